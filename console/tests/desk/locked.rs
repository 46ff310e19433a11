//! A seat that nobody touched: its acts are locked until somebody says who sits here; the board stays lit
//! and the alarms loud (practice R21).

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

fn lock_after_five_minutes(hand: &mut Hand) {
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    hand.settle();
    let choice = hand
        .harness
        .get_by_role_and_label(Role::CheckBox, "无人操作锁定：5 分");
    choice.scroll_to_me();
    hand.settle();
    hand.harness
        .get_by_role_and_label(Role::CheckBox, "无人操作锁定：5 分")
        .click();
    hand.settle();
    hand.key(Key::Escape, &[]);
}

const CLAIM: &str = "我承办 郭溪街道 六虹桥延伸段下穿道路";
const UNLOCK: &str = "仍是 ";

#[test]
fn nothing_is_locked_unless_it_was_set() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(3_600);
    hand.settle();
    assert!(hand.enabled(CLAIM));
}

#[test]
fn a_seat_that_nobody_touched_asks_who_sits_here_and_shows_everything() {
    let mut hand = Hand::with_incidents(1);
    lock_after_five_minutes(&mut hand);
    assert!(hand.enabled(CLAIM));
    hand.room.pass(301);
    hand.settle();
    assert!(hand.sees("动作已锁定") && !hand.enabled(CLAIM));
    // A whistle that comes is seen, and it sounds.
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-9", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("任桥"), "the board stays lit");
    assert!(
        hand.harness.state().tone().is_some(),
        "the alarm stays loud"
    );
    crate::window::picture(&mut hand.harness, "locked");
    // Neither a key nor a line gets through.
    hand.key(Key::F4, &[]);
    hand.key(Key::ArrowDown, &[]);
    assert!(!hand.enabled(CLAIM), "a hand alone unlocks nothing");
    let unlock = hand.first(UNLOCK);
    hand.press(&unlock, &[]);
    assert!(!hand.sees("动作已锁定"));
    hand.key(Key::F4, &["take_whistle"]);
}

#[test]
fn whoever_takes_the_seat_unlocks_it() {
    let mut hand = Hand::with_incidents(1);
    lock_after_five_minutes(&mut hand);
    hand.room.pass(301);
    hand.settle();
    assert!(hand.sees("动作已锁定"));
    hand.sit("值班长");
    assert!(!hand.sees("动作已锁定"));
}

#[test]
fn a_hand_at_the_console_keeps_it_open() {
    let mut hand = Hand::with_incidents(1);
    lock_after_five_minutes(&mut hand);
    for _ in 0..4 {
        hand.room.pass(200);
        hand.key(Key::ArrowDown, &[]);
    }
    assert!(hand.enabled(CLAIM));
}
