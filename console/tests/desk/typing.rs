//! Whoever writes while the ledger fills loses no key, and the caret stays where it stands.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::keeper::seat;
use crate::large_night::{large, look};

/// Frames of five seconds, at thirty a second.
const FRAMES: usize = 150;
/// Entries that arrive between two of them: two hundred a second.
const ENTRIES: usize = 7;

fn arrive(hand: &mut Hand, number: usize) {
    let duty = seat("duty-officer-2", &hand.room.state);
    for entry in 0..ENTRIES {
        let incident = format!("i-{}", (number * ENTRIES + entry) % 100 + 1);
        let note = serde_json::json!({ "note": { "incident": incident, "words": "水位上涨" } });
        hand.room.say(&duty, serde_json::from_value(note).unwrap());
    }
    hand.room.publish();
}

#[test]
fn no_key_is_lost_while_two_hundred_entries_a_second_arrive() {
    let mut hand = large();
    hand.key(Key::F2, &[]);
    look(&mut hand);
    let focused = |hand: &Hand| hand.harness.ctx.memory(|it| it.focused());
    let caret = focused(&hand);
    assert!(caret.is_some(), "the caret is ready");
    let letters: Vec<char> = "郭溪任桥下穿道路积水约一米三辆车被困".chars().collect();
    let mut written = String::new();
    for number in 0..FRAMES {
        arrive(&mut hand, number);
        hand.room
            .set_clock(dispatch_core::time::Time(hand.room.now().0 + 33));
        let letter = letters[number % letters.len()];
        written.push(letter);
        hand.harness.event(Event::Text(letter.to_string()));
        hand.harness.run_steps(1);
        assert_eq!(focused(&hand), caret, "after {number} letters");
    }
    hand.harness.run_steps(2);
    assert!(hand.harness.state().view().intake.is_some());
    let field = (Role::MultilineTextInput, "原话");
    let field = hand.harness.get_by_role_and_label(field.0, field.1);
    let value = field.accesskit_node().value();
    assert_eq!(value.as_deref(), Some(&*written), "every letter, in order");
}
