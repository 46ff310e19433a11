//! Closed roads and arrivals at the desk: as the text that a screen reader says.

use atlas::roads::{Roads, Stretch};
use atlas::travel::Net;
use atlas::vehicle::Class;
use dispatch_core::point::Point;
use dispatch_core::travel::By;
use eframe::egui::accesskit::Role;
use eframe::egui::epaint::ColorMode;
use eframe::egui::{Event, Key, Modifiers, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};
use yishao::desk::Skin;
use yishao::desk::palette::Palette;
use yishao::travel::{Ground, Search, Told};

use crate::hand::Hand;
use crate::keeper::{START, seat, vehicles};

/// The scene.
pub const SCENE: (i32, i32) = (279_950_000, 1_205_880_000);

fn at(lat_e7: i32, lon_e7: i32) -> Point {
    Point::new(lat_e7, lon_e7).unwrap()
}

/// Two roads from the station of water rescue 1 to the scene: a short one over the bridge, and one round
/// by the north; and one from the station of water rescue 2, and round by the north as well.
pub fn network() -> Net {
    let (station, scene) = (at(279_561_000, 1_206_123_000), at(SCENE.0, SCENE.1));
    let (bridge, north) = (
        at(279_760_000, 1_206_000_000),
        at(279_900_000, 1_206_500_000),
    );
    let other = at(280_142_000, 1_205_497_000);
    let junctions = vec![station, scene, bridge, north, other];
    let names = ["", "六虹桥路", "北环路", "郭溪路"]
        .map(str::to_owned)
        .to_vec();
    let stretch = |from: u32, to: u32, name: u32| {
        let ends = [from, to];
        let metres = junctions[from as usize].metres_to(junctions[to as usize]);
        Stretch {
            name,
            ..Stretch::plain(ends, metres * 1_000, Class::Primary)
        }
    };
    let stretches = vec![
        stretch(0, 2, 1),
        stretch(2, 1, 1),
        stretch(0, 3, 2),
        stretch(3, 1, 2),
        stretch(4, 1, 3),
        stretch(4, 3, 2),
    ];
    let roads = Roads {
        junctions: junctions.clone(),
        stretches,
        names,
        ..Roads::default()
    };
    roads.check().unwrap();
    Net::new(roads, None)
}

/// At a desk where nothing happens, in a district with that network.
pub fn roads_alone() -> Hand {
    roads_of(false)
}

fn roads_of(is_sketch: bool) -> Hand {
    let mut hand = Hand::quiet();
    let net: &'static Net = Box::leak(Box::new(network()));
    hand.room.search = Search::new(Some(net), vehicles()).of_sketch(is_sketch);
    let ground = Ground::Roads {
        attribution: String::new(),
        length_m: net.roads().length_m(),
        is_sketch,
    };
    hand.room.travel_ends.tell(Told::Ground(ground)).unwrap();
    hand
}

/// At the desk of one flood at the scene, in a district with that network.
pub fn with_roads() -> Hand {
    let mut hand = roads_alone();
    open(&mut hand);
    hand
}

fn open(hand: &mut Hand) {
    open_at(
        hand,
        &json!({"words": "六虹桥下穿", "point": {"lat_e7": SCENE.0, "lon_e7": SCENE.1}}),
    );
}

pub fn open_at(hand: &mut Hand, place: &Value) {
    let duty = seat("duty-officer", &hand.room.state);
    let open = json!({"open": {"incident": "i-1", "type": "flood-typhoon-drought",
        "township": "330304009", "place": place, "words": "积水"}});
    hand.room.say(&duty, serde_json::from_value(open).unwrap());
    hand.room.publish();
    hand.settle();
}

pub fn says(hand: &mut Hand, said: Value) {
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, serde_json::from_value(said).unwrap());
    hand.room.publish();
    hand.settle();
    hand.settle();
}

/// The bridge is closed, by a line along it.
pub fn flood() -> Value {
    let line = json!([{"lat_e7": 279_720_000, "lon_e7": 1_206_024_700},
        {"lat_e7": 279_760_000, "lon_e7": 1_206_000_000}]);
    json!({"close_road": {"closure": "bridge", "incident": "i-1", "road": "六虹桥", "cause": "flood",
        "shape": {"line": line}}})
}

