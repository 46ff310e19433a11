//! The wall: what it says on a quiet night and on a bad one, to whom it gives no name, and how it
//! goes on when its console is gone.

use std::collections::BTreeSet;
use std::sync::Arc;

use dispatch_core::entry::World;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use eframe::egui::Rect;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::map::base::Base;
use yishao::desk::{Clock, font};
use yishao::language::Lang;
use yishao::wall::{Options, STUCK_MS, Speaker, Trouble, Wall, Word, words};

use crate::keeper::{Room, seat, whistle};
use crate::playing::play_until;
use crate::snapshots::{Tolerance, look_at};

/// A wall beside a room, and the end that its follower would speak at.
pub struct Hall {
    pub harness: Harness<'static, Wall>,
    speaker: Speaker,
}

pub fn options(clock: Clock, lang: Lang) -> (Options, Speaker) {
    let (words, speaker) = words();
    let options = Options {
        lang,
        ground: Base::default(),
        district: "ouhai".to_owned(),
        words,
        clock,
    };
    (options, speaker)
}

/// What a follower says that has just looked, at a console that lives.
pub fn word(state: &Arc<State>, now: Time) -> Word {
    Word {
        state: Some(Arc::clone(state)),
        looked_at: now,
        good_at: Some(now),
        trouble: None,
        back_at: None,
        replaced_at: None,
    }
}

impl Hall {
    pub fn beside(room: &Room, lang: Lang) -> Hall {
        let (options, speaker) = options(room.clock(), lang);
        let mut hall = Hall::of(options, speaker);
        hall.hear(word(&room.state, room.now()));
        hall
    }

    pub fn of(options: Options, speaker: Speaker) -> Hall {
        let harness = Harness::builder()
            .with_size([1_920.0, 1_080.0])
            .with_max_steps(12)
            .with_context_setup(font::install)
            .build_eframe(move |creation| Wall::new(creation, options));
        Hall { harness, speaker }
    }

    /// The same, where a sign that no bundled face draws is a box.
    pub fn beside_boxes(room: &Room, lang: Lang) -> Hall {
        let (options, speaker) = options(room.clock(), lang);
        let mut hall = Hall::of(options, speaker);
        let tofu = eframe::egui::epaint::text::MissingGlyphPolicy::Tofu;
        hall.harness.ctx.set_missing_glyph_policy(tofu);
        hall.hear(word(&room.state, room.now()));
        hall
    }

    /// What reaches beyond this room, with where it stands.
    pub fn beyond(&self, room: Rect) -> Vec<String> {
        let all = self.harness.get_all_by_role(Role::Label);
        let beyond = all.filter(|it| !room.contains_rect(it.rect()));
        let told = beyond.map(|it| format!("{:?} at {:?}", it.accesskit_node().label(), it.rect()));
        told.collect()
    }

    pub fn hear(&mut self, word: Word) {
        self.speaker.say(word);
        self.harness.run_steps(3);
    }

    pub fn picture(&mut self, name: &str) {
        if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
            let image = self.harness.render().unwrap();
            image.save(format!("{folder}/{name}.png")).unwrap();
        }
    }

    /// The wall as it is read aloud: its band, the incidents, the map, its foot.
    pub fn told(&self) -> Vec<String> {
        let parts: [fn(Rect) -> bool; 4] = [
            |it| it.center().y < 120.0,
            |it| it.left() > 1_108.0 && (120.0..1_004.0).contains(&it.center().y),
            |it| it.left() <= 1_108.0 && (120.0..1_004.0).contains(&it.center().y),
            |it| it.center().y >= 1_004.0,
        ];
        let read = |part| crate::aloud::lines_of(&self.harness, part);
        parts.into_iter().flat_map(read).collect()
    }

    pub fn sees(&self, text: &str) -> bool {
        let found = self.harness.query_all_by_label_contains(text);
        found.count() > 0
    }

    /// Every text that a screen reader finds.
    pub fn texts(&self) -> Vec<String> {
        let all = self.harness.get_all_by_role(Role::Label);
        let text = all.filter_map(|it| {
            let node = it.accesskit_node();
            node.label().or_else(|| node.value())
        });
        text.collect()
    }

    pub fn wants(&self, texts: &[&str]) {
        for text in texts {
            assert!(self.sees(text), "no {text} among {:?}", self.texts());
        }
    }
}

pub fn say(room: &mut Room, post: &str, command: serde_json::Value) {
    let seat = seat(post, &room.state);
    room.say(&seat, serde_json::from_value(command).unwrap());
}

