//! Teams (practice R1, R4, R8): custody over decisions, place over the newest observation.

use dispatch_core::command::TeamDoing;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::{Assignment, AssignmentState, ConflictKind, State};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night
}

fn seen(team: &str, doing: &str, incident: &str) -> Value {
    json!({"team_state": {"team": team, "doing": doing, "incident": incident}})
}

fn dispatch(team: &str, incident: &str) -> Value {
    json!({"dispatch": {"team": team, "incident": incident}})
}

#[track_caller]
fn assignment(night: &Night, id: &str, team: &str) -> Assignment {
    let assignments = &night.incident(id).assignments;
    let found = assignments.iter().find(|(it, _)| it.as_str() == team);
    (**found.expect("an assignment").1).clone()
}

fn conflicts(state: &State) -> usize {
    state
        .open_conflicts()
        .filter(|(_, it)| it.kind == ConflictKind::Custody)
        .count()
}

#[test]
fn a_later_step_implies_the_earlier_ones_and_a_late_word_turns_nothing_back() {
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok(CENTRE, 500, seen("water-1", "working", "x"));
    let there = assignment(&night, "x", "water-1");
    assert!(there.accepted.as_ref().unwrap().implied && there.on_scene.as_ref().unwrap().implied);
    for (doing, happened) in [("en-route", 260), ("accepted", 230), ("on-scene", 420)] {
        let verdict = night.late(CENTRE, happened, 600, seen("water-1", doing, "x"));
        assert_eq!(verdict, Verdict::Accepted);
    }
    let there = assignment(&night, "x", "water-1");
    assert_eq!(there.state, AssignmentState::Working);
    let times = [&there.accepted, &there.set_out, &there.on_scene];
    let times = times.map(|it| (it.as_ref().unwrap().at, it.as_ref().unwrap().implied));
    assert_eq!(
        times,
        [
            (second(230), false),
            (second(260), false),
            (second(420), false)
        ]
    );
}

#[test]
fn who_set_out_before_he_was_sent_is_on_his_way() {
    let mut night = night();
    night.ok(CENTRE, 300, dispatch("water-1", "x"));
    assert_eq!(
        night.late(CENTRE, 250, 320, seen("water-1", "en-route", "x")),
        Verdict::Accepted
    );
    assert_eq!(
        assignment(&night, "x", "water-1").state,
        AssignmentState::EnRoute
    );
}

#[test]
fn a_force_seen_where_another_holds_it_is_one_conflict_and_a_person_settles_it() {
    for (winner, loser, keeps, loses) in [
        (
            "x",
            "y",
            AssignmentState::Dispatched,
            AssignmentState::Cancelled,
        ),
        (
            "y",
            "x",
            AssignmentState::OnScene,
            AssignmentState::Recalled,
        ),
    ] {
        let mut night = night();
        night.ok(CENTRE, 200, dispatch("water-1", "x"));
        night.ok(CENTRE, 300, seen("water-1", "on-scene", "y"));
        night.ok(CENTRE, 310, seen("water-1", "working", "y"));
        night.ok(CENTRE, 320, seen("water-1", "on-scene", "y"));
        assert_eq!(
            night.custody("water-1").as_deref(),
            Some("x"),
            "a fact moves no custody"
        );
        assert_eq!(conflicts(&night.state), 1);
        let id = night.state.open_conflicts().next().unwrap().0.clone();
        let settle = json!({"settle": {"conflict": id, "in_favour": winner, "reason": "核定"}});
        night.ok("duty-chief", 400, settle.clone());
        assert_eq!(night.custody("water-1").as_deref(), Some(winner));
        let kept = assignment(&night, winner, "water-1").state;
        assert!(
            kept == keeps || kept == AssignmentState::Working,
            "{kept:?}"
        );
        assert_eq!(assignment(&night, loser, "water-1").state, loses);
        night.refused("duty-chief", 410, settle, "nonsense");
    }
}

