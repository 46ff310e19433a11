//! The order of the queue (practice R19): life first, unclaimed on top, and never two holders.

use dispatch_core::view::{self, Urgency};
use serde_json::json;

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn order(night: &Night, at: i64) -> Vec<String> {
    let queue = view::queue(&night.state, second(at));
    queue.iter().map(|it| it.id.to_string()).collect()
}

#[test]
fn life_first_then_waiting_whistles_then_late_ones_then_the_rest() {
    let mut night = Night::live();
    night.open("calm", 0, "fire");
    night.open("late", 0, "fire");
    let whistle = json!({"whistle": {"incident": "waits", "type": "fire", "township": "330304009",
        "place": {"words": "仓库"}, "conditions": ["large-loss"], "self_handled": true}});
    night.ok("guoxi-duty", 10, whistle);
    night.open("life", 20, "fire");
    night.ok(
        CENTRE,
        20,
        json!({"state": {"incident": "life", "source": "police", "figures": {"trapped": null}}}),
    );
    night.ok(
        CENTRE,
        30,
        json!({"raise": {"incident": "late", "reason": "扩大"}}),
    );
    assert_eq!(order(&night, 40), ["life", "waits", "calm", "late"]);
    assert_eq!(order(&night, 600), ["life", "waits", "late", "calm"]);
    let of = |id: &str| view::urgency(&night.state, night.incident(id), second(600));
    assert_eq!(of("late"), Urgency::NoCommander);
    assert_eq!(of("life"), Urgency::Life);
}

#[test]
fn what_is_over_for_the_room_is_handed_to_nobody_and_nothing_to_a_stranger() {
    let mut night = Night::live();
    for id in ["ended", "gone", "open"] {
        night.open(id, 0, "fire");
    }
    let claim =
        |id: &str, who: &str| json!({"claim": {"incident": id, "person": who, "reason": "换班"}});
    let withdraw = json!({"withdraw": {"incident": "gone", "reason": "mistaken", "words": "误报"}});
    night.ok(CENTRE, 10, withdraw);
    night.refused(CENTRE, 20, claim("gone", "chen-anqing"), "withdrawn");
    night.refused(CENTRE, 20, claim("open", "nobody-known"), "unknown");
    night.ok(CENTRE, 30, json!({"claim": {"incident": "gone"}}));
    // The scene has ended and the file is still to be closed: somebody has to.
    let end = json!({"end_scene": {"incident": "ended"}});
    let commander = night.commander("ended");
    night.ok(&commander, 40, end);
    night.ok(CENTRE, 50, claim("ended", "chen-anqing"));
    night.ok(CENTRE, 60, json!({"file": {"incident": "ended"}}));
    night.refused(
        CENTRE,
        70,
        claim("ended", "huang-xiaozhen"),
        "incident-filed",
    );
}

#[test]
fn who_has_no_holder_stands_on_top_of_his_class() {
    let mut night = Night::live();
    for id in ["a", "b", "c"] {
        night.open(id, 0, "fire");
    }
    let claim = |id: &str, who: &str| json!({"claim": {"incident": id, "person": who}});
    night.ok(CENTRE, 10, claim("a", "chen-anqing"));
    assert_eq!(order(&night, 20), ["b", "c", "a"]);
    night.ok(CENTRE, 30, claim("a", "huang-xiaozhen"));
    assert_eq!(
        night.incident("a").holder().unwrap().as_str(),
        "huang-xiaozhen"
    );
    night.ok(CENTRE, 40, json!({"claim": {"incident": "a"}}));
    assert_eq!(order(&night, 50), ["a", "b", "c"]);
    assert_eq!(night.incident("a").holder(), None);
}
