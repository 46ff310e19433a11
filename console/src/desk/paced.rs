//! When something was worked out last. On a large night it is worked out anew twice a second, whatever
//! is recorded meanwhile; on any other with each record and each second.

use dispatch_core::time::Time;

use super::lookout::is_large;
use super::sight::Sight;

/// How long what was worked out on a large night holds, in milliseconds.
const HOLDS_MS: i64 = 500;

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
            let is_young = (0..HOLDS_MS).contains(&sight.recorded_at.since_ms(*at));
            if is_same || (is_young && *at_height <= height && is_large(sight.state())) {
                return false;
            }
        }
        self.of = Some((key, height, second, sight.recorded_at));
        true
    }
}
