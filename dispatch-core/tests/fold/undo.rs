//! Undo (design §4): one table, within ten seconds, and only while nothing rests on the act.

use dispatch_core::refusal::Verdict;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::Night;

const SHAPE: &str = r#"{"point": [279950000, 1205880000]}"#;

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night
}

fn last(night: &Night) -> Uuid {
    night.told.last().unwrap().author.id
}

fn undo(entry: Uuid) -> Value {
    json!({"undo": {"entry": entry}})
}

fn plot() -> Value {
    let shape: Value = serde_json::from_str(SHAPE).unwrap();
    json!({"plot": {"incident": "x", "plot": "p", "kind": "cordon", "shape": shape}})
}

fn undoable() -> Vec<Value> {
    vec![
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        json!({"request_team": {"incident": "x", "team": "water-2", "route": "request"}}),
        json!({"tick": {"incident": "x", "face": "underpass", "step": 1, "state": "done"}}),
        plot(),
        json!({"designate": {"incident": "x", "post": "em-deputy-director"}}),
        json!({"adjust_response": {"incident": "x", "to": "IV", "reason": "雨", "evidence": "雨量"}}),
        json!({"claim": {"incident": "x", "person": "chen-anqing"}}),
        json!({"call": {"incident": "x", "department": "health", "duty": "medical"}}),
        json!({"close_road": {"closure": "r", "road": "下穿", "cause": "flood",
            "shape": serde_json::from_str::<Value>(SHAPE).unwrap()}}),
    ]
}

/// What an undo gives back; status and version counts may stay, for somebody has looked at it.
fn shown(night: &Night) -> Value {
    let it = night.incident("x");
    json!([
        it.assignments,
        it.ticks,
        it.plots,
        it.designated,
        it.response,
        it.claims,
        it.calls,
        it.duties,
        night.custody("water-1"),
        night.state.roads,
    ])
}

#[test]
fn what_has_an_undo_is_as_it_was() {
    for said in undoable() {
        let mut night = night();
        // Something of the kind stood before, where that can be.
        night.ok(
            "duty-officer-2",
            150,
            json!({"tick": {"incident": "x", "face": "underpass",
            "step": 1, "state": "not-applicable"}}),
        );
        night.ok("duty-officer-2", 151, plot());
        night.ok(
            "duty-officer-2",
            152,
            json!({"claim": {"incident": "x", "person": "huang-xiaozhen"}}),
        );
        let before = shown(&night);
        night.ok("duty-officer", 200, said.clone());
        assert_ne!(shown(&night), before, "{said}");
        let entry = last(&night);
        night.ok("duty-officer", 210, undo(entry));
        let mut after = shown(&night);
        if said.get("tick").is_none() {
            assert_eq!(after, before, "{said}");
        } else {
            after[1] = before[1].clone();
            assert_eq!(after, before);
            let step = night
                .incident("x")
                .ticks
                .values()
                .next()
                .unwrap()
                .get(&1)
                .cloned();
            assert_eq!(
                serde_json::to_value(step.unwrap().state).unwrap(),
                json!("not-applicable")
            );
        }
        night.refused("duty-officer", 211, undo(entry), "not-newest");
    }
}

#[test]
fn it_is_the_same_mans_and_within_ten_seconds() {
    for said in undoable() {
        let mut night = night();
        night.ok("duty-officer", 200, said.clone());
        let entry = last(&night);
        night.refused("duty-officer-2", 201, undo(entry), "not-newest");
        night.refused("duty-officer", 211, undo(entry), "undo-too-late");
        night.refused("duty-officer", 190, undo(entry), "undo-too-late");
        night.ok("duty-officer", 205, json!({"note": {"words": "别的事"}}));
        night.refused("duty-officer", 206, undo(entry), "not-newest");
    }
}

