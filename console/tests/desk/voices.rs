//! Whose decision it is (practice R2): whoever writes down decisions chooses before he presses whether it is his
//! seat's or the commander's, heard by telephone; and who may only write them down does nothing else.

use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::acts::only;
use crate::hand::Hand;
use crate::persons::say;
use crate::window::picture;

/// For whom the newest entry was recorded.
fn heard(hand: &Hand) -> Option<OnBehalf> {
    hand.room.lines.last().unwrap().author.on_behalf.clone()
}

/// The commander in office of `i-1`, as one who speaks.
fn commander(hand: &Hand) -> Party {
    Party::Post(hand.incident("i-1").commander().unwrap().post.clone())
}

/// The toggle that has the commander decide on such an act, if it is offered.
fn toggle(hand: &Hand, act: &str) -> Option<String> {
    let begin = format!("{act} 指挥官决定：");
    let all = hand.harness.query_all_by_role(Role::CheckBox);
    let mut names = all.filter_map(|it| it.accesskit_node().label());
    names.find(|it| it.starts_with(&begin))
}

/// Scrolls what has this name into sight and presses it.
fn press(hand: &mut Hand, role: Role, name: &str) -> Vec<&'static str> {
    let node = hand.harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    hand.settle();
    hand.settle();
    hand.harness.get_by_role_and_label(role, name).click();
    hand.settle()
}

fn write_order(hand: &mut Hand) {
    hand.key(Key::O, &[]);
    hand.write("指令内容", "封闭匝道");
    press(hand, Role::CheckBox, "区公安分局");
}

#[test]
fn an_order_is_this_seats_until_the_commander_is_chosen_and_it_says_so() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num1);
    write_order(&mut hand);
    assert_eq!(press(&mut hand, Role::Button, "下达"), ["order"]);
    assert_eq!(heard(&hand), None);
    write_order(&mut hand);
    let his = toggle(&hand, "下达").unwrap();
    press(&mut hand, Role::CheckBox, &his);
    picture(&mut hand.harness, "order-of-the-commander");
    assert_eq!(press(&mut hand, Role::Button, "下达（代记）"), ["order"]);
    let of = heard(&hand).unwrap();
    assert_eq!((of.who, of.means), (commander(&hand), Means::Telephone));
    assert!(hand.sees("郭溪带班领导下达") && hand.sees("（电话，代记）"));
    // It was chosen for one press.
    write_order(&mut hand);
    assert_eq!(press(&mut hand, Role::Button, "下达"), ["order"]);
    assert_eq!(heard(&hand), None);
}

#[test]
fn teams_supplies_aid_and_the_pull_out_may_be_the_commanders_as_well() {
    let mut hand = Hand::with_incidents(1);
    let there = json!({ "report_in": { "incident": "i-1", "department": "fire-brigade",
        "strength": { "people": 8 } } });
    say(&mut hand, "duty-officer", there);
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    let his = toggle(&hand, "派队").unwrap();
    press(&mut hand, Role::CheckBox, &his);
    let send = hand.first("直接调派（代记） ");
    assert_eq!(press(&mut hand, Role::Button, &send), ["dispatch"]);
    assert_eq!(heard(&hand).unwrap().who, commander(&hand));

    let his = toggle(&hand, "紧急撤离");
    assert_eq!(his, None, "its section is folded");
    hand.key(Key::Num1, &[]);
    let his = toggle(&hand, "紧急撤离").unwrap();
    press(&mut hand, Role::CheckBox, &his);
    hand.key(Key::X, &[]);
    hand.key(Key::X, &["pull_out"]);
    assert_eq!(heard(&hand).unwrap().who, commander(&hand));
}

/// A clerk at the scene decides nothing himself: his buttons write down what the commander decided.
#[test]
fn a_clerk_writes_down_the_commanders_orders_and_never_his_own() {
    let mut hand = Hand::at_the_desk_of("em-clerk");
    only(&mut hand, Key::Num1);
    write_order(&mut hand);
    let own = |it: &String| it == "下达";
    assert!(!hand.buttons("下达", true).iter().any(own));
    assert_eq!(press(&mut hand, Role::Button, "下达（代记）"), ["order"]);
    let of = heard(&hand).unwrap();
    assert_eq!((of.who, of.means), (commander(&hand), Means::Telephone));
}

#[test]
fn a_department_is_offered_nobody_elses_decision() {
    let mut hand = Hand::at_the_desk_of("police-duty-head");
    only(&mut hand, Key::Num1);
    write_order(&mut hand);
    assert_eq!(toggle(&hand, "下达"), None);
    assert!(!hand.enabled("下达"));
}
