//! The outlines of the symbols, by the token sheet, in shares of the nominal size.

use tiny_skia::{Path, PathBuilder};

use crate::desk::map::symbol::Shape;

/// Where a symbol is drawn: its middle and its nominal size, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The middle, on both axes.
    pub middle: f32,
    /// The nominal size.
    pub s: f32,
}

impl Place {
    /// A place given in shares of the nominal size from the middle.
    pub fn at(self, x: f32, y: f32) -> (f32, f32) {
        (self.middle + x * self.s, self.middle + y * self.s)
    }

    /// A closed path through such places.
    pub fn path(self, corners: &[(f32, f32)]) -> Option<Path> {
        let mut path = PathBuilder::new();
        for (index, (x, y)) in corners.iter().enumerate() {
            let (x, y) = self.at(*x, *y);
            if index == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
        }
        path.close();
        path.finish()
    }
}

/// The outline of a shape.
pub fn outline(shape: Shape, place: Place) -> Option<Path> {
    match shape {
        Shape::Circle => PathBuilder::from_circle(place.middle, place.middle, 0.5 * place.s),
        Shape::Diamond => place.path(&[(0.0, -0.68), (0.68, 0.0), (0.0, 0.68), (-0.68, 0.0)]),
        Shape::Square => place.path(&[(-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)]),
        Shape::TriangleUp => place.path(&[(0.0, -0.68), (0.68, 0.48), (-0.68, 0.48)]),
        Shape::TriangleDown => place.path(&[(-0.68, -0.48), (0.68, -0.48), (0.0, 0.68)]),
        Shape::House => place.path(&[
            (0.0, -0.62),
            (0.47, -0.20),
            (0.47, 0.48),
            (-0.47, 0.48),
            (-0.47, -0.20),
        ]),
        Shape::Cross => place.path(&[
            (-0.33, -0.56),
            (0.33, -0.56),
            (0.33, -0.33),
            (0.56, -0.33),
            (0.56, 0.33),
            (0.33, 0.33),
            (0.33, 0.56),
            (-0.33, 0.56),
            (-0.33, 0.33),
            (-0.56, 0.33),
            (-0.56, -0.33),
            (-0.33, -0.33),
        ]),
        Shape::Flag => place.path(&[
            (-0.56, -0.58),
            (0.62, -0.58),
            (0.62, 0.18),
            (-0.46, 0.18),
            (-0.46, 0.68),
            (-0.56, 0.68),
        ]),
        Shape::Shield => place.path(&[
            (-0.47, -0.50),
            (0.47, -0.50),
            (0.47, 0.12),
            (0.0, 0.60),
            (-0.47, 0.12),
        ]),
    }
}

/// How far a shape reaches up and down, and where the upper right of its edge is bitten.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The top, above the middle: negative.
    pub top: f32,
    /// The foot.
    pub foot: f32,
    /// The middle of the bite.
    pub bite: (f32, f32),
}

/// The reach of a shape, in shares of the nominal size.
pub fn reach(shape: Shape) -> Reach {
    let (top, foot, bite) = match shape {
        Shape::Diamond => (-0.68, 0.68, (0.36, -0.36)),
        Shape::Circle => (-0.50, 0.50, (0.40, -0.36)),
        Shape::Square => (-0.45, 0.45, (0.43, -0.43)),
        Shape::TriangleUp => (-0.68, 0.48, (0.30, -0.26)),
        Shape::TriangleDown => (-0.48, 0.68, (0.56, -0.46)),
        Shape::House => (-0.62, 0.48, (0.36, -0.34)),
        Shape::Cross => (-0.56, 0.56, (0.33, -0.53)),
        Shape::Flag => (-0.58, 0.68, (0.60, -0.54)),
        Shape::Shield => (-0.50, 0.60, (0.45, -0.48)),
    };
    Reach { top, foot, bite }
}

/// How large the character in a shape is, and how far below the middle it stands, in shares.
pub fn character(shape: Shape) -> (f32, f32) {
    match shape {
        Shape::Diamond | Shape::Square => (0.66, 0.0),
        Shape::Circle => (0.64, 0.0),
        Shape::TriangleUp => (0.54, 0.13),
        Shape::TriangleDown => (0.54, -0.13),
        Shape::House => (0.62, 0.08),
        Shape::Cross => (0.58, 0.0),
        Shape::Flag => (0.62, -0.20),
        Shape::Shield => (0.60, -0.08),
    }
}
