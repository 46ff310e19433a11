//! From a moment to the height at which it was known.

use crate::time::Time;

/// The heights of a ledger with the world time of each, in order.
#[derive(Clone, Debug, Default)]
pub struct Heights(Vec<(u64, Time)>);

impl Heights {
    /// Notes the next height.
    pub fn note(&mut self, height: u64, at: Time) {
        self.0.push((height, at));
    }

    /// The last height, not above `cut`, whose world time is not after `at`; the first one where
    /// all are later. What was known at that moment is so in the State of that height.
    #[must_use]
    pub fn of(&self, at: Time, cut: u64) -> u64 {
        let upto = self.0.partition_point(|(height, _)| *height <= cut);
        let known = self.0.iter().take(upto);
        let found = known.rev().find(|(_, then)| *then <= at);
        let first = self.0.first().map_or(cut, |(height, _)| *height);
        found.map_or(first, |(height, _)| *height)
    }

    /// The last height whose world time is not after `at`: the cut of a report as of a moment.
    #[must_use]
    pub fn cut(&self, at: Time) -> Option<u64> {
        let found = self.0.iter().rev().find(|(_, then)| *then <= at);
        found.map(|(height, _)| *height)
    }

    /// World time of the last height.
    #[must_use]
    pub fn end(&self) -> Option<Time> {
        self.0.last().map(|(_, at)| *at)
    }

    /// World time at a height.
    #[must_use]
    pub fn at(&self, height: u64) -> Option<Time> {
        let found = self.0.iter().find(|(had, _)| *had == height);
        found.map(|(_, at)| *at)
    }
}
