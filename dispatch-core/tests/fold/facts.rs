//! Law 3: a fact is never refused for being late, out of order, repeated or contradictory.

use std::collections::BTreeSet;

use dispatch_core::command::{COMMANDS, Kind};
use dispatch_core::refusal::Verdict;
use serde_json::{Value, json};

mod nights;

use nights::{filed, held_elsewhere, merged, night};

/// Every fact but the pulse, said of incident `x` by a duty officer. Nothing was said before of what
/// they speak of: no call, no order, no request, no designation.
fn facts() -> Vec<(&'static str, Value)> {
    let shape = json!({"point": [279_950_000, 1_205_880_000]});
    vec![
        (
            "intake",
            json!({"intake": "n2", "source": "call-110", "words": "有人被困"}),
        ),
        ("attach", json!({"intake": "n1", "incident": "x"})),
        (
            "whistle",
            json!({"incident": "y", "into": "x", "type": "fire", "township": "330304002",
                "place": {"words": "桥下"}, "conditions": ["casualties"],
                "figures": {"missing": 1}}),
        ),
        ("take_whistle", json!({"incident": "x"})),
        (
            "stand_down",
            json!({"incident": "x", "who": "department:power"}),
        ),
        (
            "exercise",
            json!({"team": "water-1", "place": "训练基地", "recall_min": 25}),
        ),
        ("end_exercise", json!({"team": "water-1"})),
        (
            "warning",
            json!({"warning": "w", "kind": "rain", "colour": "orange", "area": "全区",
                "issuer": "气象", "from_at": 0}),
        ),
        ("note", json!({"incident": "x", "words": "水位上涨"})),
        (
            "paper",
            json!({"paper_no": "12", "entries": ["00000000-0000-4000-8000-000000000012"]}),
        ),
        (
            "sign_joint",
            json!({"response": "typhoon", "department": "power"}),
        ),
        ("cancel_warning", json!({"warning": "w9"})),
        (
            "instruct",
            json!({"instruction": "i2", "kind": "tasking", "incident": "x", "from": "市防指",
                "means": "telephone", "words": "核实孤岛村"}),
        ),
        (
            "follow_instruction",
            json!({"instruction": "i1", "done": true}),
        ),
        (
            "attempt",
            json!({"incident": "x", "department": "power", "to": "值班电话",
                "means": "telephone", "result": "answered"}),
        ),
        ("delivered", json!({"incident": "x", "department": "power"})),
        (
            "acknowledge",
            json!({"incident": "x", "department": "power"}),
        ),
        ("set_out", json!({"incident": "x", "department": "power"})),
        (
            "report_in",
            json!({"incident": "x", "department": "power", "strength": {"people": 4}}),
        ),
        ("left", json!({"incident": "x", "department": "power"})),
        (
            "commander_on_way",
            json!({"incident": "x", "state": "on-scene"}),
        ),
        (
            "take_command",
            json!({"incident": "x", "post": "power-head"}),
        ),
        (
            "transfer_record",
            json!({"incident": "x", "fields": {"forces": null}}),
        ),
        (
            "state",
            json!({"incident": "x", "source": "police", "figures": {"missing": null}}),
        ),
        (
            "sought",
            json!({"incident": "x", "sought": "p1", "state": "dead"}),
        ),
        ("scene_contact", json!({"incident": "x", "contact": "c1"})),
        (
            "split_sought",
            json!({"incident": "x", "sought": "p7", "into": [{"sought": "p8"}, {"sought": "p9"}]}),
        ),
        (
            "owe",
            json!({"obligation": "p", "source": "promise", "text": "孤岛村", "to": "市防指",
                "due_at": 0}),
        ),
        (
            "explain",
            json!({"obligation": "promised", "words": "线路不通"}),
        ),
        (
            "report_owed",
            json!({"answers": ["promised"], "to": "市防指", "means": "telephone",
                "content": "三个孤岛村"}),
        ),
        (
            "send_report",
            json!({"to": ["市防指"], "means": "telephone", "cut": {"height": 7, "as_of": 0},
                "sha256": "0".repeat(64), "answers": ["promised"]}),
        ),
        (
            "report",
            json!({"incident": "x", "kind": "first", "to": "市级", "means": "paper",
                "content": "初报"}),
        ),
        ("propose", nights::proposed()),
        (
            "answer_team",
            json!({"incident": "x", "team": "water-1", "answer": "accepted"}),
        ),
        (
            "team_state",
            json!({"team": "water-1", "doing": "working", "incident": "x"}),
        ),
        (
            "supply_back",
            json!({"incident": "x", "depot": "district-depot", "item": "quilt",
                "returned": 4_294_967_295_u32, "consumed": 4_294_967_295_u32}),
        ),
        (
            "count_stock",
            json!({"depot": "district-depot", "item": "quilt", "quantity": 0}),
        ),
        (
            "spoken_order",
            json!({"incident": "x", "order": "o1", "by": "post:duty-chief", "given_at": 0,
                "means": "radio", "to": ["team:water-1"], "words": "撤"}),
        ),
        (
            "receipt",
            json!({"incident": "x", "order": "o2", "who": "team:water-1"}),
        ),
        (
            "answer",
            json!({"incident": "x", "order": "o2", "who": "team:water-1", "answer": "done"}),
        ),
        (
            "answer_act",
            json!({"incident": "x", "request": "r1",
                "answer": {"verbal": {"by": "区长", "means": "telephone"}}}),
        ),
        (
            "aid_state",
            json!({"incident": "x", "aid": "a1", "step": "returned"}),
        ),
        (
            "enter_zone",
            json!({"incident": "x", "who": "team:water-1", "people": 4_294_967_295_u32,
                "limit_min": 25, "task": "救人"}),
        ),
        (
            "leave_zone",
            json!({"incident": "x", "who": "team:water-1", "people": 3}),
        ),
        ("roll_call", json!({"incident": "x", "counted": 9, "of": 3})),
        ("found", json!({"incident": "x", "people": 3})),
        (
            "facility_state",
            json!({"facility": "liuhongqiao-pump", "incident": "x", "state": "no-power",
                "satisfies": "power-proved-off"}),
        ),
        (
            "patrol",
            json!({"risk": "risk-liuhongqiao", "incident": "x", "state": "abnormal"}),
        ),
        (
            "hazard",
            json!({"incident": "x", "plot": "h1", "kind": "live-wire", "shape": shape}),
        ),
        (
            "plot",
            json!({"incident": "x", "plot": "h2", "kind": "cordon", "shape": shape}),
        ),
        ("lift", json!({"incident": "x", "plot": "h3"})),
        (
            "moved",
            json!({"incident": "x", "plot": "e1", "moved": 4_294_967_295_u32}),
        ),
        (
            "tick",
            json!({"incident": "x", "face": "underpass", "step": 1, "state": "done"}),
        ),
        ("know_alarm", json!({"incident": "x", "alarm": "whistle/1"})),
        (
            "sign_handover",
            json!({"post": "duty-chief", "change_at": 0, "role": "incoming"}),
        ),
        ("test_sound", json!({"heard": false})),
        ("sound_device", json!({"present": false})),
        (
            "shelter_state",
            json!({"site": "guoxi-shelter", "door": "full"}),
        ),
        ("hazard_area", nights::leak()),
        ("wind", json!({"incident": "x", "from": "unsteady"})),
        ("tell_inside", nights::told()),
        (
            "close_road",
            json!({"closure": "r1", "incident": "x", "road": "下穿", "shape": shape, "cause": "flood"}),
        ),
        ("open_road", json!({"closure": "r2", "incident": "x"})),
        ("scene_hq", json!({"incident": "x", "deputy": "副手"})),
        (
            "contact",
            json!({"who": "centre", "to": "", "means": "radio", "result": "busy"}),
        ),
        (
            "give_return",
            json!({"form": "all-safe", "unit": "centre", "zero": true}),
        ),
        ("controlled", json!({"incident": "x"})),
    ]
}

