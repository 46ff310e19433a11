//! The roads by the square of ground that they cross: what lies beside a place is found by looking into the
//! squares round it, and most squares hold a road or two.

use super::lines::Lines;
use crate::flat::{Flat, along, between};

/// A straight piece of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub stretch: u32,
    /// The number of its first point, [`Lines::piece`].
    pub point: u32,
}

/// Squares of equal size over all roads, and the pieces that cross each.
pub(super) struct Squares {
    low: Flat,
    side_m: f64,
    across: usize,
    up: usize,
    /// Where the pieces of each square begin; one more than squares.
    first: Vec<u32>,
    pieces: Vec<Piece>,
}

/// A square is no smaller, in m.
const SIDE_MIN_M: f64 = 80.0;
/// What lies so near a square's edge lies in both, in m: far more than a sum of doubles is wrong by.
const EDGE_M: f64 = 1e-3;

impl Squares {
    pub fn new(lines: &Lines) -> Squares {
        let all = (0..lines.stretches()).flat_map(|it| lines.of(it).at);
        let mut corners: Option<(Flat, Flat)> = None;
        for point in all {
            let (low, high) = corners.get_or_insert((*point, *point));
            for of in [0, 1] {
                low[of] = low[of].min(point[of]);
                high[of] = high[of].max(point[of]);
            }
        }
        let (low, high) = corners.unwrap_or_default();
        let stretches = 0..lines.stretches();
        let count: usize = stretches.clone().map(|it| lines.pieces(it).len()).sum();
        let length_m: f64 = stretches.map(|it| lines.of(it).whole_m()).sum();
        let count = count.max(1) as f64;
        let extent = [0, 1].map(|of| high[of] - low[of]);
        // Two squares a piece, and no piece crosses many: the index is never much larger than the roads.
        let side_m = (extent[0] * extent[1] / (2.0 * count)).sqrt();
        let side_m = side_m.max(length_m / (4.0 * count)).max(SIDE_MIN_M);
        let [across, up] = extent.map(|it| (it / side_m) as usize + 1);
        let mut squares = Squares {
            low,
            side_m,
            across,
            up,
            first: vec![0; across * up + 1],
            pieces: Vec::new(),
        };
        squares.fill(lines);
        squares
    }

    fn fill(&mut self, lines: &Lines) {
        let mut first = vec![0_u32; self.first.len()];
        self.each_crossing(lines, |square, _| first[square + 1] += 1);
        for square in 1..first.len() {
            first[square] += first[square - 1];
        }
        let nothing = Piece {
            stretch: 0,
            point: 0,
        };
        let mut pieces = vec![nothing; first.last().copied().unwrap_or_default() as usize];
        let mut next = first.clone();
        self.each_crossing(lines, |square, piece| {
            pieces[next[square] as usize] = piece;
            next[square] += 1;
        });
        (self.first, self.pieces) = (first, pieces);
    }

    /// Every piece with every square that it crosses.
    fn each_crossing(&self, lines: &Lines, mut each: impl FnMut(usize, Piece)) {
        for stretch in 0..lines.stretches() {
            for point in lines.pieces(stretch) {
                let piece = Piece {
                    stretch: stretch as u32,
                    point,
                };
                self.crossed(lines.piece(point), |square| each(square, piece));
            }
        }
    }

    /// The squares that a line crosses, row by row.
    fn crossed(&self, [a, b]: [Flat; 2], mut each: impl FnMut(usize)) {
        let (south, north) = if a[1] <= b[1] { (a, b) } else { (b, a) };
        let rows = self.span(1, south[1], north[1]);
        let rise = north[1] - south[1];
        for row in rows.clone() {
            // Where the line enters the row and where it leaves it.
            let at = |edge: usize| {
                let edge = self.low[1] + self.side_m * edge as f64;
                let share = ((edge - south[1]) / rise.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
                south[0] + (north[0] - south[0]) * share
            };
            let from = if row == rows.start { south[0] } else { at(row) };
            let to = if row + 1 == rows.end {
                north[0]
            } else {
                at(row + 1)
            };
            for column in self.span(0, from.min(to), from.max(to)) {
                each(row * self.across + column);
            }
        }
    }

    /// The rows or columns between two places, those at the edge included.
    fn span(&self, of: usize, from: f64, to: f64) -> std::ops::Range<usize> {
        let most = [self.across, self.up][of];
        let number = |it: f64| ((it - self.low[of]) / self.side_m).max(0.0) as usize;
        number(from - EDGE_M).min(most)..(number(to + EDGE_M) + 1).min(most)
    }

    /// The pieces whose own box touches a box; some more than once.
    pub fn within<'a>(
        &'a self,
        lines: &'a Lines,
        low: Flat,
        high: Flat,
    ) -> impl Iterator<Item = Piece> + 'a {
        let rows = self.span(1, low[1], high[1]);
        let columns = self.span(0, low[0], high[0]);
        let touches = move |it: &Piece| {
            let [a, b] = lines.piece(it.point);
            let apart = |of: usize| a[of].max(b[of]) < low[of] || a[of].min(b[of]) > high[of];
            !apart(0) && !apart(1)
        };
        let all = rows.flat_map(move |row| self.row(row, columns.clone()));
        all.copied().filter(touches)
    }

    /// The pieces of some squares beside each other.
    fn row(&self, row: usize, columns: std::ops::Range<usize>) -> &[Piece] {
        let from = row * self.across;
        let [from, to] = [columns.start, columns.end.max(columns.start)]
            .map(|it| self.first[from + it] as usize);
        &self.pieces[from..to]
    }

    /// Hands out the pieces round a place, square by square outwards, until all that are left lie farther
    /// than `each` says, in m. Some come more than once.
    pub fn outwards(&self, here: Flat, mut farthest_m: f64, mut each: impl FnMut(Piece) -> f64) {
        let (across, up) = (self.across as i64, self.up as i64);
        let square = [0, 1].map(|of| (here[of] - self.low[of]) / self.side_m);
        let [column, row] = square.map(|it| it.floor() as i64);
        let inside = square.map(|it| (it - it.floor()) * self.side_m);
        let edge_m = inside.map(|it| it.min(self.side_m - it));
        let edge_m = edge_m[0].min(edge_m[1]);
        for ring in 0_i64.. {
            let away_m = (ring - 1) as f64 * self.side_m + edge_m;
            if ring > 0 && away_m > farthest_m {
                return;
            }
            let rows = (row - ring).max(0)..=(row + ring).min(up - 1);
            for at in rows {
                let is_whole = (at - row).abs() == ring;
                let [from, to] = [column - ring, column + ring];
                // The whole row at the top and the bottom of the ring, else its two ends.
                let spans = if is_whole {
                    [Some((from, to)), None]
                } else {
                    [Some((from, from)), Some((to, to))]
                };
                for (from, to) in spans.into_iter().flatten() {
                    let (from, to) = (from.max(0), to.min(across - 1));
                    if from <= to {
                        for piece in self.row(at as usize, from as usize..to as usize + 1) {
                            farthest_m = each(*piece);
                        }
                    }
                }
            }
        }
    }
}

/// How far a place is from a piece, squared, in m².
pub(super) fn away_square(lines: &Lines, piece: Piece, here: Flat) -> f64 {
    let [a, b] = lines.piece(piece.point);
    let at = between(a, b, along(a, b, here));
    let [east, north] = [at[0] - here[0], at[1] - here[1]];
    east * east + north * north
}
