//! Which township: a choice by name.

use dispatch_core::words::TownshipId;
use eframe::egui::{ComboBox, Ui};

use crate::desk::sight::Sight;
use crate::desk::widgets::field;
use crate::language::Key;

/// Draws the choice.
pub fn township_ui(ui: &mut Ui, sight: &Sight<'_>, township: &mut Option<TownshipId>) {
    let chosen = township.as_ref().map_or_else(
        || sight.say(Key::ChooseTownship).into_owned(),
        |id| sight.township(id),
    );
    ComboBox::from_id_salt("township")
        .selected_text(chosen)
        .show_ui(ui, |ui| {
            for id in sight.state().register.townships.keys() {
                let is_it = township.as_ref() == Some(id);
                if ui.selectable_label(is_it, sight.township(id)).clicked() {
                    *township = Some(id.clone());
                }
            }
        })
        .response
        .widget_info(|| field(sight, Key::ChooseTownship));
}
