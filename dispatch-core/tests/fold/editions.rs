//! Editions (design §4): what a program does not know it refuses, and where it must, it stops.

use dispatch_core::entry::Entry;
use dispatch_core::fold::{apply, check};
use dispatch_core::refusal::{Refusal, Verdict};
use serde_json::json;

use crate::common::{Night, command, second};

fn entry(night: &Night, author: &str) -> Entry {
    Entry {
        height: night.state.height + 1,
        recorded_at: second(200),
        author: author.as_bytes().to_vec(),
        key: [0; 32],
        signature: [0; 64],
        chain: [0; 32],
    }
}

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night
}

/// The bytes of an author's part, with its command replaced.
fn with_command(night: &Night, command_json: &str) -> String {
    let note = command(json!({"note": {"words": "记录"}}));
    let author = String::from_utf8(night.author("duty-officer", 200, note).to_bytes()).unwrap();
    author.replace(r#"{"note":{"words":"记录"}}"#, command_json)
}

#[test]
fn a_command_of_a_later_edition_takes_a_height_and_its_id_stands() {
    for later in [
        r#"{"levitate":{"incident":"x"}}"#,
        r#"{"note":{"words":"记录","mood":"calm"}}"#,
        r#"{"enter_zone":{"incident":"x","who":"centre","people":-1,"limit_min":3,"task":""}}"#,
    ] {
        let night = night();
        let (state, verdict) = apply(&night.state, &entry(&night, &with_command(&night, later)));
        assert_eq!(
            verdict,
            Verdict::Refused(Refusal::NotInThisEdition),
            "{later}"
        );
        assert_eq!(
            (state.height, state.refused),
            (night.state.height + 1, night.state.refused + 1)
        );
        let id = night
            .author(
                "duty-officer",
                200,
                command(json!({"note": {"words": "记录"}})),
            )
            .id;
        assert_eq!(state.seen.get(&id), Some(&state.height));
    }
}

/// An older program cannot read such a field at all; one that is written out but empty must not pass
/// for an absent one in a newer program.
#[test]
fn a_later_field_that_says_nothing_is_no_entry_under_any_edition() {
    let report = |more: &str| {
        format!(
            r#"{{"report":{{"incident":"x","kind":"telephone","to":"市局","means":"telephone","content":"初报"{more}}}}}"#
        )
    };
    let night = night();
    let verdict =
        |command: &str| apply(&night.state, &entry(&night, &with_command(&night, command))).1;
    assert_eq!(verdict(&report("")), Verdict::Accepted);
    for empty in [r#","answers":[]"#, r#","consent":null"#] {
        assert_eq!(
            verdict(&report(empty)),
            Verdict::Refused(Refusal::NotInThisEdition),
            "{empty}"
        );
    }
}

#[test]
fn bytes_that_are_no_entry_never_stop_the_fold() {
    let night = night();
    for bytes in ["", "{}", "[", "null", "\u{feff}{}"] {
        let (state, verdict) = apply(&night.state, &entry(&night, bytes));
        assert_eq!(
            verdict,
            Verdict::Refused(Refusal::NotInThisEdition),
            "{bytes:?}"
        );
        assert_eq!(state.height, night.state.height + 1);
    }
}

#[test]
fn an_unknown_edition_in_force_stops_folding() {
    let mut night = night();
    for edition in [0, 1, 2, 3] {
        night.refused(
            "duty-chief",
            150,
            json!({"adopt_edition": {"edition": edition}}),
            "nonsense",
        );
    }
    night.refused(
        "duty-officer",
        150,
        json!({"adopt_edition": {"edition": 4}}),
        "no-right",
    );
    night.ok("duty-chief", 200, json!({"adopt_edition": {"edition": 4}}));
    assert_eq!(night.state.needs_edition, Some(4));
    let stopped = night.state.clone();
    let verdict = night.say("duty-officer", 300, json!({"note": {"words": "还在吗"}}));
    assert_eq!(verdict, Verdict::Refused(Refusal::NotInThisEdition));
    assert_eq!(night.state, stopped, "it stores, and judges nothing");
    for bytes in ["", r#"{"levitate":{}}"#] {
        assert_eq!(apply(&stopped, &entry(&night, bytes)).0, stopped);
    }
    let author = night.author(
        "duty-officer",
        300,
        command(json!({"note": {"words": "按钮"}})),
    );
    assert_eq!(
        check(&stopped, second(300), &author),
        Err(Refusal::NotInThisEdition)
    );
}

/// What edition 2 says is for ever: a reason is a word of the third, and asked for only there.
#[test]
fn a_reason_for_putting_off_is_of_the_third_edition() {
    let bare = json!({"shelve_alarm": {"alarm": "whistle/1", "until": second(800).0}});
    let mut reasoned = bare.clone();
    reasoned["shelve_alarm"]["reason"] = json!({"why": "in-hand"});
    for (edition, name) in [(1, "not-in-this-edition"), (2, "not-in-this-edition")] {
        let mut night = night();
        night.state.edition = edition;
        night.refused("duty-chief", 200, reasoned.clone(), name);
    }
    let mut old = night();
    old.state.edition = 2;
    old.ok("duty-chief", 200, bare.clone());
    let mut new = night();
    assert_eq!(new.state.edition, 3);
    new.refused("duty-chief", 200, bare, "put-off-needs-reason");
    for words in [json!(null), json!("  ")] {
        let mut other = reasoned.clone();
        other["shelve_alarm"]["reason"] = json!({"why": "other"});
        if !words.is_null() {
            other["shelve_alarm"]["reason"]["words"] = words;
        }
        new.refused("duty-chief", 200, other, "put-off-needs-reason");
    }
    new.ok("duty-chief", 200, reasoned);
    let told = [
        json!({"test_sound": {"heard": true}}),
        json!({"sound_device": {"present": false}}),
        json!({"shelter_state": {"site": "guoxi-shelter", "door": "open"}}),
        json!({"propose": {"proposal": "p1", "says": {"incident": "x", "at": 0, "level": "IV",
            "decided": false, "to": "unknown", "needs": []}}}),
        json!({"dispatch": {"incident": "x", "team": "water-1", "proposal": "p1"}}),
        json!({"dispatch": {"incident": "x", "team": "water-3", "because": "熟悉水情"}}),
        json!({"request_team": {"incident": "x", "team": "water-2", "route": "request",
            "proposal": "p1"}}),
        json!({"close_road": {"closure": "r", "road": "下穿", "cause": "flood",
            "shape": {"point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}}}}),
        json!({"open_road": {"closure": "r"}}),
    ];
    for fact in told {
        old.refused("duty-chief", 300, fact.clone(), "not-in-this-edition");
        new.ok("duty-chief", 300, fact);
    }
}
