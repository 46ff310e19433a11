//! Rings of equal time, true on the roads: a sheet of cells with the time at which each is reached, and the
//! lines that part those within the minutes from those beyond.

use std::collections::BTreeMap;

use dispatch_core::point::Point;

use super::reach::Direction;
use super::times::Travel;
use crate::flat::{Flat, apart, between};
use crate::roads::Lane;

/// What is reached within some minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    pub minutes: u32,
    pub area_m2: u64,
    /// Closed lines with what is reached on their left; a hole runs the other way round.
    pub outlines: Vec<Vec<Point>>,
}

/// Nobody walks farther from a road than this to count as reached.
const WALK_MAX_M: f64 = 100.0;
/// The side of a cell, in m, where the sheet is not too large for it.
const CELL_M: f64 = 40.0;
/// Most cells along a side.
const CELLS_MAX: f64 = 1_500.0;
/// A road is looked at every so many metres.
const STEP_M: f64 = 25.0;
/// Most minutes of a ring.
pub const MINUTES_MAX: u32 = 240;

/// The rings of a place for these minutes, in their order. A ring of more minutes holds every ring of fewer.
#[must_use]
pub fn rings(travel: &Travel, at: Point, direction: Direction, minutes: &[u32]) -> Vec<Ring> {
    let most = minutes
        .iter()
        .copied()
        .max()
        .unwrap_or_default()
        .min(MINUTES_MAX);
    let marks = marks(travel, at, direction, most * 60_000);
    let field = Field::new(&marks, f64::from(most) * 60.0, travel);
    let ring = |minutes: &u32| {
        let lines = field.outlines(f64::from((*minutes).min(MINUTES_MAX)) * 60.0);
        let area: f64 = lines.iter().map(|it| area_m2(it)).sum();
        let points = |line: Vec<Flat>| {
            line.into_iter()
                .map(|it| travel.net.sheet.point(it))
                .collect()
        };
        Ring {
            minutes: *minutes,
            area_m2: area.max(0.0).round() as u64,
            outlines: lines.into_iter().map(points).collect(),
        }
    };
    minutes.iter().map(ring).collect()
}

/// Places on the roads, with the seconds at which they are reached.
fn marks(travel: &Travel, at: Point, direction: Direction, limit_ms: u32) -> Vec<(Flat, f64)> {
    let reached = travel.reach(at, direction, limit_ms);
    let mut marks = vec![(travel.net.sheet.flat(at), 0.0)];
    let mut mark = |lane, from_ms: u32, whole_ms: u32, share: (f64, f64)| {
        let lane: Lane = lane;
        let laid = travel.net.lines.of(lane.stretch());
        let (last, whole) = (laid.at.len() - 1, laid.whole_m());
        // On the way to a goal the time is counted from the end of a lane backwards.
        let part = |along: f64| match direction {
            Direction::From => along - share.0,
            Direction::Towards => share.1 - along,
        };
        for piece in 0..last {
            let (from, to, gone) = match lane.side() {
                0 => (piece, piece + 1, laid.gone_m[piece]),
                _ => (piece + 1, piece, whole - laid.gone_m[piece + 1]),
            };
            let (pair, length) = (
                [laid.at[from], laid.at[to]],
                laid.gone_m[piece + 1] - laid.gone_m[piece],
            );
            let steps = (length / STEP_M).ceil().max(1.0);
            for step in 0..=steps as u32 {
                let along = (gone + length * f64::from(step) / steps) / whole;
                let seconds = (f64::from(from_ms) + part(along) * f64::from(whole_ms)) / 1_000.0;
                if (share.0..=share.1).contains(&along) && seconds * 1_000.0 <= f64::from(limit_ms)
                {
                    marks.push((between(pair[0], pair[1], f64::from(step) / steps), seconds));
                }
            }
        }
    };
    for (lane, ms) in travel.net.lanes.iter().zip(&reached.ms) {
        if let Some(lane_ms) = travel.lane_ms(*lane).filter(|_| *ms <= limit_ms) {
            mark(*lane, *ms, lane_ms, (0.0, 1.0));
        }
    }
    for end in &reached.beside {
        let length_mm = travel.net.roads.stretches[end.lane.stretch()].length_mm;
        let part = f64::from(end.part_mm) / f64::from(length_mm);
        let share = match direction {
            Direction::From => (1.0 - part, 1.0),
            Direction::Towards => (0.0, part),
        };
        mark(end.lane, end.walk_ms, end.lane_ms, share);
    }
    marks
}

/// The seconds at which each corner of a sheet of cells is reached.
struct Field {
    origin: Flat,
    cell_m: f64,
    across: usize,
    seconds: Vec<f64>,
}

