//! A response of the district: started, signed for in the room, adjusted, lifted.

use dispatch_core::command::{Command, ResponseLevel};
use dispatch_core::entry::Means;
use dispatch_core::state::Response;
use dispatch_core::words::ResponseId;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::aloud::{lines, show};
use crate::hand::Hand;
use crate::keeper::{seat, whistle};

const FIRST: &str = "郭溪街道 六虹桥延伸段下穿道路";
const SECOND: &str = "潘桥街道 瞿溪老街";
const MATTER: &str = "防御台风";

fn tab(hand: &Hand) -> String {
    let tabs = hand.harness.get_all_by_role(Role::Tab);
    tabs.filter_map(|it| it.accesskit_node().label())
        .find(|it| it.starts_with("应急响应"))
        .unwrap()
}

fn only(hand: &Hand) -> Response {
    let all: Vec<_> = hand.room.state.responses.values().collect();
    assert_eq!(all.len(), 1);
    (**all[0]).clone()
}

/// A typhoon response at level II, as the government decided it; four departments in the room.
fn started(hand: &mut Hand) {
    let chief = seat("duty-chief", &hand.room.state);
    let start = serde_json::json!({ "start_response": {
        "response": "typhoon", "kind": "typhoon", "level": "II", "matter": MATTER,
        "area": "全区", "types": ["flood-typhoon-drought"],
        "expected_end_at": hand.room.now().plus_s(36_000), "measures": "镇街全员在岗",
        "started_by": "other:区防指", "consent": { "document": { "number": "瓯防指 3 号" } },
        "joint_duty": [
            { "department": "em-bureau" }, { "department": "fire-brigade" },
            { "department": "police" }, { "department": "health" },
        ],
    }});
    say(hand, &chief, start);
}

fn say(hand: &mut Hand, seat: &yishao::desk::Seat, command: serde_json::Value) {
    let command: Command = serde_json::from_value(command).unwrap();
    hand.room.say(seat, command);
    hand.room.publish();
    hand.settle();
}

#[test]
fn the_four_things_the_law_asks_for_are_asked_once() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num1);
    assert_eq!(
        lines(&hand),
        [
            "应急响应",
            "[启动应急响应…] | 次生衍生",
            "没有启动应急响应。启动、调整、解除由政府决定，这里记下决定和依据。",
            "完整至 03:00:00",
        ]
    );
    hand.press("启动应急响应…", &[]);
    hand.choose("台风");
    hand.choose("II 级");
    hand.write("响应事项，如：防御台风", MATTER);
    hand.write("适用区域，如：全区", "全区");
    hand.write("应急处置措施", "九部门联合值守，镇街全员在岗");
    hand.write("预计时长（小时）", "10");
    hand.write("由谁启动，如：区防汛防台抗旱指挥部", "区防指");
    hand.choose("联合值守");
    hand.choose("区公安分局");
    assert!(!hand.enabled("记下启动"), "on no decision");
    hand.write("文号", "瓯防指〔示例〕3 号");
    hand.press("记下启动", &["start_response"]);
    let response = only(&hand);
    assert_eq!(response.level(), Some(ResponseLevel::II));
    assert_eq!(response.joint.len(), 1);
    assert!(response.joint.values().all(Option::is_some), "with a name");
    let read = lines(&hand).join("\n");
    for part in [
        "响应 II 级",
        "台风 · 防御台风",
        "03:00 起，已 0 秒 · 预计 13:00 止",
        "区防指 启动 · 瓯防指〔示例〕3 号",
        "九部门联合值守，镇街全员在岗",
        "联合值守各部门都已签收。",
        "联合值守 1 个部门 防御台风",
        "事件 0 起，在办 0 防御台风",
    ] {
        assert!(read.contains(part), "{part} in {read}");
    }
}

