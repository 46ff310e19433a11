//! From many places to one, all at once: which team is there first.

use dispatch_core::point::Point;
use routingkit_cch::CCHManyToOne;

use super::route::{End, World, direct, seconds};
use super::times::Travel;

impl Travel<'_> {
    /// The seconds from many places to one, by road alone.
    #[must_use]
    pub fn seconds_to(&self, from: &[Point], to: Point) -> Vec<Option<u32>> {
        let mut best = self.ms_to(from, to, World::Now);
        if best.iter().any(Option::is_none) {
            let whole = self.ms_to(from, to, World::NowWhole);
            for (best, whole) in best.iter_mut().zip(whole) {
                *best = best.or(whole);
            }
        }
        best.into_iter().map(|it| it.map(seconds)).collect()
    }

    fn ms_to(&self, from: &[Point], to: Point, world: World) -> Vec<Option<u32>> {
        let ends = self.ends(to, world);
        let starts: Vec<Vec<End>> = from.iter().map(|it| self.starts(*it, world)).collect();
        let mut best: Vec<Option<u32>> = Vec::with_capacity(from.len());
        best.extend(
            starts
                .iter()
                .map(|it| direct(it, &ends, self).map(|it| it.0)),
        );
        let mut pinned = Vec::new();
        let mut about = Vec::new();
        for (starts, team) in starts.iter().zip(0_usize..) {
            for (place, (ms, _)) in self.entries(starts, world) {
                pinned.push(place);
                about.push((team, ms));
            }
        }
        if let Some(search) = self
            .search
            .as_ref()
            .filter(|_| !pinned.is_empty() && !ends.is_empty())
        {
            let mut query = CCHManyToOne::new(&search.now, &pinned);
            let targets: Vec<(u32, u32)> = ends
                .iter()
                .map(|it| (it.place, it.part_ms + it.walk_ms))
                .collect();
            let found = query.distances_to_multi(&targets);
            for ((team, ms), rest) in about.into_iter().zip(found) {
                let whole = rest.map(|rest| rest.saturating_add(ms));
                best[team] = best[team].into_iter().chain(whole).min();
            }
        }
        best
    }
}
