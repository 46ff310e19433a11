//! A leak whose cloud turns with the wind: versions, who lies inside, what is decided and told.

use dispatch_core::command::Affected;
use dispatch_core::register::Callee;
use dispatch_core::state::Incident;
use dispatch_core::view::{AreaView, ToldState, alarms, areas, areas_of, waiting};
use dispatch_core::words::IncidentId;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
/// The junction of the development zone, 1.9 km north of its hospital.
const LEAK: [i32; 2] = [279_480_000, 1_205_850_000];

fn leak() -> Night {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        0,
        json!({"open": {"incident": "x", "type": "hazardous-chemical", "township": "ouhai-zone",
            "place": {"words": "云海路口", "point": {"lat_e7": LEAK[0], "lon_e7": LEAK[1]}},
            "words": "液氯泄漏", "call_members": false}}),
    );
    night
}

fn area(protective_m: u32) -> Value {
    json!({"hazard_area": {"incident": "x", "area": "cloud", "substance": "chlorine",
        "amount": "large", "light": "day", "origin": {"lat_e7": LEAK[0], "lon_e7": LEAK[1]},
        "isolation_m": 600, "protective_m": protective_m}})
}

fn wind(from: &str) -> Value {
    let from = match from {
        "unsteady" => json!("unsteady"),
        point => json!({"compass": point}),
    };
    json!({"wind": {"incident": "x", "from": from, "speed_cm_s": 210,
        "measured_by": "department:meteorology"}})
}

fn decide(who: &str, what: &str) -> Value {
    json!({"decide_inside": {"incident": "x", "area": "cloud", "who": who, "what": what}})
}

fn tell(who: &str, result: &str) -> Value {
    json!({"tell_inside": {"incident": "x", "area": "cloud", "who": who, "to": "总值班",
        "means": "telephone", "result": result}})
}

fn incident(night: &Night) -> &Incident {
    let id = IncidentId::new("x").unwrap();
    night.state.incident(&id).unwrap()
}

fn cloud(night: &Night) -> AreaView<'_> {
    areas_of(&night.state, incident(night)).remove(0)
}

fn who(id: &str) -> Affected {
    id.parse().unwrap()
}

fn inside(night: &Night, id: &str) -> bool {
    cloud(night).inside.iter().any(|it| it.who == who(id))
}

#[test]
fn nobody_knows_the_wind_and_the_cloud_may_go_to_every_side() {
    let mut night = leak();
    night.ok(CENTRE, 60, area(3500));
    assert!(inside(&night, "site:hospital-zone"), "1.9 km to the south");
    assert!(inside(&night, "site:station-south"), "2.5 km to the north");
    assert!(!cloud(&night).has_direction());
    let wind_alarm = |night: &Night| {
        let mut all = alarms(&night.state, second(100));
        all.retain(|it| it.key.as_str().starts_with("wind/"));
        all.pop().map(|it| it.zh)
    };
    let asked = wind_alarm(&night).unwrap();
    assert!(asked.contains("没有风向"), "{asked}");
    night.ok(CENTRE, 70, wind("n"));
    assert!(inside(&night, "site:hospital-zone"));
    assert!(!inside(&night, "site:station-south"), "upwind now");
    assert_eq!(wind_alarm(&night), None);
    night.ok(CENTRE, 80, wind("unsteady"));
    assert!(inside(&night, "site:station-south"), "to every side again");
}

#[test]
fn the_wind_turns_and_the_hospital_is_newly_inside() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("e"));
    night.ok(CENTRE, 20, area(3500));
    assert!(!inside(&night, "site:hospital-zone"));
    night.ok(CENTRE, 100, wind("n"));
    let now = cloud(&night);
    assert_eq!(now.version.number, 2);
    let row = now
        .inside
        .iter()
        .find(|it| it.who == who("site:hospital-zone"));
    let row = row.unwrap();
    assert!(row.is_new && row.since == second(100) && row.since_version == 2);
    assert_eq!((row.decision, row.told), (None, ToldState::Not));
    assert!((1890..1910).contains(&row.metres), "{}", row.metres);
    // What the leak itself endangers was inside before and is not new.
    let shelter = now
        .inside
        .iter()
        .find(|it| it.who == who("site:zone-shelter"));
    assert!(shelter.is_some_and(|it| !it.is_new && it.since_version == 1));
    for id in ["site:school-zone", "site:staging-zone-1"] {
        assert!(
            now.inside.iter().any(|it| it.who == who(id) && it.is_new),
            "{id}"
        );
    }
    // Who was downwind before is told apart and not dropped.
    let mut was = leak();
    was.ok(CENTRE, 10, wind("e"));
    was.ok(CENTRE, 20, area(3500));
    let west = cloud(&was).inside.len();
    was.ok(CENTRE, 100, wind("w"));
    let left = cloud(&was).left.len();
    assert!(left > 0 && left < west, "{left} of {west}");
    assert!(cloud(&was).left.iter().all(|it| it.last_version == Some(1)));
}

