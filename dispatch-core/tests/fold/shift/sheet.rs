//! The sheet of a handover, as it is read.

use dispatch_core::view;
use serde_json::json;

use super::{CENTRE, CHANGE, CHIEF, OLD, night, post, shelve, sign, whistled};
use crate::common::second;

/// The sheet of 09:10, twenty minutes before the change.
fn sheet() -> String {
    let mut night = whistled();
    night.flood("x", 120);
    night.ok(
        CENTRE,
        130,
        json!({"state": {"incident": "x", "source": "police", "figures": {"trapped": 2}}}),
    );
    night.ok(
        CENTRE,
        140,
        json!({"claim": {"incident": "x", "person": OLD}}),
    );
    let owe = |id: &str, source: &str, due: i64| {
        json!({"owe": {"obligation": id, "source": source, "text": id, "to": "市防指",
            "due_at": second(due).0}})
    };
    for (id, source, due) in [
        ("整点报", "superior", CHANGE + 600),
        ("续报", "superior", 20_000),
        ("泽雅人数", "promise", CHANGE + 1800),
    ] {
        night.ok(CENTRE, 150, owe(id, source, due));
    }
    night.ok(
        CENTRE,
        160,
        json!({"instruct": {"instruction": "i", "kind": "instruction", "from": "区长",
            "given_at": second(100).0, "means": "telephone", "words": "先救人"}}),
    );
    night.ok(
        CENTRE,
        170,
        json!({"dispatch": {"incident": "x", "team": "water-1", "task": "救人"}}),
    );
    night.ok(
        CENTRE,
        180,
        json!({"facility_state": {"facility": "liuhongqiao-pump", "state": "no-power"}}),
    );
    night.ok(CHIEF, 1800, shelve("whistle/1", CHANGE));
    night.ok(CHIEF, 2350, sign("outgoing", OLD));
    let sheet = view::handover(&night.state, &post(CHIEF), second(2400));
    assert_eq!(sheet.change_at, second(CHANGE));
    let lines = sheet.lines();
    let zh = lines.iter().map(|it| it.zh.as_str());
    let en = lines.iter().map(|it| it.en.as_str());
    let all: Vec<&str> = zh.chain(en).collect();
    // What rows the district has is not this test's matter.
    all.join("\n").replace(&night.state.height.to_string(), "N")
}

#[test]
fn the_sheet_says_what_the_next_one_must_know() {
    expect_test::expect![[r#"
        交接班单:值班长,09:30 交接
        截至 09:10(记录 N)
        交班人 王国川（示例）,接班人 吴永岚（示例）
        交班人签字:王国川（示例） 09:09
        带班领导签字:未签
        接班人签字:未签
        1. 在办事件与承办
        2 号 郭溪街道 现场 x:防汛防台抗旱（洪涝台风灾害）,涉人,处置中;指挥 郑安平（示例）(郭溪带班领导);承办 王国川（示例）
        1 号 郭溪街道 仓库:火灾事故,已接报;指挥 郑安平（示例）(郭溪带班领导);承办 无人
        2. 4 小时内时限事项
        09:40 前 整点报 市防指;负责 王国川（示例）
        10:32 前 自然灾害情况初报 设区的市应急管理部门;负责 吴永岚（示例）
        3. 口头承诺
        10:00 前 泽雅人数 市防指;负责 吴永岚（示例）
        4. 未办结的指示
        08:31 区长「先救人」;尚未传达
        5. 暂缓提醒的告警
        吹哨待接:仓库;王国川（示例）(值班长)暂缓至 09:30,已在处置
        6. 情况不一致
        无
        7. 连续作业超过 8 小时的力量
        无
        8. 设施异常
        六虹桥泵站（示例）:停电(08:33)
        9. 断路
        无
        Handover sheet: Duty chief, at 09:30
        As of 09:10 (record N)
        Outgoing Wang Guochuan (sample), incoming Wu Yonglan (sample)
        Signed by the outgoing: Wang Guochuan (sample) 09:09
        Signed by the leader on duty: not yet
        Signed by the incoming: not yet
        1. Open incidents and who has them
        No. 2 郭溪街道 现场 x: Flood, typhoon and drought, people at risk, responding; commanded by Zheng Anping (sample) (Guoxi Subdistrict, leader on duty); claimed by Wang Guochuan (sample)
        No. 1 郭溪街道 仓库: Structural fire, reported; commanded by Zheng Anping (sample) (Guoxi Subdistrict, leader on duty); claimed by nobody
        2. Obligations of the next 4 hours
        By 09:40: 整点报 市防指; Wang Guochuan (sample) answers
        By 10:32: First report of a natural disaster City emergency management; Wu Yonglan (sample) answers
        3. Promises
        By 10:00: 泽雅人数 市防指; Wu Yonglan (sample) answers
        4. Instructions not closed
        08:31 区长 “先救人”; not conveyed
        5. Alarms put off
        Whistle waiting: 仓库; put off by Wang Guochuan (sample) (Duty chief) until 09:30, in hand
        6. Conflicts
        none
        7. Forces on duty for more than 8 hours
        none
        8. Facilities not running
        Liuhongqiao pumping station (sample): has no power (08:33)
        9. Roads closed
        none"#]].assert_eq(&sheet());
}

#[test]
fn forces_stand_on_the_sheet_after_eight_hours() {
    let mut night = night();
    night.open("x", 100, "fire");
    night.ok(
        CENTRE,
        200,
        json!({"dispatch": {"incident": "x", "team": "water-1", "task": "救人"}}),
    );
    let forces = |at: i64| {
        let sheet = view::handover(&night.state, &post(CHIEF), second(at));
        let mut sections = sheet.sections.into_iter();
        let section = sections.find(|it| it.title.zh.contains("8 小时")).unwrap();
        let lines = section.lines.into_iter();
        lines.map(|it| it.text.zh).collect::<Vec<_>>()
    };
    let eight = 200 + 8 * 3600;
    assert!(forces(eight).is_empty());
    let [line] = &forces(eight + 60)[..] else {
        panic!("one team");
    };
    assert!(line.contains("已 8 小时 1 分"), "{line}");
}

#[test]
fn a_handover_begun_on_the_spot_is_one_sheet_until_the_incoming_has_signed() {
    let mut night = night();
    let on_the_spot = |role: &str, person: &str| {
        json!({"sign_handover": {"post": CENTRE, "change_at": second(180).0, "role": role,
            "person": person}})
    };
    night.ok(CENTRE, 200, on_the_spot("outgoing", "chen-anqing"));
    let sheet = |night: &crate::common::Night, at: i64| {
        let sheet = view::handover(&night.state, &post(CENTRE), second(at));
        (sheet.change_at, sheet.outgoing.unwrap().to_string())
    };
    let old = "chen-anqing".to_owned();
    assert_eq!(sheet(&night, 700), (second(180), old));
    night.ok(CENTRE, 710, on_the_spot("incoming", "zhou-jianfeng"));
    let new = "zhou-jianfeng".to_owned();
    assert_eq!(sheet(&night, 790), (second(780), new));
}
