//! What is read aloud on the telephone: one key, eight lines, and the text to copy.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable;

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
