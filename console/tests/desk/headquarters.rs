//! 现场指挥部 and the hold points of an incident.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::acts::only;
use crate::hand::Hand;

/// An incident of Guoxi, with the section for its matters open.
fn matters() -> Hand {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("现场指挥部");
    hand
}

#[test]
fn the_proposed_groups_are_taken_by_one_press_and_said_for_the_commander() {
    let mut hand = matters();
    assert!(hand.sees("抢险救援组：区消防救援大队牵头"));
    assert!(hand.sees("保障组：郭溪街道牵头"));
    crate::window::picture(&mut hand.harness, "headquarters");
    hand.press("采用建议的 7 个组", &["scene_hq"]);
    assert!(!hand.sees("采用建议的"));
    let scene = hand.room.state.scenes["i-1"].clone();
    assert_eq!(scene.groups.len(), 7);
    let said = scene.said.clone().unwrap();
    assert!(said.on_behalf.is_some(), "the commander divides his scene");
    assert!(
        hand.sees("警戒交通组：区公安分局牵头"),
        "it stands there now"
    );
}

#[test]
fn another_unit_leads_one_group_and_the_rest_stays_proposed() {
    let mut hand = matters();
    hand.press("改由 医疗救护组", &[]);
    hand.press("医疗救护组 区消防救援大队", &["scene_hq"]);
    let scene = hand.room.state.scenes["i-1"].clone();
    assert_eq!(scene.groups.len(), 1);
    assert_eq!(scene.groups[0].lead.to_string(), "department:fire-brigade");
    assert!(hand.enabled("采用建议的 6 个组"));
}

/// The button stands below the proposed groups: the column is scrolled to it.
fn record(hand: &mut Hand) {
    let name = "记录现场指挥部";
    let button = hand.harness.get_by_role_and_label(Role::Button, name);
    button.scroll_to_me();
    hand.settle();
    hand.press(name, &["scene_hq"]);
}

#[test]
fn post_channels_deputy_and_safety_officer_are_said_piece_by_piece() {
    let mut hand = matters();
    assert!(!hand.enabled("记录现场指挥部"), "nothing is written yet");
    hand.write("指挥部设在何处", "六虹桥加油站");
    hand.write("指挥频道", "3");
    hand.write("安全员", "林某");
    record(&mut hand);
    assert!(hand.sees("现场指挥部：六虹桥加油站 · 副指挥官 不详 · 安全员 林某"));
    hand.write("作战频道", "5");
    record(&mut hand);
    let scene = hand.room.state.scenes["i-1"].clone();
    let plan: Vec<String> = scene
        .channels
        .iter()
        .map(|it| format!("{} {}", it.purpose, it.channel))
        .collect();
    assert_eq!(plan, ["作战频道 5", "指挥频道 3"], "the first plan stays");
    assert_eq!(scene.place.clone().unwrap().words.as_str(), "六虹桥加油站");
}

#[test]
fn a_hold_point_is_open_until_somebody_confirms_it_and_going_in_before_warns_and_takes_a_reason() {
    let mut hand = Hand::with_incidents(1);
    let arrived = serde_json::json!({"report_in": {"incident": "i-1",
        "department": "fire-brigade", "strength": {"people": 8}}});
    let duty = crate::keeper::seat("duty-officer", &hand.room.state);
    hand.room
        .say(&duty, serde_json::from_value(arrived).unwrap());
    hand.room.publish();
    hand.settle();
    only(&mut hand, Key::Num3);
    hand.press("危险区登记与清点", &[]);
    assert!(hand.sees("安全确认（行动前）："));
    hand.choose("入水救援");
    assert!(hand.sees("安全确认 2 项未见") && !hand.sees("水中人员清点为零"));
    let proved = "水域供配电已断开，由供电单位现场验电确认";
    hand.press(&format!("确认 {proved}"), &[]);
    hand.press(&format!("确认 {proved} 国网瓯海供电"), &["note"]);
    assert!(hand.sees("国网瓯海供电 水域供配电已断开"), "by which word");
    assert!(hand.sees("安全确认 1 项未见"));
    let fact = hand.incident("i-1").zone.satisfied_by["power-proved-off"].clone();
    let behalf = fact.said.on_behalf.unwrap();
    assert_eq!(behalf.who.to_string(), "department:power");

    hand.write("人数", "4");
    hand.write("限时（分）", "20");
    hand.write("未确认而进入的理由", "有人呼救");
    crate::window::picture(&mut hand.harness, "hold-points");
    let enter = hand.first("进入危险区 ");
    hand.press(&enter, &["enter_zone"]);
    let overrides = hand.incident("i-1").zone.overrides.clone();
    let held: Vec<(&str, &str)> = overrides
        .iter()
        .map(|it| (it.hold_point.as_str(), it.reason.as_ref().unwrap().as_str()))
        .collect();
    assert_eq!(held, [("vest-and-release", "有人呼救")]);
}
