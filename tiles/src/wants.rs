//! Which tiles are wanted, and when each may be asked for again. Nothing here waits or reads a clock: the
//! time is handed in.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::get::Missed;
use crate::grid::Tile;

/// After the first failure a tile is asked for again so much later, and each time twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// Never later than this.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);
/// So many failures one after another mean that it is not the tile: then one tile alone is tried.
const FAILURES_MAX: u32 = 6;
/// Most tiles that are remembered.
const KNOWN_MAX: usize = 4_096;
/// A tile that was asked for and of which nothing was heard is asked for again.
const LOST: Duration = Duration::from_secs(60);

/// A tile of a layer.
pub type Id = (usize, Tile);

#[derive(Clone, Copy, Debug)]
enum State {
    /// Under way, after so many failures.
    Asked {
        times: u32,
        at: Duration,
    },
    Here,
    Failed {
        times: u32,
        at: Duration,
    },
}

/// What was asked for of one source, and what came of it. Times are since any one moment.
#[derive(Debug, Default)]
pub struct Wants {
    known: BTreeMap<Id, State>,
    /// Failures since the last success.
    failures: u32,
    failed_at: Duration,
    why: Option<Missed>,
}

impl Wants {
    /// Whether a tile is to be asked for now; if so it counts as asked.
    pub fn want(&mut self, id: Id, now: Duration) -> bool {
        let since = |at: Duration| now.saturating_sub(at);
        let may = match self.known.get(&id) {
            None => true,
            Some(State::Asked { at, .. }) => since(*at) >= LOST,
            Some(State::Here) => false,
            Some(State::Failed { times, at }) => since(*at) >= pause(*times),
        };
        // A network that is down is not asked by every tile.
        let is_down = self.failures >= FAILURES_MAX
            && since(self.failed_at) < pause(self.failures - FAILURES_MAX + 1);
        if !may || is_down {
            return false;
        }
        if self.failures >= FAILURES_MAX {
            // This one tries; the others wait for what becomes of it.
            self.failed_at = now;
        }
        if self.known.len() >= KNOWN_MAX {
            self.known.retain(|_, it| matches!(it, State::Asked { .. }));
        }
        let times = self.times(id);
        self.known.insert(id, State::Asked { times, at: now });
        true
    }

    /// Hears what became of a tile.
    pub fn hear(&mut self, id: Id, missed: Option<&Missed>, now: Duration) {
        let Some(missed) = missed else {
            self.known.insert(id, State::Here);
            self.failures = 0;
            self.why = None;
            return;
        };
        if *missed == Missed::None {
            // The server answered, and will say the same again.
            self.known.insert(id, State::Here);
            self.failures = 0;
            self.why = None;
            return;
        }
        let times = self.times(id).saturating_add(1);
        self.known.insert(id, State::Failed { times, at: now });
        self.failures = self.failures.saturating_add(1);
        self.failed_at = now;
        self.why = Some(missed.clone());
    }

    /// How often a tile failed in a row.
    fn times(&self, id: Id) -> u32 {
        match self.known.get(&id) {
            Some(State::Asked { times, .. } | State::Failed { times, .. }) => *times,
            Some(State::Here) | None => 0,
        }
    }

    /// Forgets a tile whose picture was let go: it is asked for again when it is wanted.
    pub fn forget(&mut self, id: Id) {
        self.known.remove(&id);
    }

    /// Whether a tile is under way.
    #[must_use]
    pub fn is_waiting(&self, now: Duration) -> bool {
        let under_way = |it: &State| match it {
            State::Asked { at, .. } => now.saturating_sub(*at) < LOST,
            State::Here | State::Failed { .. } => false,
        };
        self.known.values().any(under_way)
    }

    /// Why nothing comes at present; `None` while something does. That a key is missing is known with the first
    /// tile: no other will come without it.
    #[must_use]
    pub fn trouble(&self) -> Option<&Missed> {
        let is_down = self.failures >= FAILURES_MAX;
        let why = self.why.as_ref();
        why.filter(|it| is_down || **it == Missed::NoKey)
    }
}

fn pause(times: u32) -> Duration {
    let twice = 1_u32
        .checked_shl(times.saturating_sub(1))
        .unwrap_or(u32::MAX);
    FIRST_PAUSE.saturating_mul(twice.max(1)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(x: u32) -> Id {
        (0, Tile { zoom: 12, x, y: 1 })
    }

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_failed_tile_is_asked_for_again_later_and_later() {
        let mut wants = Wants::default();
        assert!(wants.want(tile(1), s(0)));
        assert!(!wants.want(tile(1), s(1)), "it is under way");
        assert!(wants.is_waiting(s(1)) && !wants.is_waiting(s(60)));
        assert!(wants.want(tile(1), s(60)), "it was lost");
        wants.hear(tile(1), Some(&Missed::Slow), s(60));
        assert!(!wants.want(tile(1), s(64)));
        assert!(wants.want(tile(1), s(65)));
        wants.hear(tile(1), None, s(66));
        assert!(!wants.want(tile(1), s(100_000)), "it is here");
        wants.forget(tile(1));
        assert!(wants.want(tile(1), s(100_001)));
    }

    #[test]
    fn the_pause_grows_and_has_an_end() {
        let mut wants = Wants::default();
        let mut now = s(0);
        for pause in [5, 10, 20, 40, 80] {
            assert!(wants.want(tile(1), now));
            wants.hear(tile(1), Some(&Missed::Status(500)), now);
            // Others come, so the network is not down.
            wants.hear(tile(2), None, now);
            assert!(!wants.want(tile(1), now + s(pause - 1)), "{pause}");
            now += s(pause);
        }
        assert_eq!(super::pause(60), LONGEST_PAUSE);
    }

    #[test]
    fn a_network_that_is_down_is_tried_with_one_tile() {
        let mut wants = Wants::default();
        for x in 0..FAILURES_MAX {
            assert!(wants.want(tile(x), s(0)));
        }
        for x in 0..FAILURES_MAX {
            assert_eq!(wants.trouble(), None);
            wants.hear(tile(x), Some(&Missed::Slow), s(1));
        }
        assert_eq!(wants.trouble(), Some(&Missed::Slow));
        assert!(!wants.want(tile(100), s(3)));
        assert!(wants.want(tile(100), s(6)));
        assert!(!wants.want(tile(101), s(6)), "one is enough");
        wants.hear(tile(100), None, s(7));
        assert_eq!(wants.trouble(), None);
        assert!(wants.want(tile(101), s(7)));
    }

    #[test]
    fn a_missing_key_is_said_with_the_first_tile() {
        let mut wants = Wants::default();
        assert!(wants.want(tile(1), s(0)));
        wants.hear(tile(1), Some(&Missed::NoKey), s(0));
        assert_eq!(wants.trouble(), Some(&Missed::NoKey));
        // A tile of which there is a copy still comes.
        wants.hear(tile(2), None, s(1));
        assert_eq!(wants.trouble(), None);
        wants.hear(tile(1), Some(&Missed::Slow), s(2));
        assert_eq!(wants.trouble(), None, "one that is slow is no trouble yet");
    }

    #[test]
    fn that_there_is_no_such_tile_is_an_answer() {
        let mut wants = Wants::default();
        assert!(wants.want(tile(1), s(0)));
        wants.hear(tile(1), Some(&Missed::None), s(0));
        assert!(!wants.want(tile(1), s(100)));
        assert_eq!(wants.trouble(), None);
    }
}
