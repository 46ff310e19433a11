//! Who is heard and whom to ring next (practice R17), departments recalled (R8), the scene's
//! organisation and its hold points (R25), and clocks of a second call (R12).

use dispatch_core::catalogue::Authority;
use dispatch_core::register::Callee;
use dispatch_core::view::{alarms, clocks, contact_board, ladder_of, next_rung};
use dispatch_core::words::IncidentId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const GUOXI: &str = "township:330304009";

fn callee(text: &str) -> Callee {
    text.parse().unwrap()
}

fn keys(night: &Night, at: i64) -> Vec<String> {
    let all = alarms(&night.state, second(at));
    all.iter().map(|it| it.key.to_string()).collect()
}

fn contact(who: &str, to: &str, result: &str) -> Value {
    json!({"contact": {"who": who, "to": to, "means": "telephone", "result": result}})
}

#[test]
fn every_township_office_hospital_school_and_keeper_has_a_ladder_that_ends_at_a_person() {
    let night = Night::live();
    let register = &night.state.register;
    let townships = register.townships.keys().map(|id| format!("township:{id}"));
    let departments = register
        .departments
        .keys()
        .map(|id| format!("department:{id}"));
    let protected = ["hospital", "school", "care-home"];
    let sites = register
        .sites
        .values()
        .filter(|it| protected.contains(&it.kind.as_str()))
        .map(|it| format!("site:{}", it.id));
    let facilities = register
        .facilities
        .keys()
        .map(|id| format!("facility:{id}"));
    for who in townships.chain(departments).chain(sites).chain(facilities) {
        let ladder = ladder_of(&night.state, &callee(&who), second(0));
        assert!(ladder.len() >= 2, "{who}");
        let last = ladder.last().unwrap();
        assert!(
            last.person.is_some() && !last.contacts.is_empty(),
            "{who}: {last:?}"
        );
        assert!(ladder.is_sorted_by_key(|it| it.after_s), "{who}");
    }
    let steps: Vec<String> = ladder_of(&night.state, &callee(GUOXI), second(0))
        .into_iter()
        .map(|it| it.text.zh)
        .collect();
    assert_eq!(steps[..3], ["值班人", "带班领导", "主要负责人"]);
}

#[test]
fn missing_today_is_yesterdays_and_marked() {
    let mut night = Night::live();
    let duty = |person: &str, from: i64, until: i64| {
        json!({"set_duty": {"post": "guoxi-area-leader", "person": person,
            "from": second(from).0, "until": second(until).0, "order": 0}})
    };
    let post = callee("post:guoxi-area-leader");
    // The roster without end is replaced for the test by one that ends.
    let mut register = (*night.state.register).clone();
    register.duties.remove("guoxi-area-leader");
    night.state.register = dispatch_core::state::Shared::new(register);
    assert!(
        ladder_of(&night.state, &post, second(0))[0]
            .person
            .is_none()
    );
    night.ok(CENTRE, 1, duty("dai-licheng", -7200, 3600));
    night.ok(CENTRE, 2, duty("lu-haibo", -90_000, -7200));
    let at = |seconds| {
        let rung = ladder_of(&night.state, &post, second(seconds)).remove(0);
        (rung.person.unwrap().to_string(), rung.from_yesterday)
    };
    assert_eq!(at(100), ("dai-licheng".to_owned(), false));
    assert_eq!(at(3600), ("dai-licheng".to_owned(), true));
    assert_eq!(at(-7201), ("lu-haibo".to_owned(), false));
}

#[test]
fn the_ladder_proposes_the_next_step_until_somebody_answers() {
    let mut night = Night::live();
    let who = callee("site:hospital-3");
    let next = |night: &Night, at| {
        next_rung(&night.state, &who, second(0), second(at)).map(|it| it.number)
    };
    assert_eq!(next(&night, 10), Some(1));
    night.ok(
        CENTRE,
        20,
        contact("site:hospital-3", "卫健值班", "no-answer"),
    );
    assert_eq!(
        next(&night, 30),
        Some(2),
        "not yet its minute, and nobody else is left"
    );
    night.ok(
        CENTRE,
        200,
        contact("site:hospital-3", "卫健带班领导", "busy"),
    );
    assert_eq!(next(&night, 700), Some(3));
    night.ok(
        CENTRE,
        710,
        contact("site:hospital-3", "区分管领导（经区府办）", "answered"),
    );
    assert_eq!(next(&night, 720), None);
}