impl Field {
    fn new(marks: &[(Flat, f64)], limit_s: f64, travel: &Travel) -> Field {
        let edge = |of: usize, pick: fn(f64, f64) -> f64| {
            marks
                .iter()
                .map(|it| it.0[of])
                .reduce(pick)
                .unwrap_or_default()
        };
        let low = [edge(0, f64::min), edge(1, f64::min)];
        let high = [edge(0, f64::max), edge(1, f64::max)];
        let extent = (high[0] - low[0]).max(high[1] - low[1]) + 2.0 * WALK_MAX_M;
        let cell_m = CELL_M.max(extent / CELLS_MAX);
        // Two cells of edge, so that every line closes.
        let margin = WALK_MAX_M + 2.0 * cell_m;
        let origin = [low[0] - margin, low[1] - margin];
        let cells = |of: usize| ((high[of] - low[of] + 2.0 * margin) / cell_m).ceil() as usize + 1;
        let (across, up) = (cells(0), cells(1));
        let mut field = Field {
            origin,
            cell_m,
            across,
            seconds: vec![f64::INFINITY; across * up],
        };
        let pace = f64::from(travel.ability.walking_cm_per_s.max(1)) / 100.0;
        for (place, at_s) in marks {
            field.mark(*place, *at_s, pace, limit_s);
        }
        field
    }

    fn mark(&mut self, place: Flat, at_s: f64, pace: f64, limit_s: f64) {
        let radius = WALK_MAX_M.min((limit_s - at_s) * pace);
        let corner =
            |of: usize, by: f64| ((place[of] + by - self.origin[of]) / self.cell_m).max(0.0);
        for row in corner(1, -radius).ceil() as usize..=corner(1, radius) as usize {
            for column in corner(0, -radius).ceil() as usize..=corner(0, radius) as usize {
                let away = apart(self.corner(column, row), place);
                if away <= radius {
                    let seconds = &mut self.seconds[row * self.across + column];
                    *seconds = seconds.min(at_s + away / pace);
                }
            }
        }
    }

    fn corner(&self, column: usize, row: usize) -> Flat {
        let along = |of: usize, by: usize| self.origin[of] + self.cell_m * by as f64;
        [along(0, column), along(1, row)]
    }

    /// The lines round everything within so many seconds: marching squares, what is inside on the left.
    fn outlines(&self, seconds: f64) -> Vec<Vec<Flat>> {
        let rows = self.seconds.len() / self.across;
        let mut next: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for row in 0..rows - 1 {
            for column in 0..self.across - 1 {
                let corner = row * self.across + column;
                let corners = [
                    corner,
                    corner + 1,
                    corner + 1 + self.across,
                    corner + self.across,
                ];
                let inside = corners.map(|it| self.seconds[it] <= seconds);
                let [bottom, right, top, left] =
                    [0, 1, 2, 3].map(|it| edge(corners[it], corners[(it + 1) % 4]));
                let pairs: &[_] = match inside {
                    [true, false, false, false] => &[(bottom, left)],
                    [false, true, false, false] => &[(right, bottom)],
                    [true, true, false, false] => &[(right, left)],
                    [false, false, true, false] => &[(top, right)],
                    [true, false, true, false] => &[(bottom, left), (top, right)],
                    [false, true, true, false] => &[(top, bottom)],
                    [true, true, true, false] => &[(top, left)],
                    [false, false, false, true] => &[(left, top)],
                    [true, false, false, true] => &[(bottom, top)],
                    [false, true, false, true] => &[(right, bottom), (left, top)],
                    [true, true, false, true] => &[(right, top)],
                    [false, false, true, true] => &[(left, right)],
                    [true, false, true, true] => &[(bottom, right)],
                    [false, true, true, true] => &[(left, bottom)],
                    [false, false, false, false] | [true, true, true, true] => &[],
                };
                next.extend(pairs.iter().copied());
            }
        }
        let mut lines = Vec::new();
        while let Some((start, mut at)) = next.pop_first() {
            let mut line = vec![self.crossing(start, seconds)];
            while at != start {
                line.push(self.crossing(at, seconds));
                match next.remove(&at) {
                    Some(following) => at = following,
                    None => break,
                }
            }
            line.extend(line.first().copied());
            lines.push(line);
        }
        lines
    }

    /// Where a line crosses the edge between two corners, one of them inside.
    fn crossing(&self, (one, other): (usize, usize), seconds: f64) -> Flat {
        let at = |corner: usize| self.corner(corner % self.across, corner / self.across);
        let (a, b) = (self.seconds[one], self.seconds[other]);
        let share = if a.is_finite() && b.is_finite() {
            (seconds - a) / (b - a)
        } else {
            0.5
        };
        between(at(one), at(other), share.clamp(0.0, 1.0))
    }
}

/// The edge between two corners is the same from both sides.
fn edge(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// The area of a closed line, in m²; below 0 where it runs round a hole.
fn area_m2(line: &[Flat]) -> f64 {
    let Some(origin) = line.first() else {
        return 0.0;
    };
    let from = |it: &Flat| [it[0] - origin[0], it[1] - origin[1]];
    let twice: f64 = line
        .windows(2)
        .map(|it| (from(&it[0]), from(&it[1])))
        .map(|(a, b)| a[0] * b[1] - a[1] * b[0])
        .sum();
    twice / 2.0
}
