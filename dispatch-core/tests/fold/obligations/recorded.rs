//! A report or a remark happened: no later entry, and no name that nobody knows, makes it undone.

use dispatch_core::words::Words;
use serde_json::json;

use super::{CENTRE, LEADER, figures, owed, promise, report, signed, status};
use crate::common::{Night, second};

/// A daily report that is due for the third time at second 259 400.
fn daily() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, figures(json!({"moved": 3})));
    assert_eq!(
        owed(&night, "1/disaster-daily").due(3),
        Some(second(259_400))
    );
    night
}

#[test]
fn a_round_that_was_reported_before_the_end_was_known_is_kept() {
    let name = "1/disaster-daily#3";
    let district = json!({"send_report": {"to": ["市防指"], "means": "fax", "signed_by": LEADER,
        "cut": {"height": 1, "as_of": second(0).0}, "sha256": "a".repeat(64),
        "answers": [name]}});
    for said in [signed("fax", &[name], LEADER), district] {
        let mut night = daily();
        let end = json!({"end_scene": {"incident": "x"}});
        let verdict = night.late("guoxi-duty-head", 86_000, 259_000, end);
        assert!(verdict.refusal().is_none());
        assert_eq!(owed(&night, "1/disaster-daily").due(3), None, "it ended");
        night.ok(CENTRE, 259_100, said.clone());
        let daily = owed(&night, "1/disaster-daily");
        assert_eq!(daily.answers.last().map(|it| it.round), Some(3), "{said}");
        let stands = daily.status(3, second(300_000)).map(|it| it.name());
        assert_eq!(stands, Some("done"), "judged by its own time: {said}");
        let remark = json!({"explain": {"obligation": name, "words": "线路不通"}});
        night.ok(CENTRE, 259_200, remark);
        let remark = owed(&night, "1/disaster-daily").remarks.last();
        assert_eq!(remark.map(|it| it.round), Some(3));
    }
}

#[test]
fn a_report_that_names_what_nobody_knows_is_on_record_and_answers_the_rest() {
    let mut night = daily();
    let names = ["q", "1/disaster-first#2", "1/disaster-first"];
    night.ok(CENTRE, 300, report("telephone", &names));
    assert_eq!(night.incident("x").reports.len(), 1);
    assert_eq!(status(&night, "1/disaster-first", 400), "done");
    let told = night.told.last().map(|it| &it.author);
    let told = told.map(|author| {
        let names = dispatch_core::sentence::Names::default();
        dispatch_core::sentence::sentence(&names, &night.state, author).zh
    });
    let told = told.unwrap_or_default();
    assert!(
        told.contains("未登记的时限事项「q」「1/disaster-first#2」,不计"),
        "{told}"
    );
}

#[test]
fn words_on_what_was_owed_answer_it_and_are_no_report_of_the_district() {
    let mut night = daily();
    let name = "1/disaster-daily";
    let said = |to: &str, means: &str, signed_by: Option<&str>| {
        json!({"report_owed": {"answers": [name], "to": to, "means": means,
            "content": "孤岛村三个", "signed_by": signed_by}})
    };
    night.ok(CENTRE, 300, said("市防指", "fax", None));
    assert_eq!(status(&night, name, 400), "open");
    assert!(told(&night, night.state.height).contains("不消书面时限"));
    night.ok(CENTRE, 320, said("市防指", "fax", Some(LEADER)));
    let daily = owed(&night, name);
    let answered = daily.answers.last().expect("answered");
    assert_eq!(
        answered.content.as_ref().map(Words::as_str),
        Some("孤岛村三个")
    );
    assert_eq!(answered.short, None);
    assert!(night.state.sent_reports.is_empty(), "no base of the next");
    let line = told(&night, night.state.height);
    assert!(line.starts_with("上报 市防指:传真"), "{line}");
    assert!(!line.contains("不消书面时限"), "{line}");
    night.refused(CENTRE, 340, said("", "fax", None), "nonsense");
    let nothing = json!({"report_owed": {"answers": [], "to": "市防指", "means": "fax",
        "content": "一"}});
    night.refused(CENTRE, 340, nothing, "nonsense");
}

