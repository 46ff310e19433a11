//! A place on earth, in integers.

use std::fmt;
use std::str::FromStr;

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

    /// The straight line over the ground to another point, in metres: by the flat triangle at the
    /// middle latitude, good to a per mille within a district and only roughly beyond a few hundred
    /// kilometres.
    #[must_use]
    pub fn metres_to(self, other: Point) -> u32 {
        let (east_mm, north_mm) = self.offset_mm(other);
        let (east_mm, north_mm) = (i128::from(east_mm), i128::from(north_mm));
        let square = (north_mm * north_mm + east_mm * east_mm).unsigned_abs();
        let metres = (square.isqrt() + 500) / 1_000;
        u32::try_from(metres).unwrap_or(u32::MAX)
    }

    /// How far another point lies to the east and to the north, in millimetres: by the flat triangle
    /// of [`Point::metres_to`], the short way round over the 180th meridian.
    #[must_use]
    pub fn offset_mm(self, other: Point) -> (i64, i64) {
        let (lat, lon) = (i64::from(self.lat_e7), i64::from(self.lon_e7));
        let north = i64::from(other.lat_e7) - lat;
        let half = i64::from(LON_E7_MAX);
        let east = (i64::from(other.lon_e7) - lon + half).rem_euclid(2 * half) - half;
        let middle = (lat + i64::from(other.lat_e7)) / 2;
        let north_mm = i128::from(north) * UNIT_NM / 1_000_000;
        let east_mm = i128::from(east) * UNIT_NM / 1_000_000 * cosine_e9(middle) / COSINE_ONE;
        // At most half of the earth's round, 2 * 10^10 mm.
        let narrow = |mm: i128| i64::try_from(mm).unwrap_or(i64::MAX);
        (narrow(east_mm), narrow(north_mm))
    }

    /// The point so many millimetres to the east and to the north, the other way round of
    /// [`Point::offset_mm`]; `None` where that lies beyond a pole.
    #[must_use]
    pub fn moved_mm(self, east_mm: i64, north_mm: i64) -> Option<Point> {
        let lat = i128::from(self.lat_e7);
        let north = i128::from(north_mm) * 1_000_000 / UNIT_NM;
        let middle = i64::try_from(lat + north / 2).ok()?;
        if middle.abs() >= i64::from(LAT_E7_MAX) {
            return None;
        }
        let cosine = cosine_e9(middle);
        if cosine == 0 {
            return None;
        }
        let east = i128::from(east_mm) * 1_000_000 / UNIT_NM * COSINE_ONE / cosine;
        let half = i128::from(LON_E7_MAX);
        let lon = (i128::from(self.lon_e7) + east + half).rem_euclid(2 * half) - half;
        Point::new(i32::try_from(lat + north).ok()?, i32::try_from(lon).ok()?)
    }
}

/// A 10⁻⁷ degree of a great circle of the mean earth, in nanometres.
const UNIT_NM: i128 = 11_119_508;

