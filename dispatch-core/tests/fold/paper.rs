//! 补录 (practice R20): what stands on paper is typed later, and does not read as lateness.

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, OnBehalf};
use dispatch_core::paper::{PaperLine, Reader};
use dispatch_core::refusal::Verdict;
use dispatch_core::state::OwedStatus;
use dispatch_core::words::{IncidentId, ObligationId};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::{Night, command, second};

const CENTRE: &str = "duty-officer";

/// Twenty minutes to ten: 08:30 and 4200 s.
const NOW_S: i64 = 4200;

fn reader<'a>(night: &'a Night, incident: &'a IncidentId) -> Reader<'a> {
    Reader {
        state: &night.state,
        incident: Some(incident),
        now: second(NOW_S),
        sheet: "12",
    }
}

fn guoxi() -> (Night, IncidentId) {
    let mut night = Night::live();
    night.flood("x", 100);
    (night, IncidentId::new("x").expect("a name"))
}

fn behalf(it: &OnBehalf) -> Value {
    serde_json::to_value(it).expect("plain JSON")
}

/// A line typed from paper at `at`, as a desk does it: with the basis of the moment it was written.
fn typed(night: &Night, at: i64, line: &PaperLine) -> Author {
    let mut author = night.author(CENTRE, at, line.command.clone());
    author.occurred_at = line.occurred_at;
    author.on_behalf.clone_from(&line.on_behalf);
    author.basis.height = height_at(night, line);
    author
}

fn height_at(night: &Night, line: &PaperLine) -> u64 {
    let before = night.told.iter().rev();
    let mut before = before.filter(|it| it.recorded_at <= line.occurred_at);
    before.next().map_or(0, |it| it.height)
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

/// The lights were out: the report of 08:45 is typed at 09:40, on a desk where something is recorded
/// every minute. It was in time, for its author had folded nothing later when he made it.
#[test]
fn a_report_written_in_time_and_typed_late_on_a_busy_desk_is_in_time() {
    let status = |with_basis_of_then: bool| {
        let (mut night, x) = guoxi();
        night.ok(
            CENTRE,
            200,
            json!({"owe": {"obligation": "p", "source": "superior", "text": "报情况",
                "to": "市防指", "means": "any", "owner": "centre", "due_at": second(1200).0}}),
        );
        for minute in 5..70 {
            night.ok(CENTRE, minute * 60, json!({"note": {"words": "记录"}}));
        }
        let line = reader(&night, &x).read("08:45 上报 市防指 电话 两车被淹");
        let line = line.into_iter().next().expect("a line").expect("read");
        let mut author = typed(&night, NOW_S, &line);
        if !with_basis_of_then {
            author.basis.height = night.state.height;
        }
        assert_eq!(night.record(NOW_S, author), Verdict::Accepted);
        let id = ObligationId::new("p").expect("a name");
        let owed = &night.state.obligations[&id];
        assert_eq!(owed.answers[0].said.at, second(900));
        assert_eq!(
            owed.answers[0].said.known_at,
            second(NOW_S),
            "both times stay"
        );
        owed.status(1, second(NOW_S))
    };
    assert_eq!(status(true), Some(OwedStatus::Done));
    assert_eq!(
        status(false),
        Some(OwedStatus::Late),
        "who had folded what was said at 09:39 did not report before"
    );
}

/// What a commander did on paper before he was replaced stands as done, and his successor sees it.
#[test]
fn what_was_decided_on_paper_is_judged_by_the_right_of_that_moment() {
    let (mut night, _) = guoxi();
    night.ok(
        CENTRE,
        300,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    night.ok(
        CENTRE,
        400,
        json!({"team_state": {"team": "water-1", "doing": "on-scene", "incident": "x"}}),
    );
    let written = night.state.height;
    let former = night.commander("x");
    night.ok(
        "duty-chief",
        900,
        json!({"replace_commander": {"incident": "x", "post": "em-director", "reason": "扩大"}}),
    );
    let release = json!({"release_team": {"incident": "x", "team": "water-1"}});
    let mut author = night.author(&former, 4000, command(release));
    author.occurred_at = second(600);
    author.basis.height = written;
    assert_eq!(night.record(4000, author), Verdict::Accepted);
    assert_eq!(night.incident("x").late_acts.len(), 1, "交接前");
}

#[test]
fn the_sheet_stands_beside_what_was_typed_from_it() {
    let (mut night, x) = guoxi();
    let lines = reader(&night, &x).read("08:40 住建局 签收 电话\n08:50 水域一队 到场");
    let lines: Vec<PaperLine> = lines.into_iter().map(|it| it.expect("read")).collect();
    let next = u128::from(night.state.height) + 1;
    let ids: Vec<String> = [next + 1, next + 2]
        .map(|id| uuid::Uuid::from_u128(id).to_string())
        .to_vec();
    night.ok(
        CENTRE,
        NOW_S,
        json!({"paper": {"paper_no": "值班记录 12", "seen_by": "值班长", "entries": ids}}),
    );
    for line in &lines {
        let author = typed(&night, NOW_S, line);
        assert_eq!(night.record(NOW_S, author), Verdict::Accepted);
    }
    for told in night.told.iter().rev().take(2) {
        let sheet = &night.state.sheets[&told.author.id];
        assert_eq!(sheet.paper_no.as_str(), "值班记录 12");
        let names = dispatch_core::sentence::Names::default();
        let line = dispatch_core::transcript::line(
            &names,
            &night.state,
            told.height,
            &told.author,
            &Verdict::Accepted,
        );
        assert!(
            line.contains("(纸质记录「值班记录 12」,见证 值班长)"),
            "{line}"
        );
    }
    let call = &night.incident("x").calls;
    let call = call.values().find(|it| it.acknowledged.is_some());
    let said = call.and_then(|it| it.acknowledged.as_ref()).expect("签收");
    assert_eq!((said.at, said.known_at), (second(600), second(NOW_S)));
    assert!(said.is_back_entry());
    assert_eq!(night.again().digest(), night.state.digest());
}

#[test]
fn a_sheet_has_a_number_and_names_its_entries() {
    let mut night = Night::live();
    let id = uuid::Uuid::from_u128(7).to_string();
    for body in [
        json!({"paper_no": "", "entries": [id]}),
        json!({"paper_no": "12", "entries": []}),
        json!({"paper_no": "12", "entries": vec![id.clone(); 501]}),
    ] {
        night.refused(CENTRE, 60, json!({"paper": body}), "nonsense");
    }
    night.ok(
        CENTRE,
        60,
        json!({"paper": {"paper_no": "12", "entries": [id]}}),
    );
    assert_eq!(night.state.sheets.len(), 1, "its entry may come later");
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
