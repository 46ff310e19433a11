//! Whistles, figures and what must be reported upward (practice R5, R6, R10, R11).

use dispatch_core::refusal::Verdict;
use dispatch_core::view::{ClockKind, alarms, clocks};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn whistle(conditions: &[&str], figures: Value) -> Value {
    json!({"whistle": {"incident": "x", "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "桥下"}, "conditions": conditions, "figures": figures,
        "self_handled": true}})
}

#[test]
fn a_township_handles_alone_what_harms_nobody() {
    let table = [
        (&["serious-danger"][..], json!({}), true),
        (
            &["large-loss"],
            json!({"loss_fen": 100, "trapped": 0}),
            true,
        ),
        (&["serious-danger"], json!({"trapped": 1}), false),
        (&["serious-danger"], json!({"missing": null}), false),
        (&["casualties"], json!({}), false),
        (&["unaccounted"], json!({}), false),
        (&["large-loss", "casualties"], json!({}), false),
    ];
    for (conditions, figures, alone) in table {
        let mut night = Night::live();
        night.ok("guoxi-duty", 100, whistle(conditions, figures.clone()));
        let it = night.incident("x");
        assert_eq!(it.self_handled, alone, "{conditions:?} {figures}");
        assert_eq!(
            it.members_called_at.is_none(),
            alone,
            "{conditions:?} {figures}"
        );
        let clocked = it.calls.values().filter(|it| it.has_clock()).count();
        assert_eq!(clocked == 0, alone, "{conditions:?} {figures}");
    }
}

#[test]
fn it_raises_itself_whoever_names_people_and_however() {
    let raising = [
        json!({"state": {"incident": "x", "source": "police", "figures": {"missing": 1}}}),
        json!({"adopt": {"incident": "x", "figures": {"light": 1}}}),
        json!({"attach": {"intake": "n", "incident": "x"}}),
        json!({"sought": {"incident": "x", "sought": "p", "state": "trapped"}}),
        json!({"whistle": {"incident": "y", "into": "x", "type": "fire", "township": "330304002",
            "place": {"words": "桥下"}, "conditions": ["casualties"]}}),
        json!({"whistle": {"incident": "y", "into": "x", "type": "fire", "township": "330304002",
            "place": {"words": "桥下"}, "conditions": ["large-loss"], "figures": {"trapped": null}}}),
        json!({"change_type": {"incident": "x", "to": "hazardous-chemical", "reason": "泄漏"}}),
        json!({"raise": {"incident": "x", "reason": "升级"}}),
    ];
    let quiet = [
        json!({"state": {"incident": "x", "source": "police", "figures": {"missing": 0}}}),
        json!({"sought": {"incident": "x", "sought": "p", "state": "reached"}}),
    ];
    let mut alone = Night::live();
    alone.ok("guoxi-duty", 100, whistle(&["serious-danger"], json!({})));
    alone.ok(
        CENTRE,
        110,
        json!({"intake": {"intake": "n", "source": "call-110", "words": "有人",
        "figures": {"trapped": 2}}}),
    );
    for said in raising {
        let mut night = alone.clone();
        night.ok(CENTRE, 200, said.clone());
        assert!(!night.incident("x").self_handled, "{said}");
        assert_eq!(
            night.incident("x").members_called_at,
            Some(second(200)),
            "{said}"
        );
    }
    for said in quiet {
        let mut night = alone.clone();
        night.ok(CENTRE, 200, said.clone());
        assert!(night.incident("x").self_handled, "{said}");
    }
}

#[test]
fn no_whistle_is_lost_in_a_closed_incident() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.ok(
        "wutian-duty",
        300,
        json!({"whistle": {"incident": "y", "into": "x", "type": "fire",
        "township": "330304002", "place": {"words": "桥下"}, "conditions": ["casualties"]}}),
    );
    assert_eq!(
        night.state.open_conflicts().count(),
        1,
        "a person must look"
    );
}

#[test]
fn a_call_note_attached_twice_is_said_once() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        110,
        json!({"intake": {"intake": "n", "source": "call-110", "words": "有人",
        "figures": {"trapped": 2}}}),
    );
    for at in [120, 130] {
        night.ok(
            CENTRE,
            at,
            json!({"attach": {"intake": "n", "incident": "x"}}),
        );
    }
    assert_eq!(night.incident("x").statements.len(), 1);
    assert_eq!(night.incident("x").reporters.len(), 2);
}

#[test]
fn a_change_of_type_starts_the_clock_of_naming_anew() {
    let mut night = Night::live();
    night.ok("guoxi-duty", 100, whistle(&["casualties"], json!({})));
    let due = |night: &Night| {
        let clocks = clocks(&night.state, night.incident("x"));
        clocks
            .iter()
            .find(|it| it.kind == ClockKind::NameCommander)
            .unwrap()
            .from
    };
    assert_eq!(due(&night), second(100));
    night.ok(
        CENTRE,
        900,
        json!({"change_type": {"incident": "x", "to": "fire", "reason": "起火"}}),
    );
    assert_eq!(due(&night), second(900));
}

