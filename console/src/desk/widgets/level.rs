//! The scales that look alike and must not: bars for the event, a pennant for the response.

use dispatch_core::command::ResponseLevel;
use eframe::egui::{
    Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};

use crate::desk::font;
use crate::desk::look::Look;
use crate::desk::theme::size;
use crate::language::Key;

/// The event level 事件等级: bars and the legal word, no numeral, no hue. `bars` is 0 (not to be
/// computed) to 4; `word` comes with its doubt, such as 一般(未定性).
pub fn event_level_ui(ui: &mut Ui, look: &Look, bars: u8, word: &str) -> Response {
    let p = &look.palette;
    let text = format!("{} {word}", look.say(Key::EventLevel));
    let galley = ui
        .painter()
        .layout_no_wrap(text.clone(), font::regular(size::NOTE), p.ink1);
    let size = Vec2::new(galley.size().x + 34.0, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let painter = ui.painter();
    painter.rect(
        rect.shrink(0.5),
        CornerRadius::same(2),
        p.bg2,
        Stroke::new(1.0, p.line2),
        eframe::egui::StrokeKind::Inside,
    );
    for bar in 0..4_u8 {
        let step = f32::from(bar);
        let height = 4.0 + 3.0 * step;
        let left = rect.left() + 6.0 + 5.0 * step;
        let foot = rect.bottom() - 4.0;
        let bar_rect =
            Rect::from_min_max(Pos2::new(left, foot - height), Pos2::new(left + 4.0, foot));
        if bar < bars {
            painter.rect_filled(bar_rect, CornerRadius::ZERO, p.ink1);
        } else {
            painter.rect_stroke(
                bar_rect.shrink(0.5),
                CornerRadius::ZERO,
                Stroke::new(1.0, p.ink3),
                eframe::egui::StrokeKind::Inside,
            );
        }
    }
    let text_at = Pos2::new(rect.left() + 29.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(text_at, galley, p.ink1);
    response
}

/// The response level 响应级别: a pennant with a Roman numeral, filled while in force.
pub fn response_ui(ui: &mut Ui, look: &Look, level: Option<ResponseLevel>) -> Response {
    let p = &look.palette;
    let text = match level {
        Some(level) => look.say_with(Key::ResponseInForce, [("level", roman(level).into())]),
        None => look.say(Key::ResponseNone).into_owned(),
    };
    let (fill, ink) = match level {
        Some(_) => (p.ink1, p.bg0),
        None => (Color32::TRANSPARENT, p.ink2),
    };
    let font = if level.is_some() {
        font::bold(size::NOTE)
    } else {
        font::regular(size::NOTE)
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), font, ink);
    let size = Vec2::new(galley.size().x + 24.0, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let tip = rect.right() - 9.0;
    let outline = vec![
        rect.left_top(),
        Pos2::new(tip, rect.top()),
        rect.right_center(),
        Pos2::new(tip, rect.bottom()),
        rect.left_bottom(),
    ];
    let edge = if level.is_some() { p.ink1 } else { p.line2 };
    ui.painter()
        .add(Shape::convex_polygon(outline, fill, Stroke::new(1.0, edge)));
    let text_at = Pos2::new(rect.left() + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(text_at, galley, ink);
    response
}

/// The numeral of a response level.
#[must_use]
pub fn roman(level: ResponseLevel) -> &'static str {
    match level {
        ResponseLevel::I => "I",
        ResponseLevel::II => "II",
        ResponseLevel::III => "III",
        ResponseLevel::IV => "IV",
    }
}
