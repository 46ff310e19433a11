//! Every panel as a screen reader would tell it, from top to bottom, on one night: what is read aloud is
//! what the person acts on. The texts lie in `console/tests/desk/aloud/`; `UPDATE_EXPECT=1` writes them
//! anew, and whoever does so reads the difference.

use std::path::PathBuf;

use eframe::egui::Key;
use expect_test::expect_file;
use serde_json::json;
use yishao::desk::Pane;

use crate::acts::only;
use crate::aloud::{BOARDS, lines, lines_in, show};
use crate::hand::Hand;
use crate::persons::say;

fn expect(name: &str, lines: &[String]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/desk/aloud");
    let mut text = lines.join("\n");
    text.push('\n');
    expect_file![folder.join(format!("{name}.txt"))].assert_eq(&text);
}

/// A flood that is worked on, a fire that waits to be taken, a warning, and a team on its way.
fn night() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let now = hand.room.now();
    for (post, command) in [
        (
            "duty-officer",
            json!({"warning": {"warning": "w1", "kind": "rainstorm", "colour": "orange",
                "area": "全区", "issuer": "区气象台", "from_at": now}}),
        ),
        (
            "duty-officer",
            json!({"dispatch": {"incident": "i-1", "team": "drainage-1"}}),
        ),
        (
            "duty-officer",
            json!({"state": {"incident": "i-1", "source": "township",
                "figures": {"trapped": 2, "missing": null}}}),
        ),
        (
            "guoxi-duty-head",
            json!({"whistle": {"incident": "i-2", "type": "fire", "township": "330304009",
                "place": {"words": "瞿溪老街"}, "conditions": ["casualties"], "figures": {}}}),
        ),
    ] {
        say(&mut hand, post, command);
        hand.room.pass(30);
    }
    hand.room.pass(300);
    hand.settle();
    hand
}

#[test]
fn what_is_always_in_sight() {
    let mut hand = night();
    for (name, pane) in [
        ("queue", Pane::Queue),
        ("alarms", Pane::Alarms),
        ("warnings", Pane::Warnings),
    ] {
        expect(name, &lines_in(&hand, &pane));
    }
    hand.key(Key::L, &[]);
    expect("map-list", &lines_in(&hand, &Pane::Map));
}

#[test]
fn an_incident_section_by_section() {
    for (number, key) in [
        (1, Key::Num1),
        (2, Key::Num2),
        (3, Key::Num3),
        (4, Key::Num4),
        (5, Key::Num5),
        (6, Key::Num6),
        (7, Key::Num7),
        (8, Key::Num8),
    ] {
        let mut hand = night();
        only(&mut hand, key);
        expect(&format!("incident-{number}"), &lines(&hand));
    }
}

#[test]
fn the_boards_of_the_district() {
    let mut hand = night();
    for (name, key) in [
        "responses",
        "obligations",
        "instructions",
        "returns",
        "contacts",
        "places",
        "paper",
        "shift",
        "areas",
        "sending",
    ]
    .into_iter()
    .zip(BOARDS)
    {
        show(&mut hand, key);
        expect(name, &lines(&hand));
    }
}

#[test]
fn the_forms() {
    let mut hand = night();
    for (name, key) in [("intake", Key::F2), ("whistle", Key::F3)] {
        hand.key(key, &[]);
        expect(name, &lines(&hand));
        hand.key(Key::Escape, &[]);
    }
    hand.key(Key::T, &[]);
    expect("talk-card", &lines(&hand));
    hand.key(Key::Escape, &[]);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Comma);
    hand.settle();
    expect("settings", &lines(&hand));
}
