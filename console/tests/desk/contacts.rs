//! 联络盘 as a night: a township goes silent, its ladder is climbed, a village is found and rung.

use std::sync::Arc;

use dispatch_core::command::{AttemptResult, Command};
use dispatch_core::district::District;
use dispatch_core::drill::Scenario;
use dispatch_core::entry::{Means, World};
use dispatch_core::register::Callee;
use dispatch_core::time::Time;
use dispatch_core::words::PostId;
use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use serde_json::json;
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, START, seat, texts};
use crate::window::{open, picture};

fn chief(hand: &mut Hand, command: serde_json::Value) {
    let chief = seat("duty-chief", &hand.room.state);
    let command: Command = serde_json::from_value(command).unwrap();
    hand.room.say(&chief, command);
    hand.room.publish();
    hand.settle();
}

fn under_a_response() -> Hand {
    let mut hand = Hand::quiet();
    chief(
        &mut hand,
        json!({"start_response": {"response": "r-1", "kind": "typhoon", "level": "II",
            "matter": "防台风", "area": "泽雅", "townships": ["330304108"],
            "from_at": START, "expected_end_at": START + 86_400_000,
            "measures": "转移", "started_by": "department:gov-office",
            "consent": {"document": {"number": "1号"}}}}),
    );
    hand
}

fn results(hand: &Hand, who: &str) -> Vec<AttemptResult> {
    let who: Callee = who.parse().unwrap();
    let all = hand.room.state.contacts.get(&who).into_iter().flatten();
    all.map(|it| it.attempt.result).collect()
}

#[test]
fn a_silent_township_stands_red_on_top_and_its_ladder_is_climbed_until_somebody_answers() {
    let mut hand = under_a_response();
    hand.choose("联络盘");
    assert!(!hand.sees("镇街失声 1 个"));
    hand.room.pass(1_900);
    hand.settle();
    assert!(hand.sees("联络盘，1 项待办"));
    assert!(hand.sees("镇街失声 1 个"));
    hand.press("呼叫 泽雅镇", &[]);
    assert!(hand.sees("现在该呼："));
    picture(&mut hand.harness, "contacts-zh");
    hand.press("无人接听 泽雅镇", &["contact"]);
    hand.press("占线 泽雅镇", &["contact"]);
    hand.write("对方说了什么：平安、有人被困……", "路断了,人都平安");
    hand.press("已接通 泽雅镇", &["contact"]);
    assert_eq!(
        results(&hand, "township:330304108"),
        [
            AttemptResult::NoAnswer,
            AttemptResult::Busy,
            AttemptResult::Answered
        ]
    );
    let who: Callee = "township:330304108".parse().unwrap();
    let contacts = &hand.room.state.contacts[&who];
    let posts: Vec<_> = contacts.iter().map(|it| &it.attempt.to_post).collect();
    assert!(
        posts[0].is_some() && posts[0] != posts[1],
        "one step higher"
    );
    assert!(contacts[0].attempt.number.is_some(), "as the roster has it");
    let words = contacts[2].words.as_ref().unwrap();
    assert_eq!(words.as_str(), "路断了,人都平安");
    assert!(!hand.sees("镇街失声 1 个"), "it was heard");
    assert!(!hand.sees("联络盘，1 项待办"));
}

#[test]
fn a_hospital_is_found_by_its_initials_and_waits_for_the_next_step() {
    let mut hand = Hand::quiet();
    hand.choose("联络盘");
    hand.write("找单位、村、场所、设施、岗位（可用拼音首字母）", "dsrmyy");
    hand.press("呼叫 瓯海区第三人民医院", &[]);
    hand.press("关机 瓯海区第三人民医院", &["contact"]);
    assert_eq!(
        results(&hand, "site:hospital-3"),
        [AttemptResult::SwitchedOff]
    );
    assert!(
        !hand.sees("联络盘，1 项待办"),
        "the second step has its time"
    );
    hand.room.pass(181);
    hand.settle();
    hand.key(Key::F9, &[]);
    picture(&mut hand.harness, "contacts-en");
    hand.key(Key::F9, &[]);
    assert!(hand.sees("联络盘，1 项待办"));
}

