//! The rounds of what is asked again and again: when each is due, which have begun, which are open.

use super::{Owed, OwedStatus, Rounds};
use crate::time::{DAY_S, Time};

impl Owed {
    /// When a round would be due, whether or not it was asked for until then; `None` where it never
    /// comes round so often.
    #[must_use]
    pub fn clock_of(&self, round: u32) -> Option<Time> {
        let later = i64::from(round.checked_sub(1)?);
        match &self.rounds {
            Rounds::Once => (later == 0).then_some(self.due_at),
            Rounds::Every(seconds) => {
                let after_s = i64::from(*seconds).saturating_mul(later);
                Some(self.due_at.plus_s(after_s))
            }
            Rounds::Daily(minutes) => daily(minutes, self.due_at, later),
        }
    }

    /// When a round is due; `None` where there is no such round, or it was not asked for then.
    #[must_use]
    pub fn due(&self, round: u32) -> Option<Time> {
        let due = self.clock_of(round)?;
        let repeats = self.rounds != Rounds::Once;
        let over = self.ends_at.is_some_and(|end| repeats && due > end);
        (!over && self.pause_at(due).is_none()).then_some(due)
    }

    /// The time over which nothing was asked, where a moment lies in one.
    fn pause_at(&self, due: Time) -> Option<(Time, Time)> {
        let repeats = self.rounds != Rounds::Once;
        let mut pauses = self.not_asked.iter().filter(|_| repeats);
        pauses
            .find(|(from, until)| *from < due && due <= *until)
            .copied()
    }

    /// The first round that no report discharged; `None` where there is none.
    #[must_use]
    pub fn first_open(&self) -> Option<u32> {
        if self.void.is_some() {
            return None;
        }
        self.next_open(0)
    }

    /// How many rounds are due by a moment, asked for or not.
    fn clocks_by(&self, at: Time) -> u32 {
        if at < self.due_at {
            return 0;
        }
        let ms = at.since_ms(self.due_at);
        let most = match &self.rounds {
            Rounds::Once => return 1,
            Rounds::Every(seconds) => {
                let passed = ms.div_euclid(i64::from(*seconds).max(1).saturating_mul(1000));
                return u32::try_from(passed.saturating_add(1)).unwrap_or(u32::MAX);
            }
            Rounds::Daily(minutes) => {
                let days = ms.div_euclid(DAY_S * 1000).saturating_add(2);
                let a_day = i64::try_from(minutes.len()).unwrap_or(i64::MAX);
                u32::try_from(days.saturating_mul(a_day)).unwrap_or(u32::MAX)
            }
        };
        // The clocks rise: by halves.
        let (mut passed, mut ahead) = (1_u32, most.max(2));
        while passed.saturating_add(1) < ahead {
            let middle = passed.midpoint(ahead);
            if self.clock_of(middle).is_some_and(|it| it <= at) {
                passed = middle;
            } else {
                ahead = middle;
            }
        }
        passed
    }

    /// The newest round that has begun: the first, or the last whose predecessor is due; `None` where
    /// not even the first is asked for.
    #[must_use]
    pub fn newest_begun(&self, now: Time) -> Option<u32> {
        let begun = match self.rounds {
            Rounds::Once => 1,
            Rounds::Every(_) | Rounds::Daily(_) => self.clocks_by(now).saturating_add(1),
        };
        let asked = self.ends_at.filter(|_| self.rounds != Rounds::Once);
        let last = asked.map_or(u32::MAX, |end| self.clocks_by(end));
        let newest = begun.min(last);
        (newest > 0).then_some(newest)
    }

    /// The rounds that wait, in order, each with how many before it nobody reported on: what is open and
    /// not overdue, and of the overdue the newest three; where nothing that has begun waits, the next.
    /// So a round that nobody reported on hides none after it, and a long row of them costs no more
    /// than three.
    #[must_use]
    pub fn open_rounds(&self, now: Time) -> Vec<(u32, u32)> {
        let newest = self.newest_begun(now).filter(|_| self.void.is_none());
        let Some(newest) = newest else {
            return Vec::new();
        };
        let (mut open, mut missed) = (Vec::new(), 0);
        let mut round = newest;
        while round > 0 && missed < MISSED_LISTED {
            if let Some((from, _)) = self.clock_of(round).and_then(|it| self.pause_at(it)) {
                round = self.clocks_by(from).min(round.saturating_sub(1));
                continue;
            }
            match self.status(round, now) {
                Some(OwedStatus::Late) if !self.done.contains_key(&round) => {
                    open.push((round, self.asked_before(round)));
                    missed = u32::saturating_add(missed, 1);
                }
                Some(OwedStatus::Open) => open.push((round, self.asked_before(round))),
                Some(_) | None => {}
            }
            round = round.saturating_sub(1);
        }
        open.reverse();
        if open.is_empty() {
            open.extend(self.next_open(newest).map(|next| (next, 0)));
        }
        open
    }

    /// How many rounds before this one no report discharged though it was asked for.
    fn asked_before(&self, round: u32) -> u32 {
        let open = |from: u32, before: u32| {
            let rounds = before.saturating_sub(from);
            let done = (rounds > 0).then(|| self.done.range(from..before).count());
            rounds.saturating_sub(u32::try_from(done.unwrap_or(0)).unwrap_or(u32::MAX))
        };
        let pauses = self.not_asked.iter();
        let paused = pauses.map(|(from, until)| {
            let first = self.clocks_by(*from).saturating_add(1);
            open(first, self.clocks_by(*until).saturating_add(1).min(round))
        });
        let paused = paused.fold(0, u32::saturating_add);
        open(1, round).saturating_sub(paused)
    }

