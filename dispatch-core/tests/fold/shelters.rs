//! Shelters open, full and closed, with their places; facilities out of order, listed or not.

use dispatch_core::command::ShelterDoor;
use dispatch_core::view::{Alarm, alarms, out_of_order, shelters};
use dispatch_core::words::SiteId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn shelter(site: &str, door: &str, figures: Value) -> Value {
    json!({"shelter_state": {"site": site, "door": door, "figures": figures}})
}

fn standing(night: &Night, site: &str, at: i64) -> [Option<u32>; 3] {
    let id = SiteId::new(site).unwrap();
    let all = shelters(&night.state, second(at));
    let it = all.iter().find(|it| *it.id == id).unwrap();
    [it.housed(), it.places(), it.left()]
}

#[test]
fn a_shelter_is_open_or_full_and_nought_is_not_unknown() {
    let mut night = Night::live();
    let known = shelters(&night.state, second(0)).len();
    assert!(known >= 14);
    assert_eq!(
        standing(&night, "guoxi-shelter", 10),
        [None, Some(400), None]
    );
    let before = night.state.digest();
    night.ok(CENTRE, 100, shelter("guoxi-shelter", "open", json!({})));
    let unsaid = night.state.digest();
    assert_ne!(before, unsaid);
    night.ok(
        CENTRE,
        200,
        shelter("guoxi-shelter", "open", json!({"housed": 0})),
    );
    assert_eq!(
        standing(&night, "guoxi-shelter", 210),
        [Some(0), Some(400), Some(400)]
    );
    night.ok(
        CENTRE,
        300,
        shelter(
            "guoxi-shelter",
            "full",
            json!({"housed": 380, "places": 360}),
        ),
    );
    assert_eq!(
        standing(&night, "guoxi-shelter", 310),
        [Some(380), Some(360), Some(0)]
    );
    let door = |at| shelters(&night.state, second(at))[0].door;
    assert_eq!(door(310), Some(ShelterDoor::Full));
    assert_eq!(door(300 + 3_601), None, "an old word says nothing");
    assert_eq!(night.again(), night.state);
}

#[test]
fn a_shelter_of_no_register_stands_in_the_list_as_well() {
    let mut night = Night::live();
    let known = shelters(&night.state, second(0)).len();
    night.ok(
        CENTRE,
        100,
        shelter("岭下小学", "open", json!({"housed": 23})),
    );
    let all = shelters(&night.state, second(110));
    assert_eq!(all.len(), known + 1);
    assert!(all[0].site.is_none() && all[0].id.as_str() == "岭下小学");
    assert_eq!(standing(&night, "岭下小学", 110), [Some(23), None, None]);
}

fn facility(id: &str, state: &str) -> Value {
    json!({"facility_state": {"facility": id, "state": state}})
}

fn broken(night: &Night, at: i64) -> Vec<Alarm> {
    let mut all = alarms(&night.state, second(at));
    all.retain(|it| it.key.as_str().starts_with("facility/"));
    all
}

#[test]
fn a_facility_out_of_order_is_an_alarm_whether_or_not_a_register_has_it() {
    for (id, name) in [
        ("huichang-pump", "会昌河排涝泵站（示例）"),
        ("村民自建泵", "村民自建泵(未登记)"),
    ] {
        let mut night = Night::live();
        night.ok(CENTRE, 100, facility(id, "stopped"));
        assert!(broken(&night, 110).is_empty(), "it may not be needed");
        night.ok(CENTRE, 200, facility(id, "no-power"));
        night.ok(CENTRE, 300, facility(id, "flooded"));
        // However long nobody looked: it does not mend itself.
        let alarm = broken(&night, 90_000).remove(0);
        assert_eq!(alarm.since, second(200));
        assert_eq!(alarm.zh, format!("设施异常:{name} 被淹"));
        night.ok(CENTRE, 400, facility(id, "running"));
        assert!(broken(&night, 410).is_empty());
    }
}

#[test]
fn power_that_was_cut_for_safety_is_no_fault() {
    let mut night = Night::live();
    night.flood("x", 50);
    let mut cut = facility("liuhongqiao-power", "no-power");
    cut["facility_state"]["incident"] = json!("x");
    cut["facility_state"]["satisfies"] = json!("power-proved-off");
    night.ok(CENTRE, 100, cut);
    assert!(out_of_order(&night.state).is_empty());
    night.ok(CENTRE, 200, facility("liuhongqiao-power", "damaged"));
    assert_eq!(broken(&night, 210).len(), 1);
}
