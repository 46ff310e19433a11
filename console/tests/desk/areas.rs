//! Hazard areas at the desk: the leak by initials, the wind by key and by hand, who is inside, decided
//! and told.

use std::sync::Arc;

use dispatch_core::command::{Compass, InsideAct, LeakAmount, Light, WindFrom};
use dispatch_core::state::AreaTrack;
use dispatch_core::words::DepartmentId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::travel::{Told, TownshipAreas};

use crate::hand::Hand;
use crate::keeper::seat;

const HOSPITAL: &str = "开发区南医院（示例）";

/// The board, beside a leak at the junction of the development zone.
fn board() -> Hand {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    let open = json!({"open": {"incident": "x", "type": "hazardous-chemical",
        "township": "ouhai-zone", "words": "液氯泄漏", "call_members": false,
        "place": {"words": "云海路口", "point": {"lat_e7": 279_480_000, "lon_e7": 1_205_850_000}}}});
    hand.room.say(&duty, serde_json::from_value(open).unwrap());
    hand.room.publish();
    hand.settle();
    hand.key(Key::ArrowDown, &[]);
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num9);
    hand.settle();
    hand
}

fn department(id: &str) -> DepartmentId {
    DepartmentId::new(id).unwrap()
}

fn track(hand: &Hand) -> AreaTrack {
    let areas = &hand.incident("x").areas;
    (**areas.values().next().expect("an area")).clone()
}

/// The leak as somebody sets it: the substance by the initials of 液氯.
fn set_leak(hand: &mut Hand) {
    hand.write("物质：名称、拼音首字母、联合国编号", "yl");
    hand.choose("氯（液氯） UN1017");
    hand.choose("大量泄漏");
    hand.choose("白天");
    assert!(hand.sees("初始隔离 600 米 · 下风向 3500 米"));
    assert!(hand.sees("严禁在泄漏钢瓶上喷水") && hand.sees("复核"));
    hand.press("划定", &["hazard_area"]);
}

/// Scrolls until the button can be pressed.
fn in_sight(hand: &mut Hand, button: &str) {
    let button = hand.harness.get_by_role_and_label(Role::Button, button);
    button.scroll_to_me();
    hand.settle();
}

#[test]
fn the_wind_turns_and_the_hospital_is_decided_on_and_told() {
    let mut hand = board();
    set_leak(&mut hand);
    assert!(hand.sees("风向不明，按全圆划定"));
    hand.choose("东风");
    hand.write("风速 米每秒", "2.1");
    let weather = "department:meteorology".parse().unwrap();
    let service = hand.room.state.register.departments[&department("meteorology")]
        .zh
        .clone();
    hand.choose(service.as_str());
    crate::window::picture(&mut hand.harness, "areas-wind");
    hand.press("记录风向", &["wind"]);
    let mark = hand.incident("x").winds[0].clone();
    assert_eq!(mark.speed_cm_s, Some(210));
    assert_eq!(mark.measured_by, Some(weather), "by whom");
    assert!(
        hand.sees(&format!("东风 2.1 米每秒 · 测报 {service}")),
        "it is said beside it"
    );
    let row = format!("影响区内 {HOSPITAL}");
    assert!(!hand.sees(&row), "the wind is from the east");
    hand.choose("北风");
    hand.press("记录风向", &["wind"]);
    assert!(hand.sees("影响区第 3 版") && hand.sees(&row) && hand.sees("新进入"));
    assert!(hand.sees("人数不详，可容 120 人"), "room is no count");
    crate::window::picture(&mut hand.harness, "areas-new");
    hand.choose(&row);
    let nothing = format!("不需要 {HOSPITAL}");
    let refused = hand.harness.get_by_role_and_label(Role::Button, &nothing);
    assert!(refused.accesskit_node().is_disabled(), "it needs a reason");
    hand.press(&format!("就地避险 {HOSPITAL}"), &["decide_inside"]);
    hand.choose(&format!("告知提纲 {HOSPITAL}"));
    assert!(hand.sees("在泄漏点南面") && hand.sees("请复诵"));
    crate::window::picture(&mut hand.harness, "areas-card");
    // Whoever reads the card aloud has come to its end.
    in_sight(&mut hand, &format!("无人接听 {HOSPITAL}"));
    hand.press(&format!("无人接听 {HOSPITAL}"), &["tell_inside"]);
    assert!(hand.sees("未打通"));
    hand.press(&format!("已接通 {HOSPITAL}"), &["tell_inside"]);
    assert!(hand.sees("已告知"));
    crate::window::picture(&mut hand.harness, "areas-told");
    let told = &track(&hand).told;
    assert_eq!(told.values().map(|it| it.len()).sum::<usize>(), 2);

    in_sight(&mut hand, "记录风向");
    hand.choose("南风");
    hand.press("记录风向", &["wind"]);
    assert!(!hand.sees(&row) && hand.sees("已不在影响区") && hand.sees("请告知解除"));
    hand.room.pass(960);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("风向陈旧"));
    crate::window::picture(&mut hand.harness, "areas-stale");
    in_sight(&mut hand, "解除影响区");
    hand.press("解除影响区", &["lift"]);
    assert!(hand.sees("已解除"));
}

