//! A window of 640×480: what is needed on the scene is reached, by scrolling where it must be.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Pos2, Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::keeper::{seat, whistle};
use crate::roll_call::{say, with_water_team};

fn small(hand: &mut Hand) {
    hand.harness.set_size([640.0, 480.0].into());
    hand.settle();
}

/// Whether it can be brought onto the screen and lies there whole.
fn reaches(hand: &mut Hand, role: Role, name: &str) {
    let node = hand.harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    hand.settle();
    hand.settle();
    let rect = hand.harness.get_by_role_and_label(role, name).rect();
    let screen = Rect::from_min_size(Pos2::ZERO, [640.0, 480.0].into());
    assert!(screen.contains_rect(rect), "{name} at {rect:?}");
}

#[test]
fn an_order_is_written_and_given() {
    let mut hand = with_water_team(Key::Num1);
    small(&mut hand);
    hand.key(Key::O, &[]);
    reaches(&mut hand, Role::TextInput, "指令内容");
    hand.write("指令内容", "恢复送电");
    reaches(&mut hand, Role::CheckBox, "国网瓯海供电");
    hand.harness
        .get_by_role_and_label(Role::CheckBox, "国网瓯海供电")
        .click();
    hand.settle();
    reaches(&mut hand, Role::TextInput, "限时完成");
    reaches(&mut hand, Role::Button, "下达");
    crate::window::picture(&mut hand.harness, "order-640");
    hand.press("下达", &["order"]);
}

#[test]
fn people_are_counted_and_a_pull_out_is_seen() {
    let mut hand = with_water_team(Key::Num1);
    say(
        &mut hand,
        serde_json::json!({ "pull_out": { "incident": "i-1", "order": "o-1", "reason": "上游开闸" } }),
    );
    small(&mut hand);
    hand.key(Key::Z, &[]);
    crate::window::picture(&mut hand.harness, "pull-out-640");
    for field in ["人数", "限时（分）", "清点到", "应到"] {
        reaches(&mut hand, Role::TextInput, field);
    }
    hand.write("清点到", "5");
    hand.write("应到", "5");
    reaches(&mut hand, Role::Button, "人员清点 现场全体");
    hand.press("人员清点 现场全体", &["roll_call"]);
    reaches(&mut hand, Role::Button, "已当面告知 水域一队（示例）");
    crate::window::picture(&mut hand.harness, "zone-640");
}

/// The words of the alarms that stand on the screen, and whether any of them is cut.
fn alarms(hand: &Hand) -> Vec<(String, bool)> {
    fn of(shape: &Shape, found: &mut Vec<(String, bool)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| of(it, found)),
            Shape::Text(it) => found.push((it.galley.text().to_owned(), it.galley.elided)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shapes = &hand.harness.output().shapes;
    shapes.iter().for_each(|it| of(&it.shape, &mut found));
    found.retain(|it| it.0.starts_with("吹哨待接:"));
    found
}

#[test]
fn an_alarm_says_to_its_end_where_it_is_in_a_narrow_pane() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    let place = "国道温瞿公路郭溪瞿溪交界段任桥加油站对面的小桥东侧";
    hand.room.say(&duty, whistle("i-9", "330304009", place));
    hand.room.publish();
    for size in [[1366.0, 768.0], [640.0, 480.0]] {
        hand.harness.set_size(size.into());
        hand.settle();
        crate::window::picture(&mut hand.harness, &format!("alarm-{}", size[0]));
        let wanted = (format!("吹哨待接:{place}"), false);
        assert_eq!(alarms(&hand), [wanted], "{size:?}");
        let known = format!("知悉：吹哨待接:{place}");
        let known = hand
            .harness
            .get_by_role_and_label(Role::Button, &known)
            .rect();
        let screen = Rect::from_min_size(Pos2::ZERO, size.into());
        assert!(screen.contains_rect(known), "{known:?}");
    }
}

#[test]
fn a_board_and_the_reasons_of_an_alarm_are_reached() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-9", "330304009", "任桥"));
    hand.room.publish();
    small(&mut hand);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Num2);
    hand.settle();
    assert!(hand.sees("时限事项"));
    let tab = |hand: &Hand| {
        let all = hand.harness.query_all_by_role(Role::Tab);
        all.filter_map(|it| it.accesskit_node().label())
            .find(|it| it.starts_with("告警"))
    };
    if let Some(name) = tab(&hand) {
        hand.harness.get_by_role_and_label(Role::Tab, &name).click();
        hand.settle();
    }
    let put_off = hand.first("暂缓提醒：");
    reaches(&mut hand, Role::Button, &put_off);
    hand.press(&put_off, &[]);
    reaches(&mut hand, Role::CheckBox, "理由：已在处置");
}

