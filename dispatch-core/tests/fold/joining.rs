//! Departments of two incidents that are one (design §4): called twice, the earlier call counts.

use serde_json::json;

use crate::common::{Night, second};
use crate::merging::{CENTRE, merge, night, split};

#[test]
fn called_twice_the_earlier_call_counts_and_a_split_takes_back_what_was_only_its_own() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"call": {"incident": "a", "department": "education", "duty": "schools"}}),
    );
    night.ok(
        CENTRE,
        210,
        json!({"acknowledge": {"incident": "a", "department": "power"}}),
    );
    night.ok(
        CENTRE,
        220,
        json!({"report_in": {"incident": "b", "department": "power", "strength": {"people": 4}}}),
    );
    night.ok(
        CENTRE,
        230,
        json!({"report_in": {"incident": "b", "department": "police"}}),
    );
    night.ok(
        CENTRE,
        240,
        json!({"left": {"incident": "b", "department": "police"}}),
    );
    night.ok(
        CENTRE,
        250,
        json!({"report_in": {"incident": "a", "department": "police", "strength": {"people": 6}}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    let call = |night: &Night, id: &str, department: &str| {
        let calls = &night.incident(id).calls;
        calls
            .iter()
            .find(|(it, _)| it.as_str() == department)
            .map(|(_, it)| (**it).clone())
    };
    let power = call(&night, "b", "power").unwrap();
    assert_eq!(power.called_at, Some(second(100)));
    assert_eq!(power.acknowledged.unwrap().at, second(210));
    assert_eq!(power.reported_in.unwrap().at, second(220));
    let police = call(&night, "b", "police").unwrap();
    assert!(
        police.on_scene(),
        "gone from the one, it is still at the other"
    );
    assert_eq!(police.strength.people, Some(6));
    assert!(call(&night, "b", "education").is_some());
    night.ok(
        CENTRE,
        350,
        json!({"acknowledge": {"incident": "a", "department": "education"}}),
    );
    night.ok(CENTRE, 400, split("a"));
    assert!(
        call(&night, "b", "education").is_none(),
        "it was never called to b"
    );
    assert!(
        call(&night, "a", "education")
            .unwrap()
            .acknowledged
            .is_some()
    );
}

#[test]
fn told_by_one_and_called_by_the_other_its_clock_runs_from_the_call() {
    let mut night = night();
    let call = |id: &str, role: &str| json!({"call": {"incident": id, "department": "education", "role": role}});
    night.ok(CENTRE, 200, call("b", "inform"));
    night.ok(CENTRE, 250, call("a", "must"));
    night.ok(CENTRE, 300, merge("a", "b"));
    let calls = &night.incident("b").calls;
    let education = calls
        .iter()
        .find(|(it, _)| it.as_str() == "education")
        .unwrap()
        .1;
    assert_eq!(education.called_at, Some(second(250)));
    assert!(education.has_clock());
}
