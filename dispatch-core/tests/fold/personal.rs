//! Holds on personal data and their destruction (practice R7): only the decision is folded.

use dispatch_core::personal::certificate;
use dispatch_core::words::{IncidentId, PostId};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CHIEF: &str = "duty-chief";
const CENTRE: &str = "duty-officer";

/// A flood `x` with one person whose name lies in the vault, ended and filed.
fn filed() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    let sought = json!({"sought": {"incident": "x", "sought": "s1", "state": "rescued",
        "vault_ref": "0011", "vault_hash": "aa"}});
    night.ok(CENTRE, 110, sought);
    night.ok(
        "guoxi-duty-head",
        120,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.ok(CENTRE, 130, json!({"file": {"incident": "x"}}));
    night
}

fn destroy(incident: &str, witness: &str) -> Value {
    json!({"destroy_personal":
        {"incident": incident, "reason": "保存期满", "witness": witness}})
}

fn hold(document: &str, until: Option<i64>) -> Value {
    let until = until.map(|at| second(at).0);
    json!({"hold_personal": {"incident": "x", "authority": "区监委", "document": document,
        "until": until}})
}

fn id(text: &str) -> IncidentId {
    IncidentId::new(text).unwrap()
}

#[test]
fn a_hold_forbids_destruction_until_it_ends_or_is_lifted() {
    let mut night = filed();
    night.ok(CENTRE, 140, hold("1号", Some(500)));
    night.ok(CENTRE, 141, hold("2号", None));
    night.refused(CHIEF, 150, destroy("x", "chen-anqing"), "hold-stands");
    // The first ends by itself; the second does not.
    night.refused(CHIEF, 500, destroy("x", "chen-anqing"), "hold-stands");
    let lift = json!({"lift_hold": {"incident": "x", "document": "2号", "reason": "结案"}});
    night.refused(CENTRE, 505, lift.clone(), "no-right");
    night.ok(CHIEF, 510, lift.clone());
    night.refused(CHIEF, 511, lift, "unknown-item");
    night.ok(CHIEF, 520, destroy("x", "chen-anqing"));
    assert!(night.state.is_personal_destroyed(&id("x")));
    night.refused(CENTRE, 530, hold("3号", None), "personal-destroyed");
}

#[test]
fn the_same_document_gives_a_hold_a_new_end() {
    let mut night = filed();
    night.ok(CENTRE, 140, hold("1号", Some(200)));
    night.ok(CENTRE, 150, hold("1号", Some(400)));
    assert_eq!(night.state.personal[&id("x")].holds.len(), 1);
    night.refused(CHIEF, 300, destroy("x", "chen-anqing"), "hold-stands");
    night.ok(CHIEF, 400, destroy("x", "chen-anqing"));
}

#[test]
fn destruction_asks_for_the_chief_and_for_another_witness() {
    let mut night = filed();
    night.refused(CENTRE, 140, destroy("x", "chen-anqing"), "no-right");
    night.refused(CHIEF, 141, destroy("x", "nobody-known"), "unknown");
    let own = night.author(
        CHIEF,
        142,
        crate::common::command(destroy("x", "chen-anqing")),
    );
    night.refused(CHIEF, 142, destroy("x", own.person.as_str()), "nonsense");
}

#[test]
fn what_was_merged_is_destroyed_with_what_it_was_merged_into() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 101);
    night.ok(CENTRE, 105, hold("1号", Some(150)));
    night.ok(
        CENTRE,
        110,
        json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}}),
    );
    night.ok(
        "guoxi-duty-head",
        120,
        json!({"end_scene": {"incident": "y"}}),
    );
    night.refused(CHIEF, 125, destroy("x", "chen-anqing"), "still-in-use");
    night.ok(CENTRE, 130, json!({"file": {"incident": "y"}}));
    // A hold on either forbids both.
    night.refused(CHIEF, 140, destroy("y", "chen-anqing"), "hold-stands");
    night.ok(CHIEF, 150, destroy("x", "chen-anqing"));
    let gone: Vec<&str> = night
        .state
        .destroyed_personal()
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(gone, ["x", "y"]);
}

#[test]
fn a_hold_on_what_was_merged_later_is_renewed_and_lifted_by_either_name() {
    for named in ["x", "y"] {
        let mut night = Night::live();
        night.flood("x", 100);
        night.flood("y", 101);
        night.ok(CENTRE, 105, hold("1号", None));
        night.ok(
            CENTRE,
            110,
            json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}}),
        );
        night.ok(CENTRE, 115, hold("1号", Some(900)));
        let end = json!({"end_scene": {"incident": "y"}});
        night.ok("guoxi-duty-head", 120, end);
        night.ok(CENTRE, 130, json!({"file": {"incident": "y"}}));
        night.refused(CHIEF, 140, destroy("y", "chen-anqing"), "hold-stands");
        let lift = json!({"lift_hold": {"incident": named, "document": "1号", "reason": "结案"}});
        night.ok(CHIEF, 150, lift.clone());
        night.refused(CHIEF, 151, lift, "unknown-item");
        night.ok(CHIEF, 160, destroy("y", "chen-anqing"));
    }
}

