//! Alarms at the desk: three acts that are three, a flood that can be read, what each seat hears, and
//! whether it hears at all.

use dispatch_core::entry::World;
use dispatch_core::view::{self, DeafWhy};
use dispatch_core::words::PostId;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use serde_json::json;
use yishao::language::Lang;
use yishao::sound::{Loudspeaker, Presence, Tone};

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::persons::say;
use crate::window::picture;

/// At a live desk whose loudspeaker the test plays, with one incident taken.
fn with_speaker() -> (Hand, Loudspeaker) {
    let (room, link) = Room::new(World::live("ouhai"));
    let (mut hand, loudspeaker, _) = Hand::sounding(room, link);
    hand.settle();
    (hand, loudspeaker)
}

fn open(hand: &mut Hand, id: &str) {
    let duty = seat("duty-officer", &hand.room.state);
    let place = format!("桥下 {id}");
    hand.room.say(&duty, whistle(id, "330304009", &place));
    hand.room.publish();
    hand.settle();
}

fn take(hand: &mut Hand, id: &str) {
    say(
        hand,
        "duty-officer",
        json!({"take_whistle": {"incident": id}}),
    );
}

#[test]
fn silence_is_of_this_machine_for_five_minutes_and_of_what_sounds_now() {
    let (mut hand, _speaker) = with_speaker();
    open(&mut hand, "i-1");
    assert_eq!(hand.harness.state().tone(), Some(Tone::Whistle));
    hand.press("消音五分钟", &[]);
    assert!(hand.sees("消音至"));
    assert_eq!(hand.harness.state().tone(), None);
    // It stands on and is known to nobody: silence is no knowledge.
    assert_eq!(hand.harness.state().waits().sounding.len(), 1);
    hand.room.pass(299);
    hand.settle();
    assert_eq!(hand.harness.state().tone(), None);
    hand.room.pass(1);
    hand.settle();
    assert_eq!(
        hand.harness.state().tone(),
        Some(Tone::Whistle),
        "by itself"
    );
    hand.press("消音五分钟", &[]);
    open(&mut hand, "i-2");
    assert_eq!(
        hand.harness.state().tone(),
        Some(Tone::Whistle),
        "a new one is heard"
    );
    assert!(!hand.sees("消音至"));
    // Known by name ends it for this post.
    while !hand.harness.state().waits().sounding.is_empty() {
        hand.key(Key::F5, &["know_alarm"]);
    }
    assert_eq!(hand.harness.state().tone(), None);
}

/// What the list of alarms says first of how far it can be believed, and how often.
fn complete(hand: &Hand) -> Vec<String> {
    let lines = crate::aloud::lines_in(hand, &yishao::desk::Pane::Alarms);
    let parts = lines.iter().flat_map(|it| it.split(" | "));
    let said = parts.filter(|it| it.contains("完整至") || it.contains("Complete to"));
    said.map(str::to_owned).collect()
}

#[test]
fn the_head_says_until_when_no_alarm_is_missing_whether_there_are_any_or_none() {
    for (lang, wanted) in [
        (Lang::Zh, ["完整至 03:00:00", "完整至 03:05:00"]),
        (Lang::En, ["Complete to 03:00:00", "Complete to 03:05:00"]),
    ] {
        let (room, link) = Room::new(World::live("ouhai"));
        let harness = crate::window::open(&room, link, lang);
        let mut hand = Hand { harness, room };
        hand.settle();
        assert_eq!(complete(&hand), [wanted[0]], "none stands");
        open(&mut hand, "i-1");
        hand.room.pass(300);
        hand.settle();
        assert_eq!(complete(&hand), [wanted[1]], "and with alarms in it");
    }
}

#[test]
fn an_alarm_is_put_off_only_for_a_reason() {
    let (mut hand, _speaker) = with_speaker();
    open(&mut hand, "i-1");
    hand.press("暂缓提醒：吹哨待接:桥下 i-1", &[]);
    assert!(!hand.enabled("暂缓提醒 10 分钟"), "no reason yet");
    hand.choose("理由：其他");
    assert!(!hand.enabled("暂缓提醒 10 分钟"), "which other?");
    hand.write("说明（选“其他”必填）", "接哨席换机");
    hand.press("暂缓提醒 10 分钟", &["shelve_alarm"]);
    assert!(hand.sees("其他 接哨席换机"), "the reason stands beside it");
    assert_eq!(hand.harness.state().tone(), None);
    hand.room.pass(601);
    hand.settle();
    assert_eq!(
        hand.harness.state().tone(),
        Some(Tone::Whistle),
        "and sounds again"
    );
}