#[test]
fn the_arrow_on_the_map_proposes_a_wind_and_enter_records_it() {
    let mut hand = board();
    set_leak(&mut hand);
    hand.choose("东风");
    hand.press("记录风向", &["wind"]);
    let arrow = |hand: &Hand| {
        hand.harness
            .get_all_by_role(Role::Slider)
            .find(|it| {
                let name = it.accesskit_node().label().unwrap_or_default();
                name.ends_with("拖动改风向")
            })
            .map(|it| (it.accesskit_node().label().unwrap(), it.rect().center()))
            .expect("an arrow")
    };
    let (name, tail) = arrow(&hand);
    assert!(name.starts_with("东风"), "{name}");
    // The leak lies an arrow's length to the west of its tail; from there to the north of it.
    let leak = tail - Vec2::new(84.0, 0.0);
    hand.harness.drag_at(tail);
    hand.harness.run_steps(1);
    hand.harness.hover_at(leak - Vec2::new(0.0, 84.0));
    hand.harness.run_steps(1);
    hand.harness.drop_at(leak - Vec2::new(0.0, 84.0));
    assert_eq!(hand.settle(), [""; 0], "dragging records nothing");
    let (name, _) = arrow(&hand);
    assert!(name.starts_with("拟：北风"), "{name}");
    assert_eq!(track(&hand).versions.len(), 2);
    crate::window::picture(&mut hand.harness, "areas-dragged");
    hand.key(Key::Enter, &["wind"]);
    assert_eq!(track(&hand).versions.len(), 3);
    let (name, _) = arrow(&hand);
    assert!(name.starts_with("北风"), "{name}");
}

/// Types a line into the field where the caret stands, and sends it.
fn says(hand: &mut Hand, line: &str, will: &str, commands: &[&str]) {
    hand.harness
        .event(eframe::egui::Event::Text(line.to_owned()));
    hand.settle();
    assert!(hand.sees(will), "{line}: no {will}");
    hand.harness.key_press(Key::Enter);
    assert_eq!(hand.settle(), commands, "{line}");
}

