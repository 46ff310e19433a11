//! On what a decision of the government rests: a paper's number, or who agreed aloud (practice R4).

use dispatch_core::command::Consent;
use dispatch_core::entry::Means;
use eframe::egui::Ui;

use crate::desk::incident::written;
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
use crate::desk::wording;
use crate::language::Key;

/// A ground half written.
#[derive(Debug, Default)]
pub struct ConsentForm {
    number: String,
    by: String,
    in_person: bool,
}

impl ConsentForm {
    /// The ground, where one is written; the paper before the word.
    pub fn consent(&self) -> Option<Consent> {
        if let Some(number) = written(&self.number) {
            return Some(Consent::Document { number });
        }
        let means = if self.in_person {
            Means::InPerson
        } else {
            Means::Telephone
        };
        written(&self.by).map(|by| Consent::Verbal { by, means })
    }
}

/// Draws the fields.
pub fn consent_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ConsentForm) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ConsentGround)));
        text_field(ui, sight, (Key::ConsentNumber, 150.0), &mut form.number);
        text_field(ui, sight, (Key::ConsentVerbal, 170.0), &mut form.by);
        if form.by.trim().is_empty() {
            return;
        }
        for (means, in_person) in [(Means::Telephone, false), (Means::InPerson, true)] {
            let name = wording::means(sight, means);
            if toggle(ui, sight.look, form.in_person == in_person, &name) {
                form.in_person = in_person;
            }
        }
    });
}

/// As it is read.
pub fn consent_text(sight: &Sight<'_>, consent: &Consent) -> String {
    match consent {
        Consent::Document { number } => number.to_string(),
        Consent::Verbal { by, means } => sight.say_with(
            Key::ConsentBy,
            [
                ("who", by.as_str().into()),
                ("means", wording::means(sight, *means).into()),
            ],
        ),
    }
}
