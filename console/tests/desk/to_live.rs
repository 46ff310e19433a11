//! 转实战 (practice R9) at both desks: a drill's press, and the live form that comes of it.

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use serde_json::json;
use uuid::Uuid;
use yishao::desk::{AskAcross, Crossed, KeepDraft, KeptDraft, WhistleWords};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, START, seat};
use crate::playing::plays;
use crate::window::{open, picture};

const FILLED: &str = "由演练转来，未发送。";

fn words() -> WhistleWords {
    serde_json::from_value(json!({
        "type": "construction-collapse", "township": "330304009", "place": "郭溪安置房工地塔吊",
        "conditions": ["casualties"], "figures": {"trapped": 2, "dead": null},
        "words": "塔吊倒塌", "done": "已疏散", "needs": "吊车",
    }))
    .unwrap()
}

/// At a drill's window, on its one whistle.
fn drill() -> Hand {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let duty = seat("duty-officer", &room.state);
    let mut whistle = serde_json::to_value(words()).unwrap();
    whistle["incident"] = json!("of-the-drill");
    whistle["place"] = json!({ "words": "郭溪安置房工地塔吊" });
    let whistle = serde_json::from_value(json!({ "whistle": whistle })).unwrap();
    room.say(&duty, whistle);
    let taken = json!({ "take_whistle": { "incident": "of-the-drill" } });
    room.say(&duty, serde_json::from_value(taken).unwrap());
    plays(&mut room, "塔吊", "Crane");
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand
}

impl Hand {
    fn asked(&mut self) -> Vec<AskAcross> {
        self.harness.run_steps(2);
        let ends = self.room.keeper.across.as_ref().unwrap();
        ends.asked.try_iter().collect()
    }

    fn hears(&mut self, told: Crossed) {
        let ends = self.room.keeper.across.as_ref().unwrap();
        ends.tell.send(told).unwrap();
        self.harness.run_steps(4);
    }

    fn arrives(&mut self, name: u128, place: &str) {
        let mut words = words();
        words.place = dispatch_core::words::Words::new(place).ok();
        self.hears(Crossed::Arrived {
            name: Uuid::from_u128(name),
            taken_at: Time(START),
            words,
        });
    }
}

#[test]
fn one_press_takes_a_drills_words_to_live_and_the_drill_notes_it() {
    let mut hand = drill();
    let press = hand.first("转实战");
    hand.press(&press, &["note"]);
    // What the whistle said, and no id of the drill.
    let asked = hand.asked();
    assert_eq!(asked, [AskAcross::Take(words())]);
    assert!(!format!("{asked:?}").contains("of-the-drill"));
    let last = hand.room.lines.last().unwrap();
    let Command::Note(note) = &last.author.command else {
        panic!("no note");
    };
    assert!(note.words.as_str().starts_with("转实战"));
    assert!(last.author.world.is_drill());

    let place = words().place;
    hand.hears(Crossed::Taken {
        place: place.clone(),
        attended: true,
    });
    assert!(hand.sees("已转到实战台：郭溪安置房工地塔吊。尚未发送"));
    assert!(hand.buttons("打开实战台", true).is_empty());
    picture(&mut hand.harness, "to-live");
    // Once more is told from the first time.
    let again = hand.first("再转实战");
    hand.press(&again, &["note"]);
    assert_eq!(hand.asked().len(), 1);
    // Nobody sits there: opened from here.
    hand.hears(Crossed::Taken {
        place,
        attended: false,
    });
    assert!(hand.sees("实战台未开，无人看到"));
    hand.press("打开实战台", &[]);
    assert_eq!(hand.asked(), [AskAcross::OpenLive]);
    hand.press("知道了：转实战", &[]);
    assert!(!hand.sees("实战台未开，无人看到"));
    assert!(!hand.sees(FILLED), "the drill's own form stays closed");
}

#[test]
fn what_could_not_be_taken_over_is_told_and_so_is_a_thread_that_is_gone() {
    let mut hand = drill();
    hand.hears(Crossed::NotTaken(yishao::desk::Blind {
        zh: "磁盘坏".to_owned(),
        en: "a broken disk".to_owned(),
    }));
    assert!(hand.sees("没有转成，请直接到实战台吹哨：磁盘坏"));
    hand.room.keeper.across = None;
    let press = hand.first("转实战");
    hand.press(&press, &["note"]);
    assert!(hand.sees("转实战的线程已中止"));
    assert!(Hand::with_incidents(1).buttons("转实战", true).is_empty());
}

