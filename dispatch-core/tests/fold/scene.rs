//! The scene (practice R13–R15, R25): rescuers, orders, hold points, the map, persons sought.

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{OrderWarning, SoughtRecord};
use dispatch_core::view;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const HEAD: &str = "guoxi-duty-head";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night
}

fn enter(who: &str, people: u32) -> Value {
    json!({"enter_zone": {"incident": "x", "who": who, "people": people, "limit_min": 25,
        "task": "救人", "act": "enter-water"}})
}

fn keys(night: &Night, at: i64) -> Vec<String> {
    let alarms = view::alarms(&night.state, second(at));
    alarms.iter().map(|it| it.key.to_string()).collect()
}

#[test]
fn a_receipt_before_its_order_implies_it_and_the_order_takes_it_up() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"receipt": {"incident": "x", "order": "o", "who": "team:water-1"}}),
    );
    let order = |night: &Night| (**night.incident("x").orders.values().next().unwrap()).clone();
    assert!(order(&night).given.implied);
    let said = json!({"order": {"incident": "x", "order": "o", "to": ["team:water-1", "team:water-3"], "words": "搜"}});
    night.ok(HEAD, 300, said.clone());
    assert_eq!((order(&night).received(), order(&night).to.len()), (1, 2));
    night.refused(HEAD, 310, said, "name-taken");
}

#[test]
fn a_consent_before_its_request_counts_for_it() {
    let mut night = night();
    let forced = json!({"evacuate": {"incident": "x", "plot": "e", "area": "下游", "to": "学校",
        "transport": "车", "manner": "forced"}});
    night.refused(HEAD, 190, forced.clone(), "government-decides");
    night.ok(
        CENTRE,
        200,
        json!({"answer_act": {"incident": "x", "request": "r",
        "answer": {"verbal": {"by": "区长", "means": "telephone"}}}}),
    );
    night.refused(HEAD, 210, forced.clone(), "government-decides");
    night.ok(
        CENTRE,
        220,
        json!({"request_act": {"incident": "x", "request": "r",
        "act": "forced-relocation", "to": "post:leader-on-duty", "words": "强制转移下游"}}),
    );
    night.ok(HEAD, 230, forced);
}

#[test]
fn what_the_government_has_decided_may_be_ordered() {
    let mut night = night();
    let kind = night
        .state
        .register
        .kind(&night.incident("x").kind)
        .unwrap();
    let act = kind.acts.iter().find(|it| {
        matches!(
            it.authority,
            dispatch_core::catalogue::Authority::Government
        )
    });
    let act = act.expect("an act of the government").id.clone();
    let order = json!({"order": {"incident": "x", "order": "o", "to": ["department:police"], "words": "执行", "act": act}});
    night.refused(HEAD, 200, order.clone(), "government-decides");
    night.ok(HEAD, 210, json!({"request_act": {"incident": "x", "request": "r", "act": act, "to": "post:leader-on-duty", "words": "提请"}}));
    night.refused(HEAD, 215, order.clone(), "government-decides");
    night.ok(CENTRE, 220, json!({"answer_act": {"incident": "x", "request": "r", "answer": {"declined": {"reason": "不必"}}}}));
    night.refused(HEAD, 225, order.clone(), "government-decides");
    night.ok(CENTRE, 230, json!({"answer_act": {"incident": "x", "request": "r", "answer": {"decided": {"document": "瓯政〔2022〕1号"}}}}));
    night.ok(HEAD, 240, order);
}

#[test]
fn an_order_names_who_is_known() {
    let mut night = night();
    for (party, name) in [
        ("team:water-11", "water-1"),
        ("department:powr", "power"),
        ("post:power-hed", "power-head"),
        ("township:330304019", "330304009"),
    ] {
        let said = json!({"order": {"incident": "x", "order": "o", "to": [party], "words": "去"}});
        let refusal = night.refused(HEAD, 200, said, "unknown");
        assert!(refusal.to_string().contains(name), "{refusal}");
    }
    night.ok(HEAD, 200, json!({"order": {"incident": "x", "order": "o", "to": ["other:村民 甲", "centre"], "words": "去"}}));
}

