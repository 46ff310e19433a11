//! `district.toml`: the name, the bounds and the rules of a district.

use std::fmt;

use serde::Deserialize;

use crate::point::{Degrees, LAT_E7_MAX, Point};
use crate::register::Rules;
use crate::source::{Document, Fault};
use crate::words::Words;

/// The file as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub name: Words,
    pub zh: Words,
    pub en: Words,
    pub code: Words,
    pub edition: Words,
    #[expect(dead_code, reason = "the bounds are read from it apart")]
    bbox: Bbox,
    pub rules: Rules,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bbox {
    west: Degrees,
    south: Degrees,
    east: Degrees,
    north: Degrees,
}

/// The box that holds every point of a district. It does not cross the 180th meridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub south_west: Point,
    pub north_east: Point,
}

impl Bounds {
    /// Whether a latitude and a longitude, both in 10⁻⁷ degree, lie in the box or on its edge.
    #[must_use]
    pub fn contain(&self, lat_e7: i32, lon_e7: i32) -> bool {
        (self.south_west.lat_e7..=self.north_east.lat_e7).contains(&lat_e7)
            && (self.south_west.lon_e7..=self.north_east.lon_e7).contains(&lon_e7)
    }

    /// The point in the middle, rounded towards the south-west.
    #[must_use]
    pub fn middle(&self) -> Point {
        let half = |low: i32, high: i32| low + (high - low) / 2;
        Point {
            lat_e7: half(self.south_west.lat_e7, self.north_east.lat_e7),
            lon_e7: half(self.south_west.lon_e7, self.north_east.lon_e7),
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (self.south_west, self.north_east);
        write!(
            f,
            "latitude {} … {} and longitude {} … {}",
            Degrees(low.lat_e7),
            Degrees(high.lat_e7),
            Degrees(low.lon_e7),
            Degrees(high.lon_e7)
        )
    }
}

/// Reads the file. The bounds come back also where something else is wrong with it.
pub(super) fn read(
    file: &str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> (Option<Header>, Option<Bounds>) {
    let document = match Document::parse(file, text) {
        Ok(document) => document,
        Err(more) => {
            faults.extend(more);
            return (None, None);
        }
    };
    let bounds = bounds(&document, faults);
    let header = match document.read::<Header>(&document.root) {
        Ok(header) => Some(header),
        Err(more) => {
            faults.extend(more);
            None
        }
    };
    (header, bounds)
}

/// The bounds, where they can be read; what cannot be read is told with the rest of the file.
fn bounds(document: &Document, faults: &mut Vec<Fault>) -> Option<Bounds> {
    let node = document.root.get("bbox")?;
    let bbox: Bbox = document.read(node).ok()?;
    if bbox.west >= bbox.east || bbox.south >= bbox.north {
        let what = "a box without inside";
        let expected = "`west` below `east` and `south` below `north`";
        faults.push(document.fault(node, what, expected));
        return None;
    }
    let bounds = Point::new(bbox.south.0, bbox.west.0)
        .zip(Point::new(bbox.north.0, bbox.east.0))
        .map(|(south_west, north_east)| Bounds {
            south_west,
            north_east,
        });
    if bounds.is_none() {
        let what = "a latitude beyond a pole";
        let expected = format!("`south` and `north` within ±{}", Degrees(LAT_E7_MAX));
        faults.push(document.fault(node, what, expected));
    }
    bounds
}