#[test]
fn a_flood_is_gathered_and_what_lives_hang_on_is_not() {
    let mut hand = Hand::quiet();
    for index in 0..12 {
        let id = format!("i-{index}");
        open(&mut hand, &id);
        take(&mut hand, &id);
    }
    say(
        &mut hand,
        "duty-officer",
        json!({"roll_call": {"incident": "i-1", "who": "team:water-1", "counted": 3, "of": 4}}),
    );
    assert!(!hand.sees("告警潮"));
    hand.room.pass(310);
    hand.settle();
    assert!(hand.sees("告警潮：十分钟"));
    assert!(hand.sees("人员失联 1 人"), "on a line of its own");
    let of_reach = "尚未叫应 ";
    assert!(hand.sees(of_reach) && hand.sees("12 起"));
    picture(&mut hand.harness, "flood");
    let line = {
        let lines: Vec<_> = hand.harness.query_all_by_label_contains(of_reach).collect();
        assert_eq!(lines.len(), 1, "one line for all of them");
        lines[0].click();
        hand.settle()
    };
    assert!(line.is_empty());
    // Unfolded by incident; one press knows all of one.
    let know = hand.first("知悉 ");
    assert!(know.contains("尚未叫应"), "{know}");
    let before = hand.harness.state().waits().sounding.len();
    hand.harness
        .get_by_role_and_label(Role::Button, &know)
        .click();
    let pressed = hand.settle();
    assert!(pressed.iter().all(|it| *it == "know_alarm") && !pressed.is_empty());
    let after = hand.harness.state().waits().sounding.len();
    assert_eq!(before - after, pressed.len());
}

#[test]
fn a_township_hears_what_is_its_own_and_is_told_that_there_is_more() {
    let mut hand = Hand::at_the_desk_of("wutian-duty-head");
    hand.room.pass(400);
    hand.room.publish();
    hand.settle();
    assert!(hand.harness.state().waits().alarms.is_empty());
    assert!(hand.sees("本席没有告警；全区另有"));
    assert_eq!(hand.harness.state().tone(), None);
    hand.press("本席听哪些告警", &[]);
    assert!(hand.sees("紧急撤离未全部回执：在场每家都要回执"));
    assert!(!hand.sees("超时未指派指挥官："), "that is for others");
}

#[test]
fn an_empty_list_is_plain_and_complete_and_a_blind_one_says_since_when() {
    let mut hand = Hand::quiet();
    assert!(hand.sees("没有告警"));
    assert!(hand.sees("完整至"));
    hand.room.pass(60);
    hand.room.keeper = yishao::desk::link().1;
    hand.settle();
    assert!(hand.sees("起看不到"), "hatched, with since when");
}

#[test]
fn the_sound_test_of_the_shift_is_asked_for_and_recorded() {
    let (mut hand, speaker) = with_speaker();
    assert!(hand.sees("本班还没有试音"));
    hand.key(Key::F11, &[]);
    assert!(hand.sees("听到了吗"));
    hand.press("再放一次", &[]);
    hand.press("听到了", &["test_sound"]);
    assert!(!hand.sees("听到了吗") && !hand.sees("本班还没有试音"));
    let at = hand.room.state.at.local_clock().to_string();
    assert!(
        hand.sees(&format!("{} 试音", &at[..5])),
        "it stands in the band"
    );
    // Without a device there is nothing to hear, and the others are to know.
    speaker.play(Presence::Absent);
    hand.key(Key::F11, &[]);
    assert!(hand.sees("没有声音设备，告警只能看见"));
    assert!(hand.buttons("听到了", true).is_empty());
    hand.press("没听到", &["test_sound"]);
    let deaf = view::deaf_seats(&hand.room.state);
    assert_eq!(deaf[0].why, DeafWhy::NotHeard);
}

