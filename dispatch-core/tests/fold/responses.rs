//! One response, many incidents (practice R5, R6): who starts and lifts it, what hangs under it, and
//! the officer in the room who signs for all of his department.

use dispatch_core::state::CallRecord;
use dispatch_core::view::{self, ClockKind};
use dispatch_core::words::{DepartmentId, ResponseId, TownshipId, TypeId};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CHIEF: &str = "duty-chief";
const CENTRE: &str = "duty-officer";
const FLOOD: &str = "flood-typhoon-drought";

fn start(id: &str) -> Value {
    json!({"start_response": {"response": id, "kind": "typhoon", "level": "II",
        "matter": "防御台风", "area": "全区", "types": [FLOOD],
        "expected_end_at": second(36_000).0, "measures": "全员在岗",
        "started_by": "department:em-bureau", "consent": {"document": {"number": "1号"}},
        "joint_duty": [{"department": "power", "officer": "dai-haihe"}]}})
}

fn whistle(id: &str, response: Option<&str>) -> Value {
    let mut body = json!({"incident": id, "type": FLOOD, "township": "330304009",
        "place": {"words": id}, "conditions": ["serious-danger"], "figures": {"trapped": 1}});
    if let Some(response) = response {
        body["response"] = json!(response);
    }
    json!({ "whistle": body })
}

fn end(by: &str) -> Value {
    json!({"end_response": {"response": "r", "by": by, "reason": "雨停",
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}})
}

/// A response with the power company's officer in the room, two incidents under it.
fn night() -> Night {
    let mut night = Night::live();
    night.ok(CHIEF, 0, start("r"));
    night.ok("guoxi-duty", 100, whistle("a", Some("r")));
    night.ok("guoxi-duty", 160, whistle("b", Some("r")));
    night
}

fn call<'a>(night: &'a Night, incident: &str, department: &str) -> &'a CallRecord {
    let id = DepartmentId::new(department).unwrap();
    &night.incident(incident).calls[&id]
}

fn clock_of(night: &Night, incident: &str, department: &str) -> Option<(ClockKind, i64)> {
    let clocks = view::clocks(&night.state, night.incident(incident));
    let of = |it: &view::Clock| {
        it.department
            .as_ref()
            .is_some_and(|d| d.as_str() == department)
    };
    clocks
        .iter()
        .find(|it| of(it))
        .map(|it| (it.kind, it.due.since_s(second(0))))
}

fn under(night: &Night) -> Vec<String> {
    let id = ResponseId::new("r").unwrap();
    let under = view::incidents_under(&night.state, &id);
    under.iter().map(|it| it.id.to_string()).collect()
}

fn without(mut command: Value, name: &str, field: &str) -> Value {
    command[name].as_object_mut().unwrap().remove(field);
    command
}

#[test]
fn it_is_the_governments_to_start_to_raise_and_to_lift() {
    let mut night = Night::live();
    let bare = without(start("r"), "start_response", "consent");
    night.refused(CHIEF, 0, bare, "government-decides");
    let mut empty = start("r");
    empty["start_response"]["consent"] = json!({"document": {"number": " "}});
    night.refused(CHIEF, 0, empty, "government-decides");
    night.ok(CHIEF, 0, start("r"));
    let raise = json!({"change_response": {"response": "r", "from": "II", "to": "I",
        "reason": "加强", "evidence": "雨量"}});
    night.refused(CHIEF, 10, raise.clone(), "government-decides");
    night.refused(
        CHIEF,
        10,
        without(end("department:em-bureau"), "end_response", "consent"),
        "government-decides",
    );
    night.refused(CHIEF, 10, end("centre"), "not-the-starter");
    night.refused("guoxi-duty", 10, end("department:em-bureau"), "no-right");
    night.ok(CHIEF, 20, end("department:em-bureau"));
    night.refused(CHIEF, 30, raise, "response-lifted");
    assert!(night.state.responses.values().all(|it| !it.in_force()));
}

#[test]
fn the_four_things_of_article_72_are_asked_once_and_all_of_them() {
    for field in ["matter", "measures", "area"] {
        let mut night = Night::live();
        let mut lacking = start("r");
        lacking["start_response"][field] = json!("");
        night.refused(CHIEF, 0, lacking, "nonsense");
    }
    let mut night = Night::live();
    let mut ended = start("r");
    ended["start_response"]["expected_end_at"] = json!(second(0).0);
    night.refused(CHIEF, 0, ended, "nonsense");
    night.ok(CHIEF, 0, start("r"));
    night.refused(CHIEF, 0, start("r"), "name-taken");
}

