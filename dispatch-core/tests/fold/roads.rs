//! Closed roads: a fact of the world, in the order of the moments it speaks of, and what ways go round.

use dispatch_core::command::RoadCause;
use dispatch_core::refusal::Verdict;
use dispatch_core::travel::Vehicle;
use dispatch_core::view::{
    RoadStanding, alarms, handover, road_closures, roads_change_at, roads_height, roads_in_force,
};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn close(id: &str, more: Value) -> Value {
    let mut body = json!({"closure": id, "road": "六虹桥下穿", "cause": "flood",
        "shape": {"point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}}});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    json!({ "close_road": body })
}

fn open(id: &str) -> Value {
    json!({"open_road": {"closure": id}})
}

fn standing(night: &Night, at: i64) -> Vec<(String, RoadStanding, u32)> {
    let all = road_closures(&night.state, second(at));
    let told =
        |it: &dispatch_core::view::RoadClosure<'_>| (it.id.to_string(), it.standing, it.version);
    all.iter().map(told).collect()
}

fn in_force(night: &Night, at: i64) -> Vec<String> {
    let all = roads_in_force(&night.state, second(at));
    all.iter().map(|it| it.id.to_string()).collect()
}

#[test]
fn a_closing_has_versions_and_ends_when_it_is_opened() {
    let mut night = Night::live();
    let before = night.state.digest();
    assert_eq!(roads_height(&night.state), 0);
    night.ok(CENTRE, 100, close("r", json!({})));
    assert_ne!(night.state.digest(), before);
    assert_eq!(in_force(&night, 110), ["r"]);
    let more = json!({"vehicles": ["lorry", "car"], "slowed_kmh": 10, "cause": "collapse"});
    night.ok(CENTRE, 200, close("r", more));
    let all = roads_in_force(&night.state, second(210));
    let it = all[0];
    assert_eq!((it.version, it.closed.slowed_kmh), (2, Some(10)));
    assert_eq!(it.closed.cause, RoadCause::Collapse);
    let whom: Vec<Vehicle> = it.closed.vehicles.iter().copied().collect();
    assert_eq!(whom, [Vehicle::Lorry, Vehicle::Car]);
    assert_eq!(roads_height(&night.state), night.state.height);
    night.ok(CENTRE, 300, open("r"));
    assert_eq!(
        standing(&night, 310),
        [("r".to_owned(), RoadStanding::Open, 2)]
    );
    assert!(in_force(&night, 310).is_empty());
    night.ok(CENTRE, 400, close("r", json!({})));
    assert_eq!(
        standing(&night, 410),
        [("r".to_owned(), RoadStanding::InForce, 3)]
    );
    assert_eq!(night.again(), night.state);
}

#[test]
fn the_moment_it_speaks_of_decides_and_not_the_moment_it_was_heard() {
    let mut night = Night::live();
    // Opened by a word that nobody had entered a closing for: recorded, and of no effect yet.
    night.ok(CENTRE, 500, open("r"));
    assert!(standing(&night, 510).is_empty());
    let late = night.author(CENTRE, 300, crate::common::command(close("r", json!({}))));
    assert_eq!(night.record(600, late), Verdict::Accepted);
    assert_eq!(
        standing(&night, 610),
        [("r".to_owned(), RoadStanding::Open, 1)]
    );
    let again = night.author(CENTRE, 550, crate::common::command(close("r", json!({}))));
    assert_eq!(night.record(620, again), Verdict::Accepted);
    assert_eq!(in_force(&night, 630), ["r"]);
}

#[test]
fn a_closing_that_ran_out_is_passed_again_and_asks_to_be_looked_at() {
    let mut night = Night::live();
    night.flood("x", 50);
    let until = json!({"until_at": second(900).0, "incident": "x"});
    night.ok(CENTRE, 100, close("a", until));
    night.ok(CENTRE, 110, close("b", json!({})));
    assert_eq!(in_force(&night, 899), ["a", "b"]);
    assert_eq!(
        roads_change_at(&night.state, second(120)),
        Some(second(900))
    );
    assert_eq!(in_force(&night, 900), ["b"]);
    assert_eq!(roads_change_at(&night.state, second(900)), None);
    let run_out = |night: &Night, at: i64| {
        let mut all = alarms(&night.state, second(at));
        all.retain(|it| it.key.as_str().starts_with("road-run-out/"));
        all
    };
    assert!(run_out(&night, 899).is_empty());
    let alarm = run_out(&night, 5_000).remove(0);
    assert_eq!(alarm.since, second(900));
    assert_eq!(alarm.incident.unwrap().as_str(), "x");
    assert_eq!(alarm.zh, "断路到期待复核:六虹桥下穿,路线已重新经过此处");
    // Closed on, or opened: either way somebody looked.
    let mut on = night.clone();
    on.ok(
        CENTRE,
        1_000,
        close("a", json!({"until_at": second(9_000).0})),
    );
    assert!(run_out(&on, 5_000).is_empty());
    assert_eq!(in_force(&on, 5_000), ["a", "b"]);
    night.ok(CENTRE, 1_000, open("a"));
    assert!(run_out(&night, 5_000).is_empty());
}

#[test]
fn only_its_form_can_be_refused() {
    let mut night = Night::live();
    let bad = [
        json!({"road": "  "}),
        json!({"slowed_kmh": 0}),
        json!({"slowed_kmh": 121}),
        json!({"shape": {"line": [{"lat_e7": 1, "lon_e7": 1}]}}),
    ];
    for more in bad {
        night.refused(CENTRE, 100, close("r", more), "nonsense");
    }
    let nowhere = json!({"incident": "no-incident"});
    night.refused(CENTRE, 100, close("r", nowhere), "unknown-incident");
    night.refused(
        CENTRE,
        100,
        json!({"open_road": {"closure": "r", "incident": "no-incident"}}),
        "unknown-incident",
    );
    assert!(night.state.roads.is_empty());
    for post in ["police-duty", "guoxi-duty", "duty-chief"] {
        night.ok(post, 200, close(post, json!({"slowed_kmh": 120})));
    }
}

#[test]
fn the_next_shift_reads_which_roads_are_closed() {
    let mut night = Night::live();
    night.ok(CENTRE, 100, close("a", json!({"until_at": second(200).0})));
    night.ok(CENTRE, 110, close("b", json!({"road": "仙岩桥"})));
    night.ok(CENTRE, 120, close("c", json!({"road": "瞿溪路"})));
    night.ok(CENTRE, 130, open("c"));
    let post = dispatch_core::words::PostId::new("duty-chief").unwrap();
    let sheet = handover(&night.state, &post, second(300));
    let section = sheet.sections.last().unwrap();
    assert_eq!(section.title.zh, "断路");
    let lines: Vec<&str> = section.lines.iter().map(|it| it.text.zh.as_str()).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0], "仙岩桥(积水),恢复前有效");
    assert!(lines[1].starts_with("六虹桥下穿(积水)") && lines[1].ends_with("到期待复核"));
}

#[test]
fn a_start_shows_first_what_is_closed() {
    let mut night = Night::live();
    night.ok(CENTRE, 100, close("a", json!({})));
    night.ok(CENTRE, 110, close("b", json!({})));
    night.ok(CENTRE, 120, open("b"));
    let part = night.state.open_part();
    let left: Vec<&str> = part.roads.keys().map(|it| it.as_str()).collect();
    assert_eq!(left, ["a"]);
}
