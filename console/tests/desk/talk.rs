//! What is read aloud on the telephone: one key, eight lines, and the text to copy.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable;
use yishao::desk::{Print, Printed};

use crate::hand::Hand;

#[test]
fn one_key_shows_what_is_read_aloud_and_copies_it() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::T, &[]);
    for title in ["时间", "地点", "人员", "现场指挥", "到场力量", "需要支援"] {
        assert!(hand.sees(title), "{title}");
    }
    assert!(hand.sees("六虹桥延伸段下穿道路"));
    hand.harness
        .get_by_role_and_label(Role::Button, "复制文字")
        .click();
    hand.harness.step();
    let commands = &hand.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|it| match it {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("copied");
    assert!(
        copied.contains("地点:郭溪街道 六虹桥延伸段下穿道路"),
        "{copied}"
    );
    hand.key(Key::Escape, &[]);
    assert!(!hand.sees("到场力量"), "put away");
}

#[test]
fn the_card_prints_in_big_letters_and_says_where_it_lies() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::T, &[]);
    hand.press("打印提纲", &[]);
    let asked = hand.room.printer.asked.try_iter().last();
    let Some(Print::Card(card)) = asked else {
        panic!("{asked:?}");
    };
    assert!(card.html.contains("<dd>郭溪街道 六虹桥延伸段下穿道路</dd>"));
    assert!(card.html.contains("截至 ") && !card.html.contains("演练"));
    let path = PathBuf::from("/data/boards/card-001.html");
    let tell = |hand: &mut Hand, told: Printed| {
        hand.room.printer.tell.send(told).unwrap();
        hand.settle();
    };
    tell(&mut hand, Printed::Card(path.clone()));
    assert!(hand.sees("电话报告提纲已存：/data/boards/card-001.html"));
    hand.press("打开提纲", &[]);
    let asked = hand.room.printer.asked.try_iter().last();
    assert!(matches!(asked, Some(Print::Open(it)) if it == path));
    let full = ("磁盘已满".to_owned(), "no space".to_owned());
    tell(&mut hand, Printed::NoCard(full.0, full.1));
    assert!(hand.sees("电话报告提纲没有存成：磁盘已满"));
    hand.press("知道了：电话报告提纲", &[]);
    assert!(!hand.sees("没有存成"));
}
