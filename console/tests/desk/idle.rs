//! A console at which nothing happens rests: at most two frames a second, whatever is known.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dispatch_core::command::{Command, KnowAlarm};
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use dispatch_core::view::alarms_at;
use eframe::App;
use eframe::egui::{Context, Pos2, RawInput, Rect, Vec2, ViewportId};
use yishao::desk::{Desk, Skin, font};
use yishao::language::Lang;

use crate::keeper::{Room, seat, whistle};
use crate::night;
use crate::window::options;

/// Until everything that moves in at the beginning stands.
const BEGINS_S: f64 = 5.0;
/// How long is counted.
const COUNTED_S: f64 = 10.0;

/// How often a window is drawn in so many seconds when nobody touches it.
fn frames(room: &Room, link: yishao::desk::Link) -> usize {
    let ctx = Context::default();
    font::install(&ctx);
    let woken = Arc::new(AtomicBool::new(false));
    let wakes = Arc::clone(&woken);
    ctx.set_request_repaint_callback(move |it| {
        if it.delay < Duration::from_millis(100) {
            wakes.store(true, Ordering::Relaxed);
        }
    });
    let creation = eframe::CreationContext::_new_kittest(ctx.clone());
    let mut desk = Desk::new(&creation, options(room, link, (Lang::Zh, Skin::Dark)));
    let mut frame = eframe::Frame::_new_kittest();
    let begun = room.now().0;
    let (mut time, mut counted) = (0.0_f64, 0);
    while time < BEGINS_S + COUNTED_S {
        room.set_clock(Time(begun + (time * 1_000.0) as i64));
        woken.store(false, Ordering::Relaxed);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1_920.0, 1_080.0))),
            time: Some(time),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            desk.logic(ui.ctx(), &mut frame);
            desk.ui(ui, &mut frame);
        });
        let mut asked = output.viewport_output[&ViewportId::ROOT].repaint_delay;
        output.textures_delta.clear();
        woken.store(false, Ordering::Relaxed);
        // Whatever looks beside the window has answered by then.
        std::thread::sleep(Duration::from_millis(if asked.is_zero() { 0 } else { 60 }));
        if woken.load(Ordering::Relaxed) {
            asked = Duration::from_millis(60);
        }
        if time >= BEGINS_S {
            counted += 1;
        }
        time += asked.as_secs_f64().max(1.0 / 60.0);
    }
    counted
}

fn assert_rests(room: &Room, link: yishao::desk::Link) {
    let frames = frames(room, link);
    assert!((5..=20).contains(&frames), "{frames} frames in ten seconds");
}

#[test]
fn a_quiet_desk_is_drawn_at_most_twice_a_second() {
    let (room, link) = Room::new(World::live("ouhai"));
    assert_rests(&room, link);
}

#[test]
fn a_desk_with_an_alarm_that_is_known_rests_as_well() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    let know = serde_json::json!({ "know_alarm": { "alarm": "whistle/1", "incident": "i-1" } });
    room.say(&duty, serde_json::from_value(know).unwrap());
    room.publish();
    assert_rests(&room, link);
}

#[test]
fn a_large_night_that_is_known_is_drawn_at_most_twice_a_second() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    night::tell(&mut room, 80);
    let duty = seat("duty-officer", &room.state);
    for alarm in alarms_at(&room.state, &duty.post, room.now()) {
        let know = KnowAlarm {
            alarm: alarm.key,
            incident: alarm.incident,
        };
        room.say(&duty, Command::KnowAlarm(know));
    }
    room.publish();
    assert_rests(&room, link);
}
