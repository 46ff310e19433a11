//! Proposal, choice, reason and what then happened: one record that replays.

use dispatch_core::register::Route;
use dispatch_core::view::{Came, Chosen, proposal_course, proposals_for};
use dispatch_core::words::{IncidentId, ProposalId, TeamId};
use serde_json::{Value, json};

use crate::common::{Night, second};
use crate::told::{picked, proposal};

const CENTRE: &str = "duty-officer";
/// Who commands at the scene.
const HEAD: &str = "guoxi-duty-head";

fn propose(night: &mut Night, at: i64) {
    let says = proposal(night, "x", at);
    night.ok(
        CENTRE,
        at,
        json!({"propose": {"proposal": "p1", "says": says}}),
    );
}

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 10);
    propose(&mut night, 20);
    night
}

fn dispatch(team: &str, because: Option<&str>) -> Value {
    let mut it = json!({"incident": "x", "team": team, "proposal": "p1"});
    if let Some(because) = because {
        it["because"] = json!(because);
    }
    json!({"dispatch": it})
}

#[test]
fn what_was_proposed_chosen_and_came_of_it_is_one_record() {
    let mut night = night();
    let id = ProposalId::new("p1").unwrap();
    let pump = picked(&proposal(&night, "x", 20), "drainage-pump").remove(0);
    night.ok(CENTRE, 30, dispatch(&pump, None));
    night.ok(CENTRE, 40, dispatch("water-1", Some("驾驶员熟悉水情")));
    night.ok(
        CENTRE,
        2_000,
        json!({"team_state": {"team": pump, "doing": "on-scene", "incident": "x"}}),
    );
    let check = |night: &Night| {
        let course = proposal_course(&night.state, &id).unwrap();
        assert_eq!(course.record.said.at, second(20));
        let of = |team: &str| -> Chosen<'_> {
            let mut all = course.teams.iter();
            all.find(|it| it.team.as_str() == team).unwrap().clone()
        };
        let went = of(&pump);
        assert_eq!(
            (went.sent, went.arrived),
            (Some(second(30)), Some(second(2_000)))
        );
        let said_s = i64::from(went.pick.unwrap().arrives_s);
        assert_eq!(went.late_s(), Some(1_970 - said_s));
        assert_eq!(went.because, None);
        let other = of("water-1");
        assert!(other.pick.is_none() && other.arrived.is_none());
        assert_eq!(other.because.unwrap().as_str(), "驾驶员熟悉水情");
        let left = of("water-2");
        assert!(left.pick.is_some() && left.sent.is_none() && left.late_s().is_none());
    };
    check(&night);
    let again = Night {
        state: night.again(),
        ..night.clone()
    };
    assert_eq!(again.state.digest(), night.state.digest());
    check(&again);
}

/// How far a team of the proposal came, when it was sent, and how late it was.
fn came(night: &Night, team: &TeamId) -> (Came, Option<i64>) {
    let id = ProposalId::new("p1").unwrap();
    let course = proposal_course(&night.state, &id).unwrap();
    let mut all = course.teams.iter();
    let it = all.find(|it| it.team == team).unwrap();
    (it.came, it.sent.map(|it| it.since_s(second(0))))
}

/// A team of the proposal that another desk sends, and that was asked for.
fn asked(night: &mut Night) -> TeamId {
    let says = proposal(night, "x", 20);
    let mut picks = says.needs.iter().flat_map(|it| &it.picks);
    let team = picks.find(|it| night.state.register.teams[&it.team].route == Route::Request);
    let team = team.unwrap().team.clone();
    let request = json!({"incident": "x", "team": team, "route": "request", "proposal": "p1"});
    night.ok(CENTRE, 30, json!({ "request_team": request }));
    team
}

fn answer(team: &TeamId, answer: &Value) -> Value {
    json!({"answer_team": {"incident": "x", "team": team, "answer": answer}})
}

