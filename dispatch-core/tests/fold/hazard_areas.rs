//! A leak whose cloud turns with the wind: versions, who lies inside, what is decided and told.

mod over_time;
mod reached;

use dispatch_core::command::Affected;
use dispatch_core::register::Callee;
use dispatch_core::state::Incident;
use dispatch_core::view::{AreaView, People, ToldState, alarms, areas_of, people_of};
use dispatch_core::words::IncidentId;
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

fn cloud(night: &Night) -> AreaView {
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
    assert!(row.decision.is_none() && row.told == ToldState::Not);
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
        let told = match &row.told {
            ToldState::NotNeeded => "not needed",
            ToldState::Not => "not",
            ToldState::Tried(_) => "tried",
            ToldState::Otherwise(_) => "otherwise",
            ToldState::Told(_) => "told",
        };
        (row.decision.as_ref().map(|it| it.what.zh()), told)
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
fn how_many_people_are_inside_is_said_where_somebody_said_it_and_room_is_no_count() {
    let mut night = leak();
    let people = |night: &Night, id: &str, at: i64| people_of(&night.state, &who(id), second(at));
    for (id, expected) in [
        ("site:hospital-zone", Some(People::Holds(120))),
        ("site:hospital-3", Some(People::Unknown)),
        ("site:louqiao-shelter", Some(People::Holds(500))),
        ("team:louqiao-station", Some(People::Strength(32))),
        ("team:nobody-knows-it", Some(People::Unknown)),
        ("township:330304005", Some(People::Unknown)),
        ("command-post", Some(People::Unknown)),
        ("depot:district-depot", None),
        ("facility:liuhongqiao-pump", None),
    ] {
        assert_eq!(people(&night, id, 10), expected, "{id}");
    }
    let housed = json!({"shelter_state": {"site": "louqiao-shelter", "door": "open", "figures": {"housed": 0}}});
    night.ok(CENTRE, 60, housed);
    let nought = Some(People::Housed(0, second(60)));
    assert_eq!(people(&night, "site:louqiao-shelter", 61), nought);
    // A word that is old says nothing any more.
    let old = people(&night, "site:louqiao-shelter", 60 + 3_601);
    assert_eq!(old, Some(People::Holds(500)));
    let dam = night.state.register.sites.values();
    let mut dam = dam.filter(|it| it.kind.as_str() == "flood-point");
    let dam = format!("site:{}", dam.next().unwrap().id);
    assert_eq!(people(&night, &dam, 10), None, "nobody stays there");
}
