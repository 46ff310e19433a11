//! When a team is there, from where it was seen last, and why it is late.

use dispatch_core::catalogue::Sending;
use dispatch_core::proposal::PlaceBy;
use dispatch_core::time::Time;
use dispatch_core::travel::{By, Travel};
use dispatch_core::view::{Arrival, Asked, Coming, LateWhy, arrival, ready, team_place, turnout_s};
use dispatch_core::words::TeamId;
use serde_json::{Value, json};

use crate::common::{Night, catalogue, second};

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    let point = json!({"lat_e7": 279_950_000, "lon_e7": 1_205_880_000});
    night.ok(
        CENTRE,
        50,
        json!({"open": {"incident": "x", "type": "flood-typhoon-drought", "township": "330304009",
            "place": {"words": "下穿", "point": point}, "words": "积水"}}),
    );
    night
}

fn team() -> TeamId {
    TeamId::new("water-1").unwrap()
}

fn due(night: &Night, seconds: u32, rounds: bool, at: i64) -> Option<Arrival> {
    let way = Travel {
        seconds,
        metres: 7_000,
        by: By::Road,
    };
    let coming = Coming {
        way,
        rounds,
        turnout_s: turnout_s(&night.state, catalogue(), &team()),
    };
    let incident = night.incident("x");
    arrival(&night.state, incident, &team(), coming, second(at))
}

fn doing(doing: &str, more: Value) -> Value {
    let mut body = json!({"team": "water-1", "doing": doing, "incident": "x"});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    json!({ "team_state": body })
}

fn seen(night: &Night) -> Option<Time> {
    team_place(&night.state, &team()).unwrap().seen_at
}