/// Sine and cosine of an angle in 10⁻⁷ degree, times 10⁹, for any angle: of a bearing they are the
/// shares of a way that lead east and north.
#[must_use]
pub fn sine_cosine_e9(angle_e7: i64) -> (i64, i64) {
    const QUARTER: i64 = LAT_E7_MAX as i64;
    let within = angle_e7.rem_euclid(4 * QUARTER);
    let (turns, rest) = (within / QUARTER, within % QUARTER);
    let narrow = |value: i128| i64::try_from(value).unwrap_or(0);
    let (sine, cosine) = (narrow(cosine_e9(QUARTER - rest)), narrow(cosine_e9(rest)));
    match turns {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

const COSINE_ONE: i128 = 1_000_000_000;

/// The cosine of an angle within ±90° in 10⁻⁷ degree, times 10⁹: by its series, since no float may
/// stand here. The first term left out is below 10⁻⁹.
fn cosine_e9(angle_e7: i64) -> i128 {
    /// π / 180 / 10⁷, times 10¹⁸.
    const RADIAN_E18: i128 = 1_745_329_252;
    let radians = i128::from(angle_e7) * RADIAN_E18 / COSINE_ONE;
    let square = radians * radians / COSINE_ONE;
    let mut term = COSINE_ONE;
    let mut sum = COSINE_ONE;
    for step in 1..=7_i128 {
        term = -term * square / COSINE_ONE / ((2 * step - 1) * (2 * step));
        sum += term;
    }
    sum.max(0)
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

/// An angle in 10⁻⁷ degree, as people write it: `120.6098`. Read and written exactly, since no
/// float ever stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Degrees(pub i32);

impl FromStr for Degrees {
    type Err = String;

    /// # Errors
    /// A sentence, for a text that is no decimal number, has more than seven decimals, or lies
    /// beyond ±180.
    fn from_str(text: &str) -> Result<Degrees, String> {
        const EXPECTED: &str = "degrees within ±180 with up to 7 decimals, such as 120.6098";
        let refuse = || format!("no degrees `{text}`, expected {EXPECTED}");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let sized = (1..=3).contains(&whole.len()) && (1..=7).contains(&part.len());
        if !sized || !plain(whole) || !plain(part) {
            return Err(refuse());
        }
        format!("{whole}{part:0<7}")
            .parse::<i64>()
            .ok()
            .filter(|e7| *e7 <= i64::from(LON_E7_MAX))
            .and_then(|e7| i32::try_from(sign * e7).ok())
            .map(Degrees)
            .ok_or_else(refuse)
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let part = format!("{:07}", size % 10_000_000);
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{part}", size / 10_000_000)
    }
}

impl<'de> Deserialize<'de> for Degrees {
    /// From a text only: a bare number in a file would be a float, or an integer in who knows what
    /// unit.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Degrees, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Degrees, Point};

    #[test]
    fn a_straight_line_is_as_long_as_the_earth_says() {
        let table = [
            // A tenth of a degree north, and east, at the 28th parallel.
            (
                (279_000_000, 1_206_000_000),
                (280_000_000, 1_206_000_000),
                11_120,
            ),
            (
                (280_000_000, 1_206_000_000),
                (280_000_000, 1_207_000_000),
                9_818,
            ),
            (
                (280_000_000, 1_206_000_000),
                (280_000_000, 1_206_000_000),
                0,
            ),
            (
                (280_000_000, 1_206_000_000),
                (280_000_090, 1_206_000_000),
                1,
            ),
            // Over the equator, over the date line, and at the pole.
            ((-500_000, 0), (500_000, 0), 11_120),
            ((0, 1_799_500_000), (0, -1_799_500_000), 11_120),
            ((900_000_000, 0), (900_000_000, 1_800_000_000), 0),
        ];
        for (a, b, metres) in table {
            let at = |(lat_e7, lon_e7)| Point { lat_e7, lon_e7 };
            assert_eq!(at(a).metres_to(at(b)), metres, "{a:?} {b:?}");
            assert_eq!(at(b).metres_to(at(a)), metres, "{b:?} {a:?}");
        }
    }

    #[test]
    fn sines_are_those_of_the_tables() {
        // From a table of seven places.
        let table = [
            (0, 0, 10_000_000),
            (225_000_000, 3_826_834, 9_238_795),
            (300_000_000, 5_000_000, 8_660_254),
            (450_000_000, 7_071_068, 7_071_068),
            (900_000_000, 10_000_000, 0),
            (1_350_000_000, 7_071_068, -7_071_068),
            (1_800_000_000, 0, -10_000_000),
            (2_700_000_000, -10_000_000, 0),
            (3_375_000_000, -3_826_834, 9_238_795),
            (-450_000_000, -7_071_068, 7_071_068),
        ];
        for (angle, sine, cosine) in table {
            let (s, c) = super::sine_cosine_e9(angle);
            assert!((s - sine * 100).abs() <= 60, "sine of {angle}: {s}");
            assert!((c - cosine * 100).abs() <= 60, "cosine of {angle}: {c}");
        }
    }

    #[test]
    fn a_point_that_was_moved_lies_where_it_was_moved_to() {
        let zone = Point {
            lat_e7: 279_480_000,
            lon_e7: 1_205_850_000,
        };
        for (east, north) in [(0, 0), (3_500_000, -1_750_000), (-12_345, 67_890), (1, -1)] {
            let moved = zone.moved_mm(east, north).expect("near");
            let (e, n) = zone.offset_mm(moved);
            // A 10⁻⁷ degree is 11 mm.
            assert!((e - east).abs() <= 12 && (n - north).abs() <= 12, "{e} {n}");
        }
        let pole = Point {
            lat_e7: 899_999_000,
            lon_e7: 0,
        };
        assert_eq!(pole.moved_mm(0, 1_000_000_000), None);
    }

    #[test]
    fn degrees_are_read_exactly_and_written_back() {
        let table = [
            ("120.6098", 1_206_098_000, "120.6098"),
            ("27.9573001", 279_573_001, "27.9573001"),
            ("-0.0000001", -1, "-0.0000001"),
            ("180", 1_800_000_000, "180"),
            ("-180.0000000", -1_800_000_000, "-180"),
            ("0.5", 5_000_000, "0.5"),
        ];
        for (text, e7, shown) in table {
            assert_eq!(text.parse(), Ok(Degrees(e7)), "{text}");
            assert_eq!(Degrees(e7).to_string(), shown);
        }
    }

    #[test]
    fn what_is_not_degrees_is_refused() {
        for text in [
            "",
            "-",
            "+1",
            ".5",
            "1.",
            "1.23456789",
            "180.0000001",
            "1206098000",
            "1e2",
            "１２０",
            "120,6",
            "--1",
            "nan",
            "0x1",
        ] {
            assert!(text.parse::<Degrees>().is_err(), "{text}");
        }
    }
}
