//! What must be reported (practice R10): it arises from data, and only a report ends it.

mod again;
mod ended;
mod heard;
mod recorded;
mod rounds;

use dispatch_core::state::{Owed, OwedStatus, Short};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const LEADER: &str = "li-wenhe";

#[track_caller]
fn owed<'a>(night: &'a Night, id: &str) -> &'a Owed {
    let found = night.state.obligations.get(id);
    found.unwrap_or_else(|| panic!("no obligation {id}"))
}

fn ids(night: &Night) -> Vec<String> {
    let all = night.state.obligations.keys();
    all.map(ToString::to_string).collect()
}

#[track_caller]
fn status(night: &Night, id: &str, at: i64) -> &'static str {
    let status = owed(night, id).status(1, second(at));
    status.map_or("none", OwedStatus::name)
}

fn figures(figures: Value) -> Value {
    json!({"state": {"incident": "x", "source": "police", "figures": figures}})
}

fn report(means: &str, answers: &[&str]) -> Value {
    let mut said = json!({"report": {"incident": "x", "kind": "first", "to": "市级",
        "means": means, "content": "情况"}});
    if !answers.is_empty() {
        said["report"]["answers"] = json!(answers);
    }
    said
}

fn signed(means: &str, answers: &[&str], by: &str) -> Value {
    let mut said = report(means, answers);
    said["report"]["signed_by"] = json!(by);
    said
}

fn promise(id: &str, due: i64) -> Value {
    json!({"owe": {"obligation": id, "source": "promise", "text": "泽雅孤岛村",
        "to": "市防指", "due_at": second(due).0}})
}

#[test]
fn what_arises_follows_type_and_figures_and_unknown_meets_no_threshold() {
    let table = [
        ("flood-typhoon-drought", json!({}), &["disaster-first"][..]),
        (
            "flood-typhoon-drought",
            json!({"missing": 1}),
            &["disaster-daily", "disaster-first"],
        ),
        ("fire", json!({"trapped": null}), &[]),
        ("fire", json!({"trapped": 1, "missing": 1}), &[]),
        (
            "fire",
            json!({"trapped": 1, "missing": 2}),
            &["o21-danger-daily", "o21-danger-firm", "o21-danger-up"],
        ),
        ("hazardous-chemical", json!({}), &[]),
        (
            "hazardous-chemical",
            json!({"light": 1}),
            &["d493-10-city", "d493-10-government", "d493-9-firm"],
        ),
        ("fire", json!({"moved": 499}), &[]),
        (
            "road-traffic",
            json!({"moved": 500, "cross_boundary": 1}),
            &[
                "areas-city",
                "areas-neighbour",
                "o21-danger-daily",
                "o21-danger-firm",
                "o21-danger-up",
            ],
        ),
        ("animal-epidemic", json!({}), &["animal-province"]),
        (
            "public-health",
            json!({}),
            &["health-city", "health-government", "health-institution"],
        ),
    ];
    for (kind, said, wanted) in table {
        let mut night = Night::live();
        night.open("x", 100, kind);
        if said != json!({}) {
            night.ok(CENTRE, 200, figures(said.clone()));
        }
        let wanted: Vec<String> = wanted.iter().map(|id| format!("1/{id}")).collect();
        assert_eq!(ids(&night), wanted, "{kind} {said}");
    }
}

#[test]
fn a_fatal_accident_is_told_to_police_labour_union_and_procuracy() {
    let mut night = Night::live();
    night.open("x", 100, "industrial-accident");
    night.ok(CENTRE, 400, figures(json!({"dead": 1})));
    for whom in ["police", "labour", "union", "procuracy"] {
        let owed = owed(&night, &format!("1/d493-10-{whom}"));
        assert_eq!(owed.due_at, second(400 + 7200), "{whom}");
        assert_eq!(owed.owner.to_string(), "department:em-bureau", "{whom}");
    }
}

#[test]
fn each_limit_starts_where_its_row_says() {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        1000,
        json!({"open": {"incident": "x", "type": "geological-disaster", "township": "330304009",
            "place": {"words": "村后"}, "words": "滑坡", "happened_at": second(-600).0}}),
    );
    // From the occurrence, not from the receipt.
    assert_eq!(owed(&night, "1/disaster-first").due_at, second(-600 + 7200));
    night.ok(CENTRE, 1500, figures(json!({"moved": 3})));
    // From the moment the figure was heard.
    assert_eq!(
        owed(&night, "1/disaster-daily").due_at,
        second(1500 + 86_400)
    );
}

