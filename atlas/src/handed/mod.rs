//! What a district hands in besides an extract: areas, places and layers of its own, as GeoJSON, KML and GPX.
//! Read into things with a place in their file, in whatever datum they are; what is wrong is told all at
//! once, each with where it stands.

mod geojson;
mod gpx;
mod kml;
mod looks;
mod roads;
mod sound;
mod xml;

use crate::datum::{Datum, LonLat};
use crate::ground::{Form, Naming};
use dispatch_core::point::Point;

pub use geojson::geojson;
pub use gpx::gpx;
pub use kml::kml;
pub use looks::{Known, Looks, looks, middle_of};
pub use roads::{HandedRoads, roads};
pub use sound::{Unsound, unsound, unsound_in};

/// Most things of one file.
pub const THINGS_MAX: usize = 200_000;
/// Longest name that is kept, in characters.
const NAME_MAX: usize = 120;

/// One thing of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// Where it stands: the number of the feature, or the line of a list; from 1.
    pub place: usize,
    pub name: Naming,
    /// What it says that it is; empty where it says nothing.
    pub kind: String,
    pub shape: Shape,
}

/// Its form in the datum of its file.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Place(LonLat),
    Line(Vec<LonLat>),
    /// Rings, as in `ground::Area`.
    Area(Vec<Vec<LonLat>>),
}

/// A sentence in Chinese, and the same in English.
type Both = (String, String);

/// What is wrong with a file, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The feature or the line, from 1; 0 is the file as a whole.
    pub place: usize,
    pub zh: String,
    pub en: String,
}

impl Wrong {
    fn of_file(zh: impl Into<String>, en: impl Into<String>) -> Wrong {
        Wrong {
            place: 0,
            zh: zh.into(),
            en: en.into(),
        }
    }
}

impl Shape {
    /// All its corners.
    pub fn corners(&self) -> impl Iterator<Item = LonLat> + '_ {
        let (one, many): (Option<LonLat>, &[Vec<LonLat>]) = match self {
            Shape::Place(at) => (Some(*at), &[]),
            Shape::Line(line) => (None, std::slice::from_ref(line)),
            Shape::Area(rings) => (None, rings),
        };
        one.into_iter().chain(many.iter().flatten().copied())
    }

    /// The same as points of WGS-84; `None` where a corner lies off the earth.
    #[must_use]
    pub fn form(&self, from: Datum) -> Option<Form> {
        let point = |it: &LonLat| it.to_wgs84(from).point();
        let points = |line: &Vec<LonLat>| -> Option<Vec<Point>> {
            let mut points: Vec<Point> = line.iter().map(point).collect::<Option<_>>()?;
            points.dedup();
            Some(points)
        };
        match self {
            Shape::Place(at) => Some(Form::Place(point(at)?)),
            Shape::Line(line) => Some(Form::Line(points(line)?)),
            Shape::Area(rings) => {
                let mut rings: Vec<Vec<Point>> = rings.iter().map(points).collect::<Option<_>>()?;
                for ring in &mut rings {
                    if ring.len() > 1 && ring.first() == ring.last() {
                        ring.pop();
                    }
                }
                Some(Form::Area(rings))
            }
        }
    }
}

/// A name as it is kept: in Chinese where it has a Chinese character.
fn naming(any: &str, zh: &str, en: &str) -> Naming {
    let short = |it: &str| -> String { it.trim().chars().take(NAME_MAX).collect() };
    let is_chinese = any
        .chars()
        .any(|it| ('\u{3400}'..='\u{9FFF}').contains(&it));
    let or = |own: &str, holds: bool| match own.is_empty() && holds {
        true => short(any),
        false => short(own),
    };
    Naming {
        zh: or(zh, is_chinese),
        en: or(en, !is_chinese),
    }
}

/// A line or ring that has too few corners, told.
fn too_few(place: usize, shape: &Shape) -> Option<Wrong> {
    let distinct = |line: &[LonLat]| {
        let mut line = line.to_vec();
        line.dedup();
        if line.len() > 1 && line.first() == line.last() {
            line.pop();
        }
        line.len()
    };
    let is_short = match shape {
        Shape::Place(_) => false,
        Shape::Line(line) => distinct(line) < 2,
        Shape::Area(rings) => rings.is_empty() || rings.iter().any(|it| distinct(it) < 3),
    };
    is_short.then(|| Wrong {
        place,
        zh: "点太少：线至少 2 个不同的点，面的每个环至少 3 个".to_owned(),
        en: "too few points: expected 2 different ones of a line, 3 of each ring of an area"
            .to_owned(),
    })
}

fn too_many() -> Wrong {
    Wrong::of_file(
        format!("多于 {THINGS_MAX} 个要素"),
        format!("more than {THINGS_MAX} features"),
    )
}
