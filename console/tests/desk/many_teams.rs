//! A district to which thousands of teams have come: which ways are asked about is made beside the window, and
//! what is answered is what a smaller one is answered.

use std::thread::sleep;
use std::time::Duration;

use dispatch_core::command::Command;
use eframe::egui::Key;
use serde_json::{Value, json};

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::seat;
use crate::roads::{SCENE, flood, open_at, roads_alone};

/// More than these a question is not made for in a frame.
const TEAMS: usize = 2_100;

/// So many teams from elsewhere that said where they are.
fn come(hand: &mut Hand, count: usize) {
    let duty = seat("duty-officer", &hand.room.state);
    for team in 0..count {
        let said = json!({ "team_state": {
            "team": format!("support-{team}"), "doing": "en-route",
            "point": { "lat_e7": 279_561_000, "lon_e7": 1_206_123_000 },
            "unlisted": { "zh": format!("支援{team}队"), "kind": "water-rescue" },
        }});
        let said: Command = serde_json::from_value(said).unwrap();
        hand.room.say(&duty, said);
    }
}

fn say(hand: &mut Hand, said: Value) {
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, serde_json::from_value(said).unwrap());
    hand.room.publish();
}

/// Frames until something is seen that a thread is at work on.
fn until(hand: &mut Hand, what: &str) {
    for _ in 0..600 {
        hand.settle();
        if hand.sees(what) {
            return;
        }
        sleep(Duration::from_millis(10));
    }
    panic!("{what} never came");
}

#[test]
fn ways_are_told_and_kept_up_where_thousands_of_teams_are() {
    let mut hand = roads_alone();
    come(&mut hand, TEAMS);
    open_at(
        &mut hand,
        &json!({"words": "六虹桥下穿", "point": {"lat_e7": SCENE.0, "lon_e7": SCENE.1}}),
    );
    say(
        &mut hand,
        json!({"dispatch": {"incident": "i-1", "team": "water-1"}}),
    );
    hand.settle();
    hand.key(Key::ArrowDown, &[]);
    only(&mut hand, Key::Num3);
    until(&mut hand, "道路 8 分钟");
    // What is closed is in the ways at once, and what was asked before is said to be old until then.
    say(&mut hand, flood());
    hand.harness.run_steps(2);
    assert!(hand.sees("正在重算") || hand.sees("道路 18 分钟"));
    until(&mut hand, "道路 18 分钟");
    assert!(hand.sees("，绕开 六虹桥"));
    say(&mut hand, json!({"open_road": {"closure": "bridge"}}));
    until(&mut hand, "道路 8 分钟");
    // A team that moves is asked about from where it is.
    let point = json!({"lat_e7": 279_760_000, "lon_e7": 1_206_000_000});
    say(
        &mut hand,
        json!({"team_state": {"team": "water-1", "doing": "en-route", "incident": "i-1", "point": point}}),
    );
    until(&mut hand, "道路 4 分钟");
}
