//! Two incidents are one, and two again (design §4, practice R6).

use dispatch_core::state::Status;
use dispatch_core::view;
use serde_json::{Value, json};

use crate::common::{Night, second};

pub const CENTRE: &str = "duty-officer";

pub fn merge(from: &str, into: &str) -> Value {
    json!({"merge": {"from": from, "into": into, "reason": "重复报"}})
}

pub fn split(id: &str) -> Value {
    json!({"split": {"incident": id, "reason": "实为两起"}})
}

fn whistle(id: &str, township: &str) -> Value {
    json!({"whistle": {"incident": id, "type": "flood-typhoon-drought", "township": township,
        "place": {"words": id}, "conditions": ["serious-danger"]}})
}

/// `a` whistled by Guoxi at 100, `b` by Wutian at 160.
pub fn night() -> Night {
    let mut night = Night::live();
    night.ok("guoxi-duty", 100, whistle("a", "330304009"));
    night.ok("wutian-duty", 160, whistle("b", "330304002"));
    night
}

fn state(id: &str, source: &str, figures: Value) -> Value {
    json!({"state": {"incident": id, "source": source, "figures": figures}})
}

#[test]
fn figures_are_never_added() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        state("a", "township", json!({"missing": 2, "dead": 1})),
    );
    night.ok(CENTRE, 210, state("b", "police", json!({"missing": 3})));
    night.ok(
        CENTRE,
        220,
        json!({"adopt": {"incident": "a", "figures": {"missing": 2, "rescued": 5, "dead": 1}}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    let figures = serde_json::to_value(night.incident("b").figures()).unwrap();
    // The police outrank the centre, whose set came over as one more source; nothing adds up to 5.
    assert_eq!(figures, json!({"dead": 1, "missing": 3, "rescued": 5}));
    let of_a = night
        .incident("b")
        .statements
        .iter()
        .filter(|it| it.via.is_some())
        .count();
    assert_eq!(of_a, 2, "its statement and its adopted set are sources");
    night.ok(CENTRE, 400, split("a"));
    let figures = serde_json::to_value(night.incident("b").figures()).unwrap();
    assert_eq!(figures, json!({"missing": 3}));
    assert_eq!(night.incident("a").adopted.len(), 1);
}

#[test]
fn both_reporters_and_their_times_stay_and_come_back() {
    let mut night = night();
    night.ok(CENTRE, 300, merge("a", "b"));
    assert_eq!(night.incident("b").whistled_at, Some(second(100)));
    assert_eq!(night.incident("b").received_at, second(100));
    assert_eq!(night.incident("b").reporters.len(), 2);
    night.ok(CENTRE, 400, split("a"));
    for (id, at) in [("a", 100), ("b", 160)] {
        let incident = night.incident(id);
        assert_eq!(incident.whistled_at, Some(second(at)), "{id}");
        assert_eq!(incident.received_at, second(at), "{id}");
        assert_eq!(incident.reporters.len(), 1, "{id}");
    }
}

#[test]
fn exactly_one_commander_stays_and_the_other_has_his_command_back() {
    let mut keeps = night();
    keeps.ok(CENTRE, 300, merge("a", "b"));
    assert_eq!(keeps.commander("b"), "wutian-duty-head");
    let mut named = night();
    let mut said = merge("a", "b");
    said["merge"]["commander"] = json!("guoxi-duty-head");
    named.ok(CENTRE, 300, said);
    assert_eq!(named.commander("b"), "guoxi-duty-head");
    let mut stranger = merge("a", "b");
    stranger["merge"]["commander"] = json!("police-head");
    night().refused(CENTRE, 300, stranger, "nonsense");
    for mut night in [keeps, named] {
        assert!(night.incident("a").commander().is_none());
        night.ok(CENTRE, 400, split("a"));
        assert_eq!(night.commander("a"), "guoxi-duty-head");
        assert!(night.incident("b").commander().is_some());
    }
}

#[test]
fn forces_goods_and_open_orders_go_over_and_come_back() {
    let mut night = night();
    let supply = json!({"supply": {"incident": "a", "depot": "district-depot", "item": "quilt", "quantity": 10}});
    night.ok(
        CENTRE,
        200,
        json!({"dispatch": {"incident": "a", "team": "water-1"}}),
    );
    night.ok(
        CENTRE,
        200,
        json!({"dispatch": {"incident": "a", "team": "water-3"}}),
    );
    night.ok(CENTRE, 210, supply);
    night.ok(
        "guoxi-duty-head",
        220,
        json!({"order": {"incident": "a", "order": "o", "to": ["team:water-1"], "words": "搜"}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    assert_eq!(night.custody("water-1").as_deref(), Some("b"));
    assert!(night.incident("a").orders.is_empty());
    // A receipt addressed to the one acts on the other.
    night.ok(
        CENTRE,
        310,
        json!({"receipt": {"incident": "a", "order": "o", "who": "team:water-1"}}),
    );
    assert_eq!(
        night
            .incident("b")
            .orders
            .values()
            .next()
            .unwrap()
            .received(),
        1
    );
    night.ok(CENTRE, 320, json!({"supply_back": {"incident": "a", "depot": "district-depot", "item": "quilt", "returned": 4}}));
    // One of the two was seen at the survivor; the other goes back where it was sent.
    night.ok(
        CENTRE,
        330,
        json!({"team_state": {"team": "water-3", "doing": "on-scene", "incident": "b"}}),
    );
    night.ok(CENTRE, 400, split("a"));
    assert_eq!(night.custody("water-1").as_deref(), Some("a"));
    assert_eq!(night.custody("water-3").as_deref(), Some("b"));
    assert_eq!(
        night
            .incident("a")
            .orders
            .values()
            .next()
            .unwrap()
            .received(),
        1
    );
    let out = |id: &str| {
        let lines = night
            .incident(id)
            .supplies
            .values()
            .flat_map(|items| items.values());
        lines.map(|line| line.out()).sum::<u32>()
    };
    assert_eq!((out("a"), out("b")), (6, 0));
}

#[test]
fn a_word_about_a_thing_that_stayed_finds_it_where_it_stayed() {
    let mut night = night();
    let order =
        json!({"order": {"incident": "a", "order": "o", "to": ["team:water-1"], "words": "搜"}});
    night.ok("guoxi-duty-head", 200, order);
    night.ok(
        "guoxi-duty-head",
        210,
        json!({"confirm": {"incident": "a", "order": "o"}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    night.ok(
        CENTRE,
        310,
        json!({"receipt": {"incident": "a", "order": "o", "who": "team:water-1"}}),
    );
    assert!(
        night.incident("b").orders.is_empty(),
        "a closed order does not go over"
    );
    assert_eq!(
        night
            .incident("a")
            .orders
            .values()
            .next()
            .unwrap()
            .received(),
        1
    );
}

#[test]
fn an_officer_names_who_goes_back_and_only_who_is_there() {
    let mut night = night();
    night.ok(
        CENTRE,
        200,
        json!({"dispatch": {"incident": "b", "team": "water-1"}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    let mut said = split("a");
    said["split"]["teams"] = json!(["water-3"]);
    night.refused(CENTRE, 400, said.clone(), "not-here");
    said["split"]["teams"] = json!(["water-1"]);
    night.ok(CENTRE, 400, said);
    assert_eq!(night.custody("water-1").as_deref(), Some("a"));
}

#[test]
fn whoever_is_inside_or_sought_is_not_lost_between_the_two() {
    let mut night = night();
    night.ok(CENTRE, 200, json!({"enter_zone": {"incident": "a", "who": "team:water-1", "people": 3, "limit_min": 5, "task": "搜"}}));
    night.ok(
        CENTRE,
        210,
        json!({"roll_call": {"incident": "a", "counted": 2, "of": 3}}),
    );
    night.ok(
        CENTRE,
        220,
        json!({"sought": {"incident": "a", "sought": "p", "state": "missing"}}),
    );
    night.ok(
        CENTRE,
        230,
        json!({"scene_contact": {"incident": "a", "contact": "c1", "words": "司机"}}),
    );
    night.ok(CENTRE, 300, merge("a", "b"));
    assert_eq!(night.incident("b").scene_contacts.len(), 1);
    let keys = |night: &Night| {
        let alarms = view::alarms(&night.state, second(900));
        alarms
            .iter()
            .map(|it| it.key.to_string())
            .collect::<Vec<_>>()
    };
    let loud = keys(&night);
    assert!(
        loud.iter().any(|it| it.starts_with("latest-out/2/")),
        "{loud:?}"
    );
    assert!(
        loud.iter().any(|it| it.starts_with("unaccounted/2/")),
        "{loud:?}"
    );
    assert_eq!(night.incident("b").persons_open(), 1);
    night.refused(
        "wutian-duty-head",
        310,
        json!({"end_scene": {"incident": "b"}}),
        "rescuers-inside",
    );
    // A word about the one finds the person where he is kept now.
    night.ok(
        CENTRE,
        320,
        json!({"sought": {"incident": "a", "sought": "p", "state": "rescued"}}),
    );
    assert_eq!(night.incident("b").persons_open(), 0);
    night.ok(CENTRE, 400, split("a"));
    assert_eq!(night.incident("a").zone.inside_now(), 3);
    assert_eq!(night.incident("b").zone.inside_now(), 0);
    assert_eq!(night.incident("a").sought.len(), 1);
    assert_eq!(night.incident("a").scene_contacts.len(), 1);
    assert_eq!(night.incident("b").scene_contacts.len(), 0);
}

#[test]
fn a_merger_within_a_merger_comes_apart_in_any_order() {
    for order in [["a", "b"], ["b", "a"]] {
        let mut night = night();
        night.ok("guoxi-duty", 170, whistle("c", "330304009"));
        night.ok(CENTRE, 180, state("a", "township", json!({"missing": 1})));
        night.ok(
            CENTRE,
            200,
            json!({"dispatch": {"incident": "a", "team": "water-1"}}),
        );
        night.ok(CENTRE, 300, merge("a", "b"));
        night.ok(CENTRE, 310, merge("b", "c"));
        assert_eq!(night.custody("water-1").as_deref(), Some("c"));
        assert_eq!(night.incident("c").reporters.len(), 3);
        night.refused(CENTRE, 320, merge("c", "a"), "same-incident");
        for id in order {
            night.ok(CENTRE, 400, split(id));
            let told_of_a = night.incident("c").statements.len();
            assert_eq!(told_of_a, 0, "either way a is no part of c any more");
        }
        for id in ["a", "b", "c"] {
            assert_eq!(night.incident(id).reporters.len(), 1, "{id} {order:?}");
            assert!(night.incident(id).status.is_open(), "{id}");
            assert!(night.incident(id).absorbed.is_empty(), "{id}");
        }
        assert_eq!(night.custody("water-1").as_deref(), Some("a"), "{order:?}");
        assert!(
            night.incident("c").statements.is_empty() && night.incident("b").statements.is_empty()
        );
    }
}

#[test]
fn what_one_needed_both_need() {
    let mut night = Night::live();
    let mut alone = whistle("a", "330304009");
    alone["whistle"]["self_handled"] = json!(true);
    night.ok("guoxi-duty", 100, alone);
    assert!(night.incident("a").self_handled);
    night.ok("wutian-duty", 160, whistle("b", "330304002"));
    night.ok(CENTRE, 300, merge("b", "a"));
    assert!(!night.incident("a").self_handled);
    assert!(night.incident("a").members_called_at.is_some());
}

#[test]
fn the_one_that_goes_keeps_its_whistle_and_is_closed() {
    let mut night = night();
    night.ok(CENTRE, 300, merge("a", "b"));
    let gone = night.incident("a");
    assert_eq!(
        (gone.status, gone.closed_at),
        (Status::Merged, Some(second(300)))
    );
    assert_eq!(gone.whistled_at, Some(second(100)));
    assert_eq!(gone.reporters.len(), 1);
}