#[test]
fn warnings_stand_with_the_order_and_never_block_it() {
    let mut night = night();
    night.ok(CENTRE, 200, enter("team:water-1", 3));
    let order = |name: &str| {
        json!({"order": {"incident": "x", "order": name, "to": ["department:power"], "words": "送电",
            "act": "energise", "override_reason": "泵站急需"}})
    };
    night.ok(HEAD, 300, order("o1"));
    night.ok(
        CENTRE,
        400,
        json!({"leave_zone": {"incident": "x", "who": "team:water-1", "people": 3}}),
    );
    night.ok(HEAD, 500, order("o2"));
    let warnings: Vec<_> = night
        .incident("x")
        .orders
        .values()
        .map(|it| it.warnings.clone())
        .collect();
    assert!(
        warnings[0].contains(&OrderWarning::PeopleInside(3)),
        "{warnings:?}"
    );
    assert!(
        !warnings[1]
            .iter()
            .any(|it| matches!(it, OrderWarning::PeopleInside(_)))
    );
    let held: Vec<_> = night
        .incident("x")
        .zone
        .overrides
        .iter()
        .map(|it| it.reason.clone())
        .collect();
    assert!(
        held.len() >= 2 && held.iter().skip(1).any(Option::is_some),
        "{held:?}"
    );
}

#[test]
fn missing_rescuers_end_by_found_or_by_a_decision_alone() {
    let short =
        json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": 3, "of": 4}});
    let full =
        json!({"roll_call": {"incident": "x", "who": "team:water-1", "counted": 4, "of": 4}});
    let ends = [
        (
            CENTRE,
            json!({"found": {"incident": "x", "who": "team:water-1", "people": 1}}),
        ),
        (
            HEAD,
            json!({"stop_search": {"incident": "x", "rescuers": "team:water-1",
                "basis": "专家组意见"}}),
        ),
    ];
    for (post, end) in ends {
        let mut night = night();
        night.ok(CENTRE, 200, short.clone());
        night.ok(CENTRE, 210, full.clone());
        assert_eq!(
            night.incident("x").zone.unaccounted_now(),
            1,
            "a full count ends nothing"
        );
        night.refused(
            HEAD,
            220,
            json!({"end_scene": {"incident": "x"}}),
            "rescuers-inside",
        );
        night.refused(
            CENTRE,
            220,
            json!({"withdraw": {"incident": "x", "reason": "untrue", "words": ""}}),
            "rescuers-inside",
        );
        night.ok(post, 230, end);
        night.ok(HEAD, 240, json!({"end_scene": {"incident": "x"}}));
    }
}

#[test]
fn an_older_count_that_comes_late_misses_nobody() {
    let mut night = night();
    let count = |counted: u32| json!({"roll_call": {"incident": "x", "counted": counted, "of": 4}});
    night.ok(CENTRE, 300, count(4));
    assert_eq!(night.late(CENTRE, 200, 400, count(3)), Verdict::Accepted);
    assert_eq!(night.incident("x").zone.unaccounted_now(), 0);
    assert_eq!(
        night.incident("x").zone.counts.len(),
        2,
        "it is kept all the same"
    );
}

#[test]
fn two_parties_missing_in_one_second_are_two_alarms_and_a_closed_scene_silences_neither() {
    let mut night = night();
    night.ok(HEAD, 150, json!({"end_scene": {"incident": "x"}}));
    for who in [
        "team:water-1",
        "other:村里来的 很多 很多 很多 很多 很多 很多 很多 很多 很多 很多 船",
    ] {
        night.ok(
            CENTRE,
            200,
            json!({"roll_call": {"incident": "x", "who": who, "counted": 1, "of": 2}}),
        );
    }
    let missing: Vec<_> = keys(&night, 300)
        .into_iter()
        .filter(|it| it.starts_with("unaccounted/"))
        .collect();
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert_ne!(missing[0], missing[1]);
    night.refused(
        CENTRE,
        400,
        json!({"file": {"incident": "x"}}),
        "rescuers-inside",
    );
    night.ok(CENTRE, 500, json!({"know_alarm": {"alarm": missing[0]}}));
    let known = view::alarms(&night.state, second(600))
        .iter()
        .filter(|it| it.known)
        .count();
    assert_eq!(known, 1, "one known silences one");
}

#[test]
fn an_alarm_is_known_by_whoever_knew_it_first() {
    let mut night = night();
    for (post, at) in [(CENTRE, 200), ("duty-chief", 300)] {
        night.ok(post, at, json!({"know_alarm": {"alarm": "whistle/1"}}));
    }
    let known = night.state.known_alarms.values().next().unwrap();
    assert_eq!((known.post.as_str(), known.at), (CENTRE, second(200)));
}

