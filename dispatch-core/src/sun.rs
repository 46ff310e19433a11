//! Whether it is day at a place, in integers: gas stays together longer at night, and the distances of a
//! hazard area are those of the day or of the night (practice R23).
//!
//! Day is from sunrise to sunset, when the upper edge of the sun stands on the horizon of the sea. The
//! place of the sun is that of the Astronomical Almanac's low-precision formulas, good to 0.01° from 1950
//! to 2050 and to some hundredths until 2200: sunrise and sunset come out to the minute. Mountains are not
//! looked at.

use crate::command::Light;
use crate::point::{Point, sine_cosine_e9};
use crate::time::{DAY_S, Time};

/// 2000-01-01T12:00:00Z, from which the formulas count, in seconds of UTC since 1970.
const J2000_S: i64 = 946_728_000;
/// The middle of the sun when its upper edge is seen on the horizon: 34′ of refraction and 16′ of its own
/// half width below, in 10⁻⁷ degree.
const HORIZON_E7: i64 = -8_333_333;
const ONE_E9: i128 = 1_000_000_000;
/// How far apart it is looked whether the sun is up: no day and no night short of a polar one is shorter.
const STRIDE_S: i64 = 1_200;

/// Day or night at a place.
#[must_use]
pub fn light(at: Time, place: Point) -> Light {
    if is_up(at.0.div_euclid(1_000), place) {
        Light::Day
    } else {
        Light::Night
    }
}

/// Since when it is day or night there, to the second; `None` where it has been for more than a day.
#[must_use]
pub fn light_since(at: Time, place: Point) -> Option<Time> {
    turn(at, place, -STRIDE_S).map(|(_, after)| Time(after * 1_000).within_range())
}

/// Until when it is day or night there: the first second that is not; `None` where it is for another day.
#[must_use]
pub fn light_until(at: Time, place: Point) -> Option<Time> {
    turn(at, place, STRIDE_S).map(|(_, after)| Time(after * 1_000).within_range())
}

/// The two seconds between which day and night change, going so far at a time.
fn turn(at: Time, place: Point, stride_s: i64) -> Option<(i64, i64)> {
    let from = at.0.div_euclid(1_000);
    let is_day = is_up(from, place);
    let mut steps = (1..=DAY_S / STRIDE_S).map(|step| from + step * stride_s);
    let other = steps.find(|it| is_up(*it, place) != is_day)?;
    let near = other - stride_s;
    let (mut before, mut after) = (near.min(other), near.max(other));
    let first = is_up(before, place);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if is_up(middle, place) == first {
            before = middle;
        } else {
            after = middle;
        }
    }
    Some((before, after))
}

/// Whether the upper edge of the sun stands above the horizon, at a second of UTC since 1970.
fn is_up(second: i64, place: Point) -> bool {
    let since_s = i128::from(second - J2000_S);
    // An angle that grows by so many parts of a degree a day.
    let grown = |per_day: i128, parts_of_e7: i128| {
        let angle = since_s * per_day / (i128::from(DAY_S) * parts_of_e7);
        i64::try_from(angle).unwrap_or(0)
    };
    let scaled = |factor: i64, sine: i64| factor * sine / 1_000_000_000;
    let anomaly = 3_575_280_000 + grown(98_560_030, 10);
    let mean = 2_804_600_000 + grown(98_564_740, 10);
    let longitude = mean
        + scaled(19_150_000, sine_cosine_e9(anomaly).0)
        + scaled(200_000, sine_cosine_e9(2 * anomaly).0);
    let tilt = 234_390_000 - grown(4, 1);
    let (sine, cosine) = sine_cosine_e9(longitude);
    let (tilt_sine, tilt_cosine) = sine_cosine_e9(tilt);
    let product = |a: i64, b: i64| i128::from(a) * i128::from(b) / ONE_E9;
    // Towards the spring point, a quarter of the equator east of it, and the pole.
    let (x, y, z) = (
        i128::from(cosine),
        product(tilt_cosine, sine),
        product(tilt_sine, sine),
    );
    let sidereal = 2_804_606_184 + grown(36_098_564_736_629, 10_000) + i64::from(place.lon_e7);
    let (turn_sine, turn_cosine) = sine_cosine_e9(sidereal);
    let (lat_sine, lat_cosine) = sine_cosine_e9(i64::from(place.lat_e7));
    let along = (x * i128::from(turn_cosine) + y * i128::from(turn_sine)) / ONE_E9;
    let height = (z * i128::from(lat_sine) + along * i128::from(lat_cosine)) / ONE_E9;
    height > i128::from(sine_cosine_e9(HORIZON_E7).0)
}

