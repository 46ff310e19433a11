//! Late acts (design §5): at his own scene a commander is judged by what he knew.

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{AssignmentState, ConflictKind};
use serde_json::{Value, json};

use crate::common::Night;

const HEAD: &str = "guoxi-duty-head";

/// The township commands `x`, a team is there; then the fire brigade takes over. Gives the night and
/// the height at which the township still commanded.
fn replaced() -> (Night, u64) {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    night.ok(
        "duty-officer",
        150,
        json!({"dispatch": {"incident": "x", "team": "guoxi-squad"}}),
    );
    night.ok(
        "duty-officer",
        160,
        json!({"report_in": {"incident": "x", "department": "power"}}),
    );
    let height = night.state.height;
    night.ok(
        "duty-officer",
        200,
        json!({"take_command": {"incident": "x", "post": "fire-duty-commander"}}),
    );
    (night, height)
}

fn order(to: &str) -> Value {
    json!({"order": {"incident": "x", "order": "o", "to": [to], "words": "撤到路口"}})
}

#[test]
fn what_he_did_at_his_scene_stands_and_is_marked() {
    let table = [
        (order("team:guoxi-squad"), true),
        (order("department:power"), true),
        (
            json!({"release_team": {"incident": "x", "team": "guoxi-squad"}}),
            true,
        ),
        (
            json!({"release": {"incident": "x", "department": "power"}}),
            true,
        ),
        (
            json!({"pull_out": {"incident": "x", "order": "o", "reason": "轰燃"}}),
            true,
        ),
        (json!({"end_scene": {"incident": "x"}}), true),
        // What is asked of the world outside is judged by the right now.
        (order("team:water-1"), false),
        (order("department:health"), false),
        (
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
            false,
        ),
        (
            json!({"supply": {"incident": "x", "depot": "district-depot", "item": "quilt", "quantity": 1}}),
            false,
        ),
        (
            json!({"offer_command": {"incident": "x", "post": "police-head"}}),
            false,
        ),
        (
            json!({"adopt": {"incident": "x", "figures": {"dead": 0}}}),
            false,
        ),
        (
            json!({"ask_aid": {"incident": "x", "aid": "a", "from": "瑞安", "words": "泵车"}}),
            false,
        ),
    ];
    for (said, stands) in table {
        let (mut night, knew) = replaced();
        night.basis = Some(knew);
        let verdict = night.say(HEAD, 300, said.clone());
        let late = &night.incident("x").late_acts;
        if stands {
            assert_eq!(verdict, Verdict::Accepted, "{said}");
            assert_eq!(late.last().unwrap().post.as_str(), HEAD, "{said}");
        } else {
            assert_eq!(verdict.refusal().unwrap().name(), "not-commander", "{said}");
            assert!(late.is_empty(), "{said}");
        }
    }
}

#[test]
fn who_knew_that_he_was_replaced_decides_no_more() {
    let (mut night, _) = replaced();
    night.refused(HEAD, 300, order("team:guoxi-squad"), "not-commander");
}

#[test]
fn a_basis_older_than_twelve_hours_counts_as_none() {
    for (hours, stands) in [(11, true), (13, false)] {
        let (mut night, knew) = replaced();
        night.basis = Some(knew);
        // Pressed just now, on a laptop that has folded nothing since.
        let verdict = night.say(HEAD, 150 + hours * 3600, order("team:guoxi-squad"));
        assert_eq!(
            verdict == Verdict::Accepted,
            stands,
            "{hours} h: {verdict:?}"
        );
    }
}

#[test]
fn a_merger_takes_no_right_from_what_was_done_before_it() {
    let (mut night, _) = replaced();
    night.flood("y", 210);
    night.ok(
        "duty-officer",
        215,
        json!({"dispatch": {"incident": "y", "team": "water-1"}}),
    );
    let knew = night.state.height;
    night.ok(
        "duty-officer",
        220,
        json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}}),
    );
    night.basis = Some(knew);
    night.ok(
        HEAD,
        300,
        json!({"order": {"incident": "y", "order": "o", "to": ["team:water-1"], "words": "撤"}}),
    );
    assert_eq!(night.incident("x").late_acts.len(), 1);
}

#[test]
fn an_act_by_the_centres_own_right_is_not_marked() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        "duty-chief",
        150,
        json!({"replace_commander": {"incident": "x",
        "post": "duty-officer", "reason": "代管"}}),
    );
    let knew = night.state.height;
    night.ok(
        "duty-chief",
        200,
        json!({"replace_commander": {"incident": "x",
        "post": "em-director", "reason": "到位"}}),
    );
    night.basis = Some(knew);
    night.ok("duty-officer", 300, order("team:water-1"));
    assert!(night.incident("x").late_acts.is_empty());
}

#[test]
fn an_order_to_a_recalled_team_is_a_conflict_with_reason_and_time() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night.ok(
        "duty-officer",
        150,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    night.ok(
        "duty-chief",
        200,
        json!({"recall": {"team": "water-1", "from": "x", "to": "y",
        "reason": "life", "words": "屋顶有人"}}),
    );
    night.ok(HEAD, 300, order("team:water-1"));
    let conflicts: Vec<_> = night
        .state
        .open_conflicts()
        .map(|(_, it)| it.clone())
        .collect();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].kind, ConflictKind::Custody);
    let claim = conflicts[0].claims[0].as_str();
    assert!(
        claim.contains("08:33:20") && claim.contains("救人优先:屋顶有人"),
        "{claim}"
    );
    assert_eq!(night.custody("water-1").as_deref(), Some("y"));
    let there = night
        .incident("x")
        .assignments
        .values()
        .next()
        .unwrap()
        .state;
    assert_eq!(there, AssignmentState::Recalled);
}

#[test]
fn nobody_decides_in_anothers_name() {
    let mut night = Night::live();
    night.flood("x", 100);
    let mut author = night.author(
        "power-duty",
        200,
        crate::common::command(json!({"end_scene": {"incident": "x"}})),
    );
    author.on_behalf = Some(
        serde_json::from_value(json!({"who": "post:guoxi-duty-head",
        "means": "telephone"}))
        .unwrap(),
    );
    let verdict = night.record(200, author);
    assert_eq!(verdict.refusal().unwrap().name(), "not-commander");
}