#[test]
fn an_officer_in_the_room_signs_for_all_incidents_of_his_department_in_one_act() {
    let mut hand = Hand::quiet();
    started(&mut hand);
    let duty = seat("duty-officer", &hand.room.state);
    for (id, township, place) in [
        ("i-1", "330304009", "六虹桥延伸段下穿道路"),
        ("i-2", "330304010", "瞿溪老街"),
    ] {
        let Command::Whistle(mut it) = whistle(id, township, place) else {
            panic!("a whistle")
        };
        it.response = Some(ResponseId::new("typhoon").unwrap());
        hand.room.say(&duty, Command::Whistle(it));
        hand.room.pass(60);
    }
    hand.room.publish();
    hand.settle();
    show(&mut hand, Key::Num1);
    let waiting = dispatch_core::view::joint_clocks(&hand.room.state);
    let fire = waiting
        .iter()
        .find(|it| it.department.as_str() == "fire-brigade")
        .unwrap();
    assert_eq!(fire.incidents.len(), 2);
    assert_eq!(tab(&hand), format!("应急响应，{} 项待办", waiting.len()));
    assert!(
        hand.sees("区消防救援大队 姓名待补 待签 2 起"),
        "{:?}",
        lines(&hand)
    );
    hand.press(
        &format!("一并签收 区消防救援大队 {MATTER}"),
        &["sign_joint"],
    );
    let after = dispatch_core::view::joint_clocks(&hand.room.state);
    assert_eq!(after.len() + 1, waiting.len());
    let signed = only(&hand).signed[0].clone();
    assert_eq!(signed.incidents.len(), 2);
    let heard = signed.said.on_behalf.unwrap();
    assert_eq!(heard.means, Means::InPerson);
    hand.choose(&format!("联合值守 4 个部门 {MATTER}"));
    assert!(hand.sees("区消防救援大队 · 姓名待补 · 最近 03:02 签 2 起"));
}

#[test]
fn incidents_under_none_are_hung_taken_out_and_looked_at() {
    let mut hand = Hand::with_incidents(2);
    started(&mut hand);
    show(&mut hand, Key::Num1);
    assert!(hand.sees("未归入响应的在办事件 2 起"));
    assert_eq!(tab(&hand), "应急响应，2 项待办");
    hand.press(&format!("全部归入 {MATTER} 2 起"), &["hang"]);
    assert!(!hand.sees("未归入响应的在办事件"));
    hand.choose(&format!("事件 2 起，在办 2 {MATTER}"));
    hand.press(&format!("移出 {SECOND}"), &["hang"]);
    assert!(hand.incident("i-2").under.is_none());
    hand.press(&format!("归入 {MATTER} {SECOND}"), &["hang"]);
    assert!(hand.incident("i-2").under.is_some());
    hand.press(&format!("看事件 {FIRST}"), &[]);
    hand.harness.get_by_role_and_label(Role::Button, "指挥");
}

#[test]
fn what_arose_from_what_is_said_and_unsaid() {
    let mut hand = Hand::with_incidents(2);
    show(&mut hand, Key::Num1);
    hand.choose("次生衍生");
    for (field, title) in [("哪起是引发的", SECOND), ("由哪起引发", FIRST)] {
        hand.choose(field);
        hand.harness
            .get_all_by_role_and_label(Role::Button, title)
            .find(|node| node.rect().left() > 1_275.0)
            .unwrap()
            .click();
        hand.settle();
    }
    assert!(!hand.enabled("记为次生衍生"), "a reason is asked for");
    hand.write("为何认为是次生衍生", "上游漫溢");
    hand.press("记为次生衍生", &["relate"]);
    assert!(hand.sees(&format!("{SECOND} 由 {FIRST} 引发 · 上游漫溢")));
    hand.press(&format!("撤销关联 {SECOND} · {FIRST}"), &["relate"]);
    assert!(hand.incident("i-2").arose_from.is_empty());
    let last = hand.room.lines.last().unwrap().author.command.clone();
    let Command::Relate(apart) = last else {
        panic!("a relation")
    };
    assert_eq!(apart.reason.as_str(), "核实后不是次生衍生");
}

