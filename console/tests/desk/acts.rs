//! The acts beside the main line: each found by its name, pressed, and taken by the fold.

use dispatch_core::command::{Command, Shape};
use dispatch_core::state::AssignmentState;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2, Rect};
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::keeper::seat;
use crate::layout::{SIZES, resize};

const FIRST: &str = "郭溪街道 六虹桥延伸段下穿道路";
const SECOND: &str = "潘桥街道 瞿溪老街";

/// Only this section stands open, so that what it holds lies on the screen.
pub fn only(hand: &mut Hand, section: Key) {
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        hand.key(key, &[]);
    }
    hand.key(section, &[]);
}

/// Says something at the duty chief's, without the window.
fn chief(hand: &mut Hand, command: serde_json::Value) {
    let chief = seat("duty-chief", &hand.room.state);
    let command: Command = serde_json::from_value(command).unwrap();
    hand.room.say(&chief, command);
    hand.room.publish();
    hand.settle();
}

pub fn select(hand: &mut Hand, title: &str) {
    hand.harness
        .get_by_role_and_label(Role::ListItem, title)
        .click();
    hand.settle();
}

#[test]
fn people_are_moved_and_counted() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("疏散转移");
    hand.choose("转移");
    hand.write("转移哪些人、哪一片", "低洼处 40 户");
    hand.write("转到哪里", "郭溪小学");
    hand.write("怎么转", "大巴");
    hand.press("下达转移", &["evacuate"]);
    for _ in 0..3 {
        hand.press("已转 低洼处 40 户 +1", &[]);
    }
    hand.press("登记转移 低洼处 40 户", &["moved"]);
    let incident = hand.incident("i-1");
    let evacuation = incident.evacuations.values().next().unwrap();
    assert_eq!((evacuation.moved, evacuation.refused), (Some(3), None));
    assert!(
        hand.sees("已转 3 · 拒转 不详"),
        "what nobody said is unknown"
    );
}

#[test]
fn a_cordon_is_clicked_on_the_map_and_lifted() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("标绘");
    hand.choose("警戒区");
    hand.press("地图点选", &[]);
    let map = hand
        .harness
        .get_by_role_and_label(Role::Canvas, "地图")
        .rect();
    let at = map.center() + (150.0, 190.0).into();
    hand.harness.drag_at(at);
    hand.harness.drop_at(at);
    hand.settle();
    assert!(hand.sees("已取 1 点"));
    for _ in 0..2 {
        hand.press("半径（米） +1", &[]);
    }
    hand.press("标上", &["plot"]);
    let incident = hand.incident("i-1");
    let plot = incident.plots.values().next().unwrap();
    assert!(
        matches!(plot.shape, Shape::Circle { radius_m: 2, .. }),
        "{plot:?}"
    );
    hand.press("撤销标绘 警戒区", &["lift"]);
    assert!(hand.incident("i-1").plots.is_empty());
}

#[test]
fn what_is_the_governments_is_requested_and_answered() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("提请");
    hand.choose("提请哪项决定");
    let first = hand.first_choice();
    hand.choose(&first);
    hand.write("向谁提请", "区政府");
    hand.write("提请内容", "请尽快决定");
    hand.press("发出提请", &["request_act"]);
    assert!(hand.sees("待答复"));
    hand.write("何人、文号或理由", "李副区长");
    let answer = hand.first("已口头同意 ");
    hand.press(&answer, &["answer_act"]);
    assert!(hand.sees("已口头同意 李副区长"));
}

#[test]
fn aid_is_asked_for_and_comes() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("请求支援");
    hand.write("向哪个地区", "鹿城区");
    hand.write("支援什么", "排水车 2 台");
    hand.press("请求支援", &["ask_aid"]);
    hand.press("支援已到 鹿城区", &["aid_state"]);
}

#[test]
fn two_reports_of_one_flood_are_merged_and_split_again() {
    let mut hand = Hand::with_incidents(2);
    select(&mut hand, FIRST);
    only(&mut hand, Key::Num8);
    hand.choose("变更、合并、拆分");
    hand.write("变更理由", "同一处");
    hand.choose("另一起警情");
    // The same name stands on the map.
    hand.harness
        .get_all_by_role_and_label(Role::Button, SECOND)
        .find(|node| node.rect().left() > 1_270.0)
        .unwrap()
        .click();
    hand.settle();
    hand.press("并入本事件", &["merge"]);
    hand.write("变更理由", "实为两处");
    hand.press(&format!("拆分 {SECOND}"), &["split"]);
    assert_eq!(hand.room.state.open_incidents().len(), 2);
}

#[test]
fn persons_sought_are_listed_found_or_no_longer_searched_for() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num6);
    hand.press("人员核查", &[]);
    hand.write("不写姓名，如：白色轿车内", "白色轿车内");
    hand.press("人数 +1", &[]);
    hand.press("列为下落不明", &["sought"]);
    assert!(hand.sees("还有 1 人待核清"));
    hand.press("获救 白色轿车内", &["sought"]);
    assert_eq!(hand.incident("i-1").persons_open(), 0);
}

