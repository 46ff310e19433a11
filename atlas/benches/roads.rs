//! B7, B8 and B9: what travel times cost beside a plain Dijkstra on the same graph of lanes and turns, in
//! turn. Prints lines of docs/BENCHMARKS.md; `cargo bench -p atlas --bench roads -- FILE` writes them into
//! FILE, and with `EXTRACT.osm.pbf` behind it they are those of a real town. Without one the town of the
//! tests is taken: towns of rows and columns are kinder than real ones. Times are processor time. Where
//! `PEERS_PYTHON` names a Python that has OSRM and Valhalla, they are asked the same in turn.
//!
//! Before anything is measured, ten thousand pairs of places on this graph and on each of the towns of the tests
//! are held against the plainest search there is, with roads open and with roads closed, by every kind of vehicle.

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/roads/town/mod.rs"]
mod town;

#[path = "../tests/roads/held.rs"]
mod held;
#[path = "roads/peers.rs"]
mod peers;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/roads/plain.rs"]
mod plain;
#[path = "roads/spent.rs"]
mod spent;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::convert::Infallible;
use std::path::Path;
use std::time::{Duration, Instant};

use atlas::osm::{Import, OsmError};
use atlas::roads::Roads;
use atlas::travel::{Closure, Direction, Effect, Matched, Net, Shape, Stand, Travel, rings};
use atlas::vehicle::{Table, Vehicle, Vehicles};
use bench::rounds::{Rounds, median};
use bench::table::{Row, lines};
use dispatch_core::point::Point;
use peers::Peers;
use plain::Plain;
use spent::{Spent, each};
use town::grid::{Dice, town};

type Failed = Box<dyn std::error::Error>;

/// Rounds of each comparison, A B A B.
const ROUNDS: usize = 7;
/// Pairs that are held against the plain search on each graph with roads open, and again with roads closed: a
/// fifth of them by each kind of vehicle.
const PAIRS: u64 = 10_000;
/// The towns of the tests: their rows and columns, and how many of them.
const TOWNS: (i64, u64) = (18, 5);
/// Rows and columns of the town that is made up.
const SIDE: i64 = 130;
/// Most teams.
const TEAMS_MAX: usize = 2_000;
/// The vehicle.
const VEHICLE: Vehicle = Vehicle::FireEngine;

const TEAMS: &str = "≥ 10× faster than OSRM's table";
const CLOSED: &str = "≤ 5 ms at 100";
const RINGS: &str = "≤ ½ of Valhalla's isochrone";

fn main() -> Result<(), Failed> {
    // Cargo adds a word of its own.
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|it| !it.starts_with("--"))
        .collect();
    let (bytes, name) = match words.get(1) {
        Some(path) => (std::fs::read(path)?, "an extract".to_owned()),
        None => (town(SIDE, 1).pbf(), format!("{SIDE} rows and columns")),
    };
    let begun = Instant::now();
    let roads = imported(&bytes)?;
    println!(
        "{name}: import {:?} of {} bytes",
        begun.elapsed(),
        bytes.len()
    );
    let table = Table::read(include_str!("../../assets/roads/vehicles.csv"))?;
    let peers = Peers::named(words.get(1).map(Path::new))?;
    let text = lines(&measure(roads, &table, &name, peers)?);
    println!("{text}");
    match words.first() {
        Some(file) => Ok(std::fs::write(file, text)?),
        None => Ok(()),
    }
}

fn imported(bytes: &[u8]) -> Result<Roads, OsmError> {
    let mut import = Import::new(None);
    import.roads(bytes)?;
    import.outlines(bytes)?;
    import.places(bytes)?;
    Ok(import.finish()?.roads)
}

