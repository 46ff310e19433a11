//! What of a line or an area lies in one tile.

use eframe::egui::{Pos2, Rect, pos2};

/// A place of a tile, in points from its corner, before it is rounded to what is drawn.
pub(super) type At = [f64; 2];

/// Points of a line nearer than this to the last one are not drawn.
const NEAR: f64 = 0.7;

/// The parts of a line inside a room, with points far enough from each other to be seen.
pub(super) fn line(points: impl IntoIterator<Item = At>, room: Rect) -> Vec<Vec<Pos2>> {
    let mut runs: Vec<Vec<Pos2>> = Vec::new();
    let mut last: Option<At> = None;
    let mut joined = false;
    let mut points = points.into_iter().peekable();
    while let Some(to) = points.next() {
        let Some(from) = last else {
            last = Some(to);
            continue;
        };
        let near = (to[0] - from[0]).abs() < NEAR && (to[1] - from[1]).abs() < NEAR;
        if near && points.peek().is_some() {
            continue;
        }
        last = Some(to);
        let Some((a, b)) = piece(from, to, room) else {
            joined = false;
            continue;
        };
        match runs.last_mut().filter(|_| joined && a == from) {
            Some(run) => run.push(round(b)),
            None => runs.push(vec![round(a), round(b)]),
        }
        joined = b == to;
    }
    runs
}

fn round(at: At) -> Pos2 {
    // A tile is a thousand points wide: single precision is far below a pixel there.
    pos2(at[0] as f32, at[1] as f32)
}

/// The part of a straight piece inside a room, after Liang and Barsky.
fn piece(from: At, to: At, room: Rect) -> Option<(At, At)> {
    let (low, high) = (
        [room.min.x, room.min.y].map(f64::from),
        [room.max.x, room.max.y].map(f64::from),
    );
    let (mut begin, mut end) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        let way = to[axis] - from[axis];
        let (enter, leave) = (low[axis] - from[axis], high[axis] - from[axis]);
        if way == 0.0 {
            if enter > 0.0 || leave < 0.0 {
                return None;
            }
            continue;
        }
        let (one, other) = (enter / way, leave / way);
        begin = begin.max(one.min(other));
        end = end.min(one.max(other));
    }
    let at = |share: f64| [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
    let a = if begin > 0.0 { at(begin) } else { from };
    let b = if end < 1.0 { at(end) } else { to };
    (begin < end).then_some((a, b))
}

/// The part of a ring inside a room, after Sutherland and Hodgman; empty where there is none.
pub(super) fn ring(corners: impl IntoIterator<Item = At>, room: Rect) -> Vec<Pos2> {
    let mut ring: Vec<At> = corners.into_iter().collect();
    let (low, high) = (
        [room.min.x, room.min.y].map(f64::from),
        [room.max.x, room.max.y].map(f64::from),
    );
    for axis in [0, 1] {
        for (limit, sign) in [(low[axis], -1.0), (high[axis], 1.0)] {
            let beyond = |it: &At| (it[axis] - limit) * sign;
            let mut kept = Vec::with_capacity(ring.len() + 4);
            for (index, from) in ring.iter().enumerate() {
                let to = ring[(index + 1) % ring.len()];
                let (a, b) = (beyond(from), beyond(&to));
                if a <= 0.0 {
                    kept.push(*from);
                }
                if (a <= 0.0) != (b <= 0.0) {
                    let share = a / (a - b);
                    kept.push([0, 1].map(|it| from[it] + (to[it] - from[it]) * share));
                }
            }
            ring = kept;
        }
    }
    let mut drawn: Vec<Pos2> = Vec::with_capacity(ring.len());
    for at in ring.into_iter().map(round) {
        let near = |it: &Pos2| (*it - at).abs().max_elem() < NEAR as f32;
        if !drawn.last().is_some_and(near) {
            drawn.push(at);
        }
    }
    if drawn.len() < 3 { Vec::new() } else { drawn }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(100.0, 100.0));

    #[test]
    fn a_line_that_leaves_and_comes_back_has_two_parts() {
        let runs = line(
            [
                [-50.0, 50.0],
                [50.0, 50.0],
                [50.0, 150.0],
                [70.0, 150.0],
                [70.0, 50.0],
            ],
            ROOM,
        );
        assert_eq!(
            runs,
            [
                vec![pos2(0.0, 50.0), pos2(50.0, 50.0), pos2(50.0, 100.0)],
                vec![pos2(70.0, 100.0), pos2(70.0, 50.0)]
            ]
        );
        assert!(line([[-50.0, -1.0], [200.0, -1.0]], ROOM).is_empty());
        let through = line([[-50.0, -50.0], [150.0, 150.0]], ROOM);
        assert_eq!(through, [vec![pos2(0.0, 0.0), pos2(100.0, 100.0)]]);
    }

    #[test]
    fn points_that_nobody_could_tell_apart_are_one() {
        let close = (0..100).map(|it| [f64::from(it) * 0.1, 50.0]);
        let runs = line(close, ROOM);
        assert!(
            runs[0].len() < 20 && runs[0].last() == Some(&pos2(9.9, 50.0)),
            "{runs:?}"
        );
    }

    #[test]
    fn a_ring_is_cut_at_the_edge_of_its_tile() {
        let cut = ring(
            [[50.0, 50.0], [150.0, 50.0], [150.0, 70.0], [50.0, 70.0]],
            ROOM,
        );
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|it| ROOM.contains(*it)));
        assert!(ring([[150.0, 50.0], [160.0, 50.0], [160.0, 70.0]], ROOM).is_empty());
    }
}
