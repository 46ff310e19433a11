//! What one kind of vehicle needs on every lane and for every turn, with the roads that are closed now.

use std::collections::BTreeMap;

use routingkit_cch::{CCH, CCHMetric, CCHMetricPartialUpdater, INF_WEIGHT};

use super::closure::Matched;
use super::net::{Bend, Net, Turn};
use crate::roads::Lane;
use crate::vehicle::{Ability, Table, Vehicle};

/// A time that never ends, in ms.
pub(super) const NEVER: u32 = INF_WEIGHT;

/// Where one turn in so many changes, reckoning all of them anew costs as much as following the changes, and
/// where more do it costs less.
const MANY_IN: usize = 16;

/// The travel times of one kind of vehicle over a net.
pub struct Travel<'n> {
    pub(super) net: &'n Net,
    pub(super) vehicle: Vehicle,
    pub(super) ability: Ability,
    /// By place: ms from the begin of a lane to its end. As if nothing were closed, and as it is now.
    open_ms: Vec<u32>,
    now_ms: Vec<u32>,
    pub(super) search: Option<Search<'n>>,
    /// By stretch: whether it hangs together with most of the roads of this kind of vehicle.
    whole: Vec<bool>,
    /// The closed or slowed stretches, each with the closure that did it.
    closed: BTreeMap<usize, usize>,
    closures: Vec<Matched>,
}

/// What answers, for places that have turns between them.
pub(super) struct Search<'n> {
    pub open: CCHMetric<'n>,
    pub now: CCHMetric<'n>,
    updater: CCHMetricPartialUpdater<'n>,
}

impl std::fmt::Debug for Travel<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Travel");
        shown
            .field("vehicle", &self.vehicle)
            .field("closed", &self.closed.len());
        shown.finish_non_exhaustive()
    }
}

impl<'n> Travel<'n> {
    /// The times of a kind of vehicle, nothing closed.
    #[must_use]
    pub fn new(net: &'n Net, table: &Table, vehicle: Vehicle) -> Travel<'n> {
        let ability = *table.of(vehicle);
        let lane_ms = |lane: &Lane| lane_ms(net, &ability, vehicle, *lane);
        let open_ms: Vec<u32> = net.lanes().iter().map(lane_ms).collect();
        let weights: Vec<u32> = net
            .turns
            .iter()
            .map(|it| weight(&open_ms, &ability, vehicle, it))
            .collect();
        let search = net.cch.as_ref().map(|cch: &'n CCH| Search {
            open: CCHMetric::new(cch, weights.clone()),
            now: CCHMetric::new(cch, weights.clone()),
            updater: CCHMetricPartialUpdater::new(cch),
        });
        Travel {
            net,
            vehicle,
            ability,
            now_ms: open_ms.clone(),
            whole: whole(net, &open_ms, &weights),
            open_ms,
            search,
            closed: BTreeMap::new(),
            closures: Vec::new(),
        }
    }

    /// The kind of vehicle.
    #[must_use]
    pub fn vehicle(&self) -> Vehicle {
        self.vehicle
    }

