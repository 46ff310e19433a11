//! Every panel in its main states, as a screen reader would tell it, from top to bottom: what is read aloud is
//! what the person acts on. The texts lie in `console/tests/desk/aloud/`, named by panel and state;
//! `UPDATE_EXPECT=1` writes them anew, and whoever does so reads the difference.

pub mod nights;
mod others;

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use expect_test::expect_file;
use yishao::desk::Pane;

use crate::aloud::{BOARDS, edges, lines, lines_in, offered, show};
use crate::hand::Hand;

/// A panel by its name, how it is brought onto the screen, and what it tells there.
type Panel = (&'static str, fn(&mut Hand) -> Vec<String>);

/// Always in sight.
const SEEN: [Panel; 5] = [
    ("band", |hand| edges(hand).0),
    ("queue", |hand| lines_in(hand, &Pane::Queue)),
    ("alarms", |hand| lines_in(hand, &Pane::Alarms)),
    ("warnings", |hand| lines_in(hand, &Pane::Warnings)),
    ("strip", |hand| edges(hand).1),
];

/// What the map shows where there is no pointer: its list, and its legend.
const MAP: [Panel; 2] = [
    ("map-list", |hand| over_the_map(hand, Key::L, Key::Escape)),
    ("legend", |hand| over_the_map(hand, Key::G, Key::G)),
];

/// The sections of the selected incident, all others folded; the first with the head of the incident.
const SECTIONS: [Panel; 8] = [
    ("incident-1", |hand| section(hand, 1)),
    ("incident-2", |hand| section(hand, 2)),
    ("incident-3", |hand| section(hand, 3)),
    ("incident-4", |hand| section(hand, 4)),
    ("incident-5", |hand| section(hand, 5)),
    ("incident-6", |hand| section(hand, 6)),
    ("incident-7", |hand| section(hand, 7)),
    ("incident-8", |hand| section(hand, 8)),
];

/// The boards of the district.
const DISTRICT: [Panel; 10] = [
    ("responses", |hand| board(hand, 0)),
    ("obligations", |hand| board(hand, 1)),
    ("instructions", |hand| board(hand, 2)),
    ("returns", |hand| board(hand, 3)),
    ("contacts", |hand| board(hand, 4)),
    ("places", |hand| board(hand, 5)),
    ("paper", |hand| board(hand, 6)),
    ("shift", |hand| board(hand, 7)),
    ("areas", |hand| board(hand, 8)),
    ("sending", |hand| board(hand, 9)),
];

/// What opens over the incident and is put away.
const FORMS: [Panel; 6] = [
    ("intake", |hand| form(hand, Modifiers::NONE, Key::F2)),
    ("whistle", |hand| form(hand, Modifiers::NONE, Key::F3)),
    ("talk-card", |hand| form(hand, Modifiers::NONE, Key::T)),
    ("keys", |hand| {
        form(hand, Modifiers::NONE, Key::Questionmark)
    }),
    ("settings", |hand| {
        form(hand, Modifiers::COMMAND, Key::Comma)
    }),
    ("manual", |hand| {
        hand.key(Key::F1, &[]);
        let told = lines(hand);
        hand.key(Key::F1, &[]);
        told
    }),
];

/// Typed, understood, and said before it is sent.
const LINE: Panel = ("line", |hand| {
    crate::line::types(hand, "/p sy");
    let mut told = offered(hand);
    crate::line::types(hand, "1");
    told.extend(edges(hand).1);
    hand.key(Key::Escape, &[]);
    told
});

fn section(hand: &mut Hand, number: usize) -> Vec<String> {
    let key = BOARDS[number - 1];
    hand.key(key, &[]);
    let told = lines(hand);
    hand.key(key, &[]);
    if number == 1 {
        return told;
    }
    let (own, next) = (format!("{number} | "), format!("{} | ", number + 1));
    let from = told
        .iter()
        .position(|it| it.starts_with(&own) && it.ends_with('▼'));
    let rest = told[from.unwrap()..].iter();
    rest.take_while(|it| !it.starts_with(&next))
        .cloned()
        .collect()
}

fn board(hand: &mut Hand, number: usize) -> Vec<String> {
    show(hand, BOARDS[number]);
    let told = lines(hand);
    show(hand, Key::Num0);
    told
}

fn form(hand: &mut Hand, modifiers: Modifiers, key: Key) -> Vec<String> {
    hand.harness.key_press_modifiers(modifiers, key);
    hand.settle();
    let told = lines(hand);
    hand.key(Key::Escape, &[]);
    told
}

fn over_the_map(hand: &mut Hand, key: Key, away: Key) -> Vec<String> {
    hand.key(key, &[]);
    let told = lines_in(hand, &Pane::Map);
    hand.key(away, &[]);
    told
}

/// Folds the sections that stand open when a desk opens.
fn fold(hand: &mut Hand) {
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        hand.key(key, &[]);
    }
}

