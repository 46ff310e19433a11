//! The graph that is searched: a place for each lane, an arc for each turn from a lane into the next. So
//! a forbidden turn is an arc that is not there, and no path needs to be looked at twice. A lane that lies
//! on a forbidden way has a second place for who came onto it along that way.

use routingkit_cch::{CCH, compute_order_inertial};

use super::lines::Lines;
use super::squares::Squares;
use super::told::{Begins, Told};
use crate::flat::{Flat, Sheet};
use crate::roads::{Lane, Roads};
use crate::vehicle::Vehicles;

/// A turn from a lane into one that begins where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Places of lanes in the net.
    pub from: u32,
    pub to: u32,
    pub bend: Bend,
    /// For whom it is forbidden, or stopped by a barrier.
    pub bars: Vehicles,
    /// The clearance of what stands there, in cm; 0 where nothing does.
    pub height_cm: u16,
    /// The width that it leaves, in cm; 0 where nothing does.
    pub width_cm: u16,
}

/// How a turn goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    Straight,
    Right,
    Left,
    /// Turning round at a dead end or before a barrier.
    Back,
}

/// A road network made ready to be searched.
pub struct Net {
    pub(super) roads: Roads,
    pub(super) sheet: Sheet,
    pub(super) lines: Lines,
    pub(super) squares: Squares,
    /// The lanes that are open to anybody, in order; then those of the second places.
    pub(super) lanes: Vec<Lane>,
    /// The place of each lane of the roads among them; `NOWHERE` where it is open to nobody.
    place_of: Vec<u32>,
    /// The second places, in the order of their lanes.
    seconds: Vec<(Lane, u32)>,
    /// In the order of `from`.
    pub(super) turns: Vec<Turn>,
    /// Where the turns out of each place begin; one more than places.
    first: Vec<u32>,
    /// The numbers of the turns in the order of `to`, and where those into each place begin.
    into: Vec<u32>,
    into_first: Vec<u32>,
    order: Vec<u32>,
    /// `None` where no lane can be left.
    pub(super) cch: Option<CCH>,
}

const NOWHERE: u32 = u32::MAX;

impl std::fmt::Debug for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Net");
        shown
            .field("lanes", &self.lanes.len())
            .field("turns", &self.turns.len());
        shown.finish_non_exhaustive()
    }
}

impl Net {
    /// Makes a network ready. `order` is what [`Net::order`] gave for the same roads; without it, and
    /// where it is none of this network, it is computed anew, which is the slow part.
    #[must_use]
    pub fn new(roads: Roads, order: Option<&[u32]>) -> Net {
        let origin = roads.junctions.first().copied();
        let origin = origin.unwrap_or(dispatch_core::point::Point {
            lat_e7: 0,
            lon_e7: 0,
        });
        let sheet = Sheet::at(origin);
        let lines = Lines::new(&roads, sheet);
        let (mut lanes, place_of) = open_lanes(&roads);
        let begins = Begins::new(&roads.no_ways);
        let turns = turns(&roads, &lines, (&lanes, &place_of), &begins);
        let mut seconds: Vec<(Lane, u32)> = begins.seconds().zip(lanes.len() as u32..).collect();
        lanes.extend(begins.seconds());
        seconds.sort_unstable();
        let first = begins_of(lanes.len(), turns.iter().map(|it| it.from));
        let mut into: Vec<u32> = (0..turns.len() as u32).collect();
        into.sort_by_key(|it| turns[*it as usize].to);
        let into_first = begins_of(lanes.len(), into.iter().map(|it| turns[*it as usize].to));
        let squares = Squares::new(&lines);
        let mut net = Net {
            roads,
            sheet,
            lines,
            squares,
            lanes,
            place_of,
            seconds,
            turns,
            first,
            into,
            into_first,
            order: Vec::new(),
            cch: None,
        };
        if !net.turns.is_empty() {
            let given = order.filter(|it| is_order(it, net.lanes.len()));
            net.order = given.map_or_else(|| net.ordered(), <[u32]>::to_vec);
            let (tail, head) = net.arcs();
            net.cch = Some(CCH::new(&net.order, &tail, &head, |_| {}, false));
        }
        net
    }

