//! 派谁, supplies: the quantity that was proposed can be changed before it is sent, never beyond the stock.

use dispatch_core::view::proposal_course;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};

use crate::hand::Hand;
use crate::keeper::seat;
use crate::shortage::bags_are_counted;

/// The board of a flood that had a thousand bags and used six hundred in half an hour.
fn board() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    let say = |hand: &mut Hand, json: Value| {
        hand.room.say(&duty, serde_json::from_value(json).unwrap());
    };
    say(
        &mut hand,
        json!({"supply": {"incident": "i-1", "depot": "guoxi-depot", "item": "woven-bag", "quantity": 1_000}}),
    );
    hand.room.pass(1_800);
    say(
        &mut hand,
        json!({"supply_back": {"incident": "i-1", "depot": "guoxi-depot", "item": "woven-bag", "consumed": 600}}),
    );
    hand.room.publish();
    hand.settle();
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    hand
}

/// The fields for quantities with what stands in them, top down.
fn fields(hand: &Hand) -> Vec<(String, String)> {
    let all = hand.harness.get_all_by_role(Role::TextInput);
    let all = all.filter_map(|it| {
        let name = it.accesskit_node().label()?;
        let value = it.accesskit_node().value().unwrap_or_default();
        name.ends_with(" 数量").then_some((name, value))
    });
    all.collect()
}

#[test]
fn what_was_typed_is_sent_and_both_figures_are_kept() {
    let mut hand = board();
    let fields = fields(&hand);
    let (name, proposed) = fields[0].clone();
    let proposed: u32 = proposed.parse().expect("a quantity is proposed");
    hand.clear(&name);
    hand.write(&name, "70");
    let issue = hand.first("调拨 ");
    let button = hand.harness.get_by_role_and_label(Role::Button, &issue);
    button.scroll_to_me();
    hand.settle();
    let items = fields.iter().filter(|(_, it)| !it.is_empty()).count();
    assert_eq!(issue, format!("调拨 {items} 项"));
    let mut said = vec!["propose"];
    said.extend(vec!["supply"; items]);
    hand.press(&issue, &said);
    let (id, record) = hand.room.state.proposals.iter().next().unwrap();
    assert!(record.says.needs.is_empty());
    let course = proposal_course(&hand.room.state, id).unwrap();
    let first = &course.goods[0];
    assert_eq!((first.proposed, first.issued), (proposed, 70));
    assert!(hand.sees(&format!("推荐 {proposed}，调拨 70")));
}

#[test]
fn more_than_lies_there_is_refused_and_says_what_does() {
    let mut hand = board();
    let (name, proposed) = fields(&hand)[0].clone();
    assert_ne!(proposed, "");
    hand.clear(&name);
    hand.write(&name, "99999999");
    let button = hand.buttons("调拨 ", false);
    assert_eq!(button.len(), 1, "it cannot be pressed");
    assert!(hand.sees("其他储备点也不足"));
    // Nothing of it is sent once it is taken out.
    hand.clear(&name);
    assert!(hand.buttons("调拨 ", false).is_empty());
    assert!(hand.room.state.proposals.is_empty());
}

#[test]
fn stock_that_several_want_says_who_gets_it_and_leads_there() {
    let mut hand = Hand::with_incidents(2);
    let duty = seat("duty-officer", &hand.room.state);
    let say = |hand: &mut Hand, json: Value| {
        hand.room.say(&duty, serde_json::from_value(json).unwrap());
    };
    for id in ["i-1", "i-2"] {
        say(
            &mut hand,
            json!({"supply": {"incident": id, "depot": "guoxi-depot", "item": "woven-bag", "quantity": 1_000}}),
        );
    }
    let left = |depot: &str| if depot == "guoxi-depot" { 1_500 } else { 0 };
    bags_are_counted(&mut hand, left);
    say(
        &mut hand,
        json!({"state": {"incident": "i-2", "source": "call-110", "figures": {"trapped": 2}}}),
    );
    hand.room.pass(1_800);
    for id in ["i-1", "i-2"] {
        say(
            &mut hand,
            json!({"supply_back": {"incident": id, "depot": "guoxi-depot", "item": "woven-bag", "consumed": 900}}),
        );
    }
    hand.room.publish();
    hand.settle();
    let first = dispatch_core::words::IncidentId::new("i-1").unwrap();
    for _ in 0..2 {
        if hand.view_selected().as_ref() != Some(&first) {
            hand.key(Key::ArrowDown, &[]);
        }
    }
    assert_eq!(hand.view_selected(), Some(first));
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    assert!(hand.sees("几处都要编织袋，按轻重联合分配"));
    assert!(hand.sees("1500 只已留给更急的"));
    assert!(hand.sees("因别处也要少得 1500"));
    // Nothing of what is kept for another is proposed to be issued.
    assert!(fields(&hand).iter().all(|(_, it)| it.is_empty()));
    // The other claim leads to its incident: the last of its names is the one on the board.
    let lead = |hand: &Hand, act: &dyn Fn(&egui_kittest::Node<'_>)| {
        let all = hand.harness.get_all_by_label("潘桥街道 瞿溪老街");
        act(&all.last().expect("a lead"));
    };
    lead(&hand, &|it| it.scroll_to_me());
    hand.settle();
    crate::window::picture(&mut hand.harness, "sending-shared-stock");
    lead(&hand, &|it| it.click());
    hand.settle();
    let other = dispatch_core::words::IncidentId::new("i-2").unwrap();
    assert_eq!(hand.view_selected(), Some(other));
}

/// The sentence of the fold names the depot with the most; the board says which one with enough is nearest.
#[test]
fn beside_the_depot_with_the_most_the_nearest_with_enough_is_named() {
    let mut hand = board();
    crate::shortage::three_depots(&mut hand);
    let all = fields(&hand);
    let guoxi = |(name, _): &&(String, String)| name.contains("郭溪物资储备点");
    let (name, _) = all.iter().find(guoxi).expect("it has some");
    hand.clear(name);
    hand.write(name, "600");
    assert_eq!(
        hand.buttons("调拨 ", false).len(),
        1,
        "it cannot be pressed"
    );
    assert!(hand.sees("其他储备点可用:茶山物资储备点（示例） 5000"));
    assert!(hand.sees("最近够 600 的：开发区物资储备点（示例） "));
    crate::window::picture(&mut hand.harness, "shortage-sending");
}
