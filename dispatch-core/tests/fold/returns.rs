//! Returns 镇街填报 (practice R24, S8): 零报告 is an answer, 未报 is none, a sum names whom it lacks.

use dispatch_core::register::Party;
use dispatch_core::view::{Answered, alarms, matrix, number_of, standing, sum_of};
use dispatch_core::words::{FormId, ReturnId};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const FORM: &str = "evacuation";
const GUOXI: &str = "township:330304009";
const ZEYA: &str = "township:330304108";
const MINUTE: i64 = 60;

fn townships(night: &Night) -> Vec<String> {
    let ids = night.state.register.townships.keys();
    ids.map(|id| format!("township:{id}")).collect()
}

fn give(unit: &str, as_of: i64, values: Value) -> Value {
    json!({"give_return": {"form": FORM, "unit": unit, "as_of": second(as_of).0,
        "values": values}})
}

/// Hourly from the full hour (second 0), due ten minutes past.
fn asked() -> Night {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        1,
        json!({"ask_return": {"request": "hourly", "form": FORM, "as_of": second(0).0,
            "repeat_s": 3600}}),
    );
    night
}

fn keys(night: &Night, at: i64) -> Vec<String> {
    let all = alarms(&night.state, second(at));
    all.iter().map(|it| it.key.to_string()).collect()
}

fn hourly() -> ReturnId {
    ReturnId::new("hourly").unwrap()
}

#[test]
fn the_figure_of_two_oclock_names_the_old_and_the_missing() {
    let mut night = asked();
    let units = townships(&night);
    assert_eq!(units.len(), 14);
    // Zeya answers at minute 40; the round of the next hour opens at minute 45.
    night.ok(
        CENTRE,
        40 * MINUTE,
        give(ZEYA, 40 * MINUTE, json!({"to-move": 500, "moved": 400})),
    );
    let silent = "township:330304007";
    let mut at = 50 * MINUTE;
    for unit in units.iter().filter(|it| *it != ZEYA && *it != silent) {
        at += 20;
        night.ok(
            CENTRE,
            at,
            give(unit, at, json!({"to-move": 100, "moved": 90})),
        );
    }
    let now = second(66 * MINUTE);
    let board = matrix(&night.state, &hourly(), now).unwrap();
    let round = board.round.unwrap();
    assert_eq!(
        (round.number, round.as_of, round.due),
        (1, second(3600), second(4200))
    );
    let sum = sum_of(&board, "moved");
    assert_eq!((sum.reported, sum.units), (400 + 12 * 90, 13));
    assert_eq!(
        sum.missing
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [silent]
    );
    let text = sum.text(&night.state, now);
    assert_eq!(text.zh, "1480(含泽雅镇 09:10 数;未报:三垟街道)");
    assert!(text.en.contains("Zeya Town as of 09:10") && text.en.contains("not reported: Sanyang"));
    // Nobody knows how many refused: that is 不详, not 0.
    let refused = sum_of(&board, "refused");
    assert_eq!(
        (refused.units, refused.unknown.len(), refused.missing.len()),
        (0, 13, 1)
    );
    assert!(refused.text(&night.state, now).zh.starts_with("不详("));
}

#[test]
fn a_zero_report_is_an_answer_and_silence_is_an_alarm_once_the_round_is_due() {
    let mut night = asked();
    for unit in townships(&night).iter().filter(|it| *it != GUOXI) {
        night.ok(
            CENTRE,
            100,
            json!({"give_return": {"form": FORM, "unit": unit, "zero": true}}),
        );
    }
    let board = matrix(&night.state, &hourly(), second(200)).unwrap();
    let sum = sum_of(&board, "moved");
    assert_eq!((sum.reported, sum.units, sum.missing.len()), (0, 13, 1));
    assert!(!keys(&night, 599).contains(&"return/hourly/0".to_owned()));
    assert!(keys(&night, 600).contains(&"return/hourly/0".to_owned()));
    night.ok(
        CENTRE,
        700,
        json!({"give_return": {"form": FORM, "unit": GUOXI, "zero": true}}),
    );
    assert_eq!(keys(&night, 701), Vec::<String>::new());
    // The next round opens a quarter of an hour before its hour, and is due ten past.
    assert!(keys(&night, 4200).contains(&"return/hourly/1".to_owned()));
    night.ok(
        CENTRE,
        4300,
        json!({"end_return": {"request": "hourly", "reason": "响应解除"}}),
    );
    assert_eq!(keys(&night, 9000), Vec::<String>::new());
}

