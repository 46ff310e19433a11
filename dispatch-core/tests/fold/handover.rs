//! Command handed over or kept (practice R3): the record never gates, and nothing is held by two.

use dispatch_core::state::{CommandBasis, TakenBy};
use serde_json::{Value, json};

use crate::common::Night;

fn take(post: &str) -> Value {
    json!({"take_command": {"incident": "x", "post": post}})
}

fn now(night: &Night) -> (TakenBy, CommandBasis) {
    let commander = night.incident("x").commander().unwrap();
    (commander.by, commander.basis)
}

fn night(kind: &str) -> Night {
    let mut night = Night::live();
    night.open("x", 100, kind);
    night
}

#[test]
fn command_offered_is_held_by_the_first_until_the_other_accepts() {
    let mut night = night("fire");
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"offer_command": {"incident": "x", "post": "police-head"}}),
    );
    assert_eq!(night.commander("x"), "guoxi-duty-head");
    night.refused(
        "power-head",
        210,
        json!({"accept_command": {"incident": "x"}}),
        "nothing-offered",
    );
    night.ok(
        "police-head",
        220,
        json!({"accept_command": {"incident": "x"}}),
    );
    assert_eq!(now(&night), (TakenBy::Offered, CommandBasis::Transfer));
    night.refused(
        "police-head",
        230,
        json!({"accept_command": {"incident": "x"}}),
        "nothing-offered",
    );
}

#[test]
fn an_offer_of_a_replaced_commander_is_gone() {
    let mut night = night("fire");
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"offer_command": {"incident": "x", "post": "police-head"}}),
    );
    night.ok("duty-officer", 210, take("fire-duty-commander"));
    night.refused(
        "police-head",
        220,
        json!({"accept_command": {"incident": "x"}}),
        "nothing-offered",
    );
}

#[test]
fn who_keeps_command_hands_nothing_over() {
    let mut night = night("fire");
    let confirm = json!({"confirm_township": {"incident": "x"}});
    night.ok("duty-officer", 200, confirm.clone());
    assert_eq!(
        now(&night),
        (TakenBy::Confirmed, CommandBasis::LeadConfirmed)
    );
    assert!(night.incident("x").transfer.is_none());
    assert!(night.incident("x").command_settled);
    night.refused("duty-officer", 260, confirm, "already-commander");
}

#[test]
fn a_transfer_record_never_forgets_what_it_knew() {
    let mut night = night("fire");
    night.ok("duty-officer", 200, take("fire-duty-commander"));
    let record =
        |value: Value| json!({"transfer_record": {"incident": "x", "fields": {"forces": value}}});
    assert_eq!(night.incident("x").transfer.as_ref().unwrap().known(), 0);
    night.ok("duty-officer", 260, record(json!("两车十二人")));
    night.ok("duty-officer", 320, record(Value::Null));
    assert_eq!(night.incident("x").transfer.as_ref().unwrap().known(), 1);
}
