//! A remark 记录 on an incident; it may confirm a hold point 安全确认 (practice R25).

use dispatch_core::command::{Command, Note};
use dispatch_core::state::Incident;
use dispatch_core::view::hold_points;
use dispatch_core::words::ActId;
use eframe::egui::Ui;
use serde::{Deserialize, Serialize};

use super::press::{act, written};
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
use crate::language::Key;

/// A remark half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NoteForm {
    words: String,
    satisfies: Option<ActId>,
}

impl Lasts for NoteForm {
    fn words(&self) -> Option<&str> {
        first_written([self.words.as_str()])
    }
}

/// Draws the line to write on. A remark is a fact: it can be written on what is over as well.
pub fn note_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut NoteForm,
    outbox: &mut Outbox,
) {
    let width = (ui.available_width() - 64.0).max(120.0);
    // What the field says of what it did not take in may be long: the button goes below it then.
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::NoteWords, width), &mut form.words);
        let command = written(&form.words).map(|words| {
            Command::Note(Note {
                incident: Some(incident.id.clone()),
                words,
                satisfies: form.satisfies.clone(),
            })
        });
        if act(ui, sight, (Key::StepNote, ""), command, outbox) {
            *form = NoteForm::default();
        }
    });
    let points = open_points(sight, incident);
    if points.is_empty() || form.words.trim().is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::NoteSatisfies)));
        for (id, requires) in points {
            let chosen = form.satisfies.as_ref() == Some(&id);
            if toggle(ui, sight.look, chosen, &requires) {
                form.satisfies = (!chosen).then_some(id);
            }
        }
    });
}

/// The hold points of the type that nobody has confirmed yet.
fn open_points(sight: &Sight<'_>, incident: &Incident) -> Vec<(ActId, String)> {
    let points = hold_points(sight.state(), incident).into_iter();
    points
        .filter(|it| it.satisfied.is_none())
        .filter_map(|it| {
            let requires = &it.point.requires;
            let requires = sight.lang().name(&requires.zh, &requires.en);
            Some((ActId::new(&it.point.id).ok()?, requires))
        })
        .collect()
}