#[test]
fn a_death_is_confirmed_by_whoever_said_so_or_by_nobody() {
    let confirmed = |by: &str| {
        let mut hand = Hand::with_incidents(1);
        let found = serde_json::json!({ "sought": {
            "incident": "i-1", "sought": "p-1", "state": "missing", "words": "白色轿车内",
        }});
        chief(&mut hand, found);
        only(&mut hand, Key::Num6);
        hand.press("死亡 白色轿车内", &[]);
        hand.press(&format!("死亡 白色轿车内 {by}"), &["sought"]);
        let record = hand.incident("i-1").sought.values().next().unwrap().clone();
        record.confirmed_by.as_ref().map(ToString::to_string)
    };
    assert_eq!(confirmed("公安现场").as_deref(), Some("police"));
    assert_eq!(confirmed("不详"), None, "the desk makes no confirmation up");
}

/// What is written at one stands at that one, and its button says no other's.
#[test]
fn two_areas_have_their_own_counts() {
    let mut hand = Hand::with_incidents(1);
    for (plot, area) in [("e-1", "东片"), ("e-2", "西片")] {
        let evacuate = serde_json::json!({ "evacuate": {
            "incident": "i-1", "plot": plot, "area": area, "manner": "relocate",
            "to": "郭溪小学", "transport": "大巴",
        }});
        chief(&mut hand, evacuate);
    }
    only(&mut hand, Key::Num8);
    hand.press("已转 东片 +1", &[]);
    hand.press("登记转移 西片", &["moved"]);
    hand.press("登记转移 东片", &["moved"]);
    let moved: Vec<_> = hand
        .incident("i-1")
        .evacuations
        .values()
        .map(|it| it.moved)
        .collect();
    assert_eq!(moved, [Some(1), None]);
}

#[test]
fn the_chief_recalls_a_team_for_life() {
    let mut hand = Hand::with_incidents(2);
    let dispatch = serde_json::json!({ "dispatch": { "incident": "i-2", "team": "water-1" } });
    chief(&mut hand, dispatch);
    select(&mut hand, FIRST);
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    let name = hand
        .room
        .state
        .register
        .teams
        .values()
        .find(|it| it.id.as_str() == "water-1")
        .map(|it| it.zh.to_string())
        .unwrap();
    hand.write("按名称找队伍", &name);
    assert!(
        !hand.enabled(&format!("抽调 {name}")),
        "the officer may not"
    );
    hand.sit("值班长");
    hand.choose("救人优先");
    hand.write("抽调说明", "屋顶有人");
    hand.press(&format!("抽调 {name}"), &["recall"]);
    let team = dispatch_core::words::TeamId::new("water-1").unwrap();
    let state = |id: &str| hand.incident(id).assignments[&team].state;
    assert_eq!(state("i-2"), AssignmentState::Recalled);
    assert!(state("i-1").holds());
}

#[test]
fn a_contradiction_stands_on_top_until_it_is_settled() {
    let mut hand = Hand::with_incidents(2);
    let dispatch = serde_json::json!({ "dispatch": { "incident": "i-1", "team": "water-1" } });
    chief(&mut hand, dispatch);
    let seen = serde_json::json!({ "team_state": {
        "team": "water-1", "doing": "on-scene", "incident": "i-2",
    }});
    chief(&mut hand, seen);
    select(&mut hand, FIRST);
    assert!(hand.sees("情况不一致，请核"));
    hand.write("核定理由", "电台核实");
    let settle = hand.first("核定");
    hand.press(&settle, &["settle"]);
    assert!(!hand.sees("情况不一致，请核"));
}

#[test]
fn a_warning_signal_is_written_down_by_hand() {
    let mut hand = Hand::quiet();
    hand.press("登记预警", &[]);
    hand.choose("暴雨");
    hand.choose("橙色");
    hand.write("预警范围", "全区");
    hand.write("发布单位", "区气象台");
    hand.press("记下预警", &["warning"]);
    assert!(hand.sees("预警 暴雨橙色 · 全区"));
    hand.room.pass(60);
    let lifted = hand.first("解除 预警 暴雨橙色");
    hand.press(&lifted, &["cancel_warning"]);
    assert!(!hand.sees("预警 暴雨橙色 · 全区"));
}

