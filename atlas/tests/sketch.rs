//! A schematic drawn from what can be told of a district in a page: it holds together, and one is led by it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use atlas::ground::{AreaKind, CourseKind, Naming, Place, PlaceKind};
use atlas::osm::Bounds;
use atlas::pack::Pack;
use atlas::roads::Roads;
use atlas::sketch::{Patch, Sketch, Told, ToldKind, Town};
use atlas::travel::{By, Net, Travel};
use atlas::vehicle::{Class, Table, Vehicle};
use dispatch_core::point::Point;

fn at(lat_e4: i32, lon_e4: i32) -> Point {
    Point::new(lat_e4 * 1_000, lon_e4 * 1_000).unwrap()
}

/// Three towns in the plain and one in the hills; nothing else is told.
fn towns() -> Sketch {
    let town = |zh: &str, at, in_hills| Town {
        name: Naming::zh(zh),
        at,
        in_hills,
    };
    Sketch {
        district: "nowhere".into(),
        name: Naming::zh("无名区"),
        bounds: Bounds {
            west: 1_229_000_000,
            south: 279_000_000,
            east: 1_234_000_000,
            north: 282_500_000,
        },
        towns: vec![
            town("甲镇", at(280_000, 1_230_000), false),
            town("乙镇", at(280_300, 1_230_700), false),
            town("丙镇", at(279_600, 1_230_900), false),
            town("丁乡", at(281_500, 1_232_500), true),
        ],
        lines: Vec::new(),
        areas: Vec::new(),
        places: Vec::new(),
        attribution: "示意图".into(),
    }
}

/// The same with a river, a lake, a main road and an expressway.
fn told() -> Sketch {
    let line = |kind, zh: &str, points: &[(i32, i32)]| Told {
        kind,
        name: Naming::zh(zh),
        points: points.iter().map(|it| at(it.0, it.1)).collect(),
    };
    Sketch {
        lines: vec![
            line(
                ToldKind::Course(CourseKind::River, 600),
                "长河",
                &[
                    (281_000, 1_229_500),
                    (279_900, 1_230_500),
                    (279_300, 1_231_500),
                ],
            ),
            line(
                ToldKind::Road(Class::Primary),
                "大路",
                &[
                    (280_000, 1_229_400),
                    (280_020, 1_230_300),
                    (280_250, 1_231_500),
                ],
            ),
            line(
                ToldKind::Road(Class::Motorway),
                "高速",
                &[(279_400, 1_230_400), (280_900, 1_230_500)],
            ),
        ],
        areas: vec![Patch {
            kind: AreaKind::Water,
            name: Naming::zh("大湖"),
            corners: [
                (280_100, 1_230_600),
                (280_200, 1_230_600),
                (280_200, 1_230_700),
            ]
            .map(|it| at(it.0, it.1))
            .to_vec(),
        }],
        places: vec![Place {
            kind: PlaceKind::Station,
            name: Naming::zh("车站"),
            at: at(280_050, 1_230_100),
        }],
        ..towns()
    }
}

fn is_one_piece(roads: &Roads) -> bool {
    let mut reached = BTreeSet::from([0_u32]);
    loop {
        let before = reached.len();
        for it in &roads.stretches {
            if it.ends.iter().any(|end| reached.contains(end)) {
                reached.extend(it.ends);
            }
        }
        if reached.len() == before {
            return before == roads.junctions.len();
        }
    }
}

fn seconds(pack: &Pack, vehicle: Vehicle, from: Point, to: Point) -> Option<u32> {
    let table = Table::read(include_str!("../../assets/roads/vehicles.csv")).unwrap();
    let net = Net::new(pack.roads.clone(), None);
    let route = Travel::new(&net, &table, vehicle).route(from, to);
    (route.by == By::Road).then_some(route.seconds)
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    for sketch in [towns(), told()] {
        let pack = sketch.pack();
        assert_eq!(pack.write(), sketch.pack().write());
        assert_eq!(Pack::read(&pack.write()), Ok(pack.clone()));
        assert!(pack.standing.is_sketch && pack.standing.approval.is_empty());
    }
}

