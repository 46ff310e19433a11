//! The desk without a mouse, and the call note.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

const WORDS: &str = "两车被淹，有人被困";

fn note(hand: &mut Hand) {
    hand.key(Key::F2, &[]);
    // The caret stands where the words go: nothing is clicked first.
    hand.harness
        .event(eframe::egui::Event::Text(WORDS.to_owned()));
    hand.settle();
}

#[test]
fn a_call_is_written_down_from_one_key_and_received_at_the_first_stroke() {
    let mut hand = Hand::quiet();
    hand.key(Key::F2, &[]);
    hand.room.pass(30);
    let received = hand.room.now();
    hand.harness
        .event(eframe::egui::Event::Text(WORDS.to_owned()));
    hand.settle();
    hand.room.pass(45);
    hand.choose("110 报警");
    hand.press("仅信息", &["intake", "attach"]);
    let record = hand.room.state.intakes.values().next().unwrap();
    assert_eq!(record.intake.words.as_str(), WORDS);
    assert_eq!(record.intake.source.as_str(), "call-110");
    assert_eq!(record.received_at, received);
    assert!(!hand.sees("落第一个字"), "the form went away");
}

#[test]
fn a_call_becomes_an_incident_with_its_own_words() {
    let mut hand = Hand::quiet();
    note(&mut hand);
    let button = hand.harness.get_by_role_and_label(Role::Button, "新事件");
    assert!(
        egui_kittest::kittest::NodeT::accesskit_node(&button).is_disabled(),
        "without place and type"
    );
    hand.choose("选镇街");
    // The topmost of the list: the others may lie below its fold.
    let townships = &hand.room.state.register.townships;
    let township = townships.values().next().unwrap().zh.to_string();
    hand.choose(&township);
    hand.write("地点，用来电人的话", "六虹桥下穿");
    let kind = hand
        .room
        .state
        .register
        .types
        .values()
        .find(|it| it.number == 1)
        .map(|it| it.zh.clone())
        .unwrap();
    hand.choose(&kind);
    crate::window::picture(&mut hand.harness, "intake");
    hand.press("新事件", &["intake", "open"]);
    let incident = hand.room.state.open_incidents()[0].clone();
    assert_eq!(incident.words.as_ref().unwrap().as_str(), WORDS);
    assert!(hand.harness.query_by_label("新事件").is_none());
    let record = hand.room.state.intakes.values().next().unwrap();
    assert_eq!(
        record.fate.as_ref().unwrap().incident.as_ref(),
        Some(&incident.id)
    );
}

#[test]
fn a_call_about_an_open_incident_joins_it() {
    let mut hand = Hand::with_incidents(1);
    note(&mut hand);
    hand.press("并入：郭溪街道 六虹桥延伸段下穿道路", &["intake", "attach"]);
    assert_eq!(hand.incident("i-1").reporters.len(), 2);
}

#[test]
fn the_keys_act_and_what_is_written_in_a_field_does_not() {
    let mut hand = Hand::with_incidents(2);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room
        .say(&duty, whistle("i-9", "330304009", "新的一起"));
    hand.room.publish();
    hand.settle();
    hand.key(Key::F5, &["know_alarm"]);
    hand.key(Key::F4, &["take_whistle"]);
    // Taken, it is the youngest of those in hand and stands last; two above is the oldest.
    hand.key(Key::ArrowUp, &[]);
    hand.key(Key::ArrowUp, &[]);
    let selected = hand.harness.state().view().selected.clone();
    assert_eq!(selected.unwrap().as_str(), "i-1");
    hand.key(Key::O, &[]);
    assert!(hand.sees("指令内容"), "the order form is open");
    hand.write("指令内容", "封闭道路O7");
    assert!(hand.sees("指令内容"), "a written O is a letter");
    hand.key(Key::Questionmark, &[]);
    assert!(!hand.sees("接最上面一起待接的哨"), "a written ? is a sign");
}

#[test]
fn the_map_of_keys_is_shown_and_put_away() {
    let mut hand = Hand::quiet();
    hand.key(Key::Questionmark, &[]);
    assert!(hand.sees("接最上面一起待接的哨"));
    hand.key(Key::Escape, &[]);
    assert!(!hand.sees("接最上面一起待接的哨"));
}

/// The platform goes on telling of a key that is held; each alarm is known by a press of its own.
#[test]
fn a_key_that_is_held_acknowledges_one_alarm() {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    for (id, place) in [("i-1", "桥下"), ("i-2", "坡上")] {
        hand.room.say(&duty, whistle(id, "330304009", place));
    }
    hand.room.publish();
    hand.settle();
    let mut strike = |pressed| {
        hand.harness.event(eframe::egui::Event::Key {
            key: Key::F5,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: eframe::egui::Modifiers::NONE,
        });
        hand.settle()
    };
    assert_eq!(strike(true), ["know_alarm"]);
    assert_eq!(strike(true), [""; 0], "egui takes it for a repetition");
    assert_eq!(strike(false), [""; 0]);
    assert_eq!(strike(true), ["know_alarm"]);
}
