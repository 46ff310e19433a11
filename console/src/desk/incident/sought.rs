//! Persons sought 人员核查: each person or group in exactly one state; names stand elsewhere, never
//! here (practice R7, R15).

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Sought, SoughtState, StopSearch};
use dispatch_core::state::{Incident, SoughtRecord};
use dispatch_core::words::{SoughtId, SourceId};
use eframe::egui::Ui;

use super::persons::{Listed, PersonalForm, fresh_ui, person_ui, pocket_ui, returned_ui, sealed};
use super::press::{asked, decision, fresh, press, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Moved, RowMenu, Tone, Weight, act_button, chip, number_field, text_field, text_field_of,
};
use crate::desk::wording;
use crate::language::Key;

/// A person or group half written.
#[derive(Debug, Default)]
pub struct SoughtForm {
    open: bool,
    people: String,
    words: String,
    personal: PersonalForm,
    /// Why the search is stopped, half written for each.
    bases: BTreeMap<SoughtId, String>,
}

impl SoughtForm {
    /// Forgets who anybody is: read, shown or half written.
    pub fn forget_persons(&mut self) {
        self.personal = PersonalForm::default();
    }

    /// Whether nothing of anybody was read, shown or written here.
    pub fn knows_nobody(&self) -> bool {
        self.personal.knows_nobody()
    }

    /// Whether this seat could see who they are when the list was last drawn.
    pub fn could_see(&self) -> bool {
        self.personal.could_see()
    }

    /// Numbers that were cut out of words are of the person who is being added.
    pub fn take_in(&mut self, moved: &[Moved]) {
        self.open = true;
        for it in moved {
            self.personal.take_in(it);
        }
    }
}

/// Death is not among them: it asks who confirmed it.
const STATES: [(SoughtState, Key); 5] = [
    (SoughtState::Missing, Key::SoughtMissing),
    (SoughtState::Trapped, Key::SoughtTrapped),
    (SoughtState::Rescued, Key::SoughtRescued),
    (SoughtState::Hospital, Key::SoughtHospital),
    (SoughtState::Reached, Key::SoughtReached),
];

