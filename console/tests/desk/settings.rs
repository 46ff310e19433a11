//! The settings: chosen in their panel, read by the desk, kept in a file by a thread of their own.

use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use yishao::desk::{Blind, Kept, SettingsKeeper, SettingsLink, Skin, settings_link};
use yishao::keeping::{keep_settings, read_settings};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::window::{open_with, options, picture};

fn with_settings(settings: SettingsLink) -> Hand {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.settings = settings;
    let harness = open_with(options);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand
}

fn open_panel(hand: &mut Hand) {
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    hand.settle();
}

fn choose(hand: &mut Hand, name: &str) {
    hand.harness
        .get_by_role_and_label(Role::CheckBox, name)
        .click();
    hand.settle();
}

fn takes(keeper: &SettingsKeeper) -> Vec<(&'static str, &'static str)> {
    keeper.changes.try_iter().collect()
}

/// A setting that nobody reads is a promise that nobody keeps.
#[test]
fn every_setting_is_read_by_the_running_desk() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    // What calls flashes, unless motion is reduced.
    hand.room
        .say(&duty, whistle("i-9", "330304010", "新的一起"));
    hand.room.publish();
    hand.settle();
    let unread = hand.harness.state().settings().settings().unread();
    assert!(unread.is_empty(), "nobody reads {unread:?}");
}

#[test]
fn the_panel_shows_what_the_file_holds_and_says_when_a_change_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "skin = \"daylight\"\nwallpaper = \"cat\"\n").unwrap();
    let (link, keeper) = settings_link(read_settings(&path));
    let _thread = keep_settings(path.clone(), keeper).unwrap();
    let mut hand = with_settings(link);
    open_panel(&mut hand);
    assert!(hand.sees("wallpaper"), "what is not known is named");
    // The tests open in dark, as a command line would have it: the file says otherwise.
    assert!(hand.sees("只在本次有效；设置文件中为 日光"));
    picture(&mut hand.harness, "settings");
    choose(&mut hand, "缩放：125%");
    let patience = std::time::Instant::now();
    while !std::fs::read_to_string(&path)
        .unwrap()
        .contains("scale = 125")
    {
        assert!(patience.elapsed().as_secs() < 60, "it is not written");
        std::thread::yield_now();
    }
    while hand.sees("正在写入设置文件") {
        assert!(patience.elapsed().as_secs() < 60, "it is not read back");
        hand.settle();
    }
    assert_eq!(hand.harness.ctx.zoom_factor(), 1.25);
    let kept = read_settings(&path);
    assert_eq!(kept.values["wallpaper"], "cat");
    hand.press("恢复默认：缩放", &[]);
    assert_eq!(hand.harness.ctx.zoom_factor(), 1.0);
}

#[test]
fn the_keys_of_language_and_skin_change_the_settings() {
    let (link, keeper) = settings_link(Kept::default());
    let mut hand = with_settings(link);
    hand.key(Key::F9, &[]);
    hand.key(Key::F10, &[]);
    assert!(hand.sees("LIVE"));
    assert_eq!(takes(&keeper), [("language", "en"), ("skin", "daylight")]);
    open_panel(&mut hand);
    assert!(hand.sees("being written to the settings file"));
}

#[test]
fn a_change_that_cannot_be_written_holds_and_says_why() {
    let (link, keeper) = settings_link(Kept::default());
    let mut hand = with_settings(link);
    open_panel(&mut hand);
    choose(&mut hand, "配色：日光");
    assert_eq!(takes(&keeper), [("skin", "daylight")]);
    let why = Blind {
        zh: "磁盘已满".to_owned(),
        en: "disk full".to_owned(),
    };
    keeper.tell.send(Err(why)).unwrap();
    hand.settle();
    assert!(hand.sees("只在本次有效：磁盘已满"));
    assert!(hand.sees("只在本次有效；设置文件中为 暗色"));
    hand.press("全部恢复默认", &[]);
    assert_eq!(
        takes(&keeper),
        [("skin", "dark")],
        "what stands already is not written"
    );
}

#[test]
fn what_was_wrong_with_the_file_is_shown_until_it_is_put_away() {
    let notice = Blind {
        zh: "设置文件读不出".to_owned(),
        en: "cannot be read".to_owned(),
    };
    let kept = Kept {
        notices: vec![notice],
        ..Kept::default()
    };
    let (link, _keeper) = settings_link(kept);
    let mut hand = with_settings(link);
    assert!(hand.sees("设置文件读不出"));
    hand.press("知道了：设置文件", &[]);
    assert!(!hand.sees("设置文件读不出"));
}

#[test]
fn a_machine_without_a_data_folder_says_that_nothing_is_kept() {
    let mut hand = with_settings(SettingsLink::default());
    open_panel(&mut hand);
    assert!(hand.sees("本机没有数据文件夹"));
    choose(&mut hand, "语言：English");
    assert!(hand.sees("This machine has no data folder"));
}

/// Practice N5: on a live seat the past ends by itself.
#[test]
fn a_live_desk_looks_back_for_a_minute_unless_the_setting_says_longer() {
    // A file that says nothing is as good as one that says a minute.
    for (chosen, holds_s, ends_s) in [(None, 50, 15), (Some("60"), 50, 15), (Some("120"), 110, 15)]
    {
        let values = chosen.map(|it| ("look-back-s".to_owned(), it.to_owned()));
        let kept = Kept {
            values: values.into_iter().collect(),
            notices: Vec::new(),
        };
        let mut hand = with_settings(settings_link(kept).0);
        let duty = seat("duty-officer", &hand.room.state);
        hand.room.pass(600);
        hand.room.say(&duty, whistle("i-1", "330304009", "桥下"));
        hand.room.publish();
        hand.settle();
        hand.look_back(300);
        hand.room.pass(holds_s);
        hand.settle();
        assert!(hand.sees("回到现在"), "{chosen:?}");
        hand.room.pass(ends_s);
        hand.settle();
        assert!(!hand.sees("回到现在"), "{chosen:?}");
    }
}

#[test]
fn a_new_alarm_ends_looking_back_at_a_live_desk_and_not_in_a_drill() {
    for (world, ends) in [
        (World::live("ouhai"), true),
        (World::drill("guoxi", 1), false),
    ] {
        let (mut room, link) = Room::new(world);
        let duty = seat("duty-officer", &room.state);
        room.pass(600);
        room.say(&duty, whistle("i-1", "330304009", "桥下"));
        room.publish();
        let harness = open_with(options(&room, link, (Lang::Zh, Skin::Dark)));
        let mut hand = Hand { harness, room };
        hand.settle();
        hand.look_back(300);
        hand.room.say(&duty, whistle("i-2", "330304010", "坡上"));
        hand.room.publish();
        hand.settle();
        assert_eq!(!hand.sees("回到现在"), ends);
    }
}
