//! Whose ladder waits for its next step (practice R17).

use dispatch_core::register::Callee;
use dispatch_core::view::{called_since, waiting_ladders};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn callee(who: &str) -> Callee {
    who.parse().unwrap()
}

fn contact(who: &str, to: &str, result: &str) -> Value {
    json!({"contact": {"who": who, "to": to, "means": "telephone", "result": result}})
}

#[test]
fn a_ladder_waits_for_its_next_step_until_it_is_rung_or_somebody_answers() {
    let mut night = Night::live();
    let waits = |night: &Night, at: i64| -> Vec<(u32, i64)> {
        let all = waiting_ladders(&night.state, second(at));
        all.into_iter()
            .map(|(_, rung, since)| (rung.number, since.since_s(second(0))))
            .collect()
    };
    let who = "site:hospital-3";
    assert!(waits(&night, 1000).is_empty(), "nobody rings it");
    night.ok(CENTRE, 20, contact(who, "卫健值班", "no-answer"));
    assert_eq!(called_since(&night.state, &callee(who)), Some(second(20)));
    assert!(waits(&night, 199).is_empty(), "the second step has a time");
    assert_eq!(waits(&night, 200), [(2, 200)]);
    night.ok(CENTRE, 210, contact(who, "卫健带班领导", "busy"));
    assert!(waits(&night, 619).is_empty());
    assert_eq!(waits(&night, 700), [(3, 620)]);
    night.ok(
        CENTRE,
        710,
        contact(who, "区分管领导（经区府办）", "answered"),
    );
    assert!(waits(&night, 9000).is_empty());
    assert_eq!(called_since(&night.state, &callee(who)), None);
    night.ok(CENTRE, 9100, contact(who, "卫健值班", "busy"));
    assert_eq!(
        called_since(&night.state, &callee(who)),
        Some(second(9100)),
        "rung anew"
    );
}
