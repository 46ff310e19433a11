//! Every refusal has its name, reads as a sentence, and can be met.

use std::collections::BTreeSet;

use dispatch_core::entry::World;
use dispatch_core::refusal::{NAMES, Refusal, Verdict};
use dispatch_core::words::Words;
use imbl::OrdSet;
use serde_json::{Value, json};

use crate::common::{Night, command, rows, second};

/// A flood `x` led by the bureau, its township in command; a second one, `y`.
fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night
}

const CENTRE: &str = "duty-officer";
const CHIEF: &str = "duty-chief";
const HEAD: &str = "guoxi-duty-head";

fn typhoon() -> Value {
    json!({"start_response": {"response": "typhoon", "kind": "typhoon", "level": "II",
        "matter": "防台风", "area": "全区", "expected_end_at": 1_659_225_600_000_i64,
        "measures": "全员在岗", "started_by": "department:em-bureau",
        "consent": {"document": {"number": "1号"}}}})
}

/// A story: who says what, in order; all but the last take effect, and the last is refused.
type Story = (&'static str, &'static [&'static str], fn() -> Vec<Value>);

const STORIES: &[Story] = &[
    ("unknown-incident", &[CENTRE], || {
        vec![json!({"file": {"incident": "nowhere"}})]
    }),
    ("unknown", &[CENTRE], || {
        vec![json!({"dispatch": {"incident": "x", "team": "water-11"}})]
    }),
    ("name-taken", &[CENTRE], || {
        vec![
            json!({"open": {"incident": "x", "type": "fire", "township": "330304009",
            "place": {"words": ""}, "words": ""}}),
        ]
    }),
    ("nonsense", &[CENTRE], || {
        vec![
            json!({"supply": {"incident": "x", "depot": "district-depot", "item": "quilt",
            "quantity": 0}}),
        ]
    }),
    ("only-in-drill", &[CHIEF], || vec![json!({"end_drill": {}})]),
    ("no-right", &[HEAD], || {
        vec![json!({"file": {"incident": "x"}})]
    }),
    ("unknown-post", &["nobody"], || {
        vec![json!({"note": {"words": "我"}})]
    }),
    ("not-commander", &["power-duty"], || {
        vec![json!({"end_scene": {"incident": "x"}})]
    }),
    ("already-commander", &[CENTRE], || {
        vec![json!({"designate": {"incident": "x", "post": HEAD}})]
    }),
    ("nothing-offered", &[HEAD], || {
        vec![json!({"accept_command": {"incident": "x"}})]
    }),
    ("incident-filed", &[HEAD, CENTRE, CENTRE], || {
        vec![
            end("x"),
            file("x"),
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        ]
    }),
    ("scene-ended", &[HEAD, CENTRE], || {
        vec![
            end("x"),
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        ]
    }),
    ("withdrawn", &[CENTRE, CENTRE], || {
        vec![
            json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}}),
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        ]
    }),
    ("scene-running", &[CENTRE], || vec![file("x")]),
    ("persons-open", &[CENTRE, HEAD, CENTRE], || {
        vec![figures(json!({"missing": 1})), end("x"), file("x")]
    }),
    ("persons-unknown", &[CENTRE, HEAD, CENTRE], || {
        vec![figures(json!({"trapped": null})), end("x"), file("x")]
    }),
    ("rescuers-inside", &[CENTRE, HEAD], || {
        vec![
            json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 2,
                "limit_min": 30, "task": "救人"}}),
            end("x"),
        ]
    }),
    ("level-moved", &[CENTRE], || vec![level(Some("III"), "II")]),
    ("same-level", &[CENTRE, CENTRE], || {
        vec![level(None, "III"), level(Some("III"), "III")]
    }),
    ("no-response", &[CENTRE], || {
        vec![json!({"lift_response": {"incident": "x", "reason": "雨停"}})]
    }),
    ("response-lifted", &[CHIEF, CHIEF, CENTRE], || {
        vec![
            typhoon(),
            json!({"end_response": {"response": "typhoon", "by": "department:em-bureau",
                "reason": "雨停", "consent": {"document": {"number": "3号"}}}}),
            json!({"hang": {"incidents": ["x"], "response": "typhoon"}}),
        ]
    }),
    ("not-the-starter", &[CHIEF, CHIEF], || {
        vec![
            typhoon(),
            json!({"end_response": {"response": "typhoon", "by": "centre",
                "reason": "雨停", "consent": {"document": {"number": "3号"}}}}),
        ]
    }),
    ("same-incident", &[CENTRE], || vec![merge("x", "x")]),
    ("not-merged", &[CENTRE], || {
        vec![json!({"split": {"incident": "x", "reason": "两起"}})]
    }),
    ("still-in-use", &[CHIEF], || vec![destroy("x")]),
    ("hold-stands", &[HEAD, CENTRE, CENTRE, CHIEF], || {
        vec![
            end("x"),
            file("x"),
            json!({"hold_personal": {"incident": "x", "authority": "区监委", "document": "1号"}}),
            destroy("x"),
        ]
    }),
    ("personal-destroyed", &[HEAD, CENTRE, CHIEF, CHIEF], || {
        vec![end("x"), file("x"), destroy("x"), destroy("x")]
    }),
    ("same-type", &[CENTRE], || {
        vec![
            json!({"change_type": {"incident": "x", "to": "flood-typhoon-drought",
            "reason": "汛"}}),
        ]
    }),
    ("held-elsewhere", &[CENTRE, CENTRE], || {
        vec![
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
            json!({"dispatch": {"incident": "y", "team": "water-1"}}),
        ]
    }),
    ("already-here", &[CENTRE, CENTRE], || {
        let dispatch = json!({"dispatch": {"incident": "x", "team": "water-1"}});
        vec![dispatch.clone(), dispatch]
    }),
    ("not-here", &[HEAD], || {
        vec![json!({"release_team": {"incident": "x", "team": "water-1"}})]
    }),
    ("not-ready", &[CENTRE, CENTRE], || {
        vec![
            json!({"team_state": {"team": "water-1", "doing": "resting"}}),
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
        ]
    }),
    ("other-dispatcher", &[CENTRE], || {
        vec![json!({"dispatch": {"incident": "x", "team": "guoxi-station"}})]
    }),
    ("military-route", &[CENTRE], || {
        vec![json!({"dispatch": {"incident": "x", "team": "armed-police-boats"}})]
    }),
    ("wrong-route", &[CENTRE], || {
        vec![json!({"request_team": {"incident": "x", "team": "water-1", "route": "request"}})]
    }),
    ("government-decides", &[CENTRE], || {
        vec![
            json!({"evacuate": {"incident": "x", "plot": "e", "area": "下游", "to": "学校",
            "transport": "车", "manner": "forced"}}),
        ]
    }),
    ("stock-short", &[CENTRE], || {
        vec![
            json!({"supply": {"incident": "x", "depot": "wutian-depot", "item": "assault-boat",
            "quantity": 4}}),
        ]
    }),
    ("recall-right", &[CENTRE], || {
        vec![
            json!({"recall": {"team": "water-1", "from": "x", "to": "y", "reason": "life",
            "words": "救人"}}),
        ]
    }),
    ("no-addressee", &[HEAD], || vec![order("o", &[])]),
    ("unknown-order", &[HEAD], || {
        vec![json!({"confirm": {"incident": "x", "order": "o"}})]
    }),
    ("unknown-item", &[CHIEF], || {
        vec![json!({"settle": {"conflict": "c1-1", "reason": "核定"}})]
    }),
    ("not-yours", &[HEAD, "power-duty"], || {
        vec![
            order("o", &["team:water-1"]),
            json!({"confirm": {"incident": "x", "order": "o"}}),
        ]
    }),
    ("never-shelved", &[CENTRE], || {
        vec![
            json!({"shelve_alarm": {"incident": "x", "alarm": "unaccounted/1/team:water-1/0",
            "until": second(800).0}}),
        ]
    }),
    ("put-off-needs-reason", &[CENTRE], || {
        vec![json!({"shelve_alarm": {"alarm": "whistle/1", "until": second(800).0}})]
    }),
    ("fall-needs-reason", &[CENTRE, CENTRE], || {
        vec![adopt(json!({"missing": 2})), adopt(json!({"missing": 1}))]
    }),
    ("not-newest", &[CENTRE], || {
        vec![json!({"undo": {"entry": "00000000-0000-0000-0000-000000000001"}})]
    }),
    ("nothing-due", &[CENTRE], || {
        vec![json!({"pulse": {"incident": "x", "rule": "whistle-waiting", "round": 1}})]
    }),
];

