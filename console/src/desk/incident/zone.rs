//! Who is inside the danger zone 危险区 and who is missing: party by party, with what is heard of each.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Found, LeaveZone, StopSearch};
use dispatch_core::register::Party;
use dispatch_core::state::{Incident, Inside, Unaccounted};
use eframe::egui::Ui;
use serde::{Deserialize, Serialize};

use super::press::{decision, number, step, written};
use super::safety::last_count_ui;
use super::voice::{by_ui, commander};
use super::zone_form::{EntryForm, form_ui};
use crate::desk::boards::{HEARD_BY, Heard, on_behalf};
use crate::desk::drafts::{Lasts, drop_of_ui, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Deadline, Tone, Weight, deadline_ui, number_field, opener, sign, text_field, text_field_of,
};
use crate::language::Key;

/// What is half written about the danger zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ZoneForm {
    #[serde(skip)]
    pub(super) open: bool,
    /// By what means it is heard, and who speaks; as this seat hears others until it is chosen.
    pub(super) heard: Heard,
    begun: bool,
    pub(super) entry: EntryForm,
    /// How many came out, half written for each party.
    out: BTreeMap<Party, String>,
    missing: BTreeMap<Party, MissingForm>,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    dropping: bool,
}

impl Lasts for ZoneForm {
    fn words(&self) -> Option<&str> {
        let out = self.out.values().map(String::as_str);
        let missing = self.missing.values();
        let missing = missing.flat_map(|it| [&*it.basis, &*it.words, &*it.found]);
        let entry = self.entry.words();
        first_written(entry.into_iter().chain(missing).chain(out))
    }
}

/// What is half written about those who are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MissingForm {
    found: String,
    words: String,
    /// Why they are sought no longer.
    basis: String,
}

/// Draws who is missing, who is inside, the last count, and the form.
pub fn safety_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    let zone = &incident.zone;
    if !form.begun {
        form.heard.means = sight.settings.read(&HEARD_BY);
        form.begun = true;
    }
    for (who, missing) in &zone.unaccounted {
        missing_ui(ui, sight, incident, (who, missing), form, outbox);
    }
    for (who, inside) in &zone.inside {
        inside_row_ui(ui, sight, incident, (who, inside), form, outbox);
    }
    last_count_ui(ui, sight, incident);
    let open = incident.status.is_open();
    if !zone.unaccounted.is_empty() || !zone.inside.is_empty() || (open && form.open) {
        by_ui(ui, sight, &mut form.heard);
    }
    if !open {
        return;
    }
    if opener(ui, sight, Weight::Small, Key::ZoneForm) {
        form.open = !form.open;
    }
    if form.open {
        form_ui(ui, sight, incident, form, outbox);
    }
    if form.words().is_some() && drop_of_ui(ui, sight, Key::ZoneForm, &mut form.dropping) {
        *form = ZoneForm {
            open: form.open,
            heard: form.heard.clone(),
            begun: true,
            ..ZoneForm::default()
        };
    }
}

/// Missing rescuers: all of them found, some of them, or no longer searched for.
fn missing_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (who, missing): (&Party, &Unaccounted),
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    // A short count of everybody is nobody's own: whoever commands speaks for them.
    let everybody = *who == Party::Centre;
    let name = match everybody {
        true => sight.say(Key::ZoneEverybody).into_owned(),
        false => sight.party(who),
    };
    let speaker = match everybody {
        true => commander(incident),
        false => who.clone(),
    };
    let heard = match &speaker {
        Party::Centre => None,
        party => on_behalf(sight, party, &form.heard),
    };
    let half = form.missing.entry(who.clone()).or_default();
    let text = sight.say_with(
        Key::Unaccounted,
        [("who", name.as_str().into()), ("n", missing.people.into())],
    );
    sign(ui, sight.look, Tone::Red, &text);
    ui.horizontal_wrapped(|ui| {
        let found = |people: u32, half: &MissingForm| {
            Command::Found(Found {
                incident: incident.id.clone(),
                who: (!everybody).then(|| who.clone()),
                people,
                words: written(&half.words),
            })
        };
        let all = Ok(found(missing.people, half));
        let words = (Key::StepFound, name.as_str());
        if step(ui, sight, words, all, heard.clone(), outbox) {
            *half = MissingForm::default();
        }
        let spoken = format!("{} {name}", sight.say(Key::FoundNumber));
        number_field(ui, sight, &spoken, &mut half.found);
        let wanted = sight.say(Key::FoundWanted);
        let some = number(&half.found).ok_or_else(|| wanted.into_owned());
        let some = some.map(|people| found(people, half));
        if step(ui, sight, (Key::StepFoundSome, &name), some, heard, outbox) {
            half.found.clear();
        }
        let words = (Key::FoundWords, name.as_str());
        text_field_of(ui, sight, words, 120.0, &mut half.words);
    });
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::StopBasis, 160.0), &mut half.basis);
        let stop = || {
            Some(Command::StopSearch(StopSearch {
                incident: incident.id.clone(),
                sought: None,
                rescuers: Some(who.clone()),
                basis: written(&half.basis)?,
            }))
        };
        let stop = stop().ok_or_else(|| sight.say(Key::FillFirst).into_owned());
        let words = (Weight::Small, Key::StepStopSearch, name.as_str());
        if decision(ui, sight, incident, words, stop, outbox) {
            *half = MissingForm::default();
        }
    });
}

/// A party inside: all of it came out, or a part.
fn inside_row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (who, inside): (&Party, &Inside),
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    let name = sight.party(who);
    let heard = on_behalf(sight, who, &form.heard);
    let half = form.out.entry(who.clone()).or_default();
    ui.horizontal_wrapped(|ui| {
        let text = sight.say_with(
            Key::InsideRow,
            [
                ("who", name.as_str().into()),
                ("n", inside.people.into()),
                ("task", inside.task.as_str().into()),
            ],
        );
        ui.label(sight.look.strong(text));
        let deadline = Deadline {
            from: inside.since,
            due: inside.latest_out,
            done: None,
        };
        deadline_ui(ui, sight.look, &deadline, sight.now);
        let left = |people: u32| {
            Command::LeaveZone(LeaveZone {
                incident: incident.id.clone(),
                who: who.clone(),
                people,
            })
        };
        let all = Ok(left(inside.people));
        let words = (Key::StepAllOut, name.as_str());
        if step(ui, sight, words, all, heard.clone(), outbox) {
            half.clear();
        }
        let spoken = format!("{} {name}", sight.say(Key::OutNumber));
        number_field(ui, sight, &spoken, half);
        let wanted = sight.say(Key::OutWanted);
        let some = number(half).ok_or_else(|| wanted.into_owned()).map(left);
        if step(ui, sight, (Key::StepSomeOut, &name), some, heard, outbox) {
            half.clear();
        }
    });
}
