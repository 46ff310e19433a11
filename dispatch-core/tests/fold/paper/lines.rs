//! What a line of a sheet says, and what is wrong with one that says nothing.

use dispatch_core::command::Command;
use dispatch_core::entry::OnBehalf;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{CENTRE, guoxi, reader};
use crate::common::{command, second};

fn behalf(it: &OnBehalf) -> Value {
    serde_json::to_value(it).expect("plain JSON")
}

#[test]
fn a_line_is_read_as_people_write_it() {
    let (night, x) = guoxi();
    let at = "08:40";
    let by = |who: &str, means: &str| {
        let heard_at = second(600).0;
        json!({"who": who, "means": means, "heard_at": heard_at})
    };
    let table = [
        (
            "住建局 签收 电话",
            json!({"acknowledge": {"incident": "x", "department": "housing"}}),
            Some(by("department:housing", "telephone")),
        ),
        (
            "国网瓯海供电,出发",
            json!({"set_out": {"incident": "x", "department": "power"}}),
            Some(by("department:power", "paper")),
        ),
        (
            "水域一队 到场 电台 12人",
            json!({"team_state": {"team": "water-1", "doing": "on-scene", "incident": "x",
                "strength": {"people": 12}}}),
            Some(by("team:water-1", "radio")),
        ),
        (
            "区综合行政执法局 占线",
            json!({"attempt": {"incident": "x", "department": "urban-enforcement",
                "to": "值班电话", "means": "telephone", "result": "busy"}}),
            None,
        ),
        (
            "郭溪街道 口头指令 当面 先转移低洼处,再断电",
            json!({"spoken_order": {"incident": "x", "order": "o-12-1",
                "by": "post:guoxi-duty-head", "given_at": second(600).0, "means": "in-person",
                "to": ["township:330304009"], "words": "先转移低洼处,再断电"}}),
            None,
        ),
        (
            "水域一队 进入危险区 \u{FF14}人 25分 探车",
            json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 4,
                "limit_min": 25, "task": "探车"}}),
            Some(by("team:water-1", "paper")),
        ),
        (
            "水域一队 清点 3/4",
            json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": 3, "of": 4}}),
            Some(by("team:water-1", "paper")),
        ),
        (
            "记录 水位到车窗, 还在涨",
            json!({"note": {"incident": "x", "words": "水位到车窗, 还在涨"}}),
            None,
        ),
        (
            "上报 市防指 电话 两车被淹",
            json!({"report": {"incident": "x", "kind": "telephone", "to": "市防指",
                "means": "telephone", "content": "两车被淹"}}),
            None,
        ),
        ("已控制", json!({"controlled": {"incident": "x"}}), None),
    ];
    for (rest, wanted, for_whom) in table {
        for line in [format!("{at} {rest}"), format!("  8点40分{rest}")] {
            let read = reader(&night, &x).read(&line);
            let [Ok(read)] = read.as_slice() else {
                panic!("{line}: {read:?}");
            };
            assert_eq!(read.command, command(wanted.clone()), "{line}");
            assert_eq!(read.on_behalf.as_ref().map(behalf), for_whom, "{line}");
            assert_eq!(read.occurred_at, second(600), "{line}");
        }
    }
}

#[test]
fn a_clock_is_the_last_time_it_was_shown_and_a_line_may_name_its_incident() {
    let (mut night, x) = guoxi();
    night.flood("y", 200);
    let moment = |line: &str| {
        let read = reader(&night, &x).read(line).remove(0);
        read.map(|it| {
            (
                it.command.incident().map(ToString::to_string),
                it.occurred_at,
            )
        })
        .map_err(|faults| faults.iter().map(|it| it.text().zh).collect::<Vec<_>>())
    };
    let about = |id: &str| Some(id.to_owned());
    let day = 86_400;
    assert_eq!(moment("09:40 记录 甲"), Ok((about("x"), second(4200))));
    assert_eq!(
        moment("23:50 记录 甲"),
        Ok((about("x"), second(55_200 - day)))
    );
    assert_eq!(
        moment("昨天 20:00 事件2 记录 甲"),
        Ok((about("y"), second(41_400 - day)))
    );
    assert_eq!(
        moment("9:41 记录 甲").expect_err("not shown yet"),
        ["第 1 行第 1 列:「9:41」晚于现在 09:40:00,应为十二小时内的时刻,更早请写「昨天 9:41」"]
    );
    assert_eq!(
        moment("08:40 事件7 记录 甲").expect_err("no such"),
        ["第 1 行第 7 列:没有「事件7」,应为已有事件的编号"]
    );
}

