//! Whether what was handed in lies in the district at all.

use super::{Both, Handed, Shape, Wrong};
use crate::datum::{Datum, LonLat};
use crate::osm::Bounds;

/// So far outside the box a place may still lie while its datum is not known, in degrees: another datum moves
/// it by a hundredth.
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

/// Everything that lies where nothing of this district can lie, whatever its datum is. Of a line or an area
/// one corner inside is enough; a river goes on.
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
            Unsound::Outside => outside(at),
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

/// Everything that lies outside the box now that its datum is known: here nothing is allowed for. What is told
/// are the numbers of the file.
#[must_use]
pub fn unsound_in(handed: &[Handed], datum: Datum, bounds: Bounds) -> Vec<Wrong> {
    let is_in = |it: LonLat| {
        let at = it.to_wgs84(datum).point();
        at.is_some_and(|it| bounds.holds(it))
    };
    let told = |it: &Handed| {
        let first = it.shape.corners().next()?;
        let (zh, en) = outside(first);
        let place = it.place;
        (!it.shape.corners().any(is_in)).then_some(Wrong { place, zh, en })
    };
    handed.iter().filter_map(told).collect()
}

fn outside(at: LonLat) -> Both {
    let (lat, lon) = (at.lat, at.lon);
    (
        format!("在本区范围之外：纬度 {lat}、经度 {lon}"),
        format!("outside the district's box: latitude {lat}, longitude {lon}"),
    )
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
    let is_nowhere = |it: &LonLat| !it.is_on_earth();
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
    use crate::datum::Wgs84;
    use crate::ground::Naming;

    const BOUNDS: Bounds = Bounds {
        west: 1_203_300_000,
        south: 278_500_000,
        east: 1_207_500_000,
        north: 281_000_000,
    };

    fn handed(shape: Shape) -> Handed {
        Handed {
            place: 7,
            name: Naming::default(),
            kind: String::new(),
            shape,
        }
    }

    fn one(shape: Shape) -> Option<Unsound> {
        let found = unsound(&[handed(shape)], BOUNDS);
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

    #[test]
    fn what_lies_beside_the_box_is_outside_once_its_datum_is_known() {
        let is_out = |shape: Shape, datum| {
            let found = unsound_in(&[handed(shape)], datum, BOUNDS);
            assert!(found.iter().all(|it| it.place == 7));
            found.first().map(|it| it.en.clone())
        };
        // The edge is in it, and a metre beyond is not.
        let place = |lat, lon| Shape::Place(at(lat, lon));
        let table = [
            (27.95, 120.6, false),
            (28.1, 120.6, false),
            (28.100_01, 120.6, true),
            (28.11, 120.6, true),
            (27.85, 120.75, false),
            (27.849_99, 120.75, true),
        ];
        for (lat, lon, expected) in table {
            let found = is_out(place(lat, lon), Datum::Wgs84);
            assert_eq!(found.is_some(), expected, "{lat} {lon}");
            let gcj = Wgs84 { lon, lat }.in_datum(Datum::Gcj02);
            // Half a metre of the way back may be rounded off, so the edge itself is left out.
            if lat != 28.1 && lat != 27.85 {
                let found = is_out(Shape::Place(gcj), Datum::Gcj02);
                assert_eq!(found.is_some(), expected, "{gcj:?}");
            }
        }
        let told = is_out(place(28.11, 120.6), Datum::Wgs84).unwrap();
        assert!(told.ends_with("latitude 28.11, longitude 120.6"), "{told}");
        let through = Shape::Line(vec![at(28.2, 120.6), at(28.05, 120.6)]);
        assert_eq!(is_out(through, Datum::Wgs84), None);
        let beside = Shape::Line(vec![at(28.2, 120.6), at(28.11, 120.6)]);
        assert!(is_out(beside, Datum::Wgs84).is_some());
    }
}
