//! What leaders said: written down word for word, conveyed, answered, carried out.

use dispatch_core::command::{InstructionAnswer, OweSource};
use dispatch_core::state::Instruction;
use dispatch_core::time::Time;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::acts::select;
use crate::aloud::{lines, show};
use crate::hand::Hand;

const TITLE: &str = "郭溪街道 六虹桥延伸段下穿道路";
const FROM: &str = "区分管领导（示例）";
const SAID: &str = "先救人，两小时内报我结果";

fn tab(hand: &Hand) -> String {
    let tabs = hand.harness.get_all_by_role(Role::Tab);
    tabs.filter_map(|it| it.accesskit_node().label())
        .find(|it| it.starts_with("领导指示"))
        .unwrap()
}

fn record(hand: &mut Hand, due: &str) {
    hand.press("记一条指示", &[]);
    hand.write("谁说的：岗位、姓名", FROM);
    hand.write("原话，一字不改", SAID);
    hand.write("几点前落实（可不填）", due);
}

fn only(hand: &Hand) -> Instruction {
    let all: Vec<_> = hand.room.state.instructions.values().collect();
    assert_eq!(all.len(), 1);
    (**all[0]).clone()
}

#[test]
fn an_instruction_is_recorded_conveyed_answered_and_carried_out() {
    let mut hand = Hand::with_incidents(1);
    show(&mut hand, Key::Num3);
    assert_eq!(
        lines(&hand),
        [
            "领导指示、上级交办",
            "[记一条指示]",
            "没有未落实的指示。领导打来电话，先照原话记下，再传达。",
            "完整至 03:01:00",
        ]
    );
    record(&mut hand, "03:31");
    hand.choose(&format!("关于 {TITLE}"));
    hand.press("记下指示", &["instruct"]);
    let it = only(&hand);
    assert_eq!(it.words.as_str(), SAID);
    assert!(it.incident.is_some() && it.due_at.is_some());
    assert_eq!(
        tab(&hand),
        "领导指示、上级交办，1 项待办",
        "nobody was told"
    );
    hand.room.pass(5 * 60);
    hand.settle();
    let read = lines(&hand);
    assert_eq!(
        read[2..5],
        [
            "领导指示 | 区分管领导（示例） · 03:01 电话 · 已 5 分 | 未传达 | 余 25:00",
            &*format!("[区分管领导（示例） {SAID}] | {SAID}"),
            TITLE,
        ],
        "{read:?}"
    );
    let row = format!("{FROM} {SAID}");
    hand.press(&row, &[]);
    hand.press(&format!("已传达 {SAID}"), &["follow_instruction"]);
    assert_eq!(tab(&hand), "领导指示、上级交办");
    hand.press(&format!("采纳 {SAID}"), &["follow_instruction"]);
    let it = only(&hand);
    let (answer, said) = it.answer.clone().unwrap();
    assert_eq!(answer, InstructionAnswer::Adopted);
    assert!(said.on_behalf.is_some(), "the commander's word, not ours");
    hand.write("落实情况", "已救出 2 人");
    hand.press(&format!("进展 {SAID}"), &["follow_instruction"]);
    assert!(hand.sees("进展 已救出 2 人"));
    hand.room.pass(40 * 60);
    hand.settle();
    assert!(hand.sees("超时未落实 15 分"));
    assert_eq!(tab(&hand), "领导指示、上级交办，1 项待办");
    hand.press(&format!("已落实 {SAID}"), &["follow_instruction"]);
    assert!(hand.sees("没有未落实的指示"));
    hand.press("已落实 1 条", &[]);
    assert!(hand.sees(SAID));
}

#[test]
fn it_stands_above_the_orders_of_its_incident_with_its_age() {
    let mut hand = Hand::with_incidents(1);
    show(&mut hand, Key::Num3);
    record(&mut hand, "");
    hand.choose(&format!("关于 {TITLE}"));
    hand.press("记下指示", &["instruct"]);
    hand.room.pass(12 * 60);
    hand.key(Key::Escape, &[]);
    let line = format!("领导指示 {FROM} · 12 分 · 未传达 · {SAID}");
    let told = hand.harness.get_by_label(&line).rect();
    let orders = hand
        .harness
        .get_by_role_and_label(Role::Button, "下达指令")
        .rect();
    assert!(told.bottom() <= orders.top());
}