#[test]
fn whatever_cannot_be_read_is_named_with_its_place_and_the_nearest_name() {
    let (night, x) = guoxi();
    let text = "08:40 住建局 签字\n\n25:00 记录 甲\n08:41 住见局 签收\n08:42 供电局\n\
                08:43 水域一队 签收\n08:44 消防 签收\n08:45 队 到场\n08:46 水域一队 撤出危险区\n\
                08:47 上报 市防指\n08:48 签收\n国网瓯海供电 到场";
    let read = reader(&night, &x).read(text);
    let faults: Vec<String> = read
        .iter()
        .filter_map(|it| it.as_ref().err())
        .flatten()
        .map(|it| it.text().zh.replace(&acts(), "…"))
        .collect();
    assert_eq!(
        faults,
        [
            "第 1 行第 11 列:「签字」不是可补录的动作,应为…,最接近「签收」",
            "第 3 行第 1 列:「25:00」不是时刻,应为如 02:10",
            "第 4 行第 7 列:「住见局」不在本区名册内,应为部门、镇街、队伍或岗位的名称,最接近「区住房和城乡建设局」",
            "第 5 行第 10 列:没有写做了什么,应为…",
            "第 6 行第 7 列:「水域一队（示例）」不能「签收」,应为部门",
            "第 8 行第 7 列:「队」不在本区名册内,应为部门、镇街、队伍或岗位的名称",
            "第 9 行第 17 列:「撤出危险区」后面没有人数,应为如 4人",
            "第 10 行第 10 列:「上报」后面没有内容,应为写报给谁、报什么",
            "第 11 行第 7 列:没有写谁「签收」,应为部门",
            "第 12 行第 1 列:没有时刻,应为如 02:10",
        ]
    );
    assert_eq!(
        read.iter().filter(|it| it.is_ok()).count(),
        1,
        "消防 is one department"
    );
}

fn acts() -> String {
    let words = dispatch_core::paper::ACT_WORDS.iter().map(|it| it.words[0]);
    words.collect::<Vec<_>>().join("、")
}

#[test]
fn of_several_with_one_short_name_the_one_that_takes_part_is_meant() {
    let (mut night, x) = guoxi();
    let line = "08:40 消防站 到场";
    let several = reader(&night, &x).read(line).remove(0).expect_err("many");
    assert!(several[0].text().zh.contains("不止一个"), "{several:?}");
    night.ok(
        CENTRE,
        300,
        json!({"request_team": {"incident": "x", "team": "guoxi-station", "route": "request",
            "task": "支援"}}),
    );
    let read = reader(&night, &x)
        .read(line)
        .remove(0)
        .expect("one of them");
    assert!(matches!(read.command, Command::TeamState(it) if it.team.as_str() == "guoxi-station"));
}

#[test]
fn every_act_is_in_its_english_too_and_has_its_own_words() {
    let mut seen = std::collections::BTreeSet::new();
    for act in dispatch_core::paper::ACT_WORDS {
        assert!(act.words.last().is_some_and(|it| it.is_ascii()), "{act:?}");
        for word in act.words {
            assert!(seen.insert(*word), "{word} twice");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_220_730),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever is typed, each line that is not blank is read or named, and nothing panics.
    #[test]
    fn no_sheet_breaks_the_reader(text in sheet()) {
        let (night, x) = guoxi();
        let read = reader(&night, &x).read(&text);
        let written = text.lines().filter(|it| !it.trim().is_empty()).count();
        prop_assert_eq!(read.len(), written);
        for fault in read.iter().filter_map(|it| it.as_ref().err()).flatten() {
            let line = text.lines().nth(fault.line as usize - 1);
            let length = line.map_or(0, |it| it.chars().count());
            prop_assert!((1..=length + 1).contains(&(fault.column as usize)), "{:?}", fault);
            prop_assert!(!fault.text().zh.is_empty() && !fault.text().en.is_empty());
        }
    }
}

/// Lines out of the pieces of true ones and out of anything.
fn sheet() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("08:40".to_owned()),
        Just("昨天".to_owned()),
        Just("事件1".to_owned()),
        Just("住建局".to_owned()),
        Just("水域一队".to_owned()),
        Just("4人".to_owned()),
        Just("3/4".to_owned()),
        Just("电话".to_owned()),
        (0..dispatch_core::paper::ACT_WORDS.len())
            .prop_map(|it| dispatch_core::paper::ACT_WORDS[it].words[0].to_owned()),
        "\\PC{0,6}",
        "[0-9:点半事件#昨天人/（()]{0,8}",
    ];
    let gap = prop_oneof![Just(" "), Just("\u{3000}"), Just(""), Just("\n"), Just(",")];
    proptest::collection::vec((piece, gap), 0..14)
        .prop_map(|it| it.into_iter().map(|(a, b)| a + b).collect())
}
