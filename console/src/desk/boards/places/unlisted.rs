//! 未登记: what was reported of facilities and risk points that no register has.

use dispatch_core::view::unlisted_places;
use eframe::egui::{Label, Ui};

use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, age_text, chip, clock_hm};
use crate::language::Key;

/// Draws them, beneath everything that is registered.
pub fn unlisted_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let all = unlisted_places(sight.state());
    if all.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let title = sight.say_with(Key::PlacesUnlisted, [("n", all.len().into())]);
    ui.label(bold(title, size::BODY, sight.look.palette.amber.text));
    for it in all {
        ui.horizontal_wrapped(|ui| {
            let state = sight.lang().name(&it.state.zh, &it.state.en);
            chip(ui, sight.look, Tone::Amber, &state);
            ui.label(sight.look.strong(it.id));
            let age = age_text(sight.lang(), it.as_of, sight.now);
            let args = [("at", clock_hm(it.as_of).into()), ("age", age.into())];
            ui.label(sight.look.label(sight.say_with(Key::PlaceAsOf, args)));
            if let Some(words) = it.words {
                ui.add(Label::new(sight.look.row(words.as_str())).wrap());
            }
        });
    }
}
