//! How far one gets: from a place, or to it, by every road within a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use dispatch_core::point::Point;

use super::ends::{End, World};
use super::times::{NEVER, Travel};
use crate::roads::Lane;

/// From a place, or towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Where one gets to who starts there.
    From,
    /// From where one gets there: who can help.
    Towards,
}

/// A stretch, or a part of it, that is driven along within the time, one way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub stretch: usize,
    /// Which part of it, as shares of its length from its begin.
    pub part: [f64; 2],
    /// When the begin and the end of that part are reached, in s; between them it grows or falls evenly.
    pub at_s: [f64; 2],
}

impl Travel<'_> {
    /// Everything that is driven along within a time, by Dijkstra.
    pub(super) fn reach(&self, at: Point, direction: Direction, limit_ms: u32) -> Vec<Run> {
        let at = &self.net.stand(at);
        let (beside, entries): (Vec<End>, Vec<(u32, u32)>) = match direction {
            Direction::From => {
                let starts = self.starts(at, World::Now);
                let entries = self.entries(&starts, World::Now).into_iter();
                let entries = entries.map(|(place, (ms, _))| (place, ms)).collect();
                (starts, entries)
            }
            Direction::Towards => {
                let ends = self.ends(at, World::Now);
                let entries = self.exits(&ends);
                (ends, entries)
            }
        };
        let ms = self.search_out(&entries, direction, limit_ms);
        let mut runs = Vec::new();
        let mut run = |lane: Lane, from_ms: u32, whole_ms: u32, gone: [f64; 2]| {
            runs.extend(run(lane, from_ms, whole_ms, gone, direction, limit_ms));
        };
        for (place, ms) in ms.iter().enumerate().filter(|it| *it.1 <= limit_ms) {
            let lane_ms = self.now_ms(place as u32);
            if lane_ms < NEVER {
                run(self.net.lanes[place], *ms, lane_ms, [0.0, 1.0]);
            }
        }
        for end in &beside {
            let part = f64::from(end.part_mm) / self.length_mm(end.lane) as f64;
            let gone = match direction {
                Direction::From => [1.0 - part, 1.0],
                Direction::Towards => [0.0, part],
            };
            run(end.lane, end.walk_ms, end.lane_ms, gone);
        }
        runs
    }

    /// By place: from the start to the begin of a lane, or from its end to the goal, in ms.
    fn search_out(&self, entries: &[(u32, u32)], direction: Direction, limit_ms: u32) -> Vec<u32> {
        let mut ms = vec![NEVER; self.net.lanes.len()];
        // From the begin of a turn's first lane to the begin of its second. Without turns there are none.
        let weights = self.search.as_ref().map(|it| it.now.weights());
        let weights = weights.unwrap_or_default();
        let mut queue = BinaryHeap::new();
        let offer = |ms: &mut Vec<u32>, queue: &mut BinaryHeap<_>, place: u32, at: u32| {
            if at <= limit_ms && at < ms[place as usize] {
                ms[place as usize] = at;
                queue.push(Reverse((at, place)));
            }
        };
        for (place, at) in entries {
            offer(&mut ms, &mut queue, *place, *at);
        }
        while let Some(Reverse((at, place))) = queue.pop() {
            let lane_ms = self.now_ms(place);
            if at > ms[place as usize] || lane_ms >= NEVER {
                continue;
            }
            match direction {
                Direction::From => {
                    for (number, turn) in self.net.out_of(place) {
                        let weight = weights[number as usize];
                        if weight < NEVER {
                            offer(&mut ms, &mut queue, turn.to, at.saturating_add(weight));
                        }
                    }
                }
                Direction::Towards => {
                    let gone = at.saturating_add(lane_ms);
                    for (number, turn) in self.net.into_place(place) {
                        let weight = weights[number as usize];
                        if weight < NEVER {
                            let turn_ms = weight - self.now_ms(turn.from);
                            offer(&mut ms, &mut queue, turn.from, gone.saturating_add(turn_ms));
                        }
                    }
                }
            }
        }
        ms
    }
}

/// What of a lane is driven along within the limit. It is entered, or on the way to a goal left, after
/// `from_ms`; all of it takes `whole_ms`, and `gone` is the part of it that counts, as shares from its begin.
fn run(
    lane: Lane,
    from_ms: u32,
    whole_ms: u32,
    gone: [f64; 2],
    direction: Direction,
    limit_ms: u32,
) -> Option<Run> {
    let left_ms = f64::from(limit_ms.checked_sub(from_ms)?);
    let whole_ms = f64::from(whole_ms.max(1));
    // Not farther along than the limit allows.
    let length = (gone[1] - gone[0]).min(left_ms / whole_ms);
    let seconds = [from_ms.into(), f64::from(from_ms) + length * whole_ms];
    let seconds = seconds.map(|it| it / 1_000.0);
    // On the way to a goal the time is counted from the end of a lane backwards.
    let (gone, seconds) = match direction {
        Direction::From => ([gone[0], gone[0] + length], seconds),
        Direction::Towards => ([gone[1] - length, gone[1]], [seconds[1], seconds[0]]),
    };
    let (part, at_s) = match lane.side() {
        0 => (gone, seconds),
        _ => ([1.0 - gone[1], 1.0 - gone[0]], [seconds[1], seconds[0]]),
    };
    Some(Run {
        stretch: lane.stretch(),
        part,
        at_s,
    })
}
