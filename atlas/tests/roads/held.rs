//! Holds the fast search against the plain one, pair by pair. The tests and the benchmark share it.

use std::collections::BTreeSet;

use atlas::travel::{By, Net, Snap, Stand, Travel};
use atlas::vehicle::Table;
use dispatch_core::point::Point;

use crate::plain::Plain;

/// How many places every start is asked about.
const ENDS: u64 = 50;

/// The roads beside a place that a vehicle can use, with the walk to each in ms.
fn beside(
    net: &Net,
    plain: &Plain,
    whole: Option<&BTreeSet<usize>>,
    table: &Table,
    at: Point,
) -> Vec<(Snap, u64)> {
    let goes = |stretch: usize| {
        if whole.is_some_and(|it| !it.contains(&stretch)) {
            return false;
        }
        let lanes = [false, true].map(|it| atlas::roads::Lane::of(stretch, it));
        lanes.iter().any(|it| plain.lane_ms(*it).is_some())
    };
    let pace = f64::from(table.of(plain.vehicle).walking_cm_per_s);
    let walk = |it: &Snap| (it.away_m * 100_000.0 / pace).ceil() as u64;
    net.near(at, goes)
        .into_iter()
        .map(|it| (it, walk(&it)))
        .collect()
}

/// Compares `pairs` pairs of places that `somewhere` makes up; how many of them had a way. Each is asked
/// as a route, as one of two and as one of many that stand at kept places.
pub fn against(
    travel: &Travel,
    net: &Net,
    (plain, whole): (&Plain, &BTreeSet<usize>),
    table: &Table,
    pairs: u64,
    mut somewhere: impl FnMut() -> Point,
) -> u64 {
    let vehicle = travel.vehicle();
    let mut ways = 0;
    let ends: Vec<Point> = (0..ENDS).map(|_| somewhere()).collect();
    let ends_of = [None, Some(whole)].map(|whole| {
        let of = |at: &Point| beside(net, plain, whole, table, *at);
        ends.iter().map(of).collect::<Vec<_>>()
    });
    let mut router = travel.router();
    let mut all: Vec<(Stand, Vec<Option<u64>>)> = Vec::new();
    for _ in 0..pairs.div_ceil(ENDS) {
        let from = somewhere();
        let ways_from = [None, Some(whole)].map(|whole| {
            let starts = beside(net, plain, whole, table, from);
            let reached = plain.from(&starts);
            (starts, reached)
        });
        let mut told = Vec::new();
        let stands = [net.stand(from)];
        for (to, number) in ends.iter().zip(0..) {
            // From any road beside it; where no way leads, from those that hang together.
            let expected = ways_from
                .iter()
                .zip(&ends_of)
                .find_map(|((starts, reached), ends)| {
                    let ends: &Vec<(Snap, u64)> = &ends[number];
                    let ways = ends.iter().filter_map(|end| plain.to(reached, starts, end));
                    ways.min()
                });
            let expected = expected.map(|ms| ms.div_ceil(1_000));
            let route = travel.route(from, *to);
            let kept = router.route(&stands[0], &net.stand(*to));
            assert_eq!(kept, route, "{vehicle} from {from:?} to {to:?}");
            let seconds = (route.by == By::Road).then_some(u64::from(route.seconds));
            assert_eq!(seconds, expected, "{vehicle} from {from:?} to {to:?}");
            let both = travel.seconds_to(&[from, *to], *to);
            let first = both[0].map(u64::from);
            assert_eq!(first, expected, "{vehicle} from {from:?} to {to:?}");
            told.push(expected);
            ways += u64::from(expected.is_some());
        }
        all.push((net.stand(from), told));
    }
    let stands: Vec<Stand> = all.iter().map(|it| it.0.clone()).collect();
    let mut many = travel.many(&stands);
    for (to, number) in ends.iter().zip(0..) {
        let told = many.seconds_to(&net.stand(*to));
        let told: Vec<Option<u64>> = told.into_iter().map(|it| it.map(u64::from)).collect();
        let expected: Vec<Option<u64>> = all.iter().map(|it| it.1[number]).collect();
        assert_eq!(told, expected, "{vehicle} from many to {to:?}");
    }
    ways
}

/// Closes in the plain search what is closed in the other.
pub fn close(plain: &mut Plain, matched: &[atlas::travel::Matched]) {
    let vehicle = plain.vehicle;
    for it in matched.iter().filter(|it| it.closure.vehicles.has(vehicle)) {
        let kmh = match it.closure.effect {
            atlas::travel::Effect::Closed => 0,
            atlas::travel::Effect::Slowed(kmh) => kmh,
        };
        for stretch in &it.stretches {
            let left = plain.closed.entry(*stretch).or_insert(kmh);
            *left = kmh.min(*left);
        }
    }
}