/// Two whistles, the first taken and its departments called, none of whom answers.
pub fn two_incidents() -> Room {
    let (mut room, _link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "take_whistle": { "incident": "i-1" } }),
    );
    room.pass(1_300);
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "whistle": {
            "incident": "i-2",
            "type": "forest-fire",
            "township": "330304108",
            "place": { "words": "西雁村后山" },
            "conditions": ["serious-danger"],
            "figures": {},
        }}),
    );
    room.pass(72);
    room
}

#[test]
fn on_a_quiet_night_it_says_that_nothing_is_open_and_until_when_that_holds() {
    let (room, _link) = Room::new(World::live("ouhai"));
    let hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&[
        "实战",
        "没有在办事件",
        "完整至 03:00:00",
        "只读",
        "在办 0 · 今日已结 0 · 备勤 84 队",
        "示意图",
    ]);
    let buttons = hall.harness.query_all_by_role(Role::Button).count();
    assert_eq!(buttons, 0, "nothing can be pressed");
}

#[test]
fn of_two_incidents_it_says_who_waits_who_is_late_who_commands_and_what_nobody_knows() {
    let room = two_incidents();
    let hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&[
        "郭溪街道 六虹桥延伸段下穿道路",
        "泽雅镇 西雁村后山",
        "01:12",
        "未接哨 限",
        "未叫应",
        "项超时",
        "不详",
        "指挥",
        "在办 2",
    ]);
    assert!(!hall.sees("其余"), "both have a card");
}

#[test]
fn beyond_two_it_says_how_many_there_are_and_how_many_it_does_not_list() {
    let mut room = two_incidents();
    let duty = seat("duty-officer", &room.state);
    for number in 3..=7 {
        let place = format!("第{number}处");
        room.say(&duty, whistle(&format!("i-{number}"), "330304010", &place));
    }
    let hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&["其余 5 起", "另有 2 起未列出", "在办 7"]);
}

/// Within a frame of the follower's word, every number has its age, and back it goes by itself.
#[test]
fn when_the_console_is_gone_it_goes_on_with_the_age_of_everything() {
    let room = two_incidents();
    let mut hall = Hall::beside(&room, Lang::Zh);
    let last = room.now();
    room.pass(130);
    let gone = Word {
        looked_at: room.now(),
        good_at: Some(last),
        trouble: Some(Trouble::ConsoleGone),
        ..word(&room.state, last)
    };
    hall.hear(gone.clone());
    hall.wants(&[
        "值班台已停止。以下为 03:22:52 所知，2 分前",
        "01:12 · 2 分前",
    ]);
    let under = hall.texts().iter().filter(|it| *it == "2 分前").count();
    assert_eq!(under, 8, "under each of the four figures of two cards");
    let numbers = ["在办 2", "完整至", "在场 0 队"];
    for begin in numbers {
        let of = |it: &&String| it.starts_with(begin);
        let texts = hall.texts();
        let told: Vec<_> = texts.iter().filter(of).collect();
        assert!(!told.is_empty(), "{begin}");
        assert!(told.iter().all(|it| it.ends_with("2 分前")), "{told:?}");
    }
    // What is late is not made later by time that nobody watched.
    assert!(!hall.sees("03:22 · "), "{:?}", hall.texts());
    hall.hear(Word {
        back_at: Some(room.now()),
        ..word(&room.state, room.now())
    });
    hall.wants(&["03:25:02 已恢复", "完整至 03:25:02"]);
    assert!(!hall.sees("值班台已停止") && !hall.sees("分前"));
}

/// A follower that hangs must not look like a console on a quiet night.
#[test]
fn a_follower_that_does_not_look_any_more_is_noticed_by_the_wall_itself() {
    let room = two_incidents();
    let mut hall = Hall::beside(&room, Lang::Zh);
    const { assert!(STUCK_MS < 2_000) };
    room.pass(2);
    hall.harness.run_steps(2);
    hall.wants(&["大屏读取停顿。以下为 03:22:52 所知，2 秒前"]);
}

#[test]
fn a_ledger_that_is_replaced_or_of_another_world_is_never_shown_as_now() {
    let room = two_incidents();
    for (trouble, text) in [
        (
            Trouble::OtherWorld,
            "原处换成了另一个世界的处置记录，未采用",
        ),
        (Trouble::Missing, "处置记录不在原处"),
        (Trouble::Newer(9), "规则版本 9 已启用"),
    ] {
        let mut hall = Hall::beside(&room, Lang::Zh);
        hall.hear(Word {
            trouble: Some(trouble),
            ..word(&room.state, room.now())
        });
        hall.wants(&[text, "以下为 03:22:52 所知，0 秒前", "郭溪街道"]);
    }
    let mut hall = Hall::beside(&room, Lang::Zh);
    hall.hear(Word {
        replaced_at: Some(room.now()),
        ..word(&room.state, room.now())
    });
    hall.wants(&["处置记录 03:22:52 被换过"]);
}