#[test]
fn it_is_raised_with_its_reason_and_lifted_by_who_started_it() {
    let mut hand = Hand::quiet();
    started(&mut hand);
    show(&mut hand, Key::Num1);
    hand.choose(&format!("调整… {MATTER}"));
    hand.choose("I 级");
    hand.write("理由", "风圈将至");
    hand.write("数据或现场依据", "市气象台 02:30 报");
    let step = format!("记下调整 {MATTER}");
    assert!(!hand.enabled(&step), "a level is the government's");
    hand.write("或口头同意：何人", "区长（示例）");
    hand.press(&step, &["change_response"]);
    assert_eq!(only(&hand).level(), Some(ResponseLevel::I));
    hand.choose(&format!("级别沿革 2 {MATTER}"));
    assert!(hand.sees("I 级 · 风圈将至 · 市气象台 02:30 报 · 区长（示例） 已口头同意（电话）"));
    hand.room.pass(11 * 3_600);
    hand.settle();
    assert!(hand.sees("已过预计期限，请延长或解除"));
    assert_eq!(tab(&hand), "应急响应，1 项待办");
    hand.choose(&format!("解除… {MATTER}"));
    assert!(hand.sees("谁启动谁解除：区防指"));
    hand.write("解除理由", "台风远离");
    hand.write("文号", "瓯防指 5 号");
    hand.press(&format!("解除应急响应 {MATTER}"), &["end_response"]);
    assert!(!only(&hand).in_force());
    hand.press("已解除 1 个", &[]);
    assert!(hand.sees("14:00 已解除") && hand.sees("台风远离 · 瓯防指 5 号"));
}

#[test]
fn it_is_extended_from_its_end_on() {
    let mut hand = Hand::quiet();
    started(&mut hand);
    let end = only(&hand).expected_end;
    show(&mut hand, Key::Num1);
    hand.choose(&format!("调整… {MATTER}"));
    hand.write("再延几小时（不改则空）", "2");
    hand.choose(&format!("解除… {MATTER}"));
    hand.choose(&format!("调整… {MATTER}"));
    assert!(hand.sees("→ 15:00"), "{:?}", lines(&hand));
    hand.write("理由", "风圈未出境");
    hand.write("数据或现场依据", "市气象台 02:30 报");
    hand.press(&format!("记下调整 {MATTER}"), &["change_response"]);
    assert_eq!(only(&hand).expected_end, end.plus_s(2 * 3_600));
}

#[test]
fn a_reason_to_undo_one_relation_is_said_of_that_one_alone() {
    let mut hand = Hand::with_incidents(3);
    let duty = seat("duty-officer", &hand.room.state);
    for later in ["i-2", "i-3"] {
        let relate = serde_json::json!({ "relate": {
            "incident": later, "from": "i-1", "reason": "上游漫溢" } });
        say(&mut hand, &duty, relate);
    }
    show(&mut hand, Key::Num1);
    hand.choose("次生衍生");
    let third = hand.incident("i-3").place.words.to_string();
    hand.write("为何认为是次生衍生", "下一条要写的理由");
    hand.write(&format!("撤销理由，可不填 {SECOND} · {FIRST}"), "水是雨水");
    let of_third = hand
        .buttons("撤销关联", true)
        .into_iter()
        .find(|it| it.contains(&third))
        .unwrap();
    let reason = |hand: &Hand| {
        let last = hand.room.lines.last().unwrap();
        let Command::Relate(it) = &last.author.command else {
            panic!("a relation")
        };
        (it.incident.to_string(), it.reason.to_string())
    };
    hand.press(&of_third, &["relate"]);
    let none = "核实后不是次生衍生";
    assert_eq!(reason(&hand), ("i-3".to_owned(), none.to_owned()));
    hand.press(&format!("撤销关联 {SECOND} · {FIRST}"), &["relate"]);
    assert_eq!(reason(&hand), ("i-2".to_owned(), "水是雨水".to_owned()));
    assert!(hand.reads("为何认为是次生衍生", "下一条要写的理由"));
}
