//! The forms of what is plotted, on the map and in its legend: a line of its own for each kind, a hatch where
//! nobody stays, and the character of the kind, so that nothing is told by colour alone (tokens.md §5).

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
};

use super::sprites::{Batch, Piece, Sprites};
use super::symbol::{Form, Mark, Shape as Symbol};
use crate::desk::font;
use crate::desk::palette::{Hue, Palette};
use crate::drawn::{Edge, Meaning, PlotLook, PlotPlace, kind_look};

/// Distance between two lines of a hatch, in points.
const PITCH: f32 = 9.0;
/// Nominal size of a plot that is a point.
const SIZE: f32 = 24.0;
/// Side of the plate of a character, and size of the character in it, in points.
const PLATE: (f32, f32) = (16.0, 12.0);
/// How far apart teeth stand and how long they are, in points.
const TEETH: (f32, f32) = (12.0, 6.0);
/// Most places along one line: nobody counts them.
const MOST: usize = 400;
/// So far apart are the places of an edge where its character may stand, in points.
const ON_EDGE: f32 = 8.0;

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
            let seen = along(course, false, ON_EDGE).into_iter().map(|it| it.0);
            let seen: Vec<Pos2> = seen.filter(|it| clip.contains(*it)).collect();
            let at = *seen.get(seen.len() / 2)?;
            Some(sign(painter, p, look, at))
        }
        Lies::Area(outline) => {
            if look.hatched {
                let fine = Stroke::new(1.0, ink.gamma_multiply(0.5));
                hatch(painter, outline, fine);
            }
            edge(painter, outline, true, (look.edge, ink));
            // On its edge: in its middle stands the incident that it is about.
            let seen = along(outline, true, ON_EDGE).into_iter().map(|it| it.0);
            let seen = seen.filter(|it| clip.contains(*it));
            let at = seen.min_by(|a, b| a.x.total_cmp(&b.x))?;
            Some(sign(painter, p, look, at))
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
            for (foot, way) in along(course, closed, TEETH.0) {
                let side = match closed && turn(course) < 0.0 {
                    true => -TEETH.1,
                    false => TEETH.1,
                };
                let tip = foot + Vec2::new(way.y, -way.x) * side;
                painter.line_segment([foot, tip], thin);
            }
            painter.add(Shape::line(line, Stroke::new(3.0, ink)));
        }
        Edge::Double => {
            for pair in line.windows(2) {
                let across = (pair[1] - pair[0]).normalized().rot90() * 2.5;
                for aside in [across, -across] {
                    let thin = Stroke::new(1.5, ink);
                    painter.line_segment([pair[0] + aside, pair[1] + aside], thin);
                }
            }
        }
    }
}

/// Twice the area that a line closes; greater than 0 where it goes round clockwise on the screen.
fn turn(course: &[Pos2]) -> f32 {
    let next = course.iter().cycle().skip(1);
    let corners = course.iter().zip(next);
    corners.map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// Places along a line, so many points apart, each with its way of length 1. Where it is closed it goes on to where
/// it began.
fn along(course: &[Pos2], closed: bool, pitch: f32) -> Vec<(Pos2, Vec2)> {
    let back = course.first().filter(|_| closed).copied();
    let whole: Vec<Pos2> = course.iter().copied().chain(back).collect();
    let lengths = whole.windows(2).map(|pair| pair[0].distance(pair[1]));
    // A long edge, seen from near, has its places farther apart; all of it is gone along.
    let pitch = pitch.max(lengths.sum::<f32>() / MOST as f32);
    let mut places = Vec::new();
    let mut next = pitch / 2.0;
    for pair in whole.windows(2) {
        let long = pair[0].distance(pair[1]);
        if !long.is_normal() {
            continue;
        }
        let way = (pair[1] - pair[0]) / long;
        while next <= long {
            places.push((pair[0] + way * next, way));
            next += pitch;
        }
        next -= long;
    }
    places
}

/// Lines at 45 degrees inside a convex outline.
pub(super) fn hatch(painter: &Painter, outline: &[Pos2], stroke: Stroke) {
    let along = |corner: &Pos2| corner.x + corner.y;
    let low = outline.iter().map(along).fold(f32::INFINITY, f32::min);
    let high = outline.iter().map(along).fold(f32::NEG_INFINITY, f32::max);
    let lines = ((high - low) / PITCH).clamp(0.0, 400.0) as u32;
    for line in 1..=lines {
        let level = low + line as f32 * PITCH;
        let crossings: Vec<Pos2> = outline
            .iter()
            .enumerate()
            .filter_map(|(index, from)| {
                let to = outline[(index + 1) % outline.len()];
                let (a, b) = (along(from) - level, along(&to) - level);
                ((a < 0.0) != (b < 0.0)).then(|| *from + (to - *from) * (a / (a - b)))
            })
            .collect();
        if let [from, to, ..] = crossings[..] {
            painter.line_segment([from, to], stroke);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_along_an_edge_go_all_the_way_round_however_long_it_is() {
        let square = |side: f32| {
            let corner = |x: f32, y: f32| Pos2::new(x * side, y * side);
            [
                corner(0.0, 0.0),
                corner(1.0, 0.0),
                corner(1.0, 1.0),
                corner(0.0, 1.0),
            ]
        };
        let places = along(&square(48.0), true, 12.0);
        assert_eq!(places.len(), 16);
        assert_eq!(places[0], (Pos2::new(6.0, 0.0), Vec2::new(1.0, 0.0)));
        assert_eq!(places[15].1, Vec2::new(0.0, -1.0), "and back");
        let far = along(&square(1e6), true, 8.0);
        assert!(far.len() <= MOST + 1, "{}", far.len());
        let last = far.last().expect("some").0;
        assert!(last.distance(Pos2::ZERO) < 2e4, "{last:?}");
        assert!(along(&[], true, 8.0).is_empty());
        assert!(along(&[Pos2::ZERO, Pos2::ZERO], false, 8.0).is_empty());
    }
}
