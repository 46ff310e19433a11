//! A team is dragged onto an incident: nothing is said before Enter, and one thing after it.

use dispatch_core::state::AssignmentState;
use dispatch_core::words::TeamId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::desk::Chosen;

use crate::hand::Hand;
use crate::keeper::seat;

const LINE: &str = "命令行";
const BOAT: &str = "水域一队（示例）";
/// One of those that are listed for a flood in Guoxi.
const SQUAD: &str = "新桥综合应急救援队（示例）";

fn written(hand: &Hand) -> String {
    let field = hand.harness.get_by_role_and_label(Role::TextInput, LINE);
    field.accesskit_node().value().unwrap_or_default()
}

/// Two floods, the first selected, its list of teams open.
fn two_floods() -> Hand {
    let mut hand = Hand::with_incidents(2);
    let first = row(&hand, "六虹桥");
    click(&mut hand, first);
    hand.key(Key::P, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");
    hand
}

fn click(hand: &mut Hand, at: Pos2) {
    hand.harness.drag_at(at);
    hand.harness.drop_at(at);
    hand.settle();
}

/// The middle of an incident's row in the queue.
fn row(hand: &Hand, place: &str) -> Pos2 {
    let mut rows = hand.harness.get_all_by_role(Role::ListItem);
    let row = rows.find(|it| {
        let label = it.accesskit_node().label();
        label.is_some_and(|it| it.contains(place))
    });
    row.unwrap().rect().center()
}

/// Where the name of a team stands, at its beginning.
fn name_of(hand: &mut Hand, team: &str) -> Pos2 {
    let named = hand.harness.get_by_role_and_label(Role::Label, team);
    named.scroll_to_me();
    hand.settle();
    let named = hand.harness.get_by_role_and_label(Role::Label, team);
    named.rect().left_center() + (10.0, 0.0).into()
}

/// Presses, moves in two steps as a hand does, and lets go where `drop` says so.
fn drag(hand: &mut Hand, from: Pos2, to: Pos2) {
    hand.harness.drag_at(from);
    hand.harness.run_steps(1);
    for part in [0.5, 1.0] {
        hand.harness.hover_at(from + (to - from) * part);
        hand.harness.run_steps(1);
    }
}

fn let_go(hand: &mut Hand, at: Pos2) {
    hand.harness.drop_at(at);
    assert_eq!(hand.settle(), Vec::<&str>::new(), "letting go says nothing");
}

fn sent(hand: &Hand, incident: &str, team: &str) -> Option<AssignmentState> {
    let incident = hand.incident(incident);
    let team = TeamId::new(team).unwrap();
    incident.assignments.get(&team).map(|it| it.state)
}

#[test]
fn a_team_let_go_over_an_incident_is_proposed_and_enter_sends_it_once() {
    let mut hand = two_floods();
    let height = hand.room.state.height;
    let from = name_of(&mut hand, SQUAD);
    let to = row(&hand, "瞿溪老街");
    drag(&mut hand, from, to);
    assert_eq!(written(&hand), "", "it is still in the hand");
    let_go(&mut hand, to);
    assert_eq!(written(&hand), format!("派 {SQUAD} "));
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-2");
    assert_eq!(hand.room.state.height, height);
    hand.key(Key::Enter, &["dispatch"]);
    assert_eq!(hand.room.state.height, height + 1);
    assert_eq!(
        sent(&hand, "i-2", "xinqiao-squad"),
        Some(AssignmentState::Dispatched)
    );
    assert_eq!(sent(&hand, "i-1", "xinqiao-squad"), None);
    assert_eq!(written(&hand), "");
    hand.key(Key::Enter, &[]);
}

#[test]
fn escape_drops_it_in_the_hand_and_on_the_line() {
    let mut hand = two_floods();
    let from = name_of(&mut hand, SQUAD);
    let to = row(&hand, "瞿溪老街");
    drag(&mut hand, from, to);
    hand.key(Key::Escape, &[]);
    let_go(&mut hand, to);
    assert_eq!(written(&hand), "");
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");

    let from = name_of(&mut hand, SQUAD);
    let to = row(&hand, "瞿溪老街");
    drag(&mut hand, from, to);
    let_go(&mut hand, to);
    assert_eq!(written(&hand), format!("派 {SQUAD} "));
    hand.key(Key::Escape, &[]);
    assert_eq!(written(&hand), "");
    hand.key(Key::Enter, &[]);
    assert_eq!(sent(&hand, "i-2", "xinqiao-squad"), None);
}

#[test]
fn a_team_that_another_incident_holds_is_proposed_for_recall() {
    let mut hand = two_floods();
    let duty = seat("duty-officer", &hand.room.state);
    let held = json!({"dispatch": {"incident": "i-1", "team": "water-1"}});
    hand.room.say(&duty, serde_json::from_value(held).unwrap());
    hand.room.publish();
    hand.settle();
    let from = name_of(&mut hand, BOAT);
    let to = row(&hand, "瞿溪老街");
    drag(&mut hand, from, to);
    let_go(&mut hand, to);
    assert_eq!(written(&hand), format!("抽调 {BOAT} "));
    // It lacks its reason: Enter says nothing yet.
    hand.key(Key::Enter, &[]);
    assert_eq!(sent(&hand, "i-2", "water-1"), None);
}

#[test]
fn on_the_map_a_chosen_team_is_dragged_and_any_other_is_not() {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    let place = json!({"words": "下穿", "point": {"lat_e7": 279_700_000, "lon_e7": 1_206_700_000}});
    let open = json!({"open": {"incident": "i-1", "type": "flood-typhoon-drought",
        "township": "330304002", "place": place, "words": "积水"}});
    hand.room.say(&duty, serde_json::from_value(open).unwrap());
    // On its way home, and seen where nobody else stands.
    let seen = json!({"team_state": {"team": "water-1", "doing": "withdrawing",
        "point": {"lat_e7": 279_790_000, "lon_e7": 1_206_580_000}}});
    hand.room.say(&duty, serde_json::from_value(seen).unwrap());
    hand.room.publish();
    hand.settle();
    // The map goes there, near enough for symbols.
    hand.key(Key::ArrowDown, &[]);
    let symbol = |hand: &Hand, name: &str| {
        let map = hand.harness.get_by_role(Role::Canvas).rect();
        let mut all = hand.harness.get_all_by_role(Role::Button);
        let found = all.find(|it| {
            let label = it.accesskit_node().label();
            let is_so = label.is_some_and(|it| it.starts_with(name));
            is_so && map.contains(it.rect().center())
        });
        found.map(|it| it.rect().center())
    };
    let team = symbol(&hand, "水域一队").unwrap();
    let scene = symbol(&hand, "梧田街道 下穿").unwrap();
    drag(&mut hand, team, scene);
    let_go(&mut hand, scene);
    assert_eq!(written(&hand), "", "the map was moved, and nothing else");

    let team = symbol(&hand, "水域一队").unwrap();
    click(&mut hand, team);
    let water = TeamId::new("water-1").unwrap();
    let chosen = hand.harness.state().view().chosen.clone();
    assert_eq!(chosen, Some(Chosen::Team(water)));
    let team = symbol(&hand, "水域一队").unwrap();
    let scene = symbol(&hand, "梧田街道 下穿").unwrap();
    drag(&mut hand, team, scene);
    let_go(&mut hand, scene);
    assert_eq!(written(&hand), format!("派 {BOAT} "));
    hand.key(Key::Enter, &["dispatch"]);
    assert_eq!(
        sent(&hand, "i-1", "water-1"),
        Some(AssignmentState::Dispatched)
    );
}
