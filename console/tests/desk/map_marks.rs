//! What lies over the ground of the map: what waits for the ledger, which world it is, how many items the keyboard
//! reaches, and in how few pieces all of it is handed to the graphics card.

use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Mesh, Modifiers, Pos2, Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::desk::map::sprites::{Piece, Sprites};
use yishao::desk::palette::Palette;
use yishao::desk::{Desk, Skin, font};
use yishao::language::Lang;

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::large_night::look;
use crate::layout::assert_in_sight;
use crate::playing::guoxi_plays;
use crate::roll_call::say;
use crate::window::{open, options, picture};

fn map(hand: &Hand) -> Rect {
    let map = hand.harness.get_by_role_and_label(Role::Canvas, "地图");
    map.rect()
}

/// What is told of the map by these, as a screen reader has it.
fn told(hand: &Hand, role: Role) -> Vec<String> {
    let map = map(hand);
    let all = hand.harness.query_all_by_role(role);
    let inside = all.filter(|it| map.contains_rect(it.rect()));
    let name = |it: egui_kittest::Node<'_>| {
        let node = it.accesskit_node();
        node.label().or_else(|| node.value())
    };
    inside.filter_map(name).collect()
}

fn waiting(hand: &Hand) -> Vec<String> {
    let all = [Role::Button, Role::Label].into_iter();
    let all = all.flat_map(|role| told(hand, role));
    all.filter(|it| it.contains("待同步")).collect()
}

#[test]
fn a_team_that_is_being_sent_says_so_on_the_map_until_the_ledger_has_it() {
    let mut hand = Hand::with_incidents(1);
    assert!(waiting(&hand).is_empty());
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy1".to_owned()));
    hand.settle();
    hand.harness.key_press(Key::Enter);
    hand.harness.run_steps(3);
    // Nobody has answered.
    assert_eq!(waiting(&hand), ["水域一队（示例） 待同步"]);
    picture(&mut hand.harness, "map-waiting-team");
    assert_eq!(hand.settle(), ["dispatch"]);
    assert!(waiting(&hand).is_empty(), "{:?}", waiting(&hand));
    assert!(told(&hand, Role::Button).contains(&"水域一队（示例）".to_owned()));
}

#[test]
fn what_is_said_of_a_scene_waits_at_its_symbol() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("jl 水位已退".to_owned()));
    hand.settle();
    hand.harness.key_press(Key::Enter);
    hand.harness.run_steps(3);
    let said = waiting(&hand);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("六虹桥"), "{said:?}");
    hand.settle();
    assert!(waiting(&hand).is_empty());
}

/// 集结点 by the keys, up to the button that sends it.
fn staging(hand: &mut Hand) {
    only(hand, Key::Num8);
    hand.choose("标绘");
    hand.choose("集结点");
    hand.press("地图点选", &[]);
    hand.harness.key_press(Key::ArrowRight);
    hand.harness.run_steps(1);
    hand.key(Key::Enter, &[]);
    assert!(hand.sees("已取 1 点"));
}

#[test]
fn a_plot_on_its_way_lies_where_it_will_and_says_that_it_waits() {
    let mut hand = Hand::with_incidents(1);
    staging(&mut hand);
    let send = |hand: &mut Hand, button: &str| {
        let button = hand.harness.get_by_role_and_label(Role::Button, button);
        button.click();
        hand.harness.run_steps(3);
    };
    send(&mut hand, "标上");
    assert!(hand.incident("i-1").plots.is_empty(), "nobody has answered");
    assert_eq!(waiting(&hand), ["待同步"]);
    picture(&mut hand.harness, "map-waiting-plot");
    assert_eq!(hand.settle(), ["plot"]);
    assert!(waiting(&hand).is_empty());
    // Whoever lifts it sees where until that is taken.
    let lift = hand.first("撤销标绘");
    send(&mut hand, &lift);
    assert_eq!(hand.incident("i-1").plots.len(), 1);
    assert_eq!(waiting(&hand), ["待同步"]);
    assert_eq!(hand.settle(), ["lift"]);
    assert!(waiting(&hand).is_empty() && hand.incident("i-1").plots.is_empty());
}

#[test]
fn a_staging_point_is_plotted_and_taken_back_by_keys() {
    let mut hand = Hand::with_incidents(1);
    staging(&mut hand);
    hand.press("标上", &["plot"]);
    let plots = hand.incident("i-1").plots;
    let plot = plots.values().next().unwrap();
    assert_eq!(plot.kind.as_str(), "staging");
    assert!(matches!(
        plot.shape,
        dispatch_core::command::Shape::Point(_)
    ));
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    assert_eq!(hand.settle(), ["undo"]);
    assert!(hand.incident("i-1").plots.is_empty());
}

const DRILL: &str = "演练地图，不是实战";

#[test]
fn the_map_of_a_drill_says_which_world_it_is_and_that_of_live_does_not() {
    let live = Hand::with_incidents(1);
    assert!(
        !told(&live, Role::Label)
            .iter()
            .any(|it| it.contains("演练"))
    );
    let (room, link) = guoxi_plays(26 * 60);
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(4);
    let mut hand = Hand { harness, room };
    let said = told(&hand, Role::Label);
    assert_eq!(said.iter().filter(|it| *it == DRILL).count(), 1, "{said:?}");
    picture(&mut hand.harness, "map-drill");
    for name in ["map-drill-daylight", "map-drill-red"] {
        hand.harness.key_press(Key::F10);
        hand.harness.run_steps(3);
        picture(&mut hand.harness, name);
    }
}

