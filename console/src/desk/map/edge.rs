//! Incidents off the map: each at the edge, with an arrow, how far it is, and its clock.

use std::sync::Arc;

use eframe::egui::{
    Context, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};

use super::corner::plate_room;
use super::field::{Lens, Spot};
use super::labels::{Labels, Plate, Words};
use super::measure::{length_text, metres};
use super::sprites::{Batch, Piece, Sprites};
use super::things::{Target, Thing};
use crate::desk::sight::Sight;
use crate::language::Key;
use dispatch_core::point::Point;

/// How many stand at the edge at most, the most urgent ones.
const MOST: usize = 8;
/// How far from the edge a symbol stands, in points.
const INSET: f32 = 44.0;
/// Nearer to each other than this two directions are one.
const APART: f32 = 56.0;
/// Nominal size.
const SIZE: f32 = 24.0;

/// An incident off the map, at its edge.
#[derive(Debug)]
pub struct Outside {
    /// Which.
    pub thing: Arc<Thing>,
    at: Pos2,
    way: Vec2,
    more: usize,
    plate: Option<Plate>,
    words: String,
    /// The words as they are spoken.
    spoken: String,
}

/// The incidents that are open and off this part of the screen; `middle` is what is in its middle.
pub fn outside(
    things: &[Arc<Thing>],
    lens: &Lens,
    (clip, middle): (Rect, Option<Point>),
    sight: &Sight<'_>,
) -> Vec<Outside> {
    let mut found: Vec<Outside> = Vec::new();
    // The most urgent are the last of the things.
    let open = things.iter().rev().filter(|it| {
        let is_incident = matches!(it.target, Target::Incident(_));
        is_incident && it.labelled
    });
    for thing in open.filter(|it| it.clock.is_some()) {
        let there = lens.at(Spot::of(thing.point));
        if clip.contains(there) {
            continue;
        }
        let way = (there - clip.center()).normalized();
        let mut room = clip.shrink(INSET);
        // The buttons of the layers stand above.
        room.min.y += INSET;
        let at = beside(plate_room(clip), at_edge(room, way));
        if let Some(near) = found.iter_mut().find(|it| it.at.distance(at) < APART) {
            near.more += 1;
            continue;
        }
        if found.len() == MOST {
            continue;
        }
        let far = middle.map_or_else(String::new, |it| length_text(metres(it, thing.point)));
        let clock = thing.clock.as_deref().unwrap_or_default();
        found.push(Outside {
            thing: Arc::clone(thing),
            at,
            way,
            more: 0,
            plate: None,
            words: format!("{} {far} {clock}", thing.name)
                .trim_end()
                .to_owned(),
            spoken: String::new(),
        });
    }
    for it in found.iter_mut().filter(|it| it.more > 0) {
        let args = [("n", it.more.into())];
        it.words = format!("{} {}", it.words, sight.say_with(Key::MapAndMore, args));
    }
    for it in &mut found {
        let args = [("words", it.words.as_str().into())];
        it.spoken = sight.say_with(Key::MapOutside, args);
    }
    found
}

/// Where a way from the middle of a room leaves it.
fn at_edge(room: Rect, way: Vec2) -> Pos2 {
    let half = room.size() / 2.0;
    let share = |half: f32, way: f32| {
        if way.abs() < 1e-6 {
            f32::INFINITY
        } else {
            half / way.abs()
        }
    };
    room.center() + way * share(half.x, way.x).min(share(half.y, way.y))
}

/// The place itself, or the nearest one at the edge where the plate does not hide the symbol.
fn beside(plate: Rect, at: Pos2) -> Pos2 {
    let hidden = plate.expand(1.5 * SIZE);
    if !hidden.contains(at) {
        return at;
    }
    let (left, up) = (at.x - hidden.left(), at.y - hidden.top());
    if left < up {
        Pos2::new(hidden.left(), at.y)
    } else {
        Pos2::new(at.x, hidden.top())
    }
}

impl Outside {
    /// Gives its words their room.
    pub fn write(&mut self, painter: &Painter, sight: &Sight<'_>, labels: &mut Labels) {
        labels.keep_clear(Rect::from_center_size(self.at, Vec2::splat(1.5 * SIZE)));
        let words = Words {
            text: self.words.clone(),
            units: 0,
        };
        let place = (self.at, 0.9 * SIZE);
        self.plate = Plate::around(painter, sight, labels, (place, &words));
    }

    /// Lays its symbol.
    pub fn lay(&self, batch: &mut Batch, ctx: &Context, sight: &Sight<'_>) {
        let piece = Piece::Symbol(self.thing.mark);
        let sprite = Sprites::of(ctx).sprite(&sight.look.palette, piece, SIZE);
        batch.add(&sprite, self.at);
    }

    /// Paints what stands beside its symbol. Returns what the pointer and the keys do with it.
    pub fn ui(&self, ui: &Ui, sight: &Sight<'_>) -> Response {
        let painter = ui.painter();
        let p = &sight.look.palette;
        let ink = self.thing.mark.hue.map_or(p.ink2, |it| it.text);
        let across = self.way.rot90() * 0.32 * SIZE;
        let base = self.at + self.way * 0.95 * SIZE;
        let arrow = vec![
            self.at + self.way * 1.45 * SIZE,
            base + across,
            base - across,
        ];
        painter.add(Shape::convex_polygon(arrow, ink, Stroke::new(1.0, p.bg1)));
        let room = Rect::from_center_size(self.at, Vec2::splat(1.4 * SIZE));
        let id = ui.scope_id().with(("outside", self.thing.name.as_str()));
        let response = ui.interact(room, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.spoken));
        if let Some(plate) = &self.plate {
            plate.paint(painter, sight);
        }
        response.on_hover_text(&self.spoken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_symbol_stands_behind_the_plate() {
        let clip = Rect::from_min_size(Pos2::ZERO, Vec2::new(600.0, 500.0));
        let plate = plate_room(clip);
        let free = Pos2::new(44.0, 300.0);
        assert_eq!(beside(plate, free), free);
        for hidden in [Pos2::new(556.0, 430.0), Pos2::new(400.0, 456.0)] {
            let at = beside(plate, hidden);
            let symbol = Rect::from_center_size(at, Vec2::splat(1.4 * SIZE));
            assert!(
                !plate.intersects(symbol) && clip.contains_rect(symbol),
                "{at:?}"
            );
        }
    }

    #[test]
    fn a_way_leaves_a_room_at_its_edge() {
        let room = Rect::from_min_size(Pos2::ZERO, Vec2::new(200.0, 100.0));
        let table = [
            ((1.0, 0.0), (200.0, 50.0)),
            ((0.0, -1.0), (100.0, 0.0)),
            ((-1.0, 1.0), (50.0, 100.0)),
        ];
        for ((x, y), (left, top)) in table {
            let at = at_edge(room, Vec2::new(x, y).normalized());
            assert!(at.distance(Pos2::new(left, top)) < 0.1, "{at:?}");
        }
    }
}
