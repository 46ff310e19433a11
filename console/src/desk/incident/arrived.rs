//! How many came (practice R13): heard in the same breath as that they came, so it stands beside the
//! press, is said on it, and is empty again once it was recorded. Nobody's number is 不详, never 0.

use dispatch_core::command::{Command, Strength};
use dispatch_core::entry::OnBehalf;
use eframe::egui::Ui;

use super::press::number;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, number_field};
use crate::language::Key;

/// The number of those who come next, half written.
#[derive(Debug, Default)]
pub struct ArrivedForm {
    people: String,
}

impl ArrivedForm {
    /// What the next press records of them.
    pub fn strength(&self) -> Strength {
        Strength {
            people: number(&self.people),
            ..Strength::default()
        }
    }

    /// Draws the field.
    pub fn field_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, name: Key) {
        let name = sight.say(name);
        ui.horizontal(|ui| {
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, &mut self.people);
        });
    }

    /// Draws the press that records it for one party: it reads how many, where that is written.
    pub fn press(
        &mut self,
        ui: &mut Ui,
        sight: &Sight<'_>,
        (key, who): (Key, &str),
        (command, heard): (Command, Option<OnBehalf>),
        outbox: &mut Outbox,
    ) {
        let step = sight.say(key);
        let name = format!("{step} {who}");
        let text = match number(&self.people) {
            Some(n) => sight.say_with(Key::ArrivedWith, [("n", n.into())]).into(),
            None => step,
        };
        let why = sight.refusal_for(&command, heard.as_ref());
        let words = (&*text, &*name);
        if act_button(ui, sight.look, Weight::Small, words, why.as_deref()) {
            outbox.push_for(command, heard, sight.now);
            self.people.clear();
        }
    }
}
