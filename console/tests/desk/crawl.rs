//! Somebody who tries everything: in each section, on each board and in each form, whatever can be pressed is
//! pressed, one after the other, and after each press the screen is looked at. What is asked for is not
//! recorded, so that the night stays as it was.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Pane;

use crate::aloud::BOARDS;
use crate::hand::Hand;

/// What opens something, or chooses.
const PRESSED: [Role; 5] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::Tab,
];

/// What stands in place of the incident, and the key that opens it; not the settings, which change the desk.
const FORMS: [(&str, Modifiers, Key); 5] = [
    ("call note", Modifiers::NONE, Key::F2),
    ("whistle", Modifiers::NONE, Key::F3),
    ("talk card", Modifiers::NONE, Key::T),
    ("keys", Modifiers::NONE, Key::Questionmark),
    ("manual", Modifiers::NONE, Key::F1),
];

/// Whoever presses it finds everything under other names.
const OTHER_LANGUAGE: &str = "切换为英文";

/// Lets the window settle; nobody answers.
fn settle(hand: &mut Hand) {
    hand.harness.run_steps(2);
    // Whatever was asked for stays unrecorded.
    let _ = hand.room.keeper.pressed.try_iter().count();
    let _ = hand.room.keeper.wishes.try_iter().count();
}

/// Where the map lies; nowhere while it is one tab away.
pub fn map(hand: &Hand) -> Rect {
    let placed = hand.harness.state().panes().placed();
    let mut map = placed.into_iter().filter(|it| it.0 == Pane::Map);
    map.next().map_or(Rect::NOTHING, |it| it.1)
}

fn strike(hand: &mut Hand, modifiers: Modifiers, key: Key) {
    hand.harness.key_press_modifiers(modifiers, key);
    settle(hand);
}

/// What can be pressed, one of each verb: a list of teams has a hundred buttons that do the same.
fn offered(hand: &Hand, tried: &BTreeSet<String>) -> Vec<(Role, String)> {
    let mut verbs = BTreeSet::new();
    let map = map(hand);
    let all = PRESSED
        .iter()
        .flat_map(|role| hand.harness.query_all_by_role(*role).map(|it| (*role, it)));
    // A symbol of the map is chosen, and opens nothing.
    let named = all.filter(|(_, node)| !map.contains(node.rect().center()));
    let named = named.filter_map(|(role, node)| {
        let node = node.accesskit_node();
        let name = node.label().filter(|_| !node.is_disabled())?;
        Some((role, name))
    });
    named
        .filter(|(_, name)| {
            let verb = name.split([' ', '：', '→']).next().unwrap_or_default();
            let steps = name.ends_with("−1") || name.ends_with("+1");
            !steps
                && name != OTHER_LANGUAGE
                && !tried.contains(verb)
                && verbs.insert(verb.to_owned())
        })
        .collect()
}

/// Presses everything that the place shows and no other place showed before.
fn in_place(
    hand: &mut Hand,
    (place, open): (&str, &dyn Fn(&mut Hand)),
    tried: &mut BTreeSet<String>,
    look: &mut dyn FnMut(&mut Hand, &str),
) {
    open(hand);
    look(hand, place);
    for (role, name) in offered(hand, tried) {
        open(hand);
        let found = hand.harness.query_all_by_role_and_label(role, &name).next();
        // What stood there because of an earlier press may be gone.
        let Some(node) = found else { continue };
        let verb = name.split([' ', '：', '→']).next().unwrap_or_default();
        tried.insert(verb.to_owned());
        node.click_accesskit();
        settle(hand);
        look(hand, &format!("{place}, {name}"));
        // A menu closes first, then what it stands in.
        strike(hand, Modifiers::NONE, Key::Escape);
        strike(hand, Modifiers::NONE, Key::Escape);
    }
}

/// Tries everything, and looks after every press. Returns how many presses there were.
pub fn everywhere(hand: &mut Hand, look: &mut dyn FnMut(&mut Hand, &str)) -> usize {
    let mut tried = BTreeSet::new();
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        strike(hand, Modifiers::NONE, key);
    }
    let incident = |hand: &mut Hand| strike(hand, Modifiers::COMMAND, Key::Num0);
    for (number, key) in BOARDS.into_iter().take(8).enumerate() {
        strike(hand, Modifiers::NONE, key);
        let place = format!("section {}", number + 1);
        in_place(hand, (&place, &incident), &mut tried, look);
        strike(hand, Modifiers::NONE, key);
    }
    for (number, key) in BOARDS.into_iter().enumerate() {
        let place = format!("board {}", number + 1);
        let open = move |hand: &mut Hand| strike(hand, Modifiers::COMMAND, key);
        in_place(hand, (&place, &open), &mut tried, look);
    }
    strike(hand, Modifiers::COMMAND, Key::Num0);
    for (name, modifiers, key) in FORMS {
        let open = move |hand: &mut Hand| {
            strike(hand, Modifiers::NONE, Key::Escape);
            strike(hand, modifiers, key);
        };
        in_place(hand, (name, &open), &mut tried, look);
        strike(hand, Modifiers::NONE, Key::Escape);
    }
    tried.len()
}
