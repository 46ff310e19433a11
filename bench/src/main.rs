//! The benchmarks: `cargo xtask bench` starts them and keeps what they print in
//! docs/BENCHMARKS.md. Every figure stands beside the raw cost of the same, measured in turn.

mod append;
mod fold;
mod long_ledger;
mod machine;
mod rounds;
mod shipped;
mod start;
mod story;
mod table;

use std::path::{Path, PathBuf};

/// Why there are no figures.
pub type Failed = Box<dyn std::error::Error>;

/// Rounds of each comparison, A B A B.
const ROUNDS: usize = 5;
/// Lengths of the ledgers, in entries.
const LENGTHS: [u64; 3] = [10_000, 100_000, 1_000_000];

const USAGE: &str = "bench FOLDER FILE: measures in FOLDER (some 4 GB) and writes FILE";

fn main() -> Result<(), Failed> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, file] = words.as_slice() else {
        return Err(USAGE.into());
    };
    let folder = PathBuf::from(folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("no root")?;
    let shipped = shipped::Shipped::read(root)?;
    let story = story::Story::of(&shipped)?;
    std::fs::create_dir_all(&folder)?;
    let mut paths = Vec::new();
    for entries in LENGTHS {
        paths.push((entries, long_ledger::of(&folder, &story, entries)?));
    }
    let paths: Vec<(u64, &Path)> = paths.iter().map(|(n, path)| (*n, path.as_path())).collect();
    let mut rows = append::measure(&paths, &story, ROUNDS)?;
    if let Some((entries, path)) = paths.last() {
        rows.extend(fold::measure(path, *entries, ROUNDS)?);
    }
    rows.extend(start::measure(&[paths[0], paths[2]], &story, ROUNDS)?);
    let table = table::markdown(&rows);
    std::fs::write(file, page(&table))?;
    println!("{table}");
    Ok(())
}

fn page(table: &str) -> String {
    format!(
        "# Benchmarks\n\n\
         Made by `cargo xtask bench` in the release profile. Each line compares ours with the raw cost of the\n\
         same in {ROUNDS} interleaved rounds and takes the middle ratio; an absolute time is only a sanity bound.\n\n\
         ## Machine\n\n{}\n## Figures\n\n{table}\n\
         B1: one entry from the call to durable, beside one row of the same bytes in bare SQLite (WAL,\n\
         `synchronous=FULL`). B12: a ledger file folded from zero with its chain checked, beside JSON decode +\n\
         SHA-256 + scan of the same rows. B13: from the call until the open incidents are known, from a\n\
         snapshot and by folding everything. The ledgers are the shipped drills told again and again, each\n\
         time for incidents of its own, so State grows with the file.\n",
        machine::describe()
    )
}
