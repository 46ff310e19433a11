//! An older edition of the rules in force: told to everybody, adopted by whoever may.

use dispatch_core::command::{AdoptEdition, Command};
use dispatch_core::state::EDITION;
use eframe::egui::Ui;

use super::sight::Sight;
use super::widgets::{Tone, Weight, act_button, chip};
use crate::language::Key;

/// While the rules in force are older than this program's: whoever may adopt the newer ones has a
/// button, everybody else knows why newer acts are refused.
pub fn edition_ui(ui: &mut Ui, sight: &Sight<'_>) -> Option<AdoptEdition> {
    let state = sight.state();
    if state.register.adopted.is_none() || state.edition >= EDITION {
        return None;
    }
    let adopt = AdoptEdition { edition: EDITION };
    if let Some(why) = sight.refusal(&Command::AdoptEdition(adopt.clone())) {
        let text = sight.say_with(Key::EditionInForce, [("n", state.edition.into())]);
        chip(ui, sight.look, Tone::Amber, &text).on_hover_text(why);
        return None;
    }
    let text = sight.say_with(Key::AdoptEdition, [("n", EDITION.into())]);
    act_button(ui, sight.look, Weight::Plain, (&text, &text), None).then_some(adopt)
}
