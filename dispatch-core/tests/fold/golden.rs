//! Golden digests (design §4): debug and release, today's build and every later one, must agree.
//!
//! A changed value here is a changed rule: an old ledger would fold to another state. It is right only
//! where a field was added whose empty value means "as before", never to make this test pass.

use dispatch_core::entry::World;
use dispatch_core::refusal::Verdict;
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::common::{Night, command};

fn check(night: &Night, wanted: &Expect) {
    let digest = night.state.digest();
    let text: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    wanted.assert_eq(&text);
}

/// A district of its own, so that no edit of the demonstration data moves a digest.
fn rows() -> Vec<Value> {
    let point = [279_950_000, 1_205_880_000];
    let post = |id: &str, kind: &str, unit: Value| json!({"set_post": {"id": id, "zh": id, "en": id, "kind": kind, "unit": unit}});
    let township = json!({"township": "t1"});
    let power = json!({"department": "power"});
    vec![
        json!({"set_rules": {"first_command": "township", "transfer_chase_s": 900,
            "reach_s": 300, "report_telephone_s": 1800, "report_written_s": 3600}}),
        json!({"set_township": {"id": "t1", "zh": "郭溪", "en": "Guoxi", "kind": "street",
            "center": point}}),
        json!({"set_department": {"id": "power", "zh": "供电", "en": "Power",
            "kinds": ["power-supply"]}}),
        post("chief", "duty-chief", json!("centre")),
        post("head", "township-duty-head", township),
        post("power-duty", "department-duty", power.clone()),
        json!({"set_person": {"id": "wang", "zh": "王某", "en": "Wang"}}),
        json!({"set_duty": {"post": "head", "person": "wang"}}),
        json!({"set_team": {"id": "boats", "zh": "水域队", "en": "Boats", "kind": "water-rescue",
            "owner": "centre", "route": "own", "point": point, "people": 8}}),
        json!({"set_depot": {"id": "depot", "zh": "仓", "en": "Depot", "owner": "centre",
            "route": "own", "point": point,
            "stock": [{"item": "boat", "quantity": 3, "minimum": 1}]}}),
        json!({"set_facility": {"id": "pump", "zh": "泵站", "en": "Pump", "kind": "pump",
            "point": point, "keeper": power}}),
        json!({"set_type": flood()}),
    ]
}

fn flood() -> Value {
    let mark = "derived";
    json!({
        "id": "flood", "number": 1, "zh": "洪涝", "en": "Flood", "category": "natural-disaster",
        "warn_code": [], "symbol": "汛", "lead": ["power-supply"],
        "commander_post": "department-duty", "level_profile": "weather", "team_kinds": [],
        "supplies": [], "acts": [],
        "marks": {"name": mark, "warn_code": mark, "lead": mark, "commander_post": mark,
            "level_profile": mark, "team_kinds": mark, "supplies": mark, "acts": mark},
        "deadlines": {"ack_centre_s": 120, "ack_department_s": 300, "name_commander_s": 120,
            "set_out_s": 300, "set_out_night_s": 300, "township_on_scene_s": 600,
            "township_on_scene_far_s": 1200, "on_scene_s": 900, "on_scene_far_s": 2400,
            "first_report_s": 900, "report_every_s": 3600, "report_every_high_s": 1800,
            "transfer_record_s": 900, "dispatch_valid_s": 600, "supply_valid_s": 1800,
            "order_valid_s": 120, "mark": mark},
        "members": [], "groups": [], "needs": [], "faces": [], "hold_points": [], "safety": [],
    })
}

fn night() -> Night {
    let mut night = Night::empty(World::live("golden"));
    let mut digest = [0; 32];
    let rows = rows();
    let count = rows.len();
    for row in rows {
        digest = dispatch_core::district::row_digest(digest, &command(row.clone()));
        night.ok("chief", 0, row);
    }
    let text = dispatch_core::digest::hex(&digest);
    night.ok(
        "chief",
        0,
        json!({"adopt_district": {"name": "golden", "zh": "区", "en": "District",
        "edition": "1", "rows": count, "digest": text}}),
    );
    night
}

#[test]
fn the_digests_of_a_small_ledger_are_for_ever() {
    let mut night = night();
    check(
        &night,
        &expect!["545aa9eb5a7fdae918045d44420465b4be2e071a4649ea4227adfd773c2e278a"],
    );

    night.ok(
        "head",
        60,
        json!({"whistle": {"incident": "a", "type": "flood", "township": "t1",
        "place": {"words": "桥下", "point": [279_950_000, 1_205_880_000]},
        "conditions": ["casualties"], "figures": {"missing": 1, "trapped": null}}}),
    );
    night.ok("chief", 90, json!({"take_whistle": {"incident": "a"}}));
    night.ok(
        "chief",
        100,
        json!({"dispatch": {"incident": "a", "team": "boats"}}),
    );
    night.ok(
        "chief",
        110,
        json!({"supply": {"incident": "a", "depot": "depot", "item": "boat",
        "quantity": 2}}),
    );
    night.ok(
        "power-duty",
        200,
        json!({"report_in": {"incident": "a", "department": "power",
        "strength": {"people": 4}}}),
    );
    night.ok(
        "head",
        210,
        json!({"order": {"incident": "a", "order": "o",
        "to": ["team:boats", "department:power"], "words": "搜救"}}),
    );
    night.refused(
        "power-duty",
        220,
        json!({"end_scene": {"incident": "a"}}),
        "not-commander",
    );
    check(
        &night,
        &expect!["48de1d267d73fa842ed60f6a20c63a2f6c84327a4b3f7a87dd7f31fd9760e060"],
    );

    night.ok(
        "head",
        300,
        json!({"whistle": {"incident": "b", "type": "flood", "township": "t1",
        "place": {"words": "桥东"}, "conditions": ["serious-danger"]}}),
    );
    night.ok(
        "chief",
        310,
        json!({"merge": {"from": "a", "into": "b", "reason": "重复报"}}),
    );
    night.ok(
        "chief",
        320,
        json!({"split": {"incident": "a", "reason": "两起"}}),
    );
    let late = json!({"team_state": {"team": "boats", "doing": "working", "incident": "b"}});
    assert_eq!(night.late("head", 150, 330, late), Verdict::Accepted);
    night.ok(
        "chief",
        340,
        json!({"adopt": {"incident": "a", "figures": {"missing": 0, "trapped": 0}}}),
    );
    night.ok("head", 350, json!({"end_scene": {"incident": "a"}}));
    night.ok("chief", 360, json!({"file": {"incident": "a"}}));
    check(
        &night,
        &expect!["c3f42edfe786a06f46f4d5706f06ebb1726f8f134f32ab98177701bf54714aaf"],
    );
    assert_eq!(night.again(), night.state);
}
