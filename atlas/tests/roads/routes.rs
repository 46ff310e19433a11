//! Every answer of the fast search is that of the plain one.

use atlas::travel::{By, Closure, Effect, Net, Shape, Travel};
use atlas::vehicle::{Class, Vehicle, Vehicles};
use dispatch_core::point::Point;

use crate::held;
use crate::plain::Plain;
use crate::town::grid::{CORNER, Dice, town};
use crate::town::{Tags, tags};
use crate::{point, streets, table};

/// Of each kind of vehicle on each town, with roads open and with roads closed.
const PAIRS: u64 = 200;

/// A place in the town or a little outside it.
fn somewhere(dice: &mut Dice, side: i64) -> Point {
    let most = (side as u64 + 1) * 20_000;
    let mut along = |from: i32| from - 20_000 + dice.below(most) as i32;
    point(along(CORNER.0), along(CORNER.1))
}

fn closures(dice: &mut Dice, side: i64) -> Vec<Closure> {
    let closure = |number: u64| {
        let at = somewhere(dice, side);
        let there = somewhere(dice, side);
        Closure {
            name: format!("断路{number}"),
            shape: if number.is_multiple_of(2) {
                Shape::Place(at)
            } else {
                Shape::Line(vec![at, there])
            },
            vehicles: if number.is_multiple_of(5) {
                Vehicles::which(|it| it != Vehicle::Car)
            } else {
                Vehicles::ALL
            },
            effect: if number.is_multiple_of(3) {
                Effect::Slowed(5)
            } else {
                Effect::Closed
            },
        }
    };
    (0..12).map(closure).collect()
}

/// Ten thousand in all, on five towns by every kind of vehicle; the benchmark holds as many on each graph.
#[test]
fn ten_thousand_pairs_agree_with_the_plainest_search_with_roads_open_and_closed() {
    (1..=5).for_each(held_on_a_town);
}

fn held_on_a_town(town: u64) {
    let side = 18;
    let net = Net::new(streets(side, town), None);
    let table = table();
    for (vehicle, seed) in Vehicle::ALL.into_iter().zip(town * 1_000..) {
        let mut travel = Travel::new(&net, &table, vehicle);
        let mut plain = Plain::new(net.roads(), &table, vehicle);
        let whole = plain.whole();
        let held = |travel: &Travel, plain: &Plain, pairs: u64, seed: u64| {
            let mut dice = Dice(seed);
            let somewhere = || somewhere(&mut dice, side);
            held::against(travel, &net, (plain, &whole), &table, pairs, somewhere)
        };
        let open = held(&travel, &plain, PAIRS, seed);
        let mut dice = Dice(seed + 100);
        let matched: Vec<_> = closures(&mut dice, side)
            .into_iter()
            .map(|it| net.matched(it))
            .collect();
        travel.close(&matched);
        held::close(&mut plain, &matched);
        assert!(
            plain.closed.len() > 10,
            "{vehicle}: only {} closed",
            plain.closed.len()
        );
        let closed = held(&travel, &plain, PAIRS, seed + 200);
        assert!(
            open > PAIRS / 2 && closed > PAIRS / 10,
            "{vehicle}: {open} and {closed} of {PAIRS} had a way"
        );
        // Opened again, everything is as it was.
        travel.close(&[]);
        plain.closed.clear();
        held(&travel, &plain, 50, seed + 300);
    }
}

#[test]
fn the_way_that_is_drawn_is_as_long_as_it_says() {
    let net = Net::new(streets(12, 7), None);
    let travel = Travel::new(&net, &table(), Vehicle::Ambulance);
    let mut dice = Dice(3);
    let mut drawn = 0;
    for _ in 0..200 {
        let (from, to) = (somewhere(&mut dice, 12), somewhere(&mut dice, 12));
        let route = travel.route(from, to);
        if route.by == By::Straight {
            continue;
        }
        let length: u64 = route
            .line
            .windows(2)
            .map(|it| atlas::flat::length_mm(it[0], it[1]))
            .sum();
        let said = f64::from(route.metres - route.off_road_m);
        let length = length as f64 / 1_000.0;
        assert!(
            (length - said).abs() <= 2.0 + said / 200.0,
            "{length} drawn, {said} said"
        );
        assert!(route.off_road_m >= from.metres_to(route.line[0]).saturating_sub(2));
        drawn += 1;
    }
    assert!(drawn > 150);
}

#[test]
fn without_a_road_there_the_line_is_straight_and_says_so() {
    let net = Net::new(streets(6, 1), None);
    let travel = Travel::new(&net, &table(), Vehicle::FireEngine);
    let far = point(CORNER.0 + 5_000_000, CORNER.1);
    let route = travel.route(point(CORNER.0, CORNER.1), far);
    assert_eq!(
        (route.by, route.off_road_m, &route.avoided),
        (By::Straight, 0, &Vec::new())
    );
    let straight = point(CORNER.0, CORNER.1).metres_to(far);
    assert_eq!(route.metres, straight * 13 / 10);
    assert_eq!(
        route.seconds,
        (u64::from(route.metres) * 36).div_ceil(350) as u32
    );
    assert_eq!(travel.seconds_to(&[far], point(CORNER.0, CORNER.1)), [None]);
}

#[test]
fn an_order_that_is_not_of_these_roads_is_not_believed() {
    let roads = streets(6, 1);
    let net = Net::new(roads.clone(), None);
    let order = net.order().to_vec();
    let good = Net::new(roads.clone(), Some(&order));
    let strange = Net::new(roads, Some(&[0, 0, 1]));
    let (from, to) = (
        point(CORNER.0, CORNER.1),
        point(CORNER.0 + 80_000, CORNER.1 + 80_000),
    );
    let of = |net: &Net| Travel::new(net, &table(), Vehicle::Car).route(from, to);
    assert_eq!(of(&net), of(&good));
    assert_eq!(of(&net), of(&strange));
}

#[test]
fn a_yard_that_no_road_leads_into_is_passed_over() {
    let mut town = town(8, 3);
    // Two points of a yard some 300 m south of the first street, joined to nothing.
    let beside =
        |id: i64, east: i32| (id, CORNER.0 - 30_000, CORNER.1 + 70_000 + east, Tags::new());
    town.nodes.extend([beside(1, 0), beside(2, 4_000)]);
    town.ways.push((9_000, vec![1, 2], tags("highway=service")));
    let net = Net::new(crate::taken(&town.pbf()).roads, None);
    let travel = Travel::new(&net, &table(), Vehicle::Car);
    let yard = point(CORNER.0 - 30_000, CORNER.1 + 72_000);
    let nearest = net.near(yard, |_| true)[0];
    assert_eq!(net.roads().stretches[nearest.stretch].class, Class::Service);
    for (from, to) in [
        (yard, point(CORNER.0, CORNER.1)),
        (point(CORNER.0, CORNER.1), yard),
    ] {
        let route = travel.route(from, to);
        assert_eq!(route.by, By::Road);
        assert!(
            route.off_road_m > 200,
            "on foot to a street: {} m",
            route.off_road_m
        );
        assert_eq!(travel.seconds_to(&[from], to), [Some(route.seconds)]);
    }
}
