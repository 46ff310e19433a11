//! Where an expressway and another road cross or come near, one can drive from the one to the other.

use super::curve::pieces;
use super::net::Line;
use super::plane::{At, apart, from_piece, minus, plus, times, way};
use crate::vehicle::Class;

/// How far from a crossing a ramp leaves the expressway, and how far it reaches the other road, in m.
const ALONG_M: (f64, f64) = (340.0, 260.0);
/// What comes no nearer than this, in m, has nothing to do with it.
const NEAR_M: f64 = 1_600.0;
/// A ramp is drawn beyond both roads, so that it crosses them; what is too long is trimmed later.
const BEYOND_M: f64 = 8.0;

/// The ramps of all expressways among these lines.
pub(super) fn ramps(lines: &[Line]) -> Vec<Line> {
    let mut ramps = Vec::new();
    for (number, express) in lines.iter().enumerate() {
        if express.class != Class::Motorway {
            continue;
        }
        for (other_number, other) in lines.iter().enumerate() {
            let is_second = other.class == Class::Motorway && other_number <= number;
            if is_second || other.class > Class::SecondaryLink {
                continue;
            }
            let found = crossings(&express.course, &other.course);
            if found.is_empty() {
                ramps.extend(approach(&express.course, &other.course));
            }
            for (s, t) in found {
                for sign in [1.0, -1.0] {
                    let from = place(&express.course, s + sign * ALONG_M.0);
                    let to = place(&other.course, t + sign * ALONG_M.1);
                    ramps.extend(from.zip(to).and_then(|(from, to)| ramp(from, to)));
                }
            }
        }
    }
    ramps
}

fn ramp(from: At, to: At) -> Option<Line> {
    let beyond = times(way(minus(to, from)), BEYOND_M);
    (apart(from, to) > 1.0).then(|| Line {
        course: vec![minus(from, beyond), plus(to, beyond)],
        class: Class::MotorwayLink,
        name: 0,
        is_told: false,
    })
}

/// How far along each of two courses they cross, in m.
fn crossings(a: &[At], b: &[At]) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    let mut s = 0.0;
    for one in a.windows(2) {
        let mut t = 0.0;
        for other in b.windows(2) {
            if let Some((at, _)) = super::net::crossing(one, other) {
                found.push((s + apart(one[0], at), t + apart(other[0], at)));
            }
            t += apart(other[0], other[1]);
        }
        s += apart(one[0], one[1]);
    }
    found
}

/// The ramp where two courses that do not cross come nearest.
fn approach(a: &[At], b: &[At]) -> Option<Line> {
    let mut nearest: Option<(f64, At, At)> = None;
    let close = a.windows(2).flat_map(|it| pieces(it[0], it[1], 100.0));
    for one in close.chain(a.last().copied()) {
        for other in b.windows(2) {
            let (far, share) = from_piece(other[0], other[1], one);
            if nearest.is_none_or(|it| far < it.0) {
                let at = plus(other[0], times(minus(other[1], other[0]), share));
                nearest = Some((far, one, at));
            }
        }
    }
    let (_, from, to) = nearest.filter(|it| it.0 <= NEAR_M)?;
    ramp(from, to)
}

/// The place so far along a course; `None` beyond its ends.
fn place(course: &[At], mut along_m: f64) -> Option<At> {
    if along_m < 0.0 {
        return None;
    }
    for pair in course.windows(2) {
        let length = apart(pair[0], pair[1]);
        if along_m <= length {
            let share = along_m / length.max(1e-9);
            return Some(plus(pair[0], times(minus(pair[1], pair[0]), share)));
        }
        along_m -= length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(course: &[At], class: Class) -> Line {
        Line {
            course: course.to_vec(),
            class,
            name: 0,
            is_told: true,
        }
    }

    const EAST: [At; 2] = [[-3_000.0, 0.0], [3_000.0, 0.0]];

    #[test]
    fn a_crossing_has_two_ramps_and_one_near_its_end_has_one() {
        let express = line(&EAST, Class::Motorway);
        let cross = |from: f64| line(&[[0.0, from], [0.0, 2_000.0]], Class::Primary);
        assert_eq!(
            ramps(&[line(&EAST, Class::Motorway), cross(-2_000.0)]).len(),
            2
        );
        assert_eq!(ramps(&[express, cross(-100.0)]).len(), 1);
    }

    #[test]
    fn roads_that_come_near_are_joined_once_and_far_ones_not_at_all() {
        let beside = |north: f64, class| line(&[[-900.0, north], [900.0, north + 50.0]], class);
        let with = |other: Line| ramps(&[line(&EAST, Class::Motorway), other]).len();
        assert_eq!(with(beside(700.0, Class::Primary)), 1);
        assert_eq!(with(beside(1_000.0, Class::Motorway)), 1);
        assert_eq!(with(beside(2_000.0, Class::Primary)), 0);
        assert_eq!(with(beside(700.0, Class::Tertiary)), 0);
    }
}
