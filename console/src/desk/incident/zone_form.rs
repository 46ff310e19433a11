//! The form of the danger zone: people go in, and people are counted. What nobody counted is unknown and
//! is never recorded as 0.

use dispatch_core::command::{Command, EnterZone, RollCall};
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use eframe::egui::{ComboBox, Ui};
use serde::{Deserialize, Serialize};

use super::hold_points::{HoldForm, hold_ui};
use super::press::{number, said, step};
use super::voice::{Speaker, commander};
use super::zone::ZoneForm;
use crate::desk::boards::on_behalf;
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Weight, choice, number_field, plain_button, text_field};
use crate::language::Key;

/// An entry and a count half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntryForm {
    who: Option<Party>,
    people: String,
    limit_min: String,
    task: String,
    hold: HoldForm,
    /// Who is counted; `None` is everybody.
    counts: Option<Party>,
    counted: String,
    of: String,
    speaker: Speaker,
}

impl Lasts for EntryForm {
    /// How long they may stay and who speaks stay for the next entry: they are no half of one.
    fn words(&self) -> Option<&str> {
        let texts = [&self.task, &self.people, &self.counted, &self.of];
        let texts = texts.map(String::as_str).into_iter();
        first_written(texts.chain([self.hold.reason_text()]))
    }
}

/// Draws both.
pub(super) fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    hold_ui(ui, sight, incident, &mut form.entry.hold, outbox);
    // Teams go in more often than departments.
    let (teams, others): (Vec<_>, Vec<_>) = incident
        .on_scene()
        .into_iter()
        .partition(|it| matches!(it, Party::Team(_)));
    let parties = [teams, others].concat();
    enter_ui(ui, sight, incident, &parties, form, outbox);
    count_ui(ui, sight, incident, &parties, form, outbox);
}

fn enter_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    parties: &[Party],
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    let entry = &mut form.entry;
    let who = entry.who.clone().or_else(|| parties.first().cloned());
    ui.horizontal_wrapped(|ui| {
        let text = who.as_ref().map_or_else(
            || sight.say(Key::NobodyOnScene).into_owned(),
            |it| sight.party(it),
        );
        ComboBox::from_id_salt("zone-who")
            .selected_text(text)
            .show_ui(ui, |ui| {
                for party in parties {
                    let text = sight.party(party);
                    let spoken = format!("{} {text}", sight.say(Key::ZoneWho));
                    if choice(ui, who.as_ref() == Some(party), (&text, &spoken)) {
                        entry.who = Some(party.clone());
                    }
                }
            })
            .response
            .listed(sight, Key::ZoneWho);
        for (key, text) in [
            (Key::ZonePeople, &mut entry.people),
            (Key::ZoneLimit, &mut entry.limit_min),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
        text_field(ui, sight, (Key::ZoneTask, 120.0), &mut entry.task);
        let Some(who) = who.clone() else { return };
        let numbers = number(&entry.people).zip(number(&entry.limit_min));
        let command = numbers.map(|(people, limit_min)| {
            Command::EnterZone(EnterZone {
                incident: incident.id.clone(),
                who: who.clone(),
                people,
                limit_min,
                task: said(&entry.task),
                act: entry.hold.act(),
                override_reason: entry.hold.reason(sight, incident),
            })
        });
        let command = command.ok_or_else(|| sight.say(Key::EnterWanted).into_owned());
        let heard = on_behalf(sight, &who, &form.heard);
        let name = sight.party(&who);
        if step(ui, sight, (Key::StepEnter, &name), command, heard, outbox) {
            // Pressed once more, as many would go in a second time.
            entry.people.clear();
            entry.task.clear();
            entry.hold.begun();
        }
    });
}

fn count_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    parties: &[Party],
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    let entry = &mut form.entry;
    let everybody = sight.say(Key::ZoneEverybody);
    let name_of = |who: &Option<Party>| match who {
        Some(party) => sight.party(party),
        None => everybody.to_string(),
    };
    let mut missing = None;
    ui.horizontal_wrapped(|ui| {
        let name = sight.say(Key::CountsWho);
        ui.label(sight.look.label(&*name));
        let counts = entry.counts.clone();
        ComboBox::from_id_salt("zone-counts")
            .selected_text(name_of(&counts))
            .show_ui(ui, |ui| {
                let all = parties.iter().cloned().map(Some);
                for who in std::iter::once(None).chain(all) {
                    let text = name_of(&who);
                    if choice(ui, counts == who, (&text, &format!("{name} {text}"))) {
                        entry.counts = who;
                    }
                }
            })
            .response
            .listed(sight, Key::CountsWho);
        for (key, text) in [
            (Key::Counted, &mut entry.counted),
            (Key::CountedOf, &mut entry.of),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
        if let Some(known) = known_strength(incident, counts.as_ref()) {
            let text = sight.say_with(Key::CountKnown, [("n", known.into())]);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                entry.of = known.to_string();
            }
        }
    });
    let counts = entry.counts.clone();
    ui.horizontal_wrapped(|ui| {
        let proposed = counts.clone().unwrap_or_else(|| commander(incident));
        let voices = (&proposed, parties);
        entry.speaker.choose_ui(ui, sight, voices, "zone-speaker");
        let heard = entry.speaker.on_behalf(sight, &proposed, &form.heard);
        let command = match (number(&entry.counted), number(&entry.of)) {
            (Some(counted), Some(of)) => Ok(Command::RollCall(RollCall {
                incident: incident.id.clone(),
                who: counts.clone(),
                counted,
                of,
            })),
            (None, _) => Err(sight.say(Key::CountedWanted).into_owned()),
            (_, None) => Err(sight.say(Key::CountedOfWanted).into_owned()),
        };
        if !entry.counted.is_empty() || !entry.of.is_empty() {
            missing = command.as_ref().err().cloned();
        }
        let name = name_of(&counts);
        if step(
            ui,
            sight,
            (Key::StepRollCall, &name),
            command,
            heard,
            outbox,
        ) {
            entry.counted.clear();
            entry.of.clear();
        }
    });
    if let Some(why) = missing {
        ui.label(sight.look.note(why));
    }
}

/// How many a party reported in with, or everybody on the scene whose number is known; the greater of
/// that and of those who are inside. `None` where no number was ever told.
fn known_strength(incident: &Incident, who: Option<&Party>) -> Option<u32> {
    let reported = |party: &Party| match party {
        Party::Team(id) => incident.assignments.get(id)?.strength.people,
        Party::Department(id) => incident.calls.get(id)?.strength.people,
        _ => None,
    };
    let inside = |party: &Party| incident.zone.inside.get(party).map(|it| it.people);
    let one = |party: &Party| reported(party).max(inside(party));
    match who {
        Some(party) => one(party),
        None => incident
            .on_scene()
            .iter()
            .filter_map(one)
            .reduce(u32::saturating_add),
    }
}
