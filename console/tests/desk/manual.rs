//! F1: the page about what is on the screen, in both languages, over what is half written.

use eframe::egui::Key;
use eframe::egui::Modifiers;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::window::picture;

/// Opens the manual, says whether it shows this, and closes it.
fn explains(hand: &mut Hand, title: &str) {
    hand.key(Key::F1, &[]);
    assert!(hand.sees("收起说明书"), "{title}: it is not open");
    assert!(hand.sees(title), "another page than {title}");
    hand.key(Key::F1, &[]);
    assert!(!hand.sees("收起说明书"));
}

#[test]
fn the_page_is_that_of_the_form_the_board_or_the_incident() {
    let mut hand = Hand::with_incidents(1);
    explains(&mut hand, "右栏是所选警情，按工作的次序分八段。");
    for (key, begins) in [
        (Key::Num1, "启动、调整、解除由政府决定"),
        (Key::Num2, "几点以前要向谁报什么"),
        (Key::Num3, "先照原话记下"),
        (Key::Num4, "向镇街要数"),
        (Key::Num5, "今晚能打给谁"),
        (Key::Num6, "泵站、阀门、变电"),
        (Key::Num7, "停电或断网时写在纸上的"),
        (Key::Num8, "按现在所知拟出交接班单"),
    ] {
        hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
        hand.settle();
        explains(&mut hand, begins);
    }
    hand.key(Key::F3, &[]);
    explains(&mut hand, "其余可以不详，吹后再补");
    hand.key(Key::Escape, &[]);
    hand.key(Key::Questionmark, &[]);
    explains(&mut hand, "写字时只有功能键");
    hand.key(Key::Escape, &[]);
    hand.key(Key::T, &[]);
    explains(&mut hand, "八行大字");
}

#[test]
fn the_page_is_that_of_the_pane_that_has_the_keyboard() {
    let mut hand = Hand::with_incidents(1);
    for begins in ["本区在办的事件，一行一起。", "现在需要有人知道的事"] {
        hand.harness
            .key_press_modifiers(Modifiers::COMMAND, Key::Tab);
        hand.settle();
        explains(&mut hand, begins);
    }
}

/// What stands in the words of the call note.
fn note(hand: &Hand) -> Option<String> {
    let field = hand
        .harness
        .query_by_role_and_label(Role::MultilineTextInput, "原话")?;
    field.accesskit_node().value()
}

#[test]
fn what_is_half_written_is_there_again_when_the_manual_closes() {
    let mut hand = Hand::quiet();
    hand.key(Key::F2, &[]);
    hand.harness
        .event(eframe::egui::Event::Text("两车被淹".to_owned()));
    hand.settle();
    explains(&mut hand, "光标已在原话栏");
    assert_eq!(note(&hand).as_deref(), Some("两车被淹"));
    hand.key(Key::F1, &[]);
    hand.key(Key::Escape, &[]);
    let kept = note(&hand);
    assert_eq!(
        kept.as_deref(),
        Some("两车被淹"),
        "Esc closes the manual alone"
    );
}

#[test]
fn whatever_is_asked_for_under_the_manual_is_seen_at_once() {
    let mut hand = Hand::with_incidents(2);
    hand.key(Key::F1, &[]);
    hand.key(Key::F3, &[]);
    assert!(!hand.sees("收起说明书"));
    assert!(hand.sees("其余可不详，吹后再补"), "the form is shown");
}

#[test]
fn pages_lead_to_pages_and_are_found_by_words() {
    let mut hand = Hand::quiet();
    hand.key(Key::F1, &[]);
    picture(&mut hand.harness, "manual");
    // The link of the page, not the title of the list at the left.
    hand.harness
        .get_by_role_and_label(Role::Link, "警情")
        .click();
    hand.settle();
    assert!(hand.sees("本区在办的事件"));
    hand.press("返回上一页", &[]);
    assert!(hand.sees("顶栏永远是现在；各窗格"));
    hand.press("目录", &[]);
    picture(&mut hand.harness, "manual-contents");
    hand.press("联络盘（Ctrl 5）", &[]);
    assert!(hand.sees("今晚能打给谁"));
    hand.write("按词查找，如：已叫应 超时", "未送达 已叫应");
    hand.press("2 报到", &[]);
    picture(&mut hand.harness, "manual-board");
    assert!(hand.sees("被叫的部门一行一个"));
    hand.key(Key::F9, &[]);
    assert!(hand.sees("One row a called department"));
    picture(&mut hand.harness, "manual-english");
}
