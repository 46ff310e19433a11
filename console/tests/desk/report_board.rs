//! The report board: who was reached, who answered, who came, each at a glance and with who said so.

use dispatch_core::command::Command;
use dispatch_core::entry::Means;
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

/// The last attempt of the ledger: whom, at which post and number.
fn last_attempt(hand: &Hand) -> (String, Option<String>, Option<String>) {
    let lines = hand.room.lines.iter().rev();
    let mut attempts = lines.filter_map(|line| match &line.author.command {
        Command::Attempt(it) => Some(it.clone()),
        _ => None,
    });
    let it = attempts.next().unwrap();
    let text = |it: Option<String>| it;
    let post = it.to_post.map(|it| it.to_string());
    (
        it.to.to_string(),
        post,
        text(it.number.map(|it| it.to_string())),
    )
}

#[test]
fn the_ladder_proposes_tonights_number_and_another_step_is_one_press_away() {
    let mut hand = Hand::with_incidents(1);
    let ring = |hand: &mut Hand| {
        let button = hand.first("叫应 区公安分局");
        hand.press(&button, &[]);
    };
    ring(&mut hand);
    picture(&mut hand.harness, "ladder");
    assert!(hand.sees("值班电话  0577-0000-1003"));
    hand.press("无人接听 区公安分局", &["attempt"]);
    // The next step: whoever holds the post tonight, with his own number.
    hand.room.pass(130);
    hand.settle();
    ring(&mut hand);
    assert!(hand.sees("已呼"));
    assert!(hand.sees("带班领导  杨"), "by name");
    hand.press("占线 区公安分局", &["attempt"]);
    let (to, post, number) = last_attempt(&hand);
    assert_eq!(
        (to.as_str(), post.as_deref()),
        ("带班领导", Some("police-duty-head"))
    );
    let number = number.expect("his number is in the entry");
    assert!(number.starts_with("0577-0000-"), "{number}");
    // The roster changes: another man is rung.
    let seat = crate::keeper::seat("duty-chief", &hand.room.state);
    let other = serde_json::json!({"set_duty": {"post": "police-duty-head",
        "person": "fang-xuechuan", "order": 0, "from": hand.room.now()}});
    hand.room.say(&seat, serde_json::from_value(other).unwrap());
    hand.room.publish();
    hand.settle();
    ring(&mut hand);
    hand.choose("2. 带班领导");
    assert!(hand.sees("带班领导  方"), "the man of tonight");
    hand.press("已接通 区公安分局", &["attempt"]);
    assert_ne!(last_attempt(&hand).2, Some(number));
}

#[test]
fn what_one_press_records_of_how_it_was_heard_stands_on_the_board() {
    let mut hand = Hand::with_incidents(1);
    hand.press("代记方式：电话", &[]);
    hand.press("代记方式：卫星电话", &[]);
    hand.press("代签收 区公安分局", &["acknowledge"]);
    let said = &hand.room.lines.last().unwrap().author;
    assert_eq!(said.on_behalf.as_ref().unwrap().means, Means::Radio);
}
