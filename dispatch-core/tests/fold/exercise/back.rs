//! What was withdrawn as a drill's input was real after all: everybody is needed again (practice R5,
//! R9).

use dispatch_core::state::{AssignmentState, CallRecord};
use dispatch_core::view::{ClockKind, clocks};
use dispatch_core::words::{DepartmentId, TeamId};
use serde_json::json;

use super::{CENTRE, mistaken, withdraw};
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
