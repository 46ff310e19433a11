//! Figures by source and persons sought (practice R11, R15): which number is shown, where the sources
//! differ, and what a list of people says beside it.

use dispatch_core::view;
use serde_json::{Value, json};

use crate::common::Night;

const CENTRE: &str = "duty-officer";

fn state(source: &str, figures: Value) -> Value {
    json!({"state": {"incident": "x", "source": source, "figures": figures}})
}

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 0);
    night
}

fn shown(night: &Night) -> Value {
    serde_json::to_value(night.incident("x").figures()).unwrap()
}

fn sought(night: &Night) -> Vec<(String, u32, bool)> {
    let list = &night.incident("x").sought;
    list.iter()
        .map(|(id, it)| (id.to_string(), it.people, it.is_open()))
        .collect()
}

#[test]
fn until_a_set_is_adopted_the_newest_of_the_highest_ranking_source_counts() {
    let mut night = night();
    night.ok(
        CENTRE,
        10,
        state("township", json!({"trapped": 4, "light": 1})),
    );
    night.ok(CENTRE, 20, state("police", json!({"trapped": 3})));
    night.ok(CENTRE, 30, state("public", json!({"trapped": 9})));
    assert_eq!(shown(&night), json!({"trapped": 3, "light": 1}));
    night.ok(CENTRE, 40, state("hospital", json!({"trapped": 2})));
    assert_eq!(shown(&night)["trapped"], 2, "of two of one rank the newer");
    night.ok(CENTRE, 50, state("police", json!({"trapped": null})));
    assert_eq!(shown(&night)["trapped"], 2, "unknown wipes out nothing");
    night.ok(
        CENTRE,
        60,
        json!({"adopt": {"incident": "x", "figures": {"trapped": 5}, "reason": "轻伤已核销",
            "source": "police"}}),
    );
    assert_eq!(shown(&night), json!({"trapped": 5}));
}

#[test]
fn a_source_that_is_not_ranked_comes_last_and_an_untrue_word_not_at_all() {
    let mut night = night();
    night.ok(CENTRE, 10, state("media", json!({"trapped": 4})));
    night.ok(CENTRE, 20, state("passer-by", json!({"trapped": 6})));
    assert_eq!(shown(&night)["trapped"], 4);
    let mut untrue = state("hospital", json!({"trapped": 1}));
    untrue["state"]["standing"] = json!("untrue");
    night.ok(CENTRE, 30, untrue);
    assert_eq!(shown(&night)["trapped"], 4);
}

#[test]
fn where_no_ranks_are_in_force_what_was_heard_last_counts_as_ever() {
    let mut night = night();
    // A district that adopted its rows under the first edition has no ranks.
    night.ok(
        "duty-chief",
        5,
        json!({"set_rules": {"first_command": "township", "transfer_chase_s": 900,
            "reach_s": 300, "report_telephone_s": 1800, "report_written_s": 3600}}),
    );
    night.ok(CENTRE, 10, state("hospital", json!({"trapped": 3})));
    night.ok(CENTRE, 20, state("public", json!({"trapped": 9})));
    assert_eq!(shown(&night)["trapped"], 9);
}

#[test]
fn all_sources_are_shown_where_they_differ() {
    let mut night = night();
    night.ok(
        CENTRE,
        10,
        state("township", json!({"trapped": 4, "light": 1})),
    );
    night.ok(
        CENTRE,
        20,
        state("police", json!({"trapped": 3, "light": 1})),
    );
    night.ok(CENTRE, 30, state("public", json!({"light": null})));
    let differing = view::differing(night.incident("x"));
    let names: Vec<&str> = differing.iter().map(|it| it.measure.as_str()).collect();
    assert_eq!(names, ["trapped"], "unknown contradicts nobody");
    let first = differing.first().unwrap();
    let sayings: Vec<(&str, Option<u64>)> = first
        .sayings
        .iter()
        .map(|it| (it.source.as_str(), it.value))
        .collect();
    assert_eq!(first.in_use, Some(3));
    assert_eq!(sayings, [("police", Some(3)), ("township", Some(4))]);
    night.ok(CENTRE, 40, state("township", json!({"trapped": 3})));
    assert!(
        view::differing(night.incident("x")).is_empty(),
        "the newest word of each"
    );
}

