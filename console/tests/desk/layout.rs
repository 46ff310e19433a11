//! Where the panes stand, in every window, at every seat; and what becomes of it when somebody moves
//! them.

use dispatch_core::entry::World;
use dispatch_core::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Pos2, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::{Arrangement, Fault, KeepLayout, KeptLayout, Link, Pane, Skin};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::window::{open_with, options, picture};

/// The windows that a desk is met in (tokens.md §4): a corner of a laptop, the smallest screen, the
/// usual one, and 3840×2160 at 150 %.
pub const SIZES: [[f32; 2]; 4] = [
    [640.0, 480.0],
    [1_366.0, 768.0],
    [1_920.0, 1_080.0],
    [2_560.0, 1_440.0],
];

/// A desk at a seat, on a night of two whistles of which one is taken.
pub fn at(named: &str, post: &str) -> Hand {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    let taken = serde_json::json!({ "take_whistle": { "incident": "i-1" } });
    room.say(&duty, serde_json::from_value(taken).unwrap());
    room.pass(400);
    room.say(&duty, whistle("i-2", "330304010", "瞿溪老街"));
    room.pass(40);
    sits(named, post, (room, link))
}

/// A desk at a seat in a room.
pub fn sits(named: &str, post: &str, (room, link): (Room, Link)) -> Hand {
    room.publish();
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.seat = seat(post, &room.state);
    options.seat.seat = Words::new(named).unwrap();
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.settle();
    hand
}

pub fn shown(hand: &Hand) -> Vec<String> {
    let placed = hand.harness.state().panes().placed();
    placed
        .iter()
        .map(|(pane, _)| pane.name().to_owned())
        .collect()
}

pub fn rect(hand: &Hand, pane: &Pane) -> Rect {
    let placed = hand.harness.state().panes().placed();
    let found = placed.iter().find(|(it, _)| it == pane);
    found
        .unwrap_or_else(|| panic!("{pane:?} is not in sight"))
        .1
}

pub fn tabs(hand: &Hand) -> Vec<(String, Rect)> {
    let tabs = hand.harness.query_all_by_role(Role::Tab);
    tabs.map(|it| (it.accesskit_node().label().unwrap_or_default(), it.rect()))
        .collect()
}

pub fn resize(hand: &mut Hand, size: [f32; 2]) -> Rect {
    hand.harness.set_size(size.into());
    hand.settle();
    hand.settle();
    Rect::from_min_size(Pos2::ZERO, size.into())
}

/// What the thread that keeps arrangements was asked.
fn asked(hand: &Hand) -> Vec<KeepLayout> {
    let all = hand.room.layout_keeper.asked.try_iter();
    // The layers of the map are kept beside it, and have a test of their own.
    let of_layers =
        |it: &KeepLayout| matches!(it, KeepLayout::ReadLayers(_) | KeepLayout::WriteLayers(..));
    all.filter(|it| !of_layers(it)).collect()
}

fn told(hand: &mut Hand, told: KeptLayout) {
    hand.room.layout_keeper.tell.send(told).unwrap();
    hand.settle();
    hand.settle();
}