#[test]
fn decided_told_and_told_something_else_are_three() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("n"));
    night.ok(CENTRE, 20, area(3500));
    let row = |night: &Night| {
        let now = cloud(night);
        let row = now
            .inside
            .iter()
            .find(|it| it.who == who("site:hospital-zone"));
        let row = row.unwrap();
        let told = match row.told {
            ToldState::NotNeeded => "not needed",
            ToldState::Not => "not",
            ToldState::Tried(_) => "tried",
            ToldState::Otherwise(_) => "otherwise",
            ToldState::Told(_) => "told",
        };
        (row.decision.map(|it| it.what.zh()), told)
    };
    assert_eq!(row(&night), (None, "not"));
    night.ok(CENTRE, 30, tell("site:hospital-zone", "no-answer"));
    assert_eq!(row(&night), (None, "tried"));
    night.ok(CENTRE, 40, tell("site:hospital-zone", "answered"));
    assert_eq!(row(&night), (None, "told"), "of the danger");
    night.ok(CENTRE, 50, decide("site:hospital-zone", "shelter-in-place"));
    assert_eq!(row(&night), (Some("就地避险"), "otherwise"));
    night.ok(CENTRE, 60, tell("site:hospital-zone", "answered"));
    assert_eq!(row(&night), (Some("就地避险"), "told"));
    night.ok(CENTRE, 70, decide("site:hospital-zone", "evacuate"));
    assert_eq!(row(&night), (Some("疏散"), "otherwise"));
    // It lies outside for a while: what was decided before is not decided now.
    night.ok(CENTRE, 80, wind("s"));
    let gone = cloud(&night);
    let left = gone
        .left
        .iter()
        .find(|it| it.who == who("site:hospital-zone"));
    assert!(left.is_some_and(|it| it.decision.is_some() && it.told.is_some()));
    night.ok(CENTRE, 90, wind("n"));
    assert_eq!(row(&night), (None, "not"));
    night.ok(CENTRE, 95, {
        let mut it = decide("site:hospital-zone", "not-needed");
        it["decide_inside"]["reason"] = json!("已搬空");
        it
    });
    assert_eq!(row(&night), (Some("不需要"), "not needed"));
    // The call stands on the contact board as well: it is typed once.
    let callee: Callee = "site:hospital-zone".parse().unwrap();
    assert_eq!(night.state.contacts.get(&callee).unwrap().len(), 3);
    assert_eq!(night.again(), night.state);
}

#[test]
fn what_is_decided_needs_an_area_somebody_known_and_a_reason_for_nothing() {
    let mut night = leak();
    night.refused(
        CENTRE,
        10,
        decide("site:hospital-zone", "evacuate"),
        "unknown-item",
    );
    night.ok(CENTRE, 20, area(3500));
    night.refused(
        CENTRE,
        30,
        decide("site:hospital-zome", "evacuate"),
        "unknown",
    );
    night.refused(
        CENTRE,
        30,
        decide("plot:nowhere", "evacuate"),
        "unknown-item",
    );
    night.refused(
        CENTRE,
        30,
        decide("incident:y", "evacuate"),
        "unknown-incident",
    );
    night.refused(
        CENTRE,
        30,
        decide("site:hospital-zone", "not-needed"),
        "nonsense",
    );
    night.refused(
        "power-head",
        30,
        decide("site:hospital-zone", "evacuate"),
        "not-commander",
    );
    night.ok(
        "zone-duty-head",
        30,
        decide("site:hospital-zone", "evacuate"),
    );
    night.ok(CENTRE, 40, decide("other:南村三组", "evacuate"));
    let now = cloud(&night);
    assert!(
        now.left.iter().any(|it| it.who == who("other:南村三组")),
        "it stays to be seen"
    );
    for (metres, name) in [(0, "nonsense"), (100_001, "nonsense")] {
        night.refused(CENTRE, 50, area(metres), name);
    }
    for from in [json!({"degrees": 361}), json!({"degrees": 400})] {
        night.refused(
            CENTRE,
            50,
            json!({"wind": {"incident": "x", "from": from}}),
            "nonsense",
        );
    }
    for speed in [0, 15_001] {
        let wind = json!({"wind": {"incident": "x", "from": "unsteady", "speed_cm_s": speed}});
        night.refused(CENTRE, 50, wind, "nonsense");
    }
}

#[test]
fn an_older_wind_turns_nothing_and_the_same_wind_makes_no_version() {
    let mut night = leak();
    night.ok(CENTRE, 20, area(3500));
    night.ok(CENTRE, 100, wind("n"));
    assert_eq!(cloud(&night).version.number, 2);
    let mut late = wind("w");
    late["wind"]["as_of"] = json!(second(50).0);
    night.ok(CENTRE, 200, late);
    assert_eq!(cloud(&night).version.number, 2, "measured before the other");
    assert_eq!(incident(&night).winds.len(), 2, "and recorded");
    night.ok(CENTRE, 900, wind("n"));
    let now = cloud(&night);
    assert_eq!(now.version.number, 2);
    assert_eq!(now.wind_age_s(second(960)), Some(60));
    night.ok(
        CENTRE,
        910,
        json!({"wind": {"incident": "x", "from": {"degrees": 0}}}),
    );
    assert_eq!(cloud(&night).version.number, 2, "0 degrees is north");
}

#[test]
fn a_wind_grows_old_after_a_quarter_of_an_hour() {
    let mut night = leak();
    night.ok(CENTRE, 0, wind("n"));
    night.ok(CENTRE, 10, area(3500));
    let old = |at: i64| {
        let all = alarms(&night.state, second(at));
        all.iter().any(|it| it.key.as_str().starts_with("wind/"))
    };
    assert!(!old(899) && old(900));
    assert!(!cloud(&night).is_wind_stale(&night.state, second(899)));
    assert!(cloud(&night).is_wind_stale(&night.state, second(900)));
}

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
