//! A sheet of cells with the second at which each corner is reached: along the roads, and from them some
//! metres on foot.

use super::lines::Laid;
use super::reach::Run;
use crate::flat::Flat;

/// Nobody walks farther from a road than this to count as reached.
const WALK_MAX_M: f64 = 100.0;
/// The side of a cell, in m, where the sheet is not too large for it.
const CELL_M: f64 = 40.0;
/// Most cells along a side.
const CELLS_MAX: f64 = 1_500.0;

/// The seconds at which each corner of a sheet of cells is reached.
pub(super) struct Field {
    origin: Flat,
    cell_m: f64,
    /// Corners along a row.
    pub across: usize,
    /// By corner, row by row; infinite where nobody gets.
    pub seconds: Vec<f32>,
    pace: f64,
    limit_s: f64,
    /// The earliest of all marks in each quarter of a cell, by its place in `marks` and 1 more; 0 is none.
    quarters: Vec<u32>,
    marks: Vec<Mark>,
}

/// A place on a road, from the sheet's origin in m, and when it is reached. Single precision holds a sheet of
/// 200 km to 2 cm and four hours to a millisecond.
#[derive(Clone, Copy)]
struct Mark {
    at: [f32; 2],
    at_s: f32,
}

impl Field {
    /// A sheet for marks between two corners, with room for the walk. `pace` is in m/s.
    pub fn new(low: Flat, high: Flat, pace: f64, limit_s: f64) -> Field {
        let extent = (high[0] - low[0]).max(high[1] - low[1]) + 2.0 * WALK_MAX_M;
        let cell_m = CELL_M.max(extent / CELLS_MAX);
        // Two cells of edge, so that every line closes.
        let margin = WALK_MAX_M + 2.0 * cell_m;
        let cells = |of: usize| ((high[of] - low[of] + 2.0 * margin) / cell_m).ceil() as usize + 1;
        let (across, up) = (cells(0), cells(1));
        Field {
            origin: [low[0] - margin, low[1] - margin],
            cell_m,
            across,
            seconds: vec![f32::INFINITY; across * up],
            pace,
            limit_s,
            quarters: vec![0; 4 * across * up],
            marks: Vec::new(),
        }
    }

    /// A place that is reached at a second. Of all in one quarter of a cell the earliest counts: the others
    /// are less than a cell away from it.
    pub fn mark(&mut self, place: Flat, at_s: f64) {
        let at = [place[0] - self.origin[0], place[1] - self.origin[1]];
        let quarter = at.map(|it| (it * 2.0 / self.cell_m) as usize);
        let number = &mut self.quarters[quarter[1] * 2 * self.across + quarter[0]];
        let mark = Mark {
            at: at.map(|it| it as f32),
            at_s: at_s as f32,
        };
        match number.checked_sub(1) {
            None => {
                self.marks.push(mark);
                *number = self.marks.len() as u32;
            }
            Some(before) => {
                let before = &mut self.marks[before as usize];
                if mark.at_s < before.at_s {
                    *before = mark;
                }
            }
        }
    }

    /// Every place along a run, half a cell apart or less.
    pub fn mark_along(&mut self, laid: Laid<'_>, run: &Run) {
        let whole = laid.whole_m();
        let [begin, end] = run.part.map(|it| it * whole);
        let slope = (run.at_s[1] - run.at_s[0]) / (end - begin).max(f64::MIN_POSITIVE);
        let after = laid.gone_m.partition_point(|it| *it <= begin);
        let mut gone = begin;
        let last = laid.at.len() - 1;
        for piece in after.saturating_sub(1).min(last - 1)..last {
            let (from, to) = (laid.gone_m[piece], laid.gone_m[piece + 1]);
            let until = to.min(end);
            if until > gone {
                let steps = ((until - gone) * 2.0 / self.cell_m).ceil().max(1.0);
                let per_m = 1.0 / (to - from);
                let [a, b] = [laid.at[piece], laid.at[piece + 1]];
                let step = (until - gone) / steps;
                for number in 0..steps as u32 {
                    let here = gone + step * f64::from(number);
                    let share = (here - from) * per_m;
                    let place = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
                    self.mark(place, run.at_s[0] + (here - begin) * slope);
                }
                gone = until;
            }
            if to >= end {
                let share = ((end - from) / (to - from).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
                let [a, b] = [laid.at[piece], laid.at[piece + 1]];
                let place = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
                self.mark(place, run.at_s[1]);
                break;
            }
        }
    }

    /// Walks from every mark to the corners round it.
    pub fn spread(&mut self) {
        let cell_m = self.cell_m as f32;
        let per_m = 1.0 / self.pace as f32;
        for mark in &self.marks {
            let left_m = (self.limit_s as f32 - mark.at_s) * self.pace as f32;
            let radius = left_m.clamp(0.0, WALK_MAX_M as f32);
            let [x, y] = mark.at;
            let rows = corners(y, radius, cell_m);
            for row in rows {
                let up = row as f32 * cell_m - y;
                // What is left of the radius along this row.
                let half = (radius * radius - up * up).max(0.0).sqrt();
                let columns = corners(x, half, cell_m);
                let first = columns.start;
                let row = &mut self.seconds[row * self.across..][columns];
                for (seconds, column) in row.iter_mut().zip(first..) {
                    let along = column as f32 * cell_m - x;
                    let walked = mark.at_s + (along * along + up * up).sqrt() * per_m;
                    *seconds = seconds.min(walked);
                }
            }
        }
    }

    /// Where a corner lies.
    pub fn corner(&self, number: usize) -> Flat {
        let along = |of: usize, by: usize| self.origin[of] + self.cell_m * by as f64;
        [
            along(0, number % self.across),
            along(1, number / self.across),
        ]
    }
}

/// The corners along one side that are not farther than `reach` from a place. The margin of the sheet is
/// wider than any reach.
fn corners(at: f32, reach: f32, cell_m: f32) -> std::ops::Range<usize> {
    let [low, high] = [at - reach, at + reach].map(|it| (it / cell_m).max(0.0));
    let first = low as usize;
    first + usize::from((first as f32) < low)..high as usize + 1
}