    /// The first round after this one that is asked for and that no report discharged.
    fn next_open(&self, after: u32) -> Option<u32> {
        let mut round = after.checked_add(1)?;
        loop {
            if self.done.contains_key(&round) {
                round = round.checked_add(1)?;
            } else if let Some((_, until)) = self.pause_at(self.clock_of(round)?) {
                round = self.clocks_by(until).max(round).checked_add(1)?;
            } else {
                return self.due(round).map(|_| round);
            }
        }
    }

    /// The round that a word at a moment means which names none: the one whose time lies nearest,
    /// before it or after it. So a report four minutes late answers the hour that has passed, and one
    /// made for the coming hour is not taken for an hour that nobody reported on.
    #[must_use]
    pub fn meant_at(&self, at: Time) -> Option<u32> {
        let coming = self.newest_begun(at)?;
        let away = |round: u32| {
            let due = self.due(round)?;
            Some(at.since_ms(due).saturating_abs())
        };
        let passed = coming.saturating_sub(1);
        let nearer = match (away(passed), away(coming)) {
            (Some(passed), Some(coming)) => passed <= coming,
            _ => false,
        };
        Some(if nearer { passed } else { coming })
    }

    /// Since when it no longer holds.
    fn void_at(&self) -> Option<Time> {
        let (_, said) = self.void.as_ref()?;
        Some(self.void_since.unwrap_or(said.at))
    }

    /// The newest round that was overdue when it was made void, with how many seconds; `None` where
    /// none was.
    #[must_use]
    pub fn late_when_void(&self) -> Option<(u32, i64)> {
        let at = self.void_at()?;
        let late = |round: &u32| {
            let open = !self.done.contains_key(round);
            open && self.status(*round, at) == Some(OwedStatus::Late)
        };
        let round = (1..=self.newest_begun(at)?).rev().find(late)?;
        Some((round, at.since_s(self.due(round)?)))
    }

    /// How a round stands at a moment; `None` where there is no such round.
    #[must_use]
    pub fn status(&self, round: u32, now: Time) -> Option<OwedStatus> {
        let done = self.done.get(&round);
        let due = match done {
            // It may have been discharged before its end was known.
            Some(_) => self.clock_of(round).unwrap_or(self.due_at),
            None => self.due(round)?,
        };
        let overdue_at = due.plus_s(i64::from(self.grace_s));
        Some(match done {
            Some(at) if *at > overdue_at => OwedStatus::Late,
            Some(_) => OwedStatus::Done,
            // Whatever was overdue by then was late, and no reason makes it undone.
            None if self.void_at().is_some_and(|at| at <= overdue_at) => OwedStatus::Void,
            None if now > overdue_at => OwedStatus::Late,
            None => OwedStatus::Open,
        })
    }

    /// The rounds that have begun by a moment: the first, and each whose predecessor is due.
    pub fn begun(&self, now: Time) -> impl Iterator<Item = u32> {
        (1..=ROUNDS_MAX)
            .take_while(move |round| {
                let before = (*round > 1)
                    .then(|| self.clock_of(round.saturating_sub(1)))
                    .flatten();
                *round == 1 || before.is_some_and(|before| before <= now)
            })
            .filter(|round| self.due(*round).is_some() || self.done.contains_key(round))
    }
}

/// Overdue rounds of one obligation that are listed by name.
const MISSED_LISTED: u32 = 3;

/// Rounds that are listed at most: 41 days of an hourly report.
const ROUNDS_MAX: u32 = 1000;

/// Seconds after midnight of these minutes.
fn seconds(minutes: u32) -> i64 {
    i64::from(minutes).saturating_mul(60)
}

/// The clock `later` places after `first`, which stands on one of them.
fn daily(minutes: &[u32], first: Time, later: i64) -> Option<Time> {
    let midnight_s = first.local_midnight_s();
    let minute_s = first.0.div_euclid(1000).saturating_sub(midnight_s);
    let minute = u32::try_from(minute_s / 60).ok()?;
    let place = i64::try_from(minutes.iter().position(|it| *it == minute)?).ok()?;
    let count = i64::try_from(minutes.len()).ok()?;
    let place = place.checked_add(later)?;
    let minute = minutes.get(usize::try_from(place.rem_euclid(count)).ok()?)?;
    let days_s = place.div_euclid(count).checked_mul(DAY_S)?;
    let at_s = midnight_s.checked_add(days_s)?;
    let at_s = at_s.saturating_add(seconds(*minute));
    Some(Time(0).plus_s(at_s))
}

/// The first of these clocks that is not before a moment.
#[must_use]
pub fn next_clock(minutes: &[u32], from: Time) -> Option<Time> {
    let midnight_s = from.local_midnight_s();
    [midnight_s, midnight_s.saturating_add(DAY_S)]
        .into_iter()
        .flat_map(|day_s| {
            minutes
                .iter()
                .map(move |it| day_s.saturating_add(seconds(*it)))
        })
        .map(|at_s| Time(0).plus_s(at_s))
        .find(|at| *at >= from)
}
