//! The open part of State (proof.md B13): what a console starts with is what the room works with.

use serde_json::{Value, json};

use crate::common::{Night, second};
use dispatch_core::fold::apply_author;
use dispatch_core::state::State;

/// An ordinary hour: one incident is over, one is going on, one was merged into it.
fn night() -> Night {
    let mut night = Night::live();
    night.flood("over", 100);
    night.ok("duty-officer", 110, withdraw("over"));
    night.flood("on", 120);
    night.flood("twice", 130);
    night.ok(
        "duty-officer",
        140,
        json!({"merge": {"from": "twice", "into": "on", "reason": "同一处"}}),
    );
    for (second, intake) in [(150, "waits"), (160, "told")] {
        let note = json!({"intake": {"intake": intake, "words": "来电", "source": "public"}});
        night.ok("duty-officer", second, note);
    }
    night.ok("duty-officer", 170, json!({"attach": {"intake": "told"}}));
    for (id, until) in [("ran-out", second(180).0), ("stands", second(900).0)] {
        let warning = json!({"warning": {"warning": id, "kind": "rainstorm", "colour": "orange",
            "area": "全区", "issuer": "区气象局", "from_at": second(0).0, "until_at": until}});
        night.ok("duty-officer", 175, warning);
    }
    night.ok("duty-officer", 200, json!({"note": {"words": "记录"}}));
    night
}

fn withdraw(id: &str) -> Value {
    json!({"withdraw": {"incident": id, "reason": "mistaken", "words": "误吹"}})
}

#[test]
fn it_holds_what_is_going_on_and_no_more() {
    let part = night().state.open_part();
    let incidents: Vec<&str> = part.incidents.keys().map(|it| it.as_str()).collect();
    assert_eq!(incidents, ["on", "twice"]);
    let intakes: Vec<&str> = part.intakes.keys().map(|it| it.as_str()).collect();
    assert_eq!(intakes, ["waits"]);
    let warnings: Vec<&str> = part.warnings.keys().map(|it| it.as_str()).collect();
    assert_eq!(warnings, ["stands"]);
    assert!(part.seen.is_empty());
    assert_eq!(part.opened, 3, "the next incident gets the next number");
}

#[test]
fn what_is_said_of_a_night_that_goes_on_is_folded_alike_from_the_part_and_from_the_whole() {
    let night = night();
    let said = [
        json!({"whistle": {"incident": "new", "type": "fire", "township": "330304002",
            "place": {"words": "桥下"}, "conditions": ["casualties"]}}),
        json!({"state": {"incident": "on", "source": "police", "figures": {"missing": 1}}}),
        json!({"attach": {"intake": "waits", "incident": "twice"}}),
        json!({"split": {"incident": "twice", "reason": "两处"}}),
        withdraw("on"),
        json!({"designate": {"incident": "on", "post": "nobody"}}),
    ];
    let (mut whole, mut part) = (night.state.clone(), night.state.open_part());
    for (at, json) in (300..).zip(said) {
        let text = json.to_string();
        let Ok(command) = serde_json::from_value(json) else {
            panic!("{text}")
        };
        let mut author = night.author("duty-officer", at, command);
        author.id = uuid::Uuid::from_u128(u128::from(whole.height + 1));
        let next = apply_author(&whole, whole.height + 1, second(at), &author);
        let shown = apply_author(&part, part.height + 1, second(at), &author);
        assert_eq!(next.1, shown.1, "{text}");
        (whole, part) = (next.0, shown.0);
        assert_eq!(part.open_part(), whole.open_part(), "{text}");
    }
}

#[test]
fn what_was_reported_on_an_incident_that_goes_on_does_not_arise_again() {
    let mut night = Night::live();
    night.flood("over", 100);
    night.flood("on", 120);
    let told = |incident: &str, names: &[&str]| {
        json!({"report": {"incident": incident, "kind": "telephone", "to": "市级",
            "means": "telephone", "content": "情况", "answers": names}})
    };
    let promise = json!({"owe": {"obligation": "p", "source": "promise", "text": "泽雅",
        "due_at": second(900).0}});
    night.ok("duty-officer", 130, promise);
    night.ok("duty-officer", 140, told("over", &["1/disaster-first"]));
    night.ok("duty-officer", 150, told("on", &["2/disaster-first", "p"]));
    night.ok("duty-officer", 160, withdraw("over"));
    let mut part = night.state.open_part();
    let kept: Vec<&str> = part.obligations.keys().map(|it| it.as_str()).collect();
    assert_eq!(
        kept,
        ["2/disaster-first"],
        "p was kept and is of no incident"
    );

    let heard = json!({"state": {"incident": "on", "source": "police", "figures": {"light": 1}}});
    for (at, said) in [
        (9000, heard),
        (9001, told("on", &["2/disaster-first", "p"])),
    ] {
        let author = night.author("duty-officer", at, crate::common::command(said));
        let mut author = author;
        author.id = uuid::Uuid::from_u128(u128::from(part.height + 1));
        let (next, verdict) = apply_author(&part, part.height + 1, second(at), &author);
        assert!(verdict.refusal().is_none(), "{verdict:?}");
        part = next;
    }
    let late = dispatch_core::view::waiting(&part, second(9002));
    assert_eq!(late.len(), 0, "both were reported before the start");
}

#[test]
fn of_what_is_said_again_and_again_it_holds_the_newest() {
    let mut night = Night::live();
    for at in 100..140 {
        let state = json!({"facility_state": {"facility": "liuhongqiao-pump", "state": "running"}});
        night.ok("duty-officer", at, state);
        let sent = json!({"send_report": {"to": ["市防指"], "means": "telephone",
            "cut": {"height": 1, "as_of": second(at).0}, "sha256": "a".repeat(64)}});
        night.ok("duty-officer", at, sent);
    }
    let part = night.state.open_part();
    let marks = |state: &State| {
        state
            .facilities
            .values()
            .map(|it| it.marks.len())
            .sum::<usize>()
    };
    assert_eq!((marks(&night.state), marks(&part)), (40, 2));
    assert_eq!(part.sent_reports.len(), 2);
    assert_eq!(part.sent_reports.last(), night.state.sent_reports.last());
}
