//! What becomes of personal data: kept for an inquiry, and destroyed before a witness.

use dispatch_core::words::PostId;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;

/// At a desk with a withdrawn incident, of which only the last section stands open.
fn withdrawn() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let duty = crate::keeper::seat("duty-officer", &hand.room.state);
    let command = serde_json::json!({"withdraw": {"incident": "i-1", "reason": "untrue",
        "words": "误报"}});
    hand.room
        .say(&duty, serde_json::from_value(command).unwrap());
    hand.room.publish();
    hand.settle();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num8] {
        hand.key(key, &[]);
    }
    hand.choose("个人信息留存与销毁");
    hand
}

/// The duty officer was present.
fn choose_a_witness(hand: &mut Hand) {
    hand.harness
        .get_by_role_and_label(Role::ComboBox, "见证人")
        .click();
    hand.settle();
    let duty = PostId::new("duty-officer").unwrap();
    let register = &hand.room.state.register;
    let person = register.on_duty(&duty, hand.room.state.at).unwrap();
    let name = register.person_zh(person).to_owned();
    hand.choose(&name);
}

#[test]
fn a_hold_forbids_destruction_until_the_chief_lifts_it_and_a_certificate_says_what_is_gone() {
    let mut hand = withdrawn();
    assert!(!hand.enabled("登记调查留存"), "by whom, and by which paper");
    hand.write("要求留存的机关", "区监委");
    hand.write("文号", "瓯监〔2026〕3号");
    hand.write("留存天数", "30");
    hand.press("登记调查留存", &["hold_personal"]);
    assert!(hand.sees("区监委 瓯监〔2026〕3号 · 至 2026-07-18"));

    // The duty officer records a hold; only the chief lifts one or destroys.
    hand.write("解除依据", "结案");
    assert!(!hand.enabled("解除调查留存 瓯监〔2026〕3号"));
    hand.sit("值班长");
    let incident = hand.incident("i-1").id;
    hand.write("销毁理由", "保存期满");
    assert!(!hand.enabled("销毁个人信息"), "nobody was present");
    choose_a_witness(&mut hand);
    assert!(!hand.enabled("销毁个人信息"), "the hold stands");
    crate::window::picture(&mut hand.harness, "personal-end");
    hand.press("解除调查留存 瓯监〔2026〕3号", &["lift_hold"]);
    assert!(hand.enabled("销毁个人信息"));
    hand.press("销毁个人信息", &["destroy_personal"]);
    assert!(hand.room.state.is_personal_destroyed(&incident));
    for told in ["个人信息销毁证明", "保存期满", "瓯监〔2026〕3号"] {
        assert!(hand.sees(told), "{told}");
    }
    hand.press("复制销毁证明", &[]);
    assert!(
        !hand.sees("登记调查留存"),
        "there is nothing to keep any more"
    );
}

#[test]
fn what_is_still_in_use_is_not_destroyed() {
    let mut hand = Hand::with_incidents(1);
    hand.sit("值班长");
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num8] {
        hand.key(key, &[]);
    }
    hand.choose("个人信息留存与销毁");
    hand.write("销毁理由", "保存期满");
    choose_a_witness(&mut hand);
    assert!(!hand.enabled("销毁个人信息"), "not filed");
}
