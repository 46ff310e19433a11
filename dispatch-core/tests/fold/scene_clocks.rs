//! The clocks of a scene (domain §4.2): the first force of the township, the commander's reports, the record
//! of a change of command. Each is one line for an incident, and each reads the catalogue.

use dispatch_core::entry::OnBehalf;
use dispatch_core::refusal::Verdict;
use dispatch_core::view::{ClockKind, Priority, Urgency, alarms, clocks, hears, urgency};
use dispatch_core::words::PostId;
use serde_json::{Value, json};

use crate::common::{Night, command, second};

const CENTRE: &str = "duty-officer";
const COMMANDER: &str = "em-deputy-director";

/// When the clock of a kind runs out, in seconds of the night; `None` where none runs.
#[track_caller]
fn due(night: &Night, kind: ClockKind) -> Option<i64> {
    let all = clocks(&night.state, night.incident("x"));
    let of_kind: Vec<_> = all.iter().filter(|it| it.kind == kind).collect();
    assert!(of_kind.len() <= 1, "one for an incident: {of_kind:?}");
    of_kind.first().map(|it| it.due.since_s(second(0)))
}

/// Its alarm at a second, in both languages, with the posts of a list that hear it.
fn alarm(
    night: &Night,
    kind: &str,
    at: i64,
    posts: &[&str],
) -> Option<(String, String, Vec<String>)> {
    let all = alarms(&night.state, second(at));
    let mut of_kind = all.into_iter().filter(|it| {
        let key = it.key.as_str();
        key.starts_with(&format!("{kind}/"))
    });
    let alarm = of_kind.next()?;
    assert_eq!(of_kind.next(), None, "one line for an incident");
    let heard = posts.iter().filter(|it| {
        let post = PostId::new(it).expect("a post");
        hears(&night.state, &post, &alarm, second(at))
    });
    let heard = heard.map(ToString::to_string).collect();
    Some((alarm.zh, alarm.en, heard))
}

fn whistled(more: &Value) -> Night {
    let mut night = Night::live();
    let mut whistle = json!({"whistle": {"incident": "x", "type": "flood-typhoon-drought",
        "township": "330304009", "place": {"words": "桥下"}, "conditions": ["serious-danger"]}});
    let fields = whistle["whistle"].as_object_mut().expect("fields");
    fields.extend(more.as_object().expect("fields").clone());
    night.ok("guoxi-duty", 100, whistle);
    night
}

fn there(team: &str) -> Value {
    json!({"team_state": {"team": team, "doing": "on-scene", "incident": "x"}})
}

#[test]
fn the_first_force_of_the_township_is_late_after_the_time_of_its_type() {
    let night = whistled(&json!({}));
    assert_eq!(due(&night, ClockKind::TownshipOnScene), Some(700));
    let posts = ["guoxi-duty", "wutian-duty", "power-duty", CENTRE];
    let told = |at| alarm(&night, "township-on-scene", at, &posts);
    assert_eq!(told(699), None);
    let (zh, en, heard) = told(700).expect("it is late");
    assert_eq!(zh, "镇街首批力量超时未到场:郭溪街道,桥下");
    assert_eq!(en, "First township force overdue: Guoxi Subdistrict, 桥下");
    assert_eq!(heard, ["guoxi-duty", CENTRE], "the township and the centre");
    // A far township has longer.
    let mut far = Night::live();
    far.ok(
        "zeya-duty",
        100,
        json!({"whistle": {"incident": "x", "type": "flood-typhoon-drought",
        "township": "330304108", "place": {"words": "山上"}, "conditions": ["serious-danger"]}}),
    );
    assert_eq!(due(&far, ClockKind::TownshipOnScene), Some(1300));
}

