//! The queue (practice R19): mine, nobody's, all by one key; and no row jumps under the pointer.

use dispatch_core::command::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

const GUOXI: &str = "郭溪街道 六虹桥延伸段下穿道路";
const QUXI: &str = "潘桥街道 瞿溪老街";
const ZEYA: &str = "丽岙街道 泽雅镇西岸";

/// The rows of the queue, top down.
pub fn rows(hand: &Hand) -> Vec<String> {
    let all = hand.harness.query_all_by_role(Role::ListItem);
    let mut rows: Vec<(i64, String)> = all
        .map(|it| (it.rect().top() as i64, it.accesskit_node().label().unwrap()))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, title)| title).collect()
}

/// Somebody of the room takes an incident at another console.
fn claims(hand: &mut Hand, incident: &str, post: &str) {
    let officer = seat(post, &hand.room.state);
    let claim = serde_json::json!({ "claim": { "incident": incident, "person": officer.person } });
    hand.room.say(&officer, command(claim));
    hand.room.publish();
    hand.settle();
}

fn command(json: serde_json::Value) -> Command {
    serde_json::from_value(json).unwrap()
}

fn point_at(hand: &mut Hand, place: Pos2) {
    hand.harness.hover_at(place);
    hand.settle();
}

fn row_of(hand: &Hand, title: &str) -> Pos2 {
    let row = hand.harness.get_by_role_and_label(Role::ListItem, title);
    row.rect().center()
}

#[test]
fn one_key_lists_mine_then_nobodys_then_all_with_counts() {
    let mut hand = Hand::with_incidents(3);
    claims(&mut hand, "i-1", "duty-officer");
    claims(&mut hand, "i-2", "duty-officer-2");
    for tab in ["我的 1", "无人承办 1", "全部 3"] {
        hand.harness.get_by_role_and_label(Role::RadioButton, tab);
    }
    assert_eq!(rows(&hand), [ZEYA, GUOXI, QUXI]);
    hand.key(Key::F6, &[]);
    assert_eq!(rows(&hand), [GUOXI]);
    assert!(
        hand.sees("未列出 2 起，其中待接 0 起"),
        "nothing is hidden in silence"
    );
    hand.key(Key::F6, &[]);
    assert_eq!(rows(&hand), [ZEYA]);
    // What comes in belongs to nobody; the list stays as it was chosen.
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-4", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    assert_eq!(rows(&hand), ["郭溪街道 任桥", ZEYA]);
    hand.key(Key::F6, &[]);
    assert_eq!(rows(&hand).len(), 4);
    hand.choose("我的 1");
    assert_eq!(rows(&hand), [GUOXI], "the mouse does the same");
    assert!(hand.sees("未列出 3 起，其中待接 1 起"));
}

#[test]
fn mine_is_of_whoever_sits_here_now() {
    let mut hand = Hand::with_incidents(2);
    claims(&mut hand, "i-1", "duty-officer");
    claims(&mut hand, "i-2", "duty-officer-2");
    hand.key(Key::F6, &[]);
    assert_eq!(rows(&hand), [GUOXI]);
    hand.sit("值班员（二席）");
    assert_eq!(rows(&hand), [QUXI]);
}

#[test]
fn no_row_jumps_while_the_pointer_is_in_the_list() {
    let mut hand = Hand::with_incidents(3);
    assert_eq!(rows(&hand), [GUOXI, QUXI, ZEYA]);
    let pointed = row_of(&hand, GUOXI);
    point_at(&mut hand, pointed);
    claims(&mut hand, "i-1", "duty-officer-2");
    assert_eq!(rows(&hand), [GUOXI, QUXI, ZEYA]);
    assert!(hand.sees("顺序暂不变"));
    // A new one stands below until the pointer has left.
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-4", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    assert_eq!(rows(&hand), [GUOXI, QUXI, ZEYA, "郭溪街道 任桥"]);
    // What is below on the screen is below for the keys.
    hand.key(Key::ArrowDown, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-2");
    point_at(&mut hand, Pos2::new(900.0, 500.0));
    assert_eq!(rows(&hand).last().unwrap(), GUOXI);
    assert!(!hand.sees("顺序暂不变"));
}

#[test]
fn what_left_the_list_stays_under_the_pointer_until_it_has_gone() {
    let mut hand = Hand::with_incidents(3);
    hand.key(Key::F6, &[]);
    hand.key(Key::F6, &[]);
    let pointed = row_of(&hand, QUXI);
    point_at(&mut hand, pointed);
    claims(&mut hand, "i-1", "duty-officer-2");
    let duty = seat("duty-officer", &hand.room.state);
    let merge =
        serde_json::json!({ "merge": { "from": "i-2", "into": "i-3", "reason": "同一处" } });
    hand.room.say(&duty, command(merge));
    hand.room.publish();
    hand.settle();
    assert_eq!(rows(&hand), [GUOXI, QUXI, ZEYA]);
    point_at(&mut hand, Pos2::new(900.0, 500.0));
    assert_eq!(rows(&hand), [ZEYA]);
}

#[test]
fn no_row_jumps_while_the_caret_is_in_the_list() {
    let mut hand = Hand::with_incidents(3);
    let row = hand.harness.get_by_role_and_label(Role::ListItem, QUXI);
    row.focus();
    hand.settle();
    claims(&mut hand, "i-1", "duty-officer-2");
    assert_eq!(rows(&hand), [GUOXI, QUXI, ZEYA]);
    hand.key(Key::Escape, &[]);
    assert_eq!(rows(&hand), [QUXI, ZEYA, GUOXI]);
}

/// The search: by initials, by number, by type, by who commands; what it hides is counted.
#[test]
fn the_queue_is_searched_and_hides_nothing_in_silence() {
    let mut hand = Hand::with_incidents(3);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-4", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    let mut search = |typed: &str, wanted: &[&str], hidden: &str| {
        hand.key(Key::F, &[]);
        hand.harness
            .event(eframe::egui::Event::Text(typed.to_owned()));
        hand.settle();
        assert_eq!(rows(&hand), wanted, "{typed}");
        assert!(hand.sees(hidden), "{typed}: {hidden}");
        assert!(hand.sees("完整至"));
        hand.key(Key::Escape, &[]);
        assert_eq!(rows(&hand).len(), 4, "Esc lists everything again");
    };
    search("qxlj", &[QUXI], "未列出 3 起，其中待接 1 起");
    search("瞿溪", &[QUXI], "未列出 3 起，其中待接 1 起");
    search("3", &[ZEYA], "未列出 3 起");
    search("#002", &[QUXI], "未列出 3 起");
    search(
        "gxjd",
        &["郭溪街道 任桥", GUOXI],
        "未列出 2 起，其中待接 0 起",
    );
    search("没有的", &[], "没有警情符合“没有的”，按 Esc 看全部");
    // A letter is a key again.
    hand.key(Key::F6, &[]);
    hand.key(Key::O, &[]);
    assert!(hand.sees("指令内容"));
}

#[test]
fn the_search_is_opened_while_something_is_written_elsewhere() {
    let mut hand = Hand::with_incidents(2);
    hand.key(Key::F2, &[]);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::F);
    hand.harness.run_steps(1);
    hand.harness
        .event(eframe::egui::Event::Text("瞿".to_owned()));
    hand.settle();
    assert_eq!(rows(&hand), [QUXI]);
}
