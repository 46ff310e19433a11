//! What is plotted on the map: each kind is drawn by a form of its own, written by its kind, and told aloud.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};

use crate::hand::Hand;
use crate::persons::say;
use crate::window::picture;

/// So many hundred metres north and east of the incident.
fn near(north: i32, east: i32) -> Value {
    json!({ "lat_e7": 279_950_000 + north * 9_000, "lon_e7": 1_205_880_000 + east * 10_000 })
}

fn square(north: i32, east: i32) -> Value {
    let corner = |a, b| near(north + a, east + b);
    json!({ "area": [corner(0, 0), corner(0, 16), corner(12, 16), corner(12, 0)] })
}

fn way(north: i32, east: i32) -> Value {
    json!({ "line": [near(north, east), near(north + 3, east + 8), near(north, east + 16)] })
}

/// One of each kind, in four rows.
fn night() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let plots = [
        ("cordon", square(14, -34), "东门"),
        ("evacuation", square(14, -12), "云海村"),
        ("staging", json!({ "point": near(18, 16) }), "学院路口"),
        ("command-post", json!({ "point": near(18, 26) }), "桥头"),
        ("route", way(0, -34), "北口进"),
        ("detour", way(-4, 10), "走环城路"),
        ("closure", way(-12, -34), "下穿"),
        ("landing", json!({ "point": near(-12, -8) }), "操场"),
    ];
    for (index, (kind, shape, words)) in plots.into_iter().enumerate() {
        let plot = json!({ "plot": { "incident": "i-1", "plot": format!("p-{index}"),
            "kind": kind, "shape": shape, "words": words } });
        say(&mut hand, "duty-officer", plot);
    }
    let hazards = [
        ("live-wire", json!({ "point": near(-12, 2) }), false, "落地"),
        ("gas", square(-30, -34), false, "漏气"),
        ("gas", square(-30, -10), true, "禁入"),
        ("cliff", way(-26, 14), true, "东侧"),
    ];
    for (index, (kind, shape, no_go, words)) in hazards.into_iter().enumerate() {
        let hazard = json!({ "hazard": { "incident": "i-1", "plot": format!("h-{index}"),
            "kind": kind, "shape": shape, "no_go": no_go, "words": words } });
        say(&mut hand, "duty-officer", hazard);
    }
    hand.settle();
    hand
}

/// What is told of the map where nothing is pressed.
fn told(hand: &Hand) -> Vec<String> {
    let map = hand.harness.get_by_role_and_label(Role::Canvas, "地图");
    let map = map.rect();
    let labels = hand.harness.query_all_by_role(Role::Label);
    let labels = labels.filter(|it| map.contains_rect(it.rect()));
    let name = |it: egui_kittest::Node<'_>| {
        let node = it.accesskit_node();
        node.label().or_else(|| node.value())
    };
    labels.filter_map(name).collect()
}

/// Every text that stands on the screen.
fn written(hand: &Hand) -> Vec<String> {
    fn of(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| of(it, found)),
            Shape::Text(text) => found.push(text.galley.text().to_owned()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shapes = &hand.harness.output().shapes;
    shapes.iter().for_each(|it| of(&it.shape, &mut found));
    found
}

#[test]
fn what_is_plotted_is_told_by_its_kind_and_whose_it_is_and_has_its_character() {
    let mut hand = night();
    picture(&mut hand.harness, "plots");
    let said = told(&hand);
    for name in [
        "警戒区 东门",
        "疏散转移区 云海村",
        "集结点 学院路口",
        "指挥部 桥头",
        "路线 北口进",
        "绕行路线 走环城路",
        "封闭道路 下穿",
        "直升机起降点 操场",
        "带电线路 落地",
        "燃气 漏气",
        "燃气 禁入",
        "危岩 东侧",
    ] {
        let wanted = format!("{name} · 郭溪街道 六虹桥延伸段下穿道路");
        assert!(said.contains(&wanted), "{name}: {said:?}");
    }
    // Points are symbols in the texture; areas and lines have their character on a plate.
    let written = written(&hand);
    for sign in ["警", "疏", "行", "绕", "封", "气", "崖"] {
        assert!(written.contains(&sign.to_owned()), "{sign}");
    }
    hand.key(Key::F9, &[]);
    let said = hand.harness.query_all_by_role(Role::Label);
    let mut said = said.filter_map(|it| {
        it.accesskit_node()
            .label()
            .or_else(|| it.accesskit_node().value())
    });
    assert!(
        said.any(|it| it.starts_with("detour 走环城路 · ")),
        "in English"
    );
}

#[test]
fn the_legend_shows_every_kind_that_can_be_plotted() {
    let mut hand = night();
    hand.key(Key::G, &[]);
    picture(&mut hand.harness, "plots-legend");
    for name in [
        "警戒区",
        "禁入区",
        "危险源",
        "疏散转移区",
        "集结点",
        "指挥部",
        "路线",
        "绕行路线",
    ] {
        let all = hand.harness.query_all_by_label(name).count();
        assert!(all > 0, "{name}");
    }
    hand.key(Key::G, &[]);
    assert_eq!(hand.harness.query_all_by_label("禁入区").count(), 0);
}
