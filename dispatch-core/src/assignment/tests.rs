//! The optimum, against every way there is and against the Hungarian method as it stands in the books.

use proptest::prelude::*;

use super::Costs;

fn total(costs: &Costs, columns: &[usize]) -> i64 {
    let rows = columns.iter().enumerate();
    rows.map(|(row, column)| costs.at(row, *column)).sum()
}

/// Every way to seat the rows from `row` on.
fn brute(costs: &Costs, row: usize, taken: &mut Vec<bool>) -> i64 {
    if row == costs.rows() {
        return 0;
    }
    let mut best = i64::MAX;
    for column in 0..taken.len() {
        if !taken[column] {
            taken[column] = true;
            best = best.min(costs.at(row, column) + brute(costs, row + 1, taken));
            taken[column] = false;
        }
    }
    best
}

/// The Hungarian method in its short form, cubic, with nothing to make it fast.
fn hungarian(costs: &Costs, columns: usize) -> i64 {
    let rows = costs.rows();
    let (mut u, mut v) = (vec![0_i64; rows + 1], vec![0_i64; columns + 1]);
    let mut row_of = vec![0_usize; columns + 1];
    for row in 1..=rows {
        row_of[0] = row;
        let mut least = vec![i64::MAX; columns + 1];
        let mut way = vec![0_usize; columns + 1];
        let mut used = vec![false; columns + 1];
        let mut at = 0;
        while row_of[at] != 0 {
            used[at] = true;
            let (here, mut delta, mut next) = (row_of[at], i64::MAX, 0);
            for column in 1..=columns {
                if !used[column] {
                    let cost = costs.at(here - 1, column - 1) - u[here] - v[column];
                    if cost < least[column] {
                        (least[column], way[column]) = (cost, at);
                    }
                    if least[column] < delta {
                        (delta, next) = (least[column], column);
                    }
                }
            }
            for column in 0..=columns {
                if used[column] {
                    u[row_of[column]] += delta;
                    v[column] -= delta;
                } else if column > 0 {
                    least[column] -= delta;
                }
            }
            at = next;
        }
        while at != 0 {
            row_of[at] = row_of[way[at]];
            at = way[at];
        }
    }
    let seated = (1..=columns).filter(|column| row_of[*column] != 0);
    seated
        .map(|column| costs.at(row_of[column] - 1, column - 1))
        .sum()
}

fn each_once(columns: &[usize]) -> bool {
    let mut sorted = columns.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|it| it[0] != it[1])
}

fn table(rows: std::ops::Range<usize>, more: usize, most: i64) -> impl Strategy<Value = Costs> {
    (rows, 0..=more).prop_flat_map(move |(rows, more)| {
        let columns = rows + more;
        proptest::collection::vec(0..=most, rows * columns)
            .prop_map(move |values| Costs::new(columns, values).expect("a table"))
    })
}

proptest! {
    #[test]
    fn no_way_is_cheaper(costs in table(0..6, 2, 9)) {
        let columns = costs.cheapest();
        prop_assert!(each_once(&columns));
        let all = if costs.rows() == 0 { 0 } else { costs.columns };
        prop_assert_eq!(total(&costs, &columns), brute(&costs, 0, &mut vec![false; all]));
    }

    #[test]
    fn it_costs_what_the_hungarian_method_says(costs in table(1..40, 30, 50)) {
        let columns = costs.cheapest();
        prop_assert!(each_once(&columns));
        prop_assert_eq!(total(&costs, &columns), hungarian(&costs, costs.columns));
    }
}

/// Numbers that look like any others and are the same in every run.
fn numbers(count: usize, below: i64) -> Vec<i64> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        i64::try_from(seed >> 33).expect("31 bits") % below
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn large_tables_are_optimal_too() {
    for (rows, columns, below) in [(50, 200, 7_200), (120, 120, 100_000), (150, 160, 3)] {
        let costs = Costs::new(columns, numbers(rows * columns, below)).expect("a table");
        let found = costs.cheapest();
        assert!(each_once(&found));
        assert_eq!(total(&costs, &found), hungarian(&costs, columns));
    }
}

#[test]
fn many_who_want_the_same_few_end_in_an_optimum() {
    // Sixty rows that are all alike, and columns dearer step by step: bids alone would go on for long.
    let row: Vec<i64> = (0..80).map(|column| column * column).collect();
    let costs = Costs::new(80, row.repeat(60)).expect("a table");
    let found = costs.cheapest();
    assert!(each_once(&found));
    assert_eq!(
        total(&costs, &found),
        (0..60).map(|it| it * it).sum::<i64>()
    );
}

#[test]
fn a_table_that_is_none_is_refused() {
    for (columns, values, why) in [
        (3, vec![1, 2], "whole rows of 3"),
        (0, vec![1], "whole rows of 0"),
        (1, vec![1, 2], "expected at most 1"),
        (2, vec![1, -1], "a cost of -1"),
        (1, vec![Costs::MAX + 1], "a cost of"),
    ] {
        let refused = Costs::new(columns, values).expect_err(why);
        assert!(refused.contains(why), "{refused}");
    }
    assert!(
        Costs::new(0, Vec::new())
            .expect("nobody")
            .cheapest()
            .is_empty()
    );
}
