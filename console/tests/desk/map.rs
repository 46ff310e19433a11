//! The map as a person finds it: several incidents at one place, the legend, a measured line.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

/// A desk with three whistles of one township, none of which says more than the township.
fn crowd() -> Hand {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    for index in 1..=3 {
        let id = format!("i-{index}");
        hand.room
            .say(&duty, whistle(&id, "330304009", &format!("街口 {index}")));
    }
    hand.room.publish();
    hand.settle();
    hand
}

fn cluster(hand: &Hand) -> Option<String> {
    use egui_kittest::kittest::NodeT;
    hand.harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.contains("起警情："))
}

#[test]
fn incidents_at_one_place_stand_as_one_and_are_gone_through_in_turn() {
    let mut hand = crowd();
    // One of them is selected and stands alone on top; the other two are one.
    let first = hand.view_selected();
    let both = cluster(&hand).expect("two of them are at one place");
    assert!(both.starts_with("2 起警情："), "{both}");
    hand.press(&both, &[]);
    let second = hand.view_selected();
    assert_ne!(first, second);
    let others = cluster(&hand).expect("still two");
    assert_ne!(both, others, "another one stands alone now");
}

#[test]
fn the_legend_says_what_a_form_means_and_goes_again() {
    let mut hand = Hand::quiet();
    assert!(!hand.sees("双框：等待接哨"));
    hand.key(Key::G, &[]);
    assert!(hand.sees("双框：等待接哨"));
    hand.key(Key::G, &[]);
    assert!(!hand.sees("双框：等待接哨"));
}

#[test]
fn a_line_is_measured_until_escape() {
    let mut hand = Hand::quiet();
    hand.key(Key::M, &[]);
    assert!(hand.harness.state().view().map.measure.is_some());
    hand.key(Key::Escape, &[]);
    assert!(hand.harness.state().view().map.measure.is_none());
}
