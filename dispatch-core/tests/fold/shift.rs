//! Alarms put off, and duty handed over (practice R21, story S9). Second 0 is 08:30; the chief's duty
//! changes at 09:30, from Wang to Wu.

mod sheet;

use dispatch_core::state::{ConflictKind, State};
use dispatch_core::view::{self, Alarm};
use dispatch_core::words::PostId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const CHANGE: i64 = 3600;
const OLD: &str = "wang-guochuan";
const NEW: &str = "wu-yonglan";

fn duty(post: &str, person: &str, from: i64) -> Value {
    json!({"set_duty": {"post": post, "person": person, "from": second(from).0}})
}

fn night() -> Night {
    let mut night = Night::live();
    night.ok(CHIEF, 0, duty(CHIEF, NEW, CHANGE));
    night
}

fn sign(role: &str, person: &str) -> Value {
    json!({"sign_handover": {"post": CHIEF, "change_at": second(CHANGE).0, "role": role,
        "person": person}})
}

fn shelve(alarm: &str, until: i64) -> Value {
    json!({"shelve_alarm": {"alarm": alarm, "until": second(until).0,
        "reason": {"why": "in-hand"}}})
}

fn post(post: &str) -> PostId {
    PostId::new(post).unwrap()
}

fn responsible(night: &Night, at: i64) -> String {
    let holder = view::responsible(&night.state, &post(CHIEF), second(at));
    holder.unwrap().to_string()
}

fn standing(state: &State, kind: &str, at: i64) -> Vec<Alarm> {
    let mut alarms = view::alarms(state, second(at));
    alarms.retain(|it| it.key.as_str().starts_with(kind));
    alarms
}

/// What sounds at the seats of a post.
fn sounds(night: &Night, of: &str, at: i64) -> Vec<String> {
    let now = second(at);
    let alarms = view::alarms(&night.state, now);
    let sounding = alarms
        .iter()
        .filter(|it| view::sounds_for(&night.state, &post(of), it, now));
    sounding.map(|it| it.key.to_string()).collect()
}

fn whistled() -> Night {
    let mut night = night();
    night.ok(
        "guoxi-duty",
        100,
        json!({"whistle": {"incident": "w", "type": "fire", "township": "330304009",
            "place": {"words": "仓库"}, "conditions": ["large-loss"], "self_handled": true}}),
    );
    night
}

#[test]
fn an_alarm_put_off_is_quiet_for_the_post_alone_and_sounds_again_by_itself() {
    let mut night = whistled();
    assert_eq!(sounds(&night, CHIEF, 200), ["whistle/1"]);
    night.ok(CHIEF, 200, shelve("whistle/1", 800));
    assert!(sounds(&night, CHIEF, 200).is_empty());
    assert!(sounds(&night, CHIEF, 799).is_empty());
    assert_eq!(sounds(&night, CENTRE, 799), ["whistle/1"]);
    assert_eq!(sounds(&night, CHIEF, 800), ["whistle/1"]);
    assert_eq!(
        standing(&night.state, "whistle/", 300).len(),
        1,
        "it stands on, only unheard"
    );
}

#[test]
fn an_alarm_is_put_off_until_a_moment_within_two_hours() {
    let mut night = whistled();
    for until in [100, 200, 200 + 7201] {
        night.refused(CHIEF, 200, shelve("whistle/1", until), "nonsense");
    }
    night.ok(CHIEF, 200, shelve("whistle/1", 200 + 7200));
    // The newer word counts, and what is over is dropped.
    night.ok(CHIEF, 300, shelve("whistle/1", 400));
    assert_eq!(sounds(&night, CHIEF, 400), ["whistle/1"]);
    night.ok(CHIEF, 500, shelve("whistle/2", 600));
    let kept = &night.state.shift.shelved[&post(CHIEF)];
    assert_eq!(kept.len(), 1);
}

#[test]
fn rescuers_unaccounted_for_are_never_put_off() {
    let mut night = night();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        200,
        json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": 3, "of": 4}}),
    );
    let alarm = standing(&night.state, "unaccounted/", 300).remove(0);
    assert!(!alarm.can_shelve);
    night.refused(CHIEF, 300, shelve(alarm.key.as_str(), 900), "never-shelved");
    assert!(sounds(&night, CHIEF, 300).contains(&alarm.key.to_string()));
}

