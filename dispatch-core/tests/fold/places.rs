//! Risk points and facilities: patrols, what is abnormal, what is overdue, what is no longer known.

use dispatch_core::command::RiskState;
use dispatch_core::view::{
    Alarm, Priority, alarms, facility_standing, hold_points, overdue_patrols, proposed_groups,
    risks,
};
use dispatch_core::words::{FacilityId, RiskId};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
/// A flash-flood place of Zeya, and one of Quxi.
const HENGYANG: &str = "risk-zeya-hengyang";
const XINAO: &str = "risk-quxi-xinao";

fn patrol(risk: &str, state: &str) -> Value {
    json!({"patrol": {"risk": risk, "state": state}})
}

fn response(level: &str, townships: &[&str]) -> Value {
    json!({"start_response": {"response": "r", "kind": "typhoon", "level": level,
        "matter": "台风", "area": "全区", "expected_end_at": second(90_000).0,
        "measures": "巡查", "started_by": "centre", "townships": townships,
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}})
}

/// The alarms of a kind.
fn of_kind(night: &Night, at: i64, kind: &str) -> Vec<Alarm> {
    let mut all = alarms(&night.state, second(at));
    all.retain(|it| it.key.as_str().starts_with(kind));
    all
}

/// The risk points overdue, by list.
fn overdue(night: &Night, at: i64) -> Vec<(String, usize)> {
    let lists = overdue_patrols(&night.state, second(at));
    lists
        .into_iter()
        .map(|it| (it.list.to_string(), it.risks.len()))
        .collect()
}

#[test]
fn eight_lists_stand_in_the_district_and_no_private_person_on_them() {
    let night = Night::live();
    let register = &night.state.register;
    assert_eq!(register.risk_lists.len(), 8);
    for (id, list) in &register.risk_lists {
        let points: Vec<_> = register
            .risks
            .values()
            .filter(|it| it.list == *id)
            .collect();
        assert!(points.len() >= 3, "{id}");
        assert!(register.types.contains_key(list.incident.as_str()), "{id}");
    }
    let unknown = register.risks.values().filter(|it| it.people.is_none());
    assert!(unknown.count() > 3, "不详 is a value of its own");
    for risk in register.risks.values() {
        assert!(risk.zh.as_str().ends_with("（示例）"), "{}", risk.id);
        assert!(risk.trigger.is_some(), "{}", risk.id);
    }
}

#[test]
fn what_is_abnormal_stands_first_and_is_one_alarm_a_list_until_an_incident_is_made_of_it() {
    let mut night = Night::live();
    night.ok(CENTRE, 100, patrol(HENGYANG, "normal"));
    assert!(of_kind(&night, 110, "risk/").is_empty());
    night.ok(CENTRE, 200, patrol(HENGYANG, "abnormal"));
    night.ok(CENTRE, 300, patrol(XINAO, "abnormal"));
    let of_list = of_kind(&night, 310, "risk/");
    assert_eq!(of_list.len(), 1, "one alarm a list: {of_list:?}");
    assert_eq!(of_list[0].priority, Priority::Medium);
    assert_eq!(of_list[0].since, second(200));
    assert!(of_list[0].zh.contains("横垟") && of_list[0].zh.contains("信岙"));
    let all = risks(&night.state, second(310));
    let first: Vec<&str> = all.iter().take(2).map(|it| it.risk.id.as_str()).collect();
    assert_eq!(first, [XINAO, HENGYANG]);
    assert!(all[2].state().is_none(), "nobody looked at the others");
    let key = of_list[0].key.to_string();
    night.ok(CENTRE, 320, json!({"know_alarm": {"alarm": key}}));
    assert!(of_kind(&night, 330, "risk/")[0].known);
    night.ok(CENTRE, 340, patrol("risk-zeya-longxi", "abnormal"));
    assert!(
        !of_kind(&night, 350, "risk/")[0].known,
        "another place is news"
    );

    night.flood("x", 400);
    for risk in [HENGYANG, XINAO, "risk-zeya-longxi"] {
        let mut made = patrol(risk, "abnormal");
        made["patrol"]["incident"] = json!("x");
        night.ok(CENTRE, 410, made);
    }
    assert!(of_kind(&night, 420, "risk/").is_empty());
    let all = risks(&night.state, second(420));
    assert_eq!(all[0].state(), Some(RiskState::Abnormal), "still on top");
    assert_eq!(all[0].abnormal_since, Some(second(300)));
    night.ok(
        CENTRE,
        500,
        json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误报"}}),
    );
    assert_eq!(
        of_kind(&night, 510, "risk/").len(),
        1,
        "nobody deals with it"
    );
    let mut nowhere = patrol(HENGYANG, "abnormal");
    nowhere["patrol"]["incident"] = json!("z");
    night.refused(CENTRE, 530, nowhere, "unknown-incident");
}

