//! Poison (design §4): an entry that breaks a rule has no effect on any console.

use dispatch_core::refusal::Verdict;
use dispatch_core::view;
use serde_json::json;

use crate::common::Night;

/// A night whose count of incidents has reached its end: the next opening overflows and panics.
fn at_the_brink() -> Night {
    let mut night = Night::live();
    night.state.opened = u32::MAX;
    night
}

const OPEN: &str = r#"{"open": {"incident": "x", "type": "fire", "township": "330304009",
    "place": {"words": "桥下"}, "words": "积水"}}"#;

fn open() -> serde_json::Value {
    serde_json::from_str(OPEN).unwrap()
}

#[test]
fn a_panic_in_a_rule_is_an_answer_and_leaves_nothing_behind() {
    let mut night = at_the_brink();
    let before = night.state.clone();
    night.refused("duty-officer", 100, open(), "rule-broken");
    assert_eq!(night.state.incidents, before.incidents);
    assert_eq!(night.state.broken.len(), 1);
    // And the night goes on.
    night.ok(
        "duty-officer",
        200,
        json!({"warning": {"warning": "w", "kind": "rain",
        "colour": "red", "area": "全区", "issuer": "气象", "from_at": 0}}),
    );
}

#[test]
fn a_broken_invariant_is_an_answer_as_well() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        "duty-officer",
        150,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    let team = night.state.teams.get_min().unwrap().0.clone();
    let track = night.state.teams.get_mut(&team).unwrap();
    track.change().custody = None;
    let refusal = night.refused(
        "duty-officer",
        200,
        json!({"controlled": {"incident": "x"}}),
        "rule-broken",
    );
    assert!(refusal.to_string().contains("water-1"), "{refusal}");
}

#[test]
fn it_sounds_until_a_quarantine_lays_it_to_rest() {
    let mut night = at_the_brink();
    night.refused("duty-officer", 100, open(), "rule-broken");
    let height = night.state.height;
    let sounds = |night: &Night| {
        let alarms = view::alarms(&night.state, night.state.at);
        alarms
            .iter()
            .any(|it| it.key.as_str() == format!("rule-broken/{height}"))
    };
    assert!(sounds(&night));
    night.ok(
        "duty-officer",
        200,
        json!({"quarantine": {"height": height}}),
    );
    assert!(!sounds(&night));
}

#[test]
fn nobody_takes_a_good_entry_out_of_history() {
    let mut night = Night::live();
    night.flood("x", 100);
    for height in [0, night.state.height, night.state.height + 1, u64::MAX] {
        night.refused(
            "duty-chief",
            200,
            json!({"quarantine": {"height": height}}),
            "nonsense",
        );
    }
}

#[test]
fn a_console_that_skips_the_height_comes_to_the_same_state() {
    let mut broke = at_the_brink();
    let mut skips = at_the_brink();
    skips.state.skip = imbl::OrdSet::unit(skips.state.height + 1);
    for night in [&mut broke, &mut skips] {
        let verdict = night.say("duty-officer", 100, open());
        assert!(matches!(verdict, Verdict::Refused(_)));
        let height = night.state.height;
        night.ok(
            "duty-officer",
            200,
            json!({"quarantine": {"height": height}}),
        );
    }
    assert_eq!(broke.state.digest(), skips.state.digest());
}
