//! From a place on the map to the roads beside it.

use dispatch_core::point::Point;
use rstar::AABB;

use super::net::Net;
use crate::flat::{Flat, along, apart, between};

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
    /// Every road not farther than `known_m`, nearest first, each once.
    snaps: Vec<Snap>,
    known_m: f64,
}

/// Farther from every road a place has none.
pub const AWAY_MAX_M: f64 = 5_000.0;
/// Roads that are not much farther than the nearest are looked at too: the one behind the canal may be
/// nearer by its metres and not by its minutes.
const FARTHER_M: f64 = 100.0;
/// So many roads at most.
const ROADS_MAX: usize = 8;
/// So many roads are kept of a place: some of them are closed to one vehicle and open to another.
const KEPT_MAX: usize = 24;

impl Stand {
    /// Which place it is.
    #[must_use]
    pub fn at(&self) -> Point {
        self.at
    }

    /// The nearest of its roads that `usable` takes; `None` where it does not know enough of them.
    fn near(&self, usable: impl Fn(usize) -> bool) -> Option<Vec<Snap>> {
        let mut near: Vec<Snap> = Vec::with_capacity(ROADS_MAX);
        let mut most_m = AWAY_MAX_M;
        for snap in &self.snaps {
            if snap.away_m > most_m || near.len() == ROADS_MAX {
                return Some(near);
            }
            if usable(snap.stretch) {
                if near.is_empty() {
                    most_m = snap.away_m + FARTHER_M;
                }
                near.push(*snap);
            }
        }
        (near.len() == ROADS_MAX || most_m <= self.known_m).then_some(near)
    }
}

impl Net {
    /// Looks for what lies beside a place.
    #[must_use]
    pub fn stand(&self, at: Point) -> Stand {
        let here = self.sheet.flat(at);
        let nearest = self.tree.nearest_neighbor(&here);
        let nearest_m = nearest.map(|it| {
            let (a, b) = (it.geom().from, it.geom().to);
            apart(between(a, b, along(a, b, here)), here)
        });
        match nearest_m.filter(|it| *it <= AWAY_MAX_M) {
            Some(nearest_m) => self.within(at, nearest_m + FARTHER_M, KEPT_MAX),
            None => Stand {
                at,
                snaps: Vec::new(),
                known_m: AWAY_MAX_M,
            },
        }
    }

    /// The nearest roads of those that `usable` takes, nearest first, each once.
    #[must_use]
    pub fn near(&self, point: Point, usable: impl Fn(usize) -> bool) -> Vec<Snap> {
        self.beside(&self.stand(point), usable)
    }

    /// The same of a place that was looked at before.
    #[must_use]
    pub fn beside(&self, stand: &Stand, usable: impl Fn(usize) -> bool) -> Vec<Snap> {
        if let Some(near) = stand.near(&usable) {
            return near;
        }
        let mut known_m = stand.known_m;
        while known_m < AWAY_MAX_M + FARTHER_M {
            known_m = (known_m * 2.0).clamp(2.0 * FARTHER_M, AWAY_MAX_M + FARTHER_M);
            let stand = self.within(stand.at, known_m, usize::MAX);
            if let Some(near) = stand.near(&usable) {
                return near;
            }
        }
        Vec::new()
    }

    /// The roads not farther than `reach_m`, at most so many.
    fn within(&self, at: Point, reach_m: f64, most: usize) -> Stand {
        let here = self.sheet.flat(at);
        let corner = |by: f64| [here[0] + by, here[1] + by];
        let around = AABB::from_corners(corner(-reach_m), corner(reach_m));
        let mut found: Vec<(f64, (u32, u32))> = Vec::with_capacity(64);
        for piece in self.tree.locate_in_envelope_intersecting(&around) {
            let (a, b) = (piece.geom().from, piece.geom().to);
            let away_m = apart(between(a, b, along(a, b, here)), here);
            if away_m <= reach_m {
                found.push((away_m, piece.data));
            }
        }
        // Each once, where it is nearest; equally near ones, as at a crossing, in the order of their numbers.
        found.sort_unstable_by(|a, b| a.1.0.cmp(&b.1.0).then(a.0.total_cmp(&b.0)));
        found.dedup_by_key(|it| it.1.0);
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // All that are nearer than the first that is dropped are known.
        let known_m = found.get(most).map_or(reach_m, |it| it.0.next_down());
        found.truncate(most);
        let snap = |(away_m, (stretch, piece))| self.snap(stretch, piece, here, away_m);
        let snaps = found.into_iter().map(snap).collect();
        Stand { at, snaps, known_m }
    }

    fn snap(&self, stretch: u32, piece: u32, here: Flat, away_m: f64) -> Snap {
        let (stretch, piece) = (stretch as usize, piece as usize);
        let line = self.lines.of(stretch);
        let (a, b) = (line.at[piece], line.at[piece + 1]);
        let share = along(a, b, here);
        let gone_m = line.gone_m[piece] + share * (line.gone_m[piece + 1] - line.gone_m[piece]);
        let length_mm = self.roads.stretches[stretch].length_mm;
        // As a share of the whole, since the sheet's metres are not quite those of the pack.
        let part = gone_m / line.whole_m();
        Snap {
            stretch,
            offset_mm: ((part * f64::from(length_mm)).round() as u32).min(length_mm),
            away_m,
            at: self.sheet.point(between(a, b, share)),
        }
    }
}
