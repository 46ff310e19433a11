//! The boards of the district beside the incident: one row of tabs, one key each.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;

const TABS: [(Key, &str); 9] = [
    (Key::Num1, "应急响应"),
    (Key::Num2, "时限事项"),
    (Key::Num3, "领导指示、上级交办"),
    (Key::Num4, "镇街填报"),
    (Key::Num5, "联络盘"),
    (Key::Num6, "设施与风险点"),
    (Key::Num7, "补录"),
    (Key::Num8, "交接班"),
    (Key::Num9, "影响区"),
];

fn shown(hand: &Hand) -> Vec<String> {
    use egui_kittest::kittest::NodeT;
    hand.harness
        .get_all_by_role(Role::Tab)
        .filter(|tab| {
            let node = tab.accesskit_node();
            node.is_selected() == Some(true)
                || node.toggled() == Some(eframe::egui::accesskit::Toggled::True)
        })
        .filter_map(|tab| tab.accesskit_node().label())
        .collect()
}

#[test]
fn a_key_shows_each_board_and_escape_the_incident_again() {
    let mut hand = Hand::with_incidents(1);
    assert_eq!(shown(&hand), ["事件"]);
    for (key, name) in TABS {
        hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
        hand.settle();
        let shown = shown(&hand);
        assert!(shown.len() == 1 && shown[0].starts_with(name), "{shown:?}");
        hand.key(Key::Escape, &[]);
        assert_eq!(self::shown(&hand), ["事件"], "after {name}");
    }
}

#[test]
fn every_board_says_until_when_it_is_complete_and_a_blind_one_since_when() {
    let mut hand = Hand::with_incidents(1);
    for (key, name) in TABS {
        hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
        hand.settle();
        assert!(hand.sees("完整至"), "{name}");
        assert!(!hand.sees("起看不到"), "{name}");
    }
    let seen = |hand: &Hand| {
        let hatched = hand.harness.query_all_by_label_contains("起看不到");
        hatched.count()
    };
    hand.room.pass(60);
    hand.room.keeper = yishao::desk::link().1;
    hand.settle();
    hand.key(Key::Escape, &[]);
    let beside = seen(&hand);
    assert!(beside > 0, "the queue is hatched");
    for (key, name) in TABS {
        hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
        hand.settle();
        assert_eq!(seen(&hand), beside + 1, "{name}");
    }
}

#[test]
fn who_chooses_an_incident_sees_it_whatever_board_stood_there() {
    let mut hand = Hand::with_incidents(2);
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    hand.settle();
    hand.key(Key::ArrowDown, &[]);
    assert_eq!(shown(&hand), ["事件"]);
}
