//! The map as a person finds it: several incidents at one place, the legend, a measured line.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::{seat, whistle};
use crate::persons::say;

/// A desk with three whistles of one township, none of which says more than the township.
fn crowd() -> Hand {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    for index in 1..=3 {
        let id = format!("i-{index}");
        hand.room
            .say(&duty, whistle(&id, "330304009", &format!("街口 {index}")));
    }
    hand.room.publish();
    hand.settle();
    hand
}

fn cluster(hand: &Hand) -> Option<String> {
    use egui_kittest::kittest::NodeT;
    hand.harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.contains("起警情："))
}

#[test]
fn incidents_at_one_place_stand_as_one_and_are_gone_through_in_turn() {
    let mut hand = crowd();
    // One of them is selected and stands alone on top; the other two are one.
    let first = hand.view_selected();
    let both = cluster(&hand).expect("two of them are at one place");
    assert!(both.starts_with("2 起警情："), "{both}");
    hand.press(&both, &[]);
    let second = hand.view_selected();
    assert_ne!(first, second);
    let others = cluster(&hand).expect("still two");
    assert_ne!(both, others, "another one stands alone now");
}

#[test]
fn the_legend_says_what_a_form_means_and_goes_again() {
    let mut hand = Hand::quiet();
    assert!(!hand.sees("双框：等待接哨"));
    hand.key(Key::G, &[]);
    assert!(hand.sees("双框：等待接哨"));
    hand.key(Key::G, &[]);
    assert!(!hand.sees("双框：等待接哨"));
}

/// Clicks on the map, so far from its middle.
fn click(hand: &mut Hand, by: (f32, f32)) {
    let map = hand
        .harness
        .get_by_role_and_label(Role::Canvas, "地图")
        .rect();
    let at = map.center() + by.into();
    hand.harness.drag_at(at);
    hand.harness.drop_at(at);
    hand.settle();
}

#[test]
fn a_line_of_two_points_is_measured_and_told_until_escape() {
    let mut hand = Hand::quiet();
    hand.key(Key::M, &[]);
    click(&mut hand, (-100.0, 60.0));
    assert!(hand.sees("量距 0 m"), "one point is no way");
    click(&mut hand, (100.0, 60.0));
    let metres = hand.harness.state().view().map.measure.as_ref().unwrap();
    let metres = metres.metres();
    // Two hundred points of the screen, by the scale that is written beside them.
    let told = hand
        .harness
        .query_all_by_label_contains("量距 ")
        .filter_map(|it| it.accesskit_node().value())
        .find(|it| it.ends_with(" km"))
        .expect("the length is told");
    assert_eq!(told, format!("量距 {:.2} km", metres / 1_000.0));
    click(&mut hand, (100.0, 160.0));
    let longer = hand.harness.state().view().map.measure.as_ref().unwrap();
    let ratio = longer.metres() / metres;
    assert!((ratio - 1.5).abs() < 0.02, "half as long again: {ratio}");
    hand.key(Key::Escape, &[]);
    assert!(hand.harness.state().view().map.measure.is_none());
    assert!(!hand.sees("量距 "));
}

#[test]
fn the_readout_in_the_corner_is_told_in_both_datums() {
    let hand = Hand::quiet();
    let readout = hand
        .harness
        .get_by_label_contains("读数 WGS-84 ")
        .accesskit_node()
        .value()
        .unwrap();
    assert!(readout.contains(" · GCJ-02 "), "{readout}");
    assert!(readout.contains("比例尺 "), "{readout}");
}

#[test]
fn a_team_is_found_by_its_initials_and_stands_chosen_in_the_middle() {
    let mut hand = Hand::quiet();
    hand.key(Key::L, &[]);
    let field = "名称、拼音首字母、经纬度";
    assert!(hand.sees("项，按距离"), "everything stands in the list");
    let team = hand.room.state.register.teams.values().next().unwrap();
    let id = team.id.clone();
    assert_eq!(team.zh.as_str(), "郭溪急救站（示例）");
    hand.write(field, "gxjjz");
    hand.harness.key_press(Key::Enter);
    hand.settle();
    let chosen = hand.harness.state().view().chosen.clone();
    assert_eq!(chosen, Some(yishao::desk::Chosen::Team(id)));
    hand.key(Key::Escape, &[]);
    assert!(hand.harness.state().view().map.finder.is_none());
}