#[test]
fn a_hold_stands_on_both_sides_of_a_split_until_it_is_lifted_on_each() {
    // Laid on one while it acted inside the other, or before it was merged.
    for laid_at in [105, 115] {
        let mut night = Night::live();
        night.flood("x", 100);
        night.flood("y", 101);
        let merge = json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}});
        let laid = hold("1号", None);
        if laid_at < 110 {
            night.ok(CENTRE, laid_at, laid.clone());
        }
        night.ok(CENTRE, 110, merge);
        if laid_at > 110 {
            night.ok(CENTRE, laid_at, laid);
        }
        let split = json!({"split": {"incident": "x", "reason": "两处"}});
        night.ok(CENTRE, 120, split);
        for (at, incident) in [(200, "x"), (300, "y")] {
            let end = json!({"end_scene": {"incident": incident}});
            night.ok("guoxi-duty-head", at, end);
            let file = json!({"file": {"incident": incident}});
            night.ok(CENTRE, at + 10, file);
            let destroyed = destroy(incident, "chen-anqing");
            night.refused(CHIEF, at + 20, destroyed.clone(), "hold-stands");
            let lift = json!({"lift_hold":
                {"incident": incident, "document": "1号", "reason": "结案"}});
            night.ok(CHIEF, at + 30, lift);
            night.ok(CHIEF, at + 40, destroyed);
        }
    }
}

#[test]
fn nothing_of_it_is_known_before_the_second_edition() {
    for said in [
        hold("1号", None),
        json!({"lift_hold": {"incident": "x", "document": "1号", "reason": "结案"}}),
        destroy("x", "chen-anqing"),
    ] {
        let mut night = filed();
        night.state.edition = 1;
        night.refused(CHIEF, 140, said, "not-in-this-edition");
    }
}

#[test]
fn the_certificate_says_what_when_by_whom_and_before_whom() {
    let mut night = filed();
    assert_eq!(certificate(&night.state, &id("x")), None);
    night.ok(CENTRE, 140, hold("1号", Some(150)));
    night.ok(CHIEF, 200, destroy("x", "chen-anqing"));
    let height = night.state.height;
    let it = certificate(&night.state, &id("x")).unwrap();
    assert_eq!(it.references, ["0011"]);
    assert_eq!(it.holds_ended, ["1号"]);
    assert_eq!(it.record_no, height);
    let text = it.text_zh();
    for part in [
        "个人信息销毁证明",
        "保存期满",
        "0011",
        "陈安清",
        &height.to_string(),
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains("(演练)"), "{text}");
    // Whatever is recorded later, the paper made again is the same.
    night.ok(CENTRE, 900, json!({"note": {"words": "记录"}}));
    assert_eq!(certificate(&night.state, &id("x")).unwrap(), it);
}

#[test]
fn the_centre_and_the_commander_may_see_who_a_person_is() {
    let mut night = Night::live();
    night.flood("x", 100);
    let may_see = |night: &Night, post: &str| {
        let incident = night.state.incident(&id("x")).unwrap();
        dispatch_core::personal::may_see(&night.state, incident, &PostId::new(post).unwrap())
    };
    for (post, expected) in [
        (CENTRE, true),
        (CHIEF, true),
        ("guoxi-duty-head", true),
        ("panqiao-duty-head", false),
        ("em-bureau-duty-head", false),
        ("director", false),
        ("nobody", false),
    ] {
        assert_eq!(may_see(&night, post), expected, "{post}");
    }
}

fn contact(words: Option<&str>, reference: Option<&str>) -> Value {
    json!({"scene_contact": {"incident": "x", "contact": "c1", "words": words,
        "vault_ref": reference, "vault_hash": reference.map(|_| "bb")}})
}

#[test]
fn a_contact_at_the_scene_is_corrected_and_goes_with_the_vault() {
    let mut night = Night::live();
    night.flood("x", 100);
    // The township that whistles knows him; who he is stands nowhere but in the vault.
    night.ok(
        "guoxi-duty-head",
        110,
        contact(Some("物业值班员"), Some("0022")),
    );
    night.ok(CENTRE, 120, contact(Some("物业经理"), None));
    let told = |night: &Night| {
        let all = &night.incident("x").scene_contacts;
        let it = all.values().next().unwrap();
        let text = |it: &Option<dispatch_core::words::Words>| it.as_ref().map(ToString::to_string);
        (text(&it.words).unwrap(), text(&it.vault_ref).unwrap())
    };
    assert_eq!(told(&night), ("物业经理".to_owned(), "0022".to_owned()));
    // What was said before the correction comes late: it is recorded and changes nothing.
    let late = contact(Some("保安"), Some("0033"));
    night.late("guoxi-duty-head", 115, 130, late);
    assert_eq!(told(&night), ("物业经理".to_owned(), "0022".to_owned()));
    night.ok(
        "guoxi-duty-head",
        140,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.ok(CENTRE, 150, json!({"file": {"incident": "x"}}));
    night.ok(CHIEF, 160, destroy("x", "chen-anqing"));
    let paper = certificate(&night.state, &id("x")).unwrap();
    assert_eq!(paper.references, ["0022"]);
}
