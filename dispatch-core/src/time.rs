//! Time as an integer that is handed in; nothing here reads a clock.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A moment: milliseconds of UTC since 1970-01-01, from 1970 to the year 2200.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Time(pub i64);

/// 2200-01-01T00:00:00Z; nothing is reported from later.
pub const TIME_MS_MAX: i64 = 7_258_118_400_000;

/// Local time of the People's Republic is UTC plus this, all year (design law 2).
pub const LOCAL_OFFSET_S: i64 = 28_800;

/// Seconds of a day.
pub const DAY_S: i64 = 86_400;

impl Time {
    /// The moment `seconds` later; stays at the end of the range rather than leave it.
    #[must_use]
    pub fn plus_s(self, seconds: i64) -> Time {
        Time(self.0.saturating_add(seconds.saturating_mul(1000))).within_range()
    }

    /// This moment, or the end of the range that lies nearer: what is written must read back.
    #[must_use]
    pub fn within_range(self) -> Time {
        Time(self.0.clamp(0, TIME_MS_MAX))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` lies later.
    #[must_use]
    pub fn since_ms(self, earlier: Time) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole seconds from `earlier` to here, rounded towards the past.
    #[must_use]
    pub fn since_s(self, earlier: Time) -> i64 {
        self.since_ms(earlier).div_euclid(1000)
    }

    /// The moment that a clock in the district shows as `2022-07-30 08:00`, with or without
    /// seconds. The form that spreadsheets make of it, `2022/7/30 8:00`, is understood as well.
    /// `None` for any other text and for a moment outside the range.
    #[must_use]
    pub fn from_local(text: &str) -> Option<Time> {
        const FORMS: [&str; 4] = [
            "%Y-%m-%d %H:%M",
            "%Y-%m-%d %H:%M:%S",
            "%Y/%m/%d %H:%M",
            "%Y/%m/%d %H:%M:%S",
        ];
        let local = FORMS
            .iter()
            .find_map(|form| jiff::civil::DateTime::strptime(form, text).ok())?;
        let offset_s = i32::try_from(LOCAL_OFFSET_S).ok()?;
        let offset = jiff::tz::Offset::from_seconds(offset_s).ok()?;
        let ms = offset.to_timestamp(local).ok()?.as_millisecond();
        (0..=TIME_MS_MAX).contains(&ms).then_some(Time(ms))
    }

    /// Seconds of UTC since 1970 at the last midnight in the district; before 1970-01-01 08:00 they
    /// are negative, which no [`Time`] is.
    #[must_use]
    pub fn local_midnight_s(self) -> i64 {
        let local_s = self.0.div_euclid(1000).saturating_add(LOCAL_OFFSET_S);
        let midnight_s = local_s.saturating_sub(local_s.rem_euclid(DAY_S));
        midnight_s.saturating_sub(LOCAL_OFFSET_S)
    }

    /// The wall clock in the district: `HH:MM:SS`.
    #[must_use]
    pub fn local_clock(self) -> LocalClock {
        LocalClock(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let ms = i64::deserialize(deserializer)?;
        if (0..=TIME_MS_MAX).contains(&ms) {
            Ok(Time(ms))
        } else {
            Err(serde::de::Error::custom(format!(
                "time {ms} is out of range, expected milliseconds of UTC from 0 to {TIME_MS_MAX}"
            )))
        }
    }
}

/// Writes a [`Time`] as the district's wall clock shows it.
#[derive(Clone, Copy, Debug)]
pub struct LocalClock(Time);

impl fmt::Display for LocalClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day_s = self.0.0.div_euclid(1000).saturating_add(LOCAL_OFFSET_S);
        let day_s = day_s.rem_euclid(DAY_S);
        write!(
            f,
            "{:02}:{:02}:{:02}",
            day_s / 3600,
            day_s / 60 % 60,
            day_s % 60
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_read_as_people_and_spreadsheets_write_it() {
        let morning = Time(1_659_139_200_000);
        let table = [
            ("2022-07-30 08:00", Some(morning)),
            ("2022-07-30 08:00:07", Some(morning.plus_s(7))),
            ("2022/7/30 8:00", Some(morning)),
            ("1970-01-01 08:00", Some(Time(0))),
            ("1970-01-01 07:59", None),
            ("2200-01-01 08:00", Some(Time(TIME_MS_MAX))),
            ("2200-01-01 08:01", None),
            ("2022-02-30 08:00", None),
            ("2022-07-30", None),
            ("2022-07-30T08:00Z", None),
            ("", None),
        ];
        for (text, wanted) in table {
            assert_eq!(Time::from_local(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_sum_stays_within_the_range_that_can_be_read_back() {
        let end = Time(TIME_MS_MAX);
        for (sum, wanted) in [
            (end.plus_s(1), end),
            (Time(1000).plus_s(-2), Time(0)),
            (Time(1000).plus_s(i64::MAX), end),
            (Time(i64::MIN).plus_s(i64::MIN), Time(0)),
            (Time(1000).plus_s(2), Time(3000)),
        ] {
            assert_eq!(sum, wanted);
            let json = serde_json::to_string(&sum).expect("a number");
            assert_eq!(serde_json::from_str::<Time>(&json).expect("in range"), sum);
        }
    }

    #[test]
    fn a_day_of_the_district_begins_at_its_own_midnight() {
        let midnight = Time::from_local("2022-07-30 00:00").expect("a moment");
        for text in [
            "2022-07-30 00:00",
            "2022-07-30 07:59",
            "2022-07-30 23:59:59",
        ] {
            let at = Time::from_local(text).expect("a moment");
            assert_eq!(at.local_midnight_s() * 1000, midnight.0, "{text}");
        }
        assert_eq!(Time(0).local_midnight_s(), -LOCAL_OFFSET_S);
    }

    #[test]
    fn the_wall_clock_is_eight_hours_ahead_of_utc() {
        assert_eq!(Time(0).local_clock().to_string(), "08:00:00");
        assert_eq!(
            Time(16 * 3_600_000 - 1).local_clock().to_string(),
            "23:59:59"
        );
    }
}
