//! The whole window in the harness.

use std::sync::Arc;

use dispatch_core::command::{Command, EnterZone, TakeWhistle};
use dispatch_core::entry::World;
use dispatch_core::words::{IncidentId, Words};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use yishao::desk::{Desk, Options, SettingsLink, Skin, Wish, font};
use yishao::language::Lang;

use crate::keeper::{Room, seat, whistle};
use crate::playing::plays;

pub fn open(room: &Room, link: yishao::desk::Link, lang: Lang) -> Harness<'static, Desk> {
    open_in(room, link, (lang, Skin::Dark))
}

pub fn open_in(
    room: &Room,
    link: yishao::desk::Link,
    (lang, skin): (Lang, Skin),
) -> Harness<'static, Desk> {
    open_with(options(room, link, (lang, skin)))
}

pub fn open_with(options: Options) -> Harness<'static, Desk> {
    Harness::builder()
        .with_size([1_920.0, 1_080.0])
        .with_max_steps(12)
        .with_context_setup(font::install)
        .build_eframe(move |creation| Desk::new(creation, options))
}

/// How the tests open the window: at the duty officer's seat, without sound.
pub fn options(room: &Room, link: yishao::desk::Link, (lang, skin): (Lang, Skin)) -> Options {
    Options {
        lang,
        skin,
        settings: SettingsLink::default(),
        renderer: None,
        seat: seat("duty-officer", &room.state),
        sits: yishao::desk::Sits::default(),
        catalogue: room.catalogue.clone(),
        ground: None,
        tiles: None,
        link,
        prints: room.prints.clone(),
        papers: room.papers.clone(),
        layouts: room.layouts.clone(),
        travel: room.travel.clone(),
        clock: room.clock(),
        drills: Vec::new(),
        sound: yishao::desk::Sound::Silent,
    }
}

/// Writes the window as a picture where a person asked for one.
pub fn picture(harness: &mut Harness<'static, Desk>, name: &str) {
    if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
        let image = harness.render().unwrap();
        image.save(format!("{folder}/{name}.png")).unwrap();
    }
}

#[test]
fn an_empty_window_says_which_world_it_is_and_that_it_is_complete() {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    harness.get_by_label("实战");
    harness.get_by_label("没有警情");
    harness.get_by_label("本机记录 一致");
    let complete = harness.query_all_by_label_contains("完整至").count();
    assert!(complete >= 2, "the queue and the alarms, each for itself");
    harness.get_by_label("无声音设备");
    picture(&mut harness, "empty");
}

/// The alarm, the count and the button speak of the same whistle.
#[test]
fn a_township_that_whistles_into_a_taken_incident_waits_for_the_centre_once_more() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    let take = || {
        Command::TakeWhistle(TakeWhistle {
            incident: IncidentId::new("i-1").unwrap(),
        })
    };
    room.say(&duty, take());
    room.pass(60);
    let mut again = whistle("i-2", "330304010", "六虹桥延伸段下穿道路");
    if let Command::Whistle(it) = &mut again {
        it.into = Some(IncidentId::new("i-1").unwrap());
    }
    room.say(&duty, again);
    room.publish();
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    let alarmed = |harness: &Harness<'static, Desk>| {
        let rows = harness.query_all_by_label_contains("再次吹哨待接");
        rows.count() > 0
    };
    assert!(alarmed(&harness));
    harness.get_by_label_contains("待接 1");
    harness
        .get_by_role_and_label(Role::Button, "接哨：郭溪街道 六虹桥延伸段下穿道路")
        .click();
    harness.run_steps(3);
    assert_eq!(room.answer().len(), 1);
    harness.run_steps(3);
    harness.get_by_label_contains("待接 0");
    assert!(!alarmed(&harness));
}

#[test]
fn an_entry_that_broke_the_rules_is_proposed_for_quarantine() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    // Nothing that can be said breaks a rule of this edition, so the State is made to say one did.
    let height = room.state.height;
    let mut state = (*room.state).clone();
    state.broken.insert(height, state.at);
    room.state = Arc::new(state);
    room.publish();
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    harness
        .get_by_label(&format!("隔离记录 {height}，不再推算"))
        .click();
    harness.run_steps(3);
    room.answer();
    harness.run_steps(3);
    assert!(room.state.quarantined.contains(&height));
    assert_eq!(harness.query_all_by_label_contains("隔离记录").count(), 0);
}