#[test]
fn moving_people_is_a_figure_before_anybody_adopts_it() {
    let mut night = Night::live();
    night.open("x", 100, "hazardous-chemical");
    night.ok(
        CENTRE,
        200,
        json!({"evacuate": {"incident": "x", "plot": "west", "area": "西侧", "to": "学校",
            "transport": "车", "manner": "evacuate"}}),
    );
    night.ok(
        CENTRE,
        300,
        json!({"moved": {"incident": "x", "plot": "west", "moved": 620}}),
    );
    assert_eq!(owed(&night, "1/o21-danger-up").due_at, second(300 + 7200));
}

#[test]
fn only_a_report_that_names_it_by_the_right_means_ends_it() {
    let written = "1/o21-danger-daily";
    let any = "1/o21-danger-up";
    let table = [
        (report("telephone", &[]), "open", "open", None),
        (
            report("telephone", &[any, written]),
            "done",
            "open",
            Some(Short::Means),
        ),
        (
            report("fax", &[any, written]),
            "open",
            "open",
            Some(Short::Unsigned),
        ),
        (
            signed("fax", &[any, written], "chen-anqing"),
            "open",
            "open",
            Some(Short::Unsigned),
        ),
        (signed("fax", &[any, written], LEADER), "done", "done", None),
        (
            signed("telephone", &[written], LEADER),
            "open",
            "open",
            Some(Short::Means),
        ),
        (
            json!({"note": {"incident": "x", "words": "已报市里"}}),
            "open",
            "open",
            None,
        ),
    ];
    for (said, first, daily, short) in table {
        let mut night = Night::live();
        night.open("x", 100, "fire");
        night.ok(CENTRE, 200, figures(json!({"moved": 700})));
        night.ok(CENTRE, 300, said.clone());
        assert_eq!(status(&night, any, 400), first, "{said}");
        assert_eq!(status(&night, written, 400), daily, "{said}");
        let answer = owed(&night, written).answers.last();
        assert_eq!(answer.and_then(|it| it.short), short, "{said}");
    }
}

#[test]
fn a_leaders_word_stands_for_his_signature() {
    for (by, done) in [(LEADER, "done"), ("chen-anqing", "open")] {
        let mut night = Night::live();
        night.ok(CENTRE, 100, promise("p", 1000));
        night.flood("x", 100);
        let mut said = report("paper", &["p"]);
        said["report"]["consent"] = json!({"by": by, "means": "telephone"});
        night.ok(CENTRE, 300, said);
        assert_eq!(status(&night, "p", 400), done, "{by}");
        assert_eq!(
            night.incident("x").reports.len(),
            1,
            "the world is not refusable"
        );
    }
}

#[test]
fn in_time_is_judged_by_when_it_happened_and_never_before_its_basis() {
    let table = [
        // happened, recorded, another entry before it, status
        (900, 900, None, "done"),
        (1100, 1100, None, "late"),
        (900, 1500, None, "done"),
        (1100, 1500, None, "late"),
        // Its author knew what was said at 1300: he cannot have reported at 900.
        (900, 1500, Some(1300), "late"),
    ];
    for (happened, recorded, between, wanted) in table {
        let mut night = Night::live();
        night.flood("x", 100);
        night.ok(CENTRE, 200, promise("p", 1000));
        if let Some(at) = between {
            night.ok(CENTRE, at, json!({"note": {"words": "记录"}}));
        }
        let verdict = night.late(CENTRE, happened, recorded, report("telephone", &["p"]));
        assert!(verdict.refusal().is_none());
        assert_eq!(status(&night, "p", 2000), wanted, "{happened} {recorded}");
    }
}

#[test]
fn an_earlier_report_that_comes_later_counts_and_both_stay() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, promise("p", 1000));
    night.basis = Some(night.state.height);
    night.ok(CENTRE, 1100, report("telephone", &["p"]));
    assert_eq!(status(&night, "p", 1200), "late");
    night.late(CENTRE, 800, 1300, report("satellite", &["p"]));
    assert_eq!(status(&night, "p", 1400), "done");
    assert_eq!(owed(&night, "p").answers.len(), 2);
}
