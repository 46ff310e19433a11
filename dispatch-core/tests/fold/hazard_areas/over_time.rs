//! What sounds, who else is inside, the district's edge, mergers, and any order of words.

use dispatch_core::command::Light;
use dispatch_core::point::Point;
use dispatch_core::sun::{light, light_until};
use dispatch_core::time::Time;
use dispatch_core::view::{Priority, alarms, areas, areas_of, waiting};
use dispatch_core::words::IncidentId;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{CENTRE, LEAK, area, cloud, decide, incident, inside, leak, tell, who, wind};
use crate::common::{Night, second};

#[test]
fn who_is_inside_and_undecided_or_untold_sounds_until_he_is_neither() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("n"));
    night.ok(CENTRE, 20, area(600));
    let sounds = |night: &Night, at: i64| {
        let all = alarms(&night.state, second(at));
        let kinds = all
            .iter()
            .map(|it| it.key.as_str().split('/').next().unwrap().to_owned());
        let mut kinds: Vec<String> = kinds
            .filter(|it| it == "inside" || it == "untold")
            .collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(sounds(&night, 30), ["inside"]);
    assert_eq!(sounds(&night, 621), ["inside", "untold"]);
    let names: Vec<String> = cloud(&night)
        .inside
        .iter()
        .map(|it| it.who.to_string())
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in &names {
        night.ok(CENTRE, 40, decide(name, "evacuate"));
    }
    assert_eq!(sounds(&night, 50), [""; 0]);
    assert_eq!(sounds(&night, 621), ["untold"]);
    for name in &names {
        night.ok(CENTRE, 60, tell(name, "answered"));
    }
    assert_eq!(sounds(&night, 621), [""; 0]);
    // Nothing holds any more: nothing sounds, and it stays to be seen.
    night.ok(CENTRE, 700, area(3500));
    assert_eq!(sounds(&night, 701), ["inside"]);
    night.ok(
        CENTRE,
        710,
        json!({"lift": {"incident": "x", "plot": "cloud"}}),
    );
    assert_eq!(sounds(&night, 2000), [""; 0]);
    assert!(areas(&night.state).is_empty());
    assert!(cloud(&night).inside.is_empty() && !cloud(&night).left.is_empty());
    night.ok(CENTRE, 720, area(3500));
    assert_eq!(cloud(&night).version.number, 2, "it holds again as it was");
    assert_eq!(areas(&night.state).len(), 1);
}

#[test]
fn at_dusk_an_area_of_the_day_sounds_until_it_has_the_distances_of_the_night() {
    let mut night = leak();
    let said = |light: &str, metres: u32| {
        let mut it = area(metres);
        it["hazard_area"]["light"] = json!(light);
        it
    };
    let dark = |night: &Night, at: Time| {
        let mut all = alarms(&night.state, at);
        all.retain(|it| it.key.as_str().starts_with("light/"));
        all
    };
    let origin = Point::new(LEAK[0], LEAK[1]).unwrap();
    // The first second of a night after the area was drawn by day.
    let mut dusk = light_until(second(60), origin).unwrap();
    if light(second(60), origin) == Light::Night {
        dusk = light_until(dusk, origin).unwrap();
    }
    let at = |moment: Time| moment.since_s(second(0));
    night.ok(CENTRE, at(dusk) - 3_600, said("day", 3500));
    assert!(dark(&night, dusk.plus_s(-1)).is_empty(), "the sun is up");
    let sounds = dark(&night, dusk.plus_s(1_800));
    assert_eq!(sounds.len(), 1);
    assert_eq!(
        (sounds[0].since, sounds[0].priority),
        (dusk, Priority::High)
    );
    let clock = dusk.local_clock().to_string();
    assert!(sounds[0].zh.contains(&clock), "{}", sounds[0].zh);
    // The same evening is the same alarm, the next one another.
    let later = dark(&night, dusk.plus_s(7_200));
    assert_eq!(later[0].key, sounds[0].key);
    let tomorrow = dark(&night, dusk.plus_s(86_400 + 1_800));
    assert_ne!(tomorrow[0].key, sounds[0].key);
    assert!(
        dark(&night, dusk.plus_s(57_600)).is_empty(),
        "the sun is up again"
    );
    // Looked at again with the distances of the night, which stay where it is day: larger is no danger.
    night.ok(CENTRE, at(dusk) + 1_900, said("night", 8000));
    assert!(dark(&night, dusk.plus_s(2_000)).is_empty());
    assert!(dark(&night, dusk.plus_s(57_600)).is_empty());
    // One that is drawn by the distances of the day in the middle of the night sounds at once.
    night.ok(CENTRE, at(dusk) + 7_200, said("day", 3500));
    let drawn = dusk.plus_s(7_200);
    assert_eq!(dark(&night, drawn)[0].since, drawn);
    night.ok(
        CENTRE,
        at(dusk) + 7_300,
        json!({"lift": {"incident": "x", "plot": "cloud"}}),
    );
    assert!(
        dark(&night, dusk.plus_s(7_400)).is_empty(),
        "it holds no longer"
    );
}

