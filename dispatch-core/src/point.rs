//! A place on earth, in integers.

use serde::{Deserialize, Serialize};

/// A WGS-84 point in units of 10⁻⁷ degree (about 11 mm of latitude).
///
/// Every datum but WGS-84 is converted before it comes here (law 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Point {
    /// Latitude, −90° … 90° in 10⁻⁷ degree.
    pub lat_e7: i32,
    /// Longitude, −180° … 180° in 10⁻⁷ degree.
    pub lon_e7: i32,
}

/// 90 degrees in 10⁻⁷ degree.
pub const LAT_E7_MAX: i32 = 900_000_000;
/// 180 degrees in 10⁻⁷ degree.
pub const LON_E7_MAX: i32 = 1_800_000_000;

impl Point {
    /// A point, or `None` outside the ranges of the fields.
    #[must_use]
    pub fn new(lat_e7: i32, lon_e7: i32) -> Option<Point> {
        let on_earth = (-LAT_E7_MAX..=LAT_E7_MAX).contains(&lat_e7)
            && (-LON_E7_MAX..=LON_E7_MAX).contains(&lon_e7);
        on_earth.then_some(Point { lat_e7, lon_e7 })
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Point, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            lat_e7: i32,
            lon_e7: i32,
        }
        let raw = Raw::deserialize(deserializer)?;
        Point::new(raw.lat_e7, raw.lon_e7).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "point {}, {} is not on earth, expected lat_e7 within ±{LAT_E7_MAX} and lon_e7 within ±{LON_E7_MAX}",
                raw.lat_e7, raw.lon_e7
            ))
        })
    }
}
