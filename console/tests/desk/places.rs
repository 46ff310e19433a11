//! The board of facilities and risk points: patrols and states are pressed and seen.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use serde_json::json;

use crate::hand::Hand;
use crate::keeper::seat;

const HENGYANG: &str = "泽雅横垟村沿溪（示例）";

/// The board, at a desk with one incident of Guoxi.
fn board() -> Hand {
    let mut hand = Hand::with_incidents(1);
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    hand.settle();
    hand
}

fn patrolled(hand: &Hand, risk: &str) -> Vec<(String, Option<String>)> {
    let marks = &hand.room.state.risks[risk].marks;
    let row = |mark: &dispatch_core::state::RiskMark| {
        let behalf = mark.said.on_behalf.as_ref().map(|it| it.who.to_string());
        (mark.state.zh().to_owned(), behalf)
    };
    marks.iter().map(row).collect()
}

#[test]
fn a_patrol_heard_by_telephone_is_one_press_and_an_abnormal_place_becomes_an_incident() {
    let mut hand = board();
    assert!(hand.sees("风险清单 32 处") && hand.sees("未巡查") && hand.sees("责任 不详"));
    hand.write("查找：名称、镇街、清单、管护单位", "横垟");
    assert!(!hand.sees("信岙"));
    hand.press(&format!("记录巡查 {HENGYANG}"), &[]);
    hand.write("几分钟前（不填为现在）", "10");
    hand.write("说明", "溪水漫到路面");
    hand.press(&format!("异常 {HENGYANG}"), &["patrol"]);
    let township = Some("township:330304108".to_owned());
    let marks = patrolled(&hand, "risk-zeya-hengyang");
    assert_eq!(marks, [("异常".to_owned(), township)]);
    let mark = hand.room.state.risks["risk-zeya-hengyang"].marks[0].clone();
    assert_eq!(mark.said.at.since_s(mark.as_of), 600);
    assert!(hand.sees("溪水漫到路面") && hand.sees("10 分前"));
    assert!(hand.sees("设施与风险点，1"), "it waits on the tab");
    crate::window::picture(&mut hand.harness, "places-abnormal");

    hand.press(&format!("转为事件 {HENGYANG}"), &["open", "patrol"]);
    assert!(!hand.sees("转为事件"));
    let incident = hand.room.state.risks["risk-zeya-hengyang"].marks[1]
        .incident
        .clone();
    let incident = hand.incident(incident.unwrap().as_str());
    assert_eq!(incident.township.as_str(), "330304108");
    assert!(incident.place.point.is_some() && !incident.calls.is_empty());
    let seen = hand.first("已转：");
    hand.press(&seen, &[]);
    assert!(hand.sees("现场指挥") || hand.sees(HENGYANG));
}

#[test]
fn an_abnormal_place_joins_the_incident_that_is_open_in_its_township() {
    let mut hand = board();
    hand.write(
        "查找：名称、镇街、清单、管护单位",
        "六虹桥延伸段下穿通道积水点",
    );
    let name = "六虹桥延伸段下穿通道积水点（示例）";
    hand.press(&format!("记录巡查 {name}"), &[]);
    hand.press(&format!("异常 {name}"), &["patrol"]);
    let join = hand.first("归入 ");
    hand.press(&join, &["patrol"]);
    let marks = &hand.room.state.risks["risk-liuhongqiao"].marks;
    assert_eq!(
        marks.last().unwrap().incident.as_ref().unwrap().as_str(),
        "i-1"
    );
}

#[test]
fn a_list_overdue_under_a_response_waits_on_the_tab() {
    let mut hand = board();
    let chief = seat("duty-chief", &hand.room.state);
    let now = hand.room.state.at;
    let start = json!({"start_response": {"response": "r", "kind": "typhoon", "level": "I",
        "matter": "台风", "area": "泽雅", "townships": ["330304108"],
        "expected_end_at": now.plus_s(90_000).0, "measures": "巡查", "started_by": "centre",
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}});
    hand.room
        .say(&chief, serde_json::from_value(start).unwrap());
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("前再巡") && !hand.sees("未巡查 "));
    hand.room.pass(2000);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("超时 03:20 未巡查"));
    assert!(hand.sees("设施与风险点，2"), "flash floods and slopes");
    crate::window::picture(&mut hand.harness, "places");
}

