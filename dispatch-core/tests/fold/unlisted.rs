//! The world is not refusable (law 3): what was seen, said or reported of a thing that no register has
//! is recorded, called 未登记, and stands where somebody sees it.

use dispatch_core::register::{Callee, Party};
use dispatch_core::view::{
    Alarm, Priority, alarms, contact_board, party_en, party_zh, standing, unlisted_places,
};
use dispatch_core::words::FormId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn pump(state: &str) -> Value {
    json!({"facility_state": {"facility": "pump-nobody-listed", "state": state, "words": "村民自建"}})
}

#[test]
fn a_facility_and_a_risk_point_of_no_register_are_recorded_and_shown() {
    let mut night = Night::live();
    night.ok(CENTRE, 100, pump("running"));
    night.ok(CENTRE, 200, pump("flooded"));
    let patrol = json!({"patrol": {"risk": "risk-new", "state": "abnormal"}});
    night.ok(CENTRE, 300, patrol);
    let all = unlisted_places(&night.state);
    let told: Vec<_> = all.iter().map(|it| (it.id, it.as_of)).collect();
    assert_eq!(
        told,
        [
            ("risk-new", second(300)),
            ("pump-nobody-listed", second(200))
        ]
    );
    assert_eq!(all[0].state.zh, "异常");
    assert_eq!(all[1].words.unwrap().as_str(), "村民自建");
    night.ok(
        CENTRE,
        400,
        json!({"facility_state": {"facility": "liuhongqiao-pump", "state": "running"}}),
    );
    assert_eq!(
        unlisted_places(&night.state).len(),
        2,
        "what is listed is not"
    );
}

/// The alarms of risk points.
fn abnormal(night: &Night, at: i64) -> Vec<Alarm> {
    let mut all = alarms(&night.state, second(at));
    all.retain(|it| it.key.as_str().starts_with("risk/"));
    all
}

#[test]
fn an_abnormal_risk_point_of_no_register_is_an_alarm_until_an_incident_is_made_of_it() {
    let mut night = Night::live();
    let patrol = |risk: &str, state: &str| json!({"patrol": {"risk": risk, "state": state}});
    night.ok(CENTRE, 100, patrol("新滑坡点", "normal"));
    assert!(abnormal(&night, 110).is_empty());
    night.ok(CENTRE, 200, patrol("新滑坡点", "abnormal"));
    night.ok(CENTRE, 300, patrol("老堰", "abnormal"));
    night.ok(CENTRE, 310, patrol("risk-zeya-hengyang", "abnormal"));
    let all = abnormal(&night, 320);
    assert_eq!(
        all.len(),
        2,
        "one for the list, one for what is on none: {all:?}"
    );
    let of_none = all.iter().find(|it| it.zh.contains("未登记")).unwrap();
    assert_eq!(of_none.priority, Priority::Medium);
    assert_eq!(of_none.since, second(200));
    assert!(of_none.zh.contains("新滑坡点、老堰"), "{}", of_none.zh);
    assert!(of_none.en.contains("新滑坡点, 老堰"), "{}", of_none.en);

    night.flood("x", 400);
    let mut made = patrol("新滑坡点", "abnormal");
    made["patrol"]["incident"] = json!("x");
    night.ok(CENTRE, 410, made);
    let all = abnormal(&night, 420);
    let of_none = all.iter().find(|it| it.zh.contains("未登记")).unwrap();
    assert!(!of_none.zh.contains("新滑坡点") && of_none.zh.contains("老堰"));
    night.ok(CENTRE, 500, patrol("老堰", "normal"));
    assert!(
        abnormal(&night, 510)
            .iter()
            .all(|it| !it.zh.contains("未登记"))
    );
}

#[test]
fn whoever_was_rung_or_reported_was_also_where_no_register_has_him() {
    let mut night = Night::live();
    for who in ["site:hospital-33", "facility:pump", "township:1"] {
        let rung = json!({"contact": {"who": who, "to": "值班", "means": "telephone",
            "result": "answered"}});
        night.ok(CENTRE, 100, rung);
        let who: Callee = who.parse().unwrap();
        let board = contact_board(&night.state);
        let row = board.iter().find(|it| it.unit == who).unwrap();
        assert_eq!(row.last, Some(second(100)));
    }
    let unit: Party = "township:1".parse().unwrap();
    assert_eq!(party_zh(&night.state, &unit), "1(未登记)");
    assert_eq!(party_en(&night.state, &unit), "1 (not registered)");
    let said = json!({"give_return": {"form": "evacuation", "unit": "township:1", "values": {"moved": 7}}});
    night.ok(CENTRE, 200, said);
    let form = FormId::new("evacuation").unwrap();
    let all = standing(&night.state, &form, second(300)).unwrap();
    assert!(
        all.rows
            .iter()
            .any(|it| it.unit == unit && it.record().is_some())
    );
}

#[test]
fn the_first_edition_refuses_an_unknown_facility_as_it_always_did() {
    let mut night = Night::live();
    night.state.edition = 1;
    night.refused(CENTRE, 100, pump("running"), "unknown");
}