fn read(text: &str) -> Arrangement {
    let file = format!(r#"{{"yishao":"layout","format":1,"root":{text}}}"#);
    Arrangement::read(file.as_bytes()).unwrap()
}

/// Draws from one place to another and lets go.
fn drag(hand: &mut Hand, from: Pos2, to: Pos2) {
    hand.harness.hover_at(from);
    hand.harness.run_steps(1);
    hand.harness.drag_at(from);
    hand.harness.run_steps(1);
    for part in 1..=4 {
        hand.harness.hover_at(from.lerp(to, part as f32 / 4.0));
        hand.harness.run_steps(1);
    }
    hand.harness.drop_at(to);
    hand.settle();
    hand.settle();
}

pub fn assert_in_sight(hand: &Hand, screen: Rect, place: &str) {
    let placed = hand.harness.state().panes().placed();
    for (pane, rect) in &placed {
        let inside = screen.expand(0.5).contains_rect(*rect);
        assert!(inside, "{place}: {pane:?} at {rect:?}");
        let least = if *pane == Pane::Warnings { 34.0 } else { 70.0 };
        assert!(
            rect.width() >= 150.0 && rect.height() >= least,
            "{place}: {pane:?} at {rect:?}"
        );
    }
    for (name, rect) in tabs(hand) {
        assert!(
            screen.contains_rect(rect),
            "{place}: tab {name} at {rect:?}"
        );
        assert!(rect.width() >= 24.0, "{place}: tab {name} at {rect:?}");
    }
    // Whatever is not in sight has its tab; only the form has none while none is open.
    let reached = tabs(hand).len() + placed.len();
    assert!(reached >= Pane::needed().count() - 1, "{place}: {reached}");
    for name in ["切换为英文", "键位"] {
        let rect = hand
            .harness
            .get_by_role_and_label(Role::Button, name)
            .rect();
        assert!(screen.contains_rect(rect), "{place}: {name} at {rect:?}");
    }
}

#[test]
fn in_every_window_what_the_duty_officer_needs_is_in_sight_or_one_tab_away() {
    let mut hand = at("duty", "duty-officer");
    for size in SIZES {
        let screen = resize(&mut hand, size);
        let place = format!("{}×{}", size[0], size[1]);
        assert_in_sight(&hand, screen, &place);
        picture(&mut hand.harness, &format!("duty-{}", size[0]));
        for name in ["打开吹哨表", "接哨：潘桥街道 瞿溪老街"] {
            let rect = hand
                .harness
                .get_by_role_and_label(Role::Button, name)
                .rect();
            assert!(screen.contains_rect(rect), "{place}: {name} at {rect:?}");
        }
    }
    // The overview is the leader's.
    let apart = Pane::optional().filter(|it| **it != Pane::Overview);
    let apart: Vec<Pane> = apart.cloned().collect();
    resize(&mut hand, SIZES[3]);
    let held = |hand: &Hand| {
        apart
            .iter()
            .all(|it| shown(hand).contains(&it.name().to_owned()))
    };
    assert!(held(&hand), "a second column at 2560 points");
    resize(&mut hand, SIZES[2]);
    assert!(!held(&hand));
    let width = |pane| rect(&hand, &pane).width().round();
    let widths = (width(Pane::Queue), width(Pane::Map), width(Pane::Incident));
    assert_eq!(
        widths,
        (408.0, 895.0, 615.0),
        "as tokens.md has them, and two lines"
    );
}

#[test]
fn in_a_small_window_whoever_chooses_an_incident_sees_it_and_the_alarms_stay() {
    let mut hand = at("duty", "duty-officer");
    resize(&mut hand, SIZES[0]);
    assert_eq!(shown(&hand), ["alarms", "queue"]);
    // It is selected already, since it is the topmost: who presses it wants to see it.
    let row = "潘桥街道 瞿溪老街";
    hand.harness
        .get_by_role_and_label(Role::ListItem, row)
        .click();
    hand.settle();
    assert_eq!(shown(&hand), ["alarms", "incident"]);
    picture(&mut hand.harness, "small-incident");
    hand.key(Key::F3, &[]);
    assert_eq!(shown(&hand), ["alarms", "form"]);
    picture(&mut hand.harness, "small-whistle");
    hand.key(Key::Escape, &[]);
    assert_eq!(shown(&hand), ["alarms", "incident"]);
}

#[test]
fn a_line_that_is_moved_is_saved_for_the_seat_and_one_key_brings_the_preset_and_back() {
    let mut hand = at("duty", "duty-officer");
    assert_eq!(asked(&hand), [KeepLayout::Read("duty".to_owned())]);
    let preset = rect(&hand, &Pane::Queue);
    let line = preset.right_center() + Vec2::new(0.5, 0.0);
    drag(&mut hand, line, line + Vec2::new(90.0, 0.0));
    let moved = rect(&hand, &Pane::Queue);
    assert!(
        (moved.width() - preset.width() - 90.0).abs() < 3.0,
        "{moved:?}"
    );
    let saved = asked(&hand);
    let [KeepLayout::Write(seat, own)] = &saved[..] else {
        panic!("{saved:?}");
    };
    assert_eq!(seat, "duty");
    hand.key(Key::F8, &[]);
    assert_eq!(asked(&hand), [KeepLayout::Forget("duty".to_owned())]);
    hand.settle();
    assert_eq!(rect(&hand, &Pane::Queue), preset);
    hand.key(Key::F8, &[]);
    assert_eq!(
        asked(&hand),
        [KeepLayout::Write("duty".to_owned(), own.clone())]
    );
    hand.settle();
    assert!((rect(&hand, &Pane::Queue).width() - moved.width()).abs() < 2.0);
}

#[test]
fn a_pane_is_moved_by_its_tab_and_stands_there_at_the_next_start() {
    let mut hand = at("duty", "duty-officer");
    asked(&hand);
    // A board is always a tab; the queue shows one while the panes are arranged.
    hand.key(Key::F7, &[]);
    picture(&mut hand.harness, "arranging");
    let from = tabs(&hand).into_iter().find(|(name, _)| name == "联络盘");
    let from = from.unwrap().1.center();
    let map = rect(&hand, &Pane::Map);
    drag(&mut hand, from, map.center_bottom() - Vec2::new(0.0, 60.0));
    hand.press("完成", &[]);
    hand.settle();
    let contacts = Pane::from("contacts".to_owned());
    let moved = rect(&hand, &contacts);
    assert!(
        moved.top() > rect(&hand, &Pane::Map).bottom() - 1.0,
        "{moved:?}"
    );
    assert!(
        shown(&hand).contains(&"incident".to_owned()),
        "both in sight"
    );
    let saved = asked(&hand);
    let Some(KeepLayout::Write(_, own)) = saved.last() else {
        panic!("{saved:?}");
    };
    let mut next = at("duty", "duty-officer");
    told(&mut next, KeptLayout::Found(own.clone()));
    assert_eq!(shown(&next), shown(&hand));
    assert!((rect(&next, &contacts).top() - moved.top()).abs() < 2.0);
}

#[test]
fn panes_are_exchanged_and_sized_by_the_arrows_alone() {
    let mut hand = at("duty", "duty-officer");
    asked(&hand);
    hand.key(Key::F7, &[]);
    let (queue, map) = (rect(&hand, &Pane::Queue), rect(&hand, &Pane::Map));
    let selected = hand.harness.state().view().selected.clone();
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    hand.settle();
    hand.key(Key::ArrowRight, &[]);
    hand.settle();
    assert_eq!(rect(&hand, &Pane::Map).left(), queue.left());
    assert_eq!(rect(&hand, &Pane::Queue).center().x, map.center().x);
    hand.harness
        .key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    hand.settle();
    hand.settle();
    let wider = rect(&hand, &Pane::Queue);
    assert!(wider.width() > map.width() + 20.0, "{wider:?}");
    // At the edge there is nobody to change places with, and the queue is not gone through meanwhile.
    hand.key(Key::ArrowUp, &[]);
    hand.settle();
    assert_eq!(rect(&hand, &Pane::Queue), wider);
    assert_eq!(hand.harness.state().view().selected, selected);
    picture(&mut hand.harness, "arranged-by-keys");
    assert!(matches!(
        asked(&hand).last(),
        Some(KeepLayout::Write(seat, _)) if seat == "duty"
    ));
}

#[test]
fn a_pane_of_another_version_has_its_place_and_says_what_to_do() {
    let mut hand = at("duty", "duty-officer");
    asked(&hand);
    let own = read(
        r#"{"row":[[400,{"pane":"queue"}],[300,{"pane":"weather"}],[600,{"pane":"incident"}]]}"#,
    );
    told(&mut hand, KeptLayout::Found(own));
    assert!(hand.sees("本版本没有窗格“weather”"));
    assert_eq!(
        tabs(&hand).len(),
        Pane::needed().count() - 2,
        "all others beside the incident"
    );
    picture(&mut hand.harness, "unknown-pane");
    hand.press("移去窗格 weather", &[]);
    assert!(!hand.sees("weather"));
    let saved = asked(&hand);
    assert!(matches!(&saved[..], [KeepLayout::Write(..)]), "{saved:?}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_preset_holds() {
    let mut hand = at("duty", "duty-officer");
    let before = shown(&hand);
    let kept = Some("layouts/duty.json.bad".to_owned());
    told(
        &mut hand,
        KeptLayout::Unreadable(Fault::Twice("map".to_owned()), kept),
    );
    assert!(hand.sees("窗格 map 出现两次") && hand.sees("duty.json.bad"));
    assert_eq!(shown(&hand), before);
    hand.press("知道了：版面读不出", &[]);
    assert!(!hand.sees("duty.json.bad"));
    told(
        &mut hand,
        KeptLayout::NotSaved("磁盘已满".to_owned(), "no space".to_owned()),
    );
    assert!(hand.sees("版面没有保存：磁盘已满"));
}

#[test]
fn the_keyboard_goes_from_pane_to_pane_and_one_sees_where_it_is() {
    let mut hand = at("duty", "duty-officer");
    let focused = |hand: &Hand| {
        let all = hand.harness.query_all_by_role(Role::Group);
        let found = all.filter(|it| it.accesskit_node().is_focused());
        let names = found.filter_map(|it| it.accesskit_node().label());
        names.collect::<Vec<_>>()
    };
    let mut step = |modifiers| {
        hand.harness.key_press_modifiers(modifiers, Key::Tab);
        hand.settle();
        focused(&hand)
    };
    let next = Modifiers::COMMAND;
    for name in ["警情", "告警", "预警信号", "地图", "事件", "警情"] {
        assert_eq!(step(next), [format!("窗格：{name}")]);
    }
    let back = Modifiers::COMMAND | Modifiers::SHIFT;
    assert_eq!(step(back), ["窗格：事件"]);
    picture(&mut hand.harness, "focus");
}

#[test]
fn the_layers_of_the_map_are_kept_for_the_seat() {
    let mut hand = at("duty", "duty-officer");
    let asked = |hand: &Hand| -> Vec<KeepLayout> {
        let all = hand.room.layout_keeper.asked.try_iter();
        all.collect()
    };
    let read = KeepLayout::ReadLayers("duty".to_owned());
    assert!(asked(&hand).contains(&read));
    // What was kept: names and risk points away.
    let kept = ["names", "risks", "of another program"].map(str::to_owned);
    let told = KeptLayout::Layers(kept.to_vec());
    hand.room.layout_keeper.tell.send(told).unwrap();
    hand.settle();
    let changed = |hand: &Hand| hand.harness.state().view().map.changed_layers();
    assert_eq!(changed(&hand), ["risks", "names"]);
    let more = hand.first("地图的更多图层和工具");
    hand.press(&more, &[]);
    hand.choose("地名");
    let written = KeepLayout::WriteLayers("duty".to_owned(), vec!["risks".to_owned()]);
    assert_eq!(asked(&hand).last(), Some(&written));
}
