//! Alarms are known by name, by post (law 12), and some are never put off (practice R13, R14).

use dispatch_core::view;
use dispatch_core::words::PostId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const HEAD: &str = "guoxi-duty-head";

/// What sounds at the seats of a post, of one kind.
fn sounds(night: &Night, post: &str, kind: &str, at: i64) -> Vec<String> {
    let (post, now) = (PostId::new(post).unwrap(), second(at));
    let alarms = view::alarms_at(&night.state, &post, now);
    let sounding = alarms.iter().filter(|it| {
        let sounds = view::sounds_for(&night.state, &post, it, now);
        assert!(!(it.known && sounds), "{}", it.key);
        sounds && it.key.as_str().starts_with(kind)
    });
    sounding.map(|it| it.key.to_string()).collect()
}

fn know(night: &mut Night, post: &str, at: i64, alarm: &str) {
    night.ok(post, at, json!({"know_alarm": {"alarm": alarm}}));
}

fn count(counted: u32) -> Value {
    json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": counted, "of": 4}})
}

#[test]
fn what_one_post_knows_sounds_on_at_every_other() {
    let mut night = Night::live();
    night.flood("x", 100);
    let call = json!({"call": {"incident": "x", "department": "power"}});
    night.ok(CENTRE, 110, call);
    night.ok(CENTRE, 200, count(3));
    let missing = sounds(&night, CENTRE, "unaccounted/", 210).remove(0);
    know(&mut night, HEAD, 220, &missing);
    assert!(sounds(&night, HEAD, "unaccounted/", 230).is_empty());
    for post in [CENTRE, CHIEF, "power-duty"] {
        let heard = sounds(&night, post, "unaccounted/", 230);
        assert_eq!(heard.join(" "), missing, "{post}");
    }
    know(&mut night, CENTRE, 240, &missing);
    assert!(sounds(&night, CENTRE, "unaccounted/", 250).is_empty());
    assert_eq!(sounds(&night, CHIEF, "unaccounted/", 250).len(), 1);
}

#[test]
fn in_the_first_edition_one_who_knew_it_knew_it_for_all() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, count(3));
    night.state.edition = 1;
    let missing = sounds(&night, CENTRE, "unaccounted/", 210).remove(0);
    know(&mut night, HEAD, 220, &missing);
    assert!(sounds(&night, CENTRE, "unaccounted/", 230).is_empty());
    know(&mut night, CENTRE, 240, &missing);
    assert!(night.state.known_also.is_empty());
}

#[test]
fn one_more_missing_sounds_again_however_well_the_first_was_known() {
    let mut night = Night::live();
    night.flood("x", 100);
    let heard = |night: &Night, at| sounds(night, CENTRE, "unaccounted/", at);
    for (at, counted) in [(200, 3), (300, 2)] {
        night.ok(CENTRE, at, count(counted));
        let missing = heard(&night, at + 10);
        assert_eq!(missing.len(), 1, "{counted} of 4");
        know(&mut night, CENTRE, at + 20, &missing[0]);
        assert!(heard(&night, at + 30).is_empty());
    }
    // One is found: nothing new. He is missed again: that is.
    night.ok(
        CENTRE,
        400,
        json!({"found": {"incident": "x", "who": "team:water-1", "people": 1}}),
    );
    assert!(heard(&night, 410).is_empty());
    night.ok(CENTRE, 500, count(2));
    assert_eq!(heard(&night, 510).len(), 1);
    let missing = heard(&night, 510).remove(0);
    know(&mut night, CENTRE, 520, &missing);
    // Another incident in which they are missing too is merged into it.
    night.flood("y", 600);
    let mut there = count(3);
    there["roll_call"]["incident"] = json!("y");
    night.ok(CENTRE, 610, there);
    night.ok(
        CENTRE,
        620,
        json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}}),
    );
    assert_eq!(night.incident("x").zone.unaccounted_now(), 3);
    assert_eq!(heard(&night, 630).len(), 1);
}

#[test]
fn rescuers_inside_too_long_and_a_pull_out_are_never_put_off() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        150,
        json!({"team_state": {"incident": "x", "team": "water-1", "doing": "on-scene"}}),
    );
    night.ok(
        CENTRE,
        200,
        json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 4,
            "limit_min": 10, "task": "搜救"}}),
    );
    night.ok(
        HEAD,
        300,
        json!({"pull_out": {"incident": "x", "order": "out", "reason": "水位上涨"}}),
    );
    for kind in ["latest-out/", "pull-out/"] {
        let alarm = sounds(&night, CHIEF, kind, 900).remove(0);
        let until = second(1_500).0;
        let put_off = json!({"shelve_alarm": {"alarm": alarm, "until": until}});
        night.refused(CHIEF, 900, put_off, "never-shelved");
        assert_eq!(sounds(&night, CHIEF, kind, 910), [alarm]);
    }
}