#[test]
fn before_it_sets_out_its_turnout_is_counted_in_and_after_that_it_is_late() {
    let mut night = night();
    assert_eq!(due(&night, 600, false, 100), None, "nobody sent it");
    night.ok(
        CENTRE,
        100,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    assert_eq!(seen(&night), None, "at its station");
    let soon = due(&night, 600, true, 160).unwrap();
    // Five minutes for a boat, as it was proposed.
    assert_eq!((soon.due_at, soon.late_s), (second(100 + 300 + 600), 0));
    assert!(soon.why.is_empty());
    let late = due(&night, 600, false, 100 + 300 + 60).unwrap();
    assert_eq!(late.due_at, second(100 + 300 + 60 + 600));
    assert_eq!(late.late_s, 60);
    assert_eq!(late.why, [LateWhy::NotSetOut(second(100))]);
}

#[test]
fn each_kind_turns_out_as_the_catalogue_says_one_nobody_knows_as_it_says_of_none() {
    let mut night = night();
    let of =
        |night: &Night, id: &str| turnout_s(&night.state, catalogue(), &TeamId::new(id).unwrap());
    assert_eq!(of(&night, "zeya-station"), 60);
    assert_eq!(of(&night, "drainage-1"), 600);
    let row = &catalogue().sending["drainage-pump"];
    assert_eq!(row.turnout_s, 600);
    assert_eq!(of(&night, "nobody"), Sending::UNSAID.turnout_s);
    // Entered on the spot, and of a kind all the same.
    night.ok(
        CENTRE,
        60,
        json!({"team_state": {"team": "farmers", "doing": "on-scene", "incident": "x",
        "unlisted": {"zh": "村民抽水队", "kind": "drainage-pump"}}}),
    );
    assert_eq!(of(&night, "farmers"), 600);
}

#[test]
fn who_was_asked_for_is_late_from_the_consent_on() {
    let mut night = night();
    let request = json!({"incident": "x", "team": "water-2", "route": "request"});
    night.ok(CENTRE, 100, json!({ "request_team": request }));
    let answer = json!({"incident": "x", "team": "water-2", "answer": "accepted"});
    night.ok(CENTRE, 1_900, json!({ "answer_team": answer }));
    let way = Travel {
        seconds: 600,
        metres: 7_000,
        by: By::Road,
    };
    let team = TeamId::new("water-2").unwrap();
    let coming = Coming {
        way,
        rounds: false,
        turnout_s: 300,
    };
    let due = |at| arrival(&night.state, night.incident("x"), &team, coming, second(at));
    assert_eq!(due(2_000).unwrap().late_s, 0);
    let late = due(1_900 + 300 + 30).unwrap();
    assert_eq!(late.late_s, 30);
    assert_eq!(late.why, [LateWhy::NotSetOut(second(1_900))]);
}

#[test]
fn under_way_it_is_counted_from_where_it_was_seen_last() {
    let mut night = night();
    night.ok(CENTRE, 100, doing("en-route", json!({})));
    let never = due(&night, 600, false, 400).unwrap();
    assert_eq!((never.due_at, never.late_s), (second(700), 0));
    let never = due(&night, 600, true, 760).unwrap();
    assert_eq!(never.late_s, 60);
    let why = [LateWhy::Unseen(second(100)), LateWhy::RoundClosed];
    assert_eq!(never.why, why);
    let there = json!({"point": {"lat_e7": 279_900_000, "lon_e7": 1_206_000_000}});
    night.ok(CENTRE, 500, doing("en-route", there));
    assert_eq!(seen(&night), Some(second(500)));
    let nearer = due(&night, 240, false, 600).unwrap();
    assert_eq!(
        (nearer.due_at, nearer.left_s(second(600))),
        (second(740), 140)
    );
    let late = due(&night, 240, false, 800).unwrap();
    assert_eq!((late.late_s, late.left_s(second(800))), (60, -60));
    assert_eq!(late.why, [LateWhy::OldPosition(second(500))]);
    night.ok(CENTRE, 820, doing("on-scene", json!({})));
    assert_eq!(due(&night, 240, false, 900), None, "it is there");
    // From there it would go on to another scene.
    let scene = night.incident("x").place.point;
    let place = team_place(&night.state, &team()).unwrap();
    assert_eq!(Some(place.point), scene);
    assert_eq!(place.seen_at, Some(second(820)));
}

#[test]
fn it_is_late_where_it_comes_later_than_it_said() {
    let mut night = night();
    let said = json!({"eta_at": second(400).0});
    night.ok(CENTRE, 100, doing("en-route", said));
    let late = due(&night, 600, true, 200).unwrap();
    assert_eq!((late.due_at, late.late_s), (second(700), 300));
    assert_eq!(late.why, [LateWhy::RoundClosed]);
    let early = due(&night, 200, true, 200).unwrap();
    assert_eq!((early.late_s, early.why.len()), (0, 0));
}

#[test]
fn a_proposal_and_an_arrival_reckon_a_team_from_the_same_place() {
    let home = night();
    let seen = |it: &str, more: Value| {
        let mut night = night();
        night.ok(CENTRE, 100, doing(it, more));
        night
    };
    let point = json!({"point": {"lat_e7": 279_900_000, "lon_e7": 1_206_000_000}});
    let mut exercising = seen("withdrawing", json!({}));
    exercising.ok(
        CENTRE,
        110,
        json!({"exercise": {"team": "water-1", "place": "训练基地", "recall_min": 20}}),
    );
    let rows: [(Night, PlaceBy); 4] = [
        (home, PlaceBy::Station),
        (seen("withdrawing", json!({})), PlaceBy::Scene),
        (seen("withdrawing", point), PlaceBy::Seen),
        (seen("home", json!({})), PlaceBy::Station),
    ];
    for (night, by) in rows.iter().chain([&(exercising, PlaceBy::Station)]) {
        let place = team_place(&night.state, &team()).unwrap();
        assert_eq!(place.by, *by);
        let asked = Asked {
            state: &night.state,
            now: second(200),
            catalogue: catalogue(),
            ways: &|_, _, _| None,
        };
        let listed = night.state.register.teams.get(&team()).unwrap();
        let from = ready(&asked, listed).unwrap().from;
        assert_eq!((from.point, from.by), (place.point, place.by), "{by:?}");
    }
}
