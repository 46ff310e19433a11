//! A board read aloud: its lines from top to bottom, as a screen reader would find them.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Pane;

use crate::hand::Hand;

/// Where the right column begins in a window of 1920 points.
const COLUMN: f32 = 1_275.0;

/// What is read; everything else only holds it.
const SPOKEN: [Role; 6] = [
    Role::Tab,
    Role::Button,
    Role::CheckBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::Label,
];

/// The keys of the boards beside the incident, each with Ctrl.
pub const BOARDS: [Key; 10] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::P,
];

/// Shows the board with this key and Ctrl.
pub fn show(hand: &mut Hand, key: Key) {
    hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
    hand.settle();
}

/// The lines of the right column below its tabs. A button stands in brackets, a choice with its
/// tick, a field with what is written in it.
pub fn lines(hand: &Hand) -> Vec<String> {
    lines_of(hand, |rect| rect.left() >= COLUMN)
}

/// The same of what stands in a pane.
pub fn lines_in(hand: &Hand, pane: &Pane) -> Vec<String> {
    let room = crate::layout::rect(hand, pane);
    lines_of(hand, |rect| room.contains(rect.center()))
}

fn lines_of(hand: &Hand, is_there: impl Fn(Rect) -> bool) -> Vec<String> {
    let mut parts: Vec<(f32, f32, String)> = Vec::new();
    let mut below = 0.0_f32;
    let spoken = SPOKEN
        .iter()
        .flat_map(|role| hand.harness.query_all_by_role(*role));
    for node in spoken {
        let (at, rect) = (node.accesskit_node(), node.rect());
        if !is_there(rect) || rect.height() < 1.0 {
            continue;
        }
        let words = at.label().or_else(|| at.value()).unwrap_or_default();
        let text = match at.role() {
            Role::Tab => {
                below = below.max(rect.bottom());
                continue;
            }
            // A row that folds is the sum of what stands in it.
            Role::Button if at.toggled().is_some() => continue,
            Role::Button if at.is_disabled() => format!("({words})"),
            Role::Button => format!("[{words}]"),
            Role::CheckBox if at.toggled() == Some(Toggled::True) => format!("✓{words}"),
            Role::CheckBox => words,
            Role::TextInput | Role::MultilineTextInput => {
                format!("{words}:{}", at.value().unwrap_or_default())
            }
            _ => words,
        };
        if !text.is_empty() {
            parts.push((rect.center().y, rect.left(), text));
        }
    }
    parts.retain(|(y, _, _)| *y > below);
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lines: Vec<(f32, Vec<(f32, String)>)> = Vec::new();
    for (y, x, text) in parts {
        match lines.last_mut().filter(|(top, _)| y - *top < 7.0) {
            Some((_, line)) => line.push((x, text)),
            None => lines.push((y, vec![(x, text)])),
        }
    }
    lines
        .into_iter()
        .map(|(_, mut line)| {
            line.sort_by(|a, b| a.0.total_cmp(&b.0));
            let words: Vec<String> = line.into_iter().map(|(_, text)| text).collect();
            words.join(" | ")
        })
        .collect()
}
