//! The lanes of the country between the townships: nobody knows where they run, but there are some, and whoever
//! lives there is reached by one.

use super::cells::holds;
use super::net::Line;
use super::plane::{At, plus, pull};
use super::streets::{Ground, Middle, edge_m, runs};
use crate::vehicle::Class;

/// Between two lanes, in m: in the plain, and in hills.
const SPACING_M: (f64, f64) = (950.0, 2_400.0);
/// How far a lane bends aside, in m.
const BEND_M: (f64, f64) = (240.0, 600.0);
/// Between two places at which it is asked whether a lane goes on, in m.
const STEP_M: f64 = 60.0;
/// More pieces than this across a district are no lanes that anybody could see.
const ROWS_MAX: i64 = 120;

/// The lanes of a district with this outline.
pub(super) fn lanes(outline: &[At], middles: &[Middle], ground: &Ground) -> Vec<Line> {
    let mut lines = Vec::new();
    let low = [0, 1].map(|axis| {
        outline
            .iter()
            .map(|it| it[axis])
            .fold(f64::INFINITY, f64::min)
    });
    let high = [0, 1].map(|axis| {
        outline
            .iter()
            .map(|it| it[axis])
            .fold(f64::NEG_INFINITY, f64::max)
    });
    if outline.len() < 3 {
        return lines;
    }
    for in_hills in [false, true] {
        let pick = |pair: (f64, f64)| if in_hills { pair.1 } else { pair.0 };
        let (spacing, bend) = (pick(SPACING_M), pick(BEND_M));
        for axis in [0, 1] {
            let first = (low[axis] / spacing).floor() as i64;
            let last = ((high[axis] / spacing).ceil() as i64).min(first + ROWS_MAX);
            for row in first..=last {
                // Some have a bridge over what is not too wide.
                let class = if row.rem_euclid(3) == 0 {
                    Class::Tertiary
                } else {
                    Class::Unclassified
                };
                let goes = |at: At| {
                    let in_town = middles
                        .iter()
                        .any(|it| super::plane::apart(it.at, at) < 0.93 * edge_m(it, at));
                    !in_town
                        && holds(outline, at)
                        && ground.hills.iter().any(|it| holds(it, at)) == in_hills
                        && ground.carries(at, class, true)
                };
                let across = 1 - axis;
                let from = low[across] - bend;
                let steps = ((high[across] + bend - from) / STEP_M).ceil() as i64;
                let place = |step: i64| {
                    let mut at = [0.0; 2];
                    at[axis] = row as f64 * spacing;
                    at[across] = from + step as f64 * STEP_M;
                    plus(at, pull(at, bend, 4.0 * spacing, 111 + axis as u64))
                };
                let lane: Vec<At> = (0..=steps.clamp(0, 20_000)).map(place).collect();
                lines.extend(runs(&lane, goes).into_iter().map(|course| Line {
                    course,
                    class,
                    name: 0,
                    is_told: false,
                }));
            }
        }
    }
    lines
}
