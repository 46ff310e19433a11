//! Whoever sits down changes nothing but who sits here: the board is never dark, and no alarm falls silent
//! between two people.

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::sound::{Loudspeaker, Tone};

use crate::hand::Hand;
use crate::keeper::{Room, START, seat, whistle};
use crate::persons::say;

const CHIEF: &str = "duty-chief";

/// A whistle that nobody acknowledged, at a desk that sounds; the roster of the chief changes a quarter of
/// an hour from the start.
fn night() -> (Hand, Loudspeaker) {
    let (room, link) = Room::new(World::live("ouhai"));
    let (mut hand, loudspeaker, _) = Hand::sounding(room, link);
    let at = Time(START).plus_s(900).0;
    say(
        &mut hand,
        CHIEF,
        json!({"set_duty": {"post": CHIEF, "person": "wu-yonglan", "from": at}}),
    );
    let duty = seat("duty-officer", &hand.room.state);
    for (id, township, place) in [
        ("i-1", "330304009", "六虹桥延伸段下穿道路"),
        ("i-2", "330304010", "瞿溪老街"),
    ] {
        hand.room.say(&duty, whistle(id, township, place));
    }
    hand.room.publish();
    hand.settle();
    (hand, loudspeaker)
}

/// What may not change while people do: the tone, the incidents of the queue, the alarms of the whistles.
fn stands(hand: &Hand) -> (Option<Tone>, Vec<String>, usize) {
    let rows = hand.harness.query_all_by_role(Role::ListItem);
    let rows = rows.filter_map(|it| it.accesskit_node().label());
    let whistles = hand.harness.query_all_by_label_contains("吹哨待接:");
    let tone = hand.harness.state().tone();
    (tone, rows.collect(), whistles.count())
}

/// Somebody who counts his strokes, and looks at every frame.
struct Watch {
    before: (Option<Tone>, Vec<String>, usize),
    strokes: usize,
}

impl Watch {
    fn begin(hand: &Hand) -> Watch {
        let before = stands(hand);
        assert_eq!(before.0, Some(Tone::Whistle));
        assert_eq!((before.1.len(), before.2 > 1), (2, true), "{before:?}");
        Watch { before, strokes: 0 }
    }

    /// Frame by frame until all is answered.
    fn frames(&self, hand: &mut Hand) {
        for frame in 0..8 {
            hand.harness.run_steps(1);
            assert_eq!(stands(hand), self.before, "frame {frame}");
            hand.room.answer();
        }
    }

    fn press(&mut self, hand: &mut Hand, name: &str) {
        self.strokes += 1;
        let button = hand.harness.get_by_role_and_label(Role::Button, name);
        button.click();
        self.frames(hand);
    }

    fn strike(&mut self, hand: &mut Hand, key: (Modifiers, Key)) {
        self.strokes += 1;
        hand.harness.key_press_modifiers(key.0, key.1);
        self.frames(hand);
    }
}

#[test]
fn another_sits_down_in_two_presses_and_nothing_goes_dark_or_silent() {
    let (mut hand, _speaker) = night();
    let mut watch = Watch::begin(&hand);
    let menu = hand.first("席位：");
    watch.press(&mut hand, &menu);
    let chief = hand.first("值班长 · ");
    watch.press(&mut hand, &chief);
    assert_eq!(watch.strokes, 2);
    assert!(hand.sees("席位：值班长 · "));
    // What was heard goes on by the same schedule, and nobody knows of it yet.
    assert_eq!(hand.harness.state().waits().sounding.len(), 2);
}

#[test]
fn a_signature_hands_the_seat_over_in_two_strokes_and_nothing_goes_dark_or_silent() {
    let (mut hand, _speaker) = night();
    hand.sit("值班长");
    hand.room.pass(900);
    hand.room.publish();
    hand.settle();
    assert!(!hand.sees("席位：值班长 · 吴永岚"));
    let mut watch = Watch::begin(&hand);
    watch.strike(&mut hand, (Modifiers::COMMAND, Key::Num8));
    watch.press(&mut hand, "签字 接班人 吴永岚（示例）");
    assert_eq!(watch.strokes, 2, "the sheet, and the name");
    assert!(hand.sees("席位：值班长 · 吴永岚"), "he sits here now");
    let signed = hand.room.lines.last().unwrap();
    assert_eq!(signed.author.command.name(), "sign_handover");
    assert_eq!(signed.refusal, None);
    let now = hand.room.now();
    hand.room.set_clock(now.plus_s(30));
    watch.frames(&mut hand);
}
