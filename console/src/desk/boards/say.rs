//! A button for what somebody else said: pressed once the words it needs are there.

use dispatch_core::command::Command;
use dispatch_core::entry::OnBehalf;
use eframe::egui::Ui;

use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button};
use crate::language::Key;

/// Draws the button; `None` says that words or a choice are missing. Returns whether it was pressed.
pub fn say_for(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    (command, heard): (Option<Command>, Option<OnBehalf>),
    outbox: &mut Outbox,
) -> bool {
    let text = sight.say(key);
    let name = format!("{text} {who}");
    let refusal = match &command {
        Some(command) => sight.refusal_for(command, heard.as_ref()),
        None => Some(sight.say(Key::FillFirst).into_owned()),
    };
    let words = (&*text, name.trim());
    let pressed = act_button(ui, sight.look, Weight::Small, words, refusal.as_deref());
    let Some(command) = command.filter(|_| pressed) else {
        return false;
    };
    outbox.push_for(command, heard, sight.now);
    true
}
