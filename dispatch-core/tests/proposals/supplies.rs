//! Supplies: what is here, how long it lasts, who sends what and when.

use std::collections::BTreeMap;

use dispatch_core::command::Command;
use dispatch_core::point::Point;
use dispatch_core::proposal::SupplyOutlook;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{LOADING_S, Ways, proposal_course, propose_supplies};
use dispatch_core::words::ProposalId;
use serde_json::{Value, json};

use crate::common::{Night, second};
use crate::told::{outlooks, straight};

pub const CENTRE: &str = "duty-officer";
pub const BAGS: &str = "woven-bag";

pub fn told(
    night: &Night,
    at: i64,
    ids: &[&str],
    wishes: &[(&str, &str, u32)],
    ways: &dyn Ways,
) -> Vec<Vec<SupplyOutlook>> {
    let incidents: Vec<_> = ids.iter().map(|id| night.incident(id)).collect();
    let wishes: BTreeMap<_, _> = wishes
        .iter()
        .map(|(id, item, n)| ((*id, *item), *n))
        .collect();
    outlooks(&night.state, second(at), &incidents, &wishes, ways)
}

pub fn item<'a>(all: &'a [SupplyOutlook], item: &str) -> &'a SupplyOutlook {
    all.iter().find(|it| it.item.as_str() == item).unwrap()
}

pub fn issue(depot: &str, quantity: u32) -> Value {
    json!({"supply": {"incident": "x", "depot": depot, "item": BAGS, "quantity": quantity}})
}

pub fn night() -> Night {
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

/// The same ways by road, and all of them three times as long.
fn by_road(vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
    let it = straight(vehicle, from, to)?;
    Some(Travel {
        seconds: it.seconds * 3,
        metres: it.metres * 3,
        by: By::Road,
    })
}

#[test]
fn the_way_of_a_depot_is_the_one_that_is_handed_in() {
    let night = night();
    let asked_for = [("x", "generator", 1)];
    let line = told(&night, 200, &["x"], &asked_for, &straight);
    let road = told(&night, 200, &["x"], &asked_for, &by_road);
    let first = |all: &[Vec<SupplyOutlook>]| item(&all[0], "generator").offers[0].clone();
    let (line, road) = (first(&line), first(&road));
    assert_eq!(line.depot, road.depot);
    assert_eq!(line.travel.unwrap().by, By::Straight);
    assert_eq!(road.travel.unwrap().by, By::Road);
    let way_s = |it: u32| it - LOADING_S;
    assert_eq!(
        way_s(road.arrives_s.unwrap()),
        3 * way_s(line.arrives_s.unwrap())
    );
}

#[test]
fn what_was_proposed_of_supplies_and_what_was_issued_is_one_record() {
    let mut night = night();
    night.ok(
        CENTRE,
        1_800,
        json!({"supply_back": {"incident": "x", "depot": "guoxi-depot",
        "item": BAGS, "consumed": 600}}),
    );
    let all = told(&night, 1_900, &["x"], &[], &by_road).remove(0);
    let says = propose_supplies(
        &night.state,
        second(1_900),
        night.incident("x"),
        all.clone(),
    );
    // An entry must hold them: what is in use is kept, of what the type only names as much as fits.
    assert!(all.len() > says.supplies.len() && says.supplies.len() == 16);
    assert_eq!(says.supplies[0].item.as_str(), BAGS);
    let takes: Vec<u32> = item(&says.supplies, BAGS)
        .offers
        .iter()
        .map(|it| it.takes)
        .collect();
    let none_from = takes.iter().position(|it| *it == 0).unwrap_or(takes.len());
    assert!(
        none_from > 0 && takes[none_from..].iter().all(|it| *it == 0),
        "{takes:?}"
    );
    assert!(says.ways_by().any(|it| it == By::Road));
    night.ok(
        CENTRE,
        1_910,
        json!({"propose": {"proposal": "p1", "says": says, "roads_at": 3}}),
    );
    let first = item(&says.supplies, BAGS).offers[0].clone();
    // The officer sends fewer than proposed, and from a depot that was not proposed.
    let mut fewer = issue(first.depot.as_str(), first.takes - 1);
    fewer["supply"]["proposal"] = json!("p1");
    night.ok(CENTRE, 1_920, fewer);
    let mut other = issue("wutian-depot", 2);
    other["supply"]["item"] = json!("generator");
    other["supply"]["proposal"] = json!("p1");
    night.ok(CENTRE, 1_930, other);
    // More than lies there is refused by name, and changes nothing.
    let mut beyond = issue(first.depot.as_str(), 1_000_000);
    beyond["supply"]["proposal"] = json!("p1");
    night.refused(CENTRE, 1_940, beyond, "stock-short");
    let check = |night: &Night| {
        let id = ProposalId::new("p1").unwrap();
        let course = proposal_course(&night.state, &id).unwrap();
        let of = |depot: &str, item: &str| {
            let mut goods = course.goods.iter();
            let found = goods.find(|it| it.depot.as_str() == depot && it.item.as_str() == item);
            found.map(|it| (it.proposed, it.issued))
        };
        assert_eq!(
            of(first.depot.as_str(), BAGS),
            Some((first.takes, first.takes - 1))
        );
        assert_eq!(of("wutian-depot", "generator"), Some((0, 2)));
        assert!(course.teams.is_empty());
    };
    check(&night);
    let again = Night {
        state: night.again(),
        ..night.clone()
    };
    assert_eq!(again.state.digest(), night.state.digest());
    check(&again);
}

#[test]
fn an_issue_names_its_proposal_only_since_the_third_edition() {
    let mut body = issue("guoxi-depot", 1);
    let before: Command = serde_json::from_value(body.clone()).unwrap();
    assert!(before.edition() < 3);
    body["supply"]["proposal"] = json!("p1");
    let since: Command = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(since.edition(), 3);
    body["supply"]["proposal"] = Value::Null;
    assert!(
        serde_json::from_value::<Command>(body).is_err(),
        "it says something or is left out"
    );
}
