//! A line of words that leads somewhere when it is pressed.

use eframe::egui::{Button, Label, Response, Sense, TextWrapMode, Ui, WidgetText};

use crate::desk::theme::space;

/// Draws the line, cut or broken as `wrap` says; for a glove it is as high as a button.
pub fn lead(ui: &mut Ui, text: impl Into<WidgetText>, wrap: TextWrapMode) -> Response {
    let text: WidgetText = text.into();
    if space::is_gloved(ui) {
        return ui.add(Button::new(text).frame(false).wrap_mode(wrap));
    }
    ui.add(Label::new(text).wrap_mode(wrap).sense(Sense::click()))
}
