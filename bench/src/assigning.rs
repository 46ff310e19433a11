//! B11: the joint assignment, beside one look at every cost, and beside scipy where a Python that has it is
//! handed in.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use bench::rounds::{Rounds, median};
use bench::table::Row;
use dispatch_core::assignment::Costs;

use crate::Failed;

/// Rows and columns of the assignments.
const TABLES: [(usize, usize); 3] = [(50, 200), (200, 2_000), (1_000, 1_000)];
/// Costs lie below this: two hours in seconds.
const COST_MAX: i64 = 7_200;
/// What the peer is told by.
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/assignment.py");

/// Each table, and the same beside the peer.
///
/// # Errors
/// A peer that does not answer, or whose least cost is another one than ours.
pub fn measure(rounds: usize, python: Option<&Path>) -> Result<Vec<Row>, Failed> {
    let mut rows = Vec::new();
    for (tasks, teams) in TABLES {
        let values = costs(tasks, teams);
        let table = Costs::new(teams, values.clone())?;
        rows.push(beside_a_look(&table, &values, rounds)?);
        if let Some(python) = python {
            rows.push(beside_scipy(&table, teams, rounds, python)?);
        }
    }
    Ok(rows)
}

/// Costs that look like minutes on the road and are the same in every run, and in the peer.
fn costs(tasks: usize, teams: usize) -> Vec<i64> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    (0..tasks * teams)
        .map(|_| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            i64::try_from(seed >> 33).unwrap_or(0) % COST_MAX
        })
        .collect()
}

/// How often a table is assigned in a round, so that a small one is not lost in the clock.
fn repeats(values: usize) -> u32 {
    u32::try_from(200_000 / values.max(1) + 1).unwrap_or(1)
}

/// One assignment, and its least cost.
fn ours(table: &Costs, repeats: u32) -> (Duration, i64) {
    let mut total = 0;
    let start = Instant::now();
    for _ in 0..repeats {
        let columns = black_box(table).cheapest();
        let seats = columns.iter().enumerate();
        total = seats.map(|(row, column)| table.at(row, *column)).sum();
    }
    (start.elapsed() / repeats, total)
}

fn beside_a_look(table: &Costs, values: &[i64], rounds: usize) -> Result<Row, Failed> {
    let teams = values.len() / table.rows().max(1);
    let repeats = repeats(values.len());
    let mut total = 0;
    let ours = || {
        let (took, least) = ours(table, repeats);
        total = least;
        Ok::<_, Failed>(took)
    };
    let raw = || {
        let start = Instant::now();
        for _ in 0..repeats {
            let least = black_box(values).chunks(teams).map(|row| row.iter().min());
            black_box(least.flatten().sum::<i64>());
        }
        Ok(start.elapsed() / repeats)
    };
    let rounds = Rounds::run(rounds, ours, raw)?;
    Ok(Row::time(
        "B11",
        &format!("joint assignment {}×{teams}", table.rows()),
        (median(&rounds.ours), Some(median(&rounds.raw))),
        Some(rounds.ratio()),
        "–",
        &format!("least cost {total}; raw: one look at every cost"),
    ))
}

fn beside_scipy(table: &Costs, teams: usize, rounds: usize, python: &Path) -> Result<Row, Failed> {
    let tasks = table.rows();
    let repeats = repeats(tasks * teams);
    let mut total = 0;
    let ours = || {
        let (took, least) = ours(table, repeats);
        total = least;
        Ok::<_, Failed>(took)
    };
    let mut theirs = Vec::new();
    let peer = || {
        let (least, took) = scipy(python, [tasks, teams, repeats as usize])?;
        theirs.push(least);
        Ok(took)
    };
    let rounds = Rounds::run(rounds, ours, peer)?;
    if let Some(other) = theirs.iter().find(|it| **it != total) {
        return Err(format!("{tasks}×{teams}: least cost {total}, scipy {other}").into());
    }
    Ok(Row::time(
        "B11",
        &format!("joint assignment {tasks}×{teams}, scipy"),
        (median(&rounds.ours), Some(median(&rounds.raw))),
        Some(rounds.ratio()),
        "the same cost, ≤ 1.0× its time",
        &format!("least cost {total} of both; raw: linear_sum_assignment of scipy"),
    ))
}

/// The least cost by scipy, and the middle time of a call.
fn scipy(python: &Path, words: [usize; 3]) -> Result<(i64, Duration), Failed> {
    let mut peer = Command::new(python);
    peer.arg(PEER).args(words.map(|it| it.to_string()));
    let out = peer
        .output()
        .map_err(|why| format!("{}: {why}", python.display()))?;
    let told = String::from_utf8_lossy(&out.stdout);
    if !out.status.success() {
        let why = String::from_utf8_lossy(&out.stderr);
        return Err(format!("{}: {}", python.display(), why.trim()).into());
    }
    let (least, seconds) = told.trim().split_once(' ').ok_or_else(|| {
        format!(
            "{PEER} printed `{}`, expected a cost and a time",
            told.trim()
        )
    })?;
    Ok((
        least.parse()?,
        Duration::try_from_secs_f64(seconds.parse()?)?,
    ))
}
