//! The world is not refusable (law 3): what was seen, said or reported of a thing that no register has
//! is recorded, called 未登记, and stands where somebody sees it.

use dispatch_core::register::{Callee, Party};
use dispatch_core::view::{contact_board, party_en, party_zh, standing, unlisted_places};
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
