//! Reduced motion: what calls stands still, and says by its form alone that it calls.

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use eframe::egui::Rect;
use eframe::egui::Shape;
use eframe::egui::epaint::ClippedShape;
use yishao::desk::{Kept, Pane, Skin, settings_link};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, START, seat, whistle};
use crate::window::{open_with, options, picture};

/// A desk without a loudspeaker to which a whistle calls.
fn called(reduced: bool) -> Hand {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.publish();
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    let values = [("reduced-motion".to_owned(), reduced.to_string())];
    let kept = Kept {
        values: values.into(),
        notices: Vec::new(),
    };
    options.settings = settings_link(kept).0;
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.settle();
    hand
}

/// Two moments of one second, half a second apart: no clock ticks between them.
const ON: i64 = 100;
const OFF: i64 = 600;

/// What is painted so many milliseconds after a full second.
fn painted(hand: &mut Hand, ms: i64) -> Vec<ClippedShape> {
    hand.room.set_clock(Time(START + 30_000 + ms));
    hand.harness.run_steps(4);
    hand.harness.output().shapes.clone()
}

/// Those of them that lie within a pane.
fn within(hand: &Hand, pane: &Pane, all: &[ClippedShape]) -> Vec<ClippedShape> {
    let placed = hand.harness.state().panes().placed();
    let (_, room) = placed.into_iter().find(|(it, _)| it == pane).unwrap();
    let inside = |rect: Rect| rect.is_positive() && room.contains_rect(rect);
    let all = all.iter();
    all.filter(|it| inside(it.shape.visual_bounding_rect()))
        .cloned()
        .collect()
}

/// How often the edge of the window is drawn in the colour of what calls.
fn edges(hand: &Hand, all: &[ClippedShape]) -> usize {
    let screen = hand.harness.ctx.content_rect();
    let is_edge = |it: &&ClippedShape| match &it.shape {
        Shape::Rect(it) => it.stroke.width == 6.0 && it.rect.width() > screen.width() - 20.0,
        _ => false,
    };
    all.iter().filter(is_edge).count()
}

#[test]
fn with_reduced_motion_what_calls_is_painted_the_same_half_a_second_later() {
    let mut hand = called(true);
    let now = painted(&mut hand, ON);
    let later = painted(&mut hand, OFF);
    assert_eq!((edges(&hand, &now), edges(&hand, &later)), (1, 1));
    // The strip goes on with the time; whatever lies above it stands.
    for pane in [Pane::Queue, Pane::Alarms, Pane::Map, Pane::Incident] {
        let (now, later) = (within(&hand, &pane, &now), within(&hand, &pane, &later));
        assert!(!now.is_empty() && now == later, "{pane:?}");
    }
    picture(&mut hand.harness, "still");
}

#[test]
fn without_it_the_edge_of_the_window_and_the_symbol_of_what_calls_go_on_and_off() {
    let mut hand = called(false);
    let now = painted(&mut hand, ON);
    let later = painted(&mut hand, OFF);
    assert_eq!((edges(&hand, &now), edges(&hand, &later)), (1, 0));
    for pane in [Pane::Queue, Pane::Map] {
        let (now, later) = (within(&hand, &pane, &now), within(&hand, &pane, &later));
        assert!(!now.is_empty() && now != later, "{pane:?}");
    }
    // For half of each second: one hertz.
    let last = painted(&mut hand, 999);
    let next = painted(&mut hand, 1_000);
    assert_eq!((edges(&hand, &last), edges(&hand, &next)), (0, 1));
}
