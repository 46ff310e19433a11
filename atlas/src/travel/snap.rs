//! From a place on the map to the roads beside it.

use dispatch_core::point::Point;

use super::net::Net;
use super::squares::{Piece, away_square};
use crate::flat::{Flat, along, between};

/// A place on a stretch, near a place on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Snap {
    pub stretch: usize,
    /// From the begin of the stretch, in mm; at most its length.
    pub offset_mm: u32,
    /// From there to the place that was asked for, in a straight line, in m.
    pub away_m: f64,
    /// On the road.
    pub at: Point,
}

/// What lies beside a place, whoever asks for it. Roads do not move: who asks about the same place again
/// keeps it, as a station does.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
    at: Point,
    /// Every road not farther than `known_m`, nearest first, each once, where it is nearest.
    roads: Vec<Beside>,
    known_m: f64,
}

/// A road beside a place: where it is nearest, and how far that is, squared, in m².
#[derive(Clone, Copy, Debug, PartialEq)]
struct Beside {
    piece: Piece,
    away_square: f64,
}

/// Farther from every road a place has none.
pub const AWAY_MAX_M: f64 = 5_000.0;
/// Roads that are not much farther than the nearest are looked at too: the one behind the canal may be
/// nearer by its metres and not by its minutes.
const FARTHER_M: f64 = 100.0;
/// So many roads at most.
const ROADS_MAX: usize = 8;
/// So many roads are kept of a place: some of them are closed to one vehicle and open to another.
const KEPT_MAX: usize = 16;

impl Beside {
    fn away_m(&self) -> f64 {
        self.away_square.sqrt()
    }

    /// Equally near ones, as at a crossing, are in the order of their numbers.
    fn is_before(&self, other: &Beside) -> bool {
        let key = |it: &Beside| (it.piece.stretch, it.piece.point);
        let by_way = self.away_square.total_cmp(&other.away_square);
        by_way.then(key(self).cmp(&key(other))).is_lt()
    }

    fn sort(roads: &mut [Beside]) {
        roads.sort_unstable_by(|a, b| {
            let by_way = a.away_square.total_cmp(&b.away_square);
            by_way.then(a.piece.stretch.cmp(&b.piece.stretch))
        });
    }
}

impl Stand {
    /// Which place it is.
    #[must_use]
    pub fn at(&self) -> Point {
        self.at
    }

    /// The nearest of its roads that `usable` takes, at most [`ROADS_MAX`], put behind `near`; `None` where
    /// it does not know enough of them.
    fn near(&self, usable: impl Fn(usize) -> bool, near: &mut Vec<Beside>) -> Option<()> {
        near.clear();
        let mut most_m = AWAY_MAX_M;
        for road in &self.roads {
            if near.len() == ROADS_MAX || road.away_m() > most_m {
                return Some(());
            }
            if usable(road.piece.stretch as usize) {
                if near.is_empty() {
                    most_m = road.away_m() + FARTHER_M;
                }
                near.push(*road);
            }
        }
        (near.len() == ROADS_MAX || most_m <= self.known_m).then_some(())
    }
}

impl Net {
    /// Looks for what lies beside a place.
    #[must_use]
    pub fn stand(&self, at: Point) -> Stand {
        let here = self.sheet.flat(at);
        let mut roads: Vec<Beside> = Vec::with_capacity(KEPT_MAX);
        let mut farthest_m = AWAY_MAX_M + FARTHER_M;
        let mut most_square = farthest_m * farthest_m;
        let mut nearest_square = f64::INFINITY;
        self.squares.outwards(here, farthest_m, |piece| {
            let road = Beside {
                piece,
                away_square: away_square(&self.lines, piece, here),
            };
            if road.away_square > most_square {
                return farthest_m;
            }
            if road.away_square < nearest_square {
                nearest_square = road.away_square;
                farthest_m = farthest_m.min(road.away_m() + FARTHER_M);
                most_square = most_square.min(farthest_m * farthest_m);
            }
            keep(&mut roads, road);
            // Who is behind the last of as many as are kept will not be.
            if roads.len() == KEPT_MAX {
                let last = roads.iter().map(|it| it.away_square);
                most_square = most_square.min(last.fold(0.0, f64::max));
                farthest_m = farthest_m.min(most_square.sqrt());
            }
            farthest_m
        });
        Beside::sort(&mut roads);
        let nearest_m = roads.first().map(Beside::away_m);
        let Some(nearest_m) = nearest_m.filter(|it| *it <= AWAY_MAX_M) else {
            return Stand {
                at,
                roads: Vec::new(),
                known_m: AWAY_MAX_M,
            };
        };
        let reach_m = nearest_m + FARTHER_M;
        roads.retain(|it| it.away_m() <= reach_m);
        // All that are nearer than the last of as many as are kept are known.
        let last = roads.get(KEPT_MAX - 1);
        let known_m = last.map_or(reach_m, |it| it.away_m().next_down());
        Stand { at, roads, known_m }
    }

