//! 催: one key rings whoever stands on top of the report board, and one more stroke records what came of
//! it.

use dispatch_core::command::{AttemptResult, Command};
use dispatch_core::view::clocks;
use dispatch_core::words::DepartmentId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::hand::Hand;
use crate::window::picture;

/// A flood whose departments nobody has reached in time.
fn late() -> Hand {
    let mut hand = Hand::with_incidents(2);
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowUp, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");
    hand.room.pass(400);
    hand.room.publish();
    hand.settle();
    hand
}

/// The departments that are late, whoever is late longest first.
fn late_ones(hand: &Hand) -> Vec<String> {
    let now = hand.room.now();
    let clocks = clocks(&hand.room.state, &hand.incident("i-1"));
    let late = clocks.into_iter().filter(|it| it.is_late(now));
    late.filter_map(|it| Some(it.department?.to_string()))
        .collect()
}

/// What was recorded last: whom it was about, and what came of it.
fn last(hand: &Hand) -> (String, AttemptResult) {
    match &hand.room.lines.last().unwrap().author.command {
        Command::Attempt(it) => (it.department.to_string(), it.result),
        other => panic!("no ring: {}", other.name()),
    }
}

/// Scrolls a button into sight.
fn bring(hand: &mut Hand, name: &str) {
    let button = hand.harness.get_by_role_and_label(Role::Button, name);
    button.scroll_to_me();
    hand.settle();
    hand.settle();
}

fn name(hand: &Hand, id: &str) -> String {
    let id = DepartmentId::new(id).unwrap();
    hand.room.state.register.departments[&id].zh.to_string()
}

/// What the keyboard stands on.
fn focused(hand: &Hand) -> String {
    let node = hand.harness.query_by(|it| it.is_focused());
    node.and_then(|it| it.accesskit_node().label())
        .unwrap_or_default()
}

#[test]
fn one_key_rings_whoever_is_late_longest_and_the_next_stroke_records_it() {
    let mut hand = late();
    // Folded, so that the key has to bring it into sight.
    hand.key(Key::Num2, &[]);
    let late = late_ones(&hand);
    assert!(late.len() > 2, "{late:?}");
    hand.key(Key::C, &[]);
    assert!(focused(&hand).starts_with("已接通 "), "{}", focused(&hand));
    picture(&mut hand.harness, "chase");
    hand.key(Key::Enter, &["attempt"]);
    assert_eq!(last(&hand), (late[0].clone(), AttemptResult::Answered));
    // Reached, it is on its way to sign; the key goes on to whoever is late now.
    assert_eq!(late_ones(&hand)[0], late[1]);
    hand.key(Key::C, &[]);
    // The arrows lead through the results, and no other incident is selected by them.
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::Enter, &["attempt"]);
    assert_eq!(last(&hand), (late[1].clone(), AttemptResult::NoAnswer));
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");
    // It is late still, and rung again.
    hand.key(Key::C, &[]);
    assert!(hand.sees("已呼"));
    // Esc puts the ladder away and nothing else.
    hand.key(Key::Escape, &[]);
    assert!(!hand.sees("已呼"));
    hand.key(Key::Enter, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");
}

/// Whoever was reached and does not sign has no ring among his steps: the second line has it.
#[test]
fn whoever_was_reached_and_is_late_is_rung_once_more() {
    let mut hand = late();
    let first = late_ones(&hand)[0].clone();
    hand.key(Key::C, &[]);
    hand.key(Key::Enter, &["attempt"]);
    assert_ne!(late_ones(&hand)[0], first);
    // His own clock runs from now; by its end all the others were late before him.
    hand.room.pass(400);
    hand.room.publish();
    hand.settle();
    let name = name(&hand, &first);
    let button = format!("催 {name}");
    bring(&mut hand, &button);
    hand.press(&button, &[]);
    hand.press(&format!("占线 {name}"), &["attempt"]);
    assert_eq!(last(&hand), (first, AttemptResult::Busy));
}

#[test]
fn all_who_are_late_are_rung_one_after_the_other_until_it_is_put_away() {
    let mut hand = late();
    let late = late_ones(&hand);
    hand.harness.key_press_modifiers(Modifiers::SHIFT, Key::C);
    assert_eq!(hand.settle(), [""; 0]);
    for who in &late[..2] {
        hand.key(Key::Enter, &["attempt"]);
        assert_eq!(last(&hand), (who.clone(), AttemptResult::Answered));
    }
    assert!(focused(&hand).starts_with("已接通 "), "the third waits");
    hand.key(Key::Escape, &[]);
    hand.key(Key::Enter, &[]);
    assert_eq!(late_ones(&hand), late[2..]);
}

/// The platform goes on telling of a key that is held; each call is recorded by a press of its own.
#[test]
fn a_key_that_is_held_records_one_call() {
    let mut hand = late();
    hand.harness.key_press_modifiers(Modifiers::SHIFT, Key::C);
    hand.settle();
    let mut strike = |pressed, repeat| {
        hand.harness.event(Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed,
            repeat,
            modifiers: Modifiers::NONE,
        });
        hand.settle()
    };
    assert_eq!(strike(true, false), ["attempt"]);
    for _ in 0..3 {
        assert_eq!(strike(true, true), [""; 0]);
    }
    assert_eq!(strike(false, false), [""; 0]);
    assert_eq!(strike(true, false), ["attempt"]);
}

#[test]
fn where_nobody_is_late_whoever_has_least_time_left_is_rung() {
    let mut hand = Hand::with_incidents(1);
    assert!(late_ones(&hand).is_empty());
    let clocks = clocks(&hand.room.state, &hand.incident("i-1"));
    let first = clocks.iter().find_map(|it| it.department.clone()).unwrap();
    hand.key(Key::C, &[]);
    hand.key(Key::Enter, &["attempt"]);
    assert_eq!(last(&hand), (first.to_string(), AttemptResult::Answered));
}

/// Rows move while somebody dials: his result is recorded of whom he dialled, wherever that one stands by
/// then.
#[test]
fn a_ladder_that_stands_open_stays_its_departments_when_the_rows_move() {
    let mut hand = late();
    let late = late_ones(&hand);
    let second = name(&hand, &late[1]);
    let ring = format!("叫应 {second}");
    bring(&mut hand, &ring);
    hand.press(&ring, &[]);
    crate::persons::say(
        &mut hand,
        "duty-chief",
        json!({"report_in": {"incident": "i-1", "department": late[0]}}),
    );
    assert_eq!(late_ones(&hand)[0], late[1], "it stands on top now");
    hand.press(&format!("占线 {second}"), &["attempt"]);
    assert_eq!(last(&hand), (late[1].clone(), AttemptResult::Busy));
}

/// Two presses at one place are of one department, however much time each has left by then.
#[test]
fn no_row_moves_under_the_pointer() {
    let mut hand = late();
    let late = late_ones(&hand);
    let first = name(&hand, &late[0]);
    let sign = format!("代签收 {first}");
    bring(&mut hand, &sign);
    let place = |hand: &Hand| {
        let set_out = format!("出发 {first}");
        hand.harness
            .get_by_role_and_label(Role::Button, &set_out)
            .rect()
    };
    let before = place(&hand);
    hand.press(&sign, &["acknowledge"]);
    assert_eq!(place(&hand).center().y.round(), before.center().y.round());
    // Once the pointer has left them the late stand on top again.
    hand.harness.hover_at(eframe::egui::Pos2::new(700.0, 400.0));
    hand.settle();
    assert!(place(&hand).top() > before.bottom());
}
