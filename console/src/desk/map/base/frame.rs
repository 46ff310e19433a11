//! Which square of the sheet a tile is, and how things lie in it.

use eframe::egui::{Pos2, Rect, Vec2};

use super::clip::At;
use crate::desk::map::field::Spot;

/// Side of a tile in points, at its own level.
pub(super) const SIDE: f64 = 1_024.0;
/// The great circle of the sheet, in m.
const EQUATOR_M: f64 = 40_075_017.0;

/// Which tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    pub level: i32,
    pub x: i64,
    pub y: i64,
}

impl Key {
    /// Tiles on one side of the sheet at a level.
    pub fn count(level: i32) -> f64 {
        f64::from(level).exp2() * 256.0 / SIDE
    }

    /// Its upper left corner on the sheet.
    pub fn corner(self) -> Spot {
        let count = Key::count(self.level);
        Spot {
            x: self.x as f64 / count,
            y: self.y as f64 / count,
        }
    }
}

/// How a tile lies on the sheet.
pub(super) struct Frame {
    pub key: Key,
    pub corner: Spot,
    /// Points of the whole sheet.
    pub sheet: f64,
}

impl Frame {
    pub fn of(key: Key) -> Frame {
        Frame {
            key,
            corner: key.corner(),
            sheet: Key::count(key.level) * SIDE,
        }
    }

    pub fn at(&self, spot: Spot) -> At {
        [
            (spot.x - self.corner.x) * self.sheet,
            (spot.y - self.corner.y) * self.sheet,
        ]
    }

    pub fn spot(&self, at: Pos2) -> Spot {
        Spot {
            x: self.corner.x + f64::from(at.x) / self.sheet,
            y: self.corner.y + f64::from(at.y) / self.sheet,
        }
    }

    /// Points of a metre in the middle of the tile.
    pub fn metre(&self) -> f64 {
        let middle = self.corner.y + 0.5 * SIDE / self.sheet;
        let bend = (std::f64::consts::PI * (1.0 - 2.0 * middle)).cosh();
        self.sheet * bend / EQUATOR_M
    }

    /// The tile and so many points around it.
    pub fn room(&self, margin: f32) -> Rect {
        Rect::from_min_size(Pos2::ZERO, Vec2::splat(SIDE as f32)).expand(margin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metre_is_as_many_points_as_the_scale_says() {
        // 28° north at level 13: 256 · 2¹³ points for 40,075 km · cos 28°.
        let spot = Spot::of_degrees(28.0, 120.6);
        let count = Key::count(13);
        let key = Key {
            level: 13,
            x: (spot.x * count) as i64,
            y: (spot.y * count) as i64,
        };
        let wanted = 256.0 * 8_192.0 / (EQUATOR_M * 28.0_f64.to_radians().cos());
        let metre = Frame::of(key).metre();
        assert!((metre / wanted - 1.0).abs() < 0.005, "{metre} {wanted}");
    }
}