#[test]
fn towns_alone_have_streets_and_roads_from_one_to_the_other() {
    let sketch = towns();
    let pack = sketch.pack();
    assert!(is_one_piece(&pack.roads));
    for a in &sketch.towns {
        for b in &sketch.towns {
            for vehicle in Vehicle::ALL {
                let by_road = seconds(&pack, vehicle, a.at, b.at);
                assert!(by_road.is_some(), "{vehicle} {} {}", a.name.zh, b.name.zh);
            }
        }
    }
    let classes: BTreeSet<Class> = pack.roads.stretches.iter().map(|it| it.class).collect();
    assert_eq!(
        classes,
        BTreeSet::from([
            Class::Secondary,
            Class::Tertiary,
            Class::Unclassified,
            Class::Residential
        ])
    );
    // Hills nobody told: the township that lies in them is one.
    let count = |kind| {
        pack.ground
            .areas
            .iter()
            .filter(|it| it.kind == kind)
            .count()
    };
    assert_eq!(count(AreaKind::Township), 4);
    assert_eq!((count(AreaKind::District), count(AreaKind::Wood)), (1, 1));
}

#[test]
fn what_is_told_is_drawn_under_its_name_and_joined_to_the_rest() {
    let pack = told().pack();
    assert!(is_one_piece(&pack.roads));
    let named = |name: &str| -> BTreeSet<Class> {
        let all = (0..pack.roads.stretches.len()).filter(|it| pack.roads.name(*it) == name);
        all.map(|it| pack.roads.stretches[it].class).collect()
    };
    assert_eq!(named("大路"), BTreeSet::from([Class::Primary]));
    assert_eq!(named("高速"), BTreeSet::from([Class::Motorway]));
    let ramps = pack.roads.stretches.iter();
    assert_eq!(
        ramps.filter(|it| it.class == Class::MotorwayLink).count(),
        2
    );
    let places: Vec<&str> = pack
        .ground
        .places
        .iter()
        .map(|it| it.name.zh.as_str())
        .collect();
    assert_eq!(places, ["甲镇", "乙镇", "丙镇", "丁乡", "车站"]);
    // Along the expressway it is faster than the land between.
    let (from, to) = (at(279_400, 1_230_400), at(280_900, 1_230_500));
    let car = seconds(&pack, Vehicle::Car, from, to).unwrap();
    assert!((550..1_100).contains(&car), "{car} s for some 17 km");
}

#[test]
fn nothing_lies_outside_the_box_but_what_was_told_there() {
    let sketch = towns();
    let pack = sketch.pack();
    let bounds = sketch.bounds;
    assert!(pack.roads.junctions.iter().all(|it| bounds.holds(*it)));
    let areas = pack
        .ground
        .areas
        .iter()
        .flat_map(|it| it.rings.iter().flatten());
    // A border is pulled by half a kilometre at most.
    let wide = Bounds {
        west: bounds.west - 60_000,
        south: bounds.south - 60_000,
        east: bounds.east + 60_000,
        north: bounds.north + 60_000,
    };
    assert!(areas.clone().count() > 300 && areas.clone().all(|it| wide.holds(*it)));
}

#[test]
fn strange_facts_are_drawn_as_well_as_they_can_be() {
    let none = Sketch {
        towns: Vec::new(),
        ..told()
    };
    assert_eq!(
        none.pack()
            .ground
            .areas
            .iter()
            .filter(|it| it.kind == AreaKind::Township)
            .count(),
        0
    );
    let mut same = told();
    same.towns[1].at = same.towns[0].at;
    same.lines[1].points = vec![at(280_000, 1_230_000); 3];
    same.areas[0].corners.truncate(1);
    for sketch in [none, same] {
        let pack = sketch.pack();
        assert_eq!(Pack::read(&pack.write()), Ok(pack));
    }
    let edge = Sketch {
        bounds: Bounds {
            west: -1_800_000_000,
            south: -900_000_000,
            east: 1_800_000_000,
            north: 900_000_000,
        },
        ..towns()
    };
    assert!(edge.pack().roads.check().is_ok());
}
