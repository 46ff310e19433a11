//! Who commands (practice R3): by arriving, by handover, by decision; exactly one at every height.

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{CommandBasis, ConflictKind, TakenBy};
use serde_json::{Value, json};

use crate::common::{Night, second};

/// Type, what was said before and by whom, the declaration, and its ground; none is a conflict.
type Arrival = (
    &'static str,
    Vec<(&'static str, Value)>,
    Value,
    Option<CommandBasis>,
);

fn take(post: &str) -> Value {
    json!({"take_command": {"incident": "x", "post": post}})
}

fn designate(post: &str) -> Value {
    json!({"designate": {"incident": "x", "post": post}})
}

fn now(night: &Night) -> (TakenBy, CommandBasis) {
    let commander = night.incident("x").commander().unwrap();
    (commander.by, commander.basis)
}

fn night(kind: &str) -> Night {
    let mut night = Night::live();
    night.open("x", 100, kind);
    night
}

#[test]
fn a_post_takes_command_on_a_ground_and_else_raises_a_conflict() {
    let designated = || vec![("duty-officer", designate("em-deputy-director"))];
    let on_scene =
        |department: &str| json!({"report_in": {"incident": "x", "department": department}});
    let station = |doing: &str| json!({"team_state": {"team": "guoxi-station", "doing": doing, "incident": "x"}});
    let with_notice = |post: &str| json!({"take_command": {"incident": "x", "post": post, "notice": "市指挥部通知"}});
    let table: Vec<Arrival> = vec![
        (
            "flood-typhoon-drought",
            designated(),
            take("em-deputy-director"),
            Some(CommandBasis::Designated),
        ),
        (
            "flood-typhoon-drought",
            designated(),
            take("police-head"),
            None,
        ),
        (
            "fire",
            vec![],
            take("fire-duty-commander"),
            Some(CommandBasis::FireLaw45),
        ),
        (
            "flood-typhoon-drought",
            vec![],
            take("fire-duty-commander"),
            None,
        ),
        (
            "flood-typhoon-drought",
            vec![("duty-officer", on_scene("fire-brigade"))],
            take("fire-duty-commander"),
            Some(CommandBasis::FirstForce),
        ),
        (
            // A team of its own on the way is not there yet; once it is, it counts.
            "flood-typhoon-drought",
            vec![("duty-officer", station("en-route"))],
            take("fire-duty-commander"),
            None,
        ),
        (
            "flood-typhoon-drought",
            vec![("duty-officer", station("on-scene"))],
            take("fire-duty-commander"),
            Some(CommandBasis::FirstForce),
        ),
        (
            // Not against a commander by right.
            "flood-typhoon-drought",
            vec![
                ("duty-officer", on_scene("fire-brigade")),
                (
                    "duty-officer",
                    json!({"confirm_township": {"incident": "x"}}),
                ),
            ],
            take("fire-duty-commander"),
            None,
        ),
        (
            // Gone again: no forces.
            "flood-typhoon-drought",
            vec![
                ("duty-officer", on_scene("fire-brigade")),
                (
                    "duty-officer",
                    json!({"left": {"incident": "x", "department": "fire-brigade"}}),
                ),
            ],
            take("fire-duty-commander"),
            None,
        ),
        (
            "flood-typhoon-drought",
            vec![],
            with_notice("city-em-duty"),
            Some(CommandBasis::HigherLevel),
        ),
        (
            "flood-typhoon-drought",
            vec![],
            with_notice("district-leader-safety"),
            Some(CommandBasis::HigherLevel),
        ),
        (
            "flood-typhoon-drought",
            vec![],
            with_notice("police-head"),
            None,
        ),
        ("flood-typhoon-drought", vec![], take("city-em-duty"), None),
        (
            "flood-typhoon-drought",
            vec![],
            take("district-leader-safety"),
            None,
        ),
    ];
    for (kind, before, declaration, ground) in table {
        let mut night = night(kind);
        for (post, said) in before {
            night.ok(post, 200, said);
        }
        let held = night.commander("x");
        night.ok("duty-officer", 300, declaration.clone());
        let conflict = night
            .state
            .open_conflicts()
            .any(|(_, it)| it.kind == ConflictKind::Command);
        match ground {
            Some(basis) => {
                assert_eq!(
                    now(&night),
                    (TakenBy::Declared, basis),
                    "{kind} {declaration}"
                );
                assert!(!conflict, "{declaration}");
            }
            None => {
                assert_eq!(night.commander("x"), held, "{kind} {declaration}");
                assert!(conflict, "{kind} {declaration}");
            }
        }
    }
}

#[test]
fn the_same_claim_said_twice_is_one_conflict() {
    let mut night = night("fire");
    night.ok("duty-officer", 200, take("police-head"));
    night.ok("duty-officer", 260, take("police-head"));
    assert_eq!(night.state.open_conflicts().count(), 1);
}

#[test]
fn a_designation_is_good_for_one_arrival() {
    let mut night = night("fire");
    night.ok("duty-officer", 200, designate("em-deputy-director"));
    night.ok("duty-officer", 300, take("em-deputy-director"));
    night.ok(
        "duty-chief",
        400,
        json!({"replace_commander": {"incident": "x",
        "post": "police-head", "reason": "更换"}}),
    );
    night.ok("duty-officer", 500, take("em-deputy-director"));
    assert_eq!(
        night.commander("x"),
        "police-head",
        "who was replaced does not come back on it"
    );
    night.ok("duty-officer", 600, designate("em-deputy-director"));
    night.ok("duty-officer", 700, take("em-deputy-director"));
    assert_eq!(night.commander("x"), "em-deputy-director");
}

#[test]
fn a_designation_said_twice_does_not_send_him_back_home() {
    let mut night = night("fire");
    night.ok("duty-officer", 200, designate("em-deputy-director"));
    night.ok(
        "duty-officer",
        260,
        json!({"commander_on_way": {"incident": "x", "state": "set-out"}}),
    );
    night.ok("duty-officer", 300, designate("em-deputy-director"));
    let designated = night.incident("x").designated.as_ref().unwrap();
    assert_eq!(designated.set_out.as_ref().unwrap().at, second(260));
}

#[test]
fn steps_of_the_designated_are_kept_in_order_whenever_they_are_heard() {
    let mut night = night("fire");
    night.ok("duty-officer", 200, designate("em-deputy-director"));
    night.ok(
        "duty-officer",
        500,
        json!({"commander_on_way": {"incident": "x", "state": "on-scene"}}),
    );
    let set_out = json!({"commander_on_way": {"incident": "x", "state": "set-out"}});
    assert_eq!(
        night.late("duty-officer", 260, 600, set_out.clone()),
        Verdict::Accepted
    );
    assert_eq!(
        night.late("duty-officer", 550, 660, set_out),
        Verdict::Accepted
    );
    let designated = night.incident("x").designated.as_ref().unwrap();
    assert_eq!(designated.set_out.as_ref().unwrap().at, second(260));
    assert!(!designated.set_out.as_ref().unwrap().implied);
    assert_eq!(designated.on_scene.as_ref().unwrap().at, second(500));
}

#[test]
fn on_the_way_without_a_designation_is_a_conflict_and_no_refusal() {
    let mut night = night("fire");
    night.ok(
        "duty-officer",
        200,
        json!({"commander_on_way": {"incident": "x", "state": "set-out"}}),
    );
    assert!(
        night.incident("x").designated.is_none(),
        "nobody designates himself"
    );
    assert_eq!(
        night.state.open_conflicts().next().unwrap().1.kind,
        ConflictKind::Command
    );
}

#[test]
fn the_temporary_commander_who_is_designated_takes_command_by_right() {
    let mut night = night("fire");
    let mut named = designate("guoxi-duty-head");
    named["designate"]["person"] = json!("somebody-else");
    night.ok("duty-officer", 200, named.clone());
    let mut arrives = take("guoxi-duty-head");
    arrives["take_command"]["person"] = json!("somebody-else");
    night.ok("duty-officer", 300, arrives);
    assert_eq!(now(&night), (TakenBy::Declared, CommandBasis::Designated));
    let person = night.incident("x").commander().unwrap().person.clone();
    assert_eq!(person.unwrap().as_str(), "somebody-else");
}

#[test]
fn another_man_in_the_same_post_is_another_tenure() {
    let mut night = night("fire");
    let before = night.incident("x").tenures.len();
    let mut relieved = take("guoxi-duty-head");
    relieved["take_command"]["person"] = json!("the-relief");
    night.ok("duty-officer", 300, relieved.clone());
    night.ok("duty-officer", 360, relieved);
    assert_eq!(night.incident("x").tenures.len(), before + 1);
    let person = night.incident("x").commander().unwrap().person.clone();
    assert_eq!(person.unwrap().as_str(), "the-relief");
}

#[test]
fn one_man_may_command_several_and_each_once() {
    let mut night = night("fire");
    night.flood("y", 110);
    night.ok(
        "duty-officer",
        200,
        json!({"area_command": {"incidents": ["x", "y", "x"],
        "post": "guoxi-area-leader", "reason": "片区"}}),
    );
    for id in ["x", "y"] {
        assert_eq!(night.commander(id), "guoxi-area-leader");
        assert_eq!(night.incident(id).tenures.len(), 2, "{id}");
    }
    night.refused(
        "duty-officer",
        210,
        json!({"area_command": {"incidents": [],
        "post": "guoxi-area-leader", "reason": "片区"}}),
        "nonsense",
    );
}

#[test]
fn no_gap_and_no_overlap_whatever_moment_a_claim_speaks_of() {
    let mut night = night("fire");
    night.ok("duty-officer", 300, take("fire-duty-commander"));
    // A replacement that claims to have happened before that.
    let replace =
        json!({"replace_commander": {"incident": "x", "post": "police-head", "reason": "更换"}});
    assert_eq!(
        night.late("duty-chief", 150, 400, replace),
        Verdict::Accepted
    );
    night.ok("police-head", 500, json!({"end_scene": {"incident": "x"}}));
    night.ok(
        "duty-officer",
        600,
        json!({"reopen": {"incident": "x", "reason": "复燃"}}),
    );
    let tenures: Vec<_> = night.incident("x").tenures.iter().cloned().collect();
    let spans: Vec<_> = tenures
        .iter()
        .map(|it| (it.post.as_str(), it.from, it.to))
        .collect();
    assert_eq!(
        spans,
        [
            ("guoxi-duty-head", second(100), Some(second(300))),
            ("fire-duty-commander", second(300), Some(second(300))),
            ("police-head", second(300), Some(second(500))),
            ("police-head", second(600), None),
        ]
    );
}

#[test]
fn a_commander_from_outside_writes_down_what_happens_at_his_scene() {
    let mut night = night("fire");
    let note = json!({"note": {"incident": "x", "words": "水源不足"}});
    night.refused("city-em-duty", 200, note.clone(), "no-right");
    night.ok(
        "duty-officer",
        300,
        json!({"take_command": {"incident": "x", "post": "city-em-duty",
        "notice": "市局通知"}}),
    );
    night.ok("city-em-duty", 400, note);
}

#[test]
fn the_level_is_decided_on_evidence() {
    let mut night = night("fire");
    night.refused(
        "duty-officer",
        200,
        json!({"adjust_response": {"incident": "x", "to": "IV",
        "reason": "扩大", "evidence": " "}}),
        "nonsense",
    );
    night.ok("duty-officer", 210, json!({"adjust_response": {"incident": "x", "to": "IV",
        "reason": "扩大", "evidence": "过火 200 平方米", "measures": "增援", "until_at": second(9000)}}));
    let period = night.incident("x").response.last().unwrap().clone();
    assert_eq!(period.measures.unwrap().as_str(), "增援");
    assert_eq!(period.until, Some(second(9000)));
}
