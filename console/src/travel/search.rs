//! A network with what is closed now: answers one way after the other, and keeps what it found until
//! something else is closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use atlas::travel::{Matched, Net, Route, Travel as Times, straight};
use atlas::vehicle::Table;
use dispatch_core::point::Point;
use dispatch_core::travel::{Travel, Vehicle};
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

/// What answers.
pub struct Search<'n> {
    net: Option<&'n Net>,
    table: &'n Table,
    /// A kind of vehicle is reckoned once somebody asks for it.
    times: BTreeMap<Vehicle, Times<'n>>,
    closings: Arc<Vec<Closing>>,
    matched: Vec<Matched>,
    kept: BTreeMap<(Vehicle, Point, Point), Way>,
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
            table,
            times: BTreeMap::new(),
            closings: Arc::default(),
            matched: Vec::new(),
            kept: BTreeMap::new(),
            rings: None,
            cover: None,
            centres: CentresKept::default(),
        }
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

    /// The way of one kind of vehicle, without its line.
    pub(super) fn way(&mut self, kind: Vehicle, from: Point, to: Point) -> Way {
        if let Some(kept) = self.kept.get(&(kind, from, to)) {
            return kept.clone();
        }
        let route = Route {
            line: Vec::new(),
            ..self.route(kind, from, to)
        };
        let way = way(route, from);
        if self.kept.len() >= KEPT_MAX {
            self.kept.clear();
        }
        self.kept.insert((kind, from, to), way.clone());
        way
    }

    /// What is drawn of it.
    pub(super) fn line(&mut self, kind: Vehicle, from: Point, to: Point) -> Vec<Point> {
        let line = self.route(kind, from, to).line;
        // From where it stands to the road, and from the road to the scene.
        std::iter::once(from).chain(line).chain([to]).collect()
    }

    /// Rings; `None` where they were told last.
    pub(super) fn rings(&mut self, asked: &RingsAsked) -> Option<Arc<RingsHere>> {
        if self.rings.as_ref().is_some_and(|it| it.asked == *asked) {
            return None;
        }
        let table = self.table;
        let rings = Arc::new(rings_of(self.times(asked.vehicle), table, asked));
        self.rings = Some(Arc::clone(&rings));
        Some(rings)
    }

    /// What stations cover; `None` where that was told last.
    pub(super) fn cover(&mut self, asked: &CoverAsked) -> Option<Arc<CoverHere>> {
        if self.cover.as_ref().is_some_and(|it| it.asked == *asked) {
            return None;
        }
        let table = self.table;
        let cover = Arc::new(cover_of(self.times(asked.vehicle), table, asked));
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
        let (net, table) = (self.net, self.table);
        let roads = net.zip(self.times(kind));
        let found = rows(roads, table.of(vehicle(kind)), &from, to);
        self.centres.keep(kind, from, found);
    }

    /// All that was found out of them; `None` where the same was told last.
    pub(super) fn centres(&mut self, height: u64) -> Option<Arc<CentreTimes>> {
        self.centres.to_tell(height)
    }

    fn route(&mut self, kind: Vehicle, from: Point, to: Point) -> Route {
        let ability = self.table.of(vehicle(kind));
        match self.times(kind) {
            Some(times) => times.route(from, to),
            None => straight(ability, from, to),
        }
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

fn way(route: Route, from: Point) -> Way {
    Way {
        travel: Travel {
            seconds: route.seconds,
            metres: route.metres,
            by: by(route.by),
        },
        off_road_m: route.off_road_m,
        avoided: route.avoided,
        from,
        line: route.line,
    }
}
