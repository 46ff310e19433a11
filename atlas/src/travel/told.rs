//! Forbidden ways over several lanes. A place of the graph is a lane; where a way is forbidden that began
//! on an earlier lane, the lanes of it get second places that remember how they were come to. From such a
//! place the forbidden turn is missing, and every other turn leads back to where nothing is remembered.

use std::collections::BTreeMap;

use crate::roads::{Lane, NoWay};

/// The begins of forbidden ways, each once: what one has to remember of the lanes just driven.
pub(super) struct Begins {
    begins: Vec<Begin>,
    /// The begins of one lane.
    of_lane: BTreeMap<Lane, usize>,
    /// Those of more, which have places of their own.
    seconds: Vec<usize>,
}

struct Begin {
    lane: Lane,
    /// Two lanes or more, and so a place of its own: the how manieth of these.
    second: Option<u32>,
    next: BTreeMap<Lane, usize>,
    /// The longest begin that this one ends with, other than itself.
    shorter: Option<usize>,
    /// Where one must not go from here, and who.
    bars: BTreeMap<Lane, u8>,
}

/// What is remembered: nothing but the lane one is on, or a begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Lane(Lane),
    Second(u32),
}

impl Begins {
    pub fn new(ways: &[NoWay]) -> Begins {
        let mut all = Begins {
            begins: Vec::new(),
            of_lane: BTreeMap::new(),
            seconds: Vec::new(),
        };
        for way in ways {
            let Some(([first, between @ ..], last)) =
                way.lanes.split_last().map(|(last, rest)| (rest, last))
            else {
                continue;
            };
            let mut at = match all.of_lane.get(first) {
                Some(at) => *at,
                None => {
                    let at = all.push(*first, None);
                    all.of_lane.insert(*first, at);
                    at
                }
            };
            for lane in between {
                at = match all.begins[at].next.get(lane) {
                    Some(next) => *next,
                    None => {
                        // No more than lanes of forbidden ways, which a pack bounds.
                        let next = all.push(*lane, Some(all.seconds.len() as u32));
                        all.seconds.push(next);
                        all.begins[at].next.insert(*lane, next);
                        next
                    }
                };
            }
            *all.begins[at].bars.entry(*last).or_default() |= way.bars;
        }
        all.shorten();
        all
    }

    fn push(&mut self, lane: Lane, second: Option<u32>) -> usize {
        self.begins.push(Begin {
            lane,
            second,
            next: BTreeMap::new(),
            shorter: None,
            bars: BTreeMap::new(),
        });
        self.begins.len() - 1
    }

    /// Finds the shorter begins, of the short ones first.
    fn shorten(&mut self) {
        let mut row: Vec<usize> = self.of_lane.values().copied().collect();
        while !row.is_empty() {
            let steps = row.iter().flat_map(|at| {
                let next = self.begins[*at].next.iter();
                next.map(move |(lane, next)| (*at, *lane, *next))
            });
            let steps: Vec<(usize, Lane, usize)> = steps.collect();
            for (at, lane, next) in &steps {
                self.begins[*next].shorter = self.longest(self.begins[*at].shorter, *lane);
            }
            row = steps.into_iter().map(|it| it.2).collect();
        }
    }

    /// The longest begin that ends with this lane, out of `at` or one that it ends with.
    fn longest(&self, mut at: Option<usize>, lane: Lane) -> Option<usize> {
        while let Some(begin) = at.map(|it| &self.begins[it]) {
            if let Some(next) = begin.next.get(&lane) {
                return Some(*next);
            }
            at = begin.shorter;
        }
        self.of_lane.get(&lane).copied()
    }

    /// The lanes of the second places, in their order.
    pub fn seconds(&self) -> impl Iterator<Item = Lane> + '_ {
        self.seconds.iter().map(|it| self.begins[*it].lane)
    }

    /// What is remembered at a place.
    pub fn at(&self, told: Told) -> At<'_> {
        let begin = match told {
            Told::Lane(lane) => self.of_lane.get(&lane).copied(),
            Told::Second(second) => self.seconds.get(second as usize).copied(),
        };
        At { all: self, begin }
    }
}

/// A place with what is remembered there.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    all: &'a Begins,
    begin: Option<usize>,
}

impl At<'_> {
    /// What is remembered behind a turn into a lane.
    pub fn into(self, lane: Lane) -> Told {
        let next = self.all.longest(self.begin, lane);
        let second = next.and_then(|it| self.all.begins[it].second);
        second.map_or(Told::Lane(lane), Told::Second)
    }

    /// For whom a turn into a lane would end a forbidden way.
    pub fn bars(self, lane: Lane) -> u8 {
        let mut bars = 0;
        let mut at = self.begin;
        while let Some(begin) = at.map(|it| &self.all.begins[it]) {
            bars |= begin.bars.get(&lane).copied().unwrap_or_default();
            at = begin.shorter;
        }
        bars
    }
}
