//! 待同步: what was pressed here is on its way and nothing yet says that it stands.

use eframe::egui::{Label, Response, Shape, Stroke, Ui, Vec2};

use crate::desk::look::{Look, inked};
use crate::desk::theme::size;
use crate::language::Key;

/// The word in a dashed blue box, at the thing that the press concerns.
pub fn sending_ui(ui: &mut Ui, look: &Look) -> Response {
    let blue = look.palette.blue.text;
    ui.add_space(4.0);
    let text = inked(look.say(Key::WaitsForLedger), size::SMALLEST, blue);
    let response = ui.add(Label::new(text).extend());
    ui.add_space(4.0);
    let rect = response.rect.expand2(Vec2::new(4.0, 0.5));
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let dashes = Shape::dashed_line(&corners, Stroke::new(1.0, blue), 4.0, 3.0);
    ui.painter().extend(dashes);
    response.on_hover_text(look.say(Key::WaitsForLedgerHint))
}
