//! 不详: never 0, never a blank, never a dash.

use eframe::egui::{Label, Response, Shape, Stroke, Ui};

use crate::desk::look::{Look, inked};
use crate::desk::theme::size;
use crate::language::Key;

/// The word 不详 in a dotted box.
pub fn unknown(ui: &mut Ui, look: &Look) -> Response {
    let text = inked(look.say(Key::Unknown), size::NOTE, look.palette.ink2);
    ui.add_space(4.0);
    let response = ui.add(Label::new(text).extend());
    ui.add_space(4.0);
    let rect = response.rect.expand2([3.0, 0.0].into());
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let stroke = Stroke::new(1.0, look.palette.ink3);
    ui.painter()
        .extend(Shape::dashed_line(&corners, stroke, 2.0, 2.0));
    response
}
