//! The log of an incident: plain sentences, found by kind, by whom and by words; what was refused and
//! what contradicts stand out; copied whole, and saved as text and table.

use dispatch_core::command::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable;
use serde_json::json;
use yishao::desk::{LogSheet, Print, Printed};

use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::picture;

fn command(json: serde_json::Value) -> Command {
    serde_json::from_value(json).unwrap()
}

/// At a flood with a remark, a refused act, a contradiction and a word of a telephone; only its log open.
fn at_the_log() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    let note = |words: &str| command(json!({"note": {"incident": "i-1", "words": words}}));
    hand.room.say(&duty, note("水位到车窗"));
    hand.room.say(&duty, note("报警人 13800000000 在路口等"));
    let file = command(json!({"file": {"incident": "i-1"}}));
    hand.room.refused(&duty, file);
    let before = dispatch_core::time::Time(hand.room.now().0 - 600_000);
    hand.room.say_of(&duty, before, note("水刚漫上来"));
    hand.room.publish();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num7] {
        hand.key(key, &[]);
    }
    hand
}

/// What the press of this button copies.
pub fn copied(hand: &mut Hand, button: &str) -> String {
    hand.harness
        .get_by_role_and_label(Role::Button, button)
        .click();
    hand.harness.step();
    let commands = &hand.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|it| match it {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    copied.unwrap_or_else(|| panic!("{button} copies nothing"))
}

fn saved(hand: &mut Hand) -> LogSheet {
    hand.press("导出这些", &[]);
    let asked: Vec<Print> = hand.room.printer.asked.try_iter().collect();
    let [Print::Log(sheet)] = asked.as_slice() else {
        panic!("{} asked", asked.len());
    };
    (**sheet).clone()
}

#[test]
fn entries_are_found_by_kind_by_whom_and_by_initials() {
    let mut hand = at_the_log();
    assert!(hand.sees("水位到车窗") && hand.sees("水刚漫上来"));
    picture(&mut hand.harness, "log");
    hand.choose("只看补录");
    assert!(hand.sees("水刚漫上来") && !hand.sees("水位到车窗"));
    hand.choose("只看补录");
    hand.write("找字或拼音首字母", "swdcc");
    assert!(hand.sees("水位到车窗") && !hand.sees("水刚漫上来"));
    assert!(hand.sees("1 条"));
    hand.write("找字或拼音首字母", "没有这样的话");
    assert!(hand.sees("没有符合筛选的记录"), "an empty list says why");
    hand.press("取消筛选", &[]);
    assert!(hand.sees("水刚漫上来"));
}

#[test]
fn what_was_refused_stands_out_and_is_found() {
    let mut hand = at_the_log();
    hand.choose("只看被拒");
    assert!(hand.sees("被拒：") && !hand.sees("水位到车窗"));
    let text = copied(&mut hand, "复制这些");
    assert!(text.contains("【被拒】"), "{text}");
}

#[test]
fn one_entry_is_copied_whole_and_without_a_number_of_a_person() {
    let mut hand = at_the_log();
    let lines = hand.room.lines.iter();
    let mut lines = lines.filter(|it| matches!(it.author.command, Command::Note(_)));
    let (first, second) = (lines.next().unwrap().height, lines.next().unwrap().height);
    let text = copied(&mut hand, &format!("复制第 {first} 号记录"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("日志 · 001 "), "{text}");
    assert!(
        lines[1].contains("(值班员):") && lines[1].contains("水位到车窗"),
        "{text}"
    );
    assert!(lines[2].starts_with("截至 "), "{text}");
    let text = copied(&mut hand, &format!("复制第 {second} 号记录"));
    assert!(
        text.contains("尾号0000") && !text.contains("13800000000"),
        "{text}"
    );
}

#[test]
fn what_was_found_is_saved_as_text_and_table_and_told_where_it_lies() {
    let mut hand = at_the_log();
    hand.write("找字或拼音首字母", "水位");
    let sheet = saved(&mut hand);
    assert_eq!(
        (sheet.number, sheet.rows.len()),
        (1, 1),
        "only what was found"
    );
    assert!(sheet.csv().contains("水位到车窗"));
    hand.press("取消筛选", &[]);
    let sheet = saved(&mut hand);
    assert!(sheet.rows.len() > 3);
    assert!(!sheet.csv().contains("13800000000") && !sheet.text.contains("13800000000"));
    let tell = |hand: &mut Hand, told: Printed| {
        hand.room.printer.tell.send(told).unwrap();
        hand.settle();
    };
    let lies = Printed::Log(
        "/data/exports/log-001.txt".into(),
        "/data/exports/log-001.csv".into(),
    );
    tell(&mut hand, lies);
    assert!(hand.sees("/data/exports/log-001.txt  /data/exports/log-001.csv"));
    hand.press("打开日志文本", &[]);
    let asked: Vec<Print> = hand.room.printer.asked.try_iter().collect();
    assert!(matches!(asked.as_slice(), [Print::Open(it)] if it.ends_with("log-001.txt")));
    let no = Printed::NoLog("磁盘已满。".to_owned(), "No space.".to_owned());
    tell(&mut hand, no);
    assert!(hand.sees("日志没有存成：磁盘已满。") && hand.sees("再按“导出这些”"));
    hand.press("知道了：日志", &[]);
    assert!(!hand.sees("日志没有存成"));
}

#[test]
fn a_call_is_copied_from_the_report_board() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Num1, &[]);
    hand.key(Key::Num3, &[]);
    hand.press("复制文字…", &[]);
    let text = copied(&mut hand, "复制文字 区公安分局");
    assert!(text.starts_with("通知单位 · 001 "), "{text}");
    assert!(text.contains("区公安分局(必到)\n"), "{text}");
    assert!(text.contains("\n未签收\n未出发\n未到场\n截至 "), "{text}");
}
