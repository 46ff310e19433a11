//! Supplies that several incidents want: lives first, and each sees what it loses to whom.

use dispatch_core::proposal::{Offer, SupplyOutlook};
use dispatch_core::view::{propose_supplies, urgency, wanting_supplies};
use dispatch_core::words::DepotId;
use serde_json::json;

use crate::common::{Night, second};
use crate::supplies::{BAGS, CENTRE, issue, item, night, told};
use crate::told::{straight, supply_lines};

#[test]
fn of_equally_urgent_ones_the_earlier_keeps_what_it_has() {
    let mut night = night();
    night.flood("y", 300);
    let wishes = [("x", "generator", 100_000), ("y", "generator", 1)];
    let all = told(&night, 400, &["x", "y"], &wishes, &straight);
    let theirs = item(&all[1], "generator");
    assert_eq!((theirs.short, theirs.sent()), (1, 0));
    let kept = |it: &Offer| it.promised.iter().map(|it| it.quantity).sum::<u32>();
    let ours = &item(&all[0], "generator").offers;
    assert!(!ours.is_empty());
    for (ours, theirs) in ours.iter().zip(&theirs.offers) {
        assert_eq!((theirs.has, kept(theirs)), (0, ours.takes));
        assert!(theirs.promised.iter().all(|it| !it.more_urgent));
    }
    // Handed in the other way round it is the other one.
    let all = told(&night, 400, &["y", "x"], &wishes, &straight);
    assert_eq!(item(&all[0], "generator").short, 0);
}

/// Two floods, and one after the other uses up bags: the second has people trapped.
fn two_that_use_bags(lives: bool) -> Night {
    let mut night = night();
    // Farther from both depots than the other.
    night.ok(
        CENTRE,
        110,
        json!({"open": {"incident": "y", "type": "flood-typhoon-drought", "township": "330304108",
        "place": {"words": "现场 y", "point": {"lat_e7": 280_450_000, "lon_e7": 1_204_000_000}},
        "words": "积水"}}),
    );
    let mut second_issue = issue("guoxi-depot", 1_000);
    second_issue["supply"]["incident"] = json!("y");
    night.ok(CENTRE, 120, second_issue);
    for id in ["x", "y"] {
        night.ok(
            CENTRE,
            1_800,
            json!({"supply_back": {"incident": id, "depot": "guoxi-depot",
            "item": BAGS, "consumed": 900}}),
        );
    }
    if lives {
        night.ok(
            CENTRE,
            1_810,
            json!({"state": {"incident": "y", "source": "call-110", "figures": {"trapped": 2}}}),
        );
    }
    // Most of what lies anywhere is gone.
    for (depot, left) in [("guoxi-depot", 1_000), ("panqiao-depot", 3_000)] {
        night.ok(
            CENTRE,
            1_820,
            json!({"count_stock": {"depot": depot, "item": BAGS, "quantity": left}}),
        );
    }
    let others: Vec<String> = night.state.stock.keys().map(ToString::to_string).collect();
    for depot in others {
        if !["guoxi-depot", "panqiao-depot"].contains(&depot.as_str()) {
            night.ok(
                CENTRE,
                1_830,
                json!({"count_stock": {"depot": depot, "item": BAGS, "quantity": 0}}),
            );
        }
    }
    night
}

#[test]
fn what_several_use_up_is_shared_out_lives_first_with_what_each_loses() {
    let night = two_that_use_bags(true);
    let wanting = wanting_supplies(&night.state, second(1_900));
    let ids: Vec<&str> = wanting.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["y", "x"]);
    let all = told(&night, 1_900, &ids, &[], &straight);
    let (y, x) = (item(&all[0], BAGS), item(&all[1], BAGS));
    // 900 in half an hour: each wants some 7000 for four hours, and 4000 lie there in all.
    assert!(y.wanted > 4_000 && x.wanted > 4_000);
    assert_eq!((y.sent(), x.sent()), (4_000, 0));
    assert_eq!((y.short, x.short), (y.wanted - 4_000, x.wanted));
    assert_eq!(y.claims, x.claims);
    let [first, last] = y.claims.as_slice() else {
        panic!("{:?}", y.claims);
    };
    assert_eq!(
        (first.incident.as_str(), first.gets, first.loses),
        ("y", 4_000, 0)
    );
    assert_eq!(
        (last.incident.as_str(), last.gets, last.loses),
        ("x", 0, 4_000)
    );
    assert_eq!((first.short(), last.short()), (y.short, x.short));
    // What it has is gone at its rate, when nothing comes.
    assert_eq!(last.runs_out, x.lasts_until);
    assert_eq!(last.runs_out, x.runs_out);
    assert!(first.runs_out > last.runs_out);
    let kept = &x.offers[0];
    assert_eq!((kept.has, kept.takes), (0, 0));
    assert_eq!(kept.promised.len(), 1);
    assert!(kept.promised[0].more_urgent);
    let text = supply_lines(&night.state, second(1_900), x);
    assert!(text.contains("已留给更急的「泽雅镇 现场 y」"), "{text}");
    assert!(text.contains("还缺 7100 只,其中 4000 只给了别处"), "{text}");
    assert!(
        text.contains(
            "「郭溪街道 现场 x」,要 7100 只,给 0,因别处也要少得 4000,还缺 7100,约 09:05 断供"
        ),
        "{text}"
    );
}

