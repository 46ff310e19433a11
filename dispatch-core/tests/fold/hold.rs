//! A hold point that was confirmed lasts until the opposite is done, or its facility changes (practice
//! R25, law 6).

use dispatch_core::view::{UndoneBy, hold_points};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const HEAD: &str = "guoxi-duty-head";
const POINT: &str = "power-proved-off";

fn power(state: &str, at: i64, satisfies: bool) -> Value {
    let mut word = json!({"facility_state": {"facility": "liuhongqiao-power", "incident": "x",
        "state": state, "as_of": second(at).0}});
    if satisfies {
        word["facility_state"]["satisfies"] = json!(POINT);
    }
    word
}

/// Whether the point is confirmed, and since when and by what it is open again.
fn standing(night: &Night) -> (bool, Option<(i64, String)>) {
    let points = hold_points(&night.state, night.incident("x"));
    let point = points.iter().find(|it| it.point.id == POINT).unwrap();
    let undone = point.undone.map(|it| {
        let by = match it.by {
            UndoneBy::Act(act) => act.to_owned(),
            UndoneBy::Facility(id) => id.to_string(),
        };
        (it.at.since_s(second(0)), by)
    });
    (point.satisfied.is_some(), undone)
}

/// Hold points that were open when the water was entered now.
fn entered(night: &mut Night, at: i64) -> Vec<String> {
    let before = night.incident("x").zone.overrides.len();
    night.ok(
        CENTRE,
        at,
        json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 3, "limit_min": 30,
            "task": "搜救", "act": "enter-water", "override_reason": "车顶有人呼救"}}),
    );
    let overrides = &night.incident("x").zone.overrides;
    let new = overrides.iter().skip(before);
    new.map(|it| it.hold_point.to_string())
        .filter(|it| it == POINT)
        .collect()
}

fn proved_off() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    assert_eq!(entered(&mut night, 110), [POINT]);
    night.ok(CENTRE, 200, power("no-power", 200, true));
    assert_eq!(standing(&night), (true, None));
    assert!(entered(&mut night, 210).is_empty());
    night
}

#[test]
fn putting_the_power_back_on_opens_it_again_until_it_is_proved_off_anew() {
    let order = json!({"order": {"incident": "x", "order": "on", "to": ["department:power"],
        "words": "送电", "act": "energise"}});
    let spoken = json!({"spoken_order": {"incident": "x", "order": "on", "by": "post:guoxi-duty-head",
        "to": ["department:power"], "words": "送电", "act": "energise",
        "given_at": second(300).0, "means": "telephone"}});
    for word in [order, spoken] {
        let mut night = proved_off();
        night.ok(HEAD, 300, word);
        assert_eq!(
            standing(&night),
            (false, Some((300, "energise".to_owned())))
        );
        assert_eq!(entered(&mut night, 310), [POINT]);
        night.ok(CENTRE, 400, power("no-power", 400, true));
        assert_eq!(standing(&night), (true, None));
        assert!(entered(&mut night, 410).is_empty());
    }
}

#[test]
fn the_facility_that_runs_again_opens_it_in_whatever_order_the_words_come() {
    let mut night = proved_off();
    // The same state once more changes nothing.
    night.ok(CENTRE, 250, power("no-power", 250, false));
    assert_eq!(standing(&night), (true, None));
    night.ok(CENTRE, 400, power("running", 300, false));
    let by = Some((300, "liuhongqiao-power".to_owned()));
    assert_eq!(standing(&night), (false, by.clone()));
    assert_eq!(entered(&mut night, 410), [POINT]);
    // Dead again is not proved off again.
    night.ok(CENTRE, 500, power("no-power", 500, false));
    assert_eq!(standing(&night), (false, by));
    // A word from before it was proved off says nothing about now.
    let mut night = proved_off();
    night.ok(CENTRE, 300, power("running", 150, false));
    assert_eq!(standing(&night), (true, None));
}

#[test]
fn what_was_begun_at_one_scene_counts_at_the_one_it_is_merged_into() {
    let mut night = proved_off();
    night.flood("y", 250);
    night.ok(
        HEAD,
        300,
        json!({"order": {"incident": "y", "order": "on", "to": ["department:power"],
            "words": "送电", "act": "energise"}}),
    );
    assert_eq!(standing(&night), (true, None));
    night.ok(
        CENTRE,
        400,
        json!({"merge": {"from": "y", "into": "x", "reason": "同一处"}}),
    );
    assert_eq!(
        standing(&night),
        (false, Some((300, "energise".to_owned())))
    );
}

#[test]
fn in_the_first_edition_once_was_for_ever() {
    let mut night = proved_off();
    night.state.edition = 1;
    night.ok(CENTRE, 300, power("running", 300, false));
    assert_eq!(standing(&night), (true, None));
    assert!(entered(&mut night, 310).is_empty());
}
