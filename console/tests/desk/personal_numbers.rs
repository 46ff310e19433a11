//! Numbers of private persons in free words: recognised, never refused, and moved where they can be
//! destroyed.

use dispatch_core::personal::PERSONAL_DATA_ZH;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;

const TELEPHONE: &str = "13800001234";
const ID_CARD: &str = "11010519491231002X";

#[test]
fn a_number_in_an_incidents_words_is_warned_of_and_moved_to_the_person_who_is_added() {
    let mut hand = Hand::with_incidents(1);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
        hand.key(key, &[]);
    }
    hand.press("人员核查", &[]);
    let field = "不写姓名，如：白色轿车内";
    hand.write(field, "司机电话13800001234 身份证11010519491231002x");
    assert!(hand.sees(PERSONAL_DATA_ZH));
    crate::window::picture(&mut hand.harness, "personal-numbers");
    // It never blocks: what was typed may be recorded as it stands.
    assert!(hand.enabled("列为被困"));
    hand.press(&format!("移至人员信息 {field}"), &[]);
    assert!(!hand.sees(PERSONAL_DATA_ZH));
    assert!(hand.reads(field, "司机电话尾号1234 身份证尾号1002"));
    assert!(hand.reads("电话", TELEPHONE) && hand.reads("身份证号", ID_CARD));
    hand.press("列为被困", &["sought"]);
    hand.settle();
    let entry = serde_json::to_string(&hand.room.lines.last().unwrap().author).unwrap();
    assert!(entry.contains("司机电话尾号1234"), "{entry}");
    assert!(
        !entry.contains(TELEPHONE) && !entry.contains(ID_CARD),
        "{entry}"
    );
    assert!(hand.sees("尾号1234"));
}

#[test]
fn a_number_of_a_call_waits_until_somebody_says_whose_it_is() {
    let mut hand = Hand::with_incidents(1);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
        hand.key(key, &[]);
    }
    hand.key(Key::F2, &[]);
    hand.harness
        .get_by_role_and_label(Role::MultilineTextInput, "原话")
        .type_text(&format!("有人被困，来电 {TELEPHONE}"));
    hand.settle();
    assert!(hand.sees(PERSONAL_DATA_ZH));
    hand.press("移至人员信息 原话", &[]);
    assert!(!hand.sees(PERSONAL_DATA_ZH));
    hand.key(Key::Escape, &[]);
    assert!(!hand.sees(TELEPHONE));
    assert!(hand.sees("移出的号码"));
    hand.press("填入 尾号1234", &[]);
    assert!(hand.reads("电话", TELEPHONE));
    assert!(!hand.sees("移出的号码"));
}
