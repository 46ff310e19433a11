//! Several at one place: two capsules, one behind the other, and on them how many. There may be hundreds of
//! them on one screen, each of which would cost five hundred corners as a shape and costs four as a picture.

use eframe::egui::Vec2;
use tiny_skia::{Path, PathBuilder};

use super::canvas::{Canvas, Drawn};
use super::draw::Ink;
use super::glyph::{self, Weight};

/// Width and height of the capsule in front, in points.
pub const HEAP: Vec2 = Vec2::new(42.0, 27.0);
/// Its round corners, in shares of its height.
const ROUND: f32 = 12.0 / HEAP.y;
/// How far a handle of a curve reaches for a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;

/// The two capsules, of nominal height; around the one in front a second line where somebody waits.
pub fn heap(ink: Ink<'_>, distress: bool) -> Option<Drawn> {
    let mut canvas = Canvas::new(2 * ink.reach())?;
    let (p, scale) = (ink.palette, ink.scale);
    let edge = if distress { p.red.text } else { p.ink2 };
    let front = Capsule::of(ink);
    let behind = front.moved(4.0 * scale, -4.0 * scale);
    let ground = 2.0 * scale;
    for (capsule, width, line) in [(behind, 1.0, p.line2), (front, 2.0, edge)] {
        canvas.fill(&capsule.grown(ground).path()?, p.bg1);
        canvas.fill(&capsule.path()?, p.bg2);
        let width = width * scale;
        canvas.stroke(&capsule.round(-width / 2.0).path()?, (width, line), None);
    }
    if distress {
        let around = front.grown(5.5 * scale).round(-0.75 * scale);
        canvas.stroke(&around.path()?, (1.5 * scale, edge), None);
    }
    Some(canvas.finish())
}

/// How many.
pub fn count(ink: Ink<'_>, count: u32) -> Option<Drawn> {
    let mut canvas = Canvas::new(2 * ink.reach())?;
    let middle = 2.0 * ink.reach() as f32;
    let number = glyph::line(&count.to_string(), Weight::Bold, ink.s(), (middle, middle))?;
    canvas.fill(&number, ink.palette.ink1);
    Some(canvas.finish())
}

/// A round box, in pixels.
#[derive(Clone, Copy)]
struct Capsule {
    middle: (f32, f32),
    half: (f32, f32),
    radius: f32,
}

impl Capsule {
    fn of(ink: Ink<'_>) -> Capsule {
        let middle = 2.0 * ink.reach() as f32;
        Capsule {
            middle: (middle, middle),
            half: (ink.s() * HEAP.x / HEAP.y / 2.0, ink.s() / 2.0),
            radius: ROUND * ink.s(),
        }
    }

    fn moved(self, right: f32, down: f32) -> Capsule {
        Capsule {
            middle: (self.middle.0 + right, self.middle.1 + down),
            ..self
        }
    }

    /// Larger on every side, with the same corners.
    fn grown(self, by: f32) -> Capsule {
        Capsule {
            half: (self.half.0 + by, self.half.1 + by),
            ..self
        }
    }

    /// The line that goes round it so far from its edge.
    fn round(self, by: f32) -> Capsule {
        Capsule {
            radius: self.radius + by,
            ..self.grown(by)
        }
    }

    fn path(self) -> Option<Path> {
        let ((x, y), (wide, tall)) = (self.middle, self.half);
        let radius = self.radius.clamp(0.0, wide.min(tall));
        let (left, top, right, bottom) = (x - wide, y - tall, x + wide, y + tall);
        let handle = radius * (1.0 - QUARTER);
        let mut path = PathBuilder::new();
        path.move_to(left + radius, top);
        path.line_to(right - radius, top);
        path.cubic_to(
            right - handle,
            top,
            right,
            top + handle,
            right,
            top + radius,
        );
        path.line_to(right, bottom - radius);
        path.cubic_to(
            right,
            bottom - handle,
            right - handle,
            bottom,
            right - radius,
            bottom,
        );
        path.line_to(left + radius, bottom);
        path.cubic_to(
            left + handle,
            bottom,
            left,
            bottom - handle,
            left,
            bottom - radius,
        );
        path.line_to(left, top + radius);
        path.cubic_to(left, top + handle, left + handle, top, left + radius, top);
        path.close();
        path.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::palette::{Palette, Skin};
    use eframe::egui::Color32;

    fn drawn(scale: f32, distress: bool) -> Option<Drawn> {
        let palette = Palette::of(Skin::Dark);
        let ink = Ink {
            palette: &palette,
            scale,
            size: HEAP.y,
        };
        heap(ink, distress)
    }

    #[test]
    fn a_heap_is_as_large_as_its_room_and_somebody_who_waits_is_seen() {
        let p = Palette::of(Skin::Dark);
        for scale in [1.0, 1.5, 2.0] {
            let (plain, waits) = (drawn(scale, false), drawn(scale, true));
            let (Some(plain), Some(waits)) = (plain, waits) else {
                unreachable!("both have a size");
            };
            // The one behind stands out by four points, the ground by two.
            let wide = ((HEAP.x + 4.0 + 4.0) * scale).round();
            let tall = ((HEAP.y + 4.0 + 4.0) * scale).round();
            assert!(
                (plain.size[0] as f32 - wide).abs() <= 2.0,
                "{:?}",
                plain.size
            );
            assert!(
                (plain.size[1] as f32 - tall).abs() <= 2.0,
                "{:?}",
                plain.size
            );
            let red = |it: &Drawn| it.pixels.iter().filter(|it| **it == p.red.text).count();
            assert_eq!(red(&plain), 0);
            assert!(red(&waits) > (100.0 * scale) as usize);
            // The corner is round: nothing is there.
            assert_eq!(plain.pixels[0], Color32::TRANSPARENT);
        }
    }

    #[test]
    fn a_number_is_drawn_whole() {
        let palette = Palette::of(Skin::Dark);
        let ink = Ink {
            palette: &palette,
            scale: 1.0,
            size: 15.0,
        };
        let wide = |n: u32| count(ink, n).map_or(0, |it| it.size[0]);
        assert!(wide(1) > 0 && wide(88) > wide(8) && wide(88_888) > wide(8_888));
    }
}