#[test]
fn the_map_shows_the_newest_whatever_comes_last() {
    let mut night = night();
    let plot = |radius: u32| {
        json!({"plot": {"incident": "x", "plot": "p", "kind": "cordon",
            "shape": {"circle": {"center": [279_950_000, 1_205_880_000], "radius_m": radius}}}})
    };
    let drawn = |night: &Night| {
        let plots = &night.incident("x").plots;
        plots
            .values()
            .next()
            .map(|it| serde_json::to_value(&it.shape).unwrap()["circle"]["radius_m"].clone())
    };
    night.ok(CENTRE, 300, plot(200));
    night.late(CENTRE, 250, 310, plot(100));
    assert_eq!(
        drawn(&night),
        Some(json!(200)),
        "an older outline comes too late"
    );
    let lift = json!({"lift": {"incident": "x", "plot": "p"}});
    night.late(CENTRE, 280, 320, lift.clone());
    assert_eq!(drawn(&night), Some(json!(200)), "an older lifting as well");
    night.ok(CENTRE, 400, lift);
    let was = &night.incident("x").lifted_as["p"];
    assert_eq!(was.kind.as_str(), "cordon", "the log can say what it was");
    night.late(CENTRE, 350, 410, plot(50));
    assert_eq!(drawn(&night), None, "what was lifted stays lifted");
    night.ok(CENTRE, 500, plot(300));
    assert_eq!(drawn(&night), Some(json!(300)));
    night.refused(CENTRE, 510, plot(0), "nonsense");
    night.refused(CENTRE, 510, plot(100_001), "nonsense");
}

#[test]
fn a_tick_pressed_before_the_type_changed_stands() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"change_type": {"incident": "x", "to": "fire", "reason": "起火"}}),
    );
    night.ok(
        CENTRE,
        300,
        json!({"tick": {"incident": "x", "face": "underpass", "step": 1, "state": "done"}}),
    );
    night.refused(
        CENTRE,
        300,
        json!({"tick": {"incident": "x", "face": "rail", "step": 1, "state": "done"}}),
        "unknown",
    );
}

#[test]
fn who_was_moved_before_the_order_was_entered_stays_moved() {
    let mut night = night();
    let evacuate = json!({"evacuate": {"incident": "x", "plot": "e", "area": "下游", "to": "学校",
        "transport": "车", "manner": "relocate"}});
    night.ok(
        CENTRE,
        200,
        json!({"moved": {"incident": "x", "plot": "e", "moved": 30}}),
    );
    night.ok(HEAD, 300, evacuate);
    let evacuation = (**night.incident("x").evacuations.values().next().unwrap()).clone();
    assert_eq!(
        (evacuation.moved, evacuation.ordered.implied),
        (Some(30), false)
    );
    night.late(
        CENTRE,
        150,
        400,
        json!({"moved": {"incident": "x", "plot": "e", "moved": 10}}),
    );
    assert_eq!(
        night
            .incident("x")
            .evacuations
            .values()
            .next()
            .unwrap()
            .moved,
        Some(30)
    );
}

#[test]
fn an_older_word_about_a_person_changes_nothing() {
    let mut night = night();
    let sought = |state: &str| json!({"sought": {"incident": "x", "sought": "p", "state": state, "confirmed_by": "hospital"}});
    let now = |night: &Night| -> SoughtRecord {
        (**night.incident("x").sought.values().next().unwrap()).clone()
    };
    night.ok(CENTRE, 300, sought("rescued"));
    night.late(CENTRE, 200, 400, sought("missing"));
    assert!(now(&night).state.is_final());
    night.ok(CENTRE, 500, sought("missing"));
    assert!(now(&night).is_open());
}

#[test]
fn the_decision_to_stop_is_about_those_who_were_sought_then() {
    let mut night = night();
    let adopt = |missing: u64| json!({"adopt": {"incident": "x", "figures": {"missing": missing}, "reason": "核实", "source": "police"}});
    night.ok(CENTRE, 200, adopt(1));
    night.ok(
        HEAD,
        300,
        json!({"stop_search": {"incident": "x", "basis": "专家组意见"}}),
    );
    assert_eq!(night.incident("x").persons_open(), 0);
    night.ok(CENTRE, 400, adopt(1));
    assert_eq!(night.incident("x").persons_open(), 0);
    night.ok(CENTRE, 500, adopt(3));
    assert_eq!(night.incident("x").persons_open(), 3);
}

#[test]
fn aid_is_where_the_newest_word_says() {
    let mut night = night();
    let step = |step: &str| json!({"aid_state": {"incident": "x", "aid": "a", "step": step}});
    night.ok(
        HEAD,
        200,
        json!({"ask_aid": {"incident": "x", "aid": "a", "from": "瑞安", "words": "泵车"}}),
    );
    night.ok(CENTRE, 400, step("arrived"));
    night.late(CENTRE, 300, 500, step("granted"));
    let aid = (**night.incident("x").aid.values().next().unwrap()).clone();
    assert_eq!(serde_json::to_value(aid.step).unwrap(), json!("arrived"));
}