#[test]
fn a_team_that_is_about_to_be_sent_says_how_long_it_needs_and_by_what() {
    let mut hand = with_roads();
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy1".to_owned()));
    hand.settle();
    assert!(hand.sees("道路 8 分钟"), "by the bridge");
    assert!(!hand.sees("直线 "));
    says(&mut hand, flood());
    assert!(hand.sees("道路 18 分钟"), "round by the north");
    assert!(hand.sees("，绕开 六虹桥"));
    assert!(!hand.sees("道路 8 分钟"));
    says(&mut hand, json!({"open_road": {"closure": "bridge"}}));
    assert!(hand.sees("道路 8 分钟"));
}

#[test]
fn without_a_network_a_time_is_a_straight_line_and_nobody_is_nearest() {
    let mut hand = Hand::quiet();
    open(&mut hand);
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy1".to_owned()));
    hand.settle();
    assert!(hand.sees("直线 13 分钟"));
    assert!(hand.sees("直线次近"));
    assert!(!hand.sees("最近 "));
}

#[test]
fn an_incident_that_is_not_on_the_map_is_reached_by_the_middle_of_its_township() {
    let mut hand = roads_alone();
    open_at(&mut hand, &json!({"words": "六虹桥下穿"}));
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy2".to_owned()));
    hand.settle();
    assert!(hand.sees("道路 ") && hand.sees("（按镇街中心）"));
    assert!(!hand.sees("直线 "));
}

#[test]
fn minutes_are_said_to_be_old_from_a_closing_until_it_is_reckoned_in() {
    let mut hand = with_roads();
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    assert!(!hand.sees("正在重算"));
    // Nobody answers: the frame in which the closing stands and no way goes round it.
    let unanswered = |hand: &mut Hand, said: Value| {
        let duty = seat("duty-officer", &hand.room.state);
        hand.room.say(&duty, serde_json::from_value(said).unwrap());
        hand.room.publish();
        hand.harness.run_steps(3);
    };
    unanswered(&mut hand, flood());
    assert!(hand.sees("所列时间未计入最新断路"), "on the board");
    assert!(hand.sees("正在重算"), "beside each of them");
    hand.settle();
    assert!(!hand.sees("正在重算"));
}

#[test]
fn a_closing_whose_time_runs_out_makes_the_minutes_old_as_well() {
    let mut hand = with_roads();
    let mut closing = flood();
    closing["close_road"]["until_at"] = json!(START + 600_000);
    says(&mut hand, closing);
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    assert!(!hand.sees("正在重算"));
    hand.room.pass(601);
    hand.room.publish();
    hand.harness.run_steps(3);
    assert!(hand.sees("所列时间未计入最新断路"), "no entry says so");
    hand.settle();
    assert!(!hand.sees("正在重算"));
}

#[test]
fn a_closed_underpass_changes_who_is_proposed() {
    let first = |closed: bool| {
        let mut hand = with_roads();
        if closed {
            // On the road from the station of water rescue 2, near the scene.
            let line = json!([{"lat_e7": 279_988_400, "lon_e7": 1_205_803_400},
                {"lat_e7": 280_007_600, "lon_e7": 1_205_765_100}]);
            says(
                &mut hand,
                json!({"close_road": {"closure": "underpass", "incident": "i-1", "road": "六虹桥下穿",
                "cause": "flood", "shape": {"line": line}}}),
            );
        }
        hand.key(Key::ArrowDown, &[]);
        hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
        hand.settle();
        hand.harness.key_press(Key::Enter);
        hand.settle();
        let kept = hand.room.state.proposals.values().next().unwrap();
        let mut needs = kept.says.needs.iter();
        let need = needs.find(|it| it.kind.as_str() == "water-rescue").unwrap();
        let pick = need.picks.first().unwrap();
        assert_eq!(pick.travel.by, By::Road);
        assert_eq!(
            kept.roads_at.map(|it| it > 0),
            Some(closed),
            "and it is kept"
        );
        pick.team.to_string()
    };
    assert_eq!(first(false), "water-2");
    assert_eq!(first(true), "water-1");
}

/// Minutes along the roads of the schematic are a sketch, and say so wherever they stand.
#[test]
fn by_the_schematic_no_time_says_that_it_is_by_road() {
    let mut hand = roads_of(true);
    open(&mut hand);
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy1".to_owned()));
    hand.settle();
    assert!(hand.sees("示意图 8 分钟"), "by the bridge, as it is drawn");
    assert!(!hand.sees("道路 8 分钟"));
    hand.harness.key_press(Key::Enter);
    hand.settle();
    hand.key(Key::Escape, &[]);
    // The team's row, the way on the map: nowhere is a sketch a road.
    assert!(hand.sees("示意图 8 分钟") && !hand.sees("道路 8 分钟"));
}

