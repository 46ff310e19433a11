//! A menu that stands open while rows come in above it is still the one of its own row: whoever presses its
//! act presses it for whom he chose.

use dispatch_core::command::{Command, OrderAnswer, SoughtState};
use dispatch_core::register::Party;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use serde_json::json;

use crate::acts::only;
use crate::hand::Hand;
use crate::persons::say;

/// Scrolls the button of a menu into sight and presses it.
fn open(hand: &mut Hand, name: &str) {
    let button = hand.harness.get_by_role_and_label(Role::Button, name);
    button.scroll_to_me();
    hand.settle();
    hand.settle();
    hand.press(name, &[]);
}

/// How low a button stands.
fn top(hand: &Hand, name: &str) -> f32 {
    let button = hand.harness.get_by_role_and_label(Role::Button, name);
    button.rect().top()
}

/// The newest order stands above the others: it comes in while somebody answers an older one.
#[test]
fn an_answer_goes_to_the_order_that_was_being_answered_when_another_comes_in_above() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num1);
    let give = |hand: &mut Hand, order: &str, to: &str, words: &str| {
        let order = json!({ "order": { "incident": "i-1", "order": order, "to": [to],
            "words": words } });
        hand.room.pass(60);
        say(hand, "duty-officer", order);
    };
    give(&mut hand, "o-1", "department:power", "调发电机");
    let menu = "答复… 国网瓯海供电";
    open(&mut hand, menu);
    hand.write("理由", "配电房进水");
    let before = top(&hand, menu);
    give(&mut hand, "o-2", "department:police", "封闭匝道");
    assert!(top(&hand, menu) > before, "another stands above it now");
    assert!(hand.reads("理由", "配电房进水"), "half written as it was");
    assert!(!hand.sees("无法执行 区公安分局"));
    hand.press("无法执行 国网瓯海供电", &["answer"]);
    let Command::Answer(given) = &hand.room.lines.last().unwrap().author.command else {
        panic!("no answer")
    };
    let power: Party = "department:power".parse().unwrap();
    assert_eq!((given.order.as_str(), &given.who), ("o-1", &power));
    assert!(matches!(given.answer, OrderAnswer::Unable { .. }));
}

/// A death is said of whom it was said.
#[test]
fn a_death_is_recorded_of_the_person_it_was_said_of_when_another_is_listed_above() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num6);
    let list = |hand: &mut Hand, id: &str, words: &str| {
        let found = json!({ "sought": { "incident": "i-1", "sought": id, "state": "missing",
            "words": words } });
        say(hand, "duty-officer", found);
    };
    list(&mut hand, "p-2", "白色轿车内");
    let menu = "死亡 白色轿车内";
    open(&mut hand, menu);
    let before = top(&hand, menu);
    list(&mut hand, "p-1", "桥墩旁老人");
    assert!(top(&hand, menu) > before, "another stands above it now");
    assert!(!hand.sees("死亡 桥墩旁老人 公安现场"));
    hand.press("死亡 白色轿车内 公安现场", &["sought"]);
    let incident = hand.incident("i-1");
    let dead = |it: &dispatch_core::state::SoughtRecord| it.state == SoughtState::Dead;
    let dead = incident.sought.iter().filter(|it| dead(it.1));
    let dead: Vec<&str> = dead.map(|it| it.0.as_str()).collect();
    assert_eq!(dead, ["p-2"]);
}
