//! 批量转交 (practice R19): several incidents go to another officer in one press.

use dispatch_core::refusal::Refusal;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::keeper::seat;

const TO_HUANG: &str = "转交 黄晓真（示例）（2 起）";

fn held_by(hand: &Hand, incident: &str) -> Option<String> {
    let incident = hand.incident(incident);
    incident.holder().map(ToString::to_string)
}

fn claims(hand: &mut Hand, incident: &str, post: &str) {
    let officer = seat(post, &hand.room.state);
    let claim = serde_json::json!({ "claim": { "incident": incident, "person": officer.person } });
    hand.room
        .say(&officer, serde_json::from_value(claim).unwrap());
    hand.room.publish();
    hand.settle();
}

#[test]
fn all_of_a_person_go_to_another_with_the_reason_written_once() {
    let mut hand = Hand::with_incidents(3);
    claims(&mut hand, "i-1", "duty-officer");
    claims(&mut hand, "i-3", "duty-officer");
    hand.press("批量转交", &[]);
    hand.press("陈安清（示例）的 2 起", &[]);
    hand.write("转交理由（可不填）", "换班用餐");
    crate::window::picture(&mut hand.harness, "reassign");
    hand.press("转交给哪一位", &[]);
    hand.press(TO_HUANG, &["claim", "claim"]);
    let huang = seat("duty-officer-2", &hand.room.state).person.to_string();
    assert_eq!(held_by(&hand, "i-1"), Some(huang.clone()));
    assert_eq!(held_by(&hand, "i-2"), None, "was not chosen");
    assert_eq!(held_by(&hand, "i-3"), Some(huang));
    let said = hand.room.lines.iter().rev().take(2);
    let said: Vec<String> = said
        .map(|it| serde_json::to_string(&it.author.command).unwrap())
        .collect();
    assert!(said.iter().all(|it| it.contains("换班用餐")), "{said:?}");
    assert!(!hand.sees("已选"), "the form went away");
}

#[test]
fn single_ones_are_chosen_in_their_rows() {
    let mut hand = Hand::with_incidents(3);
    hand.press("批量转交", &[]);
    hand.press("转交给哪一位", &[]);
    assert!(!hand.enabled("转交 黄晓真（示例）（0 起）"));
    hand.press("转交给哪一位", &[]);
    hand.choose("选：郭溪街道 六虹桥延伸段下穿道路");
    hand.choose("选：潘桥街道 瞿溪老街");
    hand.choose("选：丽岙街道 泽雅镇西岸");
    hand.choose("选：郭溪街道 六虹桥延伸段下穿道路");
    hand.press("转交给哪一位", &[]);
    hand.press(TO_HUANG, &["claim", "claim"]);
    assert_eq!(held_by(&hand, "i-1"), None);
    assert!(held_by(&hand, "i-2").is_some() && held_by(&hand, "i-3").is_some());
}

#[test]
fn one_that_is_refused_leaves_the_others_and_is_told_by_its_name() {
    let mut hand = Hand::with_incidents(2);
    hand.press("批量转交", &[]);
    hand.press("选本列", &[]);
    hand.press("转交给哪一位", &[]);
    // Another console withdraws one of them, and this desk has not heard of it yet.
    let duty = seat("duty-officer", &hand.room.state);
    let withdraw = serde_json::json!({ "withdraw": { "incident": "i-1", "reason": "mistaken",
        "words": "误吹" } });
    hand.room
        .say(&duty, serde_json::from_value(withdraw).unwrap());
    let button = hand.harness.get_by_role_and_label(Role::Button, TO_HUANG);
    button.click();
    hand.harness.run_steps(2);
    assert_eq!(hand.room.answer().len(), 2);
    hand.harness.run_steps(3);
    assert_eq!(held_by(&hand, "i-1"), None);
    assert!(held_by(&hand, "i-2").is_some());
    let refused = hand.room.lines.iter().rev().nth(1).unwrap();
    assert_eq!(refused.refusal, Some(Refusal::Withdrawn));
    assert!(hand.sees("承办 · 郭溪街道 六虹桥延伸段下穿道路"));
}