#[test]
fn what_was_put_off_by_mistake_is_taken_back() {
    let mut night = whistled();
    night.ok(CHIEF, 200, shelve("whistle/1", 800));
    let entry = night.told.last().unwrap().author.id;
    night.ok(CHIEF, 205, json!({"undo": {"entry": entry}}));
    assert_eq!(sounds(&night, CHIEF, 300), ["whistle/1"]);
    assert!(night.state.shift.is_none(), "as if it never was");
}

#[test]
fn until_the_incoming_has_signed_the_outgoing_remains_and_an_alarm_says_so() {
    let mut night = night();
    assert!(standing(&night.state, "successor/", CHANGE - 1).is_empty());
    assert_eq!(responsible(&night, CHANGE - 1), OLD);
    night.ok(CHIEF, CHANGE + 360, sign("outgoing", OLD));
    night.ok("leader-on-duty", CHANGE + 370, sign("leader", "li-wenhe"));
    let at = CHANGE + 700;
    let alarm = standing(&night.state, "successor/", at).remove(0);
    assert_eq!(alarm.since, second(CHANGE));
    assert_eq!(
        alarm.zh,
        "接班人未到:值班长 吴永岚（示例）,仍由 王国川（示例） 负责"
    );
    night.ok(CHIEF, CHANGE + 780, sign("incoming", NEW));
    assert!(standing(&night.state, "successor/", CHANGE + 780).is_empty());
    for (at, who) in [
        (CHANGE, OLD),
        (CHANGE + 779, OLD),
        (CHANGE + 780, NEW),
        (CHANGE + 20 * 3600, NEW),
    ] {
        assert_eq!(responsible(&night, at), who, "{at}");
    }
}

#[test]
fn nobody_on_the_roster_leaves_it_with_the_last_one() {
    let mut night = Night::live();
    let line = |person: &str, from: Option<i64>, until: Option<i64>| {
        let mut row = json!({"post": "stand-in", "person": person});
        if let Some(from) = from {
            row["from"] = json!(second(from).0);
        }
        if let Some(until) = until {
            row["until"] = json!(second(until).0);
        }
        json!({ "set_duty": row })
    };
    night.ok(
        CHIEF,
        0,
        json!({"set_post": {"id": "stand-in", "zh": "三席", "en": "Third desk",
            "kind": "duty-officer", "unit": "centre"}}),
    );
    night.ok(CHIEF, 0, line(OLD, None, Some(CHANGE)));
    night.ok(CHIEF, 0, line(NEW, Some(CHANGE + 600), None));
    let state = &night.state;
    let holder = |at: i64| {
        let holder = view::responsible(state, &post("stand-in"), second(at));
        holder.unwrap().to_string()
    };
    for at in [CHANGE - 1, CHANGE, CHANGE + 599] {
        assert_eq!(holder(at), OLD, "{at}");
    }
    night.ok(CENTRE, CHANGE + 10, json!({"note": {"words": "换班"}}));
    let alarm = standing(&night.state, "successor/", CHANGE + 10).remove(0);
    assert!(alarm.zh.contains("值班表无人"), "{}", alarm.zh);
}

#[test]
fn the_signature_of_the_incoming_moves_claims_and_alarms_put_off_without_a_tone() {
    let mut night = whistled();
    for id in ["a", "b", "c", "d"] {
        night.open(id, 150, "fire");
    }
    let claim = |id: &str, who: &str| json!({"claim": {"incident": id, "person": who}});
    for (id, who) in [("a", OLD), ("b", "chen-anqing"), ("c", OLD), ("d", OLD)] {
        night.ok(CENTRE, 160, claim(id, who));
    }
    night.ok(
        "guoxi-duty-head",
        170,
        json!({"end_scene": {"incident": "c"}}),
    );
    night.ok(
        "guoxi-duty-head",
        180,
        json!({"end_scene": {"incident": "d"}}),
    );
    night.ok(CENTRE, 190, json!({"file": {"incident": "d"}}));
    night.ok(CHIEF, CHANGE - 60, shelve("whistle/1", CHANGE + 1800));
    let at = CHANGE + 780;
    // One second before, apart from the alarm that ends with the signature, the same sounds.
    let mut before = sounds(&night, CHIEF, at - 1);
    before.retain(|it| !it.starts_with("successor/"));
    night.ok(CHIEF, at, sign("incoming", NEW));
    assert_eq!(sounds(&night, CHIEF, at), before, "no extra tone");
    let holder = |id: &str| night.incident(id).holder().unwrap().to_string();
    for (id, who) in [("a", NEW), ("b", "chen-anqing"), ("c", NEW), ("d", OLD)] {
        assert_eq!(holder(id), who, "{id}");
    }
    assert_eq!(night.incident("a").claims[1].from, second(at));
    let shelved = &night.state.shift.shelved[&post(CHIEF)];
    let shelving = shelved.values().next().unwrap();
    assert_eq!(shelving.person.as_str(), NEW);
    assert_eq!(shelving.until, second(CHANGE + 1800));
}

