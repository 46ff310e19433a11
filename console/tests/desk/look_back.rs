//! Looking back: the whole board is as it was, nothing can be pressed, and Esc returns.

use std::collections::BTreeSet;

use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Key, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Skin;
use yishao::desk::palette::Palette;
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::persons::{at_the_list_of, list_a_person, say};
use crate::playing::plays;
use crate::window::{open, picture};

#[test]
fn the_past_is_read_only_and_escape_returns_to_now() {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    room.pass(600);
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(600);
    room.publish();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ListItem, &title());
    assert!(
        harness.get_all_by_label("演练").count() >= 2,
        "the world stands on the band and on every row"
    );

    // The strip shows an hour, three quarters of it behind us: a third of that back is a quarter of an hour.
    let strip = harness.get_by_role_and_label(Role::Slider, "时间条").rect();
    let back = strip.left_center() + (strip.width() * 0.5, 0.0).into();
    harness.drag_at(back);
    harness.run_steps(1);
    harness.drop_at(back);
    harness.run_steps(1);
    room.answer();
    harness.run_steps(3);
    harness.get_by_label("回看");
    assert!(
        harness
            .query_by_role_and_label(Role::ListItem, &title())
            .is_none()
    );
    let whistle = harness.get_by_role_and_label(Role::Button, "打开吹哨表");
    assert!(whistle.accesskit_node().is_disabled());
    picture(&mut harness, "past");

    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("回看").is_none());
    harness.get_by_role_and_label(Role::ListItem, &title());
}

#[test]
fn a_moment_before_the_lines_that_are_held_is_asked_of_the_ledger() {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let mut harness = open(&room, link, Lang::Zh);
    room.pass(600);
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(1_800);
    room.say(&duty, whistle("i-2", "330304008", "瞿溪老街"));
    // A long night: the desk holds its last line alone.
    room.lines = room.lines.skip(room.lines.len() - 1);
    room.publish();
    harness.run_steps(3);
    let strip = harness.get_by_role_and_label(Role::Slider, "时间条").rect();
    let back = strip.left_center() + (strip.width() * 0.5, 0.0).into();
    harness.drag_at(back);
    harness.run_steps(1);
    harness.drop_at(back);
    harness.run_steps(1);
    room.answer();
    harness.run_steps(3);
    harness.get_by_label("回看");
    // The first incident was there by then: an empty board would be a lie.
    harness.get_by_role_and_label(Role::ListItem, &title());
    assert!(harness.query_by_label_contains("瞿溪老街").is_none());
}

