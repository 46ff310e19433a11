//! B1: one entry made durable, embedded.
//!
//! The raw cost of the same: SQLite in WAL with `synchronous=FULL`, one row of the same bytes.

use std::path::Path;
use std::time::{Duration, Instant};

use ledger::{Ledger, Message};
use rusqlite::Connection;

use crate::rounds::{Rounds, median};
use crate::story::Story;
use crate::table::Row;
use crate::{Failed, long_ledger};

/// Appends of one round on each side.
const APPENDS: u64 = 300;

/// Measures it on a copy of a ledger file of so many entries.
///
/// # Errors
/// A file cannot be written.
pub fn measure(entries: u64, path: &Path, story: &Story, rounds: usize) -> Result<Row, Failed> {
    let copy = path.with_extension("append");
    long_ledger::remove(&copy)?;
    std::fs::copy(path, &copy)?;
    let raw_path = path.with_extension("raw");
    long_ledger::remove(&raw_path)?;
    let mut ledger = long_ledger::open(&copy, story)?;
    let raw = bare(&raw_path)?;
    let mut medians = Rounds::default();
    for _ in 0..rounds {
        // Signed before the clock runs: signing is the author's, and no part of the append.
        let group = long_ledger::told(story, ledger.tip(), APPENDS)?;
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        for (_, message) in &group {
            ours.push(append(&mut ledger, message)?);
            bare.push(insert(&raw, message)?);
        }
        medians.ours.push(median(&ours));
        medians.raw.push(median(&bare));
    }
    let row = Row::time(
        "B1",
        &format!("durable append after {entries} entries, p50"),
        (median(&medians.ours), Some(median(&medians.raw))),
        Some(medians.ratio()),
        "≤ 1.25× of bare SQLite FULL, flat ±20 %",
        "one in flight; signed on this console",
    );
    drop(ledger);
    drop(raw);
    long_ledger::remove(&copy)?;
    long_ledger::remove(&raw_path)?;
    Ok(row)
}

fn bare(path: &Path) -> Result<Connection, Failed> {
    let raw = Connection::open(path)?;
    raw.pragma_update(None, "journal_mode", "WAL")?;
    raw.pragma_update(None, "synchronous", "FULL")?;
    raw.execute_batch(
        "CREATE TABLE entries (height INTEGER PRIMARY KEY, author BLOB NOT NULL, key BLOB NOT NULL,
         signature BLOB NOT NULL) STRICT",
    )?;
    Ok(raw)
}

fn append(ledger: &mut dyn Ledger, message: &Message) -> Result<Duration, Failed> {
    let begun = Instant::now();
    ledger.append(message)?.map_err(|why| why.to_string())?;
    Ok(begun.elapsed())
}

fn insert(raw: &Connection, message: &Message) -> Result<Duration, Failed> {
    let begun = Instant::now();
    let mut insert =
        raw.prepare_cached("INSERT INTO entries (author, key, signature) VALUES (?1, ?2, ?3)")?;
    insert.execute((message.author(), message.key(), message.signature()))?;
    Ok(begun.elapsed())
}