#[test]
fn patrols_are_overdue_under_a_response_of_their_kind_and_one_alarm_a_list() {
    let mut night = Night::live();
    assert!(overdue(&night, 90_000).is_empty(), "no response, no patrol");
    night.ok(CENTRE, 50, patrol(HENGYANG, "normal"));
    night.ok(CHIEF, 100, response("II", &["330304108", "330304008"]));
    // Level II: flash floods hourly, for Zeya's two and Quxi's one; counted from the response on.
    assert!(overdue(&night, 3699).is_empty());
    let flash = ("flash-floods".to_owned(), 3);
    assert!(overdue(&night, 3700).contains(&flash));
    let all = of_kind(&night, 3700, "patrol/");
    let flash: Vec<_> = all
        .iter()
        .filter(|it| it.zh.contains("小流域山洪"))
        .collect();
    assert_eq!(flash.len(), 1);
    assert_eq!(flash[0].priority, Priority::Low);
    assert!(
        flash[0].zh.starts_with("小流域山洪 3 处超时未巡查"),
        "{}",
        flash[0].zh
    );
    // A patrol of each ends it; one that is told late counts from when it was.
    for risk in [HENGYANG, XINAO] {
        night.ok(CENTRE, 3800, patrol(risk, "normal"));
    }
    let mut heard = patrol("risk-zeya-longxi", "evacuated");
    heard["patrol"]["as_of"] = json!(second(1000).0);
    night.ok(CENTRE, 3900, heard);
    let flash = |night: &Night, at| {
        let lists = overdue(night, at);
        lists
            .into_iter()
            .find(|it| it.0 == "flash-floods")
            .map(|it| it.1)
    };
    assert_eq!(flash(&night, 4000), None);
    assert_eq!(flash(&night, 4600), Some(1));
    night.ok(CENTRE, 4700, patrol("risk-zeya-longxi", "lifted"));
    assert_eq!(flash(&night, 7399), None);
    assert_eq!(
        flash(&night, 7400),
        Some(2),
        "where the risk is over nobody is sent"
    );
    // A higher level asks more often, from when it came.
    let raise = json!({"change_response": {"response": "r", "from": "II", "to": "I",
        "reason": "加剧", "evidence": "雨量",
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}});
    night.ok(CHIEF, 6000, raise);
    let since = |night: &Night| {
        let lists = overdue_patrols(&night.state, second(6001));
        let flash = lists
            .into_iter()
            .find(|it| it.list.as_str() == "flash-floods");
        flash.map(|it| it.since)
    };
    assert_eq!(since(&night), Some(second(6000)));
    night.ok(
        CHIEF,
        6100,
        json!({"end_response": {"response": "r", "by": "centre", "reason": "台风过境",
            "consent": {"document": {"number": "1"}}}}),
    );
    assert!(overdue(&night, 90_000).is_empty());
}

#[test]
fn a_response_of_another_kind_asks_for_no_patrol() {
    let mut night = Night::live();
    let mut cold = response("I", &[]);
    cold["start_response"]["kind"] = json!("cold-wave");
    night.ok(CHIEF, 100, cold);
    assert!(overdue(&night, 90_000).is_empty());
}

#[test]
fn an_older_word_replaces_nothing_and_two_words_of_one_moment_contradict_each_other() {
    let mut night = Night::live();
    night.ok(CENTRE, 500, patrol(HENGYANG, "closed"));
    night.late(CENTRE, 300, 600, patrol(HENGYANG, "abnormal"));
    let state = |night: &Night| night.state.risks[HENGYANG].marks.last().unwrap().state;
    assert_eq!(state(&night), RiskState::Closed);
    assert!(of_kind(&night, 610, "risk/").is_empty());
    let at = |state: &str| {
        let mut it = patrol(HENGYANG, state);
        it["patrol"]["as_of"] = json!(second(700).0);
        it
    };
    night.ok(CENTRE, 710, at("normal"));
    night.ok(CENTRE, 720, at("evacuated"));
    assert_eq!(state(&night), RiskState::Evacuated, "he corrects himself");
    assert_eq!(night.state.open_conflicts().count(), 0);
    night.ok("zeya-duty", 730, at("abnormal"));
    let conflict = night.state.open_conflicts().next().unwrap().1.clone();
    let claims: Vec<&str> = conflict.claims.iter().map(|it| it.as_str()).collect();
    assert_eq!(claims, ["人员已转移", "异常"]);
    let of = of_kind(&night, 740, "conflict/");
    assert!(of[0].zh.contains("泽雅横垟村沿溪"), "{}", of[0].zh);
}

