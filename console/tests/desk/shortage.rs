//! Where a team is held or a depot has too little, what is nearest instead stands beside it.

use dispatch_core::point::Point;
use dispatch_core::view::{Readiness, readiness};
use dispatch_core::words::TeamId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::acts::{only, select};
use crate::hand::Hand;
use crate::persons::say;
use crate::window::picture;

const SECOND: &str = "潘桥街道 瞿溪老街";

/// Every depot counts its woven bags: `left` by its id.
pub fn bags_are_counted(hand: &mut Hand, left: impl Fn(&str) -> u32) {
    let all = hand.room.state.stock.keys().map(ToString::to_string);
    let all: Vec<String> = all.collect();
    for depot in all {
        let quantity = left(&depot);
        let count = json!({ "depot": depot, "item": "woven-bag", "quantity": quantity });
        say(hand, "duty-officer", json!({ "count_stock": count }));
    }
}

/// Woven bags lie in three depots alone: too few in the nearest one, enough in the next, most far away.
pub fn three_depots(hand: &mut Hand) {
    bags_are_counted(hand, |depot| match depot {
        "guoxi-depot" => 500,
        "zone-depot" => 700,
        "chashan-depot" => 5_000,
        _ => 0,
    });
}

const NEAREST: &str = "最近够 600 的：开发区物资储备点（示例） ";

#[test]
fn the_nearest_depot_with_enough_is_named_beside_one_that_has_too_little() {
    let mut hand = Hand::with_incidents(1);
    three_depots(&mut hand);
    only(&mut hand, Key::Num4);
    let items = hand
        .harness
        .get_by_role_and_label(Role::ComboBox, "要哪种物资");
    items.click();
    hand.settle();
    hand.harness.get_by_label("编织袋").scroll_to_me();
    hand.settle();
    hand.choose("编织袋");
    hand.write("数量", "600");
    picture(&mut hand.harness, "shortage");
    assert!(!hand.enabled("直接调拨 郭溪物资储备点（示例）"));
    assert!(hand.sees(NEAREST), "{:?}", hand.texts("最近够"));
    assert!(hand.sees("分到") && hand.sees("直线"), "when and how far");
    assert!(hand.enabled("直接调拨 开发区物资储备点（示例）"));
    // Of fewer the nearest has enough itself; where none has enough, nothing is nearest instead.
    hand.clear("数量");
    hand.write("数量", "400");
    assert!(hand.sees("最近够 400 的：郭溪物资储备点（示例） "));
    hand.clear("数量");
    hand.write("数量", "6000");
    assert!(!hand.sees("最近够"));
}

#[test]
fn the_line_names_the_nearest_depot_with_enough() {
    let mut hand = Hand::with_incidents(1);
    three_depots(&mut hand);
    hand.key(Key::Slash, &[]);
    hand.write("命令行", "wz woven-bag@guoxi-depot 600");
    assert!(hand.sees(NEAREST), "{:?}", hand.texts("将"));
}

/// The free team of a kind that is nearest to the incident as the crow flies.
fn nearest_free(hand: &Hand, team: &str) -> String {
    let state = &hand.room.state;
    let team = &state.register.teams[&TeamId::new(team).unwrap()];
    let scene: Point = hand.incident("i-1").place.point.unwrap();
    let free = state.register.teams.values().filter(|it| {
        it.kind == team.kind && it.id != team.id && readiness(state, &it.id) == Readiness::Standby
    });
    let nearest = free.min_by_key(|it| it.point.metres_to(scene));
    nearest.unwrap().zh.to_string()
}

#[test]
fn the_nearest_free_team_of_its_kind_is_named_beside_one_that_is_held() {
    let mut hand = Hand::with_incidents(2);
    say(
        &mut hand,
        "duty-officer",
        json!({"dispatch": {"incident": "i-2", "team": "water-3"}}),
    );
    select(&mut hand, "郭溪街道 六虹桥延伸段下穿道路");
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    hand.write("按名称找队伍", "水域三队");
    let next = nearest_free(&hand, "water-3");
    let said = format!("最近备勤的水域救援队：{next} 直线");
    assert!(hand.sees(&said), "{:?}", hand.texts("最近"));
    assert!(hand.sees(SECOND), "who holds it");
    picture(&mut hand.harness, "held-elsewhere");
    // The line says the same of the same team.
    hand.clear("按名称找队伍");
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    hand.settle();
    hand.write("命令行", "p sy3");
    assert!(hand.sees(&said), "{:?}", hand.texts("将"));
}

#[test]
fn where_no_team_of_its_kind_stands_by_that_is_said() {
    let mut hand = Hand::with_incidents(2);
    let kind = &hand.room.state.register.teams[&TeamId::new("water-1").unwrap()].kind;
    let teams = hand.room.state.register.teams.values();
    let of_kind: Vec<_> = teams
        .filter(|it| it.kind == *kind)
        .map(|it| it.id.clone())
        .collect();
    for team in of_kind {
        say(
            &mut hand,
            "duty-officer",
            json!({"team_state": {"team": team, "doing": "on-scene", "incident": "i-2"}}),
        );
    }
    select(&mut hand, "郭溪街道 六虹桥延伸段下穿道路");
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    hand.write("按名称找队伍", "水域一队");
    assert!(hand.sees("全区没有备勤的水域救援队"));
}

impl Hand {
    /// All labels with this in them, for a test that fails.
    fn texts(&self, part: &str) -> Vec<String> {
        let labels = self.harness.query_all_by_label_contains(part);
        labels
            .filter_map(|it| it.accesskit_node().value().or(it.accesskit_node().label()))
            .collect()
    }
}