#[test]
fn the_table_names_every_fact() {
    let named: BTreeSet<&str> = facts().iter().map(|(name, _)| *name).collect();
    let declared = COMMANDS.iter().filter(|(_, kind, _)| *kind == Kind::Fact);
    let declared: BTreeSet<&str> = declared
        .map(|it| it.0)
        .filter(|it| *it != "pulse")
        .collect();
    assert_eq!(named, declared);
}

#[test]
fn no_fact_is_refused_for_where_its_incident_stands() {
    for (where_it_stands, night) in [
        ("open", night()),
        ("filed", filed()),
        ("merged", merged()),
        ("its team is another's", held_elsewhere()),
    ] {
        for (name, body) in facts() {
            let verdict = night
                .clone()
                .say("duty-officer", 400, json!({ name: body }));
            assert_eq!(verdict, Verdict::Accepted, "{where_it_stands}: {name}");
        }
    }
}

#[test]
fn no_fact_is_refused_for_its_time() {
    let times = [
        ("before the incident was known", -7200),
        ("in the future", 86_400),
    ];
    for (when, happened) in times {
        for (name, body) in facts() {
            let verdict = night().late("duty-officer", happened, 400, json!({ name: body }));
            assert_eq!(verdict, Verdict::Accepted, "{when}: {name}");
        }
    }
}

