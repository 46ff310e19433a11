//! Supplies: what is here, how long it lasts, who sends what and when.

use std::collections::BTreeMap;

use dispatch_core::point::Point;
use dispatch_core::travel::{Travel, Vehicle};
use dispatch_core::view::{Asked, LOADING_S, SupplyOutlook, Ways, outlook};
use serde_json::{Value, json};

use crate::common::{Night, catalogue, second};
use crate::told::straight;

const CENTRE: &str = "duty-officer";
const BAGS: &str = "woven-bag";

fn told(
    night: &Night,
    at: i64,
    ids: &[&str],
    wishes: &[(&str, &str, u32)],
    ways: &dyn Ways,
) -> Vec<Vec<SupplyOutlook>> {
    let asked = Asked {
        state: &night.state,
        now: second(at),
        catalogue: catalogue(),
        ways,
    };
    let incidents: Vec<_> = ids.iter().map(|id| night.incident(id)).collect();
    let wishes: BTreeMap<_, _> = wishes
        .iter()
        .map(|(id, item, n)| ((*id, *item), *n))
        .collect();
    outlook(&asked, &incidents, &wishes)
}

fn item<'a>(all: &'a [SupplyOutlook], item: &str) -> &'a SupplyOutlook {
    all.iter().find(|it| it.item.as_str() == item).unwrap()
}

fn issue(depot: &str, quantity: u32) -> Value {
    json!({"supply": {"incident": "x", "depot": depot, "item": BAGS, "quantity": quantity}})
}

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 0);
    night.ok(CENTRE, 100, issue("guoxi-depot", 1_000));
    night
}

#[test]
fn the_present_rate_of_use_says_how_long_it_lasts_and_what_is_wanted() {
    let mut night = night();
    let all = told(&night, 200, &["x"], &[], &straight);
    let bags = item(&all[0], BAGS);
    assert_eq!((bags.here, bags.used, bags.in_s), (1_000, 0, None));
    assert_eq!(
        (bags.wanted, bags.lasts_until, bags.runs_out),
        (0, None, None)
    );
    night.ok(
        CENTRE,
        1_800,
        json!({"supply_back": {"incident": "x", "depot": "guoxi-depot",
        "item": BAGS, "consumed": 600}}),
    );
    // 600 in 1800 seconds: 400 last 1200 more, and four hours take 4800.
    let all = told(&night, 1_900, &["x"], &[], &straight);
    let bags = item(&all[0], BAGS);
    assert_eq!((bags.here, bags.used, bags.in_s), (400, 600, Some(1_800)));
    assert_eq!(bags.lasts_until, Some(second(1_900 + 1_200)));
    assert_eq!(bags.wanted, 4_400);
    let first = &bags.offers[0];
    assert_eq!(first.depot.as_str(), "guoxi-depot");
    assert_eq!(
        first.arrives_s,
        Some(first.travel.unwrap().seconds + LOADING_S)
    );
    assert_eq!(
        bags.offers.iter().map(|it| it.takes).sum::<u32>() + bags.short,
        4_400
    );
    assert_eq!(bags.short, 0);
    // 4800 in all: four hours.
    assert_eq!(bags.runs_out, Some(second(1_900 + 4 * 3_600)));
    assert_eq!(bags.gap_s, 0);
}

#[test]
fn what_comes_after_the_last_is_used_up_leaves_a_gap() {
    let mut night = night();
    night.ok(
        CENTRE,
        1_800,
        json!({"supply_back": {"incident": "x", "depot": "guoxi-depot",
        "item": BAGS, "consumed": 990}}),
    );
    let all = told(&night, 1_900, &["x"], &[], &straight);
    let bags = item(&all[0], BAGS);
    let arrives = i64::from(
        bags.offers
            .iter()
            .find(|it| it.takes > 0)
            .unwrap()
            .arrives_s
            .unwrap(),
    );
    assert_eq!(bags.lasts_until, Some(second(1_900 + 18)));
    assert_eq!(i64::from(bags.gap_s), arrives - 18);
}

#[test]
fn the_nearest_goes_to_its_minimum_before_anybody_goes_below() {
    let night = night();
    let all = told(&night, 200, &["x"], &[("x", "generator", 3)], &straight);
    let generators = item(&all[0], "generator");
    // Guoxi has two and keeps one, so the next depots give theirs.
    let takes: Vec<(&str, u32, bool)> = generators
        .offers
        .iter()
        .filter(|it| it.takes > 0)
        .map(|it| (it.depot.as_str(), it.takes, it.below_minimum))
        .collect();
    assert_eq!(takes[0], ("guoxi-depot", 1, false));
    assert_eq!(takes.iter().map(|it| it.1).sum::<u32>(), 3);
    let all = told(
        &night,
        200,
        &["x"],
        &[("x", "generator", 100_000)],
        &straight,
    );
    let generators = item(&all[0], "generator");
    assert!(
        generators
            .offers
            .iter()
            .all(|it| it.takes == it.has && it.below_minimum)
    );
    let had: u32 = generators.offers.iter().map(|it| it.has).sum();
    assert_eq!(generators.short, 100_000 - had);
}

#[test]
fn what_one_incident_takes_the_next_does_not_find() {
    let mut night = night();
    night.flood("y", 300);
    let wishes = [("x", "generator", 100_000), ("y", "generator", 1)];
    let all = told(&night, 400, &["x", "y"], &wishes, &straight);
    assert!(item(&all[1], "generator").offers.is_empty());
    assert_eq!(item(&all[1], "generator").short, 1);
}

#[test]
fn a_depot_to_which_no_way_is_known_sends_nothing() {
    let night = night();
    let nowhere = |_: Vehicle, _: Point, _: Point| -> Option<Travel> { None };
    let all = told(&night, 200, &["x"], &[("x", "generator", 2)], &nowhere);
    let generators = item(&all[0], "generator");
    assert_eq!(generators.short, 2);
    assert!(
        generators
            .offers
            .iter()
            .all(|it| it.takes == 0 && it.arrives_s.is_none())
    );
    assert!(!generators.offers.is_empty());
}
