//! 承办 (practice R19): who in the room has an incident is seen by all, taken, handed on, laid down.

use dispatch_core::words::PersonId;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::keeper::seat;

const TITLE: &str = "郭溪街道 六虹桥延伸段下穿道路";

fn held_by(hand: &Hand) -> Option<PersonId> {
    hand.incident("i-1").holder().cloned()
}

/// How often a mark with these words stands on the screen: in the queue and in the head.
fn marks(hand: &Hand, words: &str) -> usize {
    let all = hand.harness.query_all_by_label(words);
    all.filter(|it| it.accesskit_node().role() != Role::Button)
        .count()
}

#[test]
fn an_incident_is_taken_seen_in_queue_and_head_and_laid_down() {
    let mut hand = Hand::with_incidents(1);
    let me = seat("duty-officer", &hand.room.state).person;
    assert_eq!(marks(&hand, "无人承办"), 2, "in the queue and in the head");
    hand.press(&format!("我承办 {TITLE}"), &["claim"]);
    assert_eq!(held_by(&hand).as_ref(), Some(&me));
    assert_eq!(marks(&hand, "无人承办"), 0);
    assert_eq!(marks(&hand, "承办 陈安清（示例）"), 2);
    assert!(
        hand.harness
            .query_by_label(&format!("我承办 {TITLE}"))
            .is_none(),
        "who has it takes it no second time"
    );
    hand.room.pass(20);
    hand.press(&format!("放下承办 {TITLE}"), &["claim"]);
    assert_eq!(held_by(&hand), None);
    assert_eq!(hand.incident("i-1").claims.len(), 2, "both stay on record");
}

#[test]
fn an_incident_is_handed_to_another_officer_of_the_room() {
    let mut hand = Hand::with_incidents(1);
    hand.press(&format!("交由… {TITLE}"), &[]);
    for name in ["胡雪华（示例）", "夏立波（示例）"] {
        assert!(!hand.sees(&format!("交由 {name}")), "no part of the room");
    }
    hand.press("交由 黄晓真（示例）", &["claim"]);
    let other = seat("duty-officer-2", &hand.room.state).person;
    assert_eq!(held_by(&hand), Some(other));
    assert_eq!(marks(&hand, "承办 黄晓真（示例）"), 2);
}

#[test]
fn a_township_takes_no_incident_of_the_room() {
    let mut hand = Hand::with_incidents(1);
    // The township's leader commands it, so his seat may be taken here.
    hand.sit("郭溪带班领导");
    assert!(!hand.enabled(&format!("我承办 {TITLE}")));
}