    /// Puts these closures in the place of those there were. What does not concern this kind of vehicle
    /// changes nothing.
    pub fn close(&mut self, closures: &[Matched]) {
        let mut touched: Vec<usize> = std::mem::take(&mut self.closed).into_keys().collect();
        self.closures = closures.to_vec();
        let mut slowest: BTreeMap<usize, u32> = BTreeMap::new();
        for (closure, number) in self.closures.iter().zip(0..) {
            if !closure.closure.vehicles.has(self.vehicle) {
                continue;
            }
            for stretch in &closure.stretches {
                let kmh = closure.closure.effect.kmh();
                let before = slowest.get(stretch).copied();
                if before.is_none_or(|it| kmh < it) {
                    slowest.insert(*stretch, kmh);
                    self.closed.insert(*stretch, number);
                }
            }
        }
        touched.extend(slowest.keys());
        let mut changed: BTreeMap<u32, u32> = BTreeMap::new();
        let lanes = |it: &usize| [Lane::of(*it, false), Lane::of(*it, true)];
        let places: Vec<u32> = touched
            .iter()
            .flat_map(lanes)
            .flat_map(|it| self.net.places(it))
            .collect();
        for place in &places {
            let open = self.open_ms[*place as usize];
            let stretch = self.net.lanes()[*place as usize].stretch();
            let length_mm = self.net.roads.stretches[stretch].length_mm;
            self.now_ms[*place as usize] = match slowest.get(&stretch) {
                Some(0) => NEVER,
                Some(kmh) => open.max(ms_of(length_mm, *kmh)),
                None => open,
            };
        }
        let before = self.search.as_ref().map(|it| it.now.weights());
        for place in places {
            for (number, turn) in self.net.out_of(place).chain(self.net.into_place(place)) {
                let weight = weight(&self.now_ms, &self.ability, self.vehicle, turn);
                // Where a hundred roads are closed and a word comes about one more, the others are as they were.
                if before.is_none_or(|it| it[number as usize] != weight) {
                    changed.insert(number, weight);
                }
            }
        }
        if changed.is_empty() {
            return;
        }
        if let Some(search) = &mut self.search {
            if changed.len() * MANY_IN < self.net.turns.len() {
                search.updater.apply(&mut search.now, &changed);
            } else {
                let mut weights = search.now.weights().to_vec();
                for (number, weight) in &changed {
                    weights[*number as usize] = *weight;
                }
                search.now.reset(weights);
            }
        }
    }

    /// The closures there are.
    #[must_use]
    pub fn closures(&self) -> &[Matched] {
        &self.closures
    }

    /// The closure of a stretch for this kind of vehicle.
    #[must_use]
    pub fn closure_of(&self, stretch: usize) -> Option<&Matched> {
        self.closed.get(&stretch).map(|it| &self.closures[*it])
    }

    /// Now, from the begin of a lane to its end, in ms; `None` where this kind of vehicle does not go.
    #[must_use]
    pub fn lane_ms(&self, lane: Lane) -> Option<u32> {
        let ms = self.now_ms[self.net.place(lane)? as usize];
        (ms < NEVER).then_some(ms)
    }

    /// Now, from the begin of the lane at a place to its end, in ms; [`NEVER`] where it is closed.
    pub(super) fn now_ms(&self, place: u32) -> u32 {
        self.now_ms[place as usize]
    }

    /// The same as if nothing were closed.
    pub(super) fn open_lane_ms(&self, lane: Lane) -> Option<u32> {
        let ms = self.open_ms[self.net.place(lane)? as usize];
        (ms < NEVER).then_some(ms)
    }

    /// What a turn adds, in ms; `None` where it is forbidden, or a lane of it is closed.
    #[must_use]
    pub fn turn_ms(&self, turn: &Turn) -> Option<u32> {
        turn_ms(&self.now_ms, &self.ability, self.vehicle, turn)
    }

    /// What a turn adds as if nothing were closed.
    pub(super) fn open_turn_ms(&self, turn: &Turn) -> Option<u32> {
        turn_ms(&self.open_ms, &self.ability, self.vehicle, turn)
    }

    /// Whether a stretch hangs together with most of the roads.
    pub(super) fn is_of_the_whole(&self, stretch: usize) -> bool {
        self.whole[stretch]
    }

    /// On foot, in ms.
    pub(super) fn walking_ms(&self, metres: f64) -> u32 {
        let ms = metres * 100_000.0 / f64::from(self.ability.walking_cm_per_s.max(1));
        // Nobody is led over land farther than a few kilometres.
        ms.ceil().min(1e8) as u32
    }
}

