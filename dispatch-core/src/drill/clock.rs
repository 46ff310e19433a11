//! Clock strings of a scenario: `08:31:00`, `1d 02:00`, `2022-07-30 08:30:00`.

use crate::time::{DAY_S, Time};

/// The moment a drill starts, and how clock strings are read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The moment itself.
    pub at: Time,
    midnight_s: i64,
}

impl Start {
    /// Reads `YYYY-MM-DD HH:MM[:SS]` in local time; `None` when it is nothing of the kind.
    #[must_use]
    pub fn read(text: &str) -> Option<Start> {
        let at = Time::from_local(text.trim())?;
        let midnight_s = at.local_midnight_s();
        Some(Start { at, midnight_s })
    }

    /// A clock string on the day of the start, or `Nd HH:MM[:SS]` for N days later. A clock earlier
    /// than the start is that day's all the same: a signal may have stood since before.
    #[must_use]
    pub fn moment(&self, text: &str) -> Option<Time> {
        let text = text.trim();
        let (days, clock) = match text.split_once("d ") {
            Some((days, clock)) => (
                days.parse::<i64>()
                    .ok()
                    .filter(|days| (0..=30).contains(days))?,
                clock,
            ),
            None => (0, text),
        };
        Some(Time(
            (self.midnight_s + days * DAY_S + clock_s(clock)?) * 1000,
        ))
    }
}

/// `HH:MM` or `HH:MM:SS` in seconds.
fn clock_s(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    if !(2..=3).contains(&parts.len()) || parts.iter().any(|part| part.len() != 2) {
        return None;
    }
    let mut numbers = parts.iter().map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (
        numbers.next()??,
        numbers.next()??,
        numbers.next().unwrap_or(Some(0))?,
    );
    let in_range =
        (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    in_range.then_some(hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_clocks_become_moments() {
        let start = Start::read("2022-07-30 08:30:00").expect("a start");
        assert_eq!(start.at, Time(1_659_141_000_000));
        assert_eq!(
            start.moment("08:31").expect("a clock").since_s(start.at),
            60
        );
        assert_eq!(
            start
                .moment("08:12")
                .expect("before the start")
                .since_s(start.at),
            -1080
        );
        assert_eq!(
            start
                .moment("1d 00:30:00")
                .expect("next day")
                .since_s(start.at),
            57_600
        );
        for wrong in ["8:31", "08:60", "24:00", "08.31", "", "40d 08:00"] {
            assert_eq!(start.moment(wrong), None, "{wrong}");
        }
        for wrong in ["2022-02-30 08:30", "2022-07-30", "30.7.2022 08:30"] {
            assert!(Start::read(wrong).is_none(), "{wrong}");
        }
    }
}