#[test]
fn telephone_and_paper_are_two_and_an_unsigned_paper_discharges_nothing() {
    let report = |kind: &str, means: &str, signed: bool| {
        let mut said = json!({"report": {"incident": "x", "kind": kind, "to": "市级",
            "means": means, "content": "情况"}});
        if signed {
            said["report"]["signed_by"] = json!("li-wenhe");
        }
        said
    };
    let table = [
        (report("telephone", "telephone", false), [true, false]),
        (report("first", "telephone", true), [false, false]),
        (report("first", "paper", false), [false, false]),
        (report("first", "paper", true), [false, true]),
        (report("first", "fax", true), [false, true]),
    ];
    for (said, done) in table {
        let mut night = Night::live();
        night.flood("x", 100);
        // It was telephoned before the incident was entered.
        night.ok(CENTRE, 200, said.clone());
        let met: Vec<_> = night
            .incident("x")
            .obligations
            .iter()
            .map(|it| it.done_at.is_some())
            .collect();
        assert_eq!(met, done, "{said}");
    }
}

#[test]
fn a_figure_falls_with_reason_and_source_and_unknown_is_a_fall() {
    let table = [
        (json!({"missing": 2}), json!({"missing": 1}), false),
        (json!({"missing": 2}), json!({"missing": null}), false),
        (json!({"missing": 2}), json!({"dead": 0}), false),
        (json!({"missing": 2}), json!({"missing": 3}), true),
        (json!({"missing": null}), json!({"missing": 0}), true),
        (json!({"missing": 0}), json!({"dead": 0}), true),
    ];
    for (before, after, free) in table {
        let mut night = Night::live();
        night.flood("x", 100);
        night.ok(
            CENTRE,
            200,
            json!({"adopt": {"incident": "x", "figures": before}}),
        );
        let bare = json!({"adopt": {"incident": "x", "figures": after}});
        let verdict = night.clone().say(CENTRE, 300, bare.clone());
        assert_eq!(verdict == Verdict::Accepted, free, "{before} to {after}");
        let mut explained = bare;
        explained["adopt"]["reason"] = json!("核实");
        explained["adopt"]["source"] = json!("police");
        night.ok(CENTRE, 300, explained);
    }
}

#[test]
fn until_a_set_is_adopted_what_was_heard_last_counts() {
    let mut night = Night::live();
    night.flood("x", 100);
    let state = |figures: Value| json!({"state": {"incident": "x", "source": "police", "figures": figures}});
    night.ok(CENTRE, 300, state(json!({"missing": 1, "dead": null})));
    night.late(CENTRE, 200, 400, state(json!({"missing": 5, "dead": 2})));
    night.ok(CENTRE, 500, state(json!({"missing": null})));
    let figures = serde_json::to_value(night.incident("x").figures()).unwrap();
    assert_eq!(figures, json!({"missing": 1, "dead": 2}));
    let mut untrue = state(json!({"missing": 9}));
    untrue["state"]["standing"] = json!("untrue");
    night.ok(CENTRE, 600, untrue);
    assert_eq!(
        serde_json::to_value(night.incident("x").figures()).unwrap(),
        figures
    );
}

#[test]
fn unknown_is_not_zero_when_the_file_is_closed() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        200,
        json!({"state": {"incident": "x", "source": "police", "figures": {"trapped": null}}}),
    );
    night.ok(
        "guoxi-duty-head",
        300,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.refused(
        CENTRE,
        310,
        json!({"file": {"incident": "x"}}),
        "persons-unknown",
    );
    night.ok(
        CENTRE,
        320,
        json!({"adopt": {"incident": "x", "figures": {"trapped": 0}}}),
    );
    night.ok(CENTRE, 330, json!({"file": {"incident": "x"}}));
}

#[test]
fn two_reports_due_in_one_moment_are_two_alarms() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        150,
        json!({"report": {"incident": "x", "kind": "first", "to": "市级",
        "means": "paper", "content": "初报"}}),
    );
    for missing in [1, 2, 3] {
        night.ok(
            CENTRE,
            200,
            json!({"adopt": {"incident": "x", "figures": {"missing": missing}}}),
        );
    }
    let keys = |night: &Night| {
        let alarms = alarms(&night.state, second(90_000));
        let reports = alarms.iter().filter(|it| {
            it.key.as_str().starts_with("report/") || it.key.as_str().contains("-change/")
        });
        reports
            .map(|it| (it.key.to_string(), it.known))
            .collect::<Vec<_>>()
    };
    let overdue = keys(&night);
    assert_eq!(
        overdue.len(),
        5,
        "the two first reports and three changes: {overdue:?}"
    );
    night.ok(CENTRE, 300, json!({"know_alarm": {"alarm": overdue[3].0}}));
    assert_eq!(
        keys(&night).iter().filter(|(_, known)| *known).count(),
        1,
        "known one by one"
    );
}
