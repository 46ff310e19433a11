//! B14: an old second of a long ledger, as the time strip asks for it.

use std::path::Path;
use std::time::{Duration, Instant};

use bench::rounds::{at_permille, median};
use bench::table::{Row, time};
use dispatch_core::time::Time;
use ledger::keeper::{Keeper, Past};

use crate::story::Story;
use crate::{Failed, long_ledger};

/// How many moments are asked for.
const MOMENTS: i64 = 400;

/// Asks for moments spread over the whole night, in an order that no read-ahead helps.
///
/// # Errors
/// The ledger cannot be read, or has no answer for a moment within it.
pub fn measure(entries: u64, path: &Path, story: &Story) -> Result<Row, Failed> {
    let ledger = Box::new(long_ledger::open(path, story)?);
    let keeper = Keeper::open(ledger, Box::new(long_ledger::key()))?;
    let first = keeper.board_at(Past::Height(1))?.ok_or("an empty ledger")?;
    let (from, to) = (first.state.at.0, keeper.state().at.0);
    let mut took: Vec<Duration> = Vec::new();
    for n in 0..MOMENTS {
        // 263 has no divisor in common with 400, so every moment is asked for once.
        let at = from + (to - from) / MOMENTS * (n * 263 % MOMENTS);
        let begun = Instant::now();
        let board = keeper.board_at(Past::At(Time(at)))?;
        took.push(begun.elapsed());
        let board = board.ok_or("no answer for a moment of the ledger")?;
        if board.state.at.0 > at {
            return Err("a later moment than was asked for".into());
        }
    }
    let more = format!(
        "{MOMENTS} moments of the whole night; {} in 99 of 100, {} at worst",
        time(at_permille(&took, 990)),
        time(took.iter().copied().max().unwrap_or_default())
    );
    Ok(Row::time(
        "B14",
        &format!("an old second of {entries} entries, from the call to the board"),
        (median(&took), None),
        None,
        "≤ 100 ms to any second",
        &more,
    ))
}
