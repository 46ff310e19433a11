//! Dijkstra as it stands in the books, on the roads as they lie in a pack: no net, no order, no index. It
//! shares nothing with what it is to judge but the roads and the table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use atlas::roads::{Lane, Roads};
use atlas::travel::Snap;
use atlas::vehicle::{Table, Vehicle};

pub struct Plain<'a> {
    roads: &'a Roads,
    table: &'a Table,
    pub vehicle: Vehicle,
    /// What is left of the speed on a stretch, in km/h.
    pub closed: BTreeMap<usize, u32>,
    out: BTreeMap<u32, Vec<Lane>>,
}

impl<'a> Plain<'a> {
    pub fn new(roads: &'a Roads, table: &'a Table, vehicle: Vehicle) -> Plain<'a> {
        let mut out: BTreeMap<u32, Vec<Lane>> = BTreeMap::new();
        for stretch in 0..roads.stretches.len() {
            for against in [false, true] {
                let lane = Lane::of(stretch, against);
                if roads.stretches[stretch].open[lane.side()].0 != 0 {
                    out.entry(roads.way(lane)[0]).or_default().push(lane);
                }
            }
        }
        Plain {
            roads,
            table,
            vehicle,
            closed: BTreeMap::new(),
            out,
        }
    }

    pub fn lane_ms(&self, lane: Lane) -> Option<u64> {
        let can = self.table.of(self.vehicle);
        let it = &self.roads.stretches[lane.stretch()];
        let mut kmh = can.speed_kmh[it.class as usize];
        if it.limit_kmh != 0 {
            kmh = kmh.min(it.limit_kmh.into());
        }
        let low = it.height_cm != 0 && u32::from(it.height_cm) < can.height_cm;
        let weak = it.weight_hkg != 0 && u32::from(it.weight_hkg) * 100 < can.weight_kg;
        let narrow = it.width_cm != 0 && u32::from(it.width_cm) < can.width_cm;
        let soft = it.axle_hkg != 0 && u32::from(it.axle_hkg) * 100 < can.axle_kg;
        if !it.open[lane.side()].has(self.vehicle) || low || weak || narrow || soft {
            return None;
        }
        if let Some(left) = self.closed.get(&lane.stretch()) {
            kmh = kmh.min(*left);
        }
        (kmh > 0).then(|| {
            (u64::from(it.length_mm) * 36)
                .div_ceil(u64::from(kmh) * 10)
                .max(1)
        })
    }

    /// The lanes that follow on a way, with what the turn adds.
    fn turns_of_way(&self, way: &[Lane]) -> Vec<(Lane, u64)> {
        let forbidden = |to: Lane| {
            let way = [way, &[to]].concat();
            let mut no_ways = self.roads.no_ways.iter();
            no_ways.any(|it| it.bars & (1 << self.vehicle as u8) != 0 && way.ends_with(&it.lanes))
        };
        let mut turns = self.turns(way[way.len() - 1]);
        turns.retain(|it| !forbidden(it.0));
        turns
    }

    /// A way that goes on with a lane, without what can be forgotten of it.
    fn goes_on(&self, way: &[Lane], to: Lane) -> Vec<Lane> {
        let mut way = [way, &[to]].concat();
        let begins = |way: &[Lane]| {
            self.roads
                .no_ways
                .iter()
                .any(|it| it.lanes.starts_with(way))
        };
        while way.len() > 1 && !begins(&way) {
            way.remove(0);
        }
        way
    }

    /// The lanes that follow, with what the turn adds.
    fn turns(&self, from: Lane) -> Vec<(Lane, u64)> {
        let junction = self.roads.way(from)[1];
        let can = self.table.of(self.vehicle);
        let barrier = self
            .roads
            .barriers
            .iter()
            .find(|it| it.junction == junction);
        let out = self.out.get(&junction).map_or(&[][..], |it| it);
        let is_end = out.iter().all(|it| it.stretch() == from.stretch());
        let mut turns = Vec::new();
        for to in out
            .iter()
            .filter(|to| **to != from && self.lane_ms(**to).is_some())
        {
            let rule = self
                .roads
                .no_turns
                .iter()
                .find(|it| it.from == from && it.to == *to);
            if rule.is_some_and(|it| it.bars & (1 << self.vehicle as u8) != 0) {
                continue;
            }
            let back = to.stretch() == from.stretch();
            let stopped = barrier.is_some_and(|it| {
                let low = it.height_cm != 0 && u32::from(it.height_cm) < can.height_cm;
                let narrow = it.width_cm != 0 && u32::from(it.width_cm) < can.width_cm;
                !it.open.has(self.vehicle) || low || narrow
            });
            let seconds = match back {
                true if is_end || barrier.is_some() => can.turn_back_s,
                true => continue,
                false if stopped => continue,
                false => match self.angle(from, *to) {
                    it if it >= 45.0 => can.turn_left_s,
                    it if it <= -45.0 => can.turn_right_s,
                    _ => 0,
                },
            };
            turns.push((*to, u64::from(seconds) * 1_000));
        }
        turns
    }

    /// The stretches that hang together by turns, whatever their direction, with the most others.
    pub fn whole(&self) -> BTreeSet<usize> {
        let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let lanes = self.out.values().flatten().copied();
        for lane in lanes.filter(|it| self.lane_ms(*it).is_some()) {
            beside.entry(lane.stretch()).or_default();
            for (to, _) in self.turns(lane) {
                beside
                    .entry(lane.stretch())
                    .or_default()
                    .insert(to.stretch());
                beside
                    .entry(to.stretch())
                    .or_default()
                    .insert(lane.stretch());
            }
        }
        let mut largest = BTreeSet::new();
        let mut left: BTreeSet<usize> = beside.keys().copied().collect();
        while let Some(first) = left.pop_first() {
            let (mut part, mut open) = (BTreeSet::from([first]), vec![first]);
            while let Some(at) = open.pop() {
                for next in beside[&at].iter().filter(|it| left.remove(it)) {
                    part.insert(*next);
                    open.push(*next);
                }
            }
            if part.len() > largest.len() {
                largest = part;
            }
        }
        largest
    }

    fn angle(&self, from: Lane, to: Lane) -> f64 {
        let sheet = atlas::flat::Sheet::at(self.roads.junctions[0]);
        let line = |lane: Lane| {
            let mut line: Vec<_> = self
                .roads
                .line(lane.stretch())
                .map(|it| sheet.flat(it))
                .collect();
            if lane.side() == 1 {
                line.reverse();
            }
            line
        };
        let (from, to) = (line(from), line(to));
        let way = |pair: &[[f64; 2]]| [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
        let (a, b) = (way(&from[from.len() - 2..]), way(&to[..2]));
        (a[0] * b[1] - a[1] * b[0])
            .atan2(a[0] * b[0] + a[1] * b[1])
            .to_degrees()
    }

    /// The ms at which the begin of each lane is reached from places on roads, each with its walk.
    pub fn from(&self, starts: &[(Snap, u64)]) -> BTreeMap<Lane, u64> {
        let mut best: BTreeMap<Vec<Lane>, u64> = BTreeMap::new();
        let mut queue = BinaryHeap::new();
        for (snap, walk) in starts {
            for lane in [Lane::of(snap.stretch, false), Lane::of(snap.stretch, true)] {
                let Some(ms) = self.lane_ms(lane) else {
                    continue;
                };
                let length = u64::from(self.roads.stretches[snap.stretch].length_mm);
                let gone = u64::from(snap.offset_mm);
                let left = if lane.side() == 0 {
                    length - gone
                } else {
                    gone
                };
                let at = walk + (ms * left).div_ceil(length);
                for (to, turn) in self.turns_of_way(&[lane]) {
                    queue.push(Reverse((at + turn, self.goes_on(&[lane], to))));
                }
            }
        }
        while let Some(Reverse((at, way))) = queue.pop() {
            if best.contains_key(&way) {
                continue;
            }
            let ms = self.lane_ms(way[way.len() - 1]).unwrap_or_default();
            for (to, turn) in self.turns_of_way(&way) {
                queue.push(Reverse((at + ms + turn, self.goes_on(&way, to))));
            }
            best.insert(way, at);
        }
        let mut lanes: BTreeMap<Lane, u64> = BTreeMap::new();
        for (way, at) in best {
            let lane = lanes.entry(way[way.len() - 1]).or_insert(at);
            *lane = at.min(*lane);
        }
        lanes
    }

    /// The ms to a place on a road, from what [`Plain::from`] gave and along the lane of a start itself.
    pub fn to(
        &self,
        reached: &BTreeMap<Lane, u64>,
        starts: &[(Snap, u64)],
        end: &(Snap, u64),
    ) -> Option<u64> {
        let mut best: Option<u64> = None;
        let mut offer = |ms: u64| best = Some(best.map_or(ms, |it| it.min(ms)));
        let length = u64::from(self.roads.stretches[end.0.stretch].length_mm);
        for lane in [
            Lane::of(end.0.stretch, false),
            Lane::of(end.0.stretch, true),
        ] {
            let Some(ms) = self.lane_ms(lane) else {
                continue;
            };
            let along = |snap: &Snap| match lane.side() {
                0 => u64::from(snap.offset_mm),
                _ => length - u64::from(snap.offset_mm),
            };
            if let Some(at) = reached.get(&lane) {
                offer(at + (ms * along(&end.0)).div_ceil(length) + end.1);
            }
            for (snap, walk) in starts.iter().filter(|it| it.0.stretch == end.0.stretch) {
                if let Some(way) = along(&end.0).checked_sub(along(snap)) {
                    offer(walk + (ms * way).div_ceil(length) + end.1);
                }
            }
        }
        best
    }
}