#[test]
fn before_there_is_a_ledger_it_says_that_there_is_none() {
    let (room, _link) = Room::new(World::live("ouhai"));
    let mut hall = Hall::beside(&room, Lang::Zh);
    hall.hear(Word {
        state: None,
        good_at: None,
        trouble: Some(Trouble::Missing),
        ..word(&room.state, room.now())
    });
    hall.wants(&["处置记录不在原处"]);
    assert!(!hall.sees("没有在办事件"), "that would be a quiet night");
}

fn guoxi() -> Room {
    let (mut room, _link) = Room::empty(World::drill("guoxi-underpass", 1));
    play_until(&mut room, "guoxi-underpass", 26 * 60);
    room
}

#[test]
fn a_drill_is_told_by_everything_and_its_time_is_that_of_its_ledger() {
    let room = guoxi();
    let mut hall = Hall::beside(&room, Lang::Zh);
    let at = room.state.at.local_clock().to_string();
    hall.wants(&["演练", "演练时间", &at, "郭溪街道"]);
    assert!(!hall.texts().iter().any(|it| it == "实战"));
    hall.wants(&["演练地图，不是实战"]);
    hall.picture("wall-drill");
    let live = two_incidents();
    let live = Hall::beside(&live, Lang::Zh);
    assert!(!live.sees("演练"), "nothing of it in the live world");
    let texts = hall.texts().into_iter();
    let of_drill = texts.filter(|it| it == "演练").count();
    assert!(of_drill >= 2, "the band, and every card");
}

#[test]
fn in_english_it_says_the_same() {
    let room = two_incidents();
    let hall = Hall::beside(&room, Lang::En);
    hall.wants(&[
        "whistle not taken",
        "not reached",
        "Complete to 03:22:52",
        "Read-only",
        "Trapped",
        "unknown",
        "open 2",
    ]);
}

/// Whoever visits the room reads one kind of name: the commander's.
#[test]
fn no_name_of_the_district_but_the_commanders_and_no_number_stands_on_it() {
    let mut room = guoxi();
    let duty = seat("duty-officer", &room.state);
    let people: Vec<_> = room.state.register.persons.values().cloned().collect();
    let somebody = people.first().unwrap();
    let place = format!("{}（13800000000）家后山 0577-88880000", somebody.zh);
    room.say(&duty, whistle("i-9", "330304010", &place));
    for lang in [Lang::Zh, Lang::En] {
        let hall = Hall::beside(&room, lang);
        let all = hall.texts().join("\n");
        let open = room
            .state
            .incidents
            .values()
            .filter(|it| it.status.is_open());
        let commanders: BTreeSet<_> = open
            .filter_map(|it| it.commander()?.person.clone())
            .collect();
        let mut named = 0;
        for person in &people {
            let names = [person.zh.as_str(), person.en.as_str()];
            if commanders.contains(&person.id) {
                named += usize::from(all.contains(names[0]));
                continue;
            }
            for name in names {
                assert!(!all.contains(name), "{name} in {all}");
            }
            for contact in &person.contacts {
                let number = contact.number.as_str();
                assert!(!all.contains(number), "{number} in {all}");
            }
        }
        assert!(named > 0, "the commander is named");
        assert!(!all.contains("13800000000") && !all.contains("88880000"));
        assert!(all.contains("某"), "the place is still told");
    }
}

#[test]
fn the_wall_in_the_middle_of_a_night() {
    let room = two_incidents();
    let (options, speaker) = options(room.clock(), Lang::Zh);
    let adapter = std::rc::Rc::new(std::cell::RefCell::new(None));
    let found = std::rc::Rc::clone(&adapter);
    let harness = Harness::builder()
        .with_size([1_920.0, 1_080.0])
        .with_max_steps(12)
        .with_render_cursor(false)
        .with_context_setup(font::install)
        .wgpu()
        .build_eframe(move |creation| {
            let state = creation.wgpu_render_state.as_ref();
            *found.borrow_mut() = state.map(|it| it.adapter.get_info());
            Wall::new(creation, options)
        });
    speaker.say(word(&room.state, room.now()));
    let info = adapter.borrow().clone().expect("the software renderer");
    look_at(harness, Tolerance::on(&info), "wall");
}