#[test]
fn no_fact_is_refused_for_being_said_twice_unless_it_names_a_new_thing() {
    for (name, body) in facts() {
        let mut night = night();
        night.ok("duty-officer", 400, json!({ name: body.clone() }));
        let verdict = night.say("duty-officer-2", 460, json!({ name: body }));
        match name {
            // The same name for a second thing is a matter of form.
            "intake" | "owe" | "spoken_order" | "instruct" | "propose" => {
                assert_eq!(verdict.refusal().unwrap().name(), "name-taken", "{name}");
            }
            _ => assert_eq!(verdict, Verdict::Accepted, "{name}"),
        }
    }
}

#[test]
fn every_fact_in_any_order_after_every_other() {
    let facts = facts();
    for (first, body) in &facts {
        let mut night = night();
        night.ok("duty-officer", 400, json!({ *first: body }));
        for (name, body) in facts.iter().filter(|(name, _)| name != first) {
            let verdict = night.late("duty-officer", 350, 460, json!({ *name: body }));
            assert_eq!(verdict, Verdict::Accepted, "{name} after {first}");
        }
    }
}

#[test]
fn a_fact_is_refused_for_its_form() {
    let table = [
        (
            json!({"state": {"incident": "nowhere", "source": "police", "figures": {"dead": 1}}}),
            "unknown-incident",
        ),
        (
            json!({"state": {"incident": "x", "source": "police", "figures": {}}}),
            "nonsense",
        ),
        (
            json!({"acknowledge": {"incident": "x", "department": "powr"}}),
            "unknown",
        ),
        (
            json!({"roll_call": {"incident": "x", "counted": 0, "of": 0}}),
            "nonsense",
        ),
        (
            json!({"leave_zone": {"incident": "x", "who": "centre", "people": 0}}),
            "nonsense",
        ),
        (
            json!({"sought": {"incident": "x", "sought": "p", "people": 0, "state": "missing"}}),
            "nonsense",
        ),
        (
            json!({"tick": {"incident": "x", "face": "underpass", "step": 99, "state": "done"}}),
            "nonsense",
        ),
        (
            json!({"count_stock": {"depot": "district-depot", "item": "quilt", "quantity": 4_000_000_000_u32}}),
            "nonsense",
        ),
        (
            json!({"team_state": {"team": "passing-boat", "doing": "working", "incident": "x"}}),
            "unknown",
        ),
        (
            json!({"answer_team": {"incident": "x", "team": "water-11", "answer": "accepted"}}),
            "unknown",
        ),
        (
            json!({"attach": {"intake": "never-written", "incident": "x"}}),
            "unknown-item",
        ),
    ];
    for (said, name) in table {
        night().refused("duty-officer", 400, said, name);
    }
    let mut night = night();
    night.refused(
        "nobody",
        400,
        json!({"note": {"incident": "x", "words": "我"}}),
        "unknown-post",
    );
    let told = night.refused(
        "fire-119",
        400,
        json!({"note": {"incident": "x", "words": "我"}}),
        "no-right",
    );
    assert!(told.to_string().contains("请注明代谁记录"), "{told}");
    let unknown = night.refused(
        "duty-officer",
        401,
        json!({"acknowledge": {"incident": "x", "department": "polise"}}),
        "unknown",
    );
    assert!(
        unknown.to_string().contains("police"),
        "the nearest is named: {unknown}"
    );
}

#[test]
fn an_unlisted_force_is_entered_on_the_spot() {
    let mut night = night();
    let boat = json!({"team_state": {"team": "passing-boat", "doing": "working", "incident": "x",
        "unlisted": {"zh": "路过渔船", "kind": "water-rescue"}}});
    night.ok("duty-officer", 400, boat);
    assert_eq!(night.custody("passing-boat").as_deref(), Some("x"));
    night.ok(
        "duty-officer",
        500,
        json!({"team_state": {"team": "passing-boat", "doing": "home"}}),
    );
    assert_eq!(night.custody("passing-boat"), None);
}