#[test]
fn the_contact_board_knows_who_was_heard_when_and_by_what() {
    let mut night = Night::live();
    night.flood("x", 100);
    let row = |night: &Night, who: &str| {
        let rows = contact_board(&night.state);
        rows.into_iter().find(|it| it.unit == callee(who)).unwrap()
    };
    assert_eq!(row(&night, GUOXI).last, None);
    night.ok(
        "guoxi-duty",
        200,
        json!({"note": {"incident": "x", "words": "水涨"}}),
    );
    night.ok(CENTRE, 300, contact(GUOXI, "值班人", "answered"));
    night.ok(CENTRE, 400, contact(GUOXI, "值班人", "no-answer"));
    let guoxi = row(&night, GUOXI);
    assert_eq!((guoxi.last, guoxi.ways.len()), (Some(second(300)), 2));
    assert_eq!(row(&night, "department:power").last, None);
    night.ok(
        CENTRE,
        500,
        json!({"attempt": {"incident": "x", "department": "power", "to": "值班电话",
            "means": "radio", "result": "answered"}}),
    );
    assert_eq!(row(&night, "department:power").last, Some(second(500)));
    night.ok(CENTRE, 600, contact("other:岭下村", "村主任", "answered"));
    assert_eq!(row(&night, "other:岭下村").last, Some(second(600)));
}

#[test]
fn a_township_silent_for_half_an_hour_under_a_response_is_an_alarm() {
    let mut night = Night::live();
    let silent = |night: &Night, at: i64| -> Vec<String> {
        let all = keys(night, at);
        all.into_iter()
            .filter(|it| it.starts_with("silent/"))
            .collect()
    };
    assert!(silent(&night, 9000).is_empty(), "no response, no alarm");
    night.ok(
        CHIEF,
        100,
        json!({"start_response": {"response": "r", "kind": "typhoon", "level": "III",
            "matter": "台风", "area": "全区", "expected_end_at": second(90_000).0,
            "measures": "转移", "started_by": "centre", "townships": ["330304009", "330304108"],
            "consent": {"verbal": {"by": "区长", "means": "telephone"}}}}),
    );
    assert!(silent(&night, 1899).is_empty());
    assert_eq!(silent(&night, 1900).len(), 2, "the townships it holds in");
    night.ok("guoxi-duty", 1950, json!({"note": {"words": "平安"}}));
    assert_eq!(silent(&night, 2000).len(), 1);
    assert!(silent(&night, 2000)[0].starts_with("silent/township:330304108/"));
    assert_eq!(silent(&night, 1950 + 1800).len(), 2);
}

/// A department on the scene of `x`; `y` is open.
fn there() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night.ok(
        CENTRE,
        200,
        json!({"report_in": {"incident": "x", "department": "power"}}),
    );
    night
}

fn recall(from: &str, to: &str) -> Value {
    json!({"recall_department": {"department": "power", "from": from, "to": to,
        "reason": "life", "words": "泵站断电,有人被困"}})
}

#[test]
fn a_department_is_recalled_for_life_without_a_release() {
    let mut night = there();
    night.refused(CENTRE, 300, recall("x", "y"), "recall-right");
    night.refused(CHIEF, 300, recall("y", "x"), "not-here");
    night.refused(CHIEF, 300, recall("x", "x"), "same-incident");
    night.ok(CHIEF, 310, recall("x", "y"));
    let left = &night.incident("x").calls["power"];
    assert!(!left.on_scene() && left.recalled.is_some());
    let called = &night.incident("y").calls["power"];
    assert_eq!(
        (called.called_at, called.has_clock()),
        (Some(second(310)), true)
    );
    night.refused(CHIEF, 320, recall("x", "y"), "not-here");
}

#[test]
fn a_recall_that_comes_too_late_moves_nobody() {
    let night = there();
    let mut author = night.author(CHIEF, 300, crate::common::command(recall("x", "y")));
    author.valid_for_s = Some(600);
    for (at, refused) in [(900, None), (901, Some("expired".to_owned()))] {
        let verdict = night.clone().record(at, author.clone());
        assert_eq!(verdict.refusal().map(|it| it.name()), refused);
    }
}

#[test]
fn the_scene_is_organised_piece_by_piece_and_an_older_word_replaces_nothing() {
    let mut night = there();
    let hq = |body: Value| json!({ "scene_hq": body });
    night.ok(
        "guoxi-duty-head",
        300,
        hq(
            json!({"incident": "x", "place": {"words": "加油站"}, "safety_officer": "林某",
            "groups": [{"group": "rescue", "lead": "department:fire-brigade"},
                {"group": "medical", "lead": "department:health"}]}),
        ),
    );
    night.ok(
        "guoxi-duty-head",
        400,
        hq(
            json!({"incident": "x", "channels": [{"purpose": "指挥", "channel": "3"}],
            "groups": [{"group": "rescue", "lead": "department:housing"}]}),
        ),
    );
    let late = hq(json!({"incident": "x", "safety_officer": "旧", "deputy": "陈某"}));
    assert_eq!(
        night.late("guoxi-duty-head", 250, 500, late),
        dispatch_core::refusal::Verdict::Accepted
    );
    let scene = &night.state.scenes["x"];
    assert_eq!(scene.safety_officer.as_ref().unwrap().as_str(), "林某");
    assert_eq!(scene.deputy.as_ref().unwrap().as_str(), "陈某");
    assert_eq!(scene.place.as_ref().unwrap().words.as_str(), "加油站");
    let leads: Vec<String> = scene.groups.iter().map(|it| it.lead.to_string()).collect();
    assert_eq!(leads, ["department:health", "department:housing"]);
    let nowhere = hq(json!({"incident": "z", "deputy": "陈某"}));
    night.refused("guoxi-duty-head", 600, nowhere, "unknown-incident");
}