    /// In which order the places are contracted; empty where there are no turns.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The roads, the net gone.
    #[must_use]
    pub fn into_roads(self) -> Roads {
        self.roads
    }

    /// An order by where the places lie, which makes the search fast.
    fn ordered(&self) -> Vec<u32> {
        let middle = |lane: &Lane| {
            let line: Vec<_> = self.roads.line(lane.stretch()).collect();
            line[line.len() / 2]
        };
        let places: Vec<_> = self.lanes.iter().map(middle).collect();
        let degrees = |e7: i32| (f64::from(e7) / 1e7) as f32;
        let lat: Vec<f32> = places.iter().map(|it| degrees(it.lat_e7)).collect();
        let lon: Vec<f32> = places.iter().map(|it| degrees(it.lon_e7)).collect();
        let (tail, head) = self.arcs();
        compute_order_inertial(self.lanes.len() as u32, &tail, &head, &lat, &lon)
    }

    fn arcs(&self) -> (Vec<u32>, Vec<u32>) {
        self.turns.iter().map(|it| (it.from, it.to)).unzip()
    }

    /// The roads.
    #[must_use]
    pub fn roads(&self) -> &Roads {
        &self.roads
    }

    /// The lanes, each at its place; a lane that has second places stands there too.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// How many turns there are.
    #[must_use]
    pub fn turns(&self) -> usize {
        self.turns.len()
    }

    /// The place of a lane; `None` where it is open to nobody.
    #[must_use]
    pub fn place(&self, lane: Lane) -> Option<u32> {
        let place = self.place_of.get(lane.0 as usize).copied();
        place.filter(|it| *it != NOWHERE)
    }

    /// Every place of a lane: its own, and the second ones.
    pub fn places(&self, lane: Lane) -> impl Iterator<Item = u32> + '_ {
        let from = self.seconds.partition_point(|it| it.0 < lane);
        let seconds = self.seconds[from..].iter();
        let seconds = seconds.take_while(move |it| it.0 == lane).map(|it| it.1);
        self.place(lane).into_iter().chain(seconds)
    }

    /// The turns out of a place, with their numbers.
    pub fn out_of(&self, place: u32) -> impl Iterator<Item = (u32, &Turn)> {
        let range = self.first[place as usize]..self.first[place as usize + 1];
        range.map(|it| (it, &self.turns[it as usize]))
    }

    /// The turns into a place, with their numbers.
    pub fn into_place(&self, place: u32) -> impl Iterator<Item = (u32, &Turn)> {
        let range =
            self.into_first[place as usize] as usize..self.into_first[place as usize + 1] as usize;
        self.into[range]
            .iter()
            .map(|it| (*it, &self.turns[*it as usize]))
    }
}

fn is_order(order: &[u32], places: usize) -> bool {
    let mut seen = vec![false; places];
    let fits = |it: &u32| {
        seen.get_mut(*it as usize)
            .is_some_and(|it| !std::mem::replace(it, true))
    };
    order.len() == places && order.iter().all(fits)
}

fn open_lanes(roads: &Roads) -> (Vec<Lane>, Vec<u32>) {
    let sides = |stretch| [Lane::of(stretch, false), Lane::of(stretch, true)];
    let all = (0..roads.stretches.len()).flat_map(sides);
    let mut place_of = vec![NOWHERE; roads.stretches.len() * 2];
    let is_open = |it: &Lane| !roads.stretches[it.stretch()].open[it.side()].is_none();
    let lanes: Vec<Lane> = all.filter(is_open).collect();
    for (lane, place) in lanes.iter().zip(0..) {
        place_of[lane.0 as usize] = place;
    }
    (lanes, place_of)
}