fn expect(panel: &str, state: &str, lines: &[String]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/desk/aloud");
    let mut text = lines.join("\n");
    text.push('\n');
    expect_file![folder.join(format!("{panel}-{state}.txt"))].assert_eq(&text);
}

/// Tells these panels in this state.
fn tell(hand: &mut Hand, state: &str, panels: &[&[Panel]]) {
    for (panel, told) in panels.iter().copied().flatten() {
        let lines = told(hand);
        assert!(!lines.is_empty(), "{panel}, {state}: nothing is told");
        expect(panel, state, &lines);
    }
}

/// Long lists of the register, which hardly differ from one state to the next.
const THE_SAME: [&str; 2] = ["contacts", "places"];

fn without(panels: &[Panel], names: &[&str]) -> Vec<Panel> {
    let wanted = |it: &&Panel| !names.contains(&it.0);
    panels.iter().filter(wanted).copied().collect()
}

fn of(panels: &[Panel], names: &[&str]) -> Vec<Panel> {
    let wanted = |it: &&Panel| names.contains(&it.0);
    panels.iter().filter(wanted).copied().collect()
}

#[test]
fn on_a_night_of_two_incidents() {
    let mut hand = nights::two_incidents();
    fold(&mut hand);
    tell(&mut hand, "night", &[&SEEN]);
    tell(
        &mut hand,
        "night",
        &[&SECTIONS, &DISTRICT, &FORMS, &MAP, &[LINE]],
    );
}

/// Nothing is going on: each says so, and what to do next.
#[test]
fn on_a_quiet_night() {
    let mut hand = Hand::quiet();
    let incident: Panel = ("incident", |hand| lines(hand));
    let boards = without(&DISTRICT, &THE_SAME);
    tell(&mut hand, "quiet", &[&SEEN, &[incident], &boards, &MAP]);
}

#[test]
fn in_english() {
    let mut hand = nights::two_incidents();
    hand.key(Key::F9, &[]);
    fold(&mut hand);
    tell(&mut hand, "english", &[&SEEN]);
    tell(
        &mut hand,
        "english",
        &[&SECTIONS, &DISTRICT, &FORMS, &[LINE]],
    );
}

/// What nobody may take for the real thing.
#[test]
fn in_a_drill() {
    let mut hand = nights::drill();
    fold(&mut hand);
    tell(&mut hand, "drill", &[&SEEN]);
    let forms = of(&FORMS, &["talk-card", "whistle"]);
    let sections = of(&SECTIONS, &["incident-1", "incident-7"]);
    tell(&mut hand, "drill", &[&sections, &forms]);
}

/// As it was, and closed.
#[test]
fn looking_back() {
    let mut hand = nights::two_incidents();
    hand.room.pass(900);
    let later = serde_json::json!({"note": {"incident": "i-1", "words": "水位到车窗"}});
    crate::persons::say(&mut hand, "duty-officer", later);
    fold(&mut hand);
    hand.look_back(900);
    let boards = of(&DISTRICT, &["responses", "obligations", "returns", "shift"]);
    tell(&mut hand, "past", &[&SEEN, &SECTIONS, &boards]);
}

/// A department's duty officer: what he may not do is told with its reason, or is not there.
#[test]
fn at_a_seat_without_rights() {
    let mut hand = nights::two_incidents_at_the_police();
    fold(&mut hand);
    tell(&mut hand, "police", &[&SEEN]);
    let boards = of(&DISTRICT, &["responses", "obligations", "shift", "sending"]);
    tell(
        &mut hand,
        "police",
        &[&SECTIONS, &boards, &of(&FORMS, &["intake"])],
    );
}

/// Late, on the way, arrived and gone beside each other; a response in force; returns asked and answered; a
/// handover half signed; people pulled out.
#[test]
fn in_the_middle_of_the_work() {
    let mut hand = nights::work();
    fold(&mut hand);
    tell(&mut hand, "work", &[&SEEN]);
    let map: Panel = ("map", |hand| lines_in(hand, &Pane::Map));
    let boards = without(&DISTRICT, &THE_SAME);
    tell(&mut hand, "work", &[&SECTIONS, &boards, &[map]]);
}
