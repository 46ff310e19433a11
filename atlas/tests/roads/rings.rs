//! Rings of equal time.

use atlas::travel::{Closure, Direction, Effect, Net, Ring, Shape, Travel, rings};
use atlas::vehicle::{Vehicle, Vehicles};
use dispatch_core::point::Point;
use proptest::prelude::*;

use crate::town::grid::{CORNER, Dice};
use crate::{point, streets, table};

fn of(travel: &Travel, at: Point, direction: Direction) -> Vec<Ring> {
    rings(travel, at, direction, &[1, 2, 3])
}

/// Whether a place lies inside the lines: they are crossed an odd number of times on the way east.
fn holds(ring: &Ring, at: Point) -> bool {
    let crossed = ring
        .outlines
        .iter()
        .flat_map(|it| it.windows(2))
        .filter(|it| {
            let [a, b] = [it[0], it[1]].map(|it| (f64::from(it.lon_e7), f64::from(it.lat_e7)));
            let (x, y) = (f64::from(at.lon_e7), f64::from(at.lat_e7));
            (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0
        });
    crossed.count() % 2 == 1
}

#[test]
fn a_ring_holds_what_is_reached_in_its_minutes_and_nothing_else() {
    let net = Net::new(streets(24, 5), None);
    let travel = Travel::new(&net, &table(), Vehicle::FireEngine);
    let middle = point(CORNER.0 + 240_000, CORNER.1 + 240_000);
    for direction in [Direction::From, Direction::Towards] {
        let rings = of(&travel, middle, direction);
        let (mut held, mut beyond, mut wrong) = (0, 0, 0);
        let mut dice = Dice(9);
        for _ in 0..600 {
            let mut along = |from: i32| from + dice.below(480_000) as i32;
            let there = point(along(CORNER.0), along(CORNER.1));
            let route = match direction {
                Direction::From => travel.route(middle, there),
                Direction::Towards => travel.route(there, middle),
            };
            // Who walks farther than a ring allows says nothing about it.
            if route.off_road_m > 100 {
                continue;
            }
            // Cells of 40 m and steps of 25 m: what is reached half a minute earlier is in, later is out.
            match (holds(&rings[2], there), route.seconds) {
                (true, 0..=210) => held += 1,
                (false, 150..) => beyond += 1,
                (false, 0..150) | (true, 211..) => wrong += 1,
            }
        }
        assert!(
            held > 20 && beyond > 50,
            "{direction:?}: {held} held, {beyond} beyond"
        );
        assert_eq!(wrong, 0, "{direction:?}");
    }
}

#[test]
fn a_closed_bridge_takes_the_other_bank_out_of_the_ring() {
    let net = Net::new(streets(24, 5), None);
    let table = table();
    let mut travel = Travel::new(&net, &table, Vehicle::Car);
    let bank = point(CORNER.0 + 220_000, CORNER.1 + 240_000);
    let before = of(&travel, bank, Direction::From);
    let row = |north: i32| {
        (0..3).map(move |it| point(CORNER.0 + north, CORNER.1 - 50_000 + it * 300_000))
    };
    let river = row(228_000).chain(row(232_000).rev()).collect();
    let flood = Closure {
        name: String::new(),
        shape: Shape::Area(river),
        vehicles: Vehicles::ALL,
        effect: Effect::Closed,
    };
    travel.close(&[net.matched(flood)]);
    let after = of(&travel, bank, Direction::From);
    assert!(
        after[2].area_m2 * 4 < before[2].area_m2 * 3,
        "{} {}",
        before[2].area_m2,
        after[2].area_m2
    );
    let other = point(CORNER.0 + 300_000, CORNER.1 + 240_000);
    assert!(holds(&before[2], other) && !holds(&after[2], other));
}

#[test]
fn beside_no_road_a_ring_is_a_walk() {
    let net = Net::new(streets(6, 1), None);
    let travel = Travel::new(&net, &table(), Vehicle::Car);
    let far = point(CORNER.0 + 2_000_000, CORNER.1);
    let rings = rings(&travel, far, Direction::From, &[1, 10]);
    // 78 m in a minute; and 100 m at most.
    let disc = |metres: f64| (metres * metres * std::f64::consts::PI) as u64;
    for (ring, metres) in rings.iter().zip([78.0, 100.0]) {
        let most = disc(metres);
        assert!(
            (most * 7 / 10..=most * 12 / 10).contains(&ring.area_m2),
            "{} of {most}",
            ring.area_m2
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn more_minutes_hold_all_that_fewer_do(seed in 0_u64..1_000) {
        let net = Net::new(streets(8, seed), None);
        let travel = Travel::new(&net, &table(), Vehicle::ALL[(seed % 5) as usize]);
        let mut dice = Dice(seed);
        let mut along = |from: i32| from + dice.below(160_000) as i32;
        let at = point(along(CORNER.0), along(CORNER.1));
        let rings = of(&travel, at, Direction::Towards);
        for pair in rings.windows(2) {
            prop_assert!(pair[0].area_m2 <= pair[1].area_m2);
            for line in &pair[0].outlines {
                prop_assert_eq!(line.first(), line.last());
                for at in line.iter().step_by(7) {
                    // Its own edge may be the other's edge as well, where nothing lies beyond.
                    let near = pair[1].outlines.iter().flatten().any(|it| it.metres_to(*at) < 60);
                    prop_assert!(holds(&pair[1], *at) || near);
                }
            }
        }
    }
}
