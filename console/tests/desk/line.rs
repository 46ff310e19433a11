//! The command line: typed, understood, shown before it is sent, and never losing a key.

use dispatch_core::command::Command;
use dispatch_core::state::AssignmentState;
use dispatch_core::words::TeamId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Chosen;

use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::picture;

const LINE: &str = "命令行";

/// One stroke of a key, as a keyboard tells of it: the key, and the sign that it writes.
fn stroke(key: Key, sign: Option<&str>) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = sign.map(|it| Event::Text(it.to_owned()));
    [Some(event(true)), text, Some(event(false))]
        .into_iter()
        .flatten()
        .collect()
}

/// The strokes of a line typed on an English keyboard; `\n` is Enter.
pub fn strokes(line: &str) -> Vec<Vec<Event>> {
    let one = |sign: char| {
        let text = sign.to_string();
        match sign {
            '\n' => stroke(Key::Enter, None),
            '/' => stroke(Key::Slash, Some("/")),
            ' ' => stroke(Key::Space, Some(" ")),
            sign => {
                let name = sign.to_ascii_uppercase().to_string();
                stroke(Key::from_name(&name).unwrap(), Some(&text))
            }
        }
    };
    line.chars().map(one).collect()
}

/// Types each stroke in a frame of its own; returns how many there were.
pub fn types(hand: &mut Hand, line: &str) -> usize {
    let strokes = strokes(line);
    let count = strokes.len();
    for events in strokes {
        for event in events {
            hand.harness.event(event);
        }
        hand.harness.run_steps(1);
    }
    count
}

fn written(hand: &Hand) -> String {
    let field = hand.harness.get_by_role_and_label(Role::TextInput, LINE);
    field.accesskit_node().value().unwrap_or_default()
}

fn assignment(hand: &Hand, team: &str) -> Option<AssignmentState> {
    let incident = hand.incident("i-1");
    let team = TeamId::new(team).unwrap();
    incident.assignments.get(&team).map(|it| it.state)
}

#[test]
fn a_team_is_dispatched_to_the_selected_incident_in_eight_keystrokes() {
    let mut hand = Hand::with_incidents(1);
    let count = types(&mut hand, "/p sy1\n");
    assert!(count <= 8, "{count} keystrokes");
    assert_eq!(hand.settle(), ["dispatch"]);
    assert_eq!(
        assignment(&hand, "water-1"),
        Some(AssignmentState::Dispatched)
    );
    assert_eq!(written(&hand), "", "the next command can be typed");
}

#[test]
fn what_enter_would_do_is_said_before_it_is_pressed() {
    let mut hand = Hand::with_incidents(1);
    types(&mut hand, "/p sy2");
    hand.settle();
    for said in [
        "将：商请调派 → 郭溪街道 六虹桥延伸段下穿道路",
        "水域二队（示例） 10 人",
        "直线 12 分钟",
        "须拨 119（区消防救援大队）",
        "郭溪街道再无备勤水域救援队，全区余 4 支",
        "直线次近 水域一队",
    ] {
        assert!(hand.sees(said), "{said}");
    }
    assert!(hand.enabled("执行 Enter"));
    let on_map = |hand: &Hand| hand.harness.state().view().map.preview.clone();
    let second = Chosen::Team(TeamId::new("water-2").unwrap());
    assert_eq!(on_map(&hand), Some(second), "brackets where it stands");
    picture(&mut hand.harness, "line-preview");
    types(&mut hand, "\n");
    assert_eq!(hand.settle(), ["request_team"]);
    assert_eq!(on_map(&hand), None);
    picture(&mut hand.harness, "line-take-back");
}

#[test]
fn what_the_fold_would_refuse_stays_on_the_line_with_its_reason() {
    let mut hand = Hand::with_incidents(1);
    types(&mut hand, "/p sy1\n");
    assert_eq!(hand.settle(), ["dispatch"]);
    types(&mut hand, "p sy1");
    hand.settle();
    assert!(!hand.enabled("执行 Enter"));
    types(&mut hand, "\n");
    assert_eq!(hand.settle(), [""; 0]);
    assert_eq!(written(&hand), "p sy1");
    hand.key(Key::Escape, &[]);
    assert_eq!(written(&hand), "");
    hand.key(Key::O, &[]);
    assert!(
        hand.sees("指令内容"),
        "Esc left the line: a letter is a key again"
    );
}

/// Somebody else sends the team between the last look and the ledger.
#[test]
fn what_came_back_refused_stands_on_the_line_again() {
    let mut hand = Hand::with_incidents(2);
    types(&mut hand, "/p sy1");
    let duty = seat("duty-officer-2", &hand.room.state);
    let dispatch = serde_json::json!({ "dispatch": { "incident": "i-2", "team": "water-1" } });
    let dispatch: Command = serde_json::from_value(dispatch).unwrap();
    hand.room.say(&duty, dispatch);
    types(&mut hand, "\n");
    assert_eq!(written(&hand), "");
    assert_eq!(hand.room.answer().len(), 1);
    hand.harness.run_steps(3);
    assert!(hand.room.lines.last().unwrap().refusal.is_some());
    assert_eq!(written(&hand), "p sy1");
}

#[test]
fn what_is_typed_while_entries_arrive_loses_no_key() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer-2", &hand.room.state);
    let line = "/jl swadhzzssqrgqbyh 2 m";
    for (index, events) in strokes(line).into_iter().enumerate() {
        for event in events {
            hand.harness.event(event);
        }
        // Sixty frames a second and 200 entries: three or four between two frames.
        for entry in 0..4 {
            let words = format!("第 {} 条", index * 4 + entry);
            let note = serde_json::json!({ "note": { "incident": "i-1", "words": words } });
            hand.room.say(&duty, serde_json::from_value(note).unwrap());
        }
        hand.room.publish();
        hand.harness.run_steps(1);
    }
    hand.harness.run_steps(2);
    assert_eq!(written(&hand), line.trim_start_matches('/'));
}

/// A slow frame hands over everything that was typed meanwhile.
#[test]
fn a_whole_line_typed_within_one_frame_is_sent_and_the_next_one_begun() {
    let mut hand = Hand::with_incidents(1);
    let events = strokes("/p sy1\np sy3").concat();
    hand.harness.input_mut().events.extend(events);
    hand.harness.run_steps(8);
    assert_eq!(hand.settle(), ["dispatch"]);
    assert_eq!(written(&hand), "p sy3");
}
