//! When something was worked out last. On a large night it is worked out anew twice a second, whatever
//! is recorded meanwhile; on any other with each record and each second.

use dispatch_core::state::State;
use dispatch_core::time::Time;

use super::lookout::is_large;
use super::sight::Sight;

/// How long what was worked out on a large night holds, in milliseconds.
const HOLDS_MS: i64 = 500;

/// Whether what was worked out at one moment of this machine's clock holds at another whatever was recorded since:
/// on a large night, for a while.
pub fn holds(state: &State, at: Time, now: Time) -> bool {
    (0..HOLDS_MS).contains(&now.since_ms(at)) && is_large(state)
}

/// When it was worked out, and of what.
#[derive(Debug)]
pub struct Paced<K> {
    of: Option<(K, u64, i64, Time)>,
}

impl<K> Default for Paced<K> {
    fn default() -> Paced<K> {
        Paced { of: None }
    }
}

impl<K: PartialEq> Paced<K> {
    /// Whether it is to be worked out now; from then on it counts as worked out. Of another `key` it
    /// always is.
    pub fn is_due(&mut self, sight: &Sight<'_>, key: K) -> bool {
        let (height, second) = (sight.state().height, sight.now.0.div_euclid(1_000));
        if let Some((had, at_height, at_second, at)) = &self.of
            && *had == key
        {
            let is_same = (*at_height, *at_second) == (height, second);
            let holds = holds(sight.state(), *at, sight.recorded_at);
            if is_same || (holds && *at_height <= height) {
                return false;
            }
        }
        self.of = Some((key, height, second, sight.recorded_at));
        true
    }
}