fn told(night: &Night, height: u64) -> String {
    let told = night.told.iter().find(|it| it.height == height);
    let names = dispatch_core::sentence::Names::default();
    let author = &told.expect("an entry").author;
    dispatch_core::sentence::sentence(&names, &night.state, author).zh
}

#[test]
fn whether_a_paper_was_signed_is_told_as_it_was_judged_and_not_by_todays_roster() {
    const LACKS: &str = "不消书面时限";
    let mut night = daily();
    let name = "1/disaster-daily";
    let district = json!({"send_report": {"to": ["市防指"], "means": "fax",
        "cut": {"height": 1, "as_of": second(0).0}, "sha256": "a".repeat(64)}});
    let table = [
        (signed("fax", &[name], "chen-anqing"), true),
        (report("telephone", &[name]), false),
        (district, true),
        (signed("fax", &[name], LEADER), false),
    ];
    let mut heights = Vec::new();
    for (at, (said, lacks)) in (300..).zip(table) {
        night.ok(CENTRE, at, said);
        heights.push((night.state.height, lacks));
    }
    // The roster is mended afterwards, and the incident is merged.
    let row = json!({"set_duty": {"post": "leader-on-duty", "person": "chen-anqing"}});
    night.ok("duty-chief", 400, row);
    night.flood("y", 410);
    let merge = json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}});
    night.ok(CENTRE, 420, merge);
    for (height, lacks) in heights {
        let told = told(&night, height);
        assert_eq!(told.contains(LACKS), lacks, "{told}");
    }
}

#[test]
fn a_round_beyond_all_counting_and_a_beat_without_end_break_nothing() {
    let mut night = daily();
    for (every, refused) in [
        (59, true),
        (60, false),
        (2_678_400, false),
        (u32::MAX, true),
    ] {
        let id = format!("p{every}");
        let mut said = promise(&id, 1000);
        said["owe"]["repeat_s"] = json!(every);
        if refused {
            night.refused(CENTRE, 300, said, "nonsense");
            continue;
        }
        night.ok(CENTRE, 300, said);
        let last = format!("{id}#{}", u32::MAX);
        night.ok(CENTRE, 310, report("telephone", &[&last]));
        assert_eq!(owed(&night, &id).answers.len(), 1);
        assert_eq!(status(&night, &id, 400), "open");
    }
}

const HOUR: i64 = 3600;

#[test]
fn what_was_reported_in_time_while_the_link_was_down_for_long_is_in_time() {
    // Cut off at 200; back after thirteen hours.
    for (happened, wanted) in [(200 + 12 * HOUR, "done"), (200 + 12 * HOUR + 601, "late")] {
        let mut night = daily();
        night.ok(CENTRE, 200, promise("p", 200 + 12 * HOUR + 600));
        night.basis = Some(night.state.height);
        let said = report("telephone", &["p"]);
        let verdict = night.late(CENTRE, happened, 200 + 13 * HOUR, said);
        assert!(verdict.refusal().is_none());
        assert_eq!(status(&night, "p", 200 + 13 * HOUR), wanted, "{happened}");
    }
    // Nobody's word reaches back further than the oldest basis that counts.
    let mut night = daily();
    night.ok(CENTRE, 200, promise("p", 1000));
    night.basis = Some(night.state.height);
    night.late(CENTRE, 900, 200 + 13 * HOUR, report("telephone", &["p"]));
    assert_eq!(status(&night, "p", 200 + 13 * HOUR), "late");
}

#[test]
fn one_report_is_as_late_for_the_districts_own_limit_as_for_the_laws() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 5000, json!({"note": {"words": "记录"}}));
    // Its author had folded what was said at 5000: he cannot have reported at 900.
    let mut said = report("telephone", &["1/disaster-first"]);
    said["report"]["kind"] = json!("telephone");
    night.late(CENTRE, 900, 6000, said);
    let own = &night.incident("x").obligations[0];
    let law = owed(&night, "1/disaster-first");
    assert_eq!(own.done_at, Some(second(5000)));
    assert_eq!(own.done_at, law.done.get(&1).copied());
}