#[test]
fn a_force_of_a_township_or_a_commander_who_took_over_ends_it() {
    let unlisted = json!({"team_state": {"team": "village", "doing": "on-scene", "incident": "x",
        "unlisted": {"zh": "某村队", "kind": "township-squad"}}});
    let boats = json!({"team_state": {"team": "boats", "doing": "on-scene", "incident": "x",
        "unlisted": {"zh": "某某船", "kind": "water-rescue"}}});
    let table = [
        (there("guoxi-squad"), false),
        (there("guoxi-huangqiao-commando"), false),
        (there("wutian-squad"), false),
        (unlisted, false),
        (json!({"controlled": {"incident": "x"}}), false),
        (there("guoxi-station"), true),
        (boats, true),
        (
            json!({"report_in": {"incident": "x", "department": "power"}}),
            true,
        ),
        (
            json!({"designate": {"incident": "x", "post": COMMANDER}}),
            true,
        ),
    ];
    for (said, runs) in table {
        let mut night = whistled(&json!({}));
        let by = match said.get("controlled") {
            Some(_) => "guoxi-duty-head",
            None => CENTRE,
        };
        night.ok(by, 800, said.clone());
        let clock = due(&night, ClockKind::TownshipOnScene);
        assert_eq!(clock.is_some(), runs, "{said}");
    }
    let mut night = whistled(&json!({}));
    night.ok(
        CENTRE,
        200,
        json!({"designate": {"incident": "x", "post": COMMANDER}}),
    );
    night.ok(
        CENTRE,
        300,
        json!({"take_command": {"incident": "x", "post": COMMANDER}}),
    );
    assert_eq!(due(&night, ClockKind::TownshipOnScene), None);
    let alone = whistled(&json!({"self_handled": true, "conditions": ["large-loss"]}));
    assert_eq!(due(&alone, ClockKind::TownshipOnScene), None, "它自行处置");
}

/// An incident whose designated commander arrived at 300 and took command at 400.
fn commanded() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        200,
        json!({"designate": {"incident": "x", "post": COMMANDER}}),
    );
    assert_eq!(due(&night, ClockKind::Situation), None, "nobody is there");
    night.ok(
        CENTRE,
        300,
        json!({"commander_on_way": {"incident": "x", "state": "on-scene"}}),
    );
    assert_eq!(due(&night, ClockKind::Situation), Some(1200));
    night.ok(
        CENTRE,
        400,
        json!({"take_command": {"incident": "x", "post": COMMANDER}}),
    );
    night
}

#[test]
fn the_commander_reports_after_his_arrival_and_then_by_the_response_level() {
    let mut night = commanded();
    assert_eq!(
        due(&night, ClockKind::Situation),
        Some(1200),
        "from his arrival"
    );
    let posts = [COMMANDER, "power-duty", CENTRE];
    assert_eq!(alarm(&night, "situation", 1199, &posts), None);
    let (zh, en, heard) = alarm(&night, "situation", 1200, &posts).expect("it is late");
    assert_eq!(zh, "现场情况超时未报:区应急管理局分管副局长,现场 x");
    assert_eq!(
        en,
        "Situation report overdue: Deputy director of emergency management, 现场 x"
    );
    assert_eq!(heard, [COMMANDER, CENTRE]);
    let now = second(1200);
    assert_eq!(
        urgency(&night.state, night.incident("x"), now),
        Urgency::Overdue
    );
    night.ok(
        COMMANDER,
        1250,
        json!({"note": {"incident": "x", "words": "水位回落"}}),
    );
    assert_eq!(due(&night, ClockKind::Situation), Some(1250 + 3600));
    let mut seen = Vec::new();
    let mut from: Option<&str> = None;
    for level in ["IV", "III", "II", "I"] {
        let mut said = json!({"adjust_response": {"incident": "x", "to": level,
            "reason": "扩大", "evidence": "两处"}});
        if let Some(from) = from {
            said["adjust_response"]["from"] = json!(from);
        }
        night.ok(CENTRE, 1300, said);
        seen.push(due(&night, ClockKind::Situation).map(|it| it - 1250));
        from = Some(level);
    }
    assert_eq!(seen, [3600, 3600, 1800, 1800].map(Some));
    night.ok(COMMANDER, 3000, json!({"end_scene": {"incident": "x"}}));
    assert_eq!(
        due(&night, ClockKind::Situation),
        None,
        "the scene has ended"
    );
}

