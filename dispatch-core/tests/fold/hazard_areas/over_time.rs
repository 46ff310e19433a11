//! What sounds, who else is inside, the district's edge, mergers, and any order of words.

use dispatch_core::view::{alarms, areas, areas_of, waiting};
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
    let crossing: Vec<&str> = cloud(&night)
        .crossing
        .iter()
        .map(|it| it.zh.as_str())
        .collect();
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
            let nobody = ["flood-point", "slide-point"].contains(&site.kind.as_str());
            let it = who(&format!("site:{id}"));
            let listed = now.inside.iter().any(|row| row.who == it);
            prop_assert_eq!(listed, covered && !nobody, "{}", id);
        }
        // No one is both inside and gone, and nobody is lost who ever was inside.
        for row in &now.left {
            prop_assert!(now.inside.iter().all(|it| it.who != row.who));
        }
        prop_assert_eq!(night.again(), night.state);
    }
}
