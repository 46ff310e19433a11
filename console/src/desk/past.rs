//! The bar of looking back: what is seen is the past, nothing can be pressed, Esc returns.

use eframe::egui::{Align, Frame, Layout, Margin, Ui};

use super::look::bold;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, plain_button};
use crate::language::Key;

/// Draws the bar; `sight` is of the past. Returns whether now is wanted again.
pub fn past_bar_ui(ui: &mut Ui, sight: &Sight<'_>) -> bool {
    let p = &sight.look.palette;
    let mut back = false;
    Frame::new()
        .fill(p.past)
        .inner_margin(Margin::symmetric(14, 5))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(bold(sight.say(Key::LookingBack), size::TITLE, p.past_on));
                let at = sight.state().at.local_clock().to_string();
                ui.label(bold(at, size::TITLE, p.past_on));
                ui.label(super::look::inked(
                    sight.say(Key::LookingBackHint),
                    size::NOTE,
                    p.past_on,
                ));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = sight.say(Key::BackToNow);
                    if plain_button(ui, sight.look, Weight::Primary, &text, &text).clicked() {
                        back = true;
                    }
                });
            });
        });
    back
}