#[test]
fn a_pair_of_coordinates_is_offered_in_both_datums_and_goes_where_it_says() {
    let mut hand = Hand::quiet();
    hand.key(Key::L, &[]);
    let field = "名称、拼音首字母、经纬度";
    hand.write(field, "27.9925,120.5886");
    assert!(hand.sees("WGS-84 120.58860, 27.99250"));
    assert!(hand.sees("GCJ-02 120.58860, 27.99250"));
    hand.clear(field);
    hand.write(field, "GCJ-02 27.9925,120.5886");
    assert!(!hand.sees("WGS-84 120.58860, 27.99250"));
    hand.clear(field);
    hand.write(field, "没有这个地方");
    assert!(hand.sees("图上没有这个名称"));
}

#[test]
fn an_incident_off_the_map_stands_at_its_edge_with_its_distance_and_clock() {
    let mut hand = Hand::with_incidents(2);
    assert!(!hand.sees("图外警情"), "the whole district is seen");
    hand.key(Key::L, &[]);
    hand.write("名称、拼音首字母、经纬度", "27.80,120.40");
    hand.harness.key_press(Key::Enter);
    hand.settle();
    let outside = hand.first("图外警情：");
    assert!(outside.contains(" km "), "{outside}");
    hand.press(&outside, &[]);
    assert!(hand.view_selected().is_some());
}

#[test]
fn a_cordon_is_plotted_by_keys_alone_and_its_last_point_taken_back() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("标绘");
    hand.choose("疏散转移区");
    hand.press("地图点选", &[]);
    for (n, key) in [
        Key::ArrowRight,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowLeft,
    ]
    .into_iter()
    .enumerate()
    {
        hand.harness.key_press(key);
        hand.harness.key_press_modifiers(Modifiers::SHIFT, key);
        hand.settle();
        hand.key(Key::Enter, &[]);
        assert!(hand.sees(&format!("已取 {} 点", n + 1)));
    }
    hand.key(Key::Backspace, &[]);
    assert!(hand.sees("已取 3 点"));
    hand.press("标上", &["plot"]);
    let incident = hand.incident("i-1");
    let plot = incident.plots.values().next().unwrap();
    assert_eq!(plot.kind.as_str(), "evacuation");
    let dispatch_core::command::Shape::Area(points) = &plot.shape else {
        panic!("{plot:?}");
    };
    assert_eq!(points.len(), 3);
    assert_ne!(points[0], points[1]);
}

#[test]
fn a_team_of_which_nobody_said_that_it_went_home_is_not_drawn_as_if_it_stood_there_now() {
    let mut hand = Hand::with_incidents(1);
    let team = "drainage-1";
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    say(
        &mut hand,
        "duty-officer",
        json!({"dispatch": {"incident": "i-1", "team": team}}),
    );
    let seen = json!({"team_state": {"incident": "i-1", "team": team, "doing": "en-route",
        "point": [279_950_000, 1_205_900_000]}});
    say(&mut hand, "duty-officer", seen);
    assert!(!hand.sees("位置过时"));
    let released = json!({"release_team": {"incident": "i-1", "team": team}});
    say(&mut hand, commander.as_str(), released);
    hand.room.pass(7_200);
    hand.settle();
    assert!(hand.sees("位置过时 1 队") || hand.sees("位置未报 1 队"));
    let home = json!({"team_state": {"team": team, "doing": "home"}});
    say(&mut hand, "duty-officer", home);
    assert!(!hand.sees("位置过时 1 队") && !hand.sees("位置未报 1 队"));
}