/// What stands in place of the incident ends where a hand reaches it, and the line stands whole.
#[test]
fn the_ends_of_what_is_opened_are_reached() {
    let mut hand = Hand::with_incidents(1);
    small(&mut hand);
    hand.key(Key::T, &[]);
    reaches(&mut hand, Role::Button, "复制文字");
    hand.key(Key::Escape, &[]);
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    hand.settle();
    reaches(&mut hand, Role::Button, "全部恢复默认");
    crate::window::picture(&mut hand.harness, "settings-640");
    hand.key(Key::Escape, &[]);
    hand.key(Key::F1, &[]);
    let last = hand.harness.query_all_by_role(Role::Label).last();
    let last = last.and_then(|it| it.accesskit_node().value());
    assert!(last.is_some(), "the page has words");
    crate::window::picture(&mut hand.harness, "manual-640");
    hand.key(Key::F1, &[]);
    crate::line::types(&mut hand, "/p sy1");
    crate::window::picture(&mut hand.harness, "line-640");
    for (role, name) in [(Role::TextInput, "命令行"), (Role::Button, "执行 Enter")] {
        reaches(&mut hand, role, name);
    }
    hand.key(Key::Enter, &["dispatch"]);
    reaches(&mut hand, Role::Button, "撤回");
}

/// What lies beside the window, where no scrolling brings it.
fn beside(hand: &Hand) -> Vec<String> {
    let pressed = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::TextInput,
        Role::MultilineTextInput,
    ];
    let all = pressed
        .iter()
        .flat_map(|it| hand.harness.query_all_by_role(*it));
    let map = crate::crawl::map(hand);
    let all = all.filter(|it| !map.contains(it.rect().center()));
    // A symbol of a map that was left is nothing that is looked for.
    let all = all.filter(|it| it.rect().right() > 0.5);
    let out = all.filter(|it| it.rect().left() < -0.5 || it.rect().right() > 640.5);
    out.map(|it| {
        format!(
            "{:?} {:?}",
            it.accesskit_node().label(),
            it.rect().x_range()
        )
    })
    .collect()
}

/// In the smallest window every section, board and form keeps to its width, and no field takes in more than
/// the ledger holds, whatever somebody pastes.
#[test]
fn everything_lies_within_the_width_and_no_field_takes_in_more_than_is_recorded() {
    let mut hand = crate::panels::nights::work();
    small(&mut hand);
    let mut out = BTreeSet::new();
    let mut filled = BTreeSet::new();
    // More than any field takes; that a million are cut is tested where a call is written down, and on the line.
    let long = "水".repeat(70_000);
    crate::crawl::everywhere(&mut hand, &mut |hand, place| {
        out.extend(beside(hand).into_iter().map(|it| format!("{place}: {it}")));
        for role in [Role::TextInput, Role::MultilineTextInput] {
            let fields = hand.harness.query_all_by_role(role);
            let names: Vec<_> = fields
                .filter_map(|it| it.accesskit_node().label())
                .collect();
            for name in names {
                if !filled.insert(name.clone()) {
                    continue;
                }
                let Some(field) = hand.harness.query_all_by_role_and_label(role, &name).next()
                else {
                    continue;
                };
                field.focus();
                hand.harness.run_steps(1);
                hand.harness.event(Event::Paste(long.clone()));
                hand.harness.run_steps(1);
                let Some(field) = hand.harness.query_all_by_role_and_label(role, &name).next()
                else {
                    continue;
                };
                let held = field.accesskit_node().value().unwrap_or_default();
                assert!(
                    held.len() <= 64 * 1024,
                    "{place}: {name} took {}",
                    held.len()
                );
            }
        }
    });
    assert!(
        filled.len() > 80,
        "only {} fields: {filled:?}",
        filled.len()
    );
    let out: Vec<_> = out.into_iter().collect();
    assert!(out.is_empty(), "{} beside:\n{}", out.len(), out.join("\n"));
}
