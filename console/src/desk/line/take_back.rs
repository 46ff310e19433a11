//! For ten seconds the newest own act can be taken back, where it has a way back.

use dispatch_core::command::{Command, Undo};
use dispatch_core::sentence;
use eframe::egui::{Label, Ui};
use uuid::Uuid;

use super::told::LOOKED_BACK_MAX;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, Weight, act_button, chip};
use crate::language::Key;

/// How long an act can be taken back, in seconds (design §4).
const UNDO_S: i64 = 10;

/// How much of what was done stands beside the button, in characters; the rest is read on hovering.
const SAID_CHARS_MAX: usize = 18;

/// The own act that can be taken back now, and for how many seconds more.
#[must_use]
pub fn undoable(sight: &Sight<'_>) -> Option<(Uuid, i64)> {
    let act = sight.state().last_acts.get(&sight.seat.person)?;
    act.undo.as_ref()?;
    let left_s = UNDO_S - sight.now.since_s(act.occurred_at);
    let command = Command::Undo(Undo { entry: act.entry });
    let open = left_s > 0 && sight.refusal(&command).is_none();
    open.then_some((act.entry, left_s))
}

/// Draws what was done, how long it can be taken back, and the button; from the right.
pub fn take_back_ui(ui: &mut Ui, sight: &Sight<'_>) -> Option<Uuid> {
    let (entry, left_s) = undoable(sight)?;
    chip(ui, sight.look, Tone::Grey, "Ctrl Z");
    let text = sight.say_with(Key::UndoLeft, [("n", left_s.into())]);
    let name = sight.say(Key::Undo);
    let pressed = act_button(ui, sight.look, Weight::Small, (&text, &name), None);
    let lines = sight.picture.lines.iter().rev().take(LOOKED_BACK_MAX);
    let mut own = lines.filter(|line| line.author.id == entry);
    if let Some(line) = own.next() {
        let said = sentence::sentence(sight.names, sight.state(), &line.author);
        let said = sight.lang().text(said);
        let short: String = said.chars().take(SAID_CHARS_MAX).collect();
        let is_short = short.len() < said.len();
        let short = format!("{short}{}", if is_short { "…" } else { "" });
        ui.add(Label::new(sight.look.label(short)).extend())
            .on_hover_text(said);
    }
    pressed.then_some(entry)
}