#[test]
fn a_facilitys_state_is_said_for_its_keeper_and_grows_old() {
    let mut hand = board();
    hand.write("查找：名称、镇街、清单、管护单位", "六虹桥泵站（示例）");
    assert!(hand.sees("尚无人报过状态") && hand.sees("管护 区综合行政执法局"));
    let name = "六虹桥泵站（示例）";
    hand.press(&format!("记录状态 {name}"), &[]);
    hand.press(&format!("停电 {name}"), &["facility_state"]);
    let mark = hand.room.state.facilities["liuhongqiao-pump"].marks[0].clone();
    assert_eq!(mark.state.as_str(), "no-power");
    let behalf = mark.said.on_behalf.unwrap();
    assert_eq!(behalf.who.to_string(), "department:urban-enforcement");
    assert!(hand.sees("停电") && !hand.sees("上次停电"));
    hand.room.pass(3700);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("上次停电"), "an hour later it is 不详");

    crate::window::picture(&mut hand.harness, "places-facility");

    // What the officer sees himself is nobody's word but his own.
    hand.press(&format!("记录状态 {name}"), &[]);
    hand.write("说明", "看到水泵在转");
    for _ in 0..2 {
        hand.press(&format!("记录状态 {name}"), &[]);
    }
    assert!(hand.reads("说明", "看到水泵在转"), "it waited");
    hand.choose("听区综合行政执法局电话报");
    hand.press(&format!("运行 {name}"), &["facility_state"]);
    let marks = &hand.room.state.facilities["liuhongqiao-pump"].marks;
    assert!(marks.last().unwrap().said.on_behalf.is_none());
}

#[test]
fn nothing_found_says_so() {
    let mut hand = board();
    hand.write("查找：名称、镇街、清单、管护单位", "没有这个地方");
    let nothing = hand.harness.query_all_by_label("没有查到。请换个词查找。");
    assert_eq!(nothing.count(), 3);
}

#[test]
fn what_was_said_of_a_place_that_no_register_has_stands_on_the_board() {
    let mut hand = Hand::quiet();
    let duty = seat("duty-officer", &hand.room.state);
    let said = serde_json::json!({ "facility_state": { "facility": "pump-9", "state": "flooded",
        "words": "村民自建泵房" } });
    hand.room.say(&duty, serde_json::from_value(said).unwrap());
    hand.room.publish();
    hand.choose("设施与风险点");
    assert!(hand.sees("未登记的设施、风险点 1 处"));
    assert!(hand.sees("pump-9") && hand.sees("村民自建泵房"));
}

#[test]
fn an_abnormal_place_of_no_register_waits_on_the_tab_until_it_joins_an_incident() {
    let mut hand = board();
    let duty = seat("duty-officer", &hand.room.state);
    let said = json!({"patrol": {"risk": "新滑坡点", "state": "abnormal", "words": "裂缝加宽"}});
    hand.room.say(&duty, serde_json::from_value(said).unwrap());
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("设施与风险点，1"), "it waits on the tab");
    assert!(hand.sees("未登记的风险点异常未转事件"), "it is an alarm");
    assert!(hand.sees("新滑坡点") && hand.sees("裂缝加宽"));
    crate::window::picture(&mut hand.harness, "places-unlisted");
    let join = hand.first("归入 ");
    hand.press(&join, &["patrol"]);
    assert!(!hand.sees("归入 ") && !hand.sees("设施与风险点，1"));
    hand.write("查找：名称、镇街、清单、管护单位", "没有这个地方");
    hand.press("记录巡查 新滑坡点", &[]);
    hand.press("正常 新滑坡点", &["patrol"]);
    let states = patrolled(&hand, "新滑坡点").into_iter().map(|it| it.0);
    assert_eq!(states.collect::<Vec<_>>(), ["异常", "异常", "正常"]);
}

#[test]
fn a_shelter_is_open_with_its_places_on_the_board_and_on_the_map() {
    let mut hand = board();
    let name = "郭溪避灾安置场所（示例）";
    assert!(hand.sees("已开放 0 · 余 0 人"));
    hand.write("查找：名称、镇街、清单、管护单位", "郭溪避灾");
    assert!(hand.sees("尚无人报过状态") && hand.sees("已安置 不详 · 可安置 400 · 余 不详"));
    hand.press(&format!("记录状态 {name}"), &[]);
    hand.write("已安置人数", "123");
    hand.press(&format!("已开放 {name}"), &["shelter_state"]);
    let mark = hand.room.state.shelters["guoxi-shelter"].marks[0].clone();
    assert_eq!(mark.figures.values().copied().collect::<Vec<_>>(), [123]);
    assert!(hand.sees("已安置 123 · 可安置 400 · 余 277"));
    assert!(hand.sees("已开放 1 · 余 277 人"));
    assert!(hand.sees("已开放 余 277"), "on the map, beside its name");
    crate::window::picture(&mut hand.harness, "places-shelter");
    hand.press(&format!("记录状态 {name}"), &[]);
    hand.press(&format!("已满 {name}"), &["shelter_state"]);
    assert!(!hand.sees("已开放 余"), "full");
    hand.room.pass(3700);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("上次已满"), "an hour later it is 不详");
}
