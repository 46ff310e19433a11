//! Roads that are closed or slow now. A closure names where it is on the ground; which stretches of this
//! network that means is found here, and what nothing was found for is said.

use std::collections::BTreeMap;

use dispatch_core::point::Point;

use super::net::Net;
use crate::flat::{Flat, along, apart, between};
use crate::vehicle::Vehicles;

/// What a closure does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nobody passes.
    Closed,
    /// No faster than this, in km/h; at least 1.
    Slowed(u32),
}

impl Effect {
    /// The speed that is left, in km/h.
    pub(super) fn kmh(self) -> u32 {
        match self {
            Effect::Closed => 0,
            Effect::Slowed(kmh) => kmh.max(1),
        }
    }
}

/// Where a closure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The road at a place.
    Place(Point),
    /// The roads along a line, or where none runs along it those that it crosses, as a cordon does.
    Line(Vec<Point>),
    /// Every road in an area or touching it.
    Area(Vec<Point>),
}

/// A closure as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// What it is called; may be empty, then it is called by its roads.
    pub name: String,
    pub shape: Shape,
    /// Whom it concerns.
    pub vehicles: Vehicles,
    pub effect: Effect,
}

/// A closure with what it means here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    pub closure: Closure,
    /// The stretches, in order.
    pub stretches: Vec<usize>,
    /// Metres of its line for which no road was found; of a place or an area, 1 if none was. A line that runs
    /// along no road closes those that it crosses, and is unmatched all the same where they are too few for a
    /// cordon.
    pub unmatched_m: u32,
}

/// Farther than this a road is another road.
const AWAY_M: f64 = 15.0;
/// Farther than this no road is meant by a place.
const PLACE_AWAY_M: f64 = 30.0;
/// A line is looked at every so many metres.
const STEP_M: f64 = 5.0;
/// A road runs along a line where their directions differ by less.
const ALONG_DEGREES: f64 = 30.0;
/// A stretch that lies along less of a line is only touched by it.
const TOUCH_M: f64 = 15.0;
/// A cordon crosses a road at least every so many metres; a line along which no road runs and that crosses fewer
/// was drawn beside the road that it means. Derived.
const CORDON_M: f64 = 400.0;

impl Net {
    /// Finds what a closure means in this network.
    #[must_use]
    pub fn matched(&self, closure: Closure) -> Matched {
        let (mut stretches, unmatched_m) = match &closure.shape {
            Shape::Place(at) => self.at_place(*at),
            Shape::Line(line) => self.at_line(line),
            Shape::Area(area) => self.in_area(area),
        };
        stretches.sort_unstable();
        stretches.dedup();
        Matched {
            closure,
            stretches,
            unmatched_m,
        }
    }

    /// The nearest road, and those of its name beside it: both carriageways of a street.
    fn at_place(&self, at: Point) -> (Vec<usize>, u32) {
        let near = self.near(at, |_| true);
        let near: Vec<usize> = near
            .iter()
            .filter(|it| it.away_m <= PLACE_AWAY_M)
            .map(|it| it.stretch)
            .collect();
        let Some(first) = near.first().copied() else {
            return (Vec::new(), 1);
        };
        let name = self.roads.name(first);
        let same = |it: &usize| *it == first || (!name.is_empty() && self.roads.name(*it) == name);
        (near.into_iter().filter(same).collect(), 0)
    }

    fn at_line(&self, line: &[Point]) -> (Vec<usize>, u32) {
        let line: Vec<Flat> = line.iter().map(|it| self.sheet.flat(*it)).collect();
        let mut metres: BTreeMap<usize, f64> = BTreeMap::new();
        let (mut whole, mut missed) = (0.0, 0.0);
        for pair in line.windows(2) {
            let length = apart(pair[0], pair[1]);
            let steps = (length / STEP_M).ceil().max(1.0);
            let step = length / steps;
            for number in 0..steps as u32 {
                let here = between(pair[0], pair[1], (f64::from(number) + 0.5) / steps);
                let found = self.along(here, pair);
                whole += step;
                missed += if found.is_empty() { step } else { 0.0 };
                for stretch in found {
                    *metres.entry(stretch).or_default() += step;
                }
            }
        }
        if missed * 2.0 > whole {
            let crossed: Vec<usize> = line.windows(2).flat_map(|it| self.crossed(it)).collect();
            let is_cordon = whole <= CORDON_M * crossed.len() as f64;
            let missed = if is_cordon { 0.0 } else { missed.max(1.0) };
            return (crossed, missed.round() as u32);
        }
        let half = |stretch: usize| f64::from(self.roads.stretches[stretch].length_mm) / 2_000.0;
        let lies = |(stretch, metres): (&usize, &f64)| *metres >= TOUCH_M.min(half(*stretch));
        let kept: Vec<usize> = metres
            .iter()
            .filter(|it| lies(*it))
            .map(|it| *it.0)
            .collect();
        let most = metres
            .iter()
            .max_by(|a, b| a.1.total_cmp(b.1))
            .map(|it| *it.0);
        let kept = if kept.is_empty() {
            most.into_iter().collect()
        } else {
            kept
        };
        (kept, missed.round() as u32)
    }