#[test]
fn own_posts_and_teams_are_among_those_inside() {
    let mut night = leak();
    let south = json!({"lat_e7": 279_400_000, "lon_e7": LEAK[1]});
    night.ok(
        CENTRE,
        10,
        json!({"scene_hq": {"incident": "x", "place": {"words": "加油站旁",
        "point": south}}}),
    );
    night.ok(
        CENTRE,
        10,
        json!({"plot": {"incident": "x", "plot": "s1", "kind": "staging",
        "shape": {"point": south}, "words": "集结点 S1"}}),
    );
    night.ok(
        CENTRE,
        10,
        json!({"team_state": {"team": "hazmat-1", "doing": "on-scene",
        "incident": "x", "point": south}}),
    );
    night.ok(
        CENTRE,
        10,
        json!({"dispatch": {"incident": "x", "team": "zone-squad"}}),
    );
    night.ok(CENTRE, 20, wind("e"));
    night.ok(CENTRE, 30, area(3500));
    for id in ["command-post", "plot:s1", "team:hazmat-1"] {
        assert!(!inside(&night, id), "{id}");
    }
    assert_eq!(
        cloud(&night).unplaced,
        [who("team:zone-squad")],
        "nobody saw it"
    );
    night.ok(CENTRE, 100, wind("n"));
    for id in ["command-post", "plot:s1", "team:hazmat-1"] {
        assert!(inside(&night, id), "{id}");
    }
    // It moved away, and came back later than the wind turned.
    let seen = |at: &Value| {
        json!({"team_state": {"team": "hazmat-1", "doing": "on-scene",
        "incident": "x", "point": at}})
    };
    night.ok(
        CENTRE,
        200,
        seen(&json!({"lat_e7": 279_600_000, "lon_e7": LEAK[1]})),
    );
    assert!(!inside(&night, "team:hazmat-1"));
    night.ok(CENTRE, 300, seen(&south));
    let now = cloud(&night);
    let row = now
        .inside
        .iter()
        .find(|it| it.who == who("team:hazmat-1"))
        .unwrap();
    assert_eq!(row.since, second(300));
    // Who is logged inside the danger zone has a clock of his own.
    night.ok(
        CENTRE,
        310,
        json!({"enter_zone": {"incident": "x", "who": "team:hazmat-1",
        "people": 4, "limit_min": 25, "task": "堵漏"}}),
    );
    assert!(!inside(&night, "team:hazmat-1"));
}

#[test]
fn a_cloud_over_the_edge_makes_the_city_and_the_neighbour_due() {
    let mut night = leak();
    let owed = |night: &Night| {
        let all = waiting(&night.state, second(10_000));
        let names = all.iter().map(|it| it.name());
        let mut names: Vec<String> = names.filter(|it| it.contains("areas-")).collect();
        names.sort();
        names
    };
    night.ok(CENTRE, 10, wind("n"));
    night.ok(CENTRE, 20, area(3500));
    assert!(cloud(&night).crossing.is_empty());
    assert_eq!(owed(&night), [""; 0]);
    night.ok(CENTRE, 30, area(8000));
    let now = cloud(&night);
    let crossing: Vec<&str> = now.crossing.iter().map(|it| it.zh.as_str()).collect();
    assert!(
        crossing.len() == 1 && crossing[0].starts_with("瑞安市"),
        "{crossing:?}"
    );
    assert_eq!(owed(&night), ["1/areas-city", "1/areas-neighbour"]);
}

