//! A character as a path, from the bundled faces.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

use crate::bundled::{BOLD, REGULAR};

/// Which face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Regular 400.
    Regular,
    /// Bold 700.
    Bold,
}

/// Where the middle of the em box lies above the baseline, in ems: Chinese faces rest 0.12 below it.
const EM_MIDDLE: f32 = 0.38;

struct Pen {
    path: PathBuilder,
    left: f32,
    baseline: f32,
}

impl Pen {
    /// Up on paper is down in a picture.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x, self.baseline - y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// A line of characters of `size` pixels, its middle at `middle`. A character that the bundled faces
/// lack is a question mark; `None` is a line with nothing to draw.
pub fn line(text: &str, weight: Weight, size: f32, middle: (f32, f32)) -> Option<Path> {
    let bytes = match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    };
    let face = FontRef::new(bytes).ok()?;
    let (charmap, outlines) = (face.charmap(), face.outline_glyphs());
    let metrics = face.glyph_metrics(Size::new(size), LocationRef::default());
    let glyphs: Vec<_> = text
        .chars()
        .filter_map(|it| charmap.map(it).or_else(|| charmap.map('？')))
        .collect();
    let widths: Vec<f32> = glyphs
        .iter()
        .map(|it| metrics.advance_width(*it).unwrap_or(size))
        .collect();
    let mut pen = Pen {
        path: PathBuilder::new(),
        left: middle.0 - widths.iter().sum::<f32>() / 2.0,
        baseline: middle.1 + EM_MIDDLE * size,
    };
    for (glyph, width) in glyphs.iter().zip(&widths) {
        if let Some(outline) = outlines.get(*glyph) {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            outline.draw(settings, &mut pen).ok()?;
        }
        pen.left += width;
    }
    pen.path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_stands_in_the_middle_of_its_box() {
        let path = line("口", Weight::Regular, 100.0, (200.0, 200.0)).expect("it is in the face");
        let bounds = path.bounds();
        let middle = (
            (bounds.left() + bounds.right()) / 2.0,
            (bounds.top() + bounds.bottom()) / 2.0,
        );
        assert!((middle.0 - 200.0).abs() < 3.0, "{middle:?}");
        assert!((middle.1 - 200.0).abs() < 6.0, "{middle:?}");
        assert!(
            bounds.width() > 50.0 && bounds.width() < 100.0,
            "{bounds:?}"
        );
    }
}
