//! The forms of what is plotted, on the map and in its legend: a line of its own for each kind, a hatch where
//! nobody stays, and the character of the kind, so that nothing is told by colour alone (tokens.md §5).

use atlas::course::{self, At};
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
};

use super::sprites::{Batch, Piece, Sprites};
use super::symbol::{Form, Mark, Shape as Symbol};
use crate::desk::font;
use crate::desk::palette::{Hue, Palette};
use crate::drawn::{Edge, Meaning, PlotLook, PlotPlace, kind_look};

/// Distance between two lines of a hatch, in points.
const PITCH: f64 = 9.0;
/// Nominal size of a plot that is a point.
const SIZE: f32 = 24.0;
/// Side of the plate of a character, and size of the character in it, in points.
const PLATE: (f32, f32) = (16.0, 12.0);
/// How far apart teeth stand and how long they are, in points.
const TEETH: (f64, f64) = (12.0, 6.0);

/// The kinds of plot that the legend shows: those that can be plotted here, and what only a script plots. Other
/// hazards are drawn as a hazard is, with a character of their own.
pub const KINDS: [&str; 10] = [
    "cordon",
    "no-go",
    "hazard",
    "evacuation",
    "closure",
    "staging",
    "command-post",
    "landing",
    "route",
    "detour",
];