#[test]
fn a_drills_words_open_the_live_form_filled_and_unsent_and_a_person_sends_it() {
    let mut hand = Hand::quiet();
    hand.arrives(1, "郭溪安置房工地塔吊");
    assert!(hand.sees(FILLED));
    assert!(hand.reads("地点，用来电人的话", "郭溪安置房工地塔吊"));
    assert!(hand.room.state.incidents.is_empty(), "nobody has sent it");
    assert_eq!(hand.asked(), []);
    picture(&mut hand.harness, "from-drill");
    hand.harness.get_by_label("发出吹哨").scroll_to_me();
    hand.harness.run_steps(3);
    let send = hand.harness.get_by_label("发出吹哨");
    send.click();
    assert_eq!(hand.asked(), [], "pressed, and nobody has it yet");
    assert_eq!(hand.settle(), ["whistle"]);
    let (id, incident) = hand.room.state.incidents.iter().next().unwrap();
    assert_ne!(id.as_str(), "of-the-drill");
    assert_eq!(incident.place.words.as_str(), "郭溪安置房工地塔吊");
    let known = incident.figures().into_iter().filter(|it| it.1.is_some());
    assert_eq!(known.count(), 1, "不详 stays empty");
    let last = &hand.room.lines.last().unwrap().author;
    let Command::Whistle(whistle) = &last.command else {
        panic!("no whistle");
    };
    assert_eq!(whistle.done, words().done);
    assert_eq!(whistle.needs, words().needs);
    assert_eq!(
        hand.asked(),
        [AskAcross::Settled(Uuid::from_u128(1))],
        "now that the ledger has it"
    );
    assert!(!hand.sees(FILLED));
}

#[test]
fn a_form_that_is_half_written_is_not_taken_away_by_what_comes() {
    let mut hand = Hand::quiet();
    hand.key(Key::F3, &[]);
    hand.write("地点，用来电人的话", "瞿溪老街");
    hand.arrives(1, "塔吊");
    assert!(hand.reads("地点，用来电人的话", "瞿溪老街"));
    assert!(hand.sees("由演练转来，未发送：03:00 塔吊"));
    hand.press("打开 塔吊", &[]);
    assert!(hand.reads("地点，用来电人的话", "塔吊"));
    // Put away and back, neither is lost.
    hand.key(Key::Escape, &[]);
    assert!(hand.sees("由演练转来，未发送：03:00 塔吊"));
    hand.key(Key::F3, &[]);
    assert!(hand.reads("地点，用来电人的话", "瞿溪老街"));
    hand.key(Key::Escape, &[]);
    hand.press("打开 塔吊", &[]);
    hand.key(Key::Escape, &[]);
    assert!(hand.sees("由演练转来，未发送：03:00 塔吊"));
    // It is not real.
    hand.press("打开 塔吊", &[]);
    hand.press("不发送", &[]);
    assert!(!hand.sees("由演练转来"));
    assert_eq!(hand.asked(), [AskAcross::Settled(Uuid::from_u128(1))]);
    assert!(hand.room.state.incidents.is_empty());
    hand.key(Key::F3, &[]);
    assert!(hand.reads("地点，用来电人的话", "瞿溪老街"));
}

#[test]
fn while_the_board_looks_back_what_comes_waits_in_sight_and_its_press_returns_to_now() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(900);
    let duty = seat("duty-officer", &hand.room.state);
    let note = json!({"note": {"incident": "i-1", "words": "水位到车窗"}});
    hand.room.say(&duty, serde_json::from_value(note).unwrap());
    hand.room.pass(300);
    hand.room.publish();
    hand.settle();
    hand.look_back(600);
    hand.arrives(1, "塔吊");
    assert!(hand.sees("回看") && !hand.sees(FILLED));
    hand.press("打开 塔吊", &[]);
    assert!(!hand.sees("回看") && hand.sees(FILLED));
    hand.hears(Crossed::Unreadable(yishao::desk::Blind {
        zh: "坏文件".to_owned(),
        en: "a broken file".to_owned(),
    }));
    assert!(hand.sees("由演练转来的内容读不出，请到演练窗口查看：坏文件"));
    hand.press("知道了：由演练转来", &[]);
    assert!(!hand.sees("坏文件"));
}

#[test]
fn what_was_changed_in_a_form_from_a_drill_outlives_a_crash_and_stands_there_once() {
    let mut hand = Hand::quiet();
    hand.arrives(1, "塔吊");
    hand.write("一句话情况", "，两人被压");
    hand.key(Key::Escape, &[]);
    let ends = hand.room.keeper.drafts.clone().unwrap();
    let asked: Vec<KeepDraft> = ends.asked.try_iter().collect();
    let Some(KeepDraft::Write(left)) = asked.last().cloned() else {
        panic!("{asked:?}");
    };
    let forgets = |it: &KeepDraft| matches!(it, KeepDraft::Forget(_));
    assert!(!asked.iter().any(forgets), "put away is not dropped");
    for draft_first in [true, false] {
        // The program starts again, and both threads tell what they have, in whatever order.
        let mut hand = Hand::quiet();
        let ends = hand.room.keeper.drafts.clone().unwrap();
        let found = KeptDraft::Found(left.clone());
        if draft_first {
            ends.tell.send(found.clone()).unwrap();
            hand.settle();
        }
        hand.arrives(1, "塔吊");
        if !draft_first {
            ends.tell.send(found).unwrap();
            hand.settle();
        }
        assert!(hand.sees(FILLED), "it opens by itself");
        assert!(
            hand.reads("一句话情况", "塔吊倒塌，两人被压"),
            "{draft_first}"
        );
        hand.press("不发送", &[]);
        assert!(!hand.sees("由演练转来"), "once, and not twice");
        assert_eq!(hand.asked(), [AskAcross::Settled(Uuid::from_u128(1))]);
        let last = ends.asked.try_iter().last();
        assert_eq!(last, Some(KeepDraft::Forget(left.name())));
    }
}
