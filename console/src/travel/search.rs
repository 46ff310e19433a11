//! A network with what is closed now: answers one way after the other, and keeps what it found until
//! something else is closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use atlas::travel::{Matched, Net, Route, Stand, Travel as Times, straight};
use atlas::vehicle::Table;
use dispatch_core::point::Point;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::words::ClosureId;

use super::centres::{CentreTimes, CentresAsked, CentresKept, rows};
use super::circles::{CoverAsked, CoverHere, RingsAsked, RingsHere, cover_of, rings_of};
use super::closings::Closing;
use super::ends::{ClosedHere, Way};
use super::network::{by, vehicle};

impl std::fmt::Debug for Search<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Search");
        shown.field("closings", &self.closings.len());
        shown.finish_non_exhaustive()
    }
}

/// Ways that are kept: some hundred teams to some hundred scenes.
const KEPT_MAX: usize = 40_000;

/// Places of which it is kept what lies beside them: stations and scenes for good, and where teams were.
const STANDS_MAX: usize = 20_000;

/// What answers.
pub struct Search<'n> {
    net: Option<&'n Net>,
    /// What the roads of the network are: a way along them says so.
    along: By,
    table: &'n Table,
    /// A kind of vehicle is reckoned once somebody asks for it.
    times: BTreeMap<Vehicle, Times<'n>>,
    closings: Arc<Vec<Closing>>,
    matched: Vec<Matched>,
    kept: BTreeMap<(Vehicle, Point, Point), Way>,
    /// Roads do not move: whatever is closed, the same ones lie beside a place.
    stands: BTreeMap<Point, Arc<Stand>>,
    /// What was told of rings and stations last, with what is closed now.
    rings: Option<Arc<RingsHere>>,
    cover: Option<Arc<CoverHere>>,
    centres: CentresKept,
}