#[test]
fn a_leak_is_typed_on_the_line_and_each_line_says_first_who_would_lie_inside() {
    let mut hand = board();
    hand.key(Key::Slash, &[]);
    // It is three in the morning, and the sun says so: 8 km.
    says(
        &mut hand,
        "yxq 氯 大量",
        "下风向防护 8000 米",
        &["hazard_area"],
    );
    let version = |hand: &Hand| track(hand).versions.last().unwrap().clone();
    assert_eq!(version(&hand).leak.protective_m, 8000);
    assert_eq!(version(&hand).leak.light, Light::Night);
    says(&mut hand, "影响区 液氯 小量 白天", "白天", &["hazard_area"]);
    let leak = version(&hand).leak;
    assert_eq!((leak.amount, leak.light), (LeakAmount::Small, Light::Day));
    says(
        &mut hand,
        "yxq 氯 大量 白天",
        "下风向防护 3500 米",
        &["hazard_area"],
    );
    says(&mut hand, "f d 2.1", "东风", &["wind"]);
    assert_eq!(hand.incident("x").winds[0].speed_cm_s, Some(210));
    assert_eq!(hand.incident("x").winds[0].measured_by, None);
    says(&mut hand, "f d 2.1 气象", "气象", &["wind"]);
    let by = hand.incident("x").winds[1].measured_by.clone();
    assert_eq!(by, Some("department:meteorology".parse().unwrap()));
    says(&mut hand, "f d 2.1 不存在的单位", "不存在的单位", &[]);
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    // The hospital to the south is named before anything is recorded.
    says(&mut hand, "f 北 2.4", &format!("处：{HOSPITAL}"), &["wind"]);
    assert_eq!(version(&hand).from, Some(WindFrom::Compass(Compass::N)));
    // In Chinese `n` is the south and never the north.
    says(&mut hand, "f n", "南风", &["wind"]);
    says(&mut hand, "f 361", "“361”", &[]);
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "f 360", "北风(360 度)", &["wind"]);
    says(&mut hand, "cz 南医院 不需要", "理由", &[]);
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    says(
        &mut hand,
        "cz 南医院 就地避险 氧气足",
        "氧气足",
        &["decide_inside"],
    );
    says(&mut hand, "gz 南医院 接通", "接通", &["tell_inside"]);
    let told = track(&hand).told;
    let told: Vec<_> = told.values().flatten().collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].of, Some(InsideAct::ShelterInPlace));
}

#[test]
fn at_dusk_an_area_of_the_day_is_doubted_until_it_is_set_anew() {
    let mut hand = board();
    // From 03:00 to eight in the morning.
    hand.room.pass(5 * 3_600);
    hand.room.publish();
    hand.settle();
    set_leak(&mut hand);
    assert!(hand.sees("日落 18:") && !hand.sees("天已黑"));
    hand.room.pass(11 * 3_600);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("天已黑，仍是白天距离") && !hand.sees("日落 18:"));
    crate::window::picture(&mut hand.harness, "areas-dusk");
    hand.choose("更新影响区");
    in_sight(&mut hand, "划定");
    hand.press("划定", &["hazard_area"]);
    assert!(!hand.sees("天已黑"));
    let leak = track(&hand).versions.last().unwrap().leak.clone();
    assert_eq!((leak.light, leak.protective_m), (Light::Night, 8000));
}

/// A layer that is put away is gone from the map and not from the board, and stands there again when asked.
/// The clocks of a row: what stands beside its name.
fn clocks(hand: &Hand, row: &str) -> Vec<String> {
    let row = hand.harness.get_by_label(row).rect();
    let all = hand.harness.query_all_by_role(Role::Label);
    let beside = all.filter(|it| {
        let at = it.rect().center();
        row.y_range().expand(2.0).contains(at.y) && at.x > row.right()
    });
    let said = beside.filter_map(|it| it.accesskit_node().value());
    said.filter(|it| it.starts_with("余 ") || it.starts_with("超时 "))
        .collect()
}