#[test]
fn its_level_changes_from_the_level_that_was_seen() {
    let mut night = night();
    let change = |from: &str, to: &str| {
        json!({"change_response": {"response": "r", "from": from, "to": to, "reason": "加强",
            "evidence": "雨量", "consent": {"document": {"number": "2号"}}}})
    };
    night.refused(CHIEF, 200, change("III", "I"), "level-moved");
    night.refused(CHIEF, 200, change("II", "II"), "same-level");
    night.ok(CHIEF, 210, change("II", "I"));
    let response = night.state.responses.values().next().unwrap();
    assert_eq!(format!("{:?}", response.level()), "Some(I)");
    assert_eq!(response.levels.len(), 2);
    let nothing = json!({"change_response": {"response": "r", "from": "I", "reason": "x",
        "evidence": "y"}});
    night.refused(CHIEF, 220, nothing, "nonsense");
    // The incident's own level is another thing and did not move.
    assert_eq!(night.incident("a").response_level(), None);
}

#[test]
fn an_incident_hangs_under_zero_or_one() {
    let mut night = night();
    assert_eq!(under(&night), ["a", "b"]);
    night.ok("guoxi-duty", 170, whistle("c", Some("no-such")));
    night.ok("guoxi-duty", 175, whistle("d", None));
    assert_eq!(
        under(&night),
        ["a", "b"],
        "a whistle is never refused for its response"
    );
    let hang = |ids: &[&str], response: Option<&str>| {
        let mut body = json!({"incidents": ids});
        if let Some(response) = response {
            body["response"] = json!(response);
        }
        json!({ "hang": body })
    };
    night.ok(CENTRE, 180, hang(&["c", "d"], Some("r")));
    assert_eq!(under(&night), ["a", "b", "c", "d"]);
    night.ok(CENTRE, 190, hang(&["d"], None));
    assert_eq!(under(&night), ["a", "b", "c"]);
    night.refused(CENTRE, 200, hang(&["d"], Some("no-such")), "unknown-item");
    night.refused(CENTRE, 200, hang(&[], Some("r")), "nonsense");
}

#[test]
fn what_matches_the_only_response_in_force_is_proposed() {
    let mut night = Night::live();
    let township = TownshipId::new("330304009").unwrap();
    let proposed = |night: &Night, kind: &str| {
        let kind = TypeId::new(kind).unwrap();
        view::proposed_response(&night.state, &kind, &township).map(|it| it.id.to_string())
    };
    night.ok("guoxi-duty", 0, whistle("before", None));
    assert_eq!(proposed(&night, FLOOD), None);
    night.ok(CHIEF, 10, start("r"));
    assert_eq!(proposed(&night, FLOOD), Some("r".to_owned()));
    assert_eq!(proposed(&night, "fire"), None);
    let id = ResponseId::new("r").unwrap();
    assert_eq!(view::proposed_under(&night.state, &id).len(), 1);
    night.ok(CHIEF, 20, start("r2"));
    assert_eq!(proposed(&night, FLOOD), None, "of two a person chooses");
}

