//! What is written is dropped by two presses: the first one asks.

use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::Key;

/// Draws the press of the one form that is open. Returns whether it is dropped.
pub fn drop_ui(ui: &mut Ui, sight: &Sight<'_>, asked: &mut bool) -> bool {
    let text = sight.say(key(*asked));
    dropped(ui, sight, (&text, &text), asked)
}

/// The same for one of several forms on the screen: its name says which.
pub fn drop_of_ui(ui: &mut Ui, sight: &Sight<'_>, what: Key, asked: &mut bool) -> bool {
    let text = sight.say(key(*asked));
    let name = format!("{text} {}", sight.say(what));
    dropped(ui, sight, (&text, &name), asked)
}

fn key(asked: bool) -> Key {
    match asked {
        true => Key::DraftDropSure,
        false => Key::DraftDrop,
    }
}

fn dropped(ui: &mut Ui, sight: &Sight<'_>, (text, name): (&str, &str), asked: &mut bool) -> bool {
    let pressed = plain_button(ui, sight.look, Weight::Plain, text, name).clicked();
    let dropped = pressed && *asked;
    if pressed {
        *asked = !*asked;
    }
    dropped
}
