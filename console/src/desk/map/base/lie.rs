//! How the tiles lie under the screen in one frame.

use eframe::egui::Rect;
use eframe::egui::emath::TSTransform;
use walkers::lon_lat;

use super::frame::Key;
use crate::desk::map::field::{Lens, Spot};

/// The tiles of a level that are seen.
pub(super) fn seen((lens, clip): (&Lens, Rect), level: i32) -> Vec<Key> {
    let (low, high) = lens.spots(clip);
    let count = Key::count(level);
    let tile = |it: f64| (it.clamp(0.0, 1.0) * count).floor() as i64;
    let mut keys = Vec::new();
    for y in tile(low.y)..=tile(high.y) {
        for x in tile(low.x)..=tile(high.x) {
            keys.push(Key { level, x, y });
        }
    }
    keys
}

/// Where a tile lies on the screen: how its own points get there, and the room that it covers.
pub(super) fn room(key: Key, lens: &Lens) -> (TSTransform, Rect) {
    let next = Key {
        x: key.x + 1,
        y: key.y + 1,
        ..key
    };
    let [low, high] = [key, next].map(|it| lens.at(it.corner()));
    let scaling = (lens.zoom() - f64::from(key.level)).exp2() as f32;
    let transform = TSTransform::new(low.to_vec2(), scaling);
    (transform, Rect::from_min_max(low, high))
}

pub(super) fn position(spot: Spot) -> walkers::Position {
    let share = std::f64::consts::PI * (1.0 - 2.0 * spot.y);
    lon_lat(spot.x * 360.0 - 180.0, share.sinh().atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_the_sheet_is_where_it_came_from() {
        let there = position(Spot::of_degrees(27.9573, 120.6098));
        assert!((there.y() - 27.9573).abs() < 1e-9 && (there.x() - 120.6098).abs() < 1e-9);
    }
}
