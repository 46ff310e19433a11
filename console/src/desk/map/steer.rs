//! A place is picked without a mouse: the arrows move the ground under a cross in the middle of the map,
//! Enter takes what lies under it, Backspace takes the last point back.

use eframe::egui::{
    Align2, Context, CornerRadius, Key as Pressed, Modifiers, Pos2, Rect, Stroke, Ui, Vec2,
};
use walkers::{MapMemory, MercatorProjection, Position, Projection as _, Projector};

use dispatch_core::point::Point;
use dispatch_core::words::IncidentId;

use super::{MapView, ground};
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// How far an arrow moves the ground, in points; with Shift, to place it exactly.
const STEP: f32 = 32.0;
const FINE: f32 = 4.0;

/// What the keys have asked for since the last frame.
#[derive(Debug, Default)]
pub struct Steer {
    way: Vec2,
    enter: bool,
    back: bool,
}

impl Steer {
    /// The way that the ground is to move, once.
    pub fn take_way(&mut self) -> Vec2 {
        std::mem::take(&mut self.way)
    }

    /// Whether what lies under the cross is taken, once.
    pub fn take_enter(&mut self) -> bool {
        std::mem::take(&mut self.enter)
    }
}

impl MapView {
    /// From where the wind blows as it was dragged at an incident, in degrees.
    #[must_use]
    pub fn wind_proposed(&self, incident: &IncidentId) -> Option<u16> {
        let of = self.wind.as_ref().filter(|it| it.incident == *incident);
        of.map(|it| it.degrees)
    }

    /// The wind that was dragged is put away.
    pub fn drop_wind(&mut self) -> bool {
        self.wind.take().is_some()
    }

    /// The wind that was dragged, once Enter takes it: dragging alone records nothing.
    pub fn take_wind(&mut self, ctx: &Context) -> Option<(IncidentId, u16)> {
        if self.wind.is_none() || self.picking || ctx.text_edit_focused() {
            return None;
        }
        let taken = ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Pressed::Enter));
        let wind = self.wind.take_if(|_| taken)?;
        Some((wind.incident, wind.degrees))
    }

    /// Hears the keys of this frame, before anything else does: only while a place is picked, and no
    /// text is being written.
    pub fn hear_keys(&mut self, ctx: &Context) {
        if !self.picking || ctx.text_edit_focused() {
            return;
        }
        let ways = [
            (Pressed::ArrowLeft, Vec2::new(-1.0, 0.0)),
            (Pressed::ArrowRight, Vec2::new(1.0, 0.0)),
            (Pressed::ArrowUp, Vec2::new(0.0, -1.0)),
            (Pressed::ArrowDown, Vec2::new(0.0, 1.0)),
        ];
        ctx.input_mut(|input| {
            for (key, way) in ways {
                // Without Shift would hear both.
                for (modifiers, step) in [(Modifiers::SHIFT, FINE), (Modifiers::NONE, STEP)] {
                    let times = input.count_and_consume_key(modifiers, key);
                    self.steer.way += way * step * times as f32;
                }
            }
            self.steer.enter |= input.consume_key(Modifiers::NONE, Pressed::Enter);
            self.steer.back |= input.consume_key(Modifiers::NONE, Pressed::Backspace);
        });
    }

    /// Whether the last point is to be taken back, once.
    pub fn take_step_back(&mut self) -> bool {
        std::mem::take(&mut self.steer.back)
    }

    /// Whether clicks give places to a closing of a road.
    #[must_use]
    pub fn picks_road(&self) -> bool {
        self.picking && self.picking_road
    }

    /// Clicks give places to a closing of a road.
    pub fn pick_road(&mut self) {
        (self.picking, self.picking_road) = (true, true);
    }

    /// They do so no longer.
    pub fn stop_picking_road(&mut self) {
        if self.picking_road {
            (self.picking, self.picking_road) = (false, false);
        }
    }

    /// What was picked goes to whoever asked for it.
    pub(super) fn hand_picked_over(&mut self) {
        if self.picking_road {
            self.picked_road = self.picked.take();
            // Ended by another form, or by Escape.
            self.picking_road = self.picking || self.picked_road.is_some();
        }
    }

    /// Shows with the next frame what is being plotted.
    pub fn show_draft(&mut self, points: &[Point]) {
        points.clone_into(&mut self.draft);
    }

    /// Moves the middle of the map by so many points.
    pub(super) fn pan(&mut self, way: Vec2, home: Position) {
        if way == Vec2::ZERO {
            return;
        }
        let zoom = self.memory.zoom();
        let middle = middle_of(&self.memory, home);
        let at = MercatorProjection.project(middle, zoom);
        let moved = walkers::Pixels::new(at.x() + f64::from(way.x), at.y() + f64::from(way.y));
        let there = MercatorProjection.unproject(moved, zoom);
        self.memory.center_at(there);
    }
}

/// What is in the middle of the map: where nobody moved it, the home.
pub fn middle_of(memory: &MapMemory, home: Position) -> Position {
    memory.detached().unwrap_or(home)
}

/// Draws the cross.
pub fn cross_ui(ui: &Ui, sight: &Sight<'_>, middle: Pos2) {
    let stroke = Stroke::new(1.5, sight.look.palette.ink1);
    for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let arm = Vec2::new(x, y);
        let ends = [middle + arm * 4.0, middle + arm * 16.0];
        ui.painter().line_segment(ends, stroke);
    }
}

/// Draws a place that was picked or found.
pub fn crosshair(ui: &Ui, projector: &Projector, sight: &Sight<'_>, point: Point) {
    let at = projector.project(ground::position(point)).to_pos2();
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let stroke = Stroke::new(2.0, sight.look.palette.blue.text);
    for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let arm = Vec2::new(x, y);
        painter.line_segment([at + arm * 8.0, at + arm * 26.0], stroke);
    }
}

/// Says that a click gives a place, and which keys do.
pub fn banner(ui: &Ui, projector: &Projector, sight: &Sight<'_>) {
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let painter = ui.painter().with_clip_rect(clip);
    let text = sight.say(Key::PickOnMap);
    let galley = painter.layout_no_wrap(text.into_owned(), font::bold(size::BODY), p.blue.on);
    let at = Pos2::new(clip.center().x - galley.size().x / 2.0, clip.top() + 14.0);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(12.0, 5.0));
    painter.rect_filled(plate, CornerRadius::same(3), p.blue.fill);
    painter.galley(at, galley, p.blue.on);
    painter.text(
        plate.center_bottom() + Vec2::new(0.0, 4.0),
        Align2::CENTER_TOP,
        sight.say(Key::PickKeys),
        font::regular(size::SMALLEST),
        p.ink2,
    );
}