#[test]
fn signatures_come_in_any_order_and_once_more_changes_nothing() {
    let mut night = night();
    night.open("a", 100, "fire");
    night.ok(
        CENTRE,
        160,
        json!({"claim": {"incident": "a", "person": OLD}}),
    );
    night.ok(CHIEF, CHANGE - 300, sign("incoming", NEW));
    // He signed early: until the change the duty is the other's.
    assert_eq!(responsible(&night, CHANGE - 1), OLD);
    assert_eq!(responsible(&night, CHANGE), NEW);
    assert!(standing(&night.state, "successor/", CHANGE + 60).is_empty());
    night.ok(CHIEF, CHANGE + 300, sign("incoming", NEW));
    night.ok(CHIEF, CHANGE + 310, sign("outgoing", OLD));
    let handover = night.state.shift.handover(&post(CHIEF), second(CHANGE));
    let incoming = handover.unwrap().incoming.clone().unwrap();
    assert_eq!(incoming.said.at, second(CHANGE - 300));
    assert_eq!(night.incident("a").claims.len(), 2);
    assert_eq!(night.state.open_conflicts().count(), 0);
}

#[test]
fn two_names_for_one_role_are_a_contradiction_and_the_later_stands() {
    let mut night = night();
    night.open("a", 100, "fire");
    night.ok(
        CENTRE,
        160,
        json!({"claim": {"incident": "a", "person": OLD}}),
    );
    night.ok(CHIEF, CHANGE + 100, sign("incoming", "chen-anqing"));
    night.ok(CHIEF, CHANGE + 200, sign("incoming", NEW));
    let holder = night.incident("a").holder().unwrap();
    assert_eq!(holder.as_str(), NEW);
    assert_eq!(responsible(&night, CHANGE + 300), NEW);
    let conflict = night.state.open_conflicts().next().unwrap().1;
    assert_eq!(conflict.kind, ConflictKind::Command);
    assert_eq!(
        conflict.claims[1].as_str(),
        "接班人 吴永岚（示例） 09:33:20"
    );
    // An older word that comes late stands beside it and moves nothing.
    let late = night.late(CHIEF, CHANGE + 150, CHANGE + 400, sign("incoming", OLD));
    assert!(late.refusal().is_none());
    assert_eq!(responsible(&night, CHANGE + 500), NEW);
    assert_eq!(night.incident("a").holder().unwrap().as_str(), NEW);
}

#[test]
fn who_hands_over_is_whoever_signed_as_such() {
    let mut night = night();
    for id in ["a", "b"] {
        night.open(id, 100, "fire");
    }
    let claim = |id: &str, who: &str| json!({"claim": {"incident": id, "person": who}});
    night.ok(CENTRE, 160, claim("a", OLD));
    night.ok(CENTRE, 160, claim("b", "zhou-jianfeng"));
    night.ok(CHIEF, CHANGE, sign("outgoing", "zhou-jianfeng"));
    night.ok(CHIEF, CHANGE + 60, sign("incoming", NEW));
    let holder = |id: &str| night.incident(id).holder().unwrap().to_string();
    assert_eq!((holder("a"), holder("b")), (OLD.to_owned(), NEW.to_owned()));
}

#[test]
fn only_a_known_person_signs_and_only_the_room_records_it() {
    let mut night = night();
    night.refused(CHIEF, CHANGE, sign("incoming", "wu-yonglang"), "unknown");
    night.refused("guoxi-duty", CHANGE, sign("incoming", NEW), "no-right");
    let elsewhere = json!({"sign_handover": {"post": "nowhere", "change_at": 0, "role": "leader"}});
    night.refused(CHIEF, CHANGE, elsewhere, "unknown");
}

#[test]
fn the_first_edition_knows_nothing_of_it() {
    let mut night = night();
    night.state.edition = 1;
    night.refused(CHIEF, 100, shelve("whistle/1", 800), "not-in-this-edition");
    night.refused(CHIEF, 100, sign("incoming", NEW), "not-in-this-edition");
    assert!(standing(&night.state, "successor/", CHANGE + 60).is_empty());
    assert_eq!(responsible(&night, CHANGE), NEW);
}
