//! What was withdrawn as a drill's input was real after all: everybody is needed again (practice R5,
//! R9).

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{AssignmentState, CallRecord};
use dispatch_core::view::{ClockKind, clocks};
use dispatch_core::words::{DepartmentId, TeamId};
use serde_json::{Value, json};

use super::{CENTRE, mistaken, seen, unconfirmed, waiting, withdraw};
use crate::common::{Night, second};

fn call<'a>(night: &'a Night, department: &str) -> &'a CallRecord {
    &night.incident("x").calls[&DepartmentId::new(department).unwrap()]
}

fn team(night: &Night, team: &str) -> AssignmentState {
    night.incident("x").assignments[&TeamId::new(team).unwrap()].state
}

/// Departments that are still to be reached, and since when.
fn to_reach(night: &Night) -> Vec<(String, i64)> {
    clocks(&night.state, night.incident("x"))
        .into_iter()
        .filter(|it| it.kind == ClockKind::Reach)
        .filter_map(|it| Some((it.department?.to_string(), it.from.since_s(second(0)))))
        .collect()
}

fn reopen(night: &mut Night, at: i64) {
    night.ok(
        CENTRE,
        at,
        json!({"reopen": {"incident": "x", "reason": "真的"}}),
    );
}

#[test]
fn whom_a_withdrawal_turned_back_is_called_anew_when_it_was_real_after_all() {
    let mut night = mistaken();
    let before: Vec<String> = to_reach(&night).into_iter().map(|it| it.0).collect();
    assert!(before.iter().any(|it| it == "police"), "{before:?}");
    night.ok(CENTRE, 300, withdraw("drill-input"));
    night.ok(
        CENTRE,
        310,
        json!({"stand_down": {"incident": "x", "who": "department:police"}}),
    );
    reopen(&mut night, 420);
    let again = to_reach(&night);
    for who in before.iter().map(String::as_str).chain(["fire-brigade"]) {
        assert!(again.contains(&(who.to_owned(), 420)), "{who}: {again:?}");
    }
    // Who had left before the withdrawal stays away.
    assert!(call(&night, "power").is_gone());
    assert_eq!(team(&night, "water-1"), AssignmentState::Dispatched);
    assert_eq!(night.custody("water-1").as_deref(), Some("x"));
    let named = clocks(&night.state, night.incident("x"))
        .into_iter()
        .find(|it| it.kind == ClockKind::NameCommander);
    assert_eq!(named.unwrap().from, second(420));
}

#[test]
fn who_is_back_on_the_scene_or_sent_elsewhere_since_is_left_alone() {
    let mut night = mistaken();
    night.ok(CENTRE, 300, withdraw("drill-input"));
    night.ok(
        CENTRE,
        320,
        json!({"report_in": {"incident": "x", "department": "fire-brigade"}}),
    );
    night.flood("y", 330);
    night.ok(
        CENTRE,
        340,
        json!({"dispatch": {"incident": "y", "team": "water-1"}}),
    );
    reopen(&mut night, 420);
    assert!(call(&night, "fire-brigade").on_scene());
    assert_eq!(night.custody("water-1").as_deref(), Some("y"));
    assert_eq!(team(&night, "water-1"), AssignmentState::Withdrawing);
}

fn back(who: &str) -> Value {
    json!({"stand_down": {"incident": "x", "who": who}})
}

#[test]
fn a_confirmation_that_comes_before_the_withdrawal_counts() {
    let mut night = mistaken();
    night.ok(CENTRE, 290, back("department:police"));
    // The laptop that withdrew it at 280 is heard at 300.
    let verdict = night.late(CENTRE, 280, 300, withdraw("drill-input"));
    assert_eq!(verdict, Verdict::Accepted);
    let left = waiting(&night.state, night.incident("x"));
    assert!(!left.contains(&"department:police".to_owned()), "{left:?}");
    assert!(left.contains(&"department:fire-brigade".to_owned()));
    let called_back = night.incident("x").called_back.as_ref().unwrap();
    assert_eq!(
        called_back.since,
        second(300),
        "told from the withdrawal on"
    );
    assert_eq!(unconfirmed(&night, 599), Vec::<String>::new());
}

#[test]
fn a_neighbour_a_designated_commander_and_whoever_was_asked_for_an_act_are_called_back_too() {
    let mut night = mistaken();
    night.ok(
        "em-bureau-duty-head",
        230,
        json!({"designate": {"incident": "x", "post": "em-deputy-director"}}),
    );
    for (aid, from) in [("a1", "瑞安水域救援队"), ("a2", "龙湾排涝队")] {
        night.ok(
            CENTRE,
            240,
            json!({"ask_aid": {"incident": "x", "aid": aid, "from": from, "words": "冲锋舟"}}),
        );
    }
    night.ok(
        CENTRE,
        245,
        json!({"aid_state": {"incident": "x", "aid": "a2", "step": "declined"}}),
    );
    night.ok(
        CENTRE,
        250,
        json!({"request_act": {"incident": "x", "request": "r", "act": "open-gate",
            "to": "other:区水利局闸站", "words": "开闸"}}),
    );
    night.ok(CENTRE, 300, withdraw("drill-input"));
    let left = waiting(&night.state, night.incident("x"));
    let has = |left: &[String], who: &str| left.iter().any(|it| it == who);
    for who in [
        "post:em-deputy-director",
        "other:瑞安水域救援队",
        "other:区水利局闸站",
    ] {
        assert!(has(&left, who), "{who}: {left:?}");
    }
    assert!(!has(&left, "other:龙湾排涝队"), "it never came");
    night.ok(
        CENTRE,
        310,
        json!({"aid_state": {"incident": "x", "aid": "a1", "step": "returned"}}),
    );
    night.ok(CENTRE, 320, back("post:em-deputy-director"));
    let left = waiting(&night.state, night.incident("x"));
    assert!(!has(&left, "other:瑞安水域救援队") && !has(&left, "post:em-deputy-director"));
    // It was real: both are asked anew, and his clock runs from now.
    reopen(&mut night, 420);
    let incident = night.incident("x");
    let named = incident.designated.as_ref().unwrap();
    assert_eq!((named.named.at, named.taken), (second(420), false));
    let aid = incident.aid.values().map(|it| it.asked.at);
    assert_eq!(aid.collect::<Vec<_>>(), [second(420), second(240)]);
}

#[test]
fn a_team_that_says_it_is_on_its_way_back_has_heard_it_also_where_it_names_no_scene() {
    let mut night = mistaken();
    night.ok(CENTRE, 300, withdraw("drill-input"));
    night.ok(CENTRE, 310, seen("water-1", "withdrawing"));
    let left = waiting(&night.state, night.incident("x"));
    assert!(!left.contains(&"team:water-1".to_owned()), "{left:?}");
    assert_eq!(team(&night, "water-1"), AssignmentState::Withdrawing);
}
