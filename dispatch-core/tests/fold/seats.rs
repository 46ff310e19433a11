//! What each seat hears, which seat hears nothing, and what is left of a list in a flood.

use dispatch_core::sentence::alarm_kind_text;
use dispatch_core::view::{
    self, AlarmRow, DeafWhy, FLOOD_ABOVE, HEARD, alarm_kind, alarm_rows, alarms, alarms_at,
    deaf_seats, heard_list, is_flood, is_of_life, sound_test,
};
use dispatch_core::words::{PostId, Words};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";

fn post(id: &str) -> PostId {
    PostId::new(id).unwrap()
}

/// The kinds of alarm that the seats of a post hear.
fn heard(night: &Night, of: &str, at: i64) -> Vec<String> {
    let all = alarms_at(&night.state, &post(of), second(at));
    let mut kinds: Vec<String> = all.iter().map(|it| alarm_kind(it).to_owned()).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// A flood at Guoxi to which power was called and reached, and has not signed.
fn called() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        110,
        json!({"call": {"incident": "x", "department": "power"}}),
    );
    night.ok(
        CENTRE,
        120,
        json!({"attempt": {"incident": "x", "department": "power", "to": "值班电话",
            "means": "telephone", "result": "answered"}}),
    );
    night
}

#[test]
fn a_seat_hears_what_is_its_own_and_the_centre_hears_all() {
    let mut night = called();
    let at = 1_000;
    night.ok(
        CENTRE,
        at,
        json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": 3, "of": 4}}),
    );
    let all = alarms(&night.state, second(at)).len();
    for of in [CENTRE, CHIEF, "leader-on-duty"] {
        let heard = alarms_at(&night.state, &post(of), second(at)).len();
        assert_eq!(heard, all, "{of}");
    }
    assert!(heard(&night, "power-duty", at).contains(&"acknowledge".to_owned()));
    for (of, hears) in [
        ("power-duty", true),
        ("guoxi-duty", true),
        ("wutian-duty-head", false),
        ("health-duty", false),
    ] {
        let hears_missing = heard(&night, of, at).contains(&"unaccounted".to_owned());
        assert_eq!(hears_missing, hears, "{of}: rescuers of another's incident");
    }
    for of in ["health-duty", "wutian-duty-head"] {
        let late = heard(&night, of, at);
        assert!(!late.contains(&"acknowledge".to_owned()), "{of}: {late:?}");
    }
}

#[test]
fn whoever_has_to_act_on_it_hears_it() {
    let mut night = Night::live();
    let patrol = json!({"patrol": {"risk": "risk-guoxi-slope", "state": "abnormal"}});
    night.ok(CENTRE, 100, patrol);
    let pump =
        |state: &str| json!({"facility_state": {"facility": "huichang-pump", "state": state}});
    night.ok(CENTRE, 100, pump("damaged"));
    let hears = |of: &str, kind: &str| heard(&night, of, 200).contains(&kind.to_owned());
    assert!(hears("guoxi-duty", "risk") && !hears("wutian-duty-head", "risk"));
    assert!(hears("agriculture-duty", "facility") && !hears("power-duty", "facility"));
}

#[test]
fn every_kind_of_alarm_has_its_line_its_reason_and_its_name() {
    for line in HEARD {
        let (reason, name) = (line.reason(), alarm_kind_text(line.kind));
        assert!(
            !reason.zh.is_empty() && !reason.en.is_empty(),
            "{}",
            line.kind
        );
        assert_ne!(name.zh, line.kind, "no name");
    }
    let night = Night::live();
    let centre = heard_list(&night.state, &post(CENTRE)).len();
    assert_eq!(centre, HEARD.len());
    let township = heard_list(&night.state, &post("guoxi-duty"));
    assert!(township.iter().any(|it| it.kind == "risk"));
    assert!(!township.iter().any(|it| it.kind == "whistle"));
    assert!(!township.iter().any(|it| it.kind == "name-commander"));
}

/// Ten incidents and more within ten minutes, and nobody reached.
fn flooded() -> (Night, i64) {
    let mut night = Night::live();
    for index in 0..12 {
        let id = format!("f{index}");
        night.open(&id, 100 + index, "flood-typhoon-drought");
        night.ok(
            CENTRE,
            100 + index,
            json!({"call": {"incident": id, "department": "power"}}),
        );
    }
    night.ok(
        "guoxi-duty",
        130,
        json!({"whistle": {"incident": "w", "type": "fire", "township": "330304009",
            "place": {"words": "仓库"}, "conditions": ["large-loss"], "self_handled": true}}),
    );
    night.ok(
        CENTRE,
        140,
        json!({"roll_call": {"incident": "f0", "who": "team:water-1", "counted": 3, "of": 4}}),
    );
    (night, 500)
}