/// Which stretches hang together by turns, whatever their direction, with the largest number of others.
fn whole(net: &Net, lanes_ms: &[u32], weights: &[u32]) -> Vec<bool> {
    let stretches = net.roads.stretches.len();
    let mut above: Vec<usize> = (0..stretches).collect();
    let mut count = vec![1_u32; stretches];
    let root = |above: &mut [usize], mut at: usize| {
        while above[at] != at {
            above[at] = above[above[at]];
            at = above[at];
        }
        at
    };
    let stretch = |place: u32| net.lanes[place as usize].stretch();
    for (turn, _) in net.turns.iter().zip(weights).filter(|it| *it.1 < NEVER) {
        let from = root(&mut above, stretch(turn.from));
        let to = root(&mut above, stretch(turn.to));
        if from != to {
            let (small, large) = if count[from] < count[to] {
                (from, to)
            } else {
                (to, from)
            };
            above[small] = large;
            count[large] += count[small];
        }
    }
    let goes = (0_u32..).zip(lanes_ms).filter(|it| *it.1 < NEVER);
    let goes: Vec<usize> = goes.map(|(place, _)| stretch(place)).collect();
    let largest = goes
        .iter()
        .map(|it| root(&mut above, *it))
        .max_by_key(|it| count[*it]);
    let mut whole = vec![false; stretches];
    for at in goes {
        whole[at] = Some(root(&mut above, at)) == largest;
    }
    whole
}

/// From the begin of a turn's first lane to the begin of its second: what the search adds up.
fn weight(lanes_ms: &[u32], ability: &Ability, vehicle: Vehicle, turn: &Turn) -> u32 {
    let turn_ms = turn_ms(lanes_ms, ability, vehicle, turn);
    let sum = turn_ms.and_then(|it| it.checked_add(lanes_ms[turn.from as usize]));
    sum.unwrap_or(NEVER).min(NEVER)
}

fn turn_ms(lanes_ms: &[u32], ability: &Ability, vehicle: Vehicle, turn: &Turn) -> Option<u32> {
    let low = turn.height_cm > 0 && u32::from(turn.height_cm) < ability.height_cm;
    let narrow = turn.width_cm > 0 && u32::from(turn.width_cm) < ability.width_cm;
    let goes = |place: u32| lanes_ms[place as usize] < NEVER;
    if turn.bars.has(vehicle) || low || narrow || !goes(turn.from) || !goes(turn.to) {
        return None;
    }
    let seconds = match turn.bend {
        Bend::Straight => 0,
        Bend::Right => ability.turn_right_s,
        Bend::Left => ability.turn_left_s,
        Bend::Back => ability.turn_back_s,
    };
    Some(seconds * 1_000)
}

fn lane_ms(net: &Net, ability: &Ability, vehicle: Vehicle, lane: Lane) -> u32 {
    let it = &net.roads.stretches[lane.stretch()];
    let low = it.height_cm > 0 && u32::from(it.height_cm) < ability.height_cm;
    let weak = it.weight_hkg > 0 && u32::from(it.weight_hkg) * 100 < ability.weight_kg;
    let narrow = it.width_cm > 0 && u32::from(it.width_cm) < ability.width_cm;
    let soft = it.axle_hkg > 0 && u32::from(it.axle_hkg) * 100 < ability.axle_kg;
    let mut kmh = ability.speed_kmh[it.class as usize];
    if it.limit_kmh > 0 {
        kmh = kmh.min(u32::from(it.limit_kmh));
    }
    if low || weak || narrow || soft || kmh == 0 || !it.open[lane.side()].has(vehicle) {
        return NEVER;
    }
    ms_of(it.length_mm, kmh)
}

/// A length at a speed, in ms, rounded up; at least 1.
fn ms_of(length_mm: u32, kmh: u32) -> u32 {
    let ms = (u64::from(length_mm) * 36).div_ceil(u64::from(kmh.max(1)) * 10);
    // A lane of days is as good as none; the sum of two still fits.
    u32::try_from(ms.max(1)).unwrap_or(NEVER).min(NEVER)
}
