//! 实战来哨 in a drill's window, the ways out of a drill, teams that take part, and people called back.

use dispatch_core::entry::World;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use yishao::desk::{Blind, LiveAlarm, LiveAlarms, Skin, Sound};
use yishao::language::Lang;
use yishao::sound::{Loudspeaker, Presence, Tone};

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::playing::plays;
use crate::window::{open_with, options, picture};

/// The director at the window of a drill in which one whistle waits.
fn drill() -> Hand {
    drill_heard_by(Sound::Silent)
}

fn drill_heard_by(sound: Sound) -> Hand {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("x", "330304009", "六虹桥延伸段下穿道路"));
    plays(&mut room, "下穿积水", "Underpass");
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.sound = sound;
    let harness = open_with(options);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand.sit("导调");
    hand
}

fn crane(age_s: i64) -> LiveAlarms {
    LiveAlarms {
        lines: vec![LiveAlarm {
            number: 7,
            place: "郭溪安置房工地塔吊".to_owned(),
            age_s,
            whistle: true,
        }],
        ..LiveAlarms::default()
    }
}

impl Hand {
    fn tell(&mut self, live: LiveAlarms) {
        self.room.keeper.live.tell.send(live).unwrap();
        self.harness.run_steps(2);
    }

    /// Ticks a unit in the row below the player; the call board further down names it too.
    fn tick(&mut self, unit: &str) {
        self.harness
            .query_all_by_label(unit)
            .next()
            .unwrap()
            .click();
        self.settle();
    }

    fn tone(&self) -> Option<Tone> {
        self.harness.state().tone()
    }
}

#[test]
fn a_live_whistle_covers_the_drill_until_it_is_acknowledged_in_the_live_world() {
    let mut hand = drill();
    assert_eq!(hand.tone(), Some(Tone::Whistle), "the drill's own whistle");
    let take = hand.first("接哨");
    hand.press(&take, &["take_whistle"]);
    let own = hand.tone();
    assert_ne!(own, Some(Tone::Whistle));
    assert!(!hand.sees("实战来哨"));

    hand.tell(crane(40));
    assert!(hand.sees("实战来哨"));
    assert!(hand.sees("事件7 郭溪安置房工地塔吊"));
    assert!(hand.sees("40 秒"));
    // It is heard over the drill, and nobody can press it away here.
    assert_eq!(hand.tone(), Some(Tone::Whistle));
    let buttons = hand.harness.get_all_by_role(Role::Button);
    let names: Vec<String> = buttons
        .filter_map(|it| egui_kittest::kittest::NodeT::accesskit_node(&it).label())
        .collect();
    assert!(!names.iter().any(|it| it.contains("塔吊")), "{names:?}");
    picture(&mut hand.harness, "live-pierces");

    hand.tell(LiveAlarms::default());
    assert!(!hand.sees("实战来哨"));
    assert_eq!(hand.tone(), own, "as before");
}

/// What pierces a drill goes by the schedule of every other alarm: ever more rarely, and never given up.
#[test]
fn what_pierces_a_drill_sounds_ever_more_rarely_until_something_new_calls() {
    let (loudspeaker, wishes) = Loudspeaker::played();
    let mut hand = drill_heard_by(Sound::Of(loudspeaker.clone()));
    loudspeaker.play(Presence::Present);
    hand.settle();
    let take = hand.first("接哨");
    hand.press(&take, &["take_whistle"]);
    let every_s = |hand: &mut Hand| {
        hand.settle();
        let wanted = wishes.try_iter().last();
        wanted.map(|it| it.tone.map(|(tone, every)| (tone, every.as_secs())))
    };
    hand.tell(crane(40));
    assert_eq!(every_s(&mut hand), Some(Some((Tone::Whistle, 3))));
    // Told anew at every look, with another age: it is the same line, and begins nothing anew.
    hand.room.pass(59);
    hand.tell(crane(99));
    assert_eq!(every_s(&mut hand), None, "as before");
    hand.room.pass(1);
    assert_eq!(every_s(&mut hand), Some(Some((Tone::Whistle, 10))));
    hand.room.pass(340);
    hand.tell(crane(440));
    assert_eq!(every_s(&mut hand), Some(Some((Tone::Whistle, 30))));
    hand.room.pass(7_200);
    assert_eq!(every_s(&mut hand), None, "and is never given up");
    let mut two = crane(7_640);
    two.lines.push(LiveAlarm {
        number: 8,
        place: "瞿溪老街".to_owned(),
        age_s: 1,
        whistle: true,
    });
    hand.tell(two);
    assert_eq!(
        every_s(&mut hand),
        Some(Some((Tone::Whistle, 3))),
        "a new one"
    );
}