#[test]
fn a_settlement_does_not_undo_what_was_decided_since() {
    let mut night = night();
    night.flood("z", 120);
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok(CENTRE, 300, seen("water-1", "on-scene", "y"));
    let id = night.state.open_conflicts().next().unwrap().0.clone();
    night.ok("duty-chief", 310, json!({"recall": {"team": "water-1", "from": "x", "to": "z", "reason": "life", "words": "救人"}}));
    night.ok(
        "duty-chief",
        400,
        json!({"settle": {"conflict": id, "in_favour": "y", "reason": "核定"}}),
    );
    assert_eq!(night.custody("water-1").as_deref(), Some("z"));
}

#[test]
fn no_closed_incident_comes_to_hold_a_team() {
    for said in [
        seen("water-1", "working", "x"),
        json!({"answer_team": {"incident": "x", "team": "water-1", "answer": "sent"}}),
    ] {
        let mut night = night();
        night.ok(
            "guoxi-duty-head",
            200,
            json!({"end_scene": {"incident": "x"}}),
        );
        night.ok(CENTRE, 300, said.clone());
        assert_eq!(night.custody("water-1"), None, "{said}");
        night.ok(CENTRE, 310, dispatch("water-1", "y"));
    }
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "y"));
    night.ok(CENTRE, 210, seen("water-1", "on-scene", "x"));
    let id = night.state.open_conflicts().next().unwrap().0.clone();
    night.ok(
        "guoxi-duty-head",
        220,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.refused(
        "duty-chief",
        230,
        json!({"settle": {"conflict": id, "in_favour": "x", "reason": "核定"}}),
        "scene-ended",
    );
}

#[test]
fn a_refusal_to_send_frees_no_team_that_another_holds() {
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok(
        CENTRE,
        300,
        json!({"answer_team": {"incident": "y", "team": "water-1", "answer": {"cannot": "车坏"}}}),
    );
    assert_eq!(night.custody("water-1").as_deref(), Some("x"));
    assert_eq!(
        assignment(&night, "y", "water-1").state,
        AssignmentState::Declined
    );
}

#[test]
fn an_answer_that_comes_late_sends_nobody_back() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"request_team": {"incident": "x", "team": "guoxi-station", "route": "request"}}),
    );
    night.ok(CENTRE, 300, seen("guoxi-station", "on-scene", "x"));
    night.ok(
        "guoxi-duty-head",
        400,
        json!({"release_team": {"incident": "x", "team": "guoxi-station"}}),
    );
    for answer in [json!("accepted"), json!("sent"), json!({"cannot": "车坏"})] {
        let said =
            json!({"answer_team": {"incident": "x", "team": "guoxi-station", "answer": answer}});
        assert_eq!(night.late(CENTRE, 230, 500, said), Verdict::Accepted);
        assert_eq!(
            assignment(&night, "x", "guoxi-station").state,
            AssignmentState::Withdrawing
        );
        assert_eq!(night.custody("guoxi-station"), None);
    }
    assert_eq!(
        assignment(&night, "x", "guoxi-station")
            .accepted
            .unwrap()
            .at,
        second(230)
    );
}

#[test]
fn a_no_that_becomes_a_yes_keeps_the_time_of_the_request() {
    let mut night = night();
    let answer = |answer: Value| json!({"answer_team": {"incident": "x", "team": "guoxi-station", "answer": answer}});
    night.ok(
        CENTRE,
        200,
        json!({"request_team": {"incident": "x", "team": "guoxi-station", "route": "request"}}),
    );
    night.ok(CENTRE, 230, answer(json!({"cannot": "都在外"})));
    assert_eq!(
        assignment(&night, "x", "guoxi-station").state,
        AssignmentState::Declined
    );
    night.ok(CENTRE, 290, answer(json!("sent")));
    let sent = assignment(&night, "x", "guoxi-station");
    assert_eq!(
        (sent.state, sent.dispatched.unwrap().at),
        (AssignmentState::EnRoute, second(200))
    );
    assert_eq!(night.custody("guoxi-station").as_deref(), Some("x"));
}

