//! Datums: the same place has three pairs of numbers in China, some 540 m apart at 娄桥.
//!
//! Inside everything is WGS-84, which CGCS2000 equals within centimetres (law 11). GCJ-02 is what 高德,
//! 腾讯 and official tile services say, BD-09 what 百度 says. A pair is converted once, at the edge: what is
//! read there is a [`LonLat`], and only what is known to be [`Wgs84`] becomes a point.
//! The formulas are the published ones, derived: constants of the Krasovsky ellipsoid; the way back
//! is found by fixed-point iteration, to less than 1 mm.

use std::f64::consts::PI;
use std::fmt;

use dispatch_core::point::Point;

/// In which datum a pair of numbers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Datum {
    /// GPS, 北斗, CGCS2000 within centimetres, GeoJSON by definition.
    Wgs84,
    /// 高德, 腾讯, official tile services.
    Gcj02,
    /// 百度
    Bd09,
}

impl Datum {
    /// Every datum that is known.
    pub const ALL: [Datum; 3] = [Datum::Wgs84, Datum::Gcj02, Datum::Bd09];

    /// Its name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Datum::Wgs84 => "WGS-84",
            Datum::Gcj02 => "GCJ-02",
            Datum::Bd09 => "BD-09",
        }
    }

    /// The datum of this name; capitals and the hyphen do not matter, CGCS2000 counts as WGS-84.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Datum> {
        let bare: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|it| it.to_ascii_lowercase())
            .collect();
        match bare.as_str() {
            "wgs84" | "cgcs2000" => Some(Datum::Wgs84),
            "gcj02" => Some(Datum::Gcj02),
            "bd09" => Some(Datum::Bd09),
            _ => None,
        }
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A longitude and a latitude in degrees as a file, a caller or a grid of tiles has them; in which datum they
/// are is told beside them, or not yet known.
///
/// It is no place before its datum is named, and nothing makes a point of it:
///
/// ```compile_fail,E0599
/// let read = atlas::datum::LonLat { lon: 120.613714, lat: 27.953885 };
/// let somewhere = read.point();
/// ```
///
/// ```
/// use atlas::datum::{Datum, LonLat};
/// let read = LonLat { lon: 120.613714, lat: 27.953885 };
/// let there = read.to_wgs84(Datum::Gcj02).point().unwrap();
/// let louqiao = dispatch_core::point::Point::new(279_573_000, 1_206_098_000).unwrap();
/// assert_eq!(there.metres_to(louqiao), 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// East, −180 … 180.
    pub lon: f64,
    /// North, −90 … 90.
    pub lat: f64,
}

impl LonLat {
    /// The same place in WGS-84, these numbers being of that datum.
    #[must_use]
    pub fn to_wgs84(self, from: Datum) -> Wgs84 {
        let LonLat { lon, lat } = match from {
            Datum::Wgs84 => self,
            Datum::Gcj02 => back(self, gcj_of_wgs),
            Datum::Bd09 => back(back(self, bd_of_gcj), gcj_of_wgs),
        };
        Wgs84 { lon, lat }
    }

    /// Whether the numbers are a place on earth, in whatever datum.
    #[must_use]
    pub fn is_on_earth(self) -> bool {
        self.to_wgs84(Datum::Wgs84).point().is_some()
    }

    fn plus(self, (east, north): (f64, f64)) -> LonLat {
        LonLat {
            lon: self.lon + east,
            lat: self.lat + north,
        }
    }
}

/// A longitude and a latitude in degrees of WGS-84: the only pair that becomes a point.
///
/// A pair as it was read does not pass for one, whatever its numbers are:
///
/// ```compile_fail,E0308
/// use atlas::datum::{LonLat, Wgs84};
/// let there: Wgs84 = LonLat { lon: 120.613714, lat: 27.953885 };
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wgs84 {
    /// East, −180 … 180.
    pub lon: f64,
    /// North, −90 … 90.
    pub lat: f64,
}

impl Wgs84 {
    /// The pair of a point.
    #[must_use]
    pub fn of(point: Point) -> Wgs84 {
        Wgs84 {
            lon: f64::from(point.lon_e7) / 1e7,
            lat: f64::from(point.lat_e7) / 1e7,
        }
    }

    /// The point nearest to it; `None` outside the world or where it is no number.
    #[must_use]
    pub fn point(self) -> Option<Point> {
        let e7 = |degrees: f64, most: f64| {
            let scaled = (degrees * 1e7).round();
            // Within ±180° this fits an `i32` with room to spare.
            (scaled.abs() <= most * 1e7).then_some(scaled as i32)
        };
        Point::new(e7(self.lat, 90.0)?, e7(self.lon, 180.0)?)
    }

    /// The numbers that say this place in a datum.
    #[must_use]
    pub fn in_datum(self, to: Datum) -> LonLat {
        let Wgs84 { lon, lat } = self;
        let here = LonLat { lon, lat };
        match to {
            Datum::Wgs84 => here,
            Datum::Gcj02 => gcj_of_wgs(here),
            Datum::Bd09 => bd_of_gcj(gcj_of_wgs(here)),
        }
    }
}

/// Krasovsky 1940: half the great axis in metres, square of the eccentricity.
const AXIS_M: f64 = 6_378_245.0;
const ECCENTRICITY_2: f64 = 0.006_693_421_622_965_943;

/// Outside this box nothing is shifted.
fn is_shifted(at: LonLat) -> bool {
    (72.004..=137.8347).contains(&at.lon) && (0.8293..=55.8271).contains(&at.lat)
}

