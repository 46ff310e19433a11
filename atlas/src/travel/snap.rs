//! From a place on the map to the roads beside it.

use dispatch_core::point::Point;

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

/// Farther from every road a place has none.
pub const AWAY_MAX_M: f64 = 5_000.0;
/// Roads that are not much farther than the nearest are looked at too: the one behind the canal may be
/// nearer by its metres and not by its minutes.
const FARTHER_M: f64 = 100.0;
/// So many roads at most.
const ROADS_MAX: usize = 8;

impl Net {
    /// The nearest roads of those that `usable` takes, nearest first, each once.
    #[must_use]
    pub fn near(&self, point: Point, usable: impl Fn(usize) -> bool) -> Vec<Snap> {
        let here = self.sheet.flat(point);
        let mut found: Vec<Snap> = Vec::new();
        for (piece, square) in self.tree.nearest_neighbor_iter_with_distance_2(&here) {
            let away_m = square.sqrt();
            let most = found.first().map_or(AWAY_MAX_M, |it| it.away_m + FARTHER_M);
            if away_m > most || found.len() == ROADS_MAX {
                break;
            }
            let stretch = piece.data.0 as usize;
            if usable(stretch) && found.iter().all(|it| it.stretch != stretch) {
                found.push(self.snap(stretch, piece.data.1 as usize, here));
            }
        }
        found
    }

    fn snap(&self, stretch: usize, piece: usize, here: Flat) -> Snap {
        let line: Vec<Flat> = self
            .roads
            .line(stretch)
            .map(|it| self.sheet.flat(it))
            .collect();
        let (a, b) = (line[piece], line[piece + 1]);
        let share = along(a, b, here);
        let before: f64 = line[..=piece]
            .windows(2)
            .map(|it| apart(it[0], it[1]))
            .sum();
        let whole: f64 = line.windows(2).map(|it| apart(it[0], it[1])).sum();
        let length_mm = self.roads.stretches[stretch].length_mm;
        // As a share of the whole, since the sheet's metres are not quite those of the pack.
        let part = (before + share * apart(a, b)) / whole.max(f64::MIN_POSITIVE);
        let place = between(a, b, share);
        Snap {
            stretch,
            offset_mm: ((part * f64::from(length_mm)).round() as u32).min(length_mm),
            away_m: apart(place, here),
            at: self.sheet.point(place),
        }
    }
}
