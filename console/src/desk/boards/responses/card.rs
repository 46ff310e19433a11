//! One response: what was decided, by whom, until when, who sits in the room, what hangs under it.

use dispatch_core::sentence;
use dispatch_core::state::Response;
use dispatch_core::time::Time;
use dispatch_core::view::incidents_under;
use dispatch_core::words::{IncidentId, ResponseId};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::change::{ChangeForm, EndForm, change_ui, end_ui};
use super::consent::consent_text;
use super::hang::under_ui;
use super::joint::{joint_ui, room_ui};
use crate::desk::band::date_text;
use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, age_text, clock_hm, response_ui, roman, sign, toggle_of};
use crate::language::Key;

/// Which part of a response is unfolded, and what is half written about it.
#[derive(Debug, Default)]
pub struct CardForm {
    part: Part,
    change: ChangeForm,
    end: EndForm,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Incidents,
    Room,
    Change,
    End,
    Levels,
}

/// Its kind and matter: 台风 防御台风.
pub fn name(sight: &Sight<'_>, response: &Response) -> String {
    let kind = sight.lang().text(sentence::weather_text(&response.kind));
    format!("{kind} · {}", response.matter)
}

/// Its matter as its buttons are called aloud; with its number where another response has the same.
pub fn spoken(sight: &Sight<'_>, response: &Response) -> String {
    let same = |it: &&Response| it.matter == response.matter && it.id != response.id;
    let mut all = sight.state().responses.values().map(|it| &**it);
    match all.find(same) {
        Some(_) => format!("{} {}", response.matter, response.number),
        None => response.matter.to_string(),
    }
}

/// Draws one. Returns the incident that the person wants to see.
pub fn card_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    cards: &mut Kept<ResponseId, CardForm>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let p = &sight.look.palette;
    let mut wanted = None;
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            head_ui(ui, sight, response);
            decided_ui(ui, sight, response);
            if response.in_force() {
                joint_ui(ui, sight, response, outbox);
            }
            parts_ui(ui, sight, response, cards);
            if !cards.is_open(&response.id) {
                return;
            }
            let card = cards.form(&response.id);
            match card.part {
                Part::Incidents => wanted = under_ui(ui, sight, response, outbox),
                Part::Room => room_ui(ui, sight, response),
                Part::Levels => levels_ui(ui, sight, response),
                Part::Change => {
                    if change_ui(ui, sight, response, &mut card.change, outbox) {
                        cards.sent(&response.id);
                    }
                }
                Part::End => {
                    if end_ui(ui, sight, response, &mut card.end, outbox) {
                        cards.sent(&response.id);
                    }
                }
            }
        });
    wanted
}

fn head_ui(ui: &mut Ui, sight: &Sight<'_>, response: &Response) {
    ui.horizontal_wrapped(|ui| {
        if response.in_force() {
            response_ui(ui, sight.look, response.level());
        }
        ui.label(sight.look.title(name(sight, response)));
        if let Some(lifted) = &response.lifted {
            let at = moment(sight, lifted.said.at);
            let text = sight.say_with(Key::LiftedAt, [("at", at.into())]);
            ui.label(sight.look.label(text));
        } else if response.expected_end <= sight.now {
            sign(ui, sight.look, Tone::Red, &sight.say(Key::PastExpectedEnd));
        }
    });
}

/// The clock, with the date where it is not today's.
fn moment(sight: &Sight<'_>, at: Time) -> String {
    if at.local_midnight_s() == sight.now.local_midnight_s() {
        clock_hm(at)
    } else {
        format!("{} {}", date_text(at), clock_hm(at))
    }
}

fn decided_ui(ui: &mut Ui, sight: &Sight<'_>, response: &Response) {
    let consent = response.levels.last().and_then(|it| it.consent.as_ref());
    let first = response.levels.front().and_then(|it| it.consent.as_ref());
    let ground = consent.or(first).map_or_else(
        || sight.say(Key::Unknown).into_owned(),
        |it| consent_text(sight, it),
    );
    let since = sight.say_with(
        Key::ResponseSince,
        [
            ("from", moment(sight, response.from).into()),
            (
                "age",
                age_text(sight.lang(), response.from, sight.now).into(),
            ),
            ("end", moment(sight, response.expected_end).into()),
        ],
    );
    let by = sight.say_with(
        Key::ResponseStarted,
        [
            ("who", sight.party(&response.started_by).into()),
            ("ground", ground.into()),
        ],
    );
    let townships: Vec<String> = response
        .townships
        .iter()
        .map(|it| sight.township(it))
        .collect();
    let area = if townships.is_empty() {
        response.area.to_string()
    } else {
        format!("{}（{}）", response.area, townships.join("、"))
    };
    for line in [since, by, area, response.measures.to_string()] {
        ui.add(Label::new(sight.look.label(line)).wrap());
    }
    if let Some(lifted) = &response.lifted {
        let ground = consent_text(sight, &lifted.consent);
        let text = format!("{} · {ground}", lifted.reason);
        ui.add(Label::new(sight.look.label(text)).wrap());
    }
}

fn parts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    cards: &mut Kept<ResponseId, CardForm>,
) {
    let under = incidents_under(sight.state(), &response.id);
    let in_hand = under.iter().filter(|it| it.status.is_open()).count();
    let incidents = sight.say_with(
        Key::UnderCount,
        [("n", under.len().into()), ("open", in_hand.into())],
    );
    let levels = sight.say_with(Key::LevelHistory, [("n", response.levels.len().into())]);
    let room = sight.say_with(Key::RoomCount, [("n", response.joint.len().into())]);
    let mut parts = vec![(Part::Incidents, incidents)];
    if !response.joint.is_empty() {
        parts.push((Part::Room, room));
    }
    parts.push((Part::Levels, levels));
    if response.in_force() {
        parts.push((Part::Change, sight.say(Key::ShowChange).into_owned()));
        parts.push((Part::End, sight.say(Key::ShowEnd).into_owned()));
    }
    let who = spoken(sight, response);
    ui.horizontal_wrapped(|ui| {
        for (part, text) in parts {
            let id = &response.id;
            let shown = cards.is_open(id) && cards.form(id).part == part;
            let name = format!("{text} {who}");
            if toggle_of(ui, sight.look, shown, (&text, &name)) {
                cards.form(id).part = part;
                cards.open(id);
                if shown {
                    cards.fold();
                }
            }
        }
    });
}

/// The levels it had, oldest first, each with its reason and its ground.
fn levels_ui(ui: &mut Ui, sight: &Sight<'_>, response: &Response) {
    for period in &response.levels {
        let level = sight.say_with(Key::LevelName, [("level", roman(period.level).into())]);
        let mut parts = vec![format!("{} {level}", moment(sight, period.from))];
        parts.extend(period.reason.iter().map(ToString::to_string));
        parts.extend(period.evidence.iter().map(ToString::to_string));
        parts.extend(period.consent.iter().map(|it| consent_text(sight, it)));
        parts.push(sight.person(&period.said.person));
        let text = parts.join(" · ");
        ui.add(Label::new(sight.look.label(text)).wrap());
    }
}