#[test]
fn one_clock_a_department_and_one_act_signs_all() {
    let mut night = night();
    assert_eq!(
        clock_of(&night, "a", "power"),
        None,
        "the officer is the called party"
    );
    assert!(clock_of(&night, "a", "fire-brigade").is_some());
    let clocks = view::joint_clocks(&night.state);
    let of: Vec<(&str, usize, i64)> = clocks
        .iter()
        .map(|it| {
            (
                it.department.as_str(),
                it.incidents.len(),
                it.due.since_s(second(0)),
            )
        })
        .collect();
    assert_eq!(
        of,
        [("power", 2, 400)],
        "due with the oldest call, for both"
    );
    let alarms = |night: &Night, at: i64| {
        let all = view::alarms(&night.state, second(at));
        let joint = |it: &&view::Alarm| it.key.as_str().starts_with("joint/r/power/");
        all.iter().filter(joint).count()
    };
    assert_eq!((alarms(&night, 399), alarms(&night, 400)), (0, 1));
    let sign = json!({"sign_joint": {"response": "r", "department": "power"}});
    night.ok("power-liaison", 420, sign.clone());
    for id in ["a", "b"] {
        let signed = call(&night, id, "power").acknowledged.as_ref().unwrap();
        assert_eq!(signed.at, second(420));
        assert_eq!(
            clock_of(&night, id, "power"),
            None,
            "and no arrival is chased"
        );
    }
    assert_eq!(alarms(&night, 9_000), 0);
    night.ok("guoxi-duty", 500, whistle("c", Some("r")));
    assert_eq!(
        view::joint_clocks(&night.state).len(),
        1,
        "what comes later waits again"
    );
    night.ok("power-liaison", 520, sign);
    let response = night.state.responses.values().next().unwrap();
    let signed: Vec<Vec<String>> = response
        .signed
        .iter()
        .map(|it| it.incidents.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(
        signed,
        [vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]
    );
}

#[test]
fn a_late_word_signs_only_what_was_called_by_then() {
    let mut night = night();
    let sign = json!({"sign_joint": {"response": "r", "department": "power"}});
    night.late("power-liaison", 130, 300, sign);
    assert!(call(&night, "a", "power").acknowledged.is_some());
    assert!(call(&night, "b", "power").acknowledged.is_none());
}

#[test]
fn whoever_sets_out_all_the_same_has_an_arrival() {
    let mut night = night();
    night.ok(
        "power-liaison",
        200,
        json!({"sign_joint": {"response": "r", "department": "power"}}),
    );
    let out = json!({"set_out": {"incident": "a", "department": "power"}});
    night.ok("power-duty", 240, out);
    assert_eq!(
        clock_of(&night, "a", "power").unwrap().0,
        ClockKind::OnScene
    );
    assert_eq!(clock_of(&night, "b", "power"), None);
}

#[test]
fn when_joint_duty_ends_the_department_has_its_own_clock_from_then_on() {
    let over = json!({"change_response": {"response": "r", "from": "II", "joint_duty": [],
        "reason": "撤岗", "evidence": "带班领导"}});
    for ends in [
        over,
        end("department:em-bureau"),
        json!({"hang": {"incidents": ["a", "b"]}}),
    ] {
        let mut signed = night();
        let sign = json!({"sign_joint": {"response": "r", "department": "power"}});
        signed.ok("power-liaison", 900, sign);
        signed.ok(CHIEF, 1000, ends.clone());
        assert_eq!(
            clock_of(&signed, "a", "power"),
            None,
            "{ends}: what was signed is nobody's clock"
        );
        let mut night = night();
        night.ok(CHIEF, 1000, ends.clone());
        assert!(view::joint_clocks(&night.state).is_empty());
        let clock = clock_of(&night, "a", "power");
        assert_eq!(
            clock,
            Some((ClockKind::Reach, 1300)),
            "{ends}: not from the old call"
        );
    }
}

#[test]
fn joint_duty_that_begins_later_takes_over_the_open_calls() {
    let mut night = night();
    assert!(clock_of(&night, "a", "police").is_some());
    night.ok(
        CHIEF,
        200,
        json!({"change_response": {"response": "r", "from": "II", "reason": "加强", "evidence": "会商",
            "joint_duty": [{"department": "power"}, {"department": "police"}]}}),
    );
    assert_eq!(clock_of(&night, "a", "police"), None);
    assert_eq!(view::joint_clocks(&night.state).len(), 2);
}

#[test]
fn a_called_party_with_a_clock_is_counted_once_a_response() {
    let mut night = night();
    let before = view::called_parties(&night.state);
    night.ok("guoxi-duty", 300, whistle("c", Some("r")));
    let must = night
        .incident("c")
        .calls
        .values()
        .filter(|it| it.has_clock())
        .count();
    let more = view::called_parties(&night.state) - before;
    assert_eq!(
        more,
        must - 1,
        "all but the officer in the room, who is counted already"
    );
}

#[test]
fn two_merged_are_signed_for_once() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"merge": {"from": "a", "into": "b", "reason": "重复报"}}),
    );
    let clocks = view::joint_clocks(&night.state);
    assert_eq!(clocks[0].incidents.len(), 1);
    assert_eq!(under(&night), ["b"]);
}

#[test]
fn one_that_is_split_off_after_the_response_was_lifted_has_its_own_clock() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"merge": {"from": "a", "into": "b", "reason": "重复报"}}),
    );
    night.ok(CHIEF, 300, end("department:em-bureau"));
    night.ok(
        CENTRE,
        400,
        json!({"split": {"incident": "a", "reason": "实为两起"}}),
    );
    assert!(!call(&night, "a", "power").in_the_room());
    assert_eq!(
        clock_of(&night, "a", "power"),
        Some((ClockKind::Reach, 700)),
        "from the moment at which the department has it"
    );
}

#[test]
fn a_response_past_its_expected_end_is_an_alarm_until_it_is_extended_or_lifted() {
    let mut night = night();
    let stands = |night: &Night, at: i64| {
        let alarms = view::alarms(&night.state, second(at));
        alarms.iter().any(|it| it.key.as_str() == "response-end/r")
    };
    assert!(!stands(&night, 35_999) && stands(&night, 36_000));
    let longer = json!({"change_response": {"response": "r", "from": "II", "reason": "雨带停滞",
        "evidence": "会商", "expected_end_at": second(50_000).0}});
    night.ok(CHIEF, 300, longer);
    assert!(!stands(&night, 36_000) && stands(&night, 50_000));
    night.ok(CHIEF, 400, end("department:em-bureau"));
    assert!(!stands(&night, 50_000));
}

#[test]
fn none_of_it_is_known_to_the_first_edition() {
    let mut night = Night::empty(dispatch_core::entry::World::live("ouhai"));
    night.refused(CHIEF, 0, start("r"), "not-in-this-edition");
    let named = whistle("a", Some("r"));
    night.refused(CHIEF, 0, named, "not-in-this-edition");
    let ranked = json!({"set_rules": {"first_command": "township", "transfer_chase_s": 900,
        "reach_s": 300, "report_telephone_s": 1800, "report_written_s": 3600,
        "source_ranks": {"hospital": 1}}});
    night.refused(CHIEF, 0, ranked, "not-in-this-edition");
}
