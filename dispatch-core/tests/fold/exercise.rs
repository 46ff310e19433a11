//! Drill and live world side by side (practice R9): live teams that take part, units that leave a
//! drill, and people called to an incident that was a drill's.

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{Incident, State};
use dispatch_core::view::{Readiness, alarms, exercising, not_back, piercing, readiness};
use dispatch_core::words::TeamId;
use serde_json::{Value, json};

mod back;

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const DIRECTOR: &str = "director";

fn takes_part(team: &str) -> Value {
    json!({"exercise": {"team": team, "place": "训练基地", "recall_min": 25}})
}

fn ready<'a>(state: &'a State, team: &str) -> Readiness<'a> {
    readiness(state, &TeamId::new(team).unwrap())
}

fn seen(team: &str, doing: &str) -> Value {
    json!({"team_state": {"team": team, "doing": doing}})
}

#[test]
fn a_team_that_takes_part_in_a_drill_is_recallable_and_never_on_stand_by() {
    let mut night = Night::live();
    night.flood("x", 100);
    for team in ["water-1", "water-2", "water-3"] {
        assert_eq!(ready(&night.state, team), Readiness::Standby);
        night.ok(CENTRE, 200, takes_part(team));
    }
    let listed: Vec<(String, u32)> = exercising(&night.state)
        .iter()
        .map(|(id, mark)| (id.to_string(), mark.recall_min))
        .collect();
    assert_eq!(
        listed,
        [
            ("water-1".to_owned(), 25),
            ("water-2".to_owned(), 25),
            ("water-3".to_owned(), 25)
        ]
    );
    // It can be sent all the same, and until it sets out it is still at the drill.
    night.ok(
        CENTRE,
        300,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    assert!(matches!(
        ready(&night.state, "water-1"),
        Readiness::Held(id) if id.as_str() == "x"
    ));
    night.ok(CENTRE, 310, seen("water-1", "accepted"));
    assert_eq!(exercising(&night.state).len(), 3);
    night.ok(CENTRE, 1_800, seen("water-1", "en-route"));
    assert_eq!(exercising(&night.state).len(), 2);
    // The others end it by a word, and by coming home.
    night.ok(CENTRE, 1_900, json!({"end_exercise": {"team": "water-2"}}));
    night.ok(CENTRE, 1_900, seen("water-3", "home"));
    assert_eq!(ready(&night.state, "water-2"), Readiness::Standby);
    assert_eq!(ready(&night.state, "water-3"), Readiness::Standby);
}

#[test]
fn words_about_a_drill_may_come_in_any_order_and_a_fact_is_refused_for_its_form_alone() {
    let mut night = Night::live();
    // It ended at 400; that it had begun at 200 is told afterwards.
    night.ok(
        CENTRE,
        400,
        json!({"end_exercise": {"team": "guoxi-squad"}}),
    );
    let verdict = night.late(CENTRE, 200, 500, takes_part("guoxi-squad"));
    assert_eq!(verdict, Verdict::Accepted);
    assert_eq!(ready(&night.state, "guoxi-squad"), Readiness::Standby);
    // Before the drill it had rested: that is over.
    night.ok(CENTRE, 510, seen("water-1", "resting"));
    assert_eq!(ready(&night.state, "water-1"), Readiness::Resting);
    night.ok(CENTRE, 520, takes_part("water-1"));
    night.flood("x", 530);
    night.ok(
        CENTRE,
        540,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    night.refused(CENTRE, 550, takes_part("water-22"), "unknown");
    let mut never = takes_part("water-3");
    never["exercise"]["recall_min"] = json!(1_441);
    night.refused(CENTRE, 560, never, "nonsense");
}

#[test]
fn a_drill_is_ended_in_a_drill_alone() {
    let leave = json!({"leave_drill": {"units": ["department:fire-brigade"]}});
    let mut live = Night::live();
    for post in [CENTRE, CHIEF, DIRECTOR] {
        live.refused(post, 100, json!({"end_drill": {}}), "only-in-drill");
        live.refused(post, 100, leave.clone(), "only-in-drill");
    }
    let mut drill = Night::drill();
    drill.refused(CENTRE, 100, json!({"end_drill": {}}), "no-right");
    drill.refused(
        DIRECTOR,
        100,
        json!({"leave_drill": {"units": []}}),
        "no-addressee",
    );
    drill.ok(DIRECTOR, 110, leave.clone());
    drill.ok(CHIEF, 120, leave);
    drill.ok(CHIEF, 130, json!({"end_drill": {}}));
    let course = &drill.state.drill;
    let left: Vec<_> = course.left.values().map(|it| it.said.at).collect();
    assert_eq!(left, [second(110)], "the first word counts");
    assert_eq!(course.ended.as_ref().unwrap().said.at, second(130));
}

#[test]
fn a_unit_takes_its_teams_and_posts_along() {
    let mut drill = Night::drill();
    drill.ok(
        DIRECTOR,
        100,
        json!({"leave_drill": {"units": ["department:fire-brigade", "team:water-1"]}}),
    );
    let over = |party: &str| {
        let party = party.parse().unwrap();
        let state = &drill.state;
        state.drill.over_for(&state.register, &party)
    };
    for gone in [
        "department:fire-brigade",
        "team:guoxi-station",
        "post:fire-duty-commander",
        "team:water-1",
    ] {
        assert_eq!(over(gone), Some(second(100)), "{gone}");
    }
    for here in [
        "department:em-bureau",
        "team:guoxi-squad",
        "centre",
        "other:甲",
    ] {
        assert_eq!(over(here), None, "{here}");
    }
}

/// A drill's whistle that was blown in the live world, with the brigade on scene, the police called, a
/// team on its way, and a department that has left again.
fn mistaken() -> Night {
    let mut night = Night::live();
    night.ok(
        "guoxi-duty",
        100,
        json!({"whistle": {"incident": "x", "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": "下穿"}, "conditions": ["unaccounted"]}}),
    );
    night.ok(CENTRE, 110, json!({"take_whistle": {"incident": "x"}}));
    night.ok(
        CENTRE,
        200,
        json!({"report_in": {"incident": "x", "department": "fire-brigade"}}),
    );
    night.ok(
        CENTRE,
        210,
        json!({"left": {"incident": "x", "department": "power"}}),
    );
    night.ok(
        CENTRE,
        220,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    night
}

fn withdraw(reason: &str) -> Value {
    json!({"withdraw": {"incident": "x", "reason": reason, "words": "演练的哨"}})
}

fn waiting(state: &State, incident: &Incident) -> Vec<String> {
    not_back(state, incident)
        .iter()
        .map(|it| it.who.to_string())
        .collect()
}

fn unconfirmed(night: &Night, at: i64) -> Vec<String> {
    alarms(&night.state, second(at))
        .into_iter()
        .filter(|it| it.key.as_str().starts_with("call-back/"))
        .map(|it| it.zh)
        .collect()
}

#[test]
fn drill_input_calls_back_everybody_who_was_called_and_waits_for_each() {
    let mut night = mistaken();
    night.ok(CENTRE, 300, withdraw("drill-input"));
    let called: Vec<String> = waiting(&night.state, night.incident("x"));
    for who in [
        "department:fire-brigade",
        "department:police",
        "team:water-1",
    ] {
        assert!(called.iter().any(|it| it == who), "{who}: {called:?}");
    }
    assert!(!called.iter().any(|it| it == "department:power"), "it left");
    assert_eq!(unconfirmed(&night, 599), Vec::<String>::new());
    assert_eq!(unconfirmed(&night, 600).len(), called.len());
    // One confirms, one is seen to leave, one is on its way home.
    night.ok(
        CENTRE,
        610,
        json!({"stand_down": {"incident": "x", "who": "department:police"}}),
    );
    night.ok(
        CENTRE,
        620,
        json!({"left": {"incident": "x", "department": "fire-brigade"}}),
    );
    night.ok(
        CENTRE,
        630,
        json!({"team_state": {"team": "water-1", "doing": "withdrawing", "incident": "x"}}),
    );
    let left = waiting(&night.state, night.incident("x"));
    assert_eq!(left.len(), called.len() - 3);
    assert_eq!(unconfirmed(&night, 640).len(), left.len());
    // What starts from the open part knows of those who may still be on their way.
    let part = night.state.open_part();
    assert!(part.incidents.values().any(|it| it.id.as_str() == "x"));
    // It was real after all: nobody is called back any more.
    night.ok(
        CENTRE,
        700,
        json!({"reopen": {"incident": "x", "reason": "真的"}}),
    );
    assert_eq!(unconfirmed(&night, 2_000), Vec::<String>::new());
}

#[test]
fn a_mistaken_whistle_and_the_first_edition_call_nobody_back() {
    for reason in ["mistaken", "untrue"] {
        let mut night = mistaken();
        night.ok(CENTRE, 300, withdraw(reason));
        assert_eq!(night.incident("x").called_back, None, "{reason}");
    }
    let mut night = mistaken();
    night.state.edition = 1;
    night.ok(CENTRE, 300, withdraw("drill-input"));
    assert_eq!(night.incident("x").called_back, None);
    night.refused(CENTRE, 310, takes_part("water-1"), "not-in-this-edition");
    night.refused(
        CENTRE,
        310,
        json!({"stand_down": {"incident": "x", "who": "centre"}}),
        "not-in-this-edition",
    );
}

#[test]
fn what_pierces_a_drill_is_number_place_and_age_of_what_nobody_knows_yet() {
    let mut night = Night::live();
    assert_eq!(piercing(&night.state, second(100)), []);
    night.ok(
        "guoxi-duty",
        100,
        json!({"whistle": {"incident": "crane", "type": "construction-collapse",
            "township": "330304009", "place": {"words": "工地塔吊"}, "conditions": ["casualties"],
            "figures": {"trapped": 2}, "words": "报告人张某"}}),
    );
    let lines = piercing(&night.state, second(110));
    assert_eq!(lines.len(), 1);
    // A department puts the whistle off for itself, and knows it for itself: the centre does not yet.
    let whistle = json!({"alarm": "whistle/1", "incident": "crane"});
    let mut later = whistle.clone();
    later["until"] = json!(second(4_000).0);
    later["reason"] = json!({"why": "awaited"});
    night.ok("power-duty", 111, json!({"shelve_alarm": later}));
    assert_eq!(piercing(&night.state, second(112)), lines);
    night.ok("power-duty", 112, json!({"know_alarm": whistle}));
    assert_eq!(piercing(&night.state, second(113)), lines);
    assert_eq!(
        (
            lines[0].number,
            lines[0].place.as_str(),
            lines[0].since,
            lines[0].whistle
        ),
        (1, "工地塔吊", second(100), true)
    );
    night.ok(CENTRE, 140, json!({"take_whistle": {"incident": "crane"}}));
    assert_eq!(piercing(&night.state, second(141)), []);
    // A department that is not reached in time is another alarm, until it is known by name.
    let late = piercing(&night.state, second(500));
    assert_eq!((late.len(), late[0].whistle), (1, false));
    for alarm in alarms(&night.state, second(500)) {
        night.ok(
            CENTRE,
            500,
            json!({"know_alarm": {"alarm": alarm.key, "incident": "crane"}}),
        );
    }
    assert_eq!(piercing(&night.state, second(501)), []);
}
