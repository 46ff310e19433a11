//! The report board: who was reached, who answered, who came, each at a glance and with who said so.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::layout::{SIZES, resize};
use crate::window::picture;

/// What a label says that ends so.
fn label_ending(hand: &Hand, end: &str) -> String {
    let labels = hand.harness.query_all_by_role(Role::Label);
    let mut found = labels
        .filter_map(|it| it.accesskit_node().value())
        .filter(|it| it.ends_with(end));
    found
        .next()
        .unwrap_or_else(|| panic!("no label ends with {end}"))
}

#[test]
fn what_was_heard_is_never_shown_as_the_others_own_signature() {
    let mut hand = Hand::with_incidents(1);
    resize(&mut hand, SIZES[2]);
    assert!(hand.harness.query_by_label("限时").is_some(), "columns");
    hand.press("代签收 区公安分局", &["acknowledge"]);
    let heard = label_ending(&hand, "代");
    assert!(hand.sees("03:01推"), "reached is implied, and drawn so");
    hand.harness.get_by_label(&heard).hover();
    hand.harness.run_steps(30);
    let said = "代签收（电话）不详 03:01，记录 陈安清";
    assert!(hand.sees(said), "{heard}");
    picture(&mut hand.harness, "report-board");
}

#[test]
fn in_a_narrow_column_each_department_has_its_line_and_its_next_step() {
    let mut hand = Hand::with_incidents(1);
    resize(&mut hand, SIZES[1]);
    hand.key(Key::Num1, &[]);
    assert!(hand.harness.query_by_label("限时").is_none(), "no columns");
    hand.press("代签收 区公安分局", &["acknowledge"]);
    hand.press("出发 区公安分局", &["set_out"]);
    assert!(hand.enabled("到场报到 区公安分局"));
    assert!(hand.buttons("代签收 区公安分局", true).is_empty());
    picture(&mut hand.harness, "report-board-narrow");
}