fn gcj_of_wgs(at: LonLat) -> LonLat {
    if !is_shifted(at) {
        return at;
    }
    let (x, y) = (at.lon - 105.0, at.lat - 35.0);
    let wave = |metres: f64, turns: f64| metres * (turns * PI).sin() * 2.0 / 3.0;
    let both = 0.1 * x * y + wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.2 * x.abs().sqrt()
        + both
        + wave(20.0, y)
        + wave(40.0, y / 3.0)
        + wave(160.0, y / 12.0)
        + wave(320.0, y / 30.0);
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x.abs().sqrt()
        + both
        + wave(20.0, x)
        + wave(40.0, x / 3.0)
        + wave(150.0, x / 12.0)
        + wave(300.0, x / 30.0);
    let latitude = at.lat.to_radians();
    let curve = 1.0 - ECCENTRICITY_2 * latitude.sin().powi(2);
    let root = curve.sqrt();
    let metres_north = AXIS_M * (1.0 - ECCENTRICITY_2) / (curve * root);
    let metres_east = AXIS_M / root * latitude.cos();
    at.plus((
        (east / metres_east).to_degrees(),
        (north / metres_north).to_degrees(),
    ))
}

fn bd_of_gcj(at: LonLat) -> LonLat {
    const TURN: f64 = PI * 3000.0 / 180.0;
    let reach = at.lon.hypot(at.lat) + 0.000_02 * (at.lat * TURN).sin();
    let angle = at.lat.atan2(at.lon) + 0.000_003 * (at.lon * TURN).cos();
    LonLat {
        lon: reach * angle.cos() + 0.0065,
        lat: reach * angle.sin() + 0.006,
    }
}

/// The pair that `there` takes to `at`: each step moves by what is still missing. The shift changes by
/// less than a hundredth of the way, so ten steps are far below a millimetre.
fn back(at: LonLat, there: fn(LonLat) -> LonLat) -> LonLat {
    let mut from = at;
    for _ in 0..10 {
        let found = there(from);
        from = from.plus((at.lon - found.lon, at.lat - found.lat));
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Places of the demonstration district in WGS-84, GCJ-02, BD-09, computed by another converter.
    const VECTORS: [(&str, [(f64, f64); 3]); 4] = [
        (
            "娄桥",
            [
                (120.609800, 27.957300),
                (120.613714, 27.953885),
                (120.620145, 27.960156),
            ],
        ),
        (
            "温州南站",
            [
                (120.580430, 27.969810),
                (120.584357, 27.966397),
                (120.590806, 27.972645),
            ],
        ),
        (
            "泽雅",
            [
                (120.413800, 28.020500),
                (120.418201, 28.017437),
                (120.424788, 28.023078),
            ],
        ),
        (
            "茶山",
            [
                (120.715000, 27.920100),
                (120.719077, 27.916852),
                (120.725478, 27.923211),
            ],
        ),
    ];

    fn degrees((lon, lat): (f64, f64)) -> Wgs84 {
        Wgs84 { lon, lat }
    }

    /// Metres between two pairs in this latitude, near enough for a test.
    fn apart_m(a: LonLat, (lon, lat): (f64, f64)) -> f64 {
        let b = LonLat { lon, lat };
        let east = (a.lon - b.lon) * 111_320.0 * a.lat.to_radians().cos();
        let north = (a.lat - b.lat) * 110_574.0;
        east.hypot(north)
    }

    #[test]
    fn known_places_stand_where_another_converter_puts_them() {
        for (place, pairs) in VECTORS {
            let wgs = degrees(pairs[0]);
            for (datum, pair) in Datum::ALL.into_iter().zip(pairs) {
                let there = wgs.in_datum(datum);
                assert!(
                    apart_m(there, pair) < 0.12,
                    "{place} in {datum}: {there:?}, expected {pair:?}"
                );
            }
        }
    }

    #[test]
    fn a_name_is_known_however_it_is_written() {
        assert_eq!(Datum::of_name("gcj02"), Some(Datum::Gcj02));
        assert_eq!(Datum::of_name("CGCS2000"), Some(Datum::Wgs84));
        assert_eq!(Datum::of_name("Beijing 54"), None);
        for datum in Datum::ALL {
            assert_eq!(Datum::of_name(datum.name()), Some(datum));
        }
    }

    #[test]
    fn nothing_is_shifted_abroad() {
        let tokyo = degrees((139.767_1, 35.681_2));
        let Wgs84 { lon, lat } = tokyo;
        assert_eq!(tokyo.in_datum(Datum::Gcj02), LonLat { lon, lat });
    }

    #[test]
    fn what_is_no_place_is_no_point() {
        assert_eq!(degrees((f64::NAN, 28.0)).point(), None);
        assert_eq!(degrees((120.0, 91.0)).point(), None);
        assert_eq!(degrees((f64::INFINITY, 28.0)).point(), None);
    }

    proptest! {
        #[test]
        fn the_way_back_ends_within_a_millimetre(lon in 74.0..135.0_f64, lat in 3.0..53.0_f64) {
            let at = degrees((lon, lat));
            for datum in Datum::ALL {
                let again = at.in_datum(datum).to_wgs84(datum);
                let off_m = apart_m(LonLat { lon, lat }, (again.lon, again.lat));
                prop_assert!(off_m < 0.001, "{datum}: {again:?}");
            }
        }

        #[test]
        fn a_point_survives_the_way_through_degrees(lon_e7 in -1_800_000_000..=1_800_000_000_i32, lat_e7 in -900_000_000..=900_000_000_i32) {
            if let Some(point) = Point::new(lat_e7, lon_e7) {
                prop_assert_eq!(Wgs84::of(point).point(), Some(point));
            }
        }
    }
}
