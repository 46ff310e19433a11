//! Who is sought, and which decision ends it (practice R13, R15).

use dispatch_core::refusal::Verdict;
use serde_json::{Value, json};

use crate::common::Night;

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const HEAD: &str = "guoxi-duty-head";

fn state(figures: Value) -> Value {
    json!({"state": {"incident": "x", "source": "township", "figures": figures}})
}

fn stop() -> Value {
    json!({"stop_search": {"incident": "x", "basis": "指挥部决定"}})
}

/// A flood whose one missing person is sought no longer, and whose scene has ended.
fn stopped() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, state(json!({"missing": 1})));
    assert_eq!(night.incident("x").persons_open(), 1);
    night.ok(HEAD, 300, stop());
    assert_eq!(night.incident("x").persons_open(), 0);
    night
}

fn end(night: &mut Night, at: i64) {
    night.ok(HEAD, at, json!({"end_scene": {"incident": "x"}}));
}

fn file() -> Value {
    json!({"file": {"incident": "x"}})
}

#[test]
fn more_missing_after_the_search_was_stopped_are_sought_whoever_brings_the_word() {
    let whistle = json!({"whistle": {"incident": "w", "into": "x", "type": "flood-typhoon-drought",
        "township": "330304009", "place": {"words": "下穿"}, "conditions": ["unaccounted"],
        "figures": {"missing": 3}}});
    for word in [state(json!({"missing": 3})), whistle] {
        let mut night = stopped();
        // The same number once more brings nobody new.
        night.ok(CENTRE, 350, state(json!({"missing": 1})));
        assert_eq!(night.incident("x").persons_open(), 0);
        let post = if word.get("whistle").is_some() {
            "guoxi-duty"
        } else {
            CENTRE
        };
        night.ok(post, 400, word);
        assert_eq!(night.incident("x").persons_open(), 3);
        end(&mut night, 500);
        night.refused(CHIEF, 510, file(), "persons-open");
        night.ok(CENTRE, 600, state(json!({"missing": 0})));
        night.ok(CHIEF, 700, file());
    }
}

#[test]
fn people_of_whom_nobody_knows_how_many_are_sought_too() {
    let mut night = stopped();
    night.ok(CENTRE, 400, state(json!({"trapped": null})));
    assert!(night.incident("x").persons_unknown());
    end(&mut night, 500);
    night.refused(CHIEF, 510, file(), "persons-open");
}

#[test]
fn a_merger_brings_people_who_are_still_sought() {
    for adopted in [false, true] {
        let mut night = stopped();
        if adopted {
            let set = json!({"adopt": {"incident": "x", "figures": {"missing": 1}}});
            night.ok(CENTRE, 310, set);
        }
        assert_eq!(night.incident("x").persons_open(), 0);
        night.flood("y", 400);
        let mut there = state(json!({"missing": 2}));
        there["state"]["incident"] = json!("y");
        night.ok(CENTRE, 410, there);
        night.ok(
            CENTRE,
            420,
            json!({"merge": {"from": "y", "into": "x", "reason": "同一处"}}),
        );
        // An adopted set stands until somebody adopts another; nobody is forgotten over it.
        let wanted = if adopted { 1 } else { 2 };
        assert_eq!(night.incident("x").persons_open(), wanted, "{adopted}");
    }
}

#[test]
fn in_the_first_edition_a_stopped_search_stayed_stopped() {
    let mut night = stopped();
    night.state.edition = 1;
    night.ok(CENTRE, 400, state(json!({"missing": 3})));
    assert_eq!(night.incident("x").persons_open(), 0);
}

fn short(who: Option<&str>) -> Value {
    let mut count = json!({"roll_call": {"incident": "x", "counted": 3, "of": 4}});
    if let Some(who) = who {
        count["roll_call"]["who"] = json!(who);
    }
    count
}

fn give_up(party: &str) -> Value {
    json!({"stop_search": {"incident": "x", "rescuers": party, "basis": "指挥部决定"}})
}

#[test]
fn a_search_for_citizens_that_is_stopped_leaves_missing_rescuers_missing() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, state(json!({"missing": 1})));
    night.ok(CENTRE, 210, short(Some("team:water-1")));
    night.ok(CENTRE, 220, short(None));
    night.ok(HEAD, 300, stop());
    let missing = |night: &Night| night.incident("x").zone.unaccounted_now();
    assert_eq!(missing(&night), 2);
    // The decision about them names them, each party for itself, and nobody else.
    night.refused(HEAD, 310, give_up("team:water-2"), "unknown-item");
    night.ok(CENTRE, 320, state(json!({"missing": 2})));
    night.ok(HEAD, 400, give_up("team:water-1"));
    assert_eq!(missing(&night), 1);
    assert_eq!(night.incident("x").persons_open(), 2);
    night.ok(HEAD, 410, give_up("centre"));
    assert_eq!(missing(&night), 0);
    let mut both = give_up("centre");
    both["stop_search"]["sought"] = json!("s1");
    night.refused(HEAD, 420, both, "nonsense");
}

#[test]
fn in_the_first_edition_one_decision_was_about_all() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 210, short(Some("team:water-1")));
    night.state.edition = 1;
    night.refused(HEAD, 290, give_up("team:water-1"), "not-in-this-edition");
    assert_eq!(night.say(HEAD, 300, stop()), Verdict::Accepted);
    assert_eq!(night.incident("x").zone.unaccounted_now(), 0);
}
