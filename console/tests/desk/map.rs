//! The map as a person finds it: several incidents at one place, the legend, a measured line.

use eframe::egui::accesskit::{Role, Toggled};
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
    // Its card lies at the foot of the map, no higher than its words.
    hand.settle();
    let map = hand.harness.get_by_role_and_label(Role::Canvas, "地图");
    let free = hand.harness.get_by_label("备勤").rect();
    let below = map.rect().bottom() - free.bottom();
    assert!((12.0..40.0).contains(&below), "{below} points below it");
    crate::window::picture(&mut hand.harness, "map-card");
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

/// Chosen, as a screen reader has it.
fn is_marked(node: &egui_kittest::Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

/// Which rows of the queue are marked as the selected one.
fn marked(hand: &Hand) -> Vec<String> {
    let rows = hand.harness.query_all_by_role(Role::ListItem);
    let marked = rows.filter(|it| is_marked(it));
    marked
        .filter_map(|it| it.accesskit_node().label())
        .collect()
}

#[test]
fn what_is_chosen_on_the_map_is_marked_in_the_queue_and_the_other_way_round() {
    let mut hand = Hand::with_incidents(2);
    let (first, second) = ("郭溪街道 六虹桥延伸段下穿道路", "潘桥街道 瞿溪老街");
    for title in [second, first, second] {
        // Both are at one place.
        hand.press(title, &[]);
        crate::window::picture(&mut hand.harness, "map-two-at-one-place");
        assert_eq!(marked(&hand), [title]);
    }
    crate::acts::select(&mut hand, first);
    for (title, is_chosen) in [(first, true), (second, false)] {
        let symbol = hand.harness.get_by_role_and_label(Role::Button, title);
        assert_eq!(is_marked(&symbol), is_chosen, "{title}");
    }
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

/// What is said of a pull-out on the map, as a screen reader has it.
fn pull_outs(hand: &Hand) -> Vec<String> {
    let all = hand.harness.query_all_by_role(Role::Label);
    let names = all.filter_map(|it| it.accesskit_node().value());
    names
        .filter(|it| it.contains("紧急撤离 ") && it.contains(" · "))
        .filter(|it| it.contains("六虹桥"))
        .collect()
}

#[test]
fn a_pull_out_stands_beside_its_scene_until_it_is_over() {
    let mut hand = Hand::with_incidents(2);
    assert!(pull_outs(&hand).is_empty());
    let at = |lat_e7: i32| json!({ "lat_e7": lat_e7, "lon_e7": 1_205_880_000 });
    for (team, place) in [("water-1", None), ("water-2", Some(at(280_250_000)))] {
        let mut there = json!({ "team_state": { "team": team, "doing": "on-scene",
            "incident": "i-1", "strength": { "people": 5 } } });
        if let Some(place) = place {
            there["team_state"]["point"] = place;
        }
        say(&mut hand, "duty-officer", there);
    }
    let plot = json!({ "plot": { "incident": "i-1", "plot": "p-1", "kind": "staging",
        "shape": { "point": at(279_700_000) }, "words": "学院路口" } });
    say(&mut hand, "duty-officer", plot);
    let inside = json!({ "enter_zone": { "incident": "i-1", "who": "team:water-1", "people": 4, "task": "搜救",
        "limit_min": 20 } });
    say(&mut hand, "duty-officer", inside);
    assert!(pull_outs(&hand).is_empty(), "nobody pulls out yet");
    let pull_out =
        json!({ "pull_out": { "incident": "i-1", "order": "o-1", "reason": "上游开闸" } });
    say(&mut hand, "duty-officer", pull_out);
    hand.settle();
    let said = pull_outs(&hand);
    assert_eq!(said.len(), 1, "{said:?}");
    for part in [
        "紧急撤离 0/2 已回执",
        "未回执：水域一队（示例）、水域二队（示例）",
        "危险区内 4 人",
        "撤至 学院路口",
    ] {
        assert!(said[0].contains(part), "{part}: {said:?}");
    }
    crate::window::picture(&mut hand.harness, "map-pull-out");
    let receipt =
        json!({ "receipt": { "incident": "i-1", "order": "o-1", "who": "team:water-2" } });
    say(&mut hand, "duty-officer", receipt);
    let cannot = json!({ "answer": { "incident": "i-1", "order": "o-1", "who": "team:water-1",
        "answer": { "unable": { "reason": "通道被淹" } } } });
    say(&mut hand, "duty-officer", cannot);
    let said = pull_outs(&hand);
    assert!(said[0].contains("无法执行：水域一队（示例）"), "{said:?}");
    assert!(!said[0].contains("未回执"), "{said:?}");
    crate::window::picture(&mut hand.harness, "map-pull-out-cannot");
    let confirm = json!({ "confirm": { "incident": "i-1", "order": "o-1" } });
    say(&mut hand, "duty-officer", confirm);
    assert!(pull_outs(&hand).is_empty(), "it is over");
}

/// Every button at the top of the map, and whether all stand in one row.
fn row_of_layers(hand: &Hand) -> (Vec<String>, bool) {
    let map = hand
        .harness
        .get_by_role_and_label(Role::Canvas, "地图")
        .rect();
    let named = |role| hand.harness.query_all_by_role(role);
    let all = named(Role::CheckBox).chain(named(Role::Button));
    let top = all.filter(|it| {
        let rect = it.rect();
        map.contains_rect(rect) && rect.top() < map.top() + 70.0
    });
    let rects: Vec<_> = top
        .filter_map(|it| Some((it.accesskit_node().label()?, it.rect())))
        .filter(|it| it.1.height() < 40.0)
        .collect();
    let first = rects[0].1.center().y;
    let one = rects.iter().all(|it| (it.1.center().y - first).abs() < 2.0);
    (rects.into_iter().map(|it| it.0).collect(), one)
}

#[test]
fn the_buttons_of_the_map_stand_in_one_row_and_the_others_in_a_menu() {
    let mut hand = Hand::with_incidents(1);
    hand.harness.set_size([3_840.0 / 1.5, 2_160.0 / 1.5].into());
    hand.settle();
    let (wide, is_one) = row_of_layers(&hand);
    assert!(is_one, "{wide:?}");
    let more = |hand: &Hand| {
        let all = hand.harness.query_all_by_role(Role::Button);
        all.filter_map(|it| it.accesskit_node().label())
            .find(|it| it.starts_with("地图的更多图层和工具"))
    };
    for size in [[1_366.0, 768.0], [1_920.0, 1_080.0]] {
        hand.harness.set_size(size.into());
        hand.settle();
        let (shown, is_one) = row_of_layers(&hand);
        assert!(is_one, "{size:?}: {shown:?}");
        crate::window::picture(&mut hand.harness, &format!("map-row-{}", size[0]));
    }
    hand.harness.set_size([1_366.0, 768.0].into());
    hand.settle();
    assert!(!hand.sees("地名"), "it has no room in the row");
    let name = more(&hand).expect("a menu");
    // By the keyboard: into the menu, down to the last of it, and that is pressed.
    let button = hand.harness.get_by_role_and_label(Role::Button, &name);
    button.focus();
    hand.settle();
    hand.key(Key::Enter, &[]);
    assert!(hand.sees("地名"), "it is in the menu");
    crate::window::picture(&mut hand.harness, "map-row-menu");
    let before = hand.harness.state().view().map.changed_layers();
    assert!(before.is_empty());
    let names = |hand: &Hand| {
        hand.harness
            .get_by_role_and_label(Role::CheckBox, "地名")
            .accesskit_node()
            .is_focused()
    };
    let mut steps = 0;
    while !names(&hand) {
        hand.key(Key::Tab, &[]);
        steps += 1;
        assert!(steps < 20, "the keyboard does not come there");
    }
    hand.key(Key::Space, &[]);
    assert_eq!(hand.harness.state().view().map.changed_layers(), ["names"]);
    assert!(hand.sees("地名"), "the menu stays open");
}