/// Where the things of each place begin in a list that is in the order of places.
fn begins_of(places: usize, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut first = vec![0_u32; places + 1];
    of.for_each(|place| first[place as usize + 1] += 1);
    for place in 0..places {
        first[place + 1] += first[place];
    }
    first
}

fn turns(
    roads: &Roads,
    lines: &Lines,
    (lanes, place_of): (&[Lane], &[u32]),
    begins: &Begins,
) -> Vec<Turn> {
    let mut leaving: Vec<Lane> = lanes.to_vec();
    leaving.sort_by_key(|it| (roads.way(*it)[0], *it));
    let first = begins_of(
        roads.junctions.len(),
        leaving.iter().map(|it| roads.way(*it)[0]),
    );
    let headings: Vec<[Flat; 2]> = lanes.iter().map(|it| headings(lines, *it)).collect();
    let heading = |lane: Lane| headings[place_of[lane.0 as usize] as usize];
    let seconds = begins.seconds().zip(0..);
    let seconds = seconds.map(|(lane, number)| (lane, Told::Second(number)));
    let told = lanes.iter().map(|it| (*it, Told::Lane(*it))).chain(seconds);
    let mut turns = Vec::new();
    for ((from, told), place) in told.zip(0..) {
        let told = begins.at(told);
        let junction = roads.way(from)[1];
        let leaving =
            &leaving[first[junction as usize] as usize..first[junction as usize + 1] as usize];
        let barrier = roads
            .barriers
            .binary_search_by_key(&junction, |it| it.junction);
        let barrier = barrier.ok().map(|it| roads.barriers[it]);
        let is_end = leaving.iter().all(|it| it.stretch() == from.stretch());
        for to in leaving.iter().filter(|to| **to != from) {
            let is_back = to.stretch() == from.stretch();
            if is_back && !is_end && barrier.is_none() {
                continue;
            }
            let pair = roads
                .no_turns
                .binary_search_by_key(&(from, *to), |it| (it.from, it.to));
            let mut bars = pair.map_or(0, |it| roads.no_turns[it].bars) | told.bars(*to);
            let (mut height_cm, mut width_cm) = (0, 0);
            if let Some(barrier) = barrier.filter(|_| !is_back) {
                bars |= Vehicles::ALL.0 & !barrier.open.0;
                (height_cm, width_cm) = (barrier.height_cm, barrier.width_cm);
            }
            let bend = if is_back {
                Bend::Back
            } else {
                bend(heading(from)[1], heading(*to)[0])
            };
            let to = match told.into(*to) {
                Told::Lane(lane) => place_of[lane.0 as usize],
                Told::Second(number) => lanes.len() as u32 + number,
            };
            turns.push(Turn {
                from: place,
                to,
                bend,
                bars: Vehicles(bars),
                height_cm,
                width_cm,
            });
        }
    }
    turns
}

/// The directions in which a lane begins and ends.
fn headings(lines: &Lines, lane: Lane) -> [Flat; 2] {
    let line = lines.of(lane.stretch()).at;
    let last = line.len() - 1;
    let way = |from: usize, to: usize| [line[to][0] - line[from][0], line[to][1] - line[from][1]];
    if lane.side() == 0 {
        [way(0, 1), way(last - 1, last)]
    } else {
        [way(last, last - 1), way(1, 0)]
    }
}

/// Below 45° a turn is going straight on.
fn bend(coming: Flat, going: Flat) -> Bend {
    let cross = coming[0] * going[1] - coming[1] * going[0];
    let dot = coming[0] * going[0] + coming[1] * going[1];
    match cross.atan2(dot).to_degrees() {
        angle if angle >= 45.0 => Bend::Left,
        angle if angle <= -45.0 => Bend::Right,
        _ => Bend::Straight,
    }
}
