//! How far one gets: from a place, or to it, by every road within a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use dispatch_core::point::Point;

use super::ends::{End, World};
use super::times::{NEVER, Travel};

/// From a place, or towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Where one gets to who starts there.
    From,
    /// From where one gets there: who can help.
    Towards,
}

/// What lies within a time.
pub(super) struct Reached {
    /// The lanes beside the place, of which only a part counts.
    pub beside: Vec<End>,
    /// By place: from the start to the begin of a lane, or from its end to the goal, in ms.
    pub ms: Vec<u32>,
}

impl Travel<'_> {
    /// Every lane within a time, by Dijkstra.
    pub(super) fn reach(&self, at: Point, direction: Direction, limit_ms: u32) -> Reached {
        let mut ms = vec![NEVER; self.net.lanes.len()];
        let mut queue = BinaryHeap::new();
        let at = &self.net.stand(at);
        let (beside, entries) = match direction {
            Direction::From => {
                let starts = self.starts(at, World::Now);
                let entries = self.entries(&starts, World::Now);
                (
                    starts,
                    entries
                        .into_iter()
                        .map(|(place, (ms, _))| (place, ms))
                        .collect(),
                )
            }
            Direction::Towards => {
                let ends = self.ends(at, World::Now);
                let entries = self.exits(&ends);
                (ends, entries)
            }
        };
        let offer = |ms: &mut Vec<u32>, queue: &mut BinaryHeap<_>, place: u32, at: u32| {
            if at <= limit_ms && at < ms[place as usize] {
                ms[place as usize] = at;
                queue.push(Reverse((at, place)));
            }
        };
        for (place, at) in entries {
            offer(&mut ms, &mut queue, place, at);
        }
        while let Some(Reverse((at, place))) = queue.pop() {
            if at > ms[place as usize] {
                continue;
            }
            let Some(lane_ms) = self.lane_ms(self.net.lanes[place as usize]) else {
                continue;
            };
            let gone = at.saturating_add(lane_ms);
            match direction {
                Direction::From => {
                    for (_, turn) in self.net.out_of(place) {
                        if let Some(turn_ms) = self.turn_ms(turn) {
                            offer(&mut ms, &mut queue, turn.to, gone.saturating_add(turn_ms));
                        }
                    }
                }
                Direction::Towards => {
                    for (_, turn) in self.net.into_place(place) {
                        if let Some(turn_ms) = self.turn_ms(turn) {
                            offer(&mut ms, &mut queue, turn.from, gone.saturating_add(turn_ms));
                        }
                    }
                }
            }
        }
        Reached { beside, ms }
    }
}
