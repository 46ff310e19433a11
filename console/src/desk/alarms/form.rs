//! The form of an alarm: triangle, square, circle for 1, 2, 3.

use dispatch_core::view::Priority;
use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use crate::desk::sight::Sight;

/// Draws it: filled until known by name, an outline after.
pub(super) fn form(ui: &Ui, sight: &Sight<'_>, rect: Rect, (priority, known): (Priority, bool)) {
    let p = &sight.look.palette;
    let painter = ui.painter();
    let hue = match priority {
        Priority::High => p.red,
        Priority::Medium => p.amber,
        Priority::Low => p.blue,
    };
    let (fill, edge, ink) = if known {
        (Color32::TRANSPARENT, p.ink3, p.ink2)
    } else {
        (hue.fill, hue.fill, hue.on)
    };
    let stroke = Stroke::new(1.2, edge);
    let (digit, drop) = match priority {
        Priority::High => {
            let corners = vec![
                Pos2::new(rect.center().x, rect.top()),
                rect.right_bottom(),
                rect.left_bottom(),
            ];
            painter.add(Shape::convex_polygon(corners, fill, stroke));
            ("1", 3.0)
        }
        Priority::Medium => {
            let square = rect.shrink(1.0);
            painter.rect(square, CornerRadius::ZERO, fill, stroke, StrokeKind::Inside);
            ("2", 0.0)
        }
        Priority::Low => {
            painter.circle(rect.center(), 8.0, fill, stroke);
            ("3", 0.0)
        }
    };
    painter.text(
        rect.center() + Vec2::new(0.0, drop),
        eframe::egui::Align2::CENTER_CENTER,
        digit,
        crate::desk::font::bold(11.0),
        ink,
    );
}
