//! The lines round everything that is reached within so many seconds: marching squares, what is inside on
//! the left.

use super::field::Field;
use crate::flat::{Flat, between};

/// Where a line goes on from each edge between two corners.
pub(super) struct Links<'f> {
    field: &'f Field,
    /// By edge: the one to the right of a corner is twice the corner's number, the one upwards 1 more.
    next: Vec<u32>,
}

/// No line crosses that edge.
const NONE: u32 = u32::MAX;

impl<'f> Links<'f> {
    pub fn new(field: &'f Field) -> Links<'f> {
        Links {
            field,
            next: vec![NONE; 2 * field.seconds.len()],
        }
    }

    /// The closed lines.
    pub fn outlines(&mut self, seconds: f32) -> Vec<Vec<Flat>> {
        let mut lines = Vec::new();
        for start in self.link(seconds) {
            let mut at = std::mem::replace(&mut self.next[start as usize], NONE);
            // It lies on a line that was followed already.
            if at == NONE {
                continue;
            }
            let mut line = vec![self.crossing(start, seconds)];
            while at != start && at != NONE {
                line.push(self.crossing(at, seconds));
                at = std::mem::replace(&mut self.next[at as usize], NONE);
            }
            line.extend(line.first().copied());
            lines.push(line);
        }
        lines
    }

    /// Links the edges of every cell that is partly inside, and says which they are.
    fn link(&mut self, seconds: f32) -> Vec<u32> {
        let across = self.field.across;
        let is_in = |it: f32| usize::from(it <= seconds);
        let mut linked = Vec::new();
        let rows = self.field.seconds.chunks_exact(across);
        for (row, (low, high)) in rows.clone().zip(rows.skip(1)).enumerate() {
            let pairs = low.windows(2).zip(high.windows(2));
            for (column, (low, high)) in pairs.enumerate() {
                let inside =
                    is_in(low[0]) | is_in(low[1]) << 1 | is_in(high[1]) << 2 | is_in(high[0]) << 3;
                if inside == 0 || inside == 15 {
                    continue;
                }
                // There are at most 1,500 cells along a side and some for the edge.
                let corner = (row * across + column) as u32;
                let up = corner + across as u32;
                let edges = [2 * corner, 2 * corner + 3, 2 * up, 2 * corner + 1];
                for (from, to) in PAIRS[inside] {
                    self.next[edges[*from] as usize] = edges[*to];
                    linked.push(edges[*from]);
                }
            }
        }
        linked
    }

    /// Where a line crosses the edge between two corners, one of them inside.
    fn crossing(&self, edge: u32, seconds: f32) -> Flat {
        let one = edge as usize / 2;
        let other = one + [1, self.field.across][edge as usize % 2];
        let [a, b] = [one, other].map(|it| self.field.seconds[it]);
        let share = if a.is_finite() && b.is_finite() {
            (seconds - a) / (b - a)
        } else {
            0.5
        };
        let share = f64::from(share.clamp(0.0, 1.0));
        between(self.field.corner(one), self.field.corner(other), share)
    }
}

const BOTTOM: usize = 0;
const RIGHT: usize = 1;
const TOP: usize = 2;
const LEFT: usize = 3;

/// From which edge of a cell to which the lines go, by which of its corners are inside: a bit each, lower
/// left, lower right, upper right, upper left.
const PAIRS: [&[(usize, usize)]; 16] = [
    &[],
    &[(BOTTOM, LEFT)],
    &[(RIGHT, BOTTOM)],
    &[(RIGHT, LEFT)],
    &[(TOP, RIGHT)],
    &[(BOTTOM, LEFT), (TOP, RIGHT)],
    &[(TOP, BOTTOM)],
    &[(TOP, LEFT)],
    &[(LEFT, TOP)],
    &[(BOTTOM, TOP)],
    &[(RIGHT, BOTTOM), (LEFT, TOP)],
    &[(RIGHT, TOP)],
    &[(LEFT, RIGHT)],
    &[(BOTTOM, RIGHT)],
    &[(LEFT, BOTTOM)],
    &[],
];

/// The area of a closed line, in m²; below 0 where it runs round a hole.
pub(super) fn area_m2(line: &[Flat]) -> f64 {
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