#[test]
fn a_correction_keeps_what_it_corrects_and_a_late_word_changes_nothing_newer() {
    let mut night = asked();
    night.ok(CENTRE, 100, give(GUOXI, 90, json!({"moved": 10})));
    night.ok(
        CENTRE,
        200,
        json!({"give_return": {"form": FORM, "unit": GUOXI, "as_of": second(90).0,
            "values": {"moved": 12}, "correction": "漏计两人"}}),
    );
    night.ok(CENTRE, 300, give(GUOXI, 30, json!({"moved": 3})));
    let form = FormId::new(FORM).unwrap();
    let given = &night.state.returns[&form][&GUOXI.parse::<Party>().unwrap()];
    let moved: Vec<Option<u64>> = given
        .iter()
        .map(|it| number_of(&night.state.register.forms[&form], it, "moved"))
        .collect();
    assert_eq!(moved, [Some(3), Some(10), Some(12)]);
    let board = standing(&night.state, &form, second(300)).unwrap();
    let row = board
        .rows
        .iter()
        .find(|it| it.unit.to_string() == GUOXI)
        .unwrap();
    assert_eq!(row.age_s(second(300)), Some(210));
    assert!(matches!(row.answered, Answered::Given(it) if it.correction.is_some()));
}

#[test]
fn parts_add_up_only_when_all_of_them_are_known() {
    let mut night = asked();
    let parts = [
        "geological",
        "flash-flood",
        "unsafe-house",
        "building-site",
        "farm-stay",
        "boat",
    ];
    let mut values: serde_json::Map<String, Value> = parts
        .iter()
        .map(|it| (format!("moved/{it}"), json!(2)))
        .collect();
    night.ok(CENTRE, 100, give(GUOXI, 100, Value::Object(values.clone())));
    let sum = |night: &Night, key: &str| {
        sum_of(&matrix(&night.state, &hourly(), second(500)).unwrap(), key).reported
    };
    assert_eq!((sum(&night, "moved"), sum(&night, "moved/boat")), (0, 2));
    values.insert("moved/other".to_owned(), json!(1));
    night.ok(CENTRE, 200, give(GUOXI, 200, Value::Object(values)));
    assert_eq!(sum(&night, "moved"), 13);
}

#[test]
fn people_who_went_back_before_the_danger_was_lifted_are_an_alarm() {
    let mut night = asked();
    night.flood("x", 100);
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"evacuate": {"incident": "x", "plot": "e", "area": "坡下", "to": "学校",
            "transport": "车", "manner": "relocate"}}),
    );
    let early = "early-return/1/evacuation/township:330304009".to_owned();
    night.ok(CENTRE, 300, give(GUOXI, 300, json!({"returned": 0})));
    assert!(!keys(&night, 301).contains(&early));
    night.ok(
        CENTRE,
        400,
        give(GUOXI, 400, json!({"returned/geological": 2})),
    );
    assert!(keys(&night, 401).contains(&early));
    // Another township's people are not meant.
    night.ok(CENTRE, 410, give(ZEYA, 410, json!({"returned": 5})));
    assert_eq!(
        keys(&night, 420)
            .iter()
            .filter(|it| it.starts_with("early"))
            .count(),
        1
    );
    night.ok(CENTRE, 500, json!({"lift": {"incident": "x", "plot": "e"}}));
    assert!(
        !keys(&night, 501).contains(&early),
        "lifted: they may go back"
    );
}

#[test]
fn a_return_is_asked_for_under_a_response_that_stands() {
    let mut night = Night::live();
    let ask = |id: &str, response: &str| json!({"ask_return": {"request": id, "form": FORM, "response": response}});
    night.ok(
        "duty-chief",
        10,
        json!({"start_response": {"response": "r", "kind": "typhoon", "level": "II",
            "matter": "防御台风", "area": "全区", "expected_end_at": second(36_000).0,
            "measures": "全员在岗", "started_by": "centre",
            "consent": {"document": {"number": "1号"}}}}),
    );
    night.ok(CENTRE, 20, ask("a", "r"));
    night.refused(CENTRE, 30, ask("b", "s"), "unknown-item");
    let end = json!({"end_response": {"response": "r", "by": "centre", "reason": "雨停",
        "consent": {"document": {"number": "2号"}}}});
    night.ok("duty-chief", 40, end);
    night.refused(CENTRE, 50, ask("b", "r"), "response-lifted");
}

#[test]
fn nobody_went_back_too_early_where_the_scene_has_ended() {
    let mut night = asked();
    night.flood("x", 100);
    let evacuate = json!({"evacuate": {"incident": "x", "plot": "e", "area": "坡下", "to": "学校",
        "transport": "车", "manner": "relocate"}});
    night.ok("guoxi-duty-head", 200, evacuate);
    night.ok(CENTRE, 300, give(GUOXI, 300, json!({"returned": 2})));
    let early = |night: &Night| keys(night, 900).iter().any(|it| it.starts_with("early"));
    assert!(early(&night));
    let end = json!({"end_scene": {"incident": "x"}});
    night.ok("guoxi-duty-head", 400, end);
    assert!(!early(&night));
}