#[test]
fn a_merger_takes_the_area_along_and_a_split_gives_it_back() {
    let mut night = leak();
    night.ok(
        CENTRE,
        10,
        json!({"open": {"incident": "y", "type": "hazardous-chemical",
        "township": "ouhai-zone", "place": {"words": "同一处"}, "words": "液氯泄漏", "call_members": false}}),
    );
    night.ok(CENTRE, 20, area(3500));
    night.ok(
        CENTRE,
        30,
        json!({"wind": {"incident": "y", "from": {"compass": "n"}}}),
    );
    assert_eq!(cloud(&night).version.number, 1);
    night.ok(
        CENTRE,
        40,
        json!({"merge": {"from": "x", "into": "y", "reason": "同一起"}}),
    );
    let y = IncidentId::new("y").unwrap();
    let of_y = areas_of(&night.state, night.state.incident(&y).unwrap());
    assert_eq!(
        of_y[0].version.number, 2,
        "the wind measured there turns it"
    );
    night.ok(CENTRE, 50, decide("site:hospital-zone", "evacuate"));
    night.ok(
        CENTRE,
        60,
        json!({"split": {"incident": "x", "reason": "两起"}}),
    );
    let back = cloud(&night);
    assert_eq!(back.incident.id.as_str(), "x");
    assert!(back.track.decided.contains_key(&who("site:hospital-zone")));
    assert_eq!(night.again(), night.state);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_220_816),
        ..ProptestConfig::default()
    })]

    /// Winds and leaks in any order and of any moment: versions are numbered without a gap, the last
    /// goes by the newest wind, and the list holds those whom the ground covers and no others.
    #[test]
    fn versions_rise_and_the_list_is_what_the_ground_covers(
        said in prop::collection::vec((0_u8..3, 0_usize..16, 1_i64..3000, 1_u32..9000), 1..25)
    ) {
        let mut night = leak();
        night.ok(CENTRE, 5, area(3500));
        for (place, (kind, point, as_of, metres)) in said.iter().enumerate() {
            let at = 3000 + i64::try_from(place).expect("few");
            let mut it = match kind {
                0 => area(*metres),
                1 => wind("unsteady"),
                _ => json!({"wind": {"incident": "x", "from": {"degrees": point * 22}}}),
            };
            let name = it.as_object().expect("one").keys().next().expect("a name").clone();
            it[&name]["as_of"] = json!(second(*as_of).0);
            night.ok(CENTRE, at, it);
        }
        let versions = &incident(&night).areas.values().next().expect("one").versions;
        for (number, version) in (1..).zip(versions) {
            prop_assert_eq!(version.number, number);
        }
        let newest = incident(&night).winds.iter().max_by_key(|it| it.as_of);
        let now = cloud(&night);
        if let Some(newest) = newest {
            let equal = incident(&night).winds.iter().filter(|it| it.as_of == newest.as_of);
            let last = equal.last().expect("itself");
            prop_assert_eq!(
                now.version.from.and_then(|it| it.angle_e7()),
                last.from.angle_e7()
            );
        }
        for (id, site) in &night.state.register.sites {
            let covered = now.footprint.part(site.point).is_some();
            let it = who(&format!("site:{id}"));
            let listed = now.inside.iter().any(|row| row.who == it);
            prop_assert_eq!(listed, covered, "{}", id);
        }
        // No one is both inside and gone, and nobody is lost who ever was inside.
        for row in &now.left {
            prop_assert!(now.inside.iter().all(|it| it.who != row.who));
        }
        prop_assert_eq!(night.again(), night.state);
    }
}
