//! The names in one tile, each with the place where it is best written. Whether there is room is found out
//! when everything that matters more has its place.

use std::collections::BTreeMap;

use atlas::ground::{AreaKind, Naming};
use eframe::egui::{Color32, Pos2, Vec2};

use super::clip;
use super::frame::{Frame, Key, SIDE};
use super::index::{Index, Item, Kind};
use super::link::Wanted;
use super::style;
use crate::desk::map::field::Spot;
use crate::desk::palette::Palette;
use crate::desk::theme::size;

/// A line has its name where at least so much of it is seen, in points.
const LINE_MIN: f32 = 90.0;
/// An area, where it is at least so wide and so high.
const AREA_MIN: f64 = 70.0;

/// A name and where it may stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub text: Naming,
    /// The best place first.
    pub spots: Vec<Spot>,
    /// What has a lower rank is written first.
    pub rank: u8,
    /// From which zoom on.
    pub zoom: f64,
    pub size: f32,
    pub ink: Ink,
    /// Whether a dot marks the place.
    pub has_dot: bool,
}

/// What colour a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Water,
}

impl Ink {
    pub fn colour(self, p: &Palette) -> Color32 {
        match self {
            Ink::Plain => p.map_text,
            Ink::Water => p.map_text.lerp_to_gamma(p.blue.text, 0.35),
        }
    }
}

/// The names of a tile.
pub(super) fn names(
    index: &Index,
    items: &[&Item],
    frame: &Frame,
    (level, wanted): (i32, &Wanted),
) -> Vec<Name> {
    let mut names = Vec::new();
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    let room = eframe::egui::Rect::from_min_size(Pos2::ZERO, Vec2::splat(SIDE as f32));
    for item in items.iter().filter(|it| it.name > 0) {
        let (from, rank, ink) = match item.kind {
            Kind::Road(class) => match style::road_name(class) {
                Some((from, rank)) => (from, rank, Ink::Plain),
                None => continue,
            },
            Kind::Course(kind, _) => {
                let (from, rank) = style::course_name(kind);
                let ink = match rank {
                    6 => Ink::Plain,
                    _ => Ink::Water,
                };
                (from, rank, ink)
            }
            Kind::AddedLine => (12, 4, Ink::Plain),
            Kind::Area(kind) => {
                names.extend(of_area(index, item, (kind, frame)));
                continue;
            }
            Kind::AddedArea => {
                names.extend(of_area(index, item, (AreaKind::Other, frame)));
                continue;
            }
        };
        if level < from {
            continue;
        }
        let line = lines.entry(item.name).or_insert(Line {
            runs: Vec::new(),
            rank,
            ink,
        });
        line.rank = line.rank.min(rank);
        for part in &item.parts {
            line.runs
                .extend(clip::line(part.iter().map(|it| frame.at(*it)), room));
        }
    }
    for (name, line) in lines {
        names.extend(line.name(index.names[name].clone(), frame));
    }
    let side = SIDE / (Key::count(level) * SIDE);
    let corner = frame.spot(Pos2::ZERO);
    let end = Spot {
        x: corner.x + side,
        y: corner.y + side,
    };
    let places = index.places_within(corner, end).into_iter();
    for place in places.filter(|it| wanted.shows(it.layer)) {
        let (zoom, rank, size) = style::place(place.kind);
        // A name on the edge of two tiles belongs to one.
        let inside = place.at.x < end.x && place.at.y < end.y;
        if inside && f64::from(level) + 0.5 >= zoom && place.name > 0 {
            names.push(Name {
                text: index.names[place.name].clone(),
                spots: vec![place.at],
                rank,
                zoom,
                size,
                ink: Ink::Plain,
                has_dot: rank > 1,
            });
        }
    }
    names
}

/// All parts of one name in a tile.
struct Line {
    runs: Vec<Vec<Pos2>>,
    rank: u8,
    ink: Ink,
}

impl Line {
    /// It stands in the middle of the longest part, or where a third of it is, or two thirds.
    fn name(self, text: Naming, frame: &Frame) -> Option<Name> {
        let length = |run: &[Pos2]| -> f32 { run.windows(2).map(|it| it[0].distance(it[1])).sum() };
        let whole: f32 = self.runs.iter().map(|it| length(it)).sum();
        let longest = self
            .runs
            .iter()
            .max_by(|a, b| length(a).total_cmp(&length(b)))?;
        let long = length(longest);
        if whole < LINE_MIN {
            return None;
        }
        let spots = [0.5, 0.33, 0.67].map(|share| frame.spot(along(longest, share * long)));
        Some(Name {
            text,
            spots: spots.to_vec(),
            rank: self.rank,
            zoom: 0.0,
            size: size::SMALLEST,
            ink: self.ink,
            has_dot: false,
        })
    }
}

/// The place so far along a line.
fn along(run: &[Pos2], mut far: f32) -> Pos2 {
    for pair in run.windows(2) {
        let length = pair[0].distance(pair[1]);
        if far <= length {
            return pair[0] + (pair[1] - pair[0]) * (far / length.max(1e-6));
        }
        far -= length;
    }
    run.last().copied().unwrap_or(Pos2::ZERO)
}

/// The name of an area in its middle, where that lies in this tile and the area is large enough there.
fn of_area(index: &Index, item: &Item, (kind, frame): (AreaKind, &Frame)) -> Option<Name> {
    let ink = match kind {
        AreaKind::Water | AreaKind::Wetland => Ink::Water,
        AreaKind::Wood | AreaKind::Park | AreaKind::Other => Ink::Plain,
        AreaKind::District | AreaKind::Township | AreaKind::BuiltUp => return None,
    };
    let corners: Vec<clip::At> = item.parts.first()?.iter().map(|it| frame.at(*it)).collect();
    let span = |axis: usize| {
        let all = corners.iter().map(|it| it[axis]);
        let low = all.clone().fold(f64::INFINITY, f64::min);
        all.fold(f64::NEG_INFINITY, f64::max) - low
    };
    let count = corners.len() as f64;
    let middle = [0, 1].map(|axis| corners.iter().map(|it| it[axis]).sum::<f64>() / count);
    let inside = middle.iter().all(|it| (0.0..SIDE).contains(it));
    (inside && span(0).min(span(1)) >= AREA_MIN).then(|| Name {
        text: index.names[item.name].clone(),
        spots: vec![frame.spot(Pos2::new(middle[0] as f32, middle[1] as f32))],
        rank: 3,
        zoom: 0.0,
        size: size::SMALLEST,
        ink,
        has_dot: false,
    })
}
