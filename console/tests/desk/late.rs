//! Whoever should have been there: when each team arrives, who is late and why, in the incident and in the
//! queue.

use eframe::egui::Key;
use serde_json::{Value, json};

use crate::acts::only;
use crate::hand::Hand;
use crate::roads::{flood, says, with_roads};

fn dispatched() -> Hand {
    let mut hand = with_roads();
    says(&mut hand, dispatch());
    hand.key(Key::ArrowDown, &[]);
    only(&mut hand, Key::Num3);
    hand
}

fn dispatch() -> Value {
    json!({"dispatch": {"incident": "i-1", "team": "water-1"}})
}

fn doing(doing: &str) -> Value {
    json!({"team_state": {"team": "water-1", "doing": doing, "incident": "i-1"}})
}

/// Time goes by, and the window looks again.
fn pass(hand: &mut Hand, seconds: i64) {
    hand.room.pass(seconds);
    hand.room.publish();
    hand.settle();
}

#[test]
fn a_team_that_does_not_set_out_is_late_in_the_row_of_its_incident() {
    let mut hand = with_roads();
    says(&mut hand, dispatch());
    assert!(!hand.sees("队迟"));
    pass(&mut hand, 900);
    assert!(hand.sees("1 队迟"), "in the row of the queue");
    says(&mut hand, doing("on-scene"));
    assert!(!hand.sees("队迟"), "it is there");
}

#[test]
fn before_it_sets_out_it_says_when_it_would_be_there_and_then_why_it_is_late() {
    let mut hand = dispatched();
    assert!(hand.sees("尚未出发，算上出动时间"));
    assert!(hand.sees("道路 8 分钟") && hand.sees("按驻地起算"));
    assert!(!hand.sees("迟 "));
    pass(&mut hand, 900);
    assert!(hand.sees("调派，尚未出发"));
    assert!(hand.sees("迟 1"), "ten minutes and more");
    assert!(hand.sees("，迟 1 支"), "in the heading of the section");
}

#[test]
fn under_way_it_counts_down_and_then_says_since_when_nobody_saw_it() {
    let mut hand = dispatched();
    says(&mut hand, doing("en-route"));
    assert!(hand.sees("预计 ") && hand.sees("到，还有 "));
    assert!(!hand.sees("队迟"));
    pass(&mut hand, 540);
    assert!(hand.sees("应于 ") && hand.sees("到，已过 "));
    assert!(hand.sees("出发后没有报过位置"));
    assert!(hand.sees("1 队迟"));
}

#[test]
fn who_goes_round_a_closed_road_says_so() {
    let mut hand = dispatched();
    says(&mut hand, doing("en-route"));
    says(&mut hand, flood());
    assert!(hand.sees("道路 18 分钟") && hand.sees("，绕开 六虹桥"));
    pass(&mut hand, 1_200);
    assert!(hand.sees("绕开断路"));
}

/// Over the bridge by now, half of the way behind it.
fn seen_on_the_bridge() -> Value {
    let point = json!({"lat_e7": 279_760_000, "lon_e7": 1_206_000_000});
    json!({"team_state": {"team": "water-1", "doing": "en-route", "incident": "i-1", "point": point}})
}

#[test]
fn an_arrival_says_how_old_the_position_is_that_it_is_reckoned_from() {
    let mut hand = dispatched();
    says(&mut hand, doing("en-route"));
    pass(&mut hand, 60);
    says(&mut hand, seen_on_the_bridge());
    assert!(hand.sees("按 0 秒前的位置"), "at once");
    assert!(!hand.sees("按驻地起算"));
    pass(&mut hand, 120);
    assert!(hand.sees("按 2 分前的位置"));
    assert!(!hand.sees("位置是 "), "it is not late");
    // What was to be there after four minutes has not been seen since.
    pass(&mut hand, 780);
    assert!(hand.sees("按 15 分前的位置") && hand.sees("位置是 15 分前的"));
    assert!(hand.sees("迟 ") && hand.sees("1 队迟"));
    assert!(!hand.sees("出发后没有报过位置"), "it was seen once");
    crate::window::picture(&mut hand.harness, "late-old-position");
}
