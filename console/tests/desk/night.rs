//! A night that is too much: as many open incidents as are asked for, a hundred teams under way, a
//! response in force, people inside a danger zone too long. Told by the commands that a room would say.

use std::collections::BTreeSet;

use dispatch_core::command::Command;
use dispatch_core::view::proposed_commander;
use dispatch_core::words::IncidentId;
use serde_json::{Value, json};
use yishao::desk::Seat;

use crate::keeper::{Room, START, seat};

/// Teams that are on their way.
const TEAMS: usize = 100;

fn command(json: Value) -> Command {
    serde_json::from_value(json).unwrap()
}

/// Tells the night. Between two incidents ten seconds pass, so that of a thousand the first is three
/// hours old; every fourth department is late.
pub fn tell(room: &mut Room, incidents: usize) {
    let officers = ["duty-officer", "duty-officer-2"].map(|it| seat(it, &room.state));
    let chief = seat("duty-chief", &room.state);
    room.say(&chief, response());
    let townships = room.state.register.townships.keys();
    let townships: Vec<String> = townships.map(ToString::to_string).collect();
    for n in 1..=incidents {
        room.pass(10);
        let township = &townships[n % townships.len()];
        incident(room, &officers[n % 2], n, township);
    }
    teams(room, &officers[0], incidents);
    inside(room, &officers[0], incidents);
    assert_eq!(room.state.open_incidents().len(), incidents);
}

fn response() -> Command {
    command(json!({ "start_response": {
        "response": "typhoon", "kind": "typhoon", "level": "II", "matter": "防御台风",
        "area": "全区", "types": ["flood-typhoon-drought"],
        "expected_end_at": START + 86_400_000, "measures": "镇街全员在岗",
        "started_by": "department:gov-office",
        "consent": { "document": { "number": "瓯防指 3 号" } },
    }}))
}

/// One of the night: every tenth whistle waits, nobody has every sixth, half of them have a commander.
fn incident(room: &mut Room, officer: &Seat, n: usize, township: &str) {
    let id = format!("i-{n}");
    let (across, along) = ((n % 40) as i64, (n / 40 % 25) as i64);
    let point = json!({
        "lat_e7": 278_700_000 + along * 70_000,
        "lon_e7": 1_204_400_000 + across * 70_000,
    });
    let trapped = if n.is_multiple_of(9) {
        json!({ "trapped": 2 })
    } else {
        json!({})
    };
    let hang = if n.is_multiple_of(2) {
        json!("typhoon")
    } else {
        Value::Null
    };
    let mut whistle = json!({ "whistle": {
        "incident": id, "type": "flood-typhoon-drought", "township": township,
        "place": { "words": format!("{n} 号点低洼路段积水"), "point": point },
        "conditions": ["serious-danger"], "figures": trapped,
    }});
    if !hang.is_null() {
        whistle["whistle"]["response"] = hang;
    }
    room.say(officer, command(whistle));
    if n.is_multiple_of(10) {
        return;
    }
    room.say(
        officer,
        command(json!({ "take_whistle": { "incident": id } })),
    );
    if !n.is_multiple_of(6) {
        let claim = json!({ "claim": { "incident": id, "person": officer.person } });
        room.say(officer, command(claim));
    }
    let called = &room.state.incident(&named(&id)).unwrap().calls;
    let called: Vec<String> = called.keys().map(ToString::to_string).collect();
    for (place, department) in called.iter().enumerate() {
        if (n + place).is_multiple_of(4) {
            continue;
        }
        for said in ["acknowledge", "report_in"] {
            let said = json!({ said: { "incident": id, "department": department } });
            room.say(officer, command(said));
        }
    }
    if n.is_multiple_of(2) {
        let incident = room.state.incident(&named(&id)).unwrap();
        let post = proposed_commander(&room.state, incident).map(|it| it.id.to_string());
        for said in ["designate", "take_command"] {
            let said = json!({ said: { "incident": id, "post": post } });
            room.say(officer, command(said));
        }
    }
}

fn named(id: &str) -> IncidentId {
    IncidentId::new(id).unwrap()
}

/// The teams of the register, and as many that no register lists.
fn teams(room: &mut Room, officer: &Seat, incidents: usize) {
    let listed: BTreeSet<String> = room
        .state
        .register
        .teams
        .keys()
        .map(ToString::to_string)
        .collect();
    let unlisted = (0..).map(|it| format!("support-{it}"));
    let all: Vec<String> = listed.iter().cloned().chain(unlisted).take(TEAMS).collect();
    for (n, team) in all.iter().enumerate() {
        let mut said = json!({ "team_state": {
            "team": team, "doing": "en-route", "incident": format!("i-{}", n % incidents + 1),
            "point": { "lat_e7": 279_000_000 + n as i64 * 10_000, "lon_e7": 1_206_000_000 },
        }});
        if !listed.contains(team) {
            said["team_state"]["unlisted"] =
                json!({ "zh": format!("支援{n}队"), "kind": "water-rescue" });
        }
        room.say(officer, command(said));
    }
}

/// People inside a danger zone, past their latest out by the end.
fn inside(room: &mut Room, officer: &Seat, incidents: usize) {
    for n in (1..=incidents).step_by(50) {
        let entered = json!({ "enter_zone": {
            "incident": format!("i-{n}"), "who": "team:water-1", "people": 3, "limit_min": 5,
            "task": "车顶救人",
        }});
        room.say(officer, command(entered));
    }
    room.pass(600);
}