/// Draws the list, and the form while it is open.
pub fn sought_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SoughtForm,
    outbox: &mut Outbox,
) {
    form.personal.look(sight.may_see_persons(incident));
    let open = incident.persons_open();
    if open > 0 {
        let text = sight.say_with(Key::PersonsOpen, [("n", open.into())]);
        ui.label(sight.look.strong(text));
    }
    returned_ui(ui, sight, incident, outbox);
    if let Some(moved) = pocket_ui(ui, sight, incident) {
        form.take_in(&[moved]);
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

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, record): (&SoughtId, &SoughtRecord),
    form: &mut SoughtForm,
    outbox: &mut Outbox,
) {
    let name = name(sight, incident, (id, record));
    ui.horizontal_wrapped(|ui| {
        let key = STATES
            .iter()
            .find(|(state, _)| *state == record.state)
            .map_or(Key::SoughtDead, |(_, key)| *key);
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
    let tools = (&mut form.personal, &mut *outbox);
    let listed = Listed {
        id: id.as_str(),
        who: &name,
        sealed: sealed(record.vault_ref.as_ref(), record.vault_hash.as_ref()),
        again: Command::Sought(Sought {
            incident: incident.id.clone(),
            sought: id.clone(),
            people: Some(record.people),
            state: record.state,
            words: record.words.clone(),
            vault_ref: None,
            vault_hash: None,
            confirmed_by: record.confirmed_by.clone(),
        }),
    };
    person_ui(ui, sight, incident, listed, tools);
    if !record.is_open() {
        return;
    }
    let basis = form.bases.entry(id.clone()).or_default();
    ui.horizontal_wrapped(|ui| {
        let found = |state, confirmed_by| {
            Command::Sought(Sought {
                incident: incident.id.clone(),
                sought: id.clone(),
                people: Some(record.people),
                state,
                words: record.words.clone(),
                vault_ref: record.vault_ref.clone(),
                vault_hash: record.vault_hash.clone(),
                confirmed_by,
            })
        };
        for (state, key) in STATES.into_iter().filter(|(it, _)| *it != record.state) {
            press(ui, sight, (key, &name), found(state, None), None, outbox);
        }
        let of = (incident, id, name.as_str());
        dead_ui(ui, sight, of, |by| found(SoughtState::Dead, by), outbox);
        let stop = || {
            Some(Command::StopSearch(StopSearch {
                incident: incident.id.clone(),
                sought: Some(id.clone()),
                rescuers: None,
                basis: written(basis)?,
            }))
        };
        let stop = stop().ok_or_else(|| sight.say(Key::FillFirst).into_owned());
        let words = (Weight::Small, Key::StepStopSearch, name.as_str());
        decision(ui, sight, incident, words, stop, outbox);
    });
    text_field_of(ui, sight, (Key::StopBasis, &name), 240.0, basis);
}

/// What may be said of him; where that is nothing, or the same of another, with a piece of his id.
fn name(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, record): (&SoughtId, &SoughtRecord),
) -> String {
    let words = match &record.words {
        Some(words) => words.to_string(),
        None => sight.say(Key::Unknown).into_owned(),
    };
    let same = |(other, it): (&SoughtId, &SoughtRecord)| other != id && it.words == record.words;
    if !incident.sought.iter().any(|(other, it)| same((other, it))) {
        return words;
    }
    let short: String = id
        .as_str()
        .trim_start_matches("s-")
        .chars()
        .take(8)
        .collect();
    format!("{words} {short}")
}

/// A death is confirmed by hospital or police (practice R11), by whichever of them said so; unconfirmed
/// it is recorded as well, and the fold asks.
fn dead_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (incident, id, name): (&Incident, &SoughtId, &str),
    dead: impl Fn(Option<SourceId>) -> Command,
    outbox: &mut Outbox,
) {
    let mut sources: Vec<_> = sight.catalogue.sources.values().collect();
    sources.retain(|it| it.confirms_death);
    sources.sort_by_key(|it| it.order);
    let mut by: Vec<(String, Option<SourceId>)> = sources
        .into_iter()
        .filter_map(|it| {
            let source = SourceId::new(&it.id).ok()?;
            Some((sight.lang().name(&it.zh, &it.en), Some(source)))
        })
        .collect();
    by.push((sight.say(Key::Unknown).into_owned(), None));
    let word = sight.say(Key::SoughtDead);
    let of = (incident.id.as_str(), id.as_str(), "dead");
    let spoken = format!("{word} {name}");
    let text = sight.look.row(&*word);
    RowMenu::of(of).ui(ui, (text, &spoken), |ui| {
        ui.label(sight.look.label(sight.say(Key::ConfirmedBy)));
        for (who, source) in by {
            let command = dead(source);
            let spoken = format!("{word} {name} {who}");
            let refusal = sight.refusal(&command);
            let words = (&*who, &*spoken);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                outbox.push(command, sight.now);
                ui.close();
            }
        }
    });
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
    });
    fresh_ui(ui, sight, incident, &mut form.personal);
    ui.horizontal_wrapped(|ui| {
        for (state, key) in [
            (SoughtState::Missing, Key::StepSoughtMissing),
            (SoughtState::Trapped, Key::StepSoughtTrapped),
        ] {
            let words = written(&form.words);
            let confided = form.personal.fresh();
            // Somebody with a name needs no words; with neither there is nobody to look for.
            let is_said = words.is_some() || !confided.is_empty();
            let command = || {
                Some(Command::Sought(Sought {
                    incident: incident.id.clone(),
                    sought: fresh("s", SoughtId::new)?,
                    people: form.people.parse().ok(),
                    state,
                    words,
                    vault_ref: None,
                    vault_hash: None,
                    confirmed_by: None,
                }))
            };
            let command = is_said.then(command).flatten();
            if let Some(command) = asked(ui, sight, (key, ""), command) {
                let confided = form.personal.take_fresh();
                if confided.is_empty() {
                    outbox.push(command, sight.now);
                } else {
                    outbox.confide(command, confided, sight.now);
                }
                form.people.clear();
                form.words.clear();
            }
        }
    });
}