/// Five minutes to decide and ten to tell, by the rules of the district; they run from when it was known that he
/// is inside, and what is over says since when.
#[test]
fn each_that_is_inside_has_a_clock_until_something_is_decided_for_him() {
    let mut hand = board();
    set_leak(&mut hand);
    hand.choose("北风");
    hand.press("记录风向", &["wind"]);
    let row = format!("影响区内 {HOSPITAL}");
    let after = |hand: &mut Hand, seconds: i64| {
        hand.room.pass(seconds);
        hand.room.publish();
        hand.settle();
        clocks(hand, &row)
    };
    assert_eq!(after(&mut hand, 0), ["余 05:00", "余 10:00"]);
    assert_eq!(after(&mut hand, 75), ["余 03:45", "余 08:45"]);
    assert_eq!(after(&mut hand, 225), ["余 00:00", "余 05:00"]);
    assert_eq!(after(&mut hand, 1), ["超时 00:01", "余 04:59"]);
    crate::window::picture(&mut hand.harness, "areas-overdue");
    assert_eq!(after(&mut hand, 359), ["超时 06:00", "超时 01:00"]);
    // What is decided has no clock any more; he still has to be told.
    hand.choose(&row);
    hand.press(&format!("就地避险 {HOSPITAL}"), &["decide_inside"]);
    assert_eq!(clocks(&hand, &row), ["超时 01:00"]);
}

#[test]
fn the_areas_are_a_layer_that_can_be_put_away() {
    let mut hand = board();
    set_leak(&mut hand);
    let arrow = |hand: &Hand| hand.harness.query_all_by_role(Role::Slider).count();
    let before = arrow(&hand);
    assert!(before > 0);
    hand.choose("影响区 1");
    assert_eq!(arrow(&hand), before - 1);
    assert!(hand.sees("影响区第 1 版"), "the board goes on");
    let changed = hand.harness.state().view().map.changed_layers();
    assert_eq!(changed, ["hazards"]);
    hand.choose("影响区 1");
    assert_eq!(arrow(&hand), before);
}

#[test]
fn a_township_of_which_only_a_part_lies_inside_is_listed_and_it_says_by_which_lines() {
    let mut hand = board();
    set_leak(&mut hand);
    assert!(hand.sees("没有镇街界线，只看各镇街中心点"));
    let touched = "界内有一部分，中心在区外";
    assert!(!hand.sees(touched));
    let tell = |hand: &mut Hand, pack: &atlas::pack::Pack| {
        let areas = TownshipAreas::of(pack);
        let told = Told::Townships(Arc::new(areas));
        hand.room.travel_ends.tell(told).unwrap();
        // What is inside is looked up once a second.
        hand.room.pass(1);
        hand.room.publish();
        hand.settle();
    };
    let mut pack = crate::ground::sketch();
    tell(&mut hand, &pack);
    assert!(hand.sees(touched));
    assert!(hand.sees("镇街按示意图的界线，只供参考"));
    crate::window::picture(&mut hand.harness, "areas-townships");
    // Imported, and one township was left out of it.
    pack.standing.is_sketch = false;
    let left_out = pack
        .ground
        .areas
        .iter()
        .position(|it| it.name.zh == "泽雅镇");
    pack.ground.areas.remove(left_out.unwrap());
    tell(&mut hand, &pack);
    assert!(hand.sees("镇街按已导入的界线；1 个没有界线，只看中心点"));
    assert!(hand.sees(touched));
}

#[test]
fn each_row_says_how_many_people_are_inside_or_that_nobody_knows() {
    let mut hand = board();
    let duty = seat("duty-officer", &hand.room.state);
    let housed = json!({"shelter_state": {"site": "panqiao-shelter", "door": "open", "figures": {"housed": 85}}});
    hand.room
        .say(&duty, serde_json::from_value(housed).unwrap());
    hand.room.publish();
    set_leak(&mut hand);
    assert!(
        hand.sees("约 85 人（03:00 报）"),
        "in the shelter, by its word"
    );
    assert!(hand.sees("人数不详，可容 120 人"), "in the hospital");
    assert!(hand.sees("32 人"), "the strength of the fire station");
    assert!(hand.sees("人数不详"));
    crate::window::picture(&mut hand.harness, "areas-people");
}
