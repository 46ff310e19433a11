//! The field of the command line: names to choose from, an input method, a paste that is too long, the
//! past, the mouse.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::window::picture;

const LINE: &str = "命令行";

fn written(hand: &Hand) -> String {
    let field = hand.harness.get_by_role_and_label(Role::TextInput, LINE);
    field.accesskit_node().value().unwrap_or_default()
}

fn text(hand: &mut Hand, text: &str) {
    hand.harness.event(Event::Text(text.to_owned()));
    hand.settle();
}

/// The names that are offered, top down; the chosen one is marked.
fn offered(hand: &Hand) -> Vec<String> {
    let all = hand.harness.query_all_by_role(Role::ListBoxOption);
    let mut names: Vec<(i64, String)> = all
        .map(|it| {
            let node = it.accesskit_node();
            let mark = match node.toggled() {
                Some(Toggled::True) => "▶",
                _ => "",
            };
            let name = node.label().unwrap();
            (it.rect().top() as i64, format!("{mark}{name}"))
        })
        .collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn of_several_teams_one_is_chosen_before_anything_is_sent() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    text(&mut hand, "p sy");
    // The nearest first.
    let names = ["水域二队（示例）", "水域一队（示例）", "水域三队（示例）"];
    assert_eq!(offered(&hand)[..3], names);
    assert!(hand.sees("“sy”可指"));
    picture(&mut hand.harness, "line-offered");
    hand.key(Key::Enter, &[]);
    assert_eq!(written(&hand), "p sy", "Enter chooses for nobody");
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowUp, &[]);
    assert!(offered(&hand).contains(&"▶水域一队（示例）".to_owned()));
    assert!(hand.sees("将：直接调派"));
    picture(&mut hand.harness, "line-chosen");
    hand.key(Key::Enter, &["dispatch"]);
    assert_eq!(written(&hand), "");
    assert_eq!(
        hand.view_selected().unwrap().as_str(),
        "i-1",
        "the arrows chose no row"
    );
}

#[test]
fn tab_writes_a_name_out_and_the_arrows_call_older_lines_back() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    text(&mut hand, "p sy1");
    hand.key(Key::Tab, &[]);
    assert_eq!(written(&hand), "p 水域一队（示例） ");
    text(&mut hand, "下水救人");
    assert_eq!(written(&hand), "p 水域一队（示例） 下水救人");
    hand.key(Key::Enter, &["dispatch"]);
    text(&mut hand, "jl 第二行");
    hand.key(Key::Enter, &["note"]);
    hand.key(Key::ArrowUp, &[]);
    assert_eq!(written(&hand), "jl 第二行");
    hand.key(Key::ArrowUp, &[]);
    assert_eq!(written(&hand), "p 水域一队（示例） 下水救人");
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::ArrowDown, &[]);
    assert_eq!(written(&hand), "");
}

#[test]
fn the_mouse_does_all_of_it() {
    let mut hand = Hand::with_incidents(1);
    let field = hand.harness.get_by_role_and_label(Role::TextInput, LINE);
    field.click();
    hand.settle();
    text(&mut hand, "p sy");
    let named = "水域三队（示例）";
    hand.harness
        .get_by_role_and_label(Role::ListBoxOption, named)
        .click();
    hand.settle();
    assert_eq!(written(&hand), "p 水域三队（示例） ");
    hand.press("执行 Enter", &["dispatch"]);
    hand.press("撤回", &["undo"]);
}

#[test]
fn what_was_done_can_be_taken_back_for_ten_seconds_and_no_longer() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    text(&mut hand, "p sy1");
    hand.key(Key::Enter, &["dispatch"]);
    hand.room.pass(9);
    hand.settle();
    assert_eq!(hand.buttons("撤回", true), ["撤回"], "one second is left");
    hand.room.pass(1);
    hand.settle();
    assert!(hand.buttons("撤回", true).is_empty(), "ten have passed");
    // The ledger would take it in the tenth second; later the key sends nothing either.
    hand.room.pass(1);
    hand.key(Key::Escape, &[]);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(hand.settle(), [""; 0], "nor by its key");
}

#[test]
fn an_input_method_writes_on_the_line_and_its_enter_sends_nothing() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    let ime = |hand: &mut Hand, event| {
        hand.harness.event(Event::Ime(event));
        hand.harness.run_steps(1);
    };
    let preedit = |text: &str| ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    };
    ime(&mut hand, preedit("ji"));
    hand.harness.key_press(Key::Enter);
    hand.harness.run_steps(1);
    ime(&mut hand, preedit(""));
    ime(&mut hand, ImeEvent::Commit("记".to_owned()));
    ime(&mut hand, preedit("shuizhang"));
    ime(&mut hand, ImeEvent::Commit("水涨".to_owned()));
    assert_eq!(written(&hand), "记水涨");
    hand.key(Key::Enter, &["note"]);
}

#[test]
fn what_is_pasted_is_bounded_and_turns_no_direction() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    let long = format!("记{}", "水".repeat(1_000_000));
    hand.harness.event(Event::Paste(long));
    hand.settle();
    assert_eq!(written(&hand).chars().count(), 400);
    assert!(hand.sees("只取前 400 字"));
    hand.key(Key::Enter, &["note"]);
    hand.harness
        .event(Event::Paste("记\u{202e}abc\u{2066}\ndef".to_owned()));
    hand.settle();
    assert_eq!(written(&hand), "记abc def");
}

#[test]
fn while_looking_back_the_line_is_locked_and_says_why() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(600);
    hand.settle();
    hand.key(Key::Slash, &[]);
    text(&mut hand, "p sy1");
    hand.look_back(900);
    assert!(hand.sees("正在回看，命令行停用"));
    hand.key(Key::Enter, &[]);
    hand.key(Key::Slash, &[]);
    hand.key(Key::Enter, &[]);
    hand.key(Key::Escape, &[]);
    assert_eq!(written(&hand), "p sy1", "what was typed is still there");
}

#[test]
fn the_line_is_reached_while_something_is_written_elsewhere() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::F2, &[]);
    text(&mut hand, "有人打来/电话");
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    hand.harness.run_steps(1);
    text(&mut hand, "jl 已接");
    assert_eq!(written(&hand), "jl 已接");
    hand.key(Key::Enter, &["note"]);
}

#[test]
fn a_number_that_looks_like_a_persons_is_warned_of() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    text(&mut hand, "jl 家属电话 13912345678");
    hand.press("移至人员信息 命令行", &[]);
    assert!(!written(&hand).contains("13912345678"));
}

#[test]
fn whoever_sits_down_finds_nothing_that_was_typed() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    text(&mut hand, "jl 写到一半");
    hand.sit("值班员（二席）");
    assert_eq!(written(&hand), "");
}

#[test]
fn the_map_of_keys_has_every_word_of_the_line() {
    let mut hand = Hand::quiet();
    hand.key(Key::Questionmark, &[]);
    for word in ["命令行的词", "抽调", "派队到选中警情，后面可写任务"] {
        assert!(hand.sees(word), "{word}");
    }
}