/// At a map of three hundred whistles side by side, each a symbol of its own.
fn crowd() -> Hand {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    for n in 0..300_i32 {
        let mut command = whistle(&format!("i-{n}"), "330304009", &format!("{n} 号点积水"));
        if let dispatch_core::command::Command::Whistle(it) = &mut command {
            // Where nothing else of the district stands.
            let at = (
                277_500_000 + n / 20 * 50_000,
                1_203_500_000 + n % 20 * 50_000,
            );
            it.place.point = dispatch_core::point::Point::new(at.0, at.1);
        }
        room.say(&duty, command);
    }
    room.publish();
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    look(&mut hand);
    hand.key(Key::L, &[]);
    hand.write("名称、拼音首字母、经纬度", "27.785,120.3975");
    hand.harness.key_press(Key::Enter);
    hand.settle();
    look(&mut hand);
    hand
}

/// The meshes of the map that show a symbol, each as the corners of its pictures.
fn meshes(hand: &Hand) -> Vec<Vec<Pos2>> {
    let map = map(hand);
    let palette = Palette::of(Skin::Dark);
    let dot = Sprites::of(&hand.harness.ctx).sprite(&palette, Piece::Dot, 5.0);
    let shapes = hand.harness.output().shapes.iter();
    let on_map = shapes.filter(|it| it.clip_rect == map);
    let meshes = on_map.filter_map(|it| match &it.shape {
        Shape::Mesh(mesh) if mesh.texture_id == dot.texture => Some(mesh),
        _ => None,
    });
    let corners = |mesh: &Mesh| mesh.vertices.iter().map(|it| it.pos).collect();
    meshes.map(|it| corners(it)).collect()
}

#[test]
fn of_three_hundred_on_the_map_two_hundred_are_items_of_it_and_all_stand_in_the_list() {
    let mut hand = crowd();
    let items = |hand: &Hand| -> Vec<String> {
        let all = told(hand, Role::Button).into_iter();
        all.filter(|it| it.contains("号点积水")).collect()
    };
    let field = "名称、拼音首字母、经纬度";
    hand.clear(field);
    hand.write(field, "号点积水");
    look(&mut hand);
    assert!(hand.sees("300 项，按距离"), "the list is open");
    let found = items(&hand);
    assert_eq!(found.len(), 200, "{found:?}");
    let selected = hand.view_selected().unwrap();
    let place = hand.incident(selected.as_str()).place.words;
    let is_selected = |it: &String| it.ends_with(place.as_str());
    assert!(
        found.iter().any(is_selected),
        "what is chosen is one of them"
    );
    picture(&mut hand.harness, "map-three-hundred");
    assert_eq!(meshes(&hand).len(), 1, "all symbols are one mesh");
}

#[test]
fn symbols_units_and_what_points_off_the_map_are_two_meshes_whatever_there_is() {
    let mut hand = Hand::with_incidents(2);
    assert_eq!(meshes(&hand).len(), 1);
    let there = json!({ "team_state": { "team": "water-1", "doing": "on-scene", "incident": "i-1",
        "strength": { "people": 5 } } });
    say(&mut hand, there);
    assert_eq!(meshes(&hand).len(), 2, "a unit on the plate of its scene");
    hand.key(Key::L, &[]);
    hand.write("名称、拼音首字母、经纬度", "27.9950,120.5880");
    hand.harness.key_press(Key::Enter);
    hand.settle();
    hand.key(Key::Escape, &[]);
    assert!(hand.sees("图外警情") || hand.sees("瞿溪老街"));
    assert_eq!(meshes(&hand).len(), 2, "with what points off the map");
}

/// 3840×2160 at 150 %: as many points as a window of 2560×1440, and every symbol on whole pixels of the screen.
#[test]
fn at_one_and_a_half_pixels_a_point_all_is_in_sight_and_symbols_are_crisp() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    for (n, place) in ["六虹桥", "瞿溪老街", "泽雅镇西岸"].into_iter().enumerate() {
        let township = ["330304009", "330304010", "330304011"][n];
        room.say(&duty, whistle(&format!("i-{n}"), township, place));
    }
    room.publish();
    let options = options(&room, link, (Lang::Zh, Skin::Dark));
    let harness = Harness::builder()
        .with_size([2_560.0, 1_440.0])
        .with_pixels_per_point(1.5)
        .with_max_steps(12)
        .with_context_setup(font::install)
        .build_eframe(move |creation| Desk::new(creation, options));
    let mut hand = Hand { harness, room };
    hand.settle();
    assert_eq!(hand.harness.ctx.pixels_per_point(), 1.5);
    let screen = Rect::from_min_size(Pos2::ZERO, [2_560.0, 1_440.0].into());
    assert_in_sight(&hand, screen, "3840×2160 at 150 %");
    picture(&mut hand.harness, "scale-150");
    let corners: Vec<Pos2> = meshes(&hand).into_iter().flatten().collect();
    assert!(corners.len() > 100, "{}", corners.len());
    for it in corners {
        let pixels = it.to_vec2() * 1.5;
        let off = (pixels - pixels.round()).abs().max_elem();
        assert!(off < 0.01, "a corner at {pixels}");
    }
}
