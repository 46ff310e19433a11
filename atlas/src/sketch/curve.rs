//! Courses that were told by a few points, drawn as somebody would who knows how roads and rivers run.

use super::plane::{At, apart, from_piece, minus, plus, pull, times};

/// Between two points of a drawn course, in m.
const STEP_M: f64 = 90.0;
/// What a simpler course may differ, in m.
const SIMPLER_M: f64 = 3.0;

/// A smooth line through all of the points: the centripetal spline of Catmull and Rom, which neither
/// overshoots nor makes a loop.
pub(super) fn through(points: &[At]) -> Vec<At> {
    let mut points = points.to_vec();
    points.dedup();
    let [first, .., last] = points[..] else {
        return points;
    };
    if points.len() < 3 {
        return points;
    }
    // A point beyond each end, as if the line went on as it came.
    let before = plus(first, minus(first, points[1]));
    let after = plus(last, minus(last, points[points.len() - 2]));
    let all: Vec<At> = [before].into_iter().chain(points).chain([after]).collect();
    let mut line = vec![all[1]];
    for four in all.windows(4) {
        piece(four, &mut line);
    }
    simpler(&line)
}

/// The same closed.
pub(super) fn around(corners: &[At]) -> Vec<At> {
    let count = corners.len();
    if count < 3 {
        return corners.to_vec();
    }
    let mut ring = Vec::new();
    for index in 0..count {
        let four = [count - 1, 0, 1, 2].map(|it| corners[(index + it) % count]);
        piece(&four, &mut ring);
    }
    ring
}

/// The piece between the second and the third of four points, without its begin.
fn piece(four: &[At], line: &mut Vec<At>) {
    let [a, b, c, d] = [four[0], four[1], four[2], four[3]];
    let knot = |from: At, to: At| apart(from, to).sqrt().max(1e-6);
    let (t1, t2) = (knot(a, b), knot(a, b) + knot(b, c));
    let t3 = t2 + knot(c, d);
    let mix = |p: At, q: At, from: f64, to: f64, t: f64| {
        plus(
            times(p, (to - t) / (to - from)),
            times(q, (t - from) / (to - from)),
        )
    };
    let steps = (apart(b, c) / STEP_M).ceil().clamp(1.0, 2_000.0) as u32;
    for step in 1..steps {
        let t = t1 + (t2 - t1) * f64::from(step) / f64::from(steps);
        let (ab, bc, cd) = (
            mix(a, b, 0.0, t1, t),
            mix(b, c, t1, t2, t),
            mix(c, d, t2, t3, t),
        );
        let (left, right) = (mix(ab, bc, 0.0, t2, t), mix(bc, cd, t1, t3, t));
        line.push(mix(left, right, t1, t2, t));
    }
    line.push(c);
}

/// A line as water goes: it swings, and two waters that meet still meet.
pub(super) fn winding(line: &[At], reach_m: f64) -> Vec<At> {
    let mut close = Vec::new();
    for pair in line.windows(2) {
        close.extend(pieces(pair[0], pair[1], STEP_M));
    }
    close.extend(line.last());
    let swing = |at: At| plus(at, pull(at, reach_m, 12.0 * reach_m, 31));
    close.into_iter().map(swing).collect()
}

/// Places from one point on to just before the other, so far apart.
pub(super) fn pieces(from: At, to: At, step_m: f64) -> impl Iterator<Item = At> {
    let steps = (apart(from, to) / step_m).ceil().clamp(1.0, 10_000.0) as u32;
    (0..steps).map(move |step| {
        let share = f64::from(step) / f64::from(steps);
        plus(from, times(minus(to, from), share))
    })
}

/// The same line of fewer points, after Douglas and Peucker.
fn simpler(line: &[At]) -> Vec<At> {
    let mut kept = vec![false; line.len()];
    let mut left = vec![(0, line.len().saturating_sub(1))];
    while let Some((begin, end)) = left.pop() {
        kept[begin] = true;
        kept[end] = true;
        let far = |it: usize| from_piece(line[begin], line[end], line[it]).0;
        let farthest = (begin + 1..end).max_by(|a, b| far(*a).total_cmp(&far(*b)));
        if let Some(it) = farthest.filter(|it| far(*it) > SIMPLER_M) {
            left.extend([(begin, it), (it, end)]);
        }
    }
    let all = line.iter().zip(kept);
    all.filter(|it| it.1).map(|it| *it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BENT: [At; 4] = [
        [0.0, 0.0],
        [3_000.0, 500.0],
        [3_200.0, 900.0],
        [6_000.0, -800.0],
    ];

    #[test]
    fn a_course_goes_through_every_point_that_was_told() {
        let line = through(&BENT);
        for told in BENT {
            let nearest = line.windows(2).map(|it| from_piece(it[0], it[1], told).0);
            assert!(
                nearest.fold(f64::INFINITY, f64::min) <= SIMPLER_M,
                "{told:?}"
            );
        }
        assert_eq!((line[0], line[line.len() - 1]), (BENT[0], BENT[3]));
        let corner = |it: &[At]| {
            let (a, b) = (minus(it[1], it[0]), minus(it[2], it[1]));
            super::super::plane::dot(super::super::plane::way(a), super::super::plane::way(b))
        };
        assert!(
            line.windows(3).all(|it| corner(it) > 0.8),
            "no sharp corner"
        );
    }

    #[test]
    fn waters_that_met_still_meet() {
        let meeting = [1_000.0, 777.0];
        let one = winding(&[[0.0, 0.0], meeting], 50.0);
        let other = winding(&[[2_000.0, 0.0], meeting, [1_000.0, 3_000.0]], 50.0);
        assert!(other.contains(&one[one.len() - 1]));
    }

    #[test]
    fn two_points_are_a_straight_line_and_one_is_none() {
        assert_eq!(through(&BENT[..2]), BENT[..2]);
        assert_eq!(through(&[BENT[0], BENT[0]]).len(), 1);
    }
}