#[test]
fn a_group_is_split_and_whoever_is_not_named_stays_in_it() {
    let mut night = night();
    night.ok(
        CENTRE,
        10,
        json!({"sought": {"incident": "x", "sought": "car", "people": 3, "state": "missing",
            "words": "车内约3人"}}),
    );
    let split =
        |parts: Value| json!({"split_sought": {"incident": "x", "sought": "car", "into": parts}});
    night.refused(CENTRE, 20, split(json!([])), "nonsense");
    night.refused(
        CENTRE,
        20,
        split(json!([{"sought": "a", "people": 0}])),
        "nonsense",
    );
    night.refused(CENTRE, 20, split(json!([{"sought": "car"}])), "name-taken");
    night.refused(
        CENTRE,
        20,
        split(json!([{"sought": "a"}, {"sought": "a"}])),
        "name-taken",
    );
    night.ok(
        CENTRE,
        20,
        split(json!([{"sought": "driver", "state": "hospital", "confirmed_by": "hospital"}])),
    );
    let row = |id: &str, people, open| (id.to_owned(), people, open);
    assert_eq!(
        sought(&night),
        [row("car", 2, true), row("driver", 1, false)]
    );
    assert_eq!(night.incident("x").persons_open(), 2);
    night.ok(
        CENTRE,
        30,
        split(json!([{"sought": "wife"}, {"sought": "child", "state": "reached"}])),
    );
    assert_eq!(
        sought(&night),
        [
            row("car", 0, false),
            row("child", 1, false),
            row("driver", 1, false),
            row("wife", 1, true)
        ]
    );
    assert_eq!(night.state.open_conflicts().count(), 0);
    night.ok(CENTRE, 40, split(json!([{"sought": "fourth"}])));
    assert_eq!(
        night.state.open_conflicts().count(),
        1,
        "3 were registered, 4 are named"
    );
}

#[test]
fn a_death_that_nobody_confirmed_is_a_contradiction_also_in_a_split() {
    let mut night = night();
    night.ok(
        CENTRE,
        10,
        json!({"sought": {"incident": "x", "sought": "car", "people": 2, "state": "missing"}}),
    );
    let split = json!({"split_sought": {"incident": "x", "sought": "car",
        "into": [{"sought": "one", "state": "dead", "confirmed_by": "police"},
            {"sought": "two", "state": "dead", "confirmed_by": "public"}]}});
    night.ok(CENTRE, 20, split);
    let subjects: Vec<String> = night
        .state
        .open_conflicts()
        .map(|(_, it)| it.subject.to_string())
        .collect();
    assert_eq!(subjects, ["two"]);
}

fn subjects(night: &Night) -> Vec<String> {
    let open = night.state.open_conflicts();
    open.map(|(_, it)| it.subject.to_string()).collect()
}

#[test]
fn a_part_that_is_listed_already_is_told_anew_and_what_differs_is_a_contradiction() {
    let mut night = night();
    let listed = |id: &str, people: u32, state: &str| json!({"sought": {"incident": "x", "sought": id, "people": people, "state": state}});
    night.ok(CENTRE, 10, listed("car", 3, "missing"));
    night.ok(CENTRE, 12, listed("driver", 1, "trapped"));
    let split = |driver: Value| {
        json!({"split_sought": {"incident": "x", "sought": "car",
            "into": [driver, {"sought": "wife"}]}})
    };
    let rescued = json!({"sought": "driver", "state": "rescued"});
    night.ok(CENTRE, 20, split(rescued.clone()));
    let row = |id: &str, people, open| (id.to_owned(), people, open);
    let all = [
        row("car", 1, true),
        row("driver", 1, false),
        row("wife", 1, true),
    ];
    assert_eq!(sought(&night), all);
    assert_eq!(subjects(&night), ["driver"], "trapped, and rescued");
    // The same once more takes nobody out of the group again and contradicts nothing.
    night.ok(CENTRE, 30, split(rescued));
    night.ok(CENTRE, 35, split(json!({"sought": "driver"})));
    assert_eq!(sought(&night), all);
    assert_eq!(subjects(&night).len(), 1);
    // An older word that comes late moves nobody back.
    let trapped = json!({"sought": "driver", "state": "trapped"});
    assert!(
        night
            .late(CENTRE, 15, 40, split(trapped))
            .refusal()
            .is_none()
    );
    assert_eq!(sought(&night), all);
}

#[test]
fn a_part_of_the_dead_is_as_confirmed_as_its_group() {
    let mut night = night();
    let dead = json!({"sought": {"incident": "x", "sought": "car", "people": 2, "state": "dead",
        "confirmed_by": "hospital"}});
    night.ok(CENTRE, 10, dead);
    let split = json!({"split_sought": {"incident": "x", "sought": "car",
        "into": [{"sought": "one"}, {"sought": "two", "state": "dead"}]}});
    night.ok(CENTRE, 20, split);
    assert_eq!(subjects(&night), [""; 0]);
    let by = night.incident("x").sought.values();
    let by = by.filter_map(|it| it.confirmed_by.as_ref().map(ToString::to_string));
    assert_eq!(by.collect::<Vec<_>>(), ["hospital"; 3]);
}

