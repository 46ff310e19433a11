//! The fastest way from here to there.

use std::collections::BTreeMap;

use dispatch_core::point::Point;
use routingkit_cch::CCHQuery;

use super::ends::{End, World, way_along};
use super::snap::Stand;
use super::straight::straight;
use super::times::Travel;
use crate::flat::apart;
use crate::roads::Lane;

/// How a route was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Over the roads of a graph.
    Road,
    /// 直线: there is no way over roads, or no graph.
    Straight,
}

impl By {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            By::Road => "road",
            By::Straight => "straight",
        }
    }
}

/// A way from here to there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub by: By,
    /// The metres off the road included.
    pub seconds: u32,
    pub metres: u32,
    /// Of those metres, before the first and behind the last road, on foot.
    pub off_road_m: u32,
    /// What is drawn.
    pub line: Vec<Point>,
    /// The closed roads that it would have taken, by the names of their closures.
    pub avoided: Vec<String>,
}

/// Finds one way after the other. A search needs room for every road of the network, which is made once and
/// kept: in a large one that costs more than the search.
pub struct Router<'t> {
    travel: &'t Travel<'t>,
    now: Option<CCHQuery<'t>>,
    open: Option<CCHQuery<'t>>,
}

impl std::fmt::Debug for Router<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Router").finish_non_exhaustive()
    }
}

impl Travel<'_> {
    /// What finds many ways. It holds until a road is closed or opened.
    #[must_use]
    pub fn router(&self) -> Router<'_> {
        Router {
            travel: self,
            now: None,
            open: None,
        }
    }

    /// The fastest way for this kind of vehicle, see [`Router::route`].
    #[must_use]
    pub fn route(&self, from: Point, to: Point) -> Route {
        let [from, to] = [from, to].map(|it| self.net.stand(it));
        self.router().route(&from, &to)
    }
}

impl Router<'_> {
    /// The fastest way from one place to another. Where no road leads there, or none is near, it is a
    /// straight line and says so.
    #[must_use]
    pub fn route(&mut self, from: &Stand, to: &Stand) -> Route {
        // The nearest road may be an island: a yard whose gate is not on the map.
        let found = self.found(from, to, World::Now);
        let found = found.or_else(|| self.found(from, to, World::NowWhole));
        let Some(mut route) = found.map(|it| it.1) else {
            return Route {
                avoided: self.in_the_way(from, to),
                ..straight(&self.travel.ability, from.at(), to.at())
            };
        };
        if !self.travel.closures().is_empty() {
            route.avoided = self.in_the_way(from, to);
        }
        route
    }

    /// The closures on the way that would be the fastest if nothing were closed.
    fn in_the_way(&mut self, from: &Stand, to: &Stand) -> Vec<String> {
        let travel = self.travel;
        let mut names: Vec<String> = Vec::new();
        let found = self.found(from, to, World::Open);
        let found = found.or_else(|| self.found(from, to, World::OpenWhole));
        for lane in found.map(|it| it.0).unwrap_or_default() {
            if let Some(closure) = travel.closure_of(lane.stretch()) {
                let road = travel.net.roads.name(lane.stretch());
                let name = if closure.closure.name.is_empty() {
                    road
                } else {
                    &closure.closure.name
                };
                if !name.is_empty() && names.iter().all(|it| it != name) {
                    names.push(name.to_owned());
                }
            }
        }
        names
    }

    fn found(&mut self, from: &Stand, to: &Stand, world: World) -> Option<(Vec<Lane>, Route)> {
        let travel = self.travel;
        let starts = travel.starts(from, world);
        let ends = travel.ends(to, world);
        let direct = direct(&starts, &ends, travel);
        let searched = self.searched(&starts, &ends, world);
        let by_search = searched.as_ref().map(|it| it.0);
        match (direct, searched) {
            (Some((ms, start, end)), _) if by_search.is_none_or(|it| ms <= it) => {
                let metres_mm = start.snap.offset_mm.abs_diff(end.snap.offset_mm);
                let lanes = vec![start.lane];
                let line = travel.line(&lanes, &start, &end);
                Some((lanes, whole(ms, metres_mm.into(), &start, &end, line)))
            }
            (_, Some((ms, start, lanes, end))) => {
                let between: u64 = lanes[1..lanes.len() - 1]
                    .iter()
                    .map(|it| travel.length_mm(*it))
                    .sum();
                let mm = between + u64::from(start.part_mm) + u64::from(end.part_mm);
                let line = travel.line(&lanes, &start, &end);
                Some((lanes, whole(ms, mm, &start, &end, line)))
            }
            _ => None,
        }
    }

    fn searched(
        &mut self,
        starts: &[End],
        ends: &[End],
        world: World,
    ) -> Option<(u32, End, Vec<Lane>, End)> {
        let search = self.travel.search.as_ref()?;
        let (metric, query) = if world.is_now() {
            (&search.now, &mut self.now)
        } else {
            (&search.open, &mut self.open)
        };
        let entries = self.travel.entries(starts, world);
        let mut targets: BTreeMap<u32, (u32, End)> = BTreeMap::new();
        for end in ends {
            let ms = end.part_ms + end.walk_ms;
            if targets.get(&end.place).is_none_or(|it| ms < it.0) {
                targets.insert(end.place, (ms, *end));
            }
        }
        if entries.is_empty() || targets.is_empty() {
            return None;
        }
        let query = query.get_or_insert_with(|| CCHQuery::new(metric));
        entries
            .iter()
            .for_each(|(place, (ms, _))| query.add_source(*place, *ms));
        targets
            .iter()
            .for_each(|(place, (ms, _))| query.add_target(*place, *ms));
        let answer = query.run();
        let ms = answer.distance()?;
        let path = answer.node_path();
        let (_, start) = entries.get(path.first()?)?;
        let (_, end) = targets.get(path.last()?)?;
        let lanes = path.iter().map(|it| self.travel.net.lanes[*it as usize]);
        Some((
            ms,
            *start,
            std::iter::once(start.lane).chain(lanes).collect(),
            *end,
        ))
    }
}