#[test]
fn who_was_only_asked_for_is_not_on_its_way() {
    let mut night = night();
    let team = asked(&mut night);
    assert_eq!(came(&night, &team), (Came::Asked(second(30)), None));
    let mut declined = night.clone();
    declined.ok(CENTRE, 90, answer(&team, &json!({"cannot": "无车"})));
    assert_eq!(came(&declined, &team), (Came::Declined(second(90)), None));
    night.ok(CENTRE, 100, answer(&team, &json!("accepted")));
    assert_eq!(
        came(&night, &team),
        (Came::Sent(second(100)), Some(100)),
        "it counts from the consent, not from the asking"
    );
    night.ok(
        CENTRE,
        400,
        json!({"team_state": {"team": team, "doing": "on-scene", "incident": "x"}}),
    );
    assert_eq!(came(&night, &team), (Came::Arrived(second(400)), Some(100)));
}

#[test]
fn who_was_called_off_is_not_on_its_way() {
    let mut night = night();
    let team = asked(&mut night);
    night.ok(
        HEAD,
        60,
        json!({"release_team": {"incident": "x", "team": team}}),
    );
    assert_eq!(came(&night, &team), (Came::CalledOff(second(60)), None));
    night.ok(CENTRE, 70, dispatch("water-1", None));
    let own = TeamId::new("water-1").unwrap();
    assert_eq!(came(&night, &own), (Came::Sent(second(70)), Some(70)));
    night.ok(
        HEAD,
        80,
        json!({"release_team": {"incident": "x", "team": own}}),
    );
    assert_eq!(came(&night, &own), (Came::CalledOff(second(80)), Some(70)));
}

#[test]
fn the_record_says_what_was_known_then() {
    let mut night = night();
    let id = ProposalId::new("p1").unwrap();
    let before = night.state.proposals.get(&id).unwrap().says.clone();
    night.ok(
        CENTRE,
        30,
        json!({"team_state": {"team": "water-2", "doing": "out-of-service"}}),
    );
    assert_ne!(proposal(&night, "x", 40), before);
    assert_eq!(night.state.proposals.get(&id).unwrap().says, before);
}

#[test]
fn a_merged_incident_keeps_its_proposals() {
    let mut night = night();
    night.flood("y", 100);
    night.ok(CENTRE, 110, dispatch("water-1", Some("最近")));
    night.ok(
        CENTRE,
        120,
        json!({"merge": {"from": "x", "into": "y", "reason": "同一起"}}),
    );
    let y = IncidentId::new("y").unwrap();
    let all = proposals_for(&night.state, &y);
    assert_eq!(all.len(), 1);
    let course = proposal_course(&night.state, all[0].0).unwrap();
    assert!(course.teams.iter().any(|it| it.team.as_str() == "water-1"));
}

#[test]
fn a_proposal_is_refused_for_its_form_alone() {
    let mut night = night();
    let mut says = serde_json::to_value(proposal(&night, "x", 30)).unwrap();
    night.refused(
        CENTRE,
        40,
        json!({"propose": {"proposal": "p1", "says": says}}),
        "name-taken",
    );
    let twice = says["needs"][0]["picks"][0].clone();
    says["needs"][0]["picks"]
        .as_array_mut()
        .unwrap()
        .push(twice);
    night.refused(
        CENTRE,
        50,
        json!({"propose": {"proposal": "p2", "says": says}}),
        "nonsense",
    );
    let mut says = serde_json::to_value(proposal(&night, "x", 30)).unwrap();
    says["incident"] = json!("nobody-knows");
    night.refused(
        CENTRE,
        60,
        json!({"propose": {"proposal": "p3", "says": says}}),
        "unknown-incident",
    );
}

#[test]
fn taking_back_a_dispatch_takes_its_reason_back() {
    let mut night = night();
    let pump = picked(&proposal(&night, "x", 20), "drainage-pump").remove(0);
    night.ok(CENTRE, 30, dispatch(&pump, Some("试")));
    let entry = night.told.last().unwrap().author.id;
    night.ok(CENTRE, 35, json!({"undo": {"entry": entry}}));
    let id = ProposalId::new("p1").unwrap();
    let course = proposal_course(&night.state, &id).unwrap();
    assert!(
        course
            .teams
            .iter()
            .all(|it| it.sent.is_none() && it.because.is_none())
    );
}