#[test]
fn a_proposal_along_the_schematic_says_so_and_keeps_it() {
    let mut hand = roads_of(true);
    open(&mut hand);
    hand.key(Key::ArrowDown, &[]);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::P);
    hand.settle();
    assert!(hand.sees("按示意路网") && !hand.sees("(按路网"));
    assert!(hand.sees("路网是示意图，分钟数是示意"));
    hand.harness.key_press(Key::Enter);
    hand.settle();
    let proposals = &hand.room.state.proposals;
    let record = proposals.values().next().expect("it is kept");
    let mut by = record.says.ways_by();
    assert!(by.any(|it| it == dispatch_core::travel::By::Sketch));
    assert!(record.roads_at.is_some());
    assert!(
        record
            .says
            .ways_by()
            .all(|it| it != dispatch_core::travel::By::Road)
    );
}

/// A line in points of 10⁻⁷ degree, closed under a name of its own.
fn closes(id: &str, road: &str, line: &[(i32, i32)]) -> Value {
    let line = line
        .iter()
        .map(|it| json!({"lat_e7": it.0, "lon_e7": it.1}));
    let line: Vec<Value> = line.collect();
    json!({"close_road": {"closure": id, "incident": "i-1", "road": road, "cause": "flood",
        "shape": {"line": line}}})
}

#[test]
fn each_closing_says_what_it_means_in_the_network_and_what_of_it_means_nothing() {
    let mut hand = with_roads();
    says(&mut hand, flood());
    hand.key(Key::ArrowDown, &[]);
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    hand.settle();
    assert!(hand.sees("路网上封 1 段"), "all of it lies along a road");
    assert!(!hand.sees("没有对应的道路") && !hand.sees("没有找到对应的道路"));
    // Along the bridge, and then some two hundred metres west into the fields.
    let half = [
        (279_720_000, 1_206_024_700),
        (279_760_000, 1_206_000_000),
        (279_760_000, 1_205_980_000),
    ];
    says(&mut hand, closes("half", "六虹桥以西", &half));
    assert!(hand.sees("路网上封 1 段，另有 19") && hand.sees("米没有对应的道路"));
    let nowhere = [(279_500_000, 1_205_000_000), (279_510_000, 1_205_010_000)];
    says(&mut hand, closes("nowhere", "田间小路", &nowhere));
    assert!(hand.sees("路网上没有找到对应的道路，行程时间未计入"));
    crate::window::picture(&mut hand.harness, "roads-matched");
}

/// What is said of the map by its labels.
pub fn on_map(hand: &Hand) -> Vec<String> {
    let map = hand.harness.get_by_role_and_label(Role::Canvas, "地图");
    let map = map.rect();
    let all = hand.harness.query_all_by_role(Role::Label);
    let inside = all.filter(|it| map.contains_rect(it.rect()));
    inside
        .filter_map(|it| it.accesskit_node().value())
        .collect()
}

#[test]
fn a_way_is_drawn_with_its_length_its_minutes_and_what_it_goes_round() {
    let mut hand = with_roads();
    let blue = Palette::of(Skin::Dark).blue.text;
    // Lines as wide as a way, with as many corners as the roads have.
    let drawn = |hand: &Hand| -> Vec<usize> {
        let shapes = hand.harness.output().shapes.iter();
        let lines = shapes.filter_map(|it| match &it.shape {
            Shape::Path(path) if path.stroke.width == 3.0 => Some(path),
            _ => None,
        });
        let blue = lines.filter(|it| it.stroke.color == ColorMode::Solid(blue));
        blue.map(|it| it.points.len()).collect()
    };
    assert!(drawn(&hand).is_empty(), "nobody is chosen");
    hand.key(Key::Slash, &[]);
    hand.harness.event(Event::Text("p sy1".to_owned()));
    hand.settle();
    hand.settle();
    let ways = |hand: &Hand| -> Vec<String> {
        let all = on_map(hand).into_iter();
        all.filter(|it| it.starts_with("水域一队（示例） "))
            .collect()
    };
    assert_eq!(ways(&hand), ["水域一队（示例） 道路 8 分钟 4.94 km"]);
    // From the station to its road, over the bridge, and from the road to the scene.
    assert_eq!(drawn(&hand), [5]);
    says(&mut hand, flood());
    hand.settle();
    let said = ways(&hand);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("水域一队（示例） 道路 18 分钟 "),
        "{said:?}"
    );
    assert!(said[0].ends_with("，绕开 六虹桥"), "{said:?}");
    assert!(
        on_map(&hand).contains(&"断路 六虹桥".to_owned()),
        "{:?}",
        on_map(&hand)
    );
    crate::window::picture(&mut hand.harness, "map-way");
}