/// What the strip says of the incident that is chosen.
fn told(hand: &Hand) -> String {
    let strip = hand.harness.get_by_role_and_label(Role::Slider, "时间条");
    strip.accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_strip_tells_what_turned_the_chosen_incident_and_what_comes_due_for_it() {
    let mut hand = Hand::with_incidents(1);
    let story = told(&hand);
    assert!(story.starts_with("03:00 吹哨"), "{story}");
    assert!(story.contains("→ 03:05 叫应 6"), "{story}");
    assert!(story.contains("→ 03:05 指派指挥官"), "{story}");
    let designate = hand.first("指派指挥官 ");
    hand.press(&designate, &["designate"]);
    let story = told(&hand);
    assert!(story.contains("03:01 指派指挥官 · →"), "{story}");
    assert!(story.contains("指挥官到场"), "{story}");
}

fn title() -> String {
    "郭溪街道 六虹桥延伸段下穿道路".to_owned()
}

/// Presses every button of the board and of the queue that can be pressed, and says how many.
fn press_everything(hand: &mut Hand) -> usize {
    let names: Vec<String> = hand
        .harness
        .get_all_by_role(Role::Button)
        .filter(|it| {
            let (rect, node) = (it.rect(), it.accesskit_node());
            let beside_the_map = rect.left() > 1_275.0 || rect.right() < 420.0;
            beside_the_map && (100.0..980.0).contains(&rect.top()) && !node.is_disabled()
        })
        .filter_map(|it| it.accesskit_node().label())
        .collect();
    for name in &names {
        if let Some(it) = hand.harness.query_all_by_label(name).next() {
            it.click();
        }
        hand.harness.run_steps(1);
    }
    names.len()
}

#[test]
fn whatever_is_pressed_while_looking_back_nothing_is_written() {
    let mut hand = at_the_list_of(2);
    hand.room.vault_fails = true;
    list_a_person(&mut hand, &[]);
    hand.room.pass(900);
    let note = serde_json::json!({"note": {"incident": "i-1", "words": "水位到车窗"}});
    say(&mut hand, "duty-officer", note);
    hand.room.pass(300);
    hand.settle();
    hand.look_back(600);
    // What the vault would not take waits for now.
    assert_eq!(hand.buttons("再存一次", false).len(), 1);
    assert_eq!(hand.buttons("不存了", false).len(), 1);
    let height = hand.room.state.height;
    let mut pressed = press_everything(&mut hand);
    for number in crate::aloud::BOARDS {
        crate::aloud::show(&mut hand, number);
        pressed += press_everything(&mut hand);
        assert_eq!(hand.harness.state().outbox().unanswered(), 0, "{number:?}");
        assert_eq!(hand.settle(), Vec::<&str>::new(), "{number:?}");
        assert!(hand.sees("回看"), "{number:?}");
    }
    assert!(pressed > 10, "{pressed}");
    assert_eq!(hand.room.state.height, height);
    // Now it can be tried again.
    hand.key(Key::Escape, &[]);
    hand.key(Key::Escape, &[]);
    assert!(!hand.sees("回看"));
}

#[test]
fn nobody_leaves_a_drill_out_of_its_past() {
    let (room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    plays(&mut hand.room, "郭溪下穿积水", "Guoxi underpass");
    hand.room.pass(900);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room
        .say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    hand.room.pass(300);
    hand.room.publish();
    hand.settle();
    hand.sit("值班长");
    assert!(hand.enabled("演练终止"), "now");
    hand.look_back(600);
    assert!(!hand.enabled("演练终止"), "in the past");
}

/// The colours of all surfaces and lines that stand on the screen.
fn painted(hand: &Hand) -> BTreeSet<[u8; 4]> {
    fn of(shape: &Shape, colours: &mut BTreeSet<[u8; 4]>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| of(it, colours)),
            Shape::Rect(it) => drop(colours.insert(it.fill.to_array())),
            Shape::LineSegment { stroke, .. } => drop(colours.insert(stroke.color.to_array())),
            _ => {}
        }
    }
    let mut colours = BTreeSet::new();
    let shapes = &hand.harness.output().shapes;
    shapes.iter().for_each(|it| of(&it.shape, &mut colours));
    colours
}

/// What nobody may overlook: the bar and the dashed frame in every skin; by night the ground under
/// everything as well (token sheet §2).
#[test]
fn the_past_is_painted_in_other_colours_and_now_in_its_own_again() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(900);
    let note = serde_json::json!({"note": {"incident": "i-1", "words": "水位到车窗"}});
    say(&mut hand, "duty-officer", note);
    let has = |hand: &Hand, colour: Color32| painted(hand).contains(&colour.to_array());
    for skin in [Skin::Dark, Skin::Daylight, Skin::RedNight] {
        let (now, then) = (Palette::of(skin), Palette::of(skin).looking_back());
        let before = painted(&hand);
        assert!(has(&hand, now.bg1), "{skin:?}: the panels");
        // By red night selection and bar are of one ink: the frame tells them apart, and the word.
        let says_past = |hand: &Hand| match skin {
            Skin::RedNight => hand.sees("回看") && hand.sees("此线以下为当时所见"),
            _ => has(hand, now.past),
        };
        assert!(!says_past(&hand), "{skin:?}: now");
        hand.look_back(600);
        assert!(says_past(&hand), "{skin:?}: the bar and the frame");
        if skin == Skin::Dark {
            for (ground, of_now) in [(then.bg1, now.bg1), (then.map_out, now.map_out)] {
                assert!(has(&hand, ground), "{ground:?}: the ground turns blue");
                assert!(!has(&hand, of_now), "{of_now:?}: everywhere");
            }
        }
        picture(&mut hand.harness, &format!("past-{skin:?}"));
        hand.key(Key::Escape, &[]);
        assert_eq!(painted(&hand), before, "{skin:?}: now again");
        hand.key(Key::F10, &[]);
    }
}