#[test]
fn a_flood_is_gathered_by_kind_and_incident_and_loses_nothing() {
    let (night, at) = flooded();
    let now = second(at);
    let all = alarms_at(&night.state, &post(CENTRE), now);
    assert!(is_flood(&all, now), "{} of them", all.len());
    let rows = alarm_rows(&all, now);
    assert!(
        rows.len() < all.len() / 2,
        "{} of {}",
        rows.len(),
        all.len()
    );
    let mut told = 0;
    for row in &rows {
        match row {
            AlarmRow::One(_) => told += 1,
            AlarmRow::Several(group) => {
                assert!(
                    group.alarms().all(|it| !is_of_life(&it.key)),
                    "{}",
                    group.kind
                );
                assert!(group.alarms().all(|it| alarm_kind(it) == group.kind));
                let counted: usize = group.incidents.iter().map(|(_, of)| of.len()).sum();
                assert_eq!(counted, group.unknown());
                told += counted;
            }
        }
    }
    assert_eq!(told, all.len(), "each once");
    let reach = rows.iter().find_map(|it| match it {
        AlarmRow::Several(group) if group.kind == "reach" => Some(group.incidents.len()),
        _ => None,
    });
    assert_eq!(reach, Some(12));
    for kind in ["unaccounted", "whistle"] {
        let alone = |row: &AlarmRow<'_>| match row {
            AlarmRow::One(alarm) => alarm_kind(alarm) == kind,
            AlarmRow::Several(_) => false,
        };
        assert!(rows.iter().any(alone), "{kind} stands on a line of its own");
    }
}

#[test]
fn ten_are_no_flood_and_what_is_old_is_none() {
    let (night, at) = flooded();
    let all = alarms_at(&night.state, &post(CENTRE), second(at));
    let few = &all[..FLOOD_ABOVE];
    assert!(!is_flood(few, second(at)));
    assert_eq!(alarm_rows(few, second(at)).len(), few.len());
    assert!(!is_flood(&all, second(at + 3_600)));
}

fn test_sound(heard: bool) -> Value {
    json!({"test_sound": {"heard": heard, "device": "音箱"}})
}

fn device(present: bool) -> Value {
    json!({"sound_device": {"present": present}})
}

#[test]
fn a_seat_that_hears_nothing_is_named_with_since_when_until_it_hears_again() {
    let mut night = Night::live();
    assert!(deaf_seats(&night.state).is_empty());
    let deaf = |night: &Night| {
        let all = deaf_seats(&night.state);
        all.iter()
            .map(|it| (it.post.to_string(), it.why, it.since))
            .collect::<Vec<_>>()
    };
    night.ok(CENTRE, 100, device(false));
    night.ok("guoxi-duty", 200, test_sound(false));
    assert_eq!(
        deaf(&night),
        [
            ("guoxi-duty".to_owned(), DeafWhy::NotHeard, second(200)),
            (CENTRE.to_owned(), DeafWhy::NoDevice, second(100)),
        ]
    );
    // An older word that comes late changes nothing.
    assert!(
        night
            .late(CENTRE, 50, 210, device(true))
            .refusal()
            .is_none()
    );
    assert_eq!(deaf(&night).len(), 2);
    night.ok(CENTRE, 300, device(true));
    night.ok("guoxi-duty", 310, test_sound(true));
    assert!(deaf(&night).is_empty());
    assert_eq!(night.again(), night.state);
}

#[test]
fn the_sound_test_is_asked_for_once_a_shift() {
    let mut night = Night::live();
    let change = 7_200;
    night.ok(
        CHIEF,
        0,
        json!({"set_duty": {"post": CHIEF, "person": "wu-yonglan", "from": second(change).0}}),
    );
    let console = Words::new("test").unwrap();
    let tested = |night: &Night, at: i64| {
        sound_test(&night.state, &post(CHIEF), &console, second(at)).map(|it| it.heard)
    };
    assert_eq!(tested(&night, 90), None, "nobody tested yet");
    night.ok(CHIEF, 100, test_sound(true));
    assert_eq!(tested(&night, change - 1), Some(true));
    assert_eq!(tested(&night, change), None, "the new shift has not");
    night.ok(CHIEF, change + 60, test_sound(false));
    assert_eq!(tested(&night, change + 70), Some(false));
    // Whoever tests before he takes over need not do it again.
    let mut early = Night::live();
    early.ok(
        CHIEF,
        0,
        json!({"set_duty": {"post": CHIEF, "person": "wu-yonglan", "from": second(change).0}}),
    );
    early.ok(CHIEF, change - 900, test_sound(true));
    assert_eq!(tested(&early, change + 60), Some(true));
    let other = Words::new("other").unwrap();
    assert!(sound_test(&early.state, &post(CHIEF), &other, second(change)).is_none());
    assert!(view::shift_began(&early.state, &post(CHIEF), second(change)) == second(change));
}
