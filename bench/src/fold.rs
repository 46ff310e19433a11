//! B12: a ledger file folded from the first entry to the last, its chain checked.
//!
//! The raw cost of the same: the rows scanned, each author's part decoded and hashed, and nothing
//! done with them.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use dispatch_core::entry::Author;
use dispatch_core::fold;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use ledger::replay::replay;
use ledger::source::Source;
use rusqlite::{Connection, OpenFlags, Statement};
use sha2::{Digest, Sha256};

use crate::Failed;
use crate::rounds::Rounds;
use crate::table::Row;

/// Parts of the file whose cost is compared.
const PARTS: u64 = 10;

/// Entries folded at once, as a console folds them.
const RUN: usize = 64;

/// Measures it over the ledger file at `path`, as the line `number` about so many of `what`.
///
/// # Errors
/// The file cannot be read.
pub fn measure(
    number: &'static str,
    what: &str,
    path: &Path,
    entries: u64,
    rounds: usize,
) -> Result<Row, Failed> {
    let whole = Rounds::run(rounds, || fold_all(path), || scan_all(path))?;
    let parts = by_parts(path, entries)?;
    Ok(Row::rate(
        number,
        &format!("fold {entries} {what} from the file, chain checked"),
        entries,
        &whole,
        "≥ 0.8× of decode + SHA-256 + scan, ≥ 0.4 M/s on one core",
        &parts,
    ))
}

fn fold_all(path: &Path) -> Result<Duration, Failed> {
    let begun = Instant::now();
    let replayed = replay(path, None)?.ok_or("the ledger ends before its end")?;
    let took = begun.elapsed();
    black_box(replayed);
    Ok(took)
}

fn scan_all(path: &Path) -> Result<Duration, Failed> {
    let begun = Instant::now();
    scan(&mut rows(&connect(path)?)?, 1, i64::MAX)?;
    Ok(begun.elapsed())
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn rows(file: &Connection) -> rusqlite::Result<Statement<'_>> {
    file.prepare(
        "SELECT height, recorded_at, author, key, signature, chain FROM entries
         WHERE height >= ?1 AND height < ?2 ORDER BY height",
    )
}

/// Scans, decodes and hashes the entries from a height up to another.
fn scan(rows: &mut Statement, from: i64, until: i64) -> Result<(), Failed> {
    let mut rows = rows.query([from, until])?;
    while let Some(row) = rows.next()? {
        let height: i64 = row.get(0)?;
        let recorded_at: i64 = row.get(1)?;
        let bytes = row.get_ref(2)?.as_blob()?;
        let author: Author = serde_json::from_slice(bytes)?;
        let mut hash = Sha256::new_with_prefix(bytes);
        for column in 3..6 {
            hash.update(row.get_ref(column)?.as_blob()?);
        }
        black_box((height, recorded_at, author, hash.finalize()));
    }
    Ok(())
}

/// What an entry costs in the first part of the file and in the last, and how many were refused.
fn by_parts(path: &Path, entries: u64) -> Result<String, Failed> {
    let mut source = Source::open(path)?;
    let mut state = State::genesis(source.world().clone());
    let file = connect(path)?;
    let mut raw = rows(&file)?;
    let (mut took, mut refused) = (Vec::new(), 0_u64);
    for part in 0..PARTS {
        let (from, until) = (part * entries / PARTS, (part + 1) * entries / PARTS);
        let begun = Instant::now();
        while state.height < until {
            let mut run = Vec::with_capacity(RUN);
            while run.len() < RUN && source.tip().height < until {
                run.push(
                    source
                        .next_entry()?
                        .ok_or("the ledger ends before its end")?,
                );
            }
            let judged = fold::fold_all(&mut state, &run).into_iter();
            let refused_here = judged.filter(|it| matches!(it.verdict, Verdict::Refused(_)));
            refused += u64::try_from(refused_here.count())?;
        }
        let ours = begun.elapsed();
        let begun = Instant::now();
        let (from, until) = (i64::try_from(from + 1)?, i64::try_from(until + 1)?);
        scan(&mut raw, from, until)?;
        took.push(ours.as_secs_f64() / begun.elapsed().as_secs_f64());
    }
    let shown: Vec<String> = took.iter().map(|it| format!("{:.2}", 1.0 / it)).collect();
    Ok(format!(
        "by tenths of the file {}; {} incidents at the end, {refused} refused",
        shown.join(" "),
        state.incidents.len()
    ))
}