#[test]
fn a_village_stands_on_the_board_and_its_secretary_is_rung_first() {
    let mut hand = Hand::quiet();
    hand.choose("联络盘");
    hand.write("找单位、村、场所、设施、岗位（可用拼音首字母）", "任桥村");
    assert!(hand.sees("郭溪街道"));
    hand.press("呼叫 郭溪任桥村（示例）", &[]);
    assert!(hand.sees("村书记 叶永和（示例）"));
    picture(&mut hand.harness, "contacts-village");
    hand.press("不在服务区 郭溪任桥村（示例）", &["contact"]);
    hand.press("已接通 郭溪任桥村（示例）", &["contact"]);
    let who: Callee = "site:village-renqiao".parse().unwrap();
    let contacts = &hand.room.state.contacts[&who];
    let numbers: Vec<_> = contacts
        .iter()
        .map(|it| it.attempt.number.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(numbers, ["0577-0000-2001", "0577-0000-2002"]);
    hand.clear("找单位、村、场所、设施、岗位（可用拼音首字母）");
    assert!(hand.sees("村（社区）"));
}

#[test]
fn a_village_that_no_register_has_is_rung_by_satellite_and_remembered() {
    let mut hand = Hand::quiet();
    hand.choose("联络盘");
    hand.write("找单位、村、场所、设施、岗位（可用拼音首字母）", "岭下村");
    hand.press("呼叫 岭下村 （名册没有的）", &[]);
    hand.write("打给谁", "村主任");
    hand.press("呼叫 岭下村 （名册没有的）", &[]);
    hand.choose("卫星电话");
    hand.press("已转告 岭下村", &["contact"]);
    let who: Callee = "other:岭下村".parse().unwrap();
    let contact = &hand.room.state.contacts[&who][0];
    assert_eq!(contact.attempt.to.as_str(), "村主任");
    assert_eq!(contact.attempt.means, Means::Satellite);
    assert!(hand.room.state.heard[&who].contains_key(&Means::Satellite));
}

#[test]
fn the_roster_says_who_is_on_duty_whose_line_is_yesterdays_and_where_nobody_stands() {
    let mut hand = Hand::quiet();
    hand.choose("联络盘");
    hand.choose("今晚值班表");
    assert!(hand.sees("陈安清"));
    hand.choose("只看缺的");
    assert!(hand.sees("每个岗位今晚都有人值班。"));
    hand.choose("只看缺的");
    picture(&mut hand.harness, "contacts-roster");
    // One line has run out and another was never written: as a roster of yesterday leaves them.
    let post = |id: &str| PostId::new(id).unwrap();
    let state = Arc::make_mut(&mut hand.room.state);
    let duties = &mut state.register.change().duties;
    for duty in duties.get_mut(&post("duty-officer-2")).unwrap().iter_mut() {
        duty.until = Some(Time(START - 3_600_000));
    }
    duties.remove(&post("duty-chief"));
    hand.room.publish();
    hand.settle();
    hand.choose("只看缺的");
    assert!(!hand.sees("周建峰"), "he is on duty");
    assert!(hand.sees("昨日值班"));
    assert!(hand.sees("黄晓真"));
    assert!(hand.sees("无人值班"));
}

/// At the boards of a drill on the shipped district, with these numbers of its own.
fn in_a_drill(phones: &str) -> Hand {
    let (mut room, link) = Room::empty(World::drill("phones", 1));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/districts/ouhai");
    let district = District::read(&texts(&folder), &room.catalogue).unwrap();
    let text = format!(
        "id = \"phones\"\nzh = \"电话\"\nen = \"Phones\"\ndistrict = \"ouhai\"\n\
         start = \"2026-06-18 03:00:00\"\nkind = \"tabletop\"\n{phones}"
    );
    let scenario = Scenario::read("phones.toml", &text, &district, &room.catalogue).unwrap();
    let director = seat("setting-up", &room.state);
    for row in district.in_drill(&scenario).opening(&room.catalogue) {
        room.say(&director, row);
    }
    room.publish();
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand.choose("联络盘");
    hand
}

/// It stands on the board and is found as well: the first of the two.
fn ring_bureau(hand: &mut Hand) {
    let name = "呼叫 区应急管理局";
    let found = hand.harness.query_all_by_label(name).next();
    found.unwrap().click();
    hand.settle();
}

#[test]
fn a_drill_shows_its_own_numbers_and_hides_the_districts() {
    let live = {
        let mut hand = Hand::quiet();
        hand.choose("联络盘");
        hand.choose("今晚值班表");
        hand
    };
    assert!(live.sees("0577-0000-"));
    let mut hand = in_a_drill("");
    hand.write(
        "找单位、村、场所、设施、岗位（可用拼音首字母）",
        "区应急管理局",
    );
    ring_bureau(&mut hand);
    assert!(hand.sees("演练隐去") && !hand.sees("0577-"));
    assert!(!hand.sees("没有号码"));
    hand.press("无人接听 区应急管理局", &["contact"]);
    assert_eq!(
        results(&hand, "department:em-bureau"),
        [AttemptResult::NoAnswer]
    );
    hand.choose("今晚值班表");
    assert!(hand.sees("演练隐去") && !hand.sees("0577-") && !hand.sees("000-0000-"));
    picture(&mut hand.harness, "drill-numbers");

    let own = "[[phone]]\ndepartment = \"em-bureau\"\nstep = 1\nnumber = \"演练 801\"\n\
               [[phone]]\nperson = \"chen-anqing\"\nway = \"radio\"\nnumber = \"演练频道 7\"\n";
    let mut hand = in_a_drill(own);
    hand.choose("今晚值班表");
    assert!(hand.sees("演练频道 7") && hand.sees("演练隐去"));
    hand.choose("今晚值班表");
    hand.write(
        "找单位、村、场所、设施、岗位（可用拼音首字母）",
        "区应急管理局",
    );
    ring_bureau(&mut hand);
    assert!(hand.sees("演练 801"));
}
