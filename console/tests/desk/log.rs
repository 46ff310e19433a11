//! The log of an incident: plain sentences, found by kind, by whom and by words; what was refused and
//! what contradicts stand out; copied whole, and saved as text and table.

use dispatch_core::command::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::desk::{LogSheet, Print, Printed};

use crate::acts::select;
use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::picture;

fn command(json: serde_json::Value) -> Command {
    serde_json::from_value(json).unwrap()
}

/// At a flood with a remark, a refused act, a contradiction and a word of a telephone; only its log open.
fn at_the_log() -> Hand {
    let mut hand = Hand::with_incidents(2);
    let duty = seat("duty-officer", &hand.room.state);
    let note = |words: &str| command(json!({"note": {"incident": "i-1", "words": words}}));
    hand.room.say(&duty, note("水位到车窗"));
    hand.room.say(&duty, note("报警人 13800000000 在路口等"));
    let file = command(json!({"file": {"incident": "i-1"}}));
    hand.room.refused(&duty, file);
    // The team that this incident has is reported at another.
    let held = command(json!({"dispatch": {"incident": "i-1", "team": "water-1"}}));
    hand.room.say(&duty, held);
    let elsewhere = json!({"team_state": {"team": "water-1", "doing": "on-scene",
        "incident": "i-2"}});
    hand.room.say(&duty, command(elsewhere));
    let before = dispatch_core::time::Time(hand.room.now().0 - 600_000);
    hand.room.say_of(&duty, before, note("水刚漫上来"));
    hand.room.publish();
    hand.settle();
    select(&mut hand, "郭溪街道 六虹桥延伸段下穿道路");
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num7] {
        hand.key(key, &[]);
    }
    hand
}

/// What the press of this button copies.
pub fn copied(hand: &mut Hand, button: &str) -> String {
    let node = hand.harness.get_by_role_and_label(Role::Button, button);
    node.scroll_to_me();
    hand.settle();
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

/// The report of a team at one scene contradicts the log of the other: it stands in both.
#[test]
fn what_contradicts_stands_out_in_both_logs_until_and_after_it_is_settled() {
    let mut hand = at_the_log();
    let marked = |hand: &Hand| {
        let signs = hand.harness.query_all_by_role(Role::Label);
        let says = |it: &egui_kittest::Node<'_>| {
            let node = it.accesskit_node();
            node.label().or_else(|| node.value()).as_deref() == Some("不一致")
        };
        signs.filter(says).count()
    };
    assert_eq!(marked(&hand), 1, "its mark, a word beside the colour");
    hand.choose("只看不一致");
    let report = "水域一队（示例）";
    assert_eq!((marked(&hand), hand.sees("1 条")), (1, true));
    assert!(!hand.sees("水位到车窗") && hand.sees(report));
    let log = crate::aloud::lines(&hand).join("\n");
    let elsewhere = "(值班员) | 潘桥街道 瞿溪老街 | [复制第";
    assert!(log.contains(elsewhere), "where it was seen: {log}");
    let text = copied(&mut hand, "复制这些");
    assert!(text.contains(report) && text.contains("到场"), "{text}");
    // Settled it goes on standing there, with the word that settled it.
    let (id, _) = hand.room.state.conflicts.iter().next().unwrap();
    let settle = json!({"settle": {"conflict": id, "in_favour": "i-1", "reason": "电台核实"}});
    let duty = seat("duty-chief", &hand.room.state);
    hand.room.say(&duty, command(settle));
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("2 条") && hand.sees("电台核实"));
    // At the other scene the same two.
    select(&mut hand, "潘桥街道 瞿溪老街");
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num7] {
        hand.key(key, &[]);
    }
    hand.choose("只看不一致");
    assert_eq!((marked(&hand), hand.sees("电台核实")), (2, true));
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

/// What went up and what is still to go up, as it is pasted into a chat.
#[test]
fn a_report_and_what_is_to_be_reported_are_copied_whole() {
    let mut hand = Hand::with_incidents(1);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
        hand.key(key, &[]);
    }
    let owed = hand.first("复制文字 电话报告");
    let text = copied(&mut hand, &owed);
    assert!(text.starts_with("时限事项:电话报告 · 001 "), "{text}");
    assert!(text.contains("\n报 市级\n依据:"), "{text}");
    assert!(text.contains("前应报,未报\n截至 "), "{text}");
    let duty = seat("duty-officer", &hand.room.state);
    let report = json!({"report": {"incident": "i-1", "kind": "telephone", "to": "市政府值班室",
        "means": "telephone", "content": "积水一米二，联系人 13800000000"}});
    hand.room.say(&duty, command(report));
    hand.room.publish();
    hand.settle();
    let copies = hand.buttons("复制文字 ", true);
    let sent = copies.iter().find(|it| it.contains("市政府值班室"));
    let text = copied(&mut hand, sent.unwrap());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("电话报告 · 001 "), "{text}");
    assert_eq!(lines[1], "积水一米二，联系人 尾号0000", "{text}");
    assert!(lines[2].contains("报 市政府值班室(电话)"), "{text}");
    assert!(lines.last().unwrap().starts_with("截至 "), "{text}");
    let text = copied(&mut hand, &owed);
    assert!(text.contains(" 已报\n截至 "), "{text}");
}