#[test]
fn edition_one_knows_no_risk_point() {
    let mut night = Night::live();
    night.state.edition = 1;
    night.refused(
        CENTRE,
        100,
        patrol(HENGYANG, "normal"),
        "not-in-this-edition",
    );
    assert!(night.state.risks.is_empty());
    night.state.edition = 2;
    night.ok(CENTRE, 200, patrol(HENGYANG, "normal"));
    assert!(
        night
            .state
            .risks
            .contains_key(&RiskId::new(HENGYANG).unwrap())
    );
}

#[test]
fn a_facilitys_state_is_unknown_once_it_is_old() {
    let mut night = Night::live();
    let pump = FacilityId::new("liuhongqiao-pump").unwrap();
    let shown = |night: &Night, at| {
        let it = facility_standing(&night.state, &pump, second(at)).unwrap();
        (
            it.state.map(ToString::to_string),
            it.last.map(|it| it.as_of),
        )
    };
    assert_eq!(shown(&night, 100), (None, None));
    let running = json!({"facility_state": {"facility": "liuhongqiao-pump", "state": "running"}});
    night.ok(CENTRE, 200, running);
    let as_of = Some(second(200));
    assert_eq!(shown(&night, 3800), (Some("running".to_owned()), as_of));
    assert_eq!(
        shown(&night, 3801),
        (None, as_of),
        "what it was stays on record"
    );
    let mut rules = night.state.register.rules().clone();
    rules.facility_stale_s = Some(600);
    night.ok(CHIEF, 300, json!({ "set_rules": rules }));
    assert_eq!(shown(&night, 801).0, None);
    assert_eq!(shown(&night, 800).0, Some("running".to_owned()));
}

#[test]
fn a_hold_point_says_by_which_word_it_is_satisfied_also_after_a_merge() {
    let mut night = Night::live();
    night.flood("x", 100);
    let open = |night: &Night, id: &str| -> Vec<String> {
        let points = hold_points(&night.state, night.state.incidents.get(id).unwrap());
        let open = points.into_iter().filter(|it| it.satisfied.is_none());
        open.map(|it| it.point.id.clone()).collect()
    };
    assert_eq!(open(&night, "x").len(), 5);
    let dead = |at: i64| {
        json!({"facility_state": {"facility": "liuhongqiao-power", "incident": "x",
            "state": "no-power", "as_of": second(at).0, "satisfies": "power-proved-off"}})
    };
    night.ok(CENTRE, 200, dead(190));
    night.ok(
        CENTRE,
        250,
        json!({"note": {"incident": "x", "words": "都穿救生衣", "satisfies": "vest-and-release"}}),
    );
    night.ok(CENTRE, 300, dead(150));
    let fact = night.incident("x").zone.satisfied_by["power-proved-off"].clone();
    assert_eq!(fact.at, second(190), "an older word replaces nothing");
    assert_eq!(fact.facility.unwrap().as_str(), "liuhongqiao-power");
    night.flood("y", 400);
    night.ok(
        CENTRE,
        410,
        json!({"merge": {"from": "x", "into": "y", "reason": "同一处"}}),
    );
    let points = hold_points(&night.state, night.incident("y"));
    let by = points.iter().find(|it| it.point.id == "vest-and-release");
    let words = by.unwrap().fact.unwrap().words.clone();
    assert_eq!(words.unwrap().as_str(), "都穿救生衣");
    assert_eq!(open(&night, "y").len(), 3);
}

#[test]
fn every_type_proposes_its_groups_with_the_unit_that_leads_each() {
    let mut night = Night::live();
    let kinds: Vec<String> = night
        .state
        .register
        .types
        .keys()
        .map(ToString::to_string)
        .collect();
    for kind in kinds {
        night.open(&kind, 100, &kind);
        let incident = night.incident(&kind);
        let proposed = proposed_groups(&night.state, incident);
        let of_type = night
            .state
            .register
            .kind(&incident.kind)
            .unwrap()
            .groups
            .len();
        assert!(!proposed.is_empty() && proposed.len() == of_type, "{kind}");
    }
    let flood = night.incident("flood-typhoon-drought").clone();
    let leads = |night: &Night| -> Vec<String> {
        let proposed = proposed_groups(&night.state, &flood);
        proposed
            .iter()
            .map(|it| format!("{} {}", it.group, it.lead))
            .collect()
    };
    assert_eq!(leads(&night)[0], "rescue department:fire-brigade");
    assert!(leads(&night).contains(&"logistics township:330304009".to_owned()));
    night.ok(
        CENTRE,
        200,
        json!({"scene_hq": {"incident": "flood-typhoon-drought",
            "groups": [{"group": "rescue", "lead": "department:housing"}]}}),
    );
    assert_eq!(leads(&night)[0], "cordon department:police", "led already");
}