impl<'n> Search<'n> {
    /// Nothing is closed. Without a network every way is a straight line.
    #[must_use]
    pub fn new(net: Option<&'n Net>, table: &'n Table) -> Search<'n> {
        Search {
            net,
            along: By::Road,
            table,
            times: BTreeMap::new(),
            closings: Arc::default(),
            matched: Vec::new(),
            kept: BTreeMap::new(),
            stands: BTreeMap::new(),
            rings: None,
            cover: None,
            centres: CentresKept::default(),
        }
    }

    /// The same, whose network is that of a schematic where that is so.
    #[must_use]
    pub fn of_sketch(self, is_sketch: bool) -> Search<'n> {
        let along = match is_sketch {
            true => By::Sketch,
            false => By::Road,
        };
        Search { along, ..self }
    }

    /// Closes these instead of what was closed. Returns what they mean here, where they are others than
    /// before.
    pub(super) fn close(
        &mut self,
        closings: &Arc<Vec<Closing>>,
    ) -> Option<BTreeMap<ClosureId, ClosedHere>> {
        if self.closings == *closings {
            return None;
        }
        let (before, net) = (
            std::mem::replace(&mut self.closings, Arc::clone(closings)),
            self.net,
        );
        self.kept.clear();
        (self.rings, self.cover) = (None, None);
        self.centres.forget();
        let matched = std::mem::take(&mut self.matched);
        let Some(net) = net else {
            return Some(BTreeMap::new());
        };
        // One that did not change is found again without a search.
        let mut had: Vec<(&Closing, Option<Matched>)> =
            before.iter().zip(matched.into_iter().map(Some)).collect();
        let find = |it: &Closing| {
            let same = had.iter_mut().find(|(had, _)| *had == it);
            same.and_then(|(_, matched)| matched.take())
                .unwrap_or_else(|| net.matched(it.closure()))
        };
        self.matched = closings.iter().map(find).collect();
        for times in self.times.values_mut() {
            times.close(&self.matched);
        }
        let here = closings
            .iter()
            .zip(&self.matched)
            .map(|(closing, matched)| {
                let roads = matched.stretches.iter();
                let here = ClosedHere {
                    height: closing.height,
                    roads: roads.map(|it| net.roads().line(*it).collect()).collect(),
                    unmatched_m: matched.unmatched_m,
                };
                (closing.id.clone(), here)
            });
        Some(here.collect())
    }

    /// The ways to one place, each of a kind of vehicle and from somewhere, without their lines; in the order
    /// in which they were asked for.
    pub(super) fn ways(&mut self, asked: &[(Vehicle, Point)], to: Point) -> Vec<Way> {
        let mut found: Vec<Option<Way>> = asked
            .iter()
            .map(|(kind, from)| self.kept.get(&(*kind, *from, to)).cloned())
            .collect();
        for kind in Vehicle::ALL {
            let is_new = |it: &usize| asked[*it].0 == kind && found[*it].is_none();
            let new: Vec<usize> = (0..asked.len()).filter(is_new).collect();
            let from: Vec<Point> = new.iter().map(|it| asked[*it].1).collect();
            for (number, route) in new.into_iter().zip(self.routes(kind, &from, to)) {
                let line = Vec::new();
                let way = way(Route { line, ..route }, asked[number].1, self.along);
                if self.kept.len() >= KEPT_MAX {
                    self.kept.clear();
                }
                self.kept.insert((kind, asked[number].1, to), way.clone());
                found[number] = Some(way);
            }
        }
        // Every kind of vehicle was gone through.
        found.into_iter().flatten().collect()
    }

    /// What is drawn of one.
    pub(super) fn line(&mut self, kind: Vehicle, from: Point, to: Point) -> Vec<Point> {
        let routes = self.routes(kind, &[from], to);
        let line = routes.into_iter().flat_map(|it| it.line);
        // From where it stands to the road, and from the road to the scene.
        std::iter::once(from).chain(line).chain([to]).collect()
    }

    /// Rings; `None` where they were told last.
    pub(super) fn rings(&mut self, asked: &RingsAsked) -> Option<Arc<RingsHere>> {
        if self.rings.as_ref().is_some_and(|it| it.asked == *asked) {
            return None;
        }
        let (table, along) = (self.table, self.along);
        let rings = Arc::new(rings_of((self.times(asked.vehicle), along), table, asked));
        self.rings = Some(Arc::clone(&rings));
        Some(rings)
    }

    /// What stations cover; `None` where that was told last.
    pub(super) fn cover(&mut self, asked: &CoverAsked) -> Option<Arc<CoverHere>> {
        if self.cover.as_ref().is_some_and(|it| it.asked == *asked) {
            return None;
        }
        let (table, along) = (self.table, self.along);
        let stations: Vec<Point> = asked.stations.iter().map(|it| it.1).collect();
        let centres: Vec<Point> = asked.centres.iter().map(|it| it.1).collect();
        let stands = (self.stands_of(&stations), self.stands_of(&centres));
        let times = (self.times(asked.vehicle), along);
        let cover = Arc::new(cover_of(times, table, asked, &stands));
        self.cover = Some(Arc::clone(&cover));
        Some(cover)
    }

    /// The places of which it is not known yet how long it takes to the middles of the townships.
    pub(super) fn centres_missing(
        &mut self,
        asked: &CentresAsked,
    ) -> BTreeMap<Vehicle, Vec<Point>> {
        self.centres.missing(asked)
    }

    /// Finds it out for the places of one kind of vehicle.
    pub(super) fn centres_from(&mut self, kind: Vehicle, from: Vec<Point>, to: &[Point]) {
        let (table, along) = (self.table, self.along);
        let stands = (self.stands_of(&from), self.stands_of(to));
        let of_from: Vec<Stand> = stands.0.iter().map(|it| Stand::clone(it)).collect();
        let times = self.times(kind);
        let found = rows(
            (times, along),
            table.of(vehicle(kind)),
            (&from, &of_from),
            (to, &stands.1),
        );
        self.centres.keep(kind, from, found);
    }

    /// All that was found out of them; `None` where the same was told last.
    pub(super) fn centres(&mut self, height: u64) -> Option<Arc<CentreTimes>> {
        self.centres.take_untold(height, &self.closings)
    }

    /// The ways of one kind of vehicle to one place, with their lines.
    fn routes(&mut self, kind: Vehicle, from: &[Point], to: Point) -> Vec<Route> {
        let ability = self.table.of(vehicle(kind));
        let stands = self.stands_of(from);
        match (self.stand(to), self.times(kind)) {
            (Some(to), Some(times)) => {
                let mut router = times.router();
                stands.iter().map(|it| router.route(it, &to)).collect()
            }
            // Nothing lies beside any place.
            _ => from.iter().map(|it| straight(ability, *it, to)).collect(),
        }
    }

    /// What lies beside each place; empty without a network.
    fn stands_of(&mut self, at: &[Point]) -> Vec<Arc<Stand>> {
        at.iter().filter_map(|it| self.stand(*it)).collect()
    }

    /// What lies beside a place; `None` without a network.
    fn stand(&mut self, at: Point) -> Option<Arc<Stand>> {
        let net = self.net?;
        if self.stands.len() >= STANDS_MAX {
            self.stands.clear();
        }
        let stand = self.stands.entry(at);
        Some(Arc::clone(stand.or_insert_with(|| Arc::new(net.stand(at)))))
    }

    /// The times of a kind of vehicle with what is closed now; `None` without a network.
    fn times(&mut self, kind: Vehicle) -> Option<&Times<'n>> {
        let (net, table, matched) = (self.net?, self.table, &self.matched);
        let times = self.times.entry(kind).or_insert_with(|| {
            let mut times = Times::new(net, table, vehicle(kind));
            times.close(matched);
            times
        });
        Some(times)
    }
}

fn way(route: Route, from: Point, along: By) -> Way {
    Way {
        travel: Travel {
            seconds: route.seconds,
            metres: route.metres,
            by: by(route.by, along),
        },
        off_road_m: route.off_road_m,
        avoided: route.avoided,
        from,
        line: route.line,
    }
}

#[cfg(test)]
mod tests;
