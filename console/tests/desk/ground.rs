//! The ground of the map: it comes from a thread of its own, the desk does not wait for it, and where it
//! does not come the desk says so and goes on.

use std::thread;
use std::time::Duration;

use atlas::pack::Pack;
use dispatch_core::entry::World;
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use yishao::command_line::Everywhere;
use yishao::desk::map::base::{GroundLink, ground_link};
use yishao::desk::{Desk, Skin, font};
use yishao::geography::Geography;
use yishao::language::Lang;

use crate::keeper::Room;
use crate::window::{options, picture};

pub fn sketch() -> Pack {
    let data = tempfile::tempdir().unwrap();
    let everywhere = Everywhere {
        data: Some(data.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    Geography::of("ouhai", &everywhere).load().unwrap()
}

/// A desk whose ground is what `load` gives.
fn desk(
    skin: Skin,
    load: impl FnOnce() -> Result<Pack, (String, String)> + Send + 'static,
) -> (Harness<'static, Desk>, Room) {
    let (room, link) = Room::new(World::live("ouhai"));
    let (ground, ends): (GroundLink, _) = ground_link();
    thread::spawn(move || ends.serve(load));
    let mut options = options(&room, link, (Lang::Zh, skin));
    options.ground = Some(ground);
    let harness = Harness::builder()
        .with_size([1_920.0, 1_080.0])
        .with_max_steps(12)
        .with_context_setup(font::install)
        .wgpu()
        .build_eframe(move |creation| Desk::new(creation, options));
    (harness, room)
}

/// Frames until something holds, which a thread is at work on.
fn until(harness: &mut Harness<'static, Desk>, holds: impl Fn(&Desk) -> bool) {
    for _ in 0..600 {
        harness.run_steps(1);
        if holds(harness.state()) {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("it never came");
}

#[test]
fn the_ground_comes_when_it_comes_and_is_found_by_name() {
    let (mut harness, _room) = desk(Skin::Dark, || Ok(sketch()));
    harness.run_steps(1);
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    let sheet = harness.state().view().map.base.sheet().unwrap();
    assert!(sheet.standing.is_sketch);
    let named = |list: &[yishao::desk::map::Drawn], zh: &str| list.iter().any(|it| it.zh == zh);
    assert!(named(&sheet.lines.roads, "瓯海大道") && named(&sheet.lines.rivers, "温瑞塘河"));
    assert!(named(&sheet.lines.places, "温州南站") && named(&sheet.lines.places, "大罗山"));
    picture(&mut harness, "ground-dark");
}

#[test]
fn a_ground_that_cannot_be_loaded_is_said_on_the_map_and_keeps_nobody_from_anything() {
    let (mut harness, _room) = desk(Skin::Dark, || {
        Err(("数据包已损坏".to_owned(), "the pack is damaged".to_owned()))
    });
    until(&mut harness, |it| it.view().map.base.failed(true).is_some());
    let base = &harness.state().view().map.base;
    assert_eq!(base.failed(true), Some("数据包已损坏"));
    assert_eq!(base.failed(false), Some("the pack is damaged"));
    assert!(base.sheet().is_none() && !base.is_waiting());
    harness.run_steps(2);
    harness.get_by_label("没有警情");
    picture(&mut harness, "ground-failed");
}

#[test]
fn other_colours_are_drawn_anew_and_the_old_ones_stand_until_then() {
    for (skin, name) in [
        (Skin::Daylight, "ground-daylight"),
        (Skin::RedNight, "ground-red"),
    ] {
        let (mut harness, _room) = desk(skin, || Ok(sketch()));
        until(&mut harness, |it| it.view().map.base.sheet().is_some());
        until(&mut harness, |it| !it.view().map.base.is_waiting());
        harness.run_steps(2);
        picture(&mut harness, name);
    }
}

/// A card takes no buffer of no length: a piece of ground on which nothing lies once ended the program.
#[test]
fn beyond_the_district_nothing_lies_and_the_card_draws_that_too() {
    let (mut harness, _room) = desk(Skin::Dark, || Ok(sketch()));
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    // The wheel goes on in a corner of the map that lies past every border.
    harness.hover_at((430.0, 880.0).into());
    for _ in 0..40 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: (0.0, 4.0).into(),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    harness.render().unwrap();
    picture(&mut harness, "ground-beyond");
}
