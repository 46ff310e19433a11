//! A tab: which board stands in the column, and how many things wait on it.

use eframe::egui::{Button, CornerRadius, Response, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::{size, space};

/// Draws one; what waits stands behind its name in red.
pub fn tab(ui: &mut Ui, look: &Look, shown: bool, (text, waits): (&str, usize)) -> Response {
    let p = &look.palette;
    let name = match waits {
        0 => text.to_owned(),
        n => format!("{text} {n}"),
    };
    let ink = match (shown, waits) {
        (_, 1..) => p.red.text,
        (true, 0) => p.ink1,
        (false, 0) => p.ink2,
    };
    let label = if shown {
        bold(&*name, size::NOTE, ink)
    } else {
        inked(&*name, size::NOTE, ink)
    };
    let (fill, edge) = if shown {
        (p.bg3, p.line2)
    } else {
        (p.bg2, p.bg2)
    };
    let button = Button::new(label)
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(3))
        .min_size(Vec2::new(0.0, space::pressed(ui)));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, shown, &name));
    response
}
