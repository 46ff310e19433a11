//! What travel times cost beside a plain Dijkstra on the same graph, in turn: `cargo bench -p atlas --bench
//! roads [-- EXTRACT.osm.pbf]`. Without an extract the town of the tests is taken, and towns of rows and
//! columns are kinder than real ones.

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/roads/town/mod.rs"]
mod town;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

use atlas::osm::Import;
use atlas::roads::Roads;
use atlas::travel::{Closure, Direction, Effect, Net, Shape, Travel, rings};
use atlas::vehicle::{Table, Vehicle, Vehicles};
use dispatch_core::point::Point;
use town::grid::{Dice, town};

type Failed = Box<dyn std::error::Error>;

const ROUNDS: usize = 7;

fn main() -> Result<(), Failed> {
    let file = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let bytes = match &file {
        Some(path) => std::fs::read(path)?,
        None => town(130, 1).pbf(),
    };
    let begun = Instant::now();
    let mut import = Import::new(None);
    import.roads(&bytes[..])?;
    import.places(&bytes[..])?;
    let roads = import.finish()?.roads;
    println!("import {:?} of {} bytes", begun.elapsed(), bytes.len());
    let table = Table::read(include_str!("../../assets/roads/vehicles.csv"))?;
    measure(roads, &table);
    Ok(())
}

fn measure(roads: Roads, table: &Table) {
    let (begun, junctions) = (Instant::now(), roads.junctions.len());
    let first = Net::new(roads, None);
    println!("{junctions} junctions, order and net {:?}", begun.elapsed());
    let order = first.order().to_vec();
    let begun = Instant::now();
    let net = Net::new(first.into_roads(), Some(&order));
    println!(
        "{} lanes, net with its order {:?}",
        net.lanes().len(),
        begun.elapsed()
    );
    let begun = Instant::now();
    let mut travel = Travel::new(&net, table, Vehicle::FireEngine);
    println!("one kind of vehicle {:?}", begun.elapsed());
    let mut dice = Dice(7);
    let places: Vec<Point> = (0..2_000).map(|_| somewhere(&net, &mut dice)).collect();

    compare(
        "one way, path and all",
        || each(100, |it| drop(travel.route(places[it], places[it + 100]))),
        || each(100, |it| drop(dijkstra(&travel, &net, it, Some(it + 100)))),
    );
    for teams in [200, 2_000] {
        compare(
            &format!("{teams} teams to one place, from the map"),
            || {
                each(20, |it| {
                    drop(travel.seconds_to(&places[..teams], places[it]));
                })
            },
            || each(20, |it| drop(dijkstra(&travel, &net, it, None))),
        );
    }
    compare(
        "rings of 5, 10, 15 min (raw: the search alone)",
        || {
            each(3, |it| {
                drop(rings(&travel, places[it], Direction::Towards, &[5, 10, 15]));
            })
        },
        || each(3, |it| drop(dijkstra(&travel, &net, it, None))),
    );
    for count in [1, 10, 100] {
        let closing = |at: &Point| Closure {
            name: String::new(),
            shape: Shape::Place(*at),
            vehicles: Vehicles::ALL,
            effect: Effect::Closed,
        };
        let matched: Vec<_> = places[..count]
            .iter()
            .map(|it| net.matched(closing(it)))
            .collect();
        let mut took: Vec<Duration> = Vec::new();
        for round in 0..ROUNDS {
            let begun = Instant::now();
            travel.close(&matched);
            drop(travel.route(places[round], places[round + 500]));
            took.push(begun.elapsed());
            travel.close(&[]);
        }
        took.sort();
        println!("close {count}, and the next way: {:?}", took[ROUNDS / 2]);
    }
}

/// A A A … and B B B … in turn; prints the middles of each for one piece of work, and of their ratios.
fn compare(what: &str, mut ours: impl FnMut() -> Duration, mut raw: impl FnMut() -> Duration) {
    let mut pairs: Vec<(Duration, Duration)> = (0..ROUNDS).map(|_| (ours(), raw())).collect();
    pairs.sort_by(|a, b| {
        (a.0.as_secs_f64() / a.1.as_secs_f64()).total_cmp(&(b.0.as_secs_f64() / b.1.as_secs_f64()))
    });
    let (ours, raw) = pairs[ROUNDS / 2];
    println!(
        "{what}: {ours:?}, Dijkstra {raw:?}, {:.1} times faster",
        raw.as_secs_f64() / ours.as_secs_f64()
    );
}

/// The time of one of so many.
fn each(times: usize, mut work: impl FnMut(usize)) -> Duration {
    let begun = Instant::now();
    (0..times).for_each(&mut work);
    begun.elapsed() / times as u32
}

/// A place beside a road.
fn somewhere(net: &Net, dice: &mut Dice) -> Point {
    let junctions = &net.roads().junctions;
    let at = junctions[dice.below(junctions.len() as u64) as usize];
    let mut beside = |it: i32| it + dice.below(2_000) as i32 - 1_000;
    Point {
        lat_e7: beside(at.lat_e7),
        lon_e7: beside(at.lon_e7),
    }
}

/// Dijkstra on the graph of lanes, from a lane to all or to one.
fn dijkstra(travel: &Travel, net: &Net, from: usize, to: Option<usize>) -> Vec<u32> {
    let spread = |it: usize| (it * 7_919 % net.lanes().len()) as u32;
    let goal = to.map(spread);
    let mut ms = vec![u32::MAX; net.lanes().len()];
    let mut queue = BinaryHeap::from([Reverse((0_u32, spread(from)))]);
    ms[spread(from) as usize] = 0;
    while let Some(Reverse((at, place))) = queue.pop() {
        if Some(place) == goal {
            break;
        }
        let Some(lane_ms) = travel
            .lane_ms(net.lanes()[place as usize])
            .filter(|_| at <= ms[place as usize])
        else {
            continue;
        };
        for (_, turn) in net.out_of(place) {
            if let Some(turn_ms) = travel.turn_ms(turn) {
                let then = at + lane_ms + turn_ms;
                if then < ms[turn.to as usize] {
                    ms[turn.to as usize] = then;
                    queue.push(Reverse((then, turn.to)));
                }
            }
        }
    }
    ms
}
