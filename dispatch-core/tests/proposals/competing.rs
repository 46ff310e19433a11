//! Incidents that want the same teams.

use std::collections::BTreeSet;

use dispatch_core::point::Point;
use dispatch_core::proposal::Proposal;
use dispatch_core::travel::{By, Travel, Vehicle};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::{Night, second};
use crate::told::{lines, picked, proposal, proposals, straight};

const CENTRE: &str = "duty-officer";
const PUMPS: &str = "drainage-pump";

fn flood(id: &str, lat_e7: i32, lon_e7: i32) -> Value {
    json!({"open": {"incident": id, "type": "flood-typhoon-drought", "township": "330304006",
        "place": {"words": id, "point": {"lat_e7": lat_e7, "lon_e7": lon_e7}}, "words": "积水"}})
}

/// Two floods close to the first pumping team, the second a little nearer to it.
fn two_floods() -> Night {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("a", 279_830_000, 1_206_300_000));
    night.ok(CENTRE, 20, flood("b", 279_870_000, 1_206_260_000));
    night
}

#[test]
fn both_claims_stand_side_by_side_with_what_each_loses() {
    let night = two_floods();
    let (a, b) = (proposal(&night, "a", 30), proposal(&night, "b", 30));
    assert_eq!(picked(&b, PUMPS), ["drainage-1"]);
    assert_eq!(picked(&a, PUMPS), ["housing-pumps"]);
    let contest = |it: &Proposal| {
        let mut contests = it.contests.iter();
        contests
            .find(|it| it.team.as_str() == "drainage-1")
            .cloned()
    };
    let told = contest(&a).unwrap();
    assert_eq!(contest(&b).as_ref(), Some(&told));
    let [gets, loses] = told.claims.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!((gets.incident.as_str(), gets.gets), ("b", true));
    assert_eq!((loses.incident.as_str(), loses.gets), ("a", false));
    let instead = loses.instead.as_ref().unwrap();
    assert_eq!(instead.team.as_str(), "housing-pumps");
    assert_eq!(
        loses.loses_s().unwrap(),
        instead.arrives_s - loses.arrives_s
    );
    // Given the other way round, more minutes would be lost in all.
    assert!(gets.loses_s().unwrap() > loses.loses_s().unwrap());
    let text = lines(&night.state, &a);
    assert!(text.contains("区排水抢险一队（示例） 多处都要"), "{text}");
}

#[test]
fn lives_come_first() {
    let mut night = two_floods();
    night.ok(
        CENTRE,
        40,
        json!({"state": {"incident": "a", "source": "call-110", "figures": {"trapped": 2}}}),
    );
    assert!(night.incident("a").is_life());
    assert_eq!(picked(&proposal(&night, "a", 50), PUMPS), ["drainage-1"]);
    assert_eq!(picked(&proposal(&night, "b", 50), PUMPS), ["housing-pumps"]);
}

#[test]
fn alone_nobody_contests_anything() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("a", 279_830_000, 1_206_300_000));
    assert!(proposal(&night, "a", 20).contests.is_empty());
}

/// Ways that have nothing to do with geography, the same for the same seed.
fn odd(seed: u32) -> impl Fn(Vehicle, Point, Point) -> Option<Travel> {
    move |vehicle: Vehicle, from: Point, to: Point| {
        let mut mixed = seed ^ 0x9e37_79b9;
        for part in [
            from.lat_e7,
            from.lon_e7,
            to.lat_e7,
            to.lon_e7,
            vehicle as i32,
        ] {
            mixed = (mixed ^ part.cast_unsigned()).wrapping_mul(0x85eb_ca6b);
            mixed ^= mixed >> 13;
        }
        (!mixed.is_multiple_of(7)).then_some(Travel {
            seconds: mixed % 6_000,
            metres: mixed % 60_000,
            by: By::Road,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_220_730),
        ..ProptestConfig::default()
    })]

    /// Whatever the ways: no team goes twice, no need gets more than it lacks, nobody comes beyond his
    /// limit, every pick and every claim adds up, and the same question has the same answer.
    #[test]
    fn no_team_is_sent_twice(seed in any::<u32>(), floods in 1..6_usize, levels in prop::collection::vec(0..4_usize, 6)) {
        let mut night = Night::live();
        for (number, level) in (0..floods).zip(levels) {
            let id = format!("f{number}");
            let east = i32::try_from(number).unwrap() * 170_000;
            night.ok(CENTRE, 10, flood(&id, 279_700_000 + east, 1_205_500_000 + east));
            if let Some(to) = [None, Some("III"), Some("II"), Some("I")][level] {
                night.ok(CENTRE, 20, json!({"adjust_response": {"incident": id, "to": to,
                    "reason": "升级", "evidence": "现场"}}));
            }
        }
        let ways = odd(seed);
        let all = proposals(&night.state, second(30), &ways);
        prop_assert_eq!(&all, &proposals(&night.state, second(30), &ways));
        let mut sent = BTreeSet::new();
        for need in all.iter().flat_map(|it| &it.needs) {
            prop_assert!(need.picks.len() <= usize::try_from(need.wanted - need.under_way).unwrap());
            for pick in &need.picks {
                prop_assert!(sent.insert(pick.team.clone()), "{} twice", pick.team);
                prop_assert_eq!(pick.arrives_s, pick.travel.seconds + pick.turnout_s);
                prop_assert!(pick.rank >= 1 && pick.rank <= pick.of);
            }
        }
        for claim in all.iter().flat_map(|it| &it.contests).flat_map(|it| &it.claims) {
            if let Some(instead) = &claim.instead {
                prop_assert!(!claim.gets || !sent.contains(&instead.team));
            }
        }
        for hole in all.iter().flat_map(|it| &it.holes) {
            prop_assert!(hole.after.seconds().is_none_or(|it| it > hole.limit_s));
            prop_assert!(hole.before != hole.after);
        }
    }
}

#[test]
fn forty_incidents_are_answered_together() {
    let mut night = Night::live();
    for number in 0..40 {
        let east = number * 20_000;
        night.ok(
            CENTRE,
            10,
            flood(
                &format!("f{number}"),
                279_300_000 + east,
                1_205_500_000 + east,
            ),
        );
    }
    let all = proposals(&night.state, second(20), &straight);
    assert_eq!(all.len(), 40);
    // Three pumping teams of the district, one a flood.
    let pumps = all
        .iter()
        .filter(|it| !picked(it, PUMPS).is_empty())
        .count();
    assert_eq!(pumps, 3);
    assert!(all.iter().any(|it| !it.contests.is_empty()));
    // Each goes into an entry.
    for it in &all {
        let bytes = serde_json::to_string(it).unwrap().len();
        assert!(bytes < 48 * 1_024, "{bytes} bytes for {}", it.incident);
        let claims = it.contests.iter().flat_map(|it| &it.claims);
        assert!(
            claims.clone().any(|claim| claim.incident == it.incident) || it.contests.is_empty()
        );
    }
}
