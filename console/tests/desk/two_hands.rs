//! The same incident, worked by the mouse alone and by the keyboard alone: both write the same ledger.

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::state::Status;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::Queryable;
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::window::open;

/// The duty desk, and the whistle of the township that has just come in.
fn whistled() -> (Hand, usize) {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.publish();
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    let before = hand.room.lines.len();
    (hand, before)
}

/// What was said from here on: when, by whom, for whom, and what.
fn said(hand: &Hand, before: usize) -> Vec<serde_json::Value> {
    let lines = hand.room.lines.iter().skip(before);
    let said = lines.map(|line| {
        let author = &line.author;
        serde_json::json!({
            "at": author.occurred_at,
            "person": author.person,
            "post": author.post,
            "for": author.on_behalf,
            "command": author.command,
        })
    });
    said.collect()
}

fn with_the_mouse() -> (Hand, usize) {
    let (mut hand, before) = whistled();
    let take = hand.first("接哨：");
    hand.press(&take, &["take_whistle"]);
    let claim = hand.first("我承办");
    hand.press(&claim, &["claim"]);
    hand.room.pass(120);
    hand.settle();
    hand.press("叫应 区公安分局", &[]);
    hand.press("无人接听 区公安分局", &["attempt"]);
    hand.press("代签收 区公安分局", &["acknowledge"]);
    hand.press("到场报到 区公安分局", &["report_in"]);
    let designate = hand.first("指派指挥官");
    hand.press(&designate, &["designate"]);
    hand.room.pass(600);
    hand.settle();
    let take_over = hand.first("到场接管");
    hand.press(&take_over, &["take_command"]);
    hand.press("指挥", &[]);
    hand.press("派队", &[]);
    let dispatch = hand.first("直接调派");
    hand.press(&dispatch, &["dispatch"]);
    let on_scene = hand.first("到场 ");
    hand.press(&on_scene, &["team_state"]);
    hand.press("报数", &[]);
    for measure in ["下落不明", "被困"] {
        hand.press(&format!("{measure} −1"), &[]);
    }
    assert!(!hand.enabled("登记情况数字"), "nobody is named who says so");
    hand.choose("数字来源");
    hand.harness.get_by_label("来源不详").scroll_to_me();
    hand.harness.run_steps(3);
    hand.choose("来源不详");
    hand.press("登记情况数字", &["state"]);
    hand.press("指挥", &[]);
    hand.press("已控制", &["controlled"]);
    (hand, before)
}

/// Types a line and sends it.
fn line(hand: &mut Hand, line: &str, commands: &[&str]) {
    hand.harness.event(Event::Text(line.to_owned()));
    hand.harness.run_steps(1);
    hand.key(Key::Enter, commands);
}

fn with_the_keyboard(team: &str) -> (Hand, usize) {
    let (mut hand, before) = whistled();
    hand.key(Key::F4, &["take_whistle"]);
    hand.key(Key::Slash, &[]);
    line(&mut hand, "cb", &["claim"]);
    hand.room.pass(120);
    hand.settle();
    line(&mut hand, "jy gaf wrjt", &["attempt"]);
    line(&mut hand, "q gaf", &["acknowledge"]);
    line(&mut hand, "d gaf", &["report_in"]);
    line(&mut hand, "zp", &["designate"]);
    hand.room.pass(600);
    hand.settle();
    line(&mut hand, "jg", &["take_command"]);
    line(&mut hand, &format!("p {team}"), &["dispatch"]);
    line(&mut hand, &format!("d {team}"), &["team_state"]);
    line(&mut hand, "n 下落不明 0 被困 0", &["state"]);
    line(&mut hand, "kz", &["controlled"]);
    (hand, before)
}

#[test]
fn mouse_and_keyboard_write_the_same_ledger() {
    let (mouse, before) = with_the_mouse();
    let lines = mouse.room.lines.iter();
    let mut sent = lines.filter_map(|it| match &it.author.command {
        Command::Dispatch(it) => Some(it.team.to_string()),
        _ => None,
    });
    let team = sent.next().unwrap();
    let (keyboard, before_too) = with_the_keyboard(&team);
    let (one, two) = (said(&mouse, before), said(&keyboard, before_too));
    for (one, two) in one.iter().zip(&two) {
        assert_eq!(one, two);
    }
    assert_eq!(one.len(), two.len());
    assert_eq!(mouse.incident("i-1").status, Status::Controlled);
    assert_eq!(mouse.incident("i-1"), keyboard.incident("i-1"));
}