fn end(id: &str) -> Value {
    json!({"end_scene": {"incident": id}})
}

fn destroy(id: &str) -> Value {
    json!({"destroy_personal": {"incident": id, "reason": "保存期满", "witness": "chen-anqing"}})
}

fn file(id: &str) -> Value {
    json!({"file": {"incident": id}})
}

fn merge(from: &str, into: &str) -> Value {
    json!({"merge": {"from": from, "into": into, "reason": "重复报"}})
}

fn figures(figures: Value) -> Value {
    json!({"state": {"incident": "x", "source": "police", "figures": figures}})
}

fn adopt(figures: Value) -> Value {
    json!({"adopt": {"incident": "x", "figures": figures}})
}

fn level(from: Option<&str>, to: &str) -> Value {
    json!({"adjust_response": {"incident": "x", "from": from, "to": to, "reason": "扩大",
        "evidence": "雨量"}})
}

fn order(name: &str, to: &[&str]) -> Value {
    json!({"order": {"incident": "x", "order": name, "to": to, "words": "抽排"}})
}

/// The refusals that need more than a story of posts and commands; each test below meets its own.
const ELSEWHERE: &[&str] = &[
    "id-reused",
    "wrong-world",
    "not-in-this-edition",
    "no-district",
    "district-differs",
    "expired",
    "retracted",
    "undo-too-late",
    "no-undo",
    "rule-broken",
    "quarantined",
];