    /// The stretches that pass a place in the direction of a line.
    fn along(&self, here: Flat, line: &[Flat]) -> Vec<usize> {
        let around = |by: f64| [here[0] + by, here[1] + by];
        let mut found = Vec::new();
        for piece in self
            .squares
            .within(&self.lines, around(-AWAY_M), around(AWAY_M))
        {
            let [a, b] = self.lines.piece(piece.point);
            let share = along(a, b, here);
            let away = apart(between(a, b, share), here);
            // Beyond its end a stretch is near and not beside.
            let all = self.lines.pieces(piece.stretch as usize);
            let is_end = [piece.point == all.start, piece.point + 1 == all.end];
            let beyond = (is_end[0] && share <= 0.0) || (is_end[1] && share >= 1.0);
            if away <= AWAY_M && !beyond && is_parallel([a, b], [line[0], line[1]]) {
                found.push(piece.stretch as usize);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The stretches that a straight line crosses.
    fn crossed(&self, line: &[Flat]) -> Vec<usize> {
        let ends = [0, 1].map(|of| [line[0][of].min(line[1][of]), line[0][of].max(line[1][of])]);
        let [low, high] = [0, 1].map(|end| ends.map(|it| it[end]));
        let pieces = self.squares.within(&self.lines, low, high);
        let crossing = pieces.filter(|it| cross(self.lines.piece(it.point), [line[0], line[1]]));
        crossing.map(|it| it.stretch as usize).collect()
    }

    fn in_area(&self, area: &[Point]) -> (Vec<usize>, u32) {
        let mut ring: Vec<Flat> = area.iter().map(|it| self.sheet.flat(*it)).collect();
        ring.extend(ring.first().copied());
        let edges: Vec<[Flat; 2]> = ring.windows(2).map(|it| [it[0], it[1]]).collect();
        let box_of = |it: fn(f64, f64) -> f64, of: usize| ring.iter().map(|at| at[of]).reduce(it);
        let corners = [f64::min, f64::max].map(|it| box_of(it, 0).zip(box_of(it, 1)));
        let [Some(low), Some(high)] = corners else {
            return (Vec::new(), 1);
        };
        let touches =
            |line: [Flat; 2]| is_inside(line[0], &edges) || edges.iter().any(|it| cross(line, *it));
        let pieces = self
            .squares
            .within(&self.lines, [low.0, low.1], [high.0, high.1]);
        let touched = pieces.filter(|it| touches(self.lines.piece(it.point)));
        let found: Vec<usize> = touched.map(|it| it.stretch as usize).collect();
        let missed = u32::from(found.is_empty());
        (found, missed)
    }
}

fn is_parallel(a: [Flat; 2], b: [Flat; 2]) -> bool {
    let way = |it: [Flat; 2]| [it[1][0] - it[0][0], it[1][1] - it[0][1]];
    let (a, b) = (way(a), way(b));
    let cross = a[0] * b[1] - a[1] * b[0];
    let dot = a[0] * b[0] + a[1] * b[1];
    cross.abs().atan2(dot.abs()).to_degrees() <= ALONG_DEGREES
}

/// Whether two lines have a place in common.
fn cross(a: [Flat; 2], b: [Flat; 2]) -> bool {
    let side =
        |p: Flat, q: Flat, r: Flat| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    let parts = |one: [Flat; 2], other: [Flat; 2]| {
        side(one[0], one[1], other[0]) * side(one[0], one[1], other[1]) <= 0.0
    };
    parts(a, b) && parts(b, a)
}

/// Whether a place lies inside a closed ring of edges.
fn is_inside(at: Flat, edges: &[[Flat; 2]]) -> bool {
    let right = edges.iter().filter(|[a, b]| {
        let spans = (a[1] > at[1]) != (b[1] > at[1]);
        spans && at[0] < (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1]) + a[0]
    });
    right.count() % 2 == 1
}
