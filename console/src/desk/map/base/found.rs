//! What of a pack can be found by its name.

use std::collections::BTreeMap;

use atlas::ground::{AreaKind, CourseKind, Naming};
use atlas::pack::Pack;
use dispatch_core::point::Point;

use crate::desk::map::{Drawn, Lines};

/// Points of one name that are kept: somebody who looks for a road is led to its middle.
const POINTS_MAX: usize = 400;

impl Lines {
    /// The named lines and places of a pack, each name once.
    #[must_use]
    pub fn of_pack(pack: &Pack) -> Lines {
        let courses = |wanted: fn(CourseKind) -> bool| {
            let all = pack.ground.courses.iter().filter(|it| wanted(it.kind));
            gathered(all.map(|it| (it.name.clone(), it.line.clone())))
        };
        let is_rail = |it| matches!(it, CourseKind::Railway | CourseKind::Metro);
        let roads = (0..pack.roads.stretches.len()).map(|it| {
            (
                Naming::zh(pack.roads.name(it)),
                pack.roads.line(it).collect(),
            )
        });
        let areas = pack
            .ground
            .areas
            .iter()
            .filter(|it| it.kind > AreaKind::Township);
        let middles = areas.filter_map(|it| Some((it.name.clone(), middle(it.rings.first()?)?)));
        let places = pack.ground.places.iter().map(|it| (it.name.clone(), it.at));
        let of_places = places.chain(middles).filter(|it| !it.0.is_empty());
        Lines {
            rivers: courses(|it| it <= CourseKind::Stream),
            roads: gathered(roads),
            railways: courses(is_rail),
            places: of_places.map(|(name, at)| drawn(&name, vec![at])).collect(),
        }
    }
}

fn middle(ring: &[Point]) -> Option<Point> {
    let mean = |pick: fn(&Point) -> i32| {
        let sum: i64 = ring.iter().map(|it| i64::from(pick(it))).sum();
        i32::try_from(sum / i64::try_from(ring.len()).ok()?.max(1)).ok()
    };
    Point::new(mean(|it| it.lat_e7)?, mean(|it| it.lon_e7)?)
}

/// All parts of each name together; what has no name is left out.
fn gathered(parts: impl Iterator<Item = (Naming, Vec<Point>)>) -> Vec<Drawn> {
    let mut by_name: BTreeMap<Naming, Vec<Point>> = BTreeMap::new();
    for (name, points) in parts.filter(|it| !it.0.is_empty()) {
        by_name.entry(name).or_default().extend(points);
    }
    let thin = |points: Vec<Point>| {
        let step = points.len().div_ceil(POINTS_MAX).max(1);
        points.into_iter().step_by(step).collect()
    };
    by_name
        .into_iter()
        .map(|(name, points)| drawn(&name, thin(points)))
        .collect()
}

fn drawn(name: &Naming, points: Vec<Point>) -> Drawn {
    let Naming { zh, en } = name.filled();
    Drawn { zh, en, points }
}
