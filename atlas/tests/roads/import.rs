//! What an extract becomes, story by story.

use atlas::osm::{Bounds, Import, OsmError, Taken};
use atlas::travel::{By, Net, Travel};
use atlas::vehicle::Vehicle;

use crate::town::{Extract, Tags, tags};
use crate::{point, table, taken};

/// Points on a sheet of squared paper, in steps of about 110 m, 10 to a row: 0 … 99.
fn paper(ways: &[(i64, &[i64], &'static str)]) -> Extract {
    let place = |id: i64| {
        (
            id,
            280_000_000 + (id / 10) as i32 * 10_000,
            1_230_000_000 + (id % 10) as i32 * 10_000,
            Tags::new(),
        )
    };
    Extract {
        nodes: (0..100).map(place).collect(),
        ways: ways
            .iter()
            .map(|(id, refs, text)| (*id, refs.to_vec(), tags(text)))
            .collect(),
        relations: Vec::new(),
    }
}

/// The seconds by road from one point of the paper to another; `None` where there is no way.
fn seconds(taken: &Taken, vehicle: Vehicle, from: i64, to: i64) -> Option<u32> {
    let net = Net::new(taken.roads.clone(), None);
    let travel = Travel::new(&net, &table(), vehicle);
    let at = |id: i64| {
        point(
            280_000_000 + (id / 10) as i32 * 10_000,
            1_230_000_000 + (id % 10) as i32 * 10_000,
        )
    };
    let route = travel.route(at(from), at(to));
    // A way that leaves the road is none here: every place that is asked for lies on one.
    (route.by == By::Road && route.off_road_m == 0).then_some(route.seconds)
}

#[test]
fn ways_are_cut_where_they_meet_and_nowhere_else() {
    let taken = taken(
        &paper(&[
            (1, &[0, 1, 2, 3, 4], "highway=primary name=大路"),
            (2, &[2, 12, 22], "highway=residential"),
        ])
        .pbf(),
    );
    let roads = &taken.roads;
    assert_eq!(
        (
            roads.junctions.len(),
            roads.stretches.len(),
            roads.shape.len()
        ),
        (4, 3, 3)
    );
    assert_eq!(roads.name(0), "大路");
    assert_eq!(roads.name(2), "");
    let length = roads.stretches[0].length_mm;
    assert!((196_000..197_500).contains(&length), "{length} mm");
    roads.check().unwrap();
}

#[test]
fn a_one_way_street_is_entered_at_its_begin() {
    let ways: [(i64, &[i64], &'static str); 2] = [
        (1, &[0, 1, 2], "highway=primary oneway=yes"),
        (2, &[2, 12, 10, 0], "highway=residential"),
    ];
    let taken = taken(&paper(&ways).pbf());
    let (there, back) = (
        seconds(&taken, Vehicle::Car, 0, 2),
        seconds(&taken, Vehicle::Car, 2, 0),
    );
    assert!(there.unwrap() * 2 < back.unwrap(), "{there:?} {back:?}");
}

#[test]
fn a_road_or_barrier_with_a_limit_stops_whom_it_stops() {
    let mut paper = paper(&[
        (1, &[0, 1], "highway=primary maxheight=3"),
        (2, &[10, 11], "highway=primary maxweight=10"),
        (3, &[20, 21, 22], "highway=primary"),
        (4, &[30, 31, 32], "highway=primary"),
        (5, &[40, 41], "highway=primary maxwidth=2.3"),
        (6, &[50, 51], "highway=primary maxaxleload=8"),
        (7, &[60, 61, 62], "highway=primary"),
    ]);
    paper.nodes[61].3 = tags("barrier=gate maxwidth=2");
    paper.nodes[21].3 = tags("barrier=bollard emergency=yes");
    paper.nodes[31].3 = tags("barrier=height_restrictor maxheight=2.5");
    let taken = taken(&paper.pbf());
    let who = |from: i64, to: i64| -> Vec<Vehicle> {
        let goes = |it: &Vehicle| seconds(&taken, *it, from, to).is_some();
        Vehicle::ALL.into_iter().filter(goes).collect()
    };
    use Vehicle::{Ambulance, BoatTrailer, Car, FireEngine};
    assert_eq!(who(0, 1), [Ambulance, Car]);
    assert_eq!(who(10, 11), [Ambulance, BoatTrailer, Car]);
    assert_eq!(who(20, 22), [FireEngine, Ambulance]);
    assert_eq!(who(30, 32), [Car]);
    assert_eq!(who(40, 41), [Ambulance, Car]);
    assert_eq!(who(50, 51), [Ambulance, BoatTrailer, Car]);
    assert_eq!(who(60, 62), [Car]);
}

/// A crossing of two streets with a block round each quarter: from west to east by 44.
fn cross(rule: &'static str, from: i64, to: i64) -> Taken {
    let mut paper = paper(&[
        (1, &[42, 43, 44], "highway=primary"),
        (2, &[44, 45, 46], "highway=primary"),
        (3, &[24, 34, 44], "highway=primary"),
        (4, &[44, 54, 64], "highway=primary"),
        (5, &[46, 66, 64], "highway=primary"),
        (6, &[46, 26, 24], "highway=primary"),
    ]);
    let mut rule = tags(rule);
    rule.push(("type", "restriction".to_owned()));
    paper.relations.push((
        1,
        vec![(1, from, "from"), (0, 44, "via"), (1, to, "to")],
        rule,
    ));
    taken(&paper.pbf())
}

#[test]
fn a_forbidden_turn_is_not_taken_and_the_way_round_is() {
    let free = seconds(&cross("restriction=give_way", 1, 4), Vehicle::Car, 42, 64).unwrap();
    let no_left = cross("restriction=no_left_turn", 1, 4);
    let round = seconds(&no_left, Vehicle::Car, 42, 64).unwrap();
    assert!(round > free + 20, "{free} {round}");
    assert_eq!(
        seconds(&no_left, Vehicle::Car, 42, 24),
        seconds(&cross("restriction=x", 1, 4), Vehicle::Car, 42, 24)
    );
    // Only straight on forbids left and right alike, and the way back too.
    let only = cross("restriction=only_straight_on", 1, 2);
    assert_eq!(seconds(&only, Vehicle::Car, 42, 64), Some(round));
    assert_eq!(only.roads.no_turns.len(), 3);
    // The fire engine is excepted.
    let excepted = cross("restriction=no_left_turn except=emergency", 1, 4);
    let of = |it: Vehicle| seconds(&excepted, it, 42, 64).unwrap();
    assert!(of(Vehicle::FireEngine) < of(Vehicle::Lorry));
}

/// A dual carriageway from west to east and back, 110 m apart, with a link between them; the rule goes from
/// the carriageway eastwards over the link into the one westwards.
fn dual(rule: &'static str, via: &[i64]) -> Taken {
    let mut paper = paper(&[
        (1, &[40, 42], "highway=primary oneway=yes"),
        (2, &[42, 46], "highway=primary oneway=yes"),
        (3, &[56, 52], "highway=primary oneway=yes"),
        (4, &[52, 50], "highway=primary oneway=yes"),
        (5, &[42, 52], "highway=primary"),
        (6, &[52, 62, 72], "highway=primary"),
        (7, &[32, 42], "highway=primary"),
        (8, &[46, 56], "highway=primary"),
    ]);
    let mut rule = tags(rule);
    rule.push(("type", "restriction".to_owned()));
    let via = via.iter().map(|it| (1, *it, "via"));
    let ends = [(1, 1, "from"), (1, 4, "to")];
    paper
        .relations
        .push((1, ends.into_iter().chain(via).collect(), rule));
    taken(&paper.pbf())
}

#[test]
fn a_way_round_that_is_forbidden_is_not_taken_though_each_of_its_turns_may_be() {
    let of = |taken: &Taken, it: Vehicle, from: i64, to: i64| seconds(taken, it, from, to);
    let free = dual("restriction=give_way", &[5]);
    let forbidden = dual("restriction=no_u_turn except=hgv", &[5]);
    assert_eq!(free.left_out.turns_unread, 1);
    assert_eq!(
        (
            forbidden.left_out.turns_by_way,
            forbidden.roads.no_ways.len()
        ),
        (0, 1)
    );
    let turned = |it: &Taken, vehicle| of(it, vehicle, 40, 50).unwrap();
    assert!(turned(&forbidden, Vehicle::Car) > turned(&free, Vehicle::Car) + 20);
    assert_eq!(
        turned(&forbidden, Vehicle::Lorry),
        turned(&free, Vehicle::Lorry)
    );
    // From elsewhere over the same link, and over the link to elsewhere, it is as it was.
    for (from, to) in [(32, 50), (40, 72), (40, 52), (40, 46), (72, 50)] {
        let [before, after] = [&free, &forbidden].map(|it| of(it, Vehicle::Car, from, to));
        assert!(before.is_some(), "{from} {to}");
        assert_eq!(before, after, "{from} {to}");
    }
    // Nothing but the way round: from the carriageway it is the only way there is.
    let only = dual("restriction=only_u_turn", &[5]);
    assert_eq!(turned(&only, Vehicle::Car), turned(&free, Vehicle::Car));
    assert_eq!(of(&only, Vehicle::Car, 40, 72), None);
    assert_eq!(of(&only, Vehicle::Car, 40, 46), None);
    let from_south = |it: &Taken| of(it, Vehicle::Car, 32, 72).unwrap();
    assert_eq!(from_south(&only), from_south(&free));
}

#[test]
fn a_rule_by_way_of_roads_that_do_not_meet_is_counted() {
    for via in [&[3][..], &[5, 3], &[99], &[5, 5]] {
        let taken = dual("restriction=no_u_turn", via);
        assert_eq!(taken.left_out.turns_by_way, 1, "{via:?}");
        assert!(taken.roads.no_ways.is_empty(), "{via:?}");
    }
    // Two roads between, in whichever order they stand.
    for via in [[7, 8], [8, 7]] {
        let mut paper = paper(&[
            (1, &[10, 11], "highway=primary"),
            (7, &[11, 12], "highway=primary"),
            (8, &[13, 12], "highway=primary"),
            (4, &[13, 14], "highway=primary"),
            (5, &[11, 2, 14], "highway=residential"),
        ]);
        let ways = [
            (1, 1, "from"),
            (1, via[0], "via"),
            (1, via[1], "via"),
            (1, 4, "to"),
        ];
        let rule = tags("type=restriction restriction=no_straight_on");
        paper.relations.push((1, ways.to_vec(), rule));
        let taken = taken(&paper.pbf());
        assert_eq!(taken.left_out.turns_by_way, 0);
        assert_eq!(taken.roads.no_ways[0].lanes.len(), 4);
        assert!(seconds(&taken, Vehicle::Car, 10, 14) > seconds(&taken, Vehicle::Car, 11, 14));
    }
}

#[test]
fn what_is_left_out_is_counted_by_why() {
    let mut paper = paper(&[
        (
            1,
            &[0, 1, 2],
            "highway=primary maxheight=low hgv:conditional=no@(07:00-09:00)",
        ),
        (2, &[10, 11], "highway=footway"),
        (3, &[20, 21], "highway=construction"),
        (4, &[30, 31, 30], "highway=pedestrian area=yes"),
        (5, &[40, 41], "highway=residential access=no"),
        (6, &[50, 500, 51, 52], "highway=residential"),
        (7, &[500, 501], "highway=residential"),
        (8, &[60, 61], "building=yes"),
    ]);
    let relation = |text: &'static str, via: (u64, i64, &'static str)| {
        (9, vec![(1, 1, "from"), via, (1, 6, "to")], tags(text))
    };
    paper.relations = vec![
        relation(
            "type=restriction restriction:conditional=no_u_turn",
            (0, 1, "via"),
        ),
        relation("type=restriction restriction=no_u_turn", (1, 5, "via")),
        relation("type=restriction restriction=no_u_turn", (0, 77, "via")),
        relation("type=route", (0, 1, "via")),
    ];
    let counts = taken(&paper.pbf()).left_out.counts();
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1]);
}