#[test]
fn it_is_too_late_once_somebody_built_on_it() {
    let shape: Value = serde_json::from_str(SHAPE).unwrap();
    // What was done, and what another did in its place or because of it.
    let table = vec![
        (
            undoable().remove(0),
            "duty-officer-2",
            json!({"team_state": {"team": "water-1", "doing": "en-route"}}),
        ),
        (
            undoable().remove(0),
            "duty-chief",
            json!({"recall": {"team": "water-1", "from": "x", "to": "y", "reason": "life", "words": "救人"}}),
        ),
        (
            undoable().remove(0),
            "guoxi-duty-head",
            json!({"release_team": {"incident": "x", "team": "water-1"}}),
        ),
        (
            undoable().remove(1),
            "duty-officer-2",
            json!({"answer_team": {"incident": "x", "team": "water-2", "answer": "accepted"}}),
        ),
        (
            undoable().remove(2),
            "duty-officer-2",
            json!({"tick": {"incident": "x", "face": "underpass", "step": 1, "state": "not-applicable"}}),
        ),
        (
            undoable().remove(3),
            "duty-officer-2",
            json!({"hazard": {"incident": "x", "plot": "p", "kind": "gas", "shape": shape}}),
        ),
        (
            undoable().remove(4),
            "duty-officer-2",
            json!({"designate": {"incident": "x", "post": "em-director"}}),
        ),
        (
            undoable().remove(4),
            "duty-officer-2",
            json!({"commander_on_way": {"incident": "x", "state": "set-out"}}),
        ),
        (
            undoable().remove(5),
            "duty-officer-2",
            json!({"adjust_response": {"incident": "x", "from": "IV", "to": "III", "reason": "雨", "evidence": "雨量"}}),
        ),
        (
            undoable().remove(6),
            "duty-officer-2",
            json!({"claim": {"incident": "x", "person": "huang-xiaozhen"}}),
        ),
        (
            undoable().remove(7),
            "duty-officer-2",
            json!({"attempt": {"incident": "x", "department": "health", "to": "值班", "means": "telephone", "result": "busy"}}),
        ),
        (
            undoable().remove(7),
            "duty-officer-2",
            json!({"call": {"incident": "x", "department": "health", "role": "must"}}),
        ),
        (
            undoable().remove(8),
            "duty-officer-2",
            json!({"open_road": {"closure": "r"}}),
        ),
        (
            undoable().remove(2),
            "duty-officer-2",
            json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}}),
        ),
    ];
    for (said, post, since) in table {
        let mut night = night();
        night.ok("duty-officer", 200, said.clone());
        let entry = last(&night);
        night.ok(post, 202, since.clone());
        night.refused("duty-officer", 204, undo(entry), "undo-too-late");
    }
}

#[test]
fn an_undo_after_a_merger_takes_nothing_from_the_survivor() {
    let mut night = night();
    night.ok(
        "duty-officer-2",
        190,
        json!({"claim": {"incident": "y", "person": "huang-xiaozhen"}}),
    );
    night.ok(
        "duty-officer",
        200,
        json!({"claim": {"incident": "x", "person": "chen-anqing"}}),
    );
    let entry = last(&night);
    night.ok(
        "duty-chief",
        202,
        json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}}),
    );
    night.refused("duty-officer", 204, undo(entry), "undo-too-late");
    assert_eq!(night.incident("y").claims.len(), 1);
}

#[test]
fn what_has_none_says_what_to_do_instead() {
    for (said, instead) in [
        (
            json!({"order": {"incident": "x", "order": "o", "to": ["team:water-1"], "words": "抽排"}}),
            "取消指令",
        ),
        (
            json!({"supply": {"incident": "x", "depot": "district-depot", "item": "quilt", "quantity": 1}}),
            "归还",
        ),
        (
            json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}}),
            "拆分",
        ),
        (json!({"note": {"incident": "x", "words": "记录"}}), "更正"),
    ] {
        let mut night = night();
        night.ok("duty-officer", 200, said);
        let entry = last(&night);
        let refusal = night.refused("duty-officer", 201, undo(entry), "no-undo");
        assert!(refusal.to_string().contains(instead), "{refusal}");
    }
}

#[test]
fn a_waiting_command_is_taken_back_by_its_own_author() {
    let mut night = night();
    let waiting = night.author(
        "duty-officer",
        200,
        crate::common::command(json!({"dispatch":
        {"incident": "x", "team": "water-1"}})),
    );
    let mut waiting = waiting;
    waiting.id = Uuid::from_u128(9_000_001);
    let retract = json!({"retract": {"id": waiting.id}});
    // Another's word does not take it back.
    night.ok("duty-officer-2", 201, retract.clone());
    assert_eq!(
        night.clone().record(203, waiting.clone()),
        Verdict::Accepted
    );
    night.ok("duty-officer", 202, retract.clone());
    let verdict = night.record(203, waiting);
    assert_eq!(verdict.refusal().unwrap().name(), "retracted");
    night.refused("duty-officer", 204, retract, "undo-too-late");
}
