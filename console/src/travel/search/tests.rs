use atlas::roads::{Roads, Stretch};
use atlas::vehicle::Class;
use dispatch_core::command::{RoadCause, Shape};
use dispatch_core::state::RoadClosed;
use dispatch_core::words::{TeamId, TownshipId, Words};

use super::super::circles::Reach;
use super::*;

const SIDE: i32 = 7;
/// About 200 m.
const STEP_E7: i32 = 18_000;

fn at(row: i32, column: i32) -> Point {
    let (lat, lon) = (279_900_000, 1_205_800_000);
    Point::new(lat + row * STEP_E7, lon + column * STEP_E7).unwrap()
}

/// Streets in rows and columns; those of the rows are faster.
fn network() -> Net {
    let all = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (row, column)));
    let junctions: Vec<Point> = all.clone().map(|(row, column)| at(row, column)).collect();
    let stretch = |from: (i32, i32), to: (i32, i32), class| {
        let ends = [from, to].map(|(row, column)| (row * SIDE + column) as u32);
        let length_mm = at(from.0, from.1).metres_to(at(to.0, to.1)) * 1_000;
        Stretch::plain(ends, length_mm, class)
    };
    let mut stretches = Vec::new();
    for (row, column) in all {
        let here = (row, column);
        if column + 1 < SIDE {
            stretches.push(stretch(here, (row, column + 1), Class::Primary));
        }
        if row + 1 < SIDE {
            stretches.push(stretch(here, (row + 1, column), Class::Residential));
        }
    }
    let roads = Roads {
        junctions,
        stretches,
        names: vec![String::new()],
        ..Roads::default()
    };
    roads.check().unwrap();
    Net::new(roads, None)
}

/// Somewhere beside a street.
fn beside(number: i32) -> Point {
    let Point { lat_e7, lon_e7 } = at(number * 5 % SIDE, number * 3 % SIDE);
    Point::new(lat_e7 + number % 11 * 700, lon_e7 + number % 13 * 900).unwrap()
}

fn closed(row: i32, column: i32) -> Closing {
    let (from, to) = (at(row, column), at(row, column + 1));
    Closing {
        id: ClosureId::new("r").unwrap(),
        height: 1,
        closed: RoadClosed {
            incident: None,
            road: Words::new("下穿").unwrap(),
            shape: Shape::Line(vec![from, to]),
            cause: RoadCause::Flood,
            vehicles: imbl::OrdSet::new(),
            slowed_kmh: None,
            until_at: None,
        },
    }
}

#[test]
fn what_is_kept_of_a_place_answers_as_what_is_looked_for_anew() {
    let net = network();
    let table = Table::read(include_str!("../../../../assets/roads/vehicles.csv")).unwrap();
    let teams: Vec<(Vehicle, Point)> = (0..60)
        .map(|it| (Vehicle::ALL[it % Vehicle::ALL.len()], beside(it as i32)))
        .collect();
    let mut kept = Search::new(Some(&net), &table);
    let (mut by_road, mut differ) = (0, 0);
    let mut before: Vec<Vec<Way>> = Vec::new();
    let worlds = [
        vec![],
        vec![closed(2, 2)],
        vec![closed(2, 2), closed(4, 3)],
        vec![],
    ];
    for closings in worlds {
        let closings = Arc::new(closings);
        kept.close(&closings);
        let mut now = Vec::new();
        for scene in [beside(101), beside(102), beside(7)] {
            let ways = kept.ways(&teams, scene);
            // Asked again it is the same, one by one, and by somebody who keeps nothing.
            assert_eq!(kept.ways(&teams, scene), ways);
            for (asked, way) in teams.iter().zip(&ways) {
                let mut anew = Search::new(Some(&net), &table);
                anew.close(&closings);
                assert_eq!(anew.ways(&[*asked], scene).first(), Some(way));
                let line = anew.line(asked.0, asked.1, scene);
                assert_eq!(kept.line(asked.0, asked.1, scene), line);
                by_road += u32::from(way.travel.by == dispatch_core::travel::By::Road);
            }
            now.push(ways);
        }
        differ += u32::from(before != now);
        before = now;
    }
    assert_eq!(by_road, 4 * 3 * 60);
    assert_eq!(differ, 4, "each closing and opening changes some way");
    assert!(kept.stands.len() <= 63, "a place is looked for once");
}

#[test]
fn what_stations_cover_is_what_their_ways_say_and_rings_lie_in_each_other() {
    let net = network();
    let table = Table::read(include_str!("../../../../assets/roads/vehicles.csv")).unwrap();
    let mut search = Search::new(Some(&net), &table);
    let vehicle = Vehicle::FireEngine;
    let stations: Vec<(TeamId, Point)> = [3, 20]
        .map(|it| (TeamId::new(&format!("t{it}")).unwrap(), beside(it)))
        .to_vec();
    let centres: Vec<(TownshipId, Point)> = [1, 9, 33]
        .map(|it| (TownshipId::new(&format!("c{it}")).unwrap(), beside(it)))
        .to_vec();
    let asked = CoverAsked {
        minutes: 2,
        vehicle,
        stations: stations.clone(),
        centres: centres.clone(),
        areas: Default::default(),
    };
    let cover = search.cover(&asked).unwrap();
    for (township, to) in &centres {
        let asked: Vec<(Vehicle, Point)> = stations.iter().map(|it| (vehicle, it.1)).collect();
        let ways = search.ways(&asked, *to);
        let first = ways.iter().map(|it| it.travel.seconds).min();
        assert_eq!(Some(cover.nearest[township].seconds), first);
    }
    let asked = RingsAsked {
        at: beside(3),
        vehicle,
        reaches: [Reach::Minutes(2), Reach::Metres(1_000), Reach::Minutes(1)],
    };
    let rings = search.rings(&asked).unwrap();
    let by: Vec<_> = rings.rings.iter().map(|it| (it.reach, it.by)).collect();
    use dispatch_core::travel::By::{Road, Straight};
    assert_eq!(
        by,
        [
            (Reach::Minutes(2), Road),
            (Reach::Metres(1_000), Straight),
            (Reach::Minutes(1), Road)
        ]
    );
    assert!(rings.rings[2].area_m2 < rings.rings[0].area_m2);
}