fn measure(
    roads: Roads,
    table: &Table,
    name: &str,
    mut peers: Option<Peers>,
) -> Result<Vec<Row>, Failed> {
    let begun = Instant::now();
    let first = Net::new(roads, None);
    println!("order and net {:?}", begun.elapsed());
    let order = first.order().to_vec();
    let begun = Instant::now();
    let net = Net::new(first.into_roads(), Some(&order));
    println!("net with its order {:?}", begun.elapsed());
    let begun = Instant::now();
    let mut travel = Travel::new(&net, table, VEHICLE);
    println!("one kind of vehicle {:?}", begun.elapsed());
    let held = held_everywhere(&net, table)?;
    let graph = format!("{name}, {} lanes, {} turns", net.lanes().len(), net.turns());
    let mut dice = Dice(7);
    let mut places = peers.as_ref().map_or_else(Vec::new, |it| it.places.clone());
    places.truncate(TEAMS_MAX);
    places.extend((places.len()..TEAMS_MAX).map(|_| somewhere(&net, &mut dice)));
    let mut rows = vec![one_way(&net, &travel, &places, &format!("{graph}; {held}"))];
    for teams in [200, TEAMS_MAX] {
        rows.extend(teams_to_one(&net, &travel, &places[..teams]));
    }
    for closed in [1, 10, 100] {
        rows.push(closing(&net, &mut travel, &places, closed));
    }
    for known in [0, 99] {
        rows.push(closing_anew(&net, table, &places, known));
    }
    rows.push(ringed(&net, &travel, &places));
    if let Some(peers) = &mut peers {
        rows.extend(peers::beside(&net, &travel, &places, peers)?);
    }
    Ok(rows)
}

fn rings_round(travel: &Travel, place: Point) {
    drop(rings(travel, place, Direction::From, &[5, 10, 15]));
}

/// The pairs of this graph and of the towns of the tests.
fn held_everywhere(net: &Net, table: &Table) -> Result<String, OsmError> {
    let begun = Instant::now();
    let ways = held_against_plain(net, table, 100);
    for seed in 1..=TOWNS.1 {
        let bytes = town(TOWNS.0, seed).pbf();
        let roads = imported(&bytes)?;
        held_against_plain(&Net::new(roads, None), table, 12);
    }
    println!("held against the plain search {:?}", begun.elapsed());
    Ok(format!(
        "0 of {PAIRS} pairs differ with roads open and 0 of {PAIRS} with 100 closed, by five kinds of vehicle, {ways} had a way; nor on {} towns",
        TOWNS.1
    ))
}

/// Ten thousand pairs with roads open and as many with some closed, which must all agree; how many had a way.
fn held_against_plain(net: &Net, table: &Table, closed: usize) -> u64 {
    let mut ways = 0;
    let each = PAIRS / Vehicle::ALL.len() as u64;
    for (vehicle, seed) in Vehicle::ALL.into_iter().zip(1..) {
        let mut travel = Travel::new(net, table, vehicle);
        let mut plain = Plain::new(net.roads(), table, vehicle);
        let whole = plain.whole();
        for half in [0, 100] {
            let mut dice = Dice(seed + half);
            let somewhere = || somewhere(net, &mut dice);
            let plain_now = (&plain, &whole);
            ways += held::against(&travel, net, plain_now, table, each, somewhere);
            let closed = closures(net, seed, closed);
            travel.close(&closed);
            held::close(&mut plain, &closed);
        }
    }
    ways
}

fn one_way(net: &Net, travel: &Travel, places: &[Point], more: &str) -> Row {
    let ours = || each(100, |it| drop(travel.route(places[it], places[it + 100])));
    let raw = || each(20, |it| drop(dijkstra(travel, net, it, Some(it + 100))));
    row(
        "B7",
        "one way, from the map and drawn",
        &compare(ours, raw),
        "–",
        more,
    )
}

fn teams_to_one(net: &Net, travel: &Travel, teams: &[Point]) -> [Row; 2] {
    let raw = || each(5, |it| drop(dijkstra(travel, net, it, None)));
    let count = teams.len();
    let anew = || each(20, |it| drop(travel.seconds_to(teams, teams[it])));
    let all_new = compare(anew, raw);
    let stands: Vec<Stand> = teams.iter().map(|it| net.stand(*it)).collect();
    let mut many = travel.many(&stands);
    let kept = || each(20, |it| drop(many.seconds_to(&net.stand(teams[it]))));
    let kept = compare(kept, raw);
    [
        row(
            "B7",
            &format!("{count} teams to one incident"),
            &kept,
            TEAMS,
            "what lies beside the teams is kept, the incident is looked for",
        ),
        row(
            "B7",
            &format!("{count} teams to one incident, all of them moved"),
            &all_new,
            TEAMS,
            "what lies beside every team is looked for",
        ),
    ]
}

