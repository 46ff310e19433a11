//! Who a private person is goes from the desk when another sits down, when the command passes on, and
//! when it is destroyed; and the past brings nothing of it back.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::persons::{MASKED, NAME, TELEPHONE, at_the_list_of, list_a_person, say};

/// At the list of `i-1` with a person on it, shown in full, being changed, and another half written.
fn everything_open(post: Option<&str>) -> Hand {
    let mut hand = at_the_list_of(2);
    if let Some(post) = post {
        hand.sit(post);
    }
    list_a_person(&mut hand, &["sought"]);
    hand.press("显示 白色轿车司机", &[]);
    hand.press("改人员信息 白色轿车司机", &[]);
    hand.write("住址 白色轿车司机", "瞿溪老街1号");
    assert!(
        hand.sees(NAME) && hand.sees(TELEPHONE) && hand.reads("住址 白色轿车司机", "瞿溪老街1号")
    );
    hand
}

/// Nothing of a person can be read, and no field for him stands open.
fn assert_nothing_open(hand: &Hand) {
    for hidden in [MASKED, NAME, TELEPHONE, "浙C12345", "瞿溪老街1号"] {
        assert!(!hand.sees(hidden), "{hidden}");
    }
    for field in ["姓名", "姓名 白色轿车司机"] {
        let mut fields = hand
            .harness
            .query_all_by_role_and_label(Role::TextInput, field);
        assert!(fields.next().is_none(), "{field} stands open");
    }
    let fields = hand.harness.query_all_by_role(Role::TextInput);
    for value in fields.filter_map(|it| it.value()) {
        assert!(
            !value.contains("三丰") && !value.contains("老街"),
            "{value}"
        );
    }
}

fn replace_by(post: &str) -> serde_json::Value {
    serde_json::json!({"replace_commander": {"incident": "i-1", "post": post,
        "reason": "事件扩大"}})
}

#[test]
fn who_sits_down_without_the_right_finds_nothing_open_that_was_written() {
    let mut hand = everything_open(None);
    hand.sit("潘桥带班领导");
    assert_nothing_open(&hand);
    // Nor does it wait for the next one who may see him.
    hand.sit("郭溪带班领导");
    hand.settle();
    assert!(hand.sees(MASKED) && !hand.sees(NAME));
    hand.press("改人员信息 白色轿车司机", &[]);
    assert!(
        hand.reads("住址 白色轿车司机", ""),
        "what the first one wrote is gone"
    );
}

#[test]
fn who_sits_down_cannot_take_back_the_words_of_the_one_before() {
    let mut hand = at_the_list_of(2);
    hand.press("填人员信息", &[]);
    hand.write("姓名", NAME);
    hand.harness.run_steps(3);
    hand.sit("郭溪带班领导");
    hand.press("填人员信息", &[]);
    assert!(hand.reads("姓名", ""));
    hand.harness
        .get_by_role_and_label(Role::TextInput, "姓名")
        .focus();
    hand.harness.run_steps(2);
    for _ in 0..5 {
        hand.harness.event(Event::Key {
            key: eframe::egui::Key::Z,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        });
        hand.harness.run_steps(2);
    }
    assert!(hand.reads("姓名", ""), "taken back from the one before");
}

#[test]
fn who_hands_the_command_on_keeps_nothing_of_the_persons() {
    let mut hand = everything_open(Some("郭溪带班领导"));
    say(&mut hand, "duty-chief", replace_by("panqiao-head"));
    assert_nothing_open(&hand);
    // The command comes back: what was open stays closed.
    say(&mut hand, "duty-chief", replace_by("guoxi-duty-head"));
    hand.settle();
    assert!(hand.sees(MASKED) && !hand.sees(NAME));
}

#[test]
fn the_past_does_not_bring_back_what_may_no_longer_be_seen() {
    let mut hand = everything_open(Some("郭溪带班领导"));
    hand.room.pass(900);
    say(&mut hand, "duty-chief", replace_by("panqiao-head"));
    hand.room.pass(300);
    hand.settle();
    hand.look_back(600);
    assert!(hand.sees("白色轿车司机"), "the list is as it was");
    assert_nothing_open(&hand);
    hand.settle();
    assert_nothing_open(&hand);
}

#[test]
fn what_was_open_is_gone_when_it_is_destroyed() {
    let mut hand = everything_open(None);
    let withdrawn = serde_json::json!({"withdraw": {"incident": "i-1", "reason": "untrue",
        "words": "误报"}});
    say(&mut hand, "duty-officer", withdrawn);
    hand.room.pass(900);
    let destroyed = serde_json::json!({"destroy_personal": {"incident": "i-1",
        "reason": "保存期满", "witness": "chen-anqing"}});
    say(&mut hand, "duty-chief", destroyed);
    assert!(hand.sees("个人信息已销毁"));
    assert_nothing_open(&hand);
    hand.room.pass(300);
    hand.settle();
    hand.look_back(600);
    assert_nothing_open(&hand);
}

#[test]
fn what_the_vault_would_not_take_is_nobody_elses_to_try_again() {
    let mut hand = at_the_list_of(2);
    hand.sit("郭溪带班领导");
    hand.room.vault_fails = true;
    list_a_person(&mut hand, &[]);
    assert!(hand.sees("未存入，未登记"));
    hand.sit("潘桥带班领导");
    assert!(!hand.sees("未存入，未登记"));
    assert!(hand.buttons("再存一次", true).is_empty());
}
