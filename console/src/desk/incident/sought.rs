//! Persons sought 人员核查: each person or group in exactly one state; names stand elsewhere, never
//! here (practice R7, R15).

use dispatch_core::command::{Command, Sought, SoughtState, StopSearch};
use dispatch_core::state::{Incident, SoughtRecord};
use dispatch_core::words::{SoughtId, SourceId};
use eframe::egui::Ui;

use super::press::{act, fresh, press, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, Weight, act_button, chip, number_field, text_field};
use crate::desk::wording;
use crate::language::Key;

/// A person or group half written.
#[derive(Debug, Default)]
pub struct SoughtForm {
    open: bool,
    people: String,
    words: String,
    basis: String,
}

const STATES: [(SoughtState, Key); 6] = [
    (SoughtState::Missing, Key::SoughtMissing),
    (SoughtState::Trapped, Key::SoughtTrapped),
    (SoughtState::Rescued, Key::SoughtRescued),
    (SoughtState::Hospital, Key::SoughtHospital),
    (SoughtState::Reached, Key::SoughtReached),
    (SoughtState::Dead, Key::SoughtDead),
];

/// Draws the list, and the form while it is open.
pub fn sought_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SoughtForm,
    outbox: &mut Outbox,
) {
    let open = incident.persons_open();
    if open > 0 {
        let text = sight.say_with(Key::PersonsOpen, [("n", open.into())]);
        ui.label(sight.look.strong(text));
    }
    for (id, record) in &incident.sought {
        ui.push_id(id.as_str(), |ui| {
            one_ui(ui, sight, incident, (id, record), form, outbox);
        });
    }
    let text = sight.say(Key::PersonsSought);
    if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
        form.open = !form.open;
    }
    if form.open {
        form_ui(ui, sight, incident, form, outbox);
    }
}

/// Who may confirm a death: hospital or police (practice R11).
fn confirmer(sight: &Sight<'_>, state: SoughtState) -> Option<SourceId> {
    let source = sight
        .catalogue
        .sources
        .values()
        .filter(|it| it.confirms_death)
        .min_by_key(|it| (it.rank, it.order))?;
    (state == SoughtState::Dead)
        .then(|| SourceId::new(&source.id).ok())
        .flatten()
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, record): (&SoughtId, &SoughtRecord),
    form: &mut SoughtForm,
    outbox: &mut Outbox,
) {
    let name = record
        .words
        .as_ref()
        .map_or_else(|| sight.say(Key::Unknown).into_owned(), ToString::to_string);
    ui.horizontal_wrapped(|ui| {
        let key = STATES
            .iter()
            .find(|(state, _)| *state == record.state)
            .map_or(Key::SoughtMissing, |(_, key)| *key);
        let tone = if record.is_open() {
            Tone::Red
        } else {
            Tone::Grey
        };
        chip(ui, sight.look, tone, &sight.say(key));
        let people = sight.say_with(Key::People, [("n", record.people.into())]);
        ui.label(sight.look.strong(format!("{name} {people}")));
        if let Some(source) = &record.confirmed_by {
            ui.label(sight.look.note(wording::source(sight, source)));
        }
        if let Some(basis) = &record.stopped {
            let text = format!("{} {basis}", sight.say(Key::StepStopSearch));
            ui.label(sight.look.note(text));
        }
    });
    if !record.is_open() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (state, key) in STATES.into_iter().filter(|(it, _)| *it != record.state) {
            let command = Command::Sought(Sought {
                incident: incident.id.clone(),
                sought: id.clone(),
                people: Some(record.people),
                state,
                words: record.words.clone(),
                vault_ref: record.vault_ref.clone(),
                vault_hash: record.vault_hash.clone(),
                confirmed_by: confirmer(sight, state),
            });
            press(ui, sight, (key, &name), command, None, outbox);
        }
        let stop = || {
            Some(Command::StopSearch(StopSearch {
                incident: incident.id.clone(),
                sought: Some(id.clone()),
                basis: written(&form.basis)?,
            }))
        };
        act(ui, sight, (Key::StepStopSearch, &name), stop(), outbox);
    });
    text_field(ui, sight, (Key::StopBasis, 240.0), &mut form.basis);
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SoughtForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::SoughtWords, 220.0), &mut form.words);
        let name = sight.say(Key::SoughtPeople);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.people);
        let before = outbox.drafts().len();
        for (state, key) in [
            (SoughtState::Missing, Key::StepSoughtMissing),
            (SoughtState::Trapped, Key::StepSoughtTrapped),
        ] {
            let command = || {
                Some(Command::Sought(Sought {
                    incident: incident.id.clone(),
                    sought: fresh("s", SoughtId::new)?,
                    people: form.people.parse().ok(),
                    state,
                    words: Some(written(&form.words)?),
                    vault_ref: None,
                    vault_hash: None,
                    confirmed_by: None,
                }))
            };
            act(ui, sight, (key, ""), command(), outbox);
        }
        if outbox.drafts().len() > before {
            *form = SoughtForm {
                open: true,
                ..SoughtForm::default()
            };
        }
    });
}