fn closing(net: &Net, travel: &mut Travel, places: &[Point], count: usize) -> Row {
    let matched = closures(net, 3, count);
    let stands: Vec<Stand> = places[..200].iter().map(|it| net.stand(*it)).collect();
    let mut measured = Rounds::default();
    for (round, place) in places.iter().enumerate().take(ROUNDS) {
        let begun = Spent::until_now();
        travel.close(&matched);
        drop(travel.many(&stands).seconds_to(&net.stand(*place)));
        measured.ours.push(begun.since());
        let begun = Spent::until_now();
        drop(dijkstra(travel, net, round, None));
        measured.raw.push(begun.since());
        travel.close(&[]);
    }
    let what = format!("close {count} roads, then 200 teams to one incident");
    row(
        "B8",
        &what,
        &measured,
        CLOSED,
        "the closings are matched already",
    )
}

/// What a console does at a word about closed roads: each that it did not know is found in the network, and every
/// kind of vehicle goes by all of them from then on. `known` of a hundred are closed already.
fn closing_anew(net: &Net, table: &Table, places: &[Point], known: usize) -> Row {
    const COUNT: usize = 100;
    let had = closures(net, 3, known);
    let mut times: Vec<Travel> = Vehicle::ALL
        .into_iter()
        .map(|it| Travel::new(net, table, it))
        .collect();
    let stands: Vec<Stand> = places[..200].iter().map(|it| net.stand(*it)).collect();
    let mut measured = Rounds::default();
    for (round, place) in places.iter().enumerate().take(ROUNDS) {
        for it in &mut times {
            it.close(&had);
        }
        let begun = Spent::until_now();
        let mut matched = had.clone();
        // Other places than those that are closed.
        matched.extend(closures(net, 4, COUNT - known));
        for it in &mut times {
            it.close(&matched);
        }
        drop(times[0].many(&stands).seconds_to(&net.stand(*place)));
        measured.ours.push(begun.since());
        let begun = Spent::until_now();
        drop(dijkstra(&times[0], net, round, None));
        measured.raw.push(begun.since());
    }
    let what = match known {
        0 => format!("find and close {COUNT} roads"),
        _ => format!("find and close {} road more beside {known}", COUNT - known),
    };
    row(
        "B8",
        &format!("{what} for five kinds of vehicle, then 200 teams to one incident"),
        &measured,
        "–",
        "what a word about closed roads costs a console in all",
    )
}

fn ringed(net: &Net, travel: &Travel, places: &[Point]) -> Row {
    let ours = || each(5, |it| rings_round(travel, places[it]));
    let raw = || each(5, |it| drop(dijkstra(travel, net, it, None)));
    let what = "rings of 5, 10 and 15 min";
    row(
        "B9",
        what,
        &compare(ours, raw),
        RINGS,
        "raw is the search alone",
    )
}

fn closures(net: &Net, seed: u64, count: usize) -> Vec<Matched> {
    let mut dice = Dice(seed);
    let mut closing = || Closure {
        name: String::new(),
        shape: Shape::Place(somewhere(net, &mut dice)),
        vehicles: Vehicles::ALL,
        effect: Effect::Closed,
    };
    (0..count).map(|_| net.matched(closing())).collect()
}

fn row(number: &'static str, what: &str, it: &Rounds, target: &'static str, more: &str) -> Row {
    let middles = (median(&it.ours), Some(median(&it.raw)));
    Row::time(number, what, middles, Some(it.ratio()), target, more)
}

fn compare(mut ours: impl FnMut() -> Duration, mut raw: impl FnMut() -> Duration) -> Rounds {
    let measured = Rounds::run(ROUNDS, || Ok::<_, Infallible>(ours()), || Ok(raw()));
    measured.unwrap_or_else(|never| match never {})
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
