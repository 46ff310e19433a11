//! 演练误入: everybody who was called to a drill's incident is called back, and each confirms it
//! (practice R9).

use dispatch_core::command::{Command, StandDown};
use dispatch_core::state::Incident;
use eframe::egui::Ui;

use super::press::press;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, age_text, chip, clock_hm};
use crate::language::Key;

/// Draws who was called back: the silent first, with the time they have been waited for.
pub fn called_back_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    let Some(called_back) = &incident.called_back else {
        return;
    };
    let parties = &called_back.parties;
    let confirmed = parties.values().filter(|it| it.said.is_some()).count();
    let counts = [("n", confirmed.into()), ("of", parties.len().into())];
    ui.label(sight.look.strong(sight.say_with(Key::CalledBack, counts)));
    let mut rows: Vec<_> = parties.iter().collect();
    rows.sort_by_key(|(_, it)| it.said.is_some());
    for (who, confirmation) in rows {
        ui.horizontal_wrapped(|ui| {
            let name = sight.party(who);
            ui.label(sight.look.row(&*name));
            if let Some(said) = &confirmation.said {
                let text = sight.say_with(Key::BackAt, [("at", clock_hm(said.at).into())]);
                chip(ui, sight.look, Tone::Green, &text);
                return;
            }
            let age = age_text(sight.lang(), called_back.since, sight.now);
            let text = sight.say_with(Key::NotBack, [("age", age.into())]);
            chip(ui, sight.look, Tone::Red, &text);
            let back = Command::StandDown(StandDown {
                incident: incident.id.clone(),
                who: who.clone(),
            });
            let heard = sight.heard_from(who);
            press(ui, sight, (Key::StandDown, &name), back, heard, outbox);
        });
    }
}