#[test]
fn only_what_lies_in_the_box_is_taken() {
    let file = paper(&[
        (1, &[0, 1, 2, 3, 4], "highway=primary"),
        (2, &[90, 91], "highway=primary"),
    ])
    .pbf();
    let box_of = |east: i32| Bounds {
        west: 1_230_000_000,
        south: 280_000_000,
        east: 1_230_000_000 + east,
        north: 280_000_000,
    };
    let import = |bounds| {
        let mut import = Import::new(Some(bounds));
        import.roads(&file[..]).unwrap();
        import.places(&file[..]).unwrap();
        import.finish()
    };
    let taken = import(box_of(20_000)).unwrap();
    assert_eq!(taken.roads.length_m(), 196);
    assert_eq!((taken.left_out.cut, taken.left_out.outside), (1, 1));
    assert_eq!(import(box_of(0)).unwrap_err(), OsmError::NoRoads);
}

#[test]
fn two_files_that_overlap_are_one_network_whichever_comes_first() {
    let west = paper(&[
        (1, &[0, 1, 2], "highway=primary name=甲"),
        (2, &[2, 3], "highway=primary"),
    ])
    .pbf();
    let east = paper(&[
        (2, &[2, 3], "highway=primary"),
        (3, &[3, 4], "highway=primary name=乙"),
    ])
    .pbf();
    let import = |files: [&[u8]; 2]| {
        let mut import = Import::new(None);
        files.iter().for_each(|it| import.roads(*it).unwrap());
        files.iter().for_each(|it| import.places(*it).unwrap());
        import.finish().unwrap()
    };
    let (one, other) = (import([&west, &east]), import([&east, &west]));
    assert_eq!(one.roads.stretches.len(), 3);
    assert_eq!(one.roads.length_m(), other.roads.length_m());
    assert_eq!(
        seconds(&one, Vehicle::Car, 0, 4),
        seconds(&other, Vehicle::Car, 0, 4)
    );
}
