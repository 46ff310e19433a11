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