#[test]
fn a_console_without_a_sound_device_tells_the_other_seats() {
    let (mut hand, speaker) = with_speaker();
    assert_eq!(
        hand.settle(),
        Vec::<&str>::new(),
        "a device that is there is no news"
    );
    speaker.play(Presence::Absent);
    assert_eq!(
        hand.settle(),
        Vec::<&str>::new(),
        "it may only be plugged in anew"
    );
    hand.room.pass(10);
    assert_eq!(hand.settle(), ["sound_device"]);
    hand.room.pass(600);
    assert_eq!(hand.settle(), Vec::<&str>::new(), "once");
    let deaf = view::deaf_seats(&hand.room.state);
    assert_eq!(deaf[0].post, &PostId::new("duty-officer").unwrap());
    assert!(!hand.sees("听不到告警的席位"), "its own band says so");
    speaker.play(Presence::Present);
    assert_eq!(hand.settle(), ["sound_device"]);
    assert!(view::deaf_seats(&hand.room.state).is_empty());
    // Another seat is told of this one, with the age.
    say(
        &mut hand,
        "guoxi-duty",
        json!({"sound_device": {"present": false}}),
    );
    hand.room.pass(120);
    hand.settle();
    assert!(hand.sees("听不到告警的席位：郭溪值班员（无声音设备，2 分"));
}

#[test]
fn what_is_on_its_way_is_marked_at_the_thing_it_concerns() {
    let (mut hand, _speaker) = with_speaker();
    open(&mut hand, "i-1");
    assert!(!hand.sees("待同步"));
    hand.harness.key_press(Key::F4);
    hand.harness.run_steps(3);
    assert!(hand.sees("待同步"), "at its row and its head");
    hand.settle();
    assert!(!hand.sees("待同步"));
    hand.room.pass(400);
    hand.settle();
    hand.harness.key_press(Key::F5);
    hand.harness.run_steps(3);
    assert!(hand.sees("待同步"), "at the alarm");
    hand.settle();
    assert!(!hand.sees("待同步"));
}

/// Practice N5: on a live seat nobody drags the past onto the screen by mistake.
#[test]
fn looking_back_on_a_live_seat_is_behind_its_key() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(600);
    let note = json!({"note": {"incident": "i-1", "words": "水位到车窗"}});
    say(&mut hand, "duty-officer", note);
    hand.room.pass(300);
    hand.settle();
    let drag = |hand: &mut Hand| {
        let strip = hand
            .harness
            .get_by_role_and_label(Role::Slider, "时间条")
            .rect();
        let back = strip.left_center() + (strip.width() * 0.625, 0.0).into();
        hand.harness.drag_at(back);
        hand.harness.run_steps(1);
        hand.harness.drop_at(back);
        hand.settle();
    };
    drag(&mut hand);
    assert!(!hand.sees("回到现在"), "it is locked");
    hand.key(Key::H, &[]);
    drag(&mut hand);
    assert!(hand.sees("回到现在"));
    hand.key(Key::Escape, &[]);
    drag(&mut hand);
    assert!(!hand.sees("回到现在"), "and locked again");
    // Opened and not used it closes by itself.
    hand.key(Key::H, &[]);
    hand.room.pass(61);
    hand.settle();
    drag(&mut hand);
    assert!(!hand.sees("回到现在"));
}

#[test]
fn a_restart_takes_no_alarm_away_nor_what_was_known_of_it() {
    let (mut hand, _speaker) = with_speaker();
    open(&mut hand, "i-1");
    open(&mut hand, "i-2");
    hand.key(Key::F5, &["know_alarm"]);
    let before: Vec<String> = sounding(&hand);
    assert_eq!(before.len(), 1, "{before:?}");
    // The window is closed and opened again on the same ledger.
    let Hand { mut room, .. } = hand;
    let link = room.reopened();
    let (mut hand, ..) = Hand::sounding(room, link);
    hand.room.publish();
    hand.settle();
    assert_eq!(sounding(&hand), before);
    assert_eq!(hand.harness.state().tone(), Some(Tone::Whistle));
}

fn sounding(hand: &Hand) -> Vec<String> {
    let all = &hand.harness.state().waits().sounding;
    all.iter().map(|it| it.key.to_string()).collect()
}

/// Of a thread that ended as well: ever more rarely.
#[test]
fn what_is_told_of_this_machine_itself_sounds_by_the_same_schedule() {
    let (room, link) = Room::new(World::live("ouhai"));
    let (mut hand, _, wishes) = Hand::sounding(room, link);
    hand.settle();
    hand.room.printer = yishao::desk::print_link().1;
    let mut every_s = |passed: i64| {
        hand.room.pass(passed);
        hand.settle();
        let wanted = wishes.try_iter().last().and_then(|it| it.tone);
        wanted.map(|(tone, every)| (tone, every.as_secs()))
    };
    assert_eq!(every_s(0), Some((Tone::Second, 15)));
    assert_eq!(every_s(120), Some((Tone::Second, 60)));
    assert_eq!(every_s(780), Some((Tone::Second, 300)));
}
