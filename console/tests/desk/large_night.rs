//! A night of hundreds of open incidents: what is drawn is what is in sight, and everything else is
//! still found, kept in its place and reached by the keys.

use std::time::{Duration, Instant};

use dispatch_core::entry::World;
use dispatch_core::view::alarms;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Pos2};
use egui_kittest::kittest::Queryable;
use serde_json::json;
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::night;
use crate::queue::rows;
use crate::window::open;

const INCIDENTS: usize = 150;

/// At the duty seat on a large night; what waits is looked up beside the window.
pub fn large() -> Hand {
    let (mut room, link) = Room::new(World::live("ouhai"));
    night::tell(&mut room, INCIDENTS);
    room.publish();
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    look(&mut hand);
    hand
}

/// Draws until what waits is that of now.
pub fn look(hand: &mut Hand) {
    let begun = Instant::now();
    loop {
        hand.harness.run_steps(1);
        let now = hand.room.now().0.div_euclid(1_000);
        let height = hand.room.state.height;
        let of = hand.harness.state().waits().of().map(|it| (it.0, it.1));
        if of == Some((height, now)) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{of:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
    hand.harness.run_steps(2);
}

#[test]
fn what_was_looked_up_beside_the_window_is_what_would_be_looked_up() {
    let mut hand = large();
    hand.room.pass(60);
    look(&mut hand);
    let (state, now) = (&hand.room.state, hand.room.now());
    let waits = hand.harness.state().waits();
    assert_eq!(waits.alarms, alarms(state, state.world_time(now)));
    let queue: Vec<_> = waits.queue.iter().map(|it| it.id.clone()).collect();
    let wanted = dispatch_core::view::queue(state, state.world_time(now));
    let wanted: Vec<_> = wanted.iter().map(|it| it.id.clone()).collect();
    assert_eq!(queue, wanted);
}

#[test]
fn of_many_rows_those_in_sight_are_drawn_and_the_keys_bring_the_next_into_sight() {
    let mut hand = large();
    hand.harness
        .get_by_role_and_label(Role::RadioButton, &format!("全部 {INCIDENTS}"));
    let drawn = rows(&hand).len();
    assert!((5..40).contains(&drawn), "{drawn} rows are drawn");
    for _ in 0..30 {
        hand.harness.key_press(Key::ArrowDown);
        hand.harness.run_steps(1);
    }
    hand.harness.run_steps(3);
    let selected = hand.view_selected().unwrap();
    let incident = hand.incident(selected.as_str());
    let place = &incident.place.words;
    let row = hand.harness.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::ListItem && label.ends_with(place.as_str())
    });
    let list = hand
        .harness
        .get_by_role_and_label(Role::Group, "窗格：警情");
    assert!(
        list.rect().contains(row.rect().center()),
        "{:?}",
        row.rect()
    );
}

#[test]
fn a_long_queue_is_searched_whole() {
    let mut hand = large();
    for (typed, wanted) in [
        ("77 号点", "77 号点低洼路段积水"),
        ("#0143", "143 号点低洼路段积水"),
    ] {
        hand.key(Key::F, &[]);
        hand.harness.event(Event::Text(typed.to_owned()));
        look(&mut hand);
        let found = rows(&hand);
        assert_eq!(found.len(), 1, "{typed}: {found:?}");
        assert!(found[0].ends_with(wanted), "{found:?}");
        hand.key(Key::Escape, &[]);
    }
}

#[test]
fn no_row_of_a_long_queue_jumps_under_the_pointer() {
    let mut hand = large();
    let list = hand
        .harness
        .get_by_role_and_label(Role::Group, "窗格：警情");
    let middle = list.rect().center();
    hand.harness.hover_at(middle);
    look(&mut hand);
    let before = rows(&hand);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-new", "330304009", "任桥"));
    hand.room.publish();
    look(&mut hand);
    assert_eq!(rows(&hand), before);
    assert!(hand.sees("顺序暂不变"));
    hand.harness.hover_at(Pos2::new(900.0, 500.0));
    look(&mut hand);
    assert!(!hand.sees("顺序暂不变"), "the order of the room again");
}

#[test]
fn ways_are_asked_about_twice_a_second_whatever_is_recorded_and_at_once_when_a_road_is_closed() {
    let mut hand = large();
    let duty = seat("duty-officer", &hand.room.state);
    // What was said, and how many questions the next frames put.
    let asked = |hand: &mut Hand, said: serde_json::Value| {
        hand.room.say(&duty, serde_json::from_value(said).unwrap());
        hand.room.publish();
        hand.harness.run_steps(2);
        hand.room.travel_ends.asked.try_iter().count()
    };
    let moved = |by: i64| {
        json!({ "team_state": { "team": "water-1", "doing": "en-route", "incident": "i-1",
            "point": { "lat_e7": 279_000_000 + by * 10_000, "lon_e7": 1_206_000_000 } } })
    };
    hand.room.pass(1);
    assert_eq!(asked(&mut hand, moved(1)), 1);
    assert_eq!(asked(&mut hand, moved(2)), 0, "a question names every team");
    let closed = json!({ "close_road": { "closure": "c-1", "incident": "i-1", "road": "西线",
        "cause": "flood", "shape": { "line": [
            { "lat_e7": 279_000_000, "lon_e7": 1_206_000_000 },
            { "lat_e7": 279_100_000, "lon_e7": 1_206_000_000 } ] } } });
    assert_eq!(asked(&mut hand, closed), 1, "every way may be another now");
    assert_eq!(asked(&mut hand, moved(3)), 0);
    hand.room.pass(1);
    hand.harness.run_steps(2);
    let last = hand.room.travel_ends.asked.try_iter().last().unwrap();
    assert_eq!(last.height, hand.room.state.height - 1, "of the road");
    let from = last.teams.iter().find(|it| it.team.as_str() == "water-1");
    let place = dispatch_core::point::Point::new(279_030_000, 1_206_000_000);
    assert_eq!(from.map(|it| it.from), place, "nothing is forgotten");
}
