//! How old a word is: the one place where that is judged. Every age mark on the map, in a list and on
//! the wall comes from here; a test holds that no panel compares an age with a number of its own.

use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::view::{POSITION_STALE_S, facility_stale_s};

use super::map::symbol::Age;

/// From when on a kind of datum is no longer fresh, and from when it is old, in seconds (tokens.md,
/// section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    fresh_s: i64,
    old_s: i64,
}

impl Freshness {
    /// Of the position of something that moves.
    pub const POSITION: Freshness = Freshness::within(60, 300);
    /// Of the place that a way is reckoned from: old once no proposal takes it any more.
    pub const SETTING_OUT: Freshness = Freshness::within(POSITION_STALE_S / 2, POSITION_STALE_S);
    /// Of a harm figure or an area.
    pub const FIGURE: Freshness = Freshness::within(180, 900);
    /// Of a return that is asked for by the hour, or of a voice that was heard.
    pub const HOURLY: Freshness = Freshness::within(900, 3_600);
    /// Of a word that holds until another is said, as what a patrol found.
    pub const STANDING: Freshness = Freshness::within(i64::MAX, i64::MAX);

    const fn within(fresh_s: i64, old_s: i64) -> Freshness {
        Freshness { fresh_s, old_s }
    }

    /// Of the state of a facility or a shelter: old once the district's rules say that it says nothing
    /// any more, and ageing from half of that on.
    #[must_use]
    pub fn of_facilities(state: &State) -> Freshness {
        let old_s = facility_stale_s(state);
        Freshness::within(old_s / 2, old_s)
    }

    /// How old a word is by these limits; never [`Age::Cut`].
    #[must_use]
    pub fn age(self, since: Time, now: Time) -> Age {
        match now.since_s(since) {
            s if s <= self.fresh_s => Age::Fresh,
            s if s <= self.old_s => Age::Ageing,
            _ => Age::Old,
        }
    }

    /// The same for the last word, if there ever was one: what nobody told is not fresh.
    #[must_use]
    pub fn of_last(self, last: Option<Time>, now: Time) -> Age {
        last.map_or(Age::Cut, |since| self.age(since, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_fresh_then_ageing_then_old_and_none_is_none() {
        let (now, position) = (Time(0).plus_s(100_000), Freshness::POSITION);
        let of = |ago: i64| position.of_last(Some(now.plus_s(-ago)), now);
        assert_eq!(
            [of(60), of(61), of(300), of(301)],
            [Age::Fresh, Age::Ageing, Age::Ageing, Age::Old]
        );
        assert_eq!(position.of_last(None, now), Age::Cut);
        let ever = Freshness::STANDING.of_last(Some(Time(0)), now);
        assert_eq!(ever, Age::Fresh);
    }
}
