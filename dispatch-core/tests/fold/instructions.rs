//! Instructions of leaders (practice R16): recorded word for word, conveyed, answered; they move
//! nobody and nothing.

use dispatch_core::view;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 0);
    night
}

fn instruct(due: Option<i64>) -> Value {
    let mut body = json!({"instruction": "i", "kind": "instruction", "incident": "x",
        "from": "区长周某", "means": "telephone", "words": "务必全力搜救"});
    if let Some(due) = due {
        body["due_at"] = json!(second(due).0);
    }
    json!({ "instruct": body })
}

fn follow(fields: Value) -> Value {
    let mut body = json!({"instruction": "i"});
    for (key, value) in fields.as_object().unwrap() {
        body[key] = value.clone();
    }
    json!({ "follow_instruction": body })
}

fn alarms(night: &Night, at: i64) -> Vec<String> {
    let all = view::alarms(&night.state, second(at));
    let keys = all.iter().map(|it| it.key.to_string());
    keys.filter(|it| it.starts_with("convey/") || it.starts_with("instruction/"))
        .collect()
}

#[test]
fn it_changes_no_assignment_and_no_commander() {
    let mut night = night();
    night.ok(
        CENTRE,
        5,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    let before = night.state.incidents.clone();
    night.ok(CENTRE, 10, instruct(Some(600)));
    night.ok(
        CENTRE,
        20,
        follow(
            json!({"conveyed_to": ["post:guoxi-duty-head"], "answer": "adopted",
            "order": "o1", "obligation": "02:20 前报区长", "done": true}),
        ),
    );
    assert_eq!(night.state.incidents, before);
    let kept = night.state.instructions.values().next().unwrap();
    assert_eq!(kept.words.as_str(), "务必全力搜救");
    assert_eq!(kept.orders.len() + kept.obligations.len(), 2);
}

#[test]
fn what_is_not_conveyed_or_past_due_is_an_alarm() {
    let mut night = night();
    night.ok(CENTRE, 10, instruct(Some(1200)));
    assert_eq!(alarms(&night, 609), Vec::<String>::new());
    assert_eq!(alarms(&night, 610), ["convey/i"]);
    night.ok(CENTRE, 620, follow(json!({"conveyed_to": ["centre"]})));
    assert_eq!(alarms(&night, 1199), Vec::<String>::new());
    assert_eq!(alarms(&night, 1200), ["instruction/i"]);
    let explained = json!({"answer": {"explained": {"words": "路断,改为空投"}}});
    night.ok(CENTRE, 1210, follow(explained));
    assert_eq!(
        alarms(&night, 1220),
        ["instruction/i"],
        "an answer is not the deed"
    );
    night.ok(CENTRE, 1230, follow(json!({"done": true})));
    assert_eq!(alarms(&night, 1240), Vec::<String>::new());
}

#[test]
fn the_newest_answer_stands_and_the_first_time_of_conveying() {
    let mut night = night();
    night.ok(CENTRE, 10, instruct(None));
    night.ok(
        CENTRE,
        100,
        follow(json!({"conveyed_to": ["centre"], "answer": "adopted"})),
    );
    let earlier = follow(json!({"conveyed_to": ["centre"],
        "answer": {"explained": {"words": "先前的话"}}}));
    night.late(CENTRE, 50, 200, earlier);
    let kept = night.state.instructions.values().next().unwrap();
    let first = kept.conveyed.values().next().unwrap();
    assert_eq!(first.at, second(50));
    let (answer, said) = kept.answer.as_ref().unwrap();
    assert_eq!(
        (said.at, format!("{answer:?}").as_str()),
        (second(100), "Adopted")
    );
}

#[test]
fn words_are_wanted_and_something_must_be_said() {
    let mut night = night();
    let mut silent = instruct(None);
    silent["instruct"]["words"] = json!(" ");
    night.refused(CENTRE, 10, silent, "nonsense");
    night.refused(CENTRE, 10, follow(json!({"done": true})), "unknown-item");
    night.ok(CENTRE, 10, instruct(None));
    night.refused(CENTRE, 10, instruct(None), "name-taken");
    night.refused(CENTRE, 20, follow(json!({})), "nonsense");
}
