//! Which township: a choice by name.

use eframe::egui::{ComboBox, Ui};

use crate::desk::sight::Sight;
use crate::desk::whereabouts::Whereabouts;
use crate::desk::widgets::{Listed, list_line};
use crate::language::Key;

/// Draws the choice.
pub fn township_ui(ui: &mut Ui, sight: &Sight<'_>, place: &mut Whereabouts) {
    let township = &place.township;
    let mut wanted = None;
    let chosen = township.as_ref().map_or_else(
        || sight.say(Key::ChooseTownship).into_owned(),
        |id| sight.township(id),
    );
    ComboBox::from_id_salt("township")
        .selected_text(chosen)
        .show_ui(ui, |ui| {
            for id in sight.state().register.townships.keys() {
                let is_it = township.as_ref() == Some(id);
                if list_line(ui, is_it, sight.township(id)) {
                    wanted = Some(id.clone());
                }
            }
        })
        .response
        .listed(sight, Key::ChooseTownship);
    if wanted.is_some() {
        place.choose(wanted);
    }
}