#[test]
fn every_refusal_is_met_in_some_story() {
    let told: BTreeSet<&str> = STORIES.iter().map(|it| it.0).collect();
    let all: BTreeSet<&str> = told.iter().chain(ELSEWHERE).copied().collect();
    assert_eq!(all, NAMES.iter().copied().collect());
}

#[test]
fn each_story_ends_in_its_refusal() {
    for (name, posts, story) in STORIES {
        let mut night = night();
        let story = story();
        assert_eq!(story.len(), posts.len(), "{name}");
        let (last, before) = story.split_last().unwrap();
        for (post, said) in posts.iter().zip(before) {
            night.ok(post, 200, said.clone());
        }
        let refusal = night.refused(posts.last().unwrap(), 201, last.clone(), name);
        let sentence = refusal.to_string();
        assert!(
            sentence.ends_with('。'),
            "{name} reads as a sentence: {sentence}"
        );
    }
}

#[test]
fn an_id_stands_for_one_entry() {
    let mut night = night();
    let mut other = night.author(CENTRE, 200, command(json!({"note": {"words": "另一条"}})));
    other.id = night.told.last().unwrap().author.id;
    assert_eq!(
        night.record(200, other),
        Verdict::Refused(Refusal::IdReused)
    );
}

#[test]
fn a_drill_entry_never_touches_the_live_world() {
    let mut night = night();
    let mut drill = night.author(CENTRE, 200, command(file("x")));
    drill.world = World::drill("guoxi-underpass", 1);
    assert_eq!(
        night.record(200, drill),
        Verdict::Refused(Refusal::WrongWorld)
    );
}

#[test]
fn before_the_district_only_its_rows_are_heard() {
    let mut night = Night::empty(World::live("ouhai"));
    night.refused(
        CENTRE,
        0,
        json!({"note": {"words": "有人吗"}}),
        "no-district",
    );
    let rows = rows();
    night.record(0, night.author(CHIEF, 0, rows[0].clone()));
    let adoption = night.author(CHIEF, 0, rows.last().unwrap().clone());
    let verdict = night.record(0, adoption);
    assert_eq!(verdict.refusal().unwrap().name(), "district-differs");
    assert!(night.state.register.adopted.is_none());
}

#[test]
fn what_is_asked_of_the_world_outside_expires_and_an_act_at_the_scene_does_not() {
    let table = [
        (
            json!({"dispatch": {"incident": "x", "team": "water-1"}}),
            HEAD,
            true,
        ),
        (
            json!({"supply": {"incident": "x", "depot": "district-depot", "item": "quilt", "quantity": 1}}),
            HEAD,
            true,
        ),
        (order("o", &["department:power"]), HEAD, true),
        (
            json!({"ask_aid": {"incident": "x", "aid": "a", "from": "瑞安", "words": "泵车"}}),
            HEAD,
            true,
        ),
        (end("x"), HEAD, false),
        (adopt(json!({"dead": 0})), HEAD, false),
        (figures(json!({"dead": 0})), HEAD, false),
    ];
    for (said, post, expires) in table {
        let mut late = night();
        let mut author = late.author(post, 200, command(said.clone()));
        author.valid_for_s = Some(600);
        let verdict = late.clone().record(800, author.clone());
        assert_eq!(verdict, Verdict::Accepted, "in time: {said}");
        let verdict = late.record(801, author);
        let name = verdict.refusal().map(Refusal::name);
        assert_eq!(name.as_deref(), expires.then_some("expired"), "{said}");
    }
}

#[test]
fn a_skipped_height_is_quarantined() {
    let mut night = night();
    night.state.skip = OrdSet::unit(night.state.height + 1);
    let verdict = night.say(
        CENTRE,
        200,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    assert_eq!(verdict, Verdict::Refused(Refusal::Quarantined));
    assert_eq!(night.custody("water-1"), None);
}

#[test]
fn every_name_is_the_one_on_the_wire() {
    let broken = Refusal::RuleBroken(Words::new("任期重叠").unwrap());
    assert_eq!(broken.name(), "rule-broken");
    assert_eq!(Refusal::NothingDue.name(), "nothing-due");
    let distinct: BTreeSet<&str> = NAMES.iter().copied().collect();
    assert_eq!(distinct.len(), NAMES.len());
}
