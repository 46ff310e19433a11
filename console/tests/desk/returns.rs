//! 镇街填报 as a night: asked, answered by telephone, by items, with nothing, corrected, over its time.

use dispatch_core::command::{Command, ReturnValue};
use dispatch_core::register::Party;
use dispatch_core::state::ReturnRecord;
use dispatch_core::time::Time;
use dispatch_core::words::{FormId, FormItemId};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use serde_json::json;

use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::picture;

const LINE: &str = "按次序写答数，空格分开；不清楚写不详";

fn at_returns() -> Hand {
    let mut hand = Hand::quiet();
    hand.choose("镇街填报");
    hand
}

/// Says something at the duty officer's, without the window.
fn said(hand: &mut Hand, command: serde_json::Value) {
    let duty = seat("duty-officer", &hand.room.state);
    let command: Command = serde_json::from_value(command).unwrap();
    hand.room.say(&duty, command);
    hand.room.publish();
    hand.settle();
}

fn asked_of_three(hand: &mut Hand, form: &str) {
    said(
        hand,
        json!({"ask_return": {"request": "r-1", "form": form,
            "units": ["township:330304001", "township:330304009", "township:330304108"]}}),
    );
}

fn given(hand: &Hand, form: &str, unit: &str) -> Vec<ReturnRecord> {
    let form = FormId::new(form).unwrap();
    let unit: Party = unit.parse().unwrap();
    let all = hand
        .room
        .state
        .returns
        .get(&form)
        .and_then(|it| it.get(&unit));
    all.into_iter().flatten().map(|it| (**it).clone()).collect()
}

fn number(record: &ReturnRecord, item: &str) -> Option<u64> {
    match record.values[&FormItemId::new(item).unwrap()] {
        Some(ReturnValue::Number(n)) => Some(n),
        _ => None,
    }
}

#[test]
fn the_city_asks_for_people_moved_and_every_township_is_asked_by_the_hour() {
    let mut hand = at_returns();
    assert!(hand.sees("没有进行中的填报"), "what to do next");
    hand.press("要求填报", &[]);
    assert!(!hand.enabled("发出填报要求"), "which form?");
    hand.choose("要人员转移");
    assert!(hand.sees("按表：所报时刻后 10 分"));
    picture(&mut hand.harness, "returns-ask");
    hand.press("发出填报要求", &["ask_return"]);
    let requests = &hand.room.state.return_requests;
    let request = requests.values().next().unwrap();
    assert_eq!((request.units.len(), request.repeat_s), (14, 3_600));
    assert!(hand.sees("人员转移 截至 03:00"));
    assert!(hand.sees("已报 0/14"));
    assert!(hand.sees("合计：未报:景山街道、梧田街道"));
    // Nobody answers until the time is over: then it is red on the tab.
    hand.room.pass(601);
    hand.settle();
    hand.harness.get_by_label("镇街填报，14 项待办");
    picture(&mut hand.harness, "returns-late");
    hand.write("结束填报的理由", "市里不要了");
    hand.press("结束填报 人员转移", &["end_return"]);
    assert!(!hand.sees("项待办"));
}

#[test]
fn a_township_answers_by_telephone_in_one_line_and_one_says_zero() {
    let mut hand = at_returns();
    asked_of_three(&mut hand, "evacuation");
    hand.press("登记 景山街道", &[]);
    assert!(hand.sees("1. 应转多少人?  2. 已转多少人?"), "read aloud");
    hand.write(LINE, "500 400 x");
    assert!(hand.sees("「未转」应填数字或不详,不是「x」"));
    assert!(!hand.enabled("登记填报 景山街道"));
    hand.clear(LINE);
    hand.write(LINE, "500 400 不详");
    // Another township rings in between: what was written waits for its own.
    hand.press("登记 郭溪街道", &[]);
    assert!(hand.reads(LINE, ""));
    hand.press("登记 景山街道", &[]);
    assert!(hand.sees("听到的是：应转 500 · 已转 400 · 未转 不详"));
    hand.choose("卫星电话");
    hand.write("报告人姓名", "林某");
    hand.press("登记填报 景山街道", &["give_return"]);
    let record = &given(&hand, "evacuation", "township:330304001")[0];
    assert_eq!(number(record, "moved"), Some(400));
    assert_eq!(number(record, "not-moved"), None);
    let behalf = record.said.on_behalf.as_ref().unwrap();
    assert_eq!(behalf.who.to_string(), "township:330304001");
    assert_eq!(behalf.name.as_ref().unwrap().as_str(), "林某");
    // Zero is an answer, and no figure stands for the one that said nothing.
    hand.press("登记 郭溪街道", &[]);
    hand.press("零报告 郭溪街道", &["give_return"]);
    assert!(given(&hand, "evacuation", "township:330304009")[0].zero);
    assert!(hand.sees("已报 2/3"));
    assert!(hand.sees("零报告"));
    assert!(hand.sees("从未报过，不计入合计"));
    assert!(hand.sees("合计 应转、已转：未报:泽雅镇"));
    picture(&mut hand.harness, "returns-zh");
    hand.key(Key::F9, &[]);
    picture(&mut hand.harness, "returns-en");
}

