//! Glove mode: whatever is pressed is at least 44 points high, on every panel (token sheet §4).

use std::collections::BTreeSet;

use dispatch_core::entry::World;
use dispatch_core::words::Words;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use yishao::desk::{Kept, Link, Skin, settings_link};
use yishao::language::Lang;

use crate::aloud::{BOARDS, show};
use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::window::{open_with, options, picture};

const GLOVE: f32 = 44.0;

/// At a desk in glove mode on a quiet night.
fn gloved_quiet() -> Hand {
    gloved_quiet_at("duty", "duty-officer")
}

fn gloved_quiet_at(named: &str, post: &str) -> Hand {
    let (room, link) = Room::new(World::live("ouhai"));
    gloved_in((room, link), named, post)
}

fn gloved() -> Hand {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    for (id, place) in [("i-1", "六虹桥延伸段下穿道路"), ("i-2", "瞿溪老街")] {
        room.say(&duty, whistle(id, "330304009", place));
        room.pass(400);
    }
    room.publish();
    gloved_in((room, link), "duty", "duty-officer")
}

fn gloved_in((room, link): (Room, Link), named: &str, post: &str) -> Hand {
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.seat = seat(post, &room.state);
    options.seat.seat = Words::new(named).unwrap();
    let values = [("glove".to_owned(), "true".to_owned())];
    options.settings = settings_link(Kept {
        values: values.into(),
        notices: Vec::new(),
    })
    .0;
    let harness = open_with(options);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand
}

/// What can be pressed and is too low for a glove, each with its role, name and height.
fn too_low(hand: &Hand) -> Vec<String> {
    let map = crate::crawl::map(hand);
    too_low_in(&hand.harness, map)
}

/// The same of any window; a map lies there.
pub fn too_low_in<App>(harness: &Harness<'_, App>, map: Rect) -> Vec<String> {
    let all = harness.query_all(By::new().predicate(|node| {
        let role = node.role();
        let written = matches!(role, Role::TextInput | Role::MultilineTextInput);
        let pressed = node.data().supports_action(Action::Click);
        // The window itself and what frames scrolled rows is no target. Nor is the line between two panes,
        // which has no name: it is drawn, and a glove leaves the preset as it is.
        let line = role == Role::Unknown && node.label().is_none();
        let frame = matches!(role, Role::Window | Role::GenericContainer);
        written || (pressed && !frame && !line)
    }));
    // The edge of the map cuts a symbol that lies on it.
    let is_cut = |it: Rect| it.top() <= map.top() || it.bottom() >= map.bottom();
    let on_its_edge = |it: Rect| map.contains_rect(it) && is_cut(it);
    let low = all.filter(|it| it.rect().height() < GLOVE - 0.01 && !on_its_edge(it.rect()));
    low.map(|it| {
        let node = it.accesskit_node();
        let (role, rect) = (node.role(), it.rect());
        format!("{role:?} {:?} {:.1}", node.label(), rect.height())
    })
    .collect()
}

/// How many names the command line offers.
fn offers(hand: &Hand) -> usize {
    hand.harness.query_all_by_role(Role::ListBoxOption).count()
}

#[test]
fn everything_that_is_pressed_is_high_enough_for_a_glove() {
    let mut hand = gloved();
    let mut low = Vec::new();
    let mut look = |hand: &Hand, panel: &str| {
        low.extend(too_low(hand).into_iter().map(|it| format!("{panel}: {it}")));
    };
    look(&hand, "incident");
    picture(&mut hand.harness, "glove");
    // The first section stands open.
    for (number, key) in BOARDS.into_iter().enumerate().skip(1) {
        hand.key(key, &[]);
        look(&hand, &format!("section {}", number + 1));
    }
    for (number, key) in BOARDS.into_iter().enumerate() {
        show(&mut hand, key);
        look(&hand, &format!("board {}", number + 1));
    }
    for (name, key) in [
        ("call note", Key::F2),
        ("keys", Key::Questionmark),
        ("whistle", Key::F3),
        ("manual", Key::F1),
    ] {
        hand.key(Key::Escape, &[]);
        hand.key(key, &[]);
        look(&hand, name);
        picture(&mut hand.harness, &format!("glove-{name}"));
    }
    hand.key(Key::Escape, &[]);
    for (name, key, away) in [
        ("talk card", Key::T, Key::Escape),
        ("legend", Key::G, Key::G),
        ("map list", Key::L, Key::Escape),
    ] {
        hand.key(key, &[]);
        look(&hand, name);
        picture(&mut hand.harness, &format!("glove-{name}"));
        hand.key(away, &[]);
    }
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    hand.settle();
    assert!(hand.sees("全部恢复默认"));
    look(&hand, "settings");
    picture(&mut hand.harness, "glove-settings");
    hand.key(Key::Escape, &[]);
    crate::line::types(&mut hand, "/p s");
    assert!(offers(&hand) > 3, "{} names are offered", offers(&hand));
    look(&hand, "command line");
    picture(&mut hand.harness, "glove-line");
    low.sort();
    low.dedup();
    assert!(low.is_empty(), "{} too low:\n{}", low.len(), low.join("\n"));
}

/// At other seats other panes stand open.
#[test]
fn what_other_seats_see_is_high_enough_for_a_glove() {
    for (named, post) in [
        ("leader", "leader-on-duty"),
        ("commander@i-1", "em-deputy-director"),
        ("township@330304009", "guoxi-duty-head"),
        ("department@power", "power-duty"),
    ] {
        let mut hand = gloved_quiet_at(named, post);
        hand.takes_whistles(2);
        let low = too_low(&hand);
        picture(&mut hand.harness, &format!("glove-{}", &named[..4]));
        assert!(low.is_empty(), "{named}: {}", low.join("\n"));
    }
}

/// Whatever opens, a form, a menu, a list that drops down, is as high as where it was opened.
#[test]
fn whatever_is_opened_anywhere_is_high_enough_for_a_glove() {
    let mut hand = gloved_quiet();
    crate::panels::nights::goes_on(&mut hand);
    let mut low = BTreeSet::new();
    let mut written = BTreeSet::new();
    let presses = crate::crawl::everywhere(&mut hand, &mut |hand, place| {
        low.extend(too_low(hand).into_iter().map(|it| format!("{place}: {it}")));
        let fields = hand.harness.query_all_by_role(Role::TextInput);
        written.extend(fields.filter_map(|it| it.accesskit_node().label()));
    });
    // What a commander writes with a glove on stood open among the rest.
    for field in ["指令内容", "撤离原因", "人数", "半径（米）", "理由"] {
        assert!(
            written.contains(field),
            "{field} was not opened: {written:?}"
        );
    }
    assert!(presses > 200, "only {presses} presses");
    let low: Vec<_> = low.into_iter().collect();
    assert!(low.is_empty(), "{} too low:\n{}", low.len(), low.join("\n"));
}

#[test]
fn without_gloves_a_row_stays_low() {
    let mut hand = Hand::with_incidents(1);
    assert!(!too_low(&hand).is_empty(), "the test sees no button at all");
    hand.key(Key::F2, &[]);
}
