//! Which heights are young: the fold knows no other way from a height to its time.

use imbl::Vector;
use serde::{Deserialize, Serialize};

use crate::time::Time;

/// Bases older than this many seconds of world time count as none (design §5).
pub const BASIS_AGE_MAX_S: i64 = 12 * 3600;

/// Marks lie at least this far apart, so that an age is exact to a minute, on the strict side.
const MARK_EVERY_S: i64 = 60;

/// Heights with their world time, oldest first, over the last twelve hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent(Vector<(u64, Time)>);

impl Recent {
    /// Notes that `height` was folded at `at`, and forgets what is older than a basis may be.
    pub fn note(&mut self, height: u64, at: Time) {
        let due = self.0.last().is_none_or(|(_, last)| {
            // Earlier than the last mark: the clock was set back.
            at < *last || at.since_s(*last) >= MARK_EVERY_S
        });
        if due {
            self.0.push_back((height, at));
        }
        let oldest = at.plus_s(-BASIS_AGE_MAX_S);
        while self.0.front().is_some_and(|(_, mark)| *mark < oldest) {
            self.0.pop_front();
        }
    }

    /// World time when a height was folded, exact to a minute and never later; `None` where it is
    /// older than a basis may be.
    #[must_use]
    pub fn at(&self, height: u64) -> Option<Time> {
        let after = self.0.iter().rev().find(|(mark, _)| *mark <= height);
        after.map(|(_, at)| *at)
    }

    /// Whether an act may rest on what was known at `height`.
    #[must_use]
    pub fn holds(&self, height: u64) -> bool {
        self.0.front().is_some_and(|(oldest, _)| *oldest <= height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_of_twelve_hours_holds_and_an_older_one_does_not() {
        let mut recent = Recent::default();
        recent.note(1, Time(0));
        recent.note(2, Time(0).plus_s(59));
        recent.note(3, Time(0).plus_s(60));
        recent.note(9, Time(0).plus_s(BASIS_AGE_MAX_S));
        assert!(recent.holds(1), "exactly twelve hours old");
        recent.note(10, Time(0).plus_s(BASIS_AGE_MAX_S + 1));
        assert!(!recent.holds(1) && !recent.holds(2));
        assert!(recent.holds(3));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nothing_old() {
        let mut recent = Recent::default();
        recent.note(1, Time(0).plus_s(7200));
        recent.note(2, Time(0).plus_s(10));
        assert!(recent.holds(1) && recent.holds(2));
    }
}