#[cfg(test)]
mod tests {
    use super::{light, light_since, light_until};
    use crate::command::Light;
    use crate::point::Point;
    use crate::time::{LOCAL_OFFSET_S, Time};

    /// A clock of UTC, `2022-08-16 21:28:30`.
    fn utc(text: &str) -> Time {
        Time::from_local(text)
            .expect("a moment")
            .plus_s(LOCAL_OFFSET_S)
    }

    fn place(lat: i32, lon: i32) -> Point {
        Point::new(lat * 10_000, lon * 10_000).expect("on earth")
    }

    /// Sunrises and sunsets of five towns, as astral 3.2 reckons them.
    #[test]
    fn the_sun_rises_and_sets_to_the_minute() {
        let wenzhou = place(28_000, 120_650);
        let london = place(51_500, 0);
        let beijing = place(39_900, 116_400);
        let sydney = place(-33_870, 151_210);
        let quito = place(-200, -78_500);
        let table = [
            (wenzhou, "2022-08-16 21:28:30", Light::Day),
            (wenzhou, "2022-08-16 10:35:08", Light::Night),
            (wenzhou, "2026-12-22 22:45:29", Light::Day),
            (wenzhou, "2026-12-22 09:06:36", Light::Night),
            (wenzhou, "2035-03-21 10:08:42", Light::Night),
            (london, "2000-06-21 03:42:59", Light::Day),
            (london, "2000-06-21 20:20:38", Light::Night),
            (london, "2026-12-22 15:53:05", Light::Night),
            (beijing, "2022-08-16 11:09:56", Light::Night),
            (beijing, "2026-12-22 23:33:24", Light::Day),
            (sydney, "2026-12-22 18:41:52", Light::Day),
            (sydney, "2026-12-22 09:05:40", Light::Night),
            (quito, "2035-03-21 11:18:02", Light::Day),
            (quito, "2035-03-21 23:24:11", Light::Night),
        ];
        for (place, text, then) in table {
            let at = utc(text);
            let after = light_since(at.plus_s(300), place).expect("it changed just now");
            assert!(after.since_s(at).abs() <= 75, "{text}: {after:?}");
            let until = light_until(at.plus_s(-300), place);
            assert_eq!(until, Some(after), "{text}: seen from before");
            assert_eq!(light(after, place), then, "{text}");
            assert_ne!(
                light(after.plus_s(-1), place),
                then,
                "{text}: to the second"
            );
        }
    }

    #[test]
    fn at_the_pole_neither_day_nor_night_ends() {
        let spitsbergen = place(78_200, 15_600);
        for (text, light_then) in [
            ("2026-06-21 00:00:00", Light::Day),
            ("2026-12-21 12:00:00", Light::Night),
        ] {
            let at = utc(text);
            assert_eq!(light(at, spitsbergen), light_then, "{text}");
            assert_eq!(light_since(at, spitsbergen), None, "{text}");
            assert_eq!(light_until(at, spitsbergen), None, "{text}");
        }
    }

    #[test]
    fn no_moment_and_no_place_is_too_far() {
        for at in [Time(0), Time(crate::time::TIME_MS_MAX)] {
            for (lat, lon) in [(90_000, 180_000), (-90_000, -180_000), (0, 0)] {
                let place = place(lat, lon);
                let _ = light(at, place);
                for turn in [light_since(at, place), light_until(at, place)] {
                    assert!(turn.is_none_or(|it| it == it.within_range()));
                }
            }
        }
    }
}
