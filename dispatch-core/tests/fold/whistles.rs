//! A whistle that somebody took is taken (practice R12): neither a merger nor an older word makes it
//! ring again.

use dispatch_core::view::{alarms, whistle_waits_since};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn whistle(id: &str, township: &str) -> Value {
    json!({"whistle": {"incident": id, "type": "flood-typhoon-drought", "township": township,
        "place": {"words": id}, "conditions": ["large-loss"]}})
}

fn take(id: &str) -> Value {
    json!({"take_whistle": {"incident": id}})
}

fn merge(from: &str, into: &str) -> Value {
    json!({"merge": {"from": from, "into": into, "reason": "重复报"}})
}

fn rings(night: &Night) -> bool {
    let all = alarms(&night.state, second(2000));
    all.iter().any(|it| it.key.as_str().starts_with("whistle/"))
}

#[test]
fn what_was_taken_before_a_merger_is_not_taken_again() {
    let mut night = Night::live();
    night.ok("guoxi-duty", 100, whistle("x", "330304009"));
    night.ok(CENTRE, 120, take("x"));
    night.ok("wutian-duty", 200, whistle("y", "330304002"));
    night.ok("guoxi-duty", 220, whistle("z", "330304009"));
    night.ok(CENTRE, 260, take("y"));
    // Into y after its whistle was taken: taken with the next one there.
    night.ok(CENTRE, 300, merge("z", "y"));
    let mut untaken = night.clone();
    night.ok("guoxi-duty", 310, {
        let mut more = whistle("w", "330304001");
        more["whistle"]["into"] = json!("y");
        more
    });
    night.ok(CENTRE, 320, take("y"));
    night.ok(CENTRE, 400, merge("y", "x"));
    assert!(!rings(&night), "each was taken where it was whistled");

    untaken.ok("guoxi-duty", 310, {
        let mut more = whistle("w", "330304001");
        more["whistle"]["into"] = json!("y");
        more
    });
    untaken.ok(CENTRE, 400, merge("y", "x"));
    assert!(rings(&untaken), "nobody took the one of 310");
    assert_eq!(
        whistle_waits_since(&untaken.state, untaken.incident("x")),
        Some(second(310))
    );
}

#[test]
fn an_older_taking_that_comes_late_leaves_the_newest_standing() {
    let mut night = Night::live();
    night.ok("guoxi-duty", 100, whistle("x", "330304009"));
    night.ok(CENTRE, 120, take("x"));
    let mut more = whistle("w", "330304002");
    more["whistle"]["into"] = json!("x");
    night.ok("wutian-duty", 200, more);
    night.ok(CENTRE, 230, take("x"));
    let verdict = night.late(CENTRE, 150, 300, take("x"));
    assert!(verdict.refusal().is_none());
    assert!(!rings(&night));
}