#[test]
fn every_hold_point_of_every_type_warns_takes_one_reason_and_never_blocks() {
    let mut night = Night::live();
    let kinds: Vec<_> = night.state.register.types.values().cloned().collect();
    let mut judged = 0;
    for (n, kind) in kinds.iter().enumerate() {
        let id = format!("i{n}");
        night.open(&id, 100, &kind.id);
        for (m, point) in kind.hold_points.iter().enumerate() {
            let act = kind.acts.iter().find(|it| it.id == point.before).unwrap();
            if matches!(act.authority, Authority::Government | Authority::Other) {
                continue; // Requested, not ordered: `requests` tells of those.
            }
            let before = night.incident(&id).zone.overrides.len();
            night.ok(
                "guoxi-duty-head",
                200,
                json!({"order": {"incident": id, "order": format!("o{m}"), "to": ["centre"],
                    "words": "执行", "act": point.before, "override_reason": "有人呼救"}}),
            );
            let overrides = &night.incident(&id).zone.overrides;
            let held: Vec<&str> = overrides
                .iter()
                .skip(before)
                .map(|it| {
                    assert_eq!(it.reason.as_ref().unwrap().as_str(), "有人呼救");
                    it.hold_point.as_str()
                })
                .collect();
            assert!(
                held.contains(&point.id.as_str()),
                "{} {}",
                kind.id,
                point.id
            );
            judged += 1;
        }
    }
    assert!(judged > 40, "{judged}");
}

#[test]
fn a_second_whistle_into_a_taken_incident_has_its_own_clock() {
    for edition in [1, 2] {
        let mut night = Night::live();
        let whistle = |into: Option<&str>, township: &str| {
            let mut body = json!({"incident": format!("w-{township}"), "township": township,
                "type": "flood-typhoon-drought", "place": {"words": "下穿"},
                "conditions": ["large-loss"]});
            if let Some(into) = into {
                body["into"] = json!(into);
            }
            json!({ "whistle": body })
        };
        night.ok("guoxi-duty", 100, whistle(None, "330304009"));
        night.state.edition = edition;
        let id = "w-330304009";
        night.ok(CENTRE, 130, json!({"take_whistle": {"incident": id}}));
        night.ok("wutian-duty-head", 200, whistle(Some(id), "330304002"));
        let waits = keys(&night, 210).contains(&"whistle/1/330304002".to_owned());
        assert_eq!(waits, edition == 2);
        let clock = |night: &Night| {
            let key = IncidentId::new(id).unwrap();
            clocks(&night.state, night.state.incident(&key).unwrap())
                .iter()
                .filter(|it| it.kind == dispatch_core::view::ClockKind::TakeWhistle)
                .map(|it| it.from)
                .collect::<Vec<_>>()
        };
        let wanted: &[_] = if edition == 2 { &[second(200)] } else { &[] };
        assert_eq!(clock(&night), wanted);
        night.ok(CENTRE, 230, json!({"take_whistle": {"incident": id}}));
        assert!(clock(&night).is_empty());
    }
}

#[test]
fn a_team_that_is_home_ends_the_assignment_it_was_leaving() {
    for (edition, over) in [(1, false), (2, true)] {
        let mut night = Night::live();
        night.state.edition = edition;
        night.flood("x", 100);
        night.ok(
            CENTRE,
            110,
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        );
        let state = |doing: &str| json!({"team_state": {"team": "water-1", "doing": doing}});
        night.ok(CENTRE, 200, state("on-scene"));
        night.ok(
            "guoxi-duty-head",
            300,
            json!({"release_team": {"incident": "x",
            "team": "water-1"}}),
        );
        night.ok(CENTRE, 400, state("home"));
        let assignment = &night.incident("x").assignments["water-1"];
        assert_eq!(assignment.state.is_over(), over, "{:?}", assignment.state);
    }
}

#[test]
fn known_once_is_not_known_when_it_is_called_anew() {
    let mut night = there();
    let call = json!({"call": {"incident": "y", "department": "power", "role": "must"}});
    night.ok(CENTRE, 300, call.clone());
    let reach = |night: &Night, at| {
        let all = alarms(&night.state, second(at));
        let found = all
            .into_iter()
            .find(|it| it.key.as_str().starts_with("reach/2/power/"));
        found.map(|it| (it.key.to_string(), it.known))
    };
    let (key, _) = reach(&night, 900).unwrap();
    night.ok(
        CENTRE,
        910,
        json!({"know_alarm": {"alarm": key, "incident": "y"}}),
    );
    assert!(reach(&night, 920).unwrap().1);
    night.ok(
        CENTRE,
        930,
        json!({"left": {"incident": "y", "department": "power"}}),
    );
    night.ok(CENTRE, 1000, call);
    let (again, known) = reach(&night, 1600).unwrap();
    assert!(again != key && !known);
}