#[test]
fn the_rules_of_the_district_say_who_confirms_a_death() {
    for (source, wanted) in [
        ("hospital", 0),
        ("call-110", 0),
        ("call-119", 1),
        ("public", 1),
    ] {
        let mut night = night();
        let dead = json!({"sought": {"incident": "x", "sought": "one", "state": "dead",
            "confirmed_by": source}});
        night.ok(CENTRE, 10, dead);
        assert_eq!(subjects(&night).len(), wanted, "{source}");
    }
}

#[test]
fn where_list_and_figures_differ_is_shown_and_nothing_is_forced() {
    let mut night = night();
    night.ok(
        CENTRE,
        10,
        state("police", json!({"missing": 1, "rescued": 2})),
    );
    assert!(
        view::list_differences(night.incident("x")).is_empty(),
        "no list, nothing to compare"
    );
    night.ok(
        CENTRE,
        20,
        json!({"sought": {"incident": "x", "sought": "a", "people": 2, "state": "rescued"}}),
    );
    let rows = |night: &Night| -> Vec<(String, u64, Option<u64>)> {
        let all = view::list_differences(night.incident("x"));
        let row = |it: &view::ListDifference| (it.measure.to_string(), it.listed, it.in_use);
        all.iter().map(row).collect()
    };
    assert_eq!(rows(&night), [("missing".to_owned(), 0, Some(1))]);
    night.ok(
        CENTRE,
        30,
        json!({"sought": {"incident": "x", "sought": "b", "state": "trapped"}}),
    );
    assert_eq!(
        rows(&night),
        [
            ("trapped".to_owned(), 1, None),
            ("missing".to_owned(), 0, Some(1))
        ],
        "nobody said a number of trapped: that is not 0"
    );
    assert_eq!(shown(&night)["missing"], 1);
}

#[test]
fn the_dead_are_not_rescued_without_a_contradiction_in_whatever_order_it_is_told() {
    let told = |state: &str, by: Option<&str>| {
        let mut said = json!({"sought": {"incident": "x", "sought": "p", "state": state}});
        if let Some(by) = by {
            said["sought"]["confirmed_by"] = json!(by);
        }
        said
    };
    let dead = told("dead", Some("police"));
    let mut night = night();
    night.ok(CENTRE, 10, told("missing", None));
    let mut other = night.clone();
    night.ok(CENTRE, 60, dead.clone());
    assert_eq!(subjects(&night), [""; 0], "whoever was missing is found");
    night.ok(CENTRE, 65, told("rescued", None));
    assert_eq!(subjects(&night), ["p"]);
    // The later word comes first.
    other.ok(CENTRE, 65, told("rescued", None));
    assert!(other.late(CENTRE, 60, 70, dead.clone()).refusal().is_none());
    assert_eq!(subjects(&other), ["p"]);
    // Rescued, in hospital, dead: one after the other.
    let mut on = self::night();
    for (at, said) in [
        (10, told("rescued", None)),
        (20, told("hospital", None)),
        (30, dead.clone()),
    ] {
        on.ok(CENTRE, at, said);
    }
    assert_eq!(subjects(&on), [""; 0]);
    let mut first = self::night();
    first.state.edition = 1;
    first.ok(CENTRE, 60, dead);
    first.ok(CENTRE, 65, told("rescued", None));
    assert_eq!(subjects(&first), [""; 0]);
}

#[test]
fn a_group_and_its_parts_are_as_many_in_whatever_order_they_are_told() {
    let group =
        json!({"sought": {"incident": "x", "sought": "car", "people": 3, "state": "missing"}});
    let split = |n: usize| {
        let parts: Vec<Value> = ["a", "b", "c", "d"][..n]
            .iter()
            .map(|id| json!({"sought": id}))
            .collect();
        json!({"split_sought": {"incident": "x", "sought": "car", "into": parts}})
    };
    for (parts, left, conflicts) in [(2, 1, 0), (3, 0, 0), (4, 0, 1)] {
        let mut in_order = night();
        in_order.ok(CENTRE, 10, group.clone());
        in_order.ok(CENTRE, 20, split(parts));
        let mut late = night();
        late.ok(CENTRE, 20, split(parts));
        let mut typed_later = late.clone();
        assert!(late.late(CENTRE, 10, 30, group.clone()).refusal().is_none());
        typed_later.ok(CENTRE, 40, group.clone());
        for night in [in_order, late, typed_later] {
            let list = sought(&night);
            assert!(
                list.contains(&("car".to_owned(), left, left > 0)),
                "{list:?}"
            );
            let open = night.incident("x").persons_open();
            assert_eq!(open, u64::from(left) + parts as u64);
            assert_eq!(subjects(&night).len(), conflicts);
        }
    }
}