#[test]
fn a_line_that_cannot_see_says_so_and_one_that_nobody_attends_as_well() {
    let mut hand = drill();
    hand.tell(LiveAlarms::blind(Blind {
        zh: "磁盘坏".to_owned(),
        en: "a broken disk".to_owned(),
    }));
    assert!(hand.sees("实战处置记录读不出"));
    assert!(hand.sees("磁盘坏"));
    hand.harness.key_press(Key::F9);
    hand.settle();
    assert!(hand.sees("a broken disk"));
    hand.harness.key_press(Key::F9);
    hand.settle();
    hand.tell(LiveAlarms {
        unattended: true,
        ..LiveAlarms::default()
    });
    assert!(hand.sees("实战台未开"));
    hand.tell(LiveAlarms::default());
    assert!(!hand.sees("实战台未开"));
}

#[test]
fn the_director_lets_units_leave_and_ends_the_drill_and_nobody_does_so_in_the_live_world() {
    let mut hand = drill();
    hand.press("单位退出…", &[]);
    assert!(!hand.enabled("单位退出演练"), "nobody is ticked");
    hand.tick("区消防救援大队");
    hand.tick("国网瓯海供电");
    hand.press("单位退出演练", &["leave_drill"]);
    let left: Vec<String> = hand
        .room
        .state
        .drill
        .left
        .keys()
        .map(ToString::to_string)
        .collect();
    assert_eq!(left, ["department:fire-brigade", "department:power"]);
    assert!(hand.sees("区消防救援大队 03:00 已退出"));
    hand.press("演练终止", &["end_drill"]);
    assert!(hand.sees("真实警情，演练终止"));
    let live = Hand::quiet();
    assert!(!live.sees("演练终止"));
}

#[test]
fn a_team_that_takes_part_is_proposed_with_its_minutes() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num3);
    hand.press("派队", &[]);
    hand.write("按名称找队伍", "水域一队");
    hand.choose("参演登记");
    let begin = "参演 水域一队（示例）";
    assert!(!hand.enabled(begin), "how soon is it back?");
    hand.write("演练地点", "训练基地");
    hand.write("几分可召回", "25");
    hand.press(begin, &["exercise"]);
    assert!(hand.sees("参演 可召回 +25 分"));
    hand.press("直接调派 水域一队（示例）", &["dispatch"]);
    assert!(hand.sees("参演 可召回 +25 分"), "until it sets out");
}

#[test]
fn drill_input_is_withdrawn_and_everybody_called_confirms() {
    let mut hand = Hand::with_incidents(1);
    let called = hand.incident("i-1").calls.len();
    hand.choose("撤哨、恢复通行…");
    hand.write("理由或内容", "演练的哨");
    hand.press("撤哨（演练误入）", &["withdraw"]);
    assert!(hand.sees(&format!("撤回确认 0/{called}")));
    hand.room.pass(120);
    hand.press("撤回确认 区公安分局", &["stand_down"]);
    assert!(hand.sees(&format!("撤回确认 1/{called}")));
    assert!(hand.sees("未确认 2 分"));
}
