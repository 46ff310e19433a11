//! Writing Chinese: what an input method composes arrives, and the keys are its own meanwhile.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

fn preedit(hand: &mut Hand, text: &str) {
    hand.harness.event(Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    }));
    hand.settle();
}

/// What stands in the words of the call note; `None` where it is not open.
fn words(hand: &Hand) -> Option<String> {
    let field = hand
        .harness
        .query_by_role_and_label(Role::MultilineTextInput, "原话")?;
    Some(field.accesskit_node().value().unwrap_or_default())
}

/// A desk with a whistle that waits and an alarm that nobody knows, the caret in the call note.
fn writing() -> Hand {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-1", "330304009", "桥下"));
    hand.room.publish();
    hand.settle();
    hand.key(Key::F2, &[]);
    hand
}

#[test]
fn what_an_input_method_composes_arrives_in_the_field() {
    let mut hand = writing();
    preedit(&mut hand, "liang");
    preedit(&mut hand, "liang che bei yan");
    assert_ne!(words(&hand).as_deref(), Some("两车被淹"));
    hand.harness
        .event(Event::Ime(ImeEvent::Commit("两车被淹".to_owned())));
    hand.settle();
    assert_eq!(words(&hand).as_deref(), Some("两车被淹"));
    // A second word stands behind the first, and dropping a third leaves both.
    preedit(&mut hand, "wu ren");
    hand.harness
        .event(Event::Ime(ImeEvent::Commit("无人".to_owned())));
    hand.settle();
    preedit(&mut hand, "bei");
    preedit(&mut hand, "");
    assert_eq!(words(&hand).as_deref(), Some("两车被淹无人"));
}

#[test]
fn no_key_of_the_desk_acts_while_characters_are_composed() {
    let mut hand = writing();
    preedit(&mut hand, "liang");
    for key in [Key::F3, Key::F4, Key::F5, Key::F9, Key::Num2, Key::O] {
        hand.key(key, &[]);
        assert!(words(&hand).is_some(), "{key:?} closed the note");
        assert!(hand.sees("实战"), "{key:?} changed the language");
    }
    hand.harness
        .event(Event::Ime(ImeEvent::Commit("两".to_owned())));
    hand.settle();
    assert_eq!(words(&hand).as_deref(), Some("两"));
    hand.key(Key::F5, &["know_alarm"]);
    hand.key(Key::Escape, &[]);
    assert_eq!(words(&hand), None);
}

#[test]
fn an_escape_among_the_candidates_leaves_the_form_open() {
    let mut hand = writing();
    preedit(&mut hand, "liang");
    hand.key(Key::Escape, &[]);
    assert!(words(&hand).is_some());
    hand.key(Key::Escape, &[]);
    assert_eq!(words(&hand), None, "the second one is meant for the form");
}

/// The key that drops the candidates comes in the same frame as their end.
#[test]
fn the_escape_that_drops_the_candidates_does_not_close_the_form() {
    let mut hand = writing();
    preedit(&mut hand, "liang");
    let events = &mut hand.harness.input_mut().events;
    events.push(Event::Ime(ImeEvent::Preedit {
        text: String::new(),
        active_range_chars: None,
    }));
    events.push(Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    hand.settle();
    assert!(words(&hand).is_some());
}
