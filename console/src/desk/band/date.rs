//! The date of the district.

use dispatch_core::time::{LOCAL_OFFSET_S, Time};

use crate::desk::sight::Sight;
use crate::language::Key;

/// `M月D日` of the district's wall clock.
pub fn date_text(now: Time) -> String {
    let (_, month, day) = civil(now);
    format!("{month}-{day:02}")
}

/// The day of the week there.
pub fn weekday_text(sight: &Sight<'_>) -> String {
    let days = local_day(sight.now);
    // 1970-01-01 was a Thursday.
    let names = [
        Key::Thursday,
        Key::Friday,
        Key::Saturday,
        Key::Sunday,
        Key::Monday,
        Key::Tuesday,
        Key::Wednesday,
    ];
    let index = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
    names
        .get(index)
        .map(|key| sight.say(*key).into_owned())
        .unwrap_or_default()
}

fn local_day(at: Time) -> i64 {
    (at.0.div_euclid(1_000) + LOCAL_OFFSET_S).div_euclid(86_400)
}

/// Year, month and day in the district (Hinnant's civil-from-days).
fn civil(at: Time) -> (i64, i64, i64) {
    let z = local_day(at) + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_the_districts_own() {
        // 2022-07-29T17:00:00Z is already the 30th in the district.
        assert_eq!(civil(Time(1_659_114_000_000)), (2022, 7, 30));
        assert_eq!(civil(Time(0)), (1970, 1, 1));
    }
}
