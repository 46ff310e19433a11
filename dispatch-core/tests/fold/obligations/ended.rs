//! What is heard after the scene ended is to be reported until the incident is filed.

use serde_json::json;

use super::{CENTRE, LEADER, figures, ids, owed, signed};
use crate::common::{Night, second};

fn ended() -> Night {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    let adopt = json!({"adopt": {"incident": "x", "figures": {"missing": 1}}});
    night.ok(CENTRE, 150, adopt);
    night.ok(CENTRE, 200, signed("fax", &[], LEADER));
    let end = json!({"end_scene": {"incident": "x"}});
    night.ok("guoxi-duty-head", 300, end);
    night
}

fn waits(night: &Night) -> Vec<String> {
    let all = dispatch_core::view::waiting(&night.state, second(600));
    all.iter().map(|it| it.id.to_string()).collect()
}

#[test]
fn a_threshold_met_after_the_scene_ended_and_before_the_filing_is_owed() {
    let mut night = ended();
    night.ok(CENTRE, 400, figures(json!({"trapped": 3})));
    assert_eq!(waits(&night), ["1/o21-danger-firm", "1/o21-danger-up"]);
    assert_eq!(owed(&night, "1/o21-danger-up").due_at, second(400 + 7200));
    // What is asked every day is asked when the scene is reopened.
    let reopen = json!({"reopen": {"incident": "x", "reason": "复燃"}});
    night.ok(CENTRE, 500, reopen);
    assert!(waits(&night).contains(&"1/o21-danger-daily".to_owned()));
}

#[test]
fn nothing_is_owed_any_more_of_what_is_filed() {
    let mut night = ended();
    let found = json!({"adopt": {"incident": "x", "figures": {"missing": 0},
        "reason": "已找到", "source": "police"}});
    night.ok(CENTRE, 350, found);
    let before = ids(&night);
    night.ok(CENTRE, 360, json!({"file": {"incident": "x"}}));
    night.ok(CENTRE, 400, figures(json!({"trapped": 3})));
    let corrected = json!({"adopt": {"incident": "x", "figures": {"missing": 1}}});
    night.ok(CENTRE, 410, corrected);
    assert_eq!(ids(&night), before);
}