#[test]
fn who_uses_nothing_up_changes_nothing_by_being_looked_at() {
    let mut night = two_that_use_bags(false);
    let wanting = wanting_supplies(&night.state, second(2_400));
    let urgent = |id: &str| urgency(&night.state, night.incident(id), second(2_400));
    assert_eq!(urgent("x"), urgent("y"));
    let ids: Vec<&str> = wanting.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["x", "y"]);
    let all = told(&night, 2_400, &ids, &[], &straight);
    // No lives anywhere: the nearer one gets what there is, both being as urgent.
    let sent = |all: &[Vec<SupplyOutlook>], place: usize| item(&all[place], BAGS).sent();
    assert_eq!((sent(&all, 0), sent(&all, 1)), (4_000, 0));
    assert!(!item(&all[1], BAGS).offers[0].promised[0].more_urgent);
    night.flood("z", 2_390);
    let more = told(&night, 2_400, &["x", "y", "z"], &[], &straight);
    assert_eq!((sent(&more, 0), sent(&more, 1)), (4_000, 0));
    assert!(item(&more[2], BAGS).claims.is_empty());
    // It sees that nothing is left, and for whom.
    let left = &item(&more[2], BAGS).offers[0];
    assert_eq!((left.has, left.promised.len()), (0, 1));
}

#[test]
fn whoever_waits_longer_for_the_sake_of_another_is_told_and_nobody_where_there_is_enough() {
    let mut night = night();
    night.flood("y", 300);
    let wishes = [("x", "generator", 1), ("y", "generator", 1)];
    let all = told(&night, 400, &["x", "y"], &wishes, &straight);
    let claims = |it: &[SupplyOutlook]| item(it, "generator").claims.len();
    // Guoxi gives one above its minimum: the second comes from elsewhere, and later.
    assert_eq!((claims(&all[0]), claims(&all[1])), (2, 2));
    let late = &item(&all[1], "generator").claims[1];
    assert_eq!((late.gets, late.loses), (1, 0));
    assert!(late.later_s > 0);
    // Bags lie there for both.
    let wishes = [("x", BAGS, 100), ("y", BAGS, 100)];
    let all = told(&night, 400, &["x", "y"], &wishes, &straight);
    assert!(item(&all[0], BAGS).claims.is_empty());
    assert!(item(&all[1], BAGS).claims.is_empty());
    let promised = |it: &[SupplyOutlook]| item(it, BAGS).offers[0].promised[0].quantity;
    assert_eq!((promised(&all[0]), promised(&all[1])), (100, 100));
}

#[test]
fn forty_incidents_that_want_the_same_fit_each_into_an_entry() {
    let mut night = night();
    let long = "a-name-as-long-as-names-may-be-in-this-program-they-are-64-";
    let mut ids: Vec<String> = Vec::new();
    for number in 0..40 {
        let id = format!("{long}{number:02}");
        night.flood(&id, 110);
        ids.push(id);
    }
    let items: Vec<String> = night.state.stock[&DepotId::new("guoxi-depot").unwrap()]
        .keys()
        .map(ToString::to_string)
        .collect();
    let wishes: Vec<(&str, &str, u32)> = ids
        .iter()
        .flat_map(|id| {
            items
                .iter()
                .map(|item| (id.as_str(), item.as_str(), 1_000_000))
        })
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = told(&night, 200, &ids, &wishes, &straight);
    for (id, all) in ids.iter().zip(all) {
        let says = propose_supplies(&night.state, second(200), night.incident(id), all);
        let claims: Vec<_> = says
            .supplies
            .iter()
            .filter(|it| !it.claims.is_empty())
            .collect();
        assert!(claims.len() > 8);
        for it in claims {
            assert!(it.claims.iter().any(|it| it.incident.as_str() == *id));
            assert!(it.claims.len() <= 4);
        }
        let bytes = serde_json::to_string(&says).unwrap().len();
        assert!(bytes < 56 * 1_024, "{bytes} bytes for {id}");
    }
}
