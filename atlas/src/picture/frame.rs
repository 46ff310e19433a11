//! How the ground lies under the picture.

use dispatch_core::point::Point;

use super::{Over, Picture};
use crate::ground::AreaKind;

/// Around what has to be seen, in parts of it.
const MARGIN: f64 = 0.08;
/// At least so much of the ground is seen, in m: one incident alone is no picture of a doorstep.
const SPAN_M: f64 = 2_500.0;
/// Metres of a 10⁻⁷ degree of latitude.
const UNIT_M: f64 = 0.011_119_508;

/// A plain sheet: a district is small, and one factor for east serves all of it.
pub(super) struct Frame {
    middle: [f64; 2],
    east: f64,
    /// Px of a metre.
    pub metre: f64,
    pub size: [f64; 2],
}

impl Frame {
    pub fn of(picture: &Picture) -> Frame {
        let seen = seen(picture);
        let span = |pick: fn(&Point) -> i32| {
            let all = seen.iter().map(|it| f64::from(pick(it)));
            let low = all.clone().fold(f64::INFINITY, f64::min);
            (low, all.fold(f64::NEG_INFINITY, f64::max))
        };
        let ((south, north), (west, east)) = match seen.is_empty() {
            true => ((0.0, 0.0), (0.0, 0.0)),
            false => (span(|it| it.lat_e7), span(|it| it.lon_e7)),
        };
        let middle = [(west + east) / 2.0, (south + north) / 2.0];
        let factor = (middle[1] / 1e7).to_radians().cos().max(0.01);
        let size = [picture.size.0, picture.size.1].map(f64::from);
        let grown = |metres: f64| metres.max(SPAN_M) * (1.0 + 2.0 * MARGIN);
        let wide = grown((east - west) * UNIT_M * factor);
        let tall = grown((north - south) * UNIT_M);
        Frame {
            middle,
            east: factor,
            metre: (size[0] / wide).min(size[1] / tall),
            size,
        }
    }

    /// Where a point stands, in px.
    pub fn at(&self, point: Point) -> [f64; 2] {
        let scale = UNIT_M * self.metre;
        let east = (f64::from(point.lon_e7) - self.middle[0]) * self.east * scale;
        let north = (f64::from(point.lat_e7) - self.middle[1]) * scale;
        [self.size[0] / 2.0 + east, self.size[1] / 2.0 - north]
    }

    /// Whether any of a line may be seen.
    pub fn shows(&self, line: &[[f64; 2]]) -> bool {
        let beyond = |axis: usize| {
            let mut all = line.iter().map(|it| it[axis]);
            let edge = self.size[axis] + 20.0;
            all.clone().all(|it| it < -20.0) || all.all(|it| it > edge)
        };
        !line.is_empty() && !beyond(0) && !beyond(1)
    }

    /// Whether a place is seen.
    pub fn holds(&self, at: [f64; 2]) -> bool {
        (0..2).all(|axis| (0.0..=self.size[axis]).contains(&at[axis]))
    }
}

/// What has to be seen: what was asked for and what is drawn over the map, else the district, else its roads.
fn seen(picture: &Picture) -> Vec<Point> {
    let signs = picture.signs.iter().filter(|it| !it.aside);
    let signs = signs.map(|it| it.at);
    let over = picture.over.iter().flat_map(Over::points);
    let asked = picture.around.iter().copied().chain(signs).chain(over);
    let asked: Vec<Point> = asked.collect();
    if !asked.is_empty() {
        return asked;
    }
    let ground = &picture.pack.ground;
    let wanted = |kind| {
        let areas = ground.areas.iter().filter(move |it| it.kind == kind);
        areas.flat_map(|it| it.rings.iter().flatten().copied())
    };
    let district: Vec<Point> = wanted(AreaKind::District).collect();
    if !district.is_empty() {
        return district;
    }
    let townships: Vec<Point> = wanted(AreaKind::Township).collect();
    match townships.is_empty() {
        false => townships,
        true => picture.pack.roads.junctions.clone(),
    }
}
