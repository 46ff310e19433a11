//! How far a list can be believed: empty is plain and complete until when, blind is hatched and since
//! when (tokens.md, section 6).

use dispatch_core::time::Time;
use eframe::egui::{Label, Painter, Rect, RichText, Sense, Stroke, Ui, Vec2};

use super::age_text;
use super::deadline::clock_hm;
use crate::desk::look::bold;
use crate::desk::palette::Palette;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Between two strokes of the hatch, in points.
const PITCH: f32 = 8.0;

/// Draws the end of an empty list: until when nothing can be missing. Where nobody can see any more, the
/// hatch and since when.
pub fn end_ui(ui: &mut Ui, sight: &Sight<'_>) {
    if let Some(since) = sight.blind_since() {
        blind_ui(ui, sight, since);
        return;
    }
    complete_ui(ui, sight);
}

/// Draws until when nothing can be missing: at the head of a list that has rows, at the end of an empty one.
pub fn complete_ui(ui: &mut Ui, sight: &Sight<'_>) {
    ui.add(Label::new(complete_text(sight)).wrap());
}

/// Until when nothing can be missing, in words.
#[must_use]
pub fn complete_text(sight: &Sight<'_>) -> RichText {
    let at = sight.complete_to().local_clock().to_string();
    let text = sight.say_with(Key::CompleteTo, [("at", at.into())]);
    sight.look.note(text)
}

/// Draws that nobody can see since then: what stands above is of that moment, and what is missing here
/// is not known to be missing.
pub fn blind_ui(ui: &mut Ui, sight: &Sight<'_>, since: Time) {
    let p = &sight.look.palette;
    let height = 2.0 * size::ROW + 8.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    hatch(ui.painter(), p, rect);
    let age = age_text(sight.lang(), since, sight.now);
    let text = sight.say_with(
        Key::ListBlind,
        [("at", clock_hm(since).into()), ("age", age.into())],
    );
    let plate = Label::new(bold(text, size::ROW, p.amber.text).background_color(p.bg1)).wrap();
    ui.put(rect.shrink2(Vec2::new(4.0, 2.0)), plate);
}

/// Strokes at 45°, a pitch apart: nobody can see here.
fn hatch(painter: &Painter, p: &Palette, rect: Rect) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let step = PITCH * std::f32::consts::SQRT_2;
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let foot = eframe::egui::Pos2::new(x, rect.bottom());
        let head = eframe::egui::Pos2::new(x + rect.height(), rect.top());
        painter.line_segment([foot, head], Stroke::new(1.0, p.line2));
        x += step;
    }
}