#[test]
fn who_was_only_asked_for_need_not_come() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"request_team": {"incident": "x", "team": "guoxi-station", "route": "request"}}),
    );
    night.ok(
        "guoxi-duty-head",
        300,
        json!({"release_team": {"incident": "x", "team": "guoxi-station"}}),
    );
    assert_eq!(
        assignment(&night, "x", "guoxi-station").state,
        AssignmentState::Cancelled
    );
}

#[test]
fn a_recall_for_life_keeps_what_was_seen_at_the_gaining_scene() {
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok(CENTRE, 300, seen("water-1", "on-scene", "y"));
    night.ok("leader-on-duty", 310, json!({"recall": {"team": "water-1", "from": "x", "to": "y", "reason": "life", "words": "屋顶有人"}}));
    let gained = assignment(&night, "y", "water-1");
    assert_eq!(
        (gained.state, gained.seen_only),
        (AssignmentState::OnScene, false)
    );
    assert_eq!(gained.on_scene.unwrap().at, second(300));
    let lost = assignment(&night, "x", "water-1");
    assert_eq!(lost.words.unwrap().as_str(), "救人优先:屋顶有人");
    assert_eq!(night.custody("water-1").as_deref(), Some("y"));
}

#[test]
fn a_word_from_before_a_recall_belongs_to_before_it() {
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok("duty-chief", 400, json!({"recall": {"team": "water-1", "from": "x", "to": "y", "reason": "life", "words": "救人"}}));
    let verdict = night.late("guoxi-duty-head", 350, 500, seen("water-1", "working", "x"));
    assert_eq!(verdict, Verdict::Accepted);
    let lost = assignment(&night, "x", "water-1");
    assert_eq!(lost.state, AssignmentState::Recalled);
    assert_eq!(
        lost.on_scene.unwrap().at,
        second(350),
        "what he recorded stands"
    );
    assert_eq!(conflicts(&night.state), 0, "and contradicts nothing");
}

#[test]
fn an_older_sighting_elsewhere_contradicts_nothing() {
    let mut night = night();
    night.ok(CENTRE, 200, dispatch("water-1", "x"));
    night.ok(CENTRE, 400, seen("water-1", "on-scene", "x"));
    assert_eq!(
        night.late(CENTRE, 150, 500, seen("water-1", "on-scene", "y")),
        Verdict::Accepted
    );
    assert_eq!(conflicts(&night.state), 0);
    assert_eq!(
        assignment(&night, "y", "water-1").state,
        AssignmentState::Home
    );
    let observed = night
        .state
        .teams
        .values()
        .next()
        .unwrap()
        .observed
        .clone()
        .unwrap();
    assert_eq!(
        (observed.doing, observed.at),
        (TeamDoing::OnScene, second(400))
    );
}

#[test]
fn a_seat_of_the_owner_sends_its_own() {
    let mut night = night();
    night.refused(
        CENTRE,
        200,
        dispatch("guoxi-station", "x"),
        "other-dispatcher",
    );
    night.ok("fire-brigade-duty", 200, dispatch("guoxi-station", "x"));
    let supply = json!({"supply": {"incident": "x", "depot": "louqiao-depot", "item": "quilt", "quantity": 1}});
    assert_eq!(night.say(CENTRE, 210, supply), Verdict::Accepted);
}

#[test]
fn a_registered_team_is_never_renamed_by_a_sighting() {
    let mut night = night();
    let mut said = seen("water-1", "on-scene", "x");
    said["team_state"]["unlisted"] = json!({"zh": "某某船", "kind": "water-rescue"});
    night.ok(CENTRE, 200, said);
    assert!(
        night
            .state
            .teams
            .values()
            .next()
            .unwrap()
            .unlisted
            .is_none()
    );
}