#[test]
fn a_hazard_that_stands_forbids_the_return_although_the_area_is_lifted() {
    let mut night = asked();
    night.flood("x", 100);
    for (at, said) in [
        (
            200,
            json!({"evacuate": {"incident": "x", "plot": "e", "area": "坡下", "to": "学校",
            "transport": "车", "manner": "relocate"}}),
        ),
        (
            210,
            json!({"hazard": {"incident": "x", "plot": "h", "kind": "slide",
            "shape": {"circle": {"center": {"lat_e7": 280_142_000, "lon_e7": 1_205_497_000},
                "radius_m": 50}}}}),
        ),
        (300, json!({"lift": {"incident": "x", "plot": "e"}})),
        (400, give(GUOXI, 400, json!({"returned": 2}))),
    ] {
        night.ok("guoxi-duty-head", at, said);
    }
    let stands = |night: &Night| {
        keys(night, 600)
            .iter()
            .any(|it| it.starts_with("early-return/"))
    };
    assert!(stands(&night));
    night.ok(CENTRE, 500, json!({"lift": {"incident": "x", "plot": "h"}}));
    assert!(!stands(&night));
}

#[test]
fn road_and_network_both_cut_is_an_island_and_an_hour_later_nobody_knows() {
    let mut night = Night::live();
    let cut = |values: Value| json!({"give_return": {"form": "five-cuts", "unit": ZEYA, "values": values}});
    night.ok(
        CENTRE,
        100,
        cut(json!({"road": "cut", "network": "partly", "households": 12})),
    );
    let isolated = |night: &Night, at| keys(night, at).iter().any(|it| it.starts_with("isolated/"));
    assert!(!isolated(&night, 101));
    night.ok(
        CENTRE,
        200,
        cut(json!({"road": "cut", "network": "cut", "households": 12})),
    );
    assert!(isolated(&night, 201));
    let form = FormId::new("five-cuts").unwrap();
    let households = |night: &Night, at| {
        let board = standing(&night.state, &form, second(at)).unwrap();
        let sum = sum_of(&board, "households");
        (sum.units, sum.unknown.len())
    };
    assert_eq!(households(&night, 3800), (1, 0));
    assert_eq!(households(&night, 3801), (0, 1));
    night.ok(
        CENTRE,
        4000,
        cut(json!({"road": "restored-for-now", "network": "cut"})),
    );
    assert!(!isolated(&night, 4001));
    night.ok(CENTRE, 4100, cut(json!({"isolated-villages": 2})));
    assert!(isolated(&night, 4101));
}

#[test]
fn a_return_that_cannot_be_is_refused_and_says_what_now() {
    let mut night = asked();
    for (values, name) in [
        (json!({"mooved": 1}), "unknown"),
        (json!({"moved": "cut"}), "nonsense"),
        (json!({"moved": 1_000_000_000_001_u64}), "nonsense"),
        (json!({}), "nonsense"),
    ] {
        night.refused(CENTRE, 100, give(GUOXI, 100, values), name);
    }
    let said = |body: Value| json!({ "give_return": body });
    for (body, name) in [
        (
            json!({"form": FORM, "unit": GUOXI, "zero": true, "values": {"moved": 1}}),
            "nonsense",
        ),
        (
            json!({"form": "evacuaton", "unit": GUOXI, "zero": true}),
            "unknown",
        ),
        (
            json!({"form": "five-cuts", "unit": GUOXI, "values": {"road": "open"}}),
            "nonsense",
        ),
    ] {
        night.refused(CENTRE, 100, said(body), name);
    }
    let ask = |body: Value| json!({ "ask_return": body });
    for (body, name) in [
        (json!({"request": "hourly", "form": FORM}), "name-taken"),
        (
            json!({"request": "r", "form": FORM, "repeat_s": 10}),
            "nonsense",
        ),
        (
            json!({"request": "r", "form": FORM, "due_at": 0}),
            "nonsense",
        ),
        (json!({"request": "r", "form": "x"}), "unknown"),
    ] {
        night.refused(CENTRE, 100, ask(body), name);
    }
    night.refused(
        "guoxi-duty",
        100,
        ask(json!({"request": "r", "form": FORM})),
        "no-right",
    );
    night.refused(
        CENTRE,
        100,
        json!({"end_return": {"request": "r", "reason": ""}}),
        "unknown-item",
    );
}

#[test]
fn before_the_second_edition_nothing_is_returned() {
    let mut night = Night::live();
    night.state.edition = 1;
    for said in [
        json!({"ask_return": {"request": "r", "form": FORM}}),
        json!({"give_return": {"form": FORM, "unit": GUOXI, "zero": true}}),
    ] {
        night.refused(CENTRE, 100, said, "not-in-this-edition");
    }
}