#[test]
fn an_order_and_an_obligation_come_of_it_and_the_link_stands() {
    let mut hand = Hand::with_incidents(1);
    show(&mut hand, Key::Num3);
    record(&mut hand, "04:00");
    hand.choose("上级交办");
    hand.press("记下指示", &["instruct"]);
    hand.press(&format!("{FROM} {SAID}"), &[]);
    // It is about the night: an order is given in an incident, and that is asked first.
    hand.choose("成指令");
    hand.choose("在哪起事件下达");
    hand.harness
        .get_all_by_role_and_label(Role::Button, TITLE)
        .find(|node| node.rect().left() > 1_275.0)
        .unwrap()
        .click();
    hand.settle();
    let order = format!("下达指令 {SAID}");
    assert!(!hand.enabled(&order), "to nobody");
    hand.choose("郭溪街道");
    hand.press(&order, &["order", "follow_instruction"]);
    let given = hand.incident("i-1").orders;
    let (id, given) = given.iter().next().unwrap();
    assert_eq!(given.words.as_str(), format!("按{FROM}指示：{SAID}"));
    assert_eq!(only(&hand).orders.iter().next(), Some(id));
    hand.choose("成时限事项");
    hand.press(&format!("记下时限 {SAID}"), &["owe", "follow_instruction"]);
    let owed = hand.room.state.obligations.values();
    let owed = owed.filter(|it| it.source == OweSource::Superior).count();
    assert_eq!(owed, 1);
    let read = lines(&hand).join("\n");
    for part in [
        "· 回执 0/1",
        "时限事项 先救人，两小时内报我结果 · 04:00 前报",
    ] {
        assert!(read.contains(part), "{part} in {read}");
    }
}

#[test]
fn a_due_of_tomorrow_stays_of_tomorrow_in_what_comes_of_it() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num3);
    record(&mut hand, "08:00左右");
    assert!(hand.sees("「08:00左右」不是时刻"), "{:?}", lines(&hand));
    assert!(!hand.enabled("记下指示"), "half of a time is no time");
    hand.clear("几点前落实（可不填）");
    hand.write("几点前落实（可不填）", "明天8点");
    hand.press("记下指示", &["instruct"]);
    let due = only(&hand).due_at.unwrap();
    assert_eq!(due, Time::from_local("2026-06-19 08:00").unwrap());
    hand.press(&format!("{FROM} {SAID}"), &[]);
    hand.choose("成时限事项");
    assert!(hand.reads("几点前报", "06-19 08:00"), "{:?}", lines(&hand));
    hand.press(&format!("记下时限 {SAID}"), &["owe", "follow_instruction"]);
    let owed = hand.room.state.obligations.values().next().unwrap();
    assert_eq!(owed.due_at, due);
    assert!(hand.sees("06-19 08:00 前报"), "{:?}", lines(&hand));
}

#[test]
fn a_time_that_was_typed_does_not_come_to_mean_another_day() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num3);
    record(&mut hand, "03:05");
    hand.room.pass(10 * 60);
    hand.settle();
    hand.press("记下指示", &["instruct"]);
    let due = only(&hand).due_at.unwrap();
    assert_eq!(due, Time::from_local("2026-06-18 03:05").unwrap());
}

#[test]
fn what_is_half_written_stays_with_its_incident_and_with_its_instruction() {
    const SECOND: &str = "潘桥街道 瞿溪老街";
    let mut hand = Hand::with_incidents(2);
    select(&mut hand, TITLE);
    show(&mut hand, Key::Num3);
    record(&mut hand, "");
    hand.choose(&format!("关于 {TITLE}"));
    select(&mut hand, SECOND);
    show(&mut hand, Key::Num3);
    assert!(hand.sees(&format!("关于 {SECOND}")), "it can be changed");
    hand.press("记下指示", &["instruct"]);
    let about = only(&hand).incident.unwrap();
    assert_eq!(about.as_str(), "i-1");

    hand.press("记一条指示", &[]);
    hand.write("谁说的：岗位、姓名", FROM);
    hand.write("原话，一字不改", "再报一次");
    hand.press("记下指示", &["instruct"]);
    let first = format!("{FROM} {SAID}");
    hand.press(&first, &[]);
    hand.write("落实情况", "已救出 2 人");
    hand.press(&format!("{FROM} 再报一次"), &[]);
    assert!(hand.reads("落实情况", ""));
    hand.press(&first, &[]);
    assert!(hand.reads("落实情况", "已救出 2 人"), "it waited");
}
