//! A board read aloud: its lines from top to bottom, as a screen reader would find them.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Pane;

use crate::hand::Hand;

/// Where the right column begins in a window of 1920 points.
const COLUMN: f32 = 1_275.0;

/// What is read; everything else only holds it.
const SPOKEN: [Role; 12] = [
    Role::Tab,
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::Slider,
    Role::ListItem,
    Role::ListBoxOption,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::PasswordInput,
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

/// The lines of the right column below its tabs. A button stands in brackets, in round ones where it cannot
/// be pressed; a choice has its tick, a row of a list its dot, a field what is written in it.
pub fn lines(hand: &Hand) -> Vec<String> {
    below_tabs(&hand.harness, |rect| rect.left() >= COLUMN)
}

/// The same of what stands in a pane.
pub fn lines_in(hand: &Hand, pane: &Pane) -> Vec<String> {
    let room = crate::layout::rect(hand, pane);
    below_tabs(&hand.harness, |rect| room.contains(rect.center()))
}

/// The same of what stands above all panes, and of what stands below them.
pub fn edges(hand: &Hand) -> (Vec<String>, Vec<String>) {
    let placed = hand.harness.state().panes().placed();
    let tabs = hand
        .harness
        .query_all_by_role(Role::Tab)
        .map(|it| it.rect());
    let panes = || placed.iter().map(|it| it.1);
    let top = panes()
        .chain(tabs)
        .map(|it| it.top())
        .fold(f32::MAX, f32::min);
    let bottom = panes().map(|it| it.bottom()).fold(0.0, f32::max);
    let above = told(&hand.harness, |rect| rect.center().y < top);
    let below = told(&hand.harness, |rect| rect.center().y > bottom);
    (rows(above.1), rows(below.1))
}

/// The names that are offered to whoever types in the command line.
pub fn offered(hand: &Hand) -> Vec<String> {
    let names = hand.harness.query_all_by_role(Role::ListBoxOption);
    names
        .filter_map(|it| it.accesskit_node().label())
        .map(|it| format!("•{it}"))
        .collect()
}

/// The lines of a window that has no panes, of what stands there.
pub fn lines_of<State>(
    harness: &Harness<'_, State>,
    is_there: impl Fn(Rect) -> bool,
) -> Vec<String> {
    rows(told(harness, is_there).1)
}

fn below_tabs<State>(harness: &Harness<'_, State>, is_there: impl Fn(Rect) -> bool) -> Vec<String> {
    let (below, mut parts) = told(harness, is_there);
    parts.retain(|it| it.y > below);
    rows(parts)
}

/// A text and where it stands.
struct Part {
    y: f32,
    x: f32,
    text: String,
    /// What a row that folds is called: it is the sum of what stands in it.
    folds: Option<String>,
}

/// Everything that is read there, and where its tabs end.
fn told<State>(harness: &Harness<'_, State>, is_there: impl Fn(Rect) -> bool) -> (f32, Vec<Part>) {
    let mut parts = Vec::new();
    let mut below = 0.0_f32;
    let spoken = SPOKEN
        .iter()
        .flat_map(|role| harness.query_all_by_role(*role));
    for node in spoken {
        let (at, rect) = (node.accesskit_node(), node.rect());
        if !is_there(rect) || rect.height() < 1.0 {
            continue;
        }
        let words = at.label().or_else(|| at.value()).unwrap_or_default();
        let value = at.value().unwrap_or_default();
        let is_on = at.toggled() == Some(Toggled::True) || at.is_selected() == Some(true);
        let mut y = rect.center().y;
        let text = match at.role() {
            Role::Tab => {
                below = below.max(rect.bottom());
                continue;
            }
            Role::Button if at.is_disabled() => format!("({words})"),
            Role::Button => format!("[{words}]"),
            Role::CheckBox | Role::RadioButton if is_on => format!("✓{words}"),
            Role::ListItem | Role::ListBoxOption => {
                // Before what stands in it.
                y = rect.top();
                format!("•{}{words}", if is_on { "✓" } else { "" })
            }
            Role::TextInput | Role::MultilineTextInput | Role::PasswordInput => {
                format!("{words}:{value}")
            }
            Role::ComboBox | Role::Slider if value != words => format!("{words}:{value}"),
            _ => words,
        };
        let folds = at.toggled().filter(|_| at.role() == Role::Button);
        let folds = folds.and(at.label());
        if !text.is_empty() {
            let x = rect.left();
            parts.push(Part { y, x, text, folds });
        }
    }
    (below, parts)
}

/// What stands at one height is one line.
fn rows(mut parts: Vec<Part>) -> Vec<String> {
    parts.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<(f32, Vec<Part>)> = Vec::new();
    for part in parts {
        match lines.last_mut().filter(|(top, _)| part.y - *top < 7.0) {
            Some((_, line)) => line.push(part),
            None => lines.push((part.y, vec![part])),
        }
    }
    let line = |mut line: Vec<Part>| {
        let named: Vec<String> = line.iter().map(|it| it.text.clone()).collect();
        line.retain(|it| it.folds.as_ref().is_none_or(|it| !named.contains(it)));
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let words: Vec<String> = line.into_iter().map(|it| it.text).collect();
        words.join(" | ")
    };
    lines.into_iter().map(|it| line(it.1)).collect()
}
