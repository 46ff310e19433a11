//! The outlines of the symbols, by the token sheet, in shares of the nominal size.

use eframe::egui::Vec2;
use tiny_skia::{Path, PathBuilder};

use crate::desk::map::symbol::Shape;

/// The radius of a circle, in shares of the nominal size.
const ROUND: f32 = 0.5;

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

/// The corners of a shape, in shares of the nominal size; a circle has none.
const fn corners(shape: Shape) -> &'static [(f32, f32)] {
    match shape {
        Shape::Circle => &[],
        Shape::Diamond => &[(0.0, -0.68), (0.68, 0.0), (0.0, 0.68), (-0.68, 0.0)],
        Shape::Square => &[(-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)],
        Shape::TriangleUp => &[(0.0, -0.68), (0.68, 0.48), (-0.68, 0.48)],
        Shape::TriangleDown => &[(-0.68, -0.48), (0.68, -0.48), (0.0, 0.68)],
        Shape::House => &[
            (0.0, -0.62),
            (0.47, -0.20),
            (0.47, 0.48),
            (-0.47, 0.48),
            (-0.47, -0.20),
        ],
        Shape::Cross => &[
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
        ],
        Shape::Flag => &[
            (-0.56, -0.58),
            (0.62, -0.58),
            (0.62, 0.18),
            (-0.46, 0.18),
            (-0.46, 0.68),
            (-0.56, 0.68),
        ],
        Shape::Shield => &[
            (-0.47, -0.50),
            (0.47, -0.50),
            (0.47, 0.12),
            (0.0, 0.60),
            (-0.47, 0.12),
        ],
    }
}

/// The outline of a shape.
pub fn outline(shape: Shape, place: Place) -> Option<Path> {
    match shape {
        Shape::Circle => PathBuilder::from_circle(place.middle, place.middle, ROUND * place.s),
        other => place.path(corners(other)),
    }
}

/// How far from the middle a way of length 1 leaves the shape, in shares of the nominal size.
pub fn rim(shape: Shape, way: Vec2) -> f32 {
    let corners = corners(shape);
    let ends = corners.iter().zip(corners.iter().cycle().skip(1));
    let crossed = ends.filter_map(|(from, to)| {
        let (from, edge) = (Vec2::from(*from), Vec2::from(*to) - Vec2::from(*from));
        let across = way.x * edge.y - way.y * edge.x;
        let far = (from.x * edge.y - from.y * edge.x) / across;
        let along = (from.x * way.y - from.y * way.x) / across;
        (far > 0.0 && (0.0..=1.0).contains(&along)).then_some(far)
    });
    let farthest = crossed.fold(0.0, f32::max);
    if farthest > 0.0 { farthest } else { ROUND }
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
