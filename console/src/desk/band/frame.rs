//! The frames around everything, and the marks of a drill.

use eframe::egui::{CornerRadius, RichText, Shape, Stroke, StrokeKind, Ui};

use crate::desk::look::bold;
use crate::desk::settings::{Setting, off_or_on};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Width of the frame of a drill, in points.
pub const DRILL_FRAME: f32 = 5.0;

/// A frame in the colour of the world and of the past: the one thing nobody may overlook.
///
/// `past_from` is where the past begins on the screen, in points from its top, while looking back.
pub fn frame_ui(ui: &Ui, sight: &Sight<'_>, past_from: Option<f32>, flashing: bool) {
    let p = &sight.look.palette;
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(eframe::egui::LayerId::new(
        eframe::egui::Order::Foreground,
        eframe::egui::Id::unique("world-frame"),
    ));
    let drill = sight.state().world.is_drill();
    if drill {
        painter.rect_stroke(
            rect.shrink(DRILL_FRAME / 2.0),
            CornerRadius::ZERO,
            Stroke::new(DRILL_FRAME, p.drill),
            StrokeKind::Middle,
        );
    }
    if flashing && blink(sight) {
        // Without sound the whole edge must call.
        painter.rect_stroke(
            rect.shrink(if drill { 8.0 } else { 3.0 }),
            CornerRadius::ZERO,
            Stroke::new(6.0, p.red.fill),
            StrokeKind::Middle,
        );
    }
    if let Some(top) = past_from {
        let mut inner = rect.shrink(5.0);
        inner.min.y = top + 3.0;
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
        ];
        let stroke = Stroke::new(6.0, p.past);
        painter.extend(Shape::dashed_line(&corners, stroke, 14.0, 8.0));
    }
}

/// Reduced motion: the frame of what calls stands still.
pub static STILL: Setting<bool> = Setting {
    name: "reduced-motion",
    title: Key::SettingStill,
    hint: Key::SettingStillHint,
    choices: &off_or_on(),
    normal: false,
};

/// On and off at one hertz, by the clock that everybody sees; always on where motion is reduced.
#[must_use]
pub fn blink(sight: &Sight<'_>) -> bool {
    sight.settings.read(&STILL) || sight.now.0.div_euclid(500).rem_euclid(2) == 0
}

/// Text in the tone of a mark that stands on everything of a drill.
#[must_use]
pub fn drill_mark(sight: &Sight<'_>) -> Option<RichText> {
    let p = &sight.look.palette;
    sight.state().world.is_drill().then(|| {
        bold(sight.say(Key::WorldDrill), size::SMALLEST, p.drill_on).background_color(p.drill)
    })
}