#[test]
fn the_transfer_record_is_filled_after_the_change_of_command() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(60);
    let designate = hand.first("指派指挥官");
    hand.press(&designate, &["designate"]);
    let take_over = hand.first("到场接管");
    hand.press(&take_over, &["take_command"]);
    only(&mut hand, Key::Num1);
    hand.press("指挥移交单 0/13", &[]);
    // What the ledger knows stands there; nobody has said it yet.
    assert!(hand.sees("灰色栏名是按台账预填的"));
    assert!(hand.reads("危险区内人数", "无人在内"));
    assert!(hand.reads("伤亡情况", ""), "nobody has said a figure");
    assert!(hand.incident("i-1").transfer.unwrap().fields.is_empty());
    hand.write("伤亡情况", "暂无伤亡");
    crate::window::picture(&mut hand.harness, "transfer");
    hand.press("记入移交单", &["transfer_record"]);
    let recorded = hand.incident("i-1").transfer.unwrap();
    let names = &recorded.fields[&dispatch_core::command::TransferField::Names];
    let names = names.as_ref().unwrap().as_str();
    assert!(
        names.starts_with("交:") && names.contains(";接:"),
        "{names}"
    );
    assert!(hand.sees(&format!("指挥移交单 {}/13", recorded.known())));
    assert!(recorded.known() >= 6);
}

/// A fire with three dead by the hospital's word, whose commander raised the response.
fn with_levels() -> Hand {
    let mut hand = Hand::quiet();
    let say = |hand: &mut Hand, post: &str, command: serde_json::Value| {
        let seat = crate::keeper::seat(post, &hand.room.state);
        hand.room
            .say(&seat, serde_json::from_value(command).unwrap());
        hand.room.publish();
        hand.settle();
    };
    let whistle = serde_json::json!({"whistle": {"incident": "i-1", "type": "fire",
        "township": "330304009", "place": {"words": "瞿溪老街"}, "conditions": ["casualties"],
        "figures": {}}});
    say(&mut hand, "guoxi-duty-head", whistle);
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    hand.key(Key::ArrowDown, &[]);
    only(&mut hand, Key::Num1);
    assert!(hand.sees("对照测算（按数据，不等于定性）"));
    assert!(hand.sees("响应未启动"));
    let dead = serde_json::json!({"state": {"incident": "i-1", "source": "hospital",
        "figures": {"dead": 3}}});
    say(&mut hand, "duty-officer", dead);
    let raised = serde_json::json!({"adjust_response": {"incident": "i-1", "from": null,
        "to": "IV", "reason": "水位仍涨", "evidence": "水文站 08:40"}});
    say(&mut hand, commander.as_str(), raised);
    hand
}

/// Asserts that both levels lie on the screen side by side, each with what it rests on under it.
fn levels_beside(hand: &mut Hand, size: [f32; 2]) {
    let rect = |hand: &Hand, part: &str| {
        let found: Vec<_> = hand.harness.query_all_by_label_contains(part).collect();
        assert_eq!(found.len(), 1, "{part}: {} of them", found.len());
        found[0].rect()
    };
    // The figures, their reason and the article on the left, reason and evidence on the right.
    let rests_on = "死亡3人达到较大";
    let article = "依据:";
    let decided = "水位仍涨 · 数据或现场依据 水文站 08:40";
    let all = hand.harness.get_by_label_contains(article);
    all.scroll_to_me();
    hand.settle();
    hand.settle();
    let (computed, people) = (
        rect(hand, "对照测算（按数据，不等于定性）"),
        rect(hand, "人工决定"),
    );
    let (left, right) = (rect(hand, article), rect(hand, decided));
    assert_eq!(left, rect(hand, rests_on), "one sentence with its article");
    assert!(
        (computed.top() - people.top()).abs() < 1.0,
        "{computed:?} {people:?}"
    );
    assert!(computed.right() < people.left() && left.right() < right.left());
    assert!(left.top() >= computed.bottom() - 1.0 && right.top() >= people.bottom() - 1.0);
    let screen = Rect::from_min_size(Pos2::ZERO, size.into());
    for rect in [computed, people, left, right] {
        assert!(screen.contains_rect(rect), "{rect:?} at {size:?}");
    }
}

#[test]
fn the_level_by_the_figures_stands_beside_the_level_people_decided() {
    let mut hand = with_levels();
    levels_beside(&mut hand, SIZES[2]);
    crate::window::picture(&mut hand.harness, "levels");
}

/// In a low window they stand with what is reported, and where the level is chosen while it is.
#[test]
fn in_a_low_window_both_levels_stand_side_by_side_where_one_is_chosen() {
    let mut hand = with_levels();
    resize(&mut hand, SIZES[1]);
    let both = |hand: &Hand| hand.sees("对照测算（按数据，不等于定性）");
    assert!(!both(&hand), "what must be pressed is seen first");
    hand.harness
        .get_by_role_and_label(Role::CheckBox, "III")
        .click();
    hand.settle();
    levels_beside(&mut hand, SIZES[1]);
    crate::window::picture(&mut hand.harness, "levels-1366");
    hand.harness
        .get_by_role_and_label(Role::CheckBox, "III")
        .click();
    hand.settle();
    assert!(!both(&hand));
    hand.key(Key::Num1, &[]);
    hand.key(Key::Num6, &[]);
    levels_beside(&mut hand, SIZES[1]);
}
