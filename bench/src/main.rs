//! The benchmarks. Started by `cargo xtask bench`.

mod fold;
mod long_ledger;
mod rounds;
mod shipped;
mod story;
mod table;

use std::path::{Path, PathBuf};

/// Why there are no figures.
pub type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no root")?;
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("FOLDER ENTRIES")?);
    let entries: u64 = std::env::args().nth(2).ok_or("FOLDER ENTRIES")?.parse()?;
    let rounds: usize = std::env::args().nth(3).map_or(Ok(5), |it| it.parse())?;
    let shipped = shipped::Shipped::read(root)?;
    let story = story::Story::of(&shipped)?;
    std::fs::create_dir_all(&folder)?;
    let path = long_ledger::of(&folder, &story, entries)?;
    let rows = fold::measure(&path, entries, rounds)?;
    println!("{}", table::markdown(&rows));
    Ok(())
}
