//! Rescuers inside the danger zone 危险区: the only clock that cannot wait. The one line of it that is
//! never folded away and never scrolled out of sight (practice R13).

use dispatch_core::state::{Count, Incident, Zone};
use eframe::egui::Ui;

use super::voice::said_by;
use crate::desk::freshness::Freshness;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{Deadline, Tone, age_ui, clock_hm, deadline_ui, sign};
use crate::language::Key;

/// Draws who is missing, how many are inside, the first latest-out and the age of the last count, above
/// all sections. It stays while anybody is inside or missing, and once somebody was counted.
pub fn inside_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let zone = &incident.zone;
    let counted = incident.status.is_open() && !zone.counts.is_empty();
    if zone.inside.is_empty() && zone.unaccounted.is_empty() && !counted {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::PANEL.into());
        missing_ui(ui, sight, zone);
        let text = sight.say_with(Key::InsideNow, [("n", zone.inside_now().into())]);
        match zone.inside.values().min_by_key(|it| it.latest_out) {
            Some(first) => {
                ui.label(bold(text, size::BODY, sight.look.palette.amber.text));
                let deadline = Deadline {
                    from: first.since,
                    due: first.latest_out,
                    done: None,
                };
                deadline_ui(ui, sight.look, &deadline, sight.now);
            }
            None => {
                ui.label(sight.look.label(text));
            }
        }
        match newest(zone) {
            Some(count) => {
                ui.label(sight.look.label(last_count(sight, count)));
                age_ui(
                    ui,
                    sight.look,
                    Freshness::FIGURE,
                    (count.said.at, sight.now),
                );
            }
            None => {
                ui.label(sight.look.label(sight.say(Key::NeverCounted)));
            }
        }
    });
}

fn missing_ui(ui: &mut Ui, sight: &Sight<'_>, zone: &Zone) {
    let Some(since) = zone.unaccounted.values().map(|it| it.since).min() else {
        return;
    };
    let n = zone.unaccounted_now();
    let text = sight.say_with(
        Key::MissingNow,
        [("n", n.into()), ("at", clock_hm(since).into())],
    );
    sign(ui, sight.look, Tone::Red, &text);
}

/// The count that speaks of the latest moment; of two of one moment, the one that was entered later.
pub fn newest(zone: &Zone) -> Option<&Count> {
    zone.counts.iter().max_by_key(|it| it.said.at)
}

/// When, how many of how many.
pub fn last_count(sight: &Sight<'_>, count: &Count) -> String {
    sight.say_with(
        Key::LastCount,
        [
            ("at", clock_hm(count.said.at).into()),
            ("n", count.counted.into()),
            ("of", count.of.into()),
        ],
    )
}

/// Draws the last count in full: of whom, how old, whose word.
pub fn last_count_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let Some(count) = newest(&incident.zone) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(last_count(sight, count)));
        let who = match &count.who {
            Some(party) => sight.party(party),
            None => sight.say(Key::ZoneEverybody).into_owned(),
        };
        ui.label(sight.look.label(who));
        age_ui(
            ui,
            sight.look,
            Freshness::FIGURE,
            (count.said.at, sight.now),
        );
        if let Some(by) = said_by(sight, &count.said) {
            ui.label(sight.look.note(by));
        }
    });
}
