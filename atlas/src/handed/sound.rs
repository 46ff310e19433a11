//! Whether what was handed in lies in the district at all.

use super::{Handed, Shape, Wrong};
use crate::datum::LonLat;
use crate::osm::Bounds;

/// So far outside the box a place may still lie, in degrees: another datum moves it by a hundredth.
const SLACK_DEG: f64 = 0.02;

/// What is wrong with where something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// Latitude and longitude are the wrong way round.
    Swapped,
    /// It lies outside the district's box.
    Outside,
    /// It lies nowhere on earth.
    Nowhere,
}

/// Everything that lies where nothing of this district can lie. Of a line or an area one corner inside is
/// enough; a river goes on.
#[must_use]
pub fn unsound(handed: &[Handed], bounds: Bounds) -> Vec<(Wrong, Unsound)> {
    let told = |it: &Handed| {
        let (why, at) = judged(&it.shape, bounds)?;
        let (lat, lon) = (at.lat, at.lon);
        let (zh, en) = match why {
            Unsound::Swapped => (
                format!("纬度和经度写反了：纬度 {lat}、经度 {lon}"),
                format!("latitude and longitude are swapped: latitude {lat}, longitude {lon}"),
            ),
            Unsound::Outside => (
                format!("在本区范围之外：纬度 {lat}、经度 {lon}"),
                format!("outside the district's box: latitude {lat}, longitude {lon}"),
            ),
            Unsound::Nowhere => (
                format!("不是地球上的位置：纬度 {lat}、经度 {lon}"),
                format!("nowhere on earth: latitude {lat}, longitude {lon}"),
            ),
        };
        let place = it.place;
        Some((Wrong { place, zh, en }, why))
    };
    handed.iter().filter_map(told).collect()
}

fn judged(shape: &Shape, bounds: Bounds) -> Option<(Unsound, LonLat)> {
    let holds = |it: &LonLat| {
        let within = |degrees: f64, low: i32, high: i32| {
            degrees >= f64::from(low) / 1e7 - SLACK_DEG
                && degrees <= f64::from(high) / 1e7 + SLACK_DEG
        };
        within(it.lon, bounds.west, bounds.east) && within(it.lat, bounds.south, bounds.north)
    };
    let turned = |it: &LonLat| LonLat {
        lon: it.lat,
        lat: it.lon,
    };
    let is_nowhere = |it: &LonLat| it.point().is_none();
    let corners: Vec<LonLat> = shape.corners().collect();
    if let Some(it) = corners.iter().find(|it| !holds(it) && holds(&turned(it))) {
        return Some((Unsound::Swapped, *it));
    }
    if let Some(it) = corners.iter().find(|it| is_nowhere(it)) {
        return Some((Unsound::Nowhere, *it));
    }
    match corners.iter().any(holds) {
        true => None,
        false => corners.first().map(|it| (Unsound::Outside, *it)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Naming;

    fn one(shape: Shape) -> Option<Unsound> {
        let bounds = Bounds {
            west: 1_203_300_000,
            south: 278_500_000,
            east: 1_207_500_000,
            north: 281_000_000,
        };
        let handed = Handed {
            place: 7,
            name: Naming::default(),
            kind: String::new(),
            shape,
        };
        let found = unsound(&[handed], bounds);
        found.first().map(|(wrong, why)| {
            assert_eq!(wrong.place, 7);
            *why
        })
    }

    fn at(lat: f64, lon: f64) -> LonLat {
        LonLat { lon, lat }
    }

    #[test]
    fn what_lies_wrong_is_told_and_why() {
        assert_eq!(one(Shape::Place(at(27.95, 120.6))), None);
        assert_eq!(
            one(Shape::Place(at(28.11, 120.6))),
            None,
            "the slack of a datum"
        );
        assert_eq!(one(Shape::Place(at(120.6, 27.95))), Some(Unsound::Swapped));
        assert_eq!(one(Shape::Place(at(30.2, 120.1))), Some(Unsound::Outside));
        assert_eq!(
            one(Shape::Place(at(f64::NAN, 120.1))),
            Some(Unsound::Nowhere)
        );
        assert_eq!(one(Shape::Place(at(95.0, 270.0))), Some(Unsound::Nowhere));
        let through = Shape::Line(vec![at(27.95, 120.6), at(27.0, 121.0)]);
        assert_eq!(one(through), None);
        let half_turned = Shape::Line(vec![at(27.95, 120.6), at(120.61, 27.95)]);
        assert_eq!(one(half_turned), Some(Unsound::Swapped));
    }
}