#[test]
fn only_the_commander_his_unit_and_what_is_recorded_for_them_are_his_report() {
    let figures = |source: &str| {
        json!({"state": {"incident": "x", "source": source,
        "figures": {"missing": 1}}})
    };
    let note = || json!({"note": {"incident": "x", "words": "现场平稳"}});
    let adopt = json!({"adopt": {"incident": "x", "figures": {"missing": 1}, "reason": "核定",
        "source": "police"}});
    let table: [(&str, Option<&str>, Value, bool); 9] = [
        (COMMANDER, None, note(), true),
        ("em-clerk", None, note(), true),
        (CENTRE, Some("post:em-deputy-director"), note(), true),
        (CENTRE, Some("department:em-bureau"), note(), true),
        (CENTRE, None, figures("commander"), true),
        (COMMANDER, None, adopt, true),
        (CENTRE, None, note(), false),
        (CENTRE, None, figures("call-110"), false),
        ("power-duty", None, figures("department"), false),
    ];
    for (post, for_whom, said, is_report) in table {
        let mut night = commanded();
        let mut author = night.author(post, 1000, command(said.clone()));
        author.on_behalf = for_whom.map(|who| OnBehalf {
            who: who.parse().expect("a party"),
            name: None,
            means: dispatch_core::entry::Means::Telephone,
            heard_at: Some(second(1000)),
        });
        let verdict = night.record(1000, author);
        assert_eq!(verdict, Verdict::Accepted, "{post} {said}");
        let wanted = if is_report { 1000 + 3600 } else { 1200 };
        let clock = due(&night, ClockKind::Situation);
        assert_eq!(clock, Some(wanted), "{post} for {for_whom:?}: {said}");
    }
    // What he said before he was there is no report from there.
    let mut night = commanded();
    assert_eq!(night.late(COMMANDER, 250, 1000, note()), Verdict::Accepted);
    assert_eq!(due(&night, ClockKind::Situation), Some(1200));
}

#[test]
fn of_whom_nobody_said_that_he_is_there_no_report_is_asked() {
    let mut night = Night::live();
    night.flood("x", 100);
    assert_eq!(due(&night, ClockKind::Situation), None, "temporary");
    night.ok(
        CENTRE,
        200,
        json!({"area_command": {"incidents": ["x"], "post": COMMANDER, "reason": "两处同时"}}),
    );
    assert_eq!(due(&night, ClockKind::Situation), None, "片区指挥");
    let mut kept = Night::live();
    kept.flood("x", 100);
    kept.ok(CENTRE, 200, json!({"confirm_township": {"incident": "x"}}));
    assert_eq!(due(&kept, ClockKind::Situation), None, "明确由镇街指挥");
}

#[test]
fn the_transfer_record_is_chased_until_it_is_complete_and_makes_nothing_urgent() {
    let mut night = commanded();
    night.ok(
        COMMANDER,
        1000,
        json!({"note": {"incident": "x", "words": "平稳"}}),
    );
    assert_eq!(due(&night, ClockKind::Transfer), Some(400 + 900));
    let fields = [
        "situation",
        "casualties",
        "hazards",
        "forces",
        "tasks",
        "requests",
        "command-point",
        "evacuees",
        "utilities",
        "public-statements",
        "level",
        "people-inside",
        "names",
    ];
    let record = |of: &[&str]| {
        let filled = of.iter().map(|it| ((*it).to_owned(), json!("有")));
        let filled: serde_json::Map<_, _> = filled.collect();
        json!({"transfer_record": {"incident": "x", "fields": filled}})
    };
    night.ok("em-clerk", 1100, record(&fields[..12]));
    let posts = [COMMANDER, "guoxi-duty", CENTRE];
    assert_eq!(alarm(&night, "transfer", 1299, &posts), None);
    let (zh, en, heard) = alarm(&night, "transfer", 1300, &posts).expect("it is late");
    assert_eq!(
        zh,
        "指挥移交单超时未填全:区应急管理局分管副局长,已填 12/13,现场 x"
    );
    assert_eq!(
        en,
        "Transfer record incomplete: Deputy director of emergency management, 12 of 13 known, 现场 x"
    );
    assert_eq!(heard, [COMMANDER, CENTRE]);
    let all = alarms(&night.state, second(1300));
    let low = all
        .iter()
        .find(|it| it.key.as_str().starts_with("transfer/"));
    assert_eq!(low.map(|it| it.priority), Some(Priority::Low));
    let now = urgency(&night.state, night.incident("x"), second(1300));
    assert_eq!(now, Urgency::Open, "a paper");
    night.ok("em-clerk", 1400, record(&fields));
    assert_eq!(due(&night, ClockKind::Transfer), None);
}
