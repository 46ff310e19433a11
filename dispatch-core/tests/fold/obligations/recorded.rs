//! A report or a remark happened: no later entry, and no name that nobody knows, makes it undone.

use serde_json::json;

use super::{CENTRE, LEADER, figures, owed, report, signed, status};
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