/// Something plotted, as it lies on the screen.
#[derive(Clone, Copy, Debug)]
pub enum Lies<'a> {
    /// At a place.
    Point(Pos2),
    /// Along a line.
    Line(&'a [Pos2]),
    /// Within an edge.
    Area(&'a [Pos2]),
}

/// The colour of what is plotted.
#[must_use]
pub fn ink(meaning: Meaning, p: &Palette) -> Color32 {
    match meaning {
        Meaning::Red => p.red.text,
        Meaning::Amber => p.amber.text,
        Meaning::Blue => p.blue.text,
        Meaning::Plain => p.ink1,
    }
}

/// Draws it within `clip`. Returns where its character stands; nothing where none of it is seen.
pub fn draw(
    painter: &Painter,
    p: &Palette,
    look: &PlotLook,
    (lies, clip): (Lies<'_>, Rect),
) -> Option<Rect> {
    let ink = ink(look.meaning, p);
    let seen = |at| clip.contains(on_screen(at));
    match lies {
        Lies::Point(at) => {
            place(painter, p, look, at);
            Some(Rect::from_center_size(at, Vec2::splat(SIZE)))
        }
        Lies::Line(course) => {
            edge(painter, course, false, (look.edge, ink));
            if look.leads {
                super::plots::arrow(painter, course, ink);
            }
            let at = course::sign_place(&places(course), false, seen)?;
            Some(sign(painter, p, look, on_screen(at)))
        }
        Lies::Area(outline) => {
            if look.hatched {
                let fine = Stroke::new(1.0, ink.gamma_multiply(0.5));
                hatch(painter, outline, fine);
            }
            edge(painter, outline, true, (look.edge, ink));
            let at = course::sign_place(&places(outline), true, seen)?;
            Some(sign(painter, p, look, on_screen(at)))
        }
    }
}

/// A sample of a kind in this room, as the legend shows it.
pub fn sample(painter: &Painter, p: &Palette, kind: &str, room: Rect) {
    let look = kind_look(kind);
    let at = |x: f32, y: f32| room.lerp_inside(Vec2::new(x, y));
    let corners = [at(0.2, 0.14), at(0.96, 0.06), at(0.9, 0.92), at(0.24, 0.86)];
    let way = [at(0.04, 0.75), at(0.35, 0.4), at(0.6, 0.6), at(0.97, 0.2)];
    let lies = match look.place {
        PlotPlace::Flag => Lies::Point(room.center()),
        _ if look.hatched => Lies::Area(&corners),
        PlotPlace::Ring | PlotPlace::Danger => Lies::Line(&way),
    };
    draw(painter, p, &look, (lies, room));
}

/// A plot that is a point: a flag or a triangle as of anything else that stands there, else a ring with its own
/// line.
fn place(painter: &Painter, p: &Palette, look: &PlotLook, at: Pos2) {
    let hue: Option<Hue> = match look.meaning {
        Meaning::Red => Some(p.red),
        Meaning::Amber => Some(p.amber),
        Meaning::Blue => Some(p.blue),
        Meaning::Plain => None,
    };
    let shape = match look.place {
        PlotPlace::Flag => Symbol::Flag,
        PlotPlace::Danger => Symbol::TriangleDown,
        PlotPlace::Ring => {
            let step = std::f32::consts::TAU / 32.0;
            let ring = (0..32_u8).map(|it| at + Vec2::angled(f32::from(it) * step) * SIZE / 2.0);
            let ring: Vec<Pos2> = ring.collect();
            painter.circle_filled(at, SIZE / 2.0, p.bg1);
            edge(painter, &ring, true, (look.edge, ink(look.meaning, p)));
            let font = font::bold(PLATE.1);
            let sign = look.sign.to_string();
            painter.text(at, Align2::CENTER_CENTER, sign, font, p.ink1);
            return;
        }
    };
    // Filled where nobody may go: a triangle that only warns is half full.
    let form = match look.edge {
        Edge::Toothed => Form::Full,
        _ => Form::Half,
    };
    let mark = Mark::new(shape, look.sign, form, hue);
    let sprite = Sprites::of(painter.ctx()).sprite(p, Piece::Symbol(mark), SIZE);
    let mut batch = Batch::new(painter.ctx());
    batch.add(&sprite, at);
    batch.paint(painter);
}

/// The character of a kind on a plate of the ground.
fn sign(painter: &Painter, p: &Palette, look: &PlotLook, at: Pos2) -> Rect {
    let ink = ink(look.meaning, p);
    let plate = Rect::from_center_size(at, Vec2::splat(PLATE.0));
    painter.rect(
        plate,
        CornerRadius::ZERO,
        p.bg1,
        Stroke::new(1.0, ink),
        StrokeKind::Inside,
    );
    let (font, sign) = (font::bold(PLATE.1), look.sign.to_string());
    painter.text(at, Align2::CENTER_CENTER, sign, font, ink);
    plate
}

/// The line of a plot, or its edge.
fn edge(painter: &Painter, course: &[Pos2], closed: bool, (edge, ink): (Edge, Color32)) {
    let back = course.first().filter(|_| closed);
    let line: Vec<Pos2> = course.iter().chain(back).copied().collect();
    let thin = Stroke::new(2.0, ink);
    match edge {
        Edge::Solid => drop(painter.add(Shape::line(line, thin))),
        Edge::Thick => drop(painter.add(Shape::line(line, Stroke::new(3.0, ink)))),
        Edge::Dashed => painter.extend(Shape::dashed_line(&line, thin, 9.0, 5.0)),
        Edge::DashDot => {
            let dashes = [10.0, 2.5];
            let dashed = Shape::dashed_line_with_offset(&line, thin, &dashes, &[3.5, 3.5], 0.0);
            painter.extend(dashed);
        }
        Edge::Dotted => painter.extend(Shape::dashed_line(&line, thin, 2.0, 3.0)),
        Edge::Toothed => {
            for tooth in course::teeth(&places(course), closed, TEETH) {
                painter.line_segment(tooth.map(on_screen), thin);
            }
            painter.add(Shape::line(line, Stroke::new(3.0, ink)));
        }
        Edge::Double => {
            let course = places(course);
            for aside in [-2.5, 2.5] {
                let beside = course::beside(&course, closed, aside);
                let back = beside.first().filter(|_| closed);
                let line = beside.iter().chain(back).map(|it| on_screen(*it));
                painter.add(Shape::line(line.collect(), Stroke::new(1.5, ink)));
            }
        }
    }
}

fn places(course: &[Pos2]) -> Vec<At> {
    let place = |it: &Pos2| [f64::from(it.x), f64::from(it.y)];
    course.iter().map(place).collect()
}

fn on_screen([x, y]: At) -> Pos2 {
    Pos2::new(x as f32, y as f32)
}

/// Lines at 45 degrees inside an outline.
pub(super) fn hatch(painter: &Painter, outline: &[Pos2], stroke: Stroke) {
    for line in course::hatch(&places(outline), PITCH) {
        painter.line_segment(line.map(on_screen), stroke);
    }
}
