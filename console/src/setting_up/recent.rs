//! The ledgers that were opened on this machine, newest first, and what a plain start opens.

use std::fs;
use std::path::{Path, PathBuf};

use dispatch_core::time::Time;
use ledger::{LedgerError, write_whole};
use serde::{Deserialize, Serialize};

use crate::folders::DEMONSTRATION;

/// So many are remembered.
pub const RECENT_MAX: usize = 6;
/// Longest file that is read, in bytes; ours has a few hundred.
const BYTES_MAX: u64 = 64 * 1024;

/// A live ledger that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it lies.
    pub ledger: PathBuf,
    /// Its district, as `--district` takes it.
    pub district: String,
    /// The district's name.
    pub zh: String,
    /// The district's name in English.
    pub en: String,
    /// When, by the clock on the wall.
    pub opened_at: Time,
}

fn file(data: &Path) -> PathBuf {
    data.join("recent.json")
}

/// What is remembered; nothing where the file is none of ours. It only saves a person a search.
#[must_use]
pub fn recent(data: &Path) -> Vec<Recent> {
    let file = file(data);
    let small = fs::metadata(&file).is_ok_and(|it| it.len() <= BYTES_MAX);
    let text = small.then(|| fs::read(&file).ok()).flatten();
    let read = text.and_then(|text| serde_json::from_slice::<Vec<Recent>>(&text).ok());
    let mut recent = read.unwrap_or_default();
    recent.truncate(RECENT_MAX);
    recent
}

/// Remembers one that was opened now.
///
/// # Errors
/// The disk fails, or the path is no text.
pub fn note(data: &Path, opened: Recent) -> Result<(), LedgerError> {
    let file = file(data);
    let failed = |err: &dyn std::fmt::Display| LedgerError::Machine(file.clone(), err.to_string());
    let mut all = recent(data);
    all.retain(|it| it.ledger != opened.ledger);
    all.insert(0, opened);
    all.truncate(RECENT_MAX);
    let text = serde_json::to_vec_pretty(&all).map_err(|err| failed(&err))?;
    write_whole(&file, |out| {
        out.write_all(&text).map_err(|err| failed(&err))
    })
}

/// What a start without a world on the command line opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// The choices: there is nothing here yet, or it is not clear what is meant.
    Choices,
    /// The live desk of this district, and its ledger where that does not lie in the data folder.
    Live(Option<String>, Option<PathBuf>),
}

/// The ledger opened last; without one the only district here, and where there is none the demonstration
/// district once it has a ledger.
#[must_use]
pub fn plain(data: &Path) -> Plain {
    if let Some(last) = recent(data).into_iter().next() {
        return if last.ledger.is_file() {
            Plain::Live(Some(last.district), Some(last.ledger))
        } else {
            Plain::Choices
        };
    }
    let demonstration = data.join("live").join(format!("{DEMONSTRATION}.ledger"));
    match (&own_districts(data)[..], demonstration.is_file()) {
        ([only], false) => Plain::Live(Some(only.clone()), None),
        ([], true) => Plain::Live(None, None),
        _ => Plain::Choices,
    }
}

/// The names of the districts in the data folder.
fn own_districts(data: &Path) -> Vec<String> {
    let entries = fs::read_dir(data.join("districts")).into_iter().flatten();
    let folders = entries.flatten().filter(|it| it.path().is_dir());
    let names = folders.filter_map(|it| it.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|it| !it.starts_with('.')).collect();
    names.sort();
    names
}