#[test]
fn a_running_incident_reads_in_english_with_the_chinese_of_the_district_beside_it() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(90);
    room.say(&duty, whistle("i-2", "330304010", "瞿溪老街"));
    room.publish();
    let mut harness = open_in(&room, link, (Lang::En, Skin::Daylight));
    harness.run_steps(3);
    harness.get_by_label("LIVE");
    harness
        .get_by_role_and_label(
            Role::ListItem,
            "Guoxi Subdistrict 郭溪街道 六虹桥延伸段下穿道路",
        )
        .click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Report board");
    picture(&mut harness, "english-daylight");
    harness.key_press(Key::F9);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "报到");
    picture(&mut harness, "chinese-daylight");
}

#[test]
fn on_a_small_screen_every_column_still_has_its_buttons() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(60);
    room.publish();
    let mut harness = open(&room, link, Lang::Zh);
    harness.set_size([1_366.0, 768.0].into());
    harness.run_steps(4);
    let screen =
        eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, [1_366.0, 768.0].into());
    for name in [
        "打开吹哨表",
        "切换为英文",
        "接哨：郭溪街道 六虹桥延伸段下穿道路",
        "到场报到 区应急管理局",
    ] {
        let rect = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(screen.contains_rect(rect), "{name} at {rect:?}");
    }
    picture(&mut harness, "small");
}

#[test]
fn a_refused_press_comes_back_with_its_sentence_until_it_is_put_away() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.refused(&duty, whistle("i-1", "330304009", "别处"));
    room.publish();
    harness.run_steps(3);
    harness.get_by_label_contains("被拒：");
    harness
        .get_by_role_and_label(Role::Button, "知道了：吹哨 · 郭溪街道 六虹桥延伸段下穿道路")
        .click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("被拒：").is_none());
}

#[test]
fn a_playing_drill_can_be_paused_and_sped_up() {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let mut harness = open(&room, link, Lang::Zh);
    plays(
        &mut room,
        "郭溪街道下穿道路积水",
        "Flooded underpass in Guoxi",
    );
    harness.run_steps(3);
    picture(&mut harness, "drill");
    harness.get_by_role_and_label(Role::Button, "×20").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "暂停").click();
    harness.run_steps(2);
    let wishes: Vec<Wish> = room.keeper.wishes.try_iter().collect();
    assert_eq!(wishes, [Wish::DrillRate(20_000), Wish::DrillRate(0)]);
}

#[test]
fn people_in_the_danger_zone_are_never_scrolled_out_of_sight() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.say(
        &duty,
        Command::EnterZone(EnterZone {
            incident: IncidentId::new("i-1").unwrap(),
            who: "team:water-1".parse().unwrap(),
            people: 3,
            limit_min: 30,
            task: Words::new("车顶救人").unwrap(),
            act: None,
            override_reason: None,
        }),
    );
    room.publish();
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::ListItem, "郭溪街道 六虹桥延伸段下穿道路")
        .click();
    harness.run_steps(3);
    let inside = harness.get_by_label("危险区内 3 人").rect();
    let sections = harness.get_by_role_and_label(Role::Button, "指挥").rect();
    assert!(
        inside.bottom() <= sections.top(),
        "{inside:?} above {sections:?}"
    );
    picture(&mut harness, "inside");
}

#[test]
fn a_ledger_of_the_first_edition_tells_everybody_and_lets_the_chief_adopt_the_newest() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    // As a ledger of before the second edition stands; the newest brings all between them.
    std::sync::Arc::make_mut(&mut room.state).edition = 1;
    room.publish();
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    harness.get_by_label("规则版本 1");
    let button = |harness: &Harness<'static, Desk>| {
        harness
            .query_by_role_and_label(Role::Button, "启用规则版本 3")
            .is_some()
    };
    assert!(!button(&harness), "the officer may not");
    let menu = harness.get_by_label_contains("席位：");
    menu.click();
    harness.run_steps(3);
    harness
        .get_by(|node| {
            node.role() == Role::Button
                && node.label().is_some_and(|it| it.starts_with("值班长 · "))
        })
        .click();
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::Button, "启用规则版本 3")
        .click();
    harness.run_steps(2);
    room.answer();
    harness.run_steps(3);
    assert_eq!(room.state.edition, 3);
    assert!(!button(&harness), "it is in force");
}
