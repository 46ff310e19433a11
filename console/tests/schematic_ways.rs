//! On the schematic of the demonstration district too every way is that of the plainest search.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "../../atlas/tests/roads/held.rs"]
mod held;
#[path = "../../atlas/tests/roads/plain.rs"]
mod plain;

use atlas::roads::Roads;
use atlas::travel::{Closure, Effect, Net, Shape, Travel};
use atlas::vehicle::{Vehicle, Vehicles};
use dispatch_core::point::Point;
use plain::Plain;
use yishao::command_line::Everywhere;
use yishao::folders;
use yishao::geography::Geography;

/// Of each kind of vehicle, with roads open and with roads closed: ten thousand in all.
const PAIRS: u64 = 1_000;
/// Closed roads.
const CLOSED: u64 = 40;

/// Numbers by a rule, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Beside a road, up to some 300 m.
fn somewhere(roads: &Roads, dice: &mut Dice) -> Point {
    let junctions = &roads.junctions;
    let at = junctions[dice.below(junctions.len() as u64) as usize];
    let mut beside = |it: i32| it - 30_000 + dice.below(60_000) as i32;
    Point::new(beside(at.lat_e7), beside(at.lon_e7)).unwrap()
}

fn closure(roads: &Roads, dice: &mut Dice, number: u64) -> Closure {
    let at = somewhere(roads, dice);
    let there = Point::new(at.lat_e7 + 40_000, at.lon_e7 + 40_000).unwrap();
    Closure {
        name: format!("断路{number}"),
        shape: match number % 3 {
            0 => Shape::Line(vec![at, there]),
            _ => Shape::Place(roads.junctions[dice.below(roads.junctions.len() as u64) as usize]),
        },
        vehicles: match number % 5 {
            0 => Vehicles::which(|it| it != Vehicle::Car),
            _ => Vehicles::ALL,
        },
        effect: match number % 4 {
            0 => Effect::Slowed(5),
            _ => Effect::Closed,
        },
    }
}

#[test]
fn ten_thousand_ways_agree_with_the_plainest_search_with_roads_open_and_closed() {
    let data = tempfile::tempdir().unwrap();
    let everywhere = Everywhere {
        data: Some(data.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    let pack = Geography::of("ouhai", &everywhere).load().unwrap();
    let net = Net::new(pack.roads, Some(&pack.order));
    let table = folders::vehicles().unwrap();
    for (vehicle, seed) in Vehicle::ALL.into_iter().zip(1..) {
        let mut travel = Travel::new(&net, &table, vehicle);
        let mut plain = Plain::new(net.roads(), &table, vehicle);
        let whole = plain.whole();
        let held = |travel: &Travel, plain: &Plain, seed: u64| {
            let mut dice = Dice(seed);
            let somewhere = || somewhere(net.roads(), &mut dice);
            held::against(travel, &net, (plain, &whole), &table, PAIRS, somewhere)
        };
        let open = held(&travel, &plain, seed);
        let mut dice = Dice(seed + 100);
        let closures = (0..CLOSED).map(|it| closure(net.roads(), &mut dice, it));
        let matched: Vec<_> = closures.map(|it| net.matched(it)).collect();
        assert!(matched.iter().any(|it| !it.stretches.is_empty()));
        travel.close(&matched);
        held::close(&mut plain, &matched);
        let closed = held(&travel, &plain, seed + 200);
        let most = PAIRS * 9 / 10;
        assert!(
            open >= most && closed >= most / 2,
            "{vehicle}: {open} {closed}"
        );
    }
}
