//! Areas of townships made from their centres: each takes what lies nearer to it than to any other, inside
//! a rounded outline of the district. A schematic, never a border.

use super::plane::{At, apart, dot, minus, plus, pull, times};

/// How far the outline lies outside the outermost centres, in m.
const MARGIN_M: f64 = 3_600.0;
/// Corners of the outline before it is pulled.
const CORNERS: usize = 48;
/// Between two points of a border, in m.
const STEP_M: f64 = 200.0;

/// The hull of circles around the centres, within the box of two corners. A convex area.
pub(super) fn outline(centres: &[At], (low, high): (At, At)) -> Vec<At> {
    let mut sheet = vec![low, [high[0], low[1]], high, [low[0], high[1]]];
    for direction in directions() {
        let reach = centres
            .iter()
            .map(|it| dot(*it, direction))
            .fold(f64::NEG_INFINITY, f64::max);
        sheet = keep(&sheet, direction, reach + MARGIN_M);
    }
    sheet
}

/// Ways round the compass, by halving angles: no sine is needed.
pub(super) fn directions() -> Vec<At> {
    let mut all = vec![[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
    while all.len() < CORNERS {
        let pairs = (0..all.len()).map(|it| (all[it], all[(it + 1) % all.len()]));
        all = pairs
            .flat_map(|(a, b)| [a, super::plane::way(plus(a, b))])
            .collect();
    }
    all
}

/// One area for each centre, in their order. Convex, and empty where two centres are the same.
pub(super) fn cells(centres: &[At], whole: &[At]) -> Vec<Vec<At>> {
    let cell = |own: &At| {
        let others = centres.iter().filter(|it| *it != own);
        others.fold(whole.to_vec(), |cell, other| {
            let away = minus(*other, *own);
            let middle = times(plus(*own, *other), 0.5);
            keep(&cell, away, dot(middle, away))
        })
    };
    centres.iter().map(cell).collect()
}

/// The part of an area in which `dot(place, direction) <= limit`.
pub(super) fn keep(area: &[At], direction: At, limit: f64) -> Vec<At> {
    let mut kept = Vec::with_capacity(area.len() + 1);
    for (index, from) in area.iter().enumerate() {
        let to = area[(index + 1) % area.len()];
        let (a, b) = (dot(*from, direction) - limit, dot(to, direction) - limit);
        if a <= 0.0 {
            kept.push(*from);
        }
        if (a <= 0.0) != (b <= 0.0) {
            kept.push(plus(*from, times(minus(to, *from), a / (a - b))));
        }
    }
    kept
}

/// The part of any area inside a convex one whose corners run against the clock.
pub(super) fn inside(area: &[At], convex: &[At]) -> Vec<At> {
    let mut kept = area.to_vec();
    for (index, from) in convex.iter().enumerate() {
        let to = convex[(index + 1) % convex.len()];
        let along = minus(to, *from);
        let outwards = [along[1], -along[0]];
        kept = keep(&kept, outwards, dot(*from, outwards));
    }
    kept
}

/// A border with points close together, pulled as the whole sheet is.
pub(super) fn grown(area: &[At]) -> Vec<At> {
    let mut ring = Vec::new();
    for (index, from) in area.iter().enumerate() {
        let to = area[(index + 1) % area.len()];
        let steps = (apart(*from, to) / STEP_M).ceil().clamp(1.0, 10_000.0) as u32;
        for step in 0..steps {
            let share = f64::from(step) / f64::from(steps);
            let at = plus(*from, times(minus(to, *from), share));
            ring.push(grown_at(at));
        }
    }
    ring
}

/// Where the pulled sheet has a place.
fn grown_at(at: At) -> At {
    let coarse = pull(at, 420.0, 2_800.0, 11);
    plus(at, plus(coarse, pull(at, 110.0, 800.0, 21)))
}

/// Whether a place lies in an area, whatever its form.
pub(super) fn holds(area: &[At], at: At) -> bool {
    let mut inside = false;
    for (index, a) in area.iter().enumerate() {
        let b = area[(index + 1) % area.len()];
        if (a[1] > at[1]) != (b[1] > at[1]) {
            let share = (at[1] - a[1]) / (b[1] - a[1]);
            inside ^= at[0] < a[0] + (b[0] - a[0]) * share;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: (At, At) = ([-30_000.0, -30_000.0], [30_000.0, 30_000.0]);

    #[test]
    fn every_centre_lies_in_its_own_area_and_in_no_other() {
        let centres = [
            [0.0, 0.0],
            [9_000.0, 0.0],
            [4_000.0, -8_000.0],
            [-9_000.0, 9_000.0],
        ];
        let whole = outline(&centres, BOX);
        for (own, cell) in cells(&centres, &whole).iter().enumerate() {
            let grown = grown(cell);
            for (index, centre) in centres.iter().enumerate() {
                assert_eq!(holds(cell, *centre), index == own, "{index} in {own}");
                assert_eq!(holds(&grown, *centre), index == own, "{index} in {own}");
            }
        }
    }

    #[test]
    fn one_centre_alone_takes_the_whole_district_and_none_leaves_the_box() {
        let (low, high) = ([-2_000.0, -9_000.0], [9_000.0, 9_000.0]);
        let whole = outline(&[[0.0, 0.0]], (low, high));
        let cells = cells(&[[0.0, 0.0]], &whole);
        assert_eq!(cells, std::slice::from_ref(&whole));
        assert!(holds(&whole, [3_000.0, 0.0]) && !holds(&whole, [-2_500.0, 0.0]));
    }

    #[test]
    fn an_area_is_cut_at_a_convex_one() {
        let square = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]];
        let cut = inside(&[[5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]], &square);
        assert!(holds(&cut, [9.0, 6.0]) && !holds(&cut, [11.0, 6.0]));
        assert!(inside(&[[20.0, 20.0], [30.0, 20.0], [30.0, 30.0]], &square).is_empty());
    }
}
