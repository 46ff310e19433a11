//! What must be reported arises from whatever is heard, by whatever word, before anybody adopts it.

use serde_json::{Value, json};

use super::{CENTRE, LEADER, figures, ids, owed, report, signed};
use crate::common::{Night, second};

const DANGER: &str = "1/o21-danger-up";

fn listed(id: &str, people: u32) -> Value {
    json!({"sought": {"incident": "x", "sought": id, "people": people, "state": "missing"}})
}

fn fire() -> Night {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    night
}

fn again(body: Value) -> Value {
    let mut said = json!({"incident": "w", "into": "x", "type": "fire",
        "township": "330304009", "place": {"words": "村后"}, "conditions": ["large-loss"]});
    for (key, value) in body.as_object().unwrap() {
        said[key] = value.clone();
    }
    json!({ "whistle": said })
}

#[test]
fn the_list_of_persons_sought_starts_a_limit_without_any_figure() {
    let mut night = fire();
    night.ok(CENTRE, 200, listed("car", 2));
    assert_eq!(ids(&night), [""; 0]);
    let mut figured = night.clone();
    night.ok(CENTRE, 300, listed("van", 1));
    assert_eq!(owed(&night, DANGER).due_at, second(300 + 7200));
    // The two of the list and the two of the figures may be the same: they are not added.
    figured.ok(CENTRE, 300, figures(json!({"trapped": 2})));
    assert_eq!(ids(&figured), [""; 0]);
    // A part of a group is told to be dead.
    let mut accident = Night::live();
    accident.open("x", 100, "industrial-accident");
    let mut crew = listed("crew", 1);
    crew["sought"]["state"] = json!("trapped");
    accident.ok(CENTRE, 200, crew);
    assert!(!ids(&accident).contains(&"1/d493-10-police".to_owned()));
    let split = json!({"split_sought": {"incident": "x", "sought": "crew",
        "into": [{"sought": "one", "state": "dead", "confirmed_by": "police"}]}});
    accident.ok(CENTRE, 300, split);
    assert_eq!(
        owed(&accident, "1/d493-10-police").due_at,
        second(300 + 7200)
    );
}

#[test]
fn a_second_whistle_starts_a_limit_whatever_was_adopted() {
    let mut night = fire();
    let none = json!({"adopt": {"incident": "x", "figures": {"trapped": 0}}});
    night.ok(CENTRE, 200, none);
    let said = again(json!({"figures": {"trapped": 4}}));
    let mut ranked = fire();
    ranked.ok(CENTRE, 200, figures(json!({"trapped": 1})));
    for mut night in [night, ranked] {
        night.ok("guoxi-duty", 300, said.clone());
        assert_eq!(owed(&night, DANGER).due_at, second(300 + 7200));
    }
}

#[test]
fn a_limit_from_the_occurrence_is_put_right_until_somebody_reported() {
    const FIRST: &str = "1/disaster-first";
    let earlier = |at: i64| again(json!({"happened_at": second(at).0}));
    let mut night = Night::live();
    night.flood("x", 100);
    assert_eq!(owed(&night, FIRST).due_at, second(100 + 7200));
    let mut reported = night.clone();
    let mut later = night.clone();
    night.ok("guoxi-duty", 700, earlier(-5400));
    assert_eq!(owed(&night, FIRST).due_at, second(1800));
    assert_eq!(owed(&night, FIRST).raised_at, second(-5400));
    reported.ok(CENTRE, 600, report("telephone", &[FIRST]));
    reported.ok("guoxi-duty", 700, earlier(-5400));
    assert_eq!(owed(&reported, FIRST).due_at, second(100 + 7200));
    later.ok("guoxi-duty", 700, earlier(650));
    assert_eq!(
        owed(&later, FIRST).due_at,
        second(100 + 7200),
        "never put off"
    );
}

#[test]
fn the_first_set_that_says_less_than_was_heard_has_its_reason_and_is_to_be_reported() {
    let adopt = |figures: Value| json!({"adopt": {"incident": "x", "figures": figures}});
    let with_reason = |figures: Value| {
        let mut said = adopt(figures);
        said["adopt"]["reason"] = json!("已找到");
        said["adopt"]["source"] = json!("police");
        said
    };
    let mut night = fire();
    night.ok(CENTRE, 200, figures(json!({"missing": 3})));
    night.ok(CENTRE, 250, signed("fax", &[], LEADER));
    let mut same = night.clone();
    night.refused(
        CENTRE,
        300,
        adopt(json!({"missing": 0})),
        "fall-needs-reason",
    );
    night.refused(CENTRE, 300, adopt(json!({"light": 1})), "fall-needs-reason");
    night.ok(CENTRE, 310, with_reason(json!({"missing": 0})));
    assert_eq!(
        owed(&night, "1/district-change/1").due_at,
        second(310 + 7200)
    );
    same.ok(CENTRE, 300, adopt(json!({"missing": 3})));
    assert!(!ids(&same).contains(&"1/district-change/1".to_owned()));
    // Before the second edition the first set was compared with nothing.
    let mut first = fire();
    first.state.edition = 1;
    first.ok(CENTRE, 200, figures(json!({"missing": 3})));
    first.ok(CENTRE, 310, adopt(json!({"missing": 0})));
}