impl Travel<'_> {
    /// The points of a way over these lanes.
    fn line(&self, lanes: &[Lane], start: &End, end: &End) -> Vec<Point> {
        let mut line = vec![start.snap.at];
        let last = lanes.len() - 1;
        for (lane, number) in lanes.iter().zip(0..) {
            let from = if number == 0 { Some(start) } else { None };
            let to = if number == last { Some(end) } else { None };
            line.extend(self.part_of(*lane, from, to));
        }
        line.push(end.snap.at);
        line.dedup();
        line
    }

    /// The points of a lane between where it is entered and where it is left.
    fn part_of(&self, lane: Lane, from: Option<&End>, to: Option<&End>) -> Vec<Point> {
        let net = self.net;
        let mut line: Vec<Point> = net.roads.line(lane.stretch()).collect();
        if lane.side() == 1 {
            line.reverse();
        }
        let length_mm = net.roads.stretches[lane.stretch()].length_mm;
        let along = |end: &End| [end.snap.offset_mm, length_mm - end.snap.offset_mm][lane.side()];
        let from_m = from.map_or(-1.0, |it| f64::from(along(it)) / 1_000.0);
        let to_m = to.map_or(f64::INFINITY, |it| f64::from(along(it)) / 1_000.0);
        let mut gone = 0.0;
        let mut last = None;
        line.retain(|point| {
            let here = net.sheet.flat(*point);
            gone += last.map_or(0.0, |last| apart(last, here));
            last = Some(here);
            gone > from_m && gone < to_m
        });
        line
    }
}

/// The best way along one lane alone.
fn direct(starts: &[End], ends: &[End], travel: &Travel) -> Option<(u32, End, End)> {
    let mut best: Option<(u32, End, End)> = None;
    for start in starts {
        for end in ends.iter().filter(|it| it.lane == start.lane) {
            let ms = way_along(start, end, travel);
            if let Some(ms) = ms.filter(|ms| best.is_none_or(|it| *ms < it.0)) {
                best = Some((ms, *start, *end));
            }
        }
    }
    best
}

pub(super) fn seconds(ms: u32) -> u32 {
    ms.div_ceil(1_000)
}

fn whole(ms: u32, road_mm: u64, start: &End, end: &End, line: Vec<Point>) -> Route {
    let off_road_m = (start.snap.away_m + end.snap.away_m).round() as u32;
    Route {
        by: By::Road,
        seconds: seconds(ms),
        metres: u32::try_from(road_mm.div_ceil(1_000))
            .unwrap_or(u32::MAX)
            .saturating_add(off_road_m),
        off_road_m,
        line,
        avoided: Vec::new(),
    }
}
