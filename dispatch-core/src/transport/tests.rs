//! The optimum, against every way there is.

use proptest::prelude::*;

use super::{COST_MAX, Claim, cheapest};

/// What all of it costs; `None` where somebody gets what does not come to him, or more than there is.
fn total(stocks: &[u32], claims: &[Claim], given: &[Vec<u32>]) -> Option<i64> {
    let mut left: Vec<u32> = stocks.to_vec();
    let mut cost = 0;
    for (claim, given) in claims.iter().zip(given) {
        let mut lacks = claim.wanted;
        for (stock, units) in given.iter().enumerate().filter(|it| *it.1 > 0) {
            cost += claim.costs[stock]? * i64::from(*units);
            left[stock] = left[stock].checked_sub(*units)?;
            lacks = lacks.checked_sub(*units)?;
        }
        cost += claim.unfilled * i64::from(lacks);
    }
    Some(cost)
}

/// The least that the units from `claim` on can cost, one unit after the other.
fn brute(left: &mut Vec<u32>, claims: &[Claim], (claim, unit): (usize, u32)) -> i64 {
    let Some(it) = claims.get(claim) else {
        return 0;
    };
    if unit == it.wanted {
        return brute(left, claims, (claim + 1, 0));
    }
    let mut best = it.unfilled + brute(left, claims, (claim, unit + 1));
    for stock in 0..left.len() {
        if let (Some(cost), true) = (it.costs[stock], left[stock] > 0) {
            left[stock] -= 1;
            best = best.min(cost + brute(left, claims, (claim, unit + 1)));
            left[stock] += 1;
        }
    }
    best
}

fn claim(wanted: u32, costs: &[Option<i64>], unfilled: i64) -> Claim {
    let costs = costs.to_vec();
    Claim {
        wanted,
        costs,
        unfilled,
    }
}

#[test]
fn the_earlier_claim_gives_up_what_another_needs_more() {
    // Both are near the first stock; the second claim is far from the other.
    let claims = [
        claim(5, &[Some(10), Some(11)], 1_000),
        claim(5, &[Some(10), Some(60)], 1_000),
    ];
    let given = cheapest(&[5, 5], &claims).unwrap();
    assert_eq!(given, [[0, 5], [5, 0]]);
}

#[test]
fn of_equals_the_earlier_claim_keeps_what_it_has_and_the_earlier_stock_goes_first() {
    let same = claim(3, &[Some(7), Some(7)], 100);
    let given = cheapest(&[2, 2], &[same.clone(), same]).unwrap();
    assert_eq!(given, [[2, 1], [0, 1]]);
}

#[test]
fn what_costs_as_much_as_nothing_is_given_all_the_same() {
    assert_eq!(
        cheapest(&[2], &[claim(3, &[Some(9)], 9)]).unwrap(),
        [vec![2]]
    );
}

#[test]
fn a_table_that_is_none_is_answered_with_a_sentence() {
    let check = |claim: Claim, says: &str| {
        let told = cheapest(&[1], &[claim]).unwrap_err();
        assert_eq!(told, says);
    };
    check(claim(1, &[], 5), "costs from 0 stocks, expected 1");
    let over = COST_MAX + 1;
    check(
        claim(1, &[Some(1)], over),
        &format!("a cost of {over}, expected 0 to {COST_MAX}"),
    );
    check(
        claim(1, &[Some(-1)], 5),
        &format!("a cost of -1, expected 0 to {COST_MAX}"),
    );
}

fn tables() -> impl Strategy<Value = (Vec<u32>, Vec<Claim>)> {
    (1..4_usize, 1..4_usize).prop_flat_map(|(stocks, claims)| {
        let cost = prop::option::weighted(0.8, 0..20_i64);
        let one = (0..3_u32, prop::collection::vec(cost, stocks), 0..40_i64);
        let one = one.prop_map(|(wanted, costs, unfilled)| claim(wanted, &costs, unfilled));
        (
            prop::collection::vec(0..4_u32, stocks),
            prop::collection::vec(one, claims),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_230_807),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_other_way_costs_less((stocks, claims) in tables()) {
        let given = cheapest(&stocks, &claims).unwrap();
        prop_assert_eq!(&given, &cheapest(&stocks, &claims).unwrap());
        let told = total(&stocks, &claims, &given);
        prop_assert!(told.is_some(), "{:?}", given);
        prop_assert_eq!(told.unwrap(), brute(&mut stocks.clone(), &claims, (0, 0)));
    }
}
