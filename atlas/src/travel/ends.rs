//! Where a way begins and ends: the lanes beside a place, and what is gone of them.

use std::collections::BTreeMap;

use super::net::Turn;
use super::snap::{Snap, Stand};
use super::times::Travel;
use crate::roads::Lane;

/// Where a lane is entered or left: what is still to go on it, or was gone.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub snap: Snap,
    pub lane: Lane,
    pub place: u32,
    /// From the place to the lane's end, or from its begin to the place.
    pub part_ms: u32,
    pub part_mm: u32,
    /// The whole lane.
    pub lane_ms: u32,
    pub walk_ms: u32,
}

/// Whether the roads are asked about as they are now, or as if nothing were closed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum World {
    Now,
    Open,
    /// The same, but islands are passed over: roads that no way of this vehicle's joins to the whole.
    NowWhole,
    OpenWhole,
}

impl World {
    pub fn is_now(self) -> bool {
        matches!(self, World::Now | World::NowWhole)
    }

    pub fn is_whole(self) -> bool {
        matches!(self, World::NowWhole | World::OpenWhole)
    }
}

impl Travel<'_> {
    /// The lanes that follow those one starts on, and when their begin is reached.
    pub(super) fn entries(&self, starts: &[End], world: World) -> BTreeMap<u32, (u32, End)> {
        let mut entries: BTreeMap<u32, (u32, End)> = BTreeMap::new();
        for start in starts {
            for (_, turn) in self.net.out_of(start.place) {
                let Some(turn_ms) = self.turn_in(turn, world) else {
                    continue;
                };
                let ms = start.walk_ms + start.part_ms + turn_ms;
                if entries.get(&turn.to).is_none_or(|it| ms < it.0) {
                    entries.insert(turn.to, (ms, *start));
                }
            }
        }
        entries
    }

    fn turn_in(&self, turn: &Turn, world: World) -> Option<u32> {
        if world.is_now() {
            self.turn_ms(turn)
        } else {
            self.open_turn_ms(turn)
        }
    }

    fn lane_in(&self, lane: Lane, world: World) -> Option<u32> {
        if world.is_now() {
            self.lane_ms(lane)
        } else {
            self.open_lane_ms(lane)
        }
    }

    /// The lanes beside a place where somebody starts, of whom nothing is known before.
    pub(super) fn starts(&self, from: &Stand, world: World) -> Vec<End> {
        self.beside(from, world, |offset, length| length - offset)
    }

    /// The lanes beside a place that is come to, at every place that they have: by a forbidden way's begin
    /// too one gets there.
    pub(super) fn ends(&self, to: &Stand, world: World) -> Vec<End> {
        let ends = self.beside(to, world, |offset, _| offset).into_iter();
        let everywhere = |end: End| {
            let places = self.net.places(end.lane);
            places.map(move |place| End { place, ..end })
        };
        ends.flat_map(everywhere).collect()
    }

    /// The lanes beside a place. `part` tells what counts of a lane, of its length and how far along it
    /// the place lies, in mm.
    fn beside(&self, at: &Stand, world: World, part: impl Fn(u32, u32) -> u32) -> Vec<End> {
        let lanes = |stretch| [Lane::of(stretch, false), Lane::of(stretch, true)];
        let goes = |stretch| {
            (!world.is_whole() || self.is_of_the_whole(stretch))
                && lanes(stretch)
                    .iter()
                    .any(|it| self.lane_in(*it, world).is_some())
        };
        let snaps = self.net.beside(at, goes);
        let mut found = Vec::with_capacity(snaps.len() * 2);
        for snap in snaps {
            let length_mm = self.net.roads.stretches[snap.stretch].length_mm;
            for lane in lanes(snap.stretch) {
                let Some((ms, place)) = self.lane_in(lane, world).zip(self.net.place(lane)) else {
                    continue;
                };
                let along = [snap.offset_mm, length_mm - snap.offset_mm][lane.side()];
                let part_mm = part(along, length_mm);
                let part_ms = (u64::from(ms) * u64::from(part_mm)).div_ceil(u64::from(length_mm));
                found.push(End {
                    snap,
                    lane,
                    place,
                    part_ms: part_ms as u32, // At most `ms`.
                    part_mm,
                    lane_ms: ms,
                    walk_ms: self.walking_ms(snap.away_m),
                });
            }
        }
        found
    }

    /// The lanes that lead into those beside a goal, and what is left from their end.
    pub(super) fn exits(&self, ends: &[End]) -> Vec<(u32, u32)> {
        let mut exits = Vec::new();
        for end in ends {
            let left = end.part_ms + end.walk_ms;
            let turns = self.net.into_place(end.place);
            exits.extend(
                turns.filter_map(|(_, turn)| Some((turn.from, left + self.turn_ms(turn)?))),
            );
        }
        exits
    }

    pub(super) fn length_mm(&self, lane: Lane) -> u64 {
        self.net.roads.stretches[lane.stretch()].length_mm.into()
    }
}

/// The ms along the lane of both, where the end lies behind the start on it.
pub(super) fn way_along(start: &End, end: &End, travel: &Travel) -> Option<u32> {
    let mm = travel.length_mm(start.lane);
    // What is left behind the start, and what was gone until the end, overlap by the way.
    let way_mm = (u64::from(start.part_mm) + u64::from(end.part_mm)).checked_sub(mm)?;
    // At most the whole lane.
    let way_ms = (u64::from(start.lane_ms) * way_mm).div_ceil(mm) as u32;
    Some(way_ms + start.walk_ms + end.walk_ms)
}