    /// The nearest roads of those that `usable` takes, nearest first, each once.
    #[must_use]
    pub fn near(&self, point: Point, usable: impl Fn(usize) -> bool) -> Vec<Snap> {
        self.beside(&self.stand(point), usable)
    }

    /// The same of a place that was looked at before.
    #[must_use]
    pub fn beside(&self, stand: &Stand, usable: impl Fn(usize) -> bool) -> Vec<Snap> {
        let here = self.sheet.flat(stand.at);
        let mut near = Vec::with_capacity(ROADS_MAX);
        let mut known = stand.near(&usable, &mut near);
        let mut known_m = stand.known_m;
        while known.is_none() && known_m < AWAY_MAX_M + FARTHER_M {
            known_m = (known_m * 2.0).clamp(2.0 * FARTHER_M, AWAY_MAX_M + FARTHER_M);
            known = self.within(stand.at, known_m).near(&usable, &mut near);
        }
        near.iter().map(|it| self.snap(it, here)).collect()
    }

    /// The roads not farther than `known_m`.
    fn within(&self, at: Point, known_m: f64) -> Stand {
        let here = self.sheet.flat(at);
        let corner = |by: f64| [here[0] + by, here[1] + by];
        let (low, high) = (corner(-known_m), corner(known_m));
        let around = self.squares.within(&self.lines, low, high);
        let mut roads: Vec<Beside> = around
            .map(|piece| Beside {
                piece,
                away_square: away_square(&self.lines, piece, here),
            })
            .filter(|it| it.away_m() <= known_m)
            .collect();
        // Each once, where it is nearest.
        roads.sort_unstable_by_key(|it| (it.piece.stretch, it.piece.point));
        roads.dedup_by(|next, kept| {
            let same = next.piece.stretch == kept.piece.stretch;
            if same && next.is_before(kept) {
                *kept = *next;
            }
            same
        });
        Beside::sort(&mut roads);
        Stand { at, roads, known_m }
    }

    fn snap(&self, road: &Beside, here: Flat) -> Snap {
        let stretch = road.piece.stretch as usize;
        let line = self.lines.of(stretch);
        let piece = (road.piece.point - self.lines.pieces(stretch).start) as usize;
        let (a, b) = (line.at[piece], line.at[piece + 1]);
        let share = along(a, b, here);
        let gone_m = line.gone_m[piece] + share * (line.gone_m[piece + 1] - line.gone_m[piece]);
        let length_mm = self.roads.stretches[stretch].length_mm;
        // As a share of the whole, since the sheet's metres are not quite those of the pack.
        let part = gone_m / line.whole_m();
        Snap {
            stretch,
            offset_mm: ((part * f64::from(length_mm)).round() as u32).min(length_mm),
            away_m: road.away_m(),
            at: self.sheet.point(between(a, b, share)),
        }
    }
}

/// Puts a road among the nearest, each stretch once, at most [`KEPT_MAX`].
fn keep(roads: &mut Vec<Beside>, road: Beside) {
    let same = |it: &&mut Beside| it.piece.stretch == road.piece.stretch;
    if let Some(same) = roads.iter_mut().find(same) {
        if road.is_before(same) {
            *same = road;
        }
        return;
    }
    if roads.len() < KEPT_MAX {
        roads.push(road);
        return;
    }
    let last = roads
        .iter_mut()
        .reduce(|last, it| if last.is_before(it) { it } else { last });
    if let Some(last) = last.filter(|it| road.is_before(it)) {
        *last = road;
    }
}