#[test]
fn item_by_item_what_is_not_filled_is_unknown_and_a_correction_keeps_the_first() {
    let mut hand = at_returns();
    asked_of_three(&mut hand, "five-cuts");
    hand.press("登记 景山街道", &[]);
    hand.choose("逐项");
    assert!(!hand.enabled("登记填报 景山街道"), "nothing is filled");
    hand.choose("断电 全断");
    hand.choose("断水 临时恢复");
    hand.choose("断路 已抢通");
    hand.press("停电户数 +1", &[]);
    hand.press("登记填报 景山街道", &["give_return"]);
    let record = &given(&hand, "five-cuts", "township:330304001")[0];
    assert_eq!(number(record, "households"), Some(1));
    assert_eq!(record.values[&FormItemId::new("gas").unwrap()], None);
    assert!(hand.sees("断电：全断 1（景山街道）、未报 2"));
    assert!(hand.sees("断水：临时恢复 1（景山街道）"));
    assert!(hand.sees("断路：已抢通 1（景山街道）"));
    assert!(hand.sees("1 断"));
    hand.press("登记 郭溪街道", &[]);
    hand.choose("逐项");
    picture(&mut hand.harness, "returns-items");
    hand.press("登记 郭溪街道", &[]);
    hand.press("登记 景山街道", &[]);
    hand.write(LINE, "正常 部分断");
    hand.write("更正理由（更正时填）", "听错了");
    hand.press("登记填报 景山街道", &["give_return"]);
    assert_eq!(given(&hand, "five-cuts", "township:330304001").len(), 2);
    assert!(hand.sees("更正"));
    assert!(hand.sees("断电：部分断 1（景山街道）、未报 2"));
    hand.press("登记 景山街道", &[]);
    assert!(hand.sees("断水 临时恢复 · 断电 全断"), "the first is kept");
    assert!(hand.sees("更正：听错了"));
}

#[test]
fn an_old_figure_is_named_in_the_sum_and_one_too_old_says_nothing() {
    let mut hand = at_returns();
    asked_of_three(&mut hand, "evacuation");
    let zeya = |values: serde_json::Value, form: &str| json!({"give_return": {"form": form, "unit": "township:330304108", "values": values}});
    said(
        &mut hand,
        zeya(json!({"to-move": 80, "moved": 70}), "evacuation"),
    );
    said(&mut hand, zeya(json!({"power": "cut"}), "five-cuts"));
    hand.room.pass(60);
    // The next hour asks again; what Zeya said at three is old.
    said(
        &mut hand,
        json!({"ask_return": {"request": "r-2", "form": "evacuation", "repeat_s": 3600,
            "units": ["township:330304108"]}}),
    );
    hand.room.pass(3_590);
    hand.settle();
    assert!(hand.sees("03:00 旧数"));
    assert!(hand.sees("合计 应转、已转：含泽雅镇 03:00 数"));
    hand.room.pass(100);
    hand.settle();
    hand.choose("五断");
    assert!(hand.sees("03:00 数已过时"));
    assert!(hand.sees("断电：未报 13、不详 1"));
}

#[test]
fn a_place_that_is_cut_off_and_people_back_too_early_stand_on_top_in_red() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    let evacuate: Command = serde_json::from_value(json!({"evacuate": {"incident": "i-1",
        "plot": "e-1", "area": "低洼处", "manner": "relocate", "to": "小学", "transport": "大巴",
        "shape": {"point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}}}}))
    .unwrap();
    hand.room.say(&duty, evacuate);
    said(
        &mut hand,
        json!({"give_return": {"form": "evacuation", "unit": "township:330304009",
            "values": {"returned": 12}}}),
    );
    said(
        &mut hand,
        json!({"give_return": {"form": "five-cuts", "unit": "township:330304108",
            "values": {"road": "cut", "network": "cut"}}}),
    );
    hand.choose("镇街填报");
    hand.choose("五断");
    assert!(hand.sees("孤岛"));
    hand.choose("五断");
    hand.choose("人员转移");
    assert!(hand.sees("提前返回"));
    let show = hand.first("看事件 险情未解除,郭溪街道已返回 12 人");
    hand.press(&show, &[]);
    hand.harness.get_by_role_and_label(Role::Button, "指挥");
}

#[test]
fn before_midnight_the_next_hour_is_of_the_next_day() {
    let mut hand = at_returns();
    hand.room.pass(20 * 3_600 + 20 * 60);
    hand.settle();
    hand.press("要求填报", &[]);
    hand.choose("要人员转移");
    hand.choose("06-19 00:00");
    assert!(!hand.sees("不是时刻"));
    hand.press("发出填报要求", &["ask_return"]);
    let requests = &hand.room.state.return_requests;
    let request = requests.values().next().unwrap();
    let midnight = Time::from_local("2026-06-19 00:00").unwrap();
    assert_eq!(request.as_of, midnight);
}
