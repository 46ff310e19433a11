//! Ledger files of a given length, made by the program's own ledger and its own key.

use std::path::{Path, PathBuf};

use ledger::clock::SetClock;
use ledger::signing::SoftwareKey;
use ledger::sqlite::{SqliteLedger, SqliteReader};
use ledger::{Ledger, Message, Tip};

use crate::Failed;
use crate::story::Story;

/// Entries that become durable together while a file is made.
const GROUP: u64 = 512;

/// Places at which a file is compared with the story.
const PARTS_LOOKED_AT: u64 = 100;

/// The key that signs the story.
#[must_use]
pub fn key() -> SoftwareKey {
    SoftwareKey::of_drill("bench")
}

/// Opens a ledger file of the story for writing.
///
/// # Errors
/// It cannot be opened.
pub fn open(path: &Path, story: &Story) -> Result<SqliteLedger, Failed> {
    let clock = Box::new(SetClock::default());
    Ok(SqliteLedger::open(path, story.world(), "bench", clock)?)
}

/// The ledger file of exactly `entries` entries in `folder`; made unless an earlier run left it.
///
/// # Errors
/// It cannot be written.
pub fn of(folder: &Path, story: &Story, entries: u64) -> Result<PathBuf, Failed> {
    let path = folder.join(format!("{}{entries}.ledger", story.prefix()));
    if is_told(&path, story, entries) {
        return Ok(path);
    }
    remove(&path)?;
    eprintln!("making a ledger of {entries} entries");
    let mut ledger = open(&path, story)?;
    while ledger.tip().height < entries {
        let height = ledger.tip().height;
        let group = told(story, ledger.tip(), GROUP.min(entries - height))?;
        for outcome in ledger.append_all(&group)? {
            outcome.map_err(|why| why.to_string())?;
        }
    }
    Ok(path)
}

/// What the story says next, signed, with the time of its recording.
///
/// # Errors
/// See [`Story::next`].
pub fn told(
    story: &Story,
    mut tip: Tip,
    entries: u64,
) -> Result<Vec<(dispatch_core::time::Time, Message)>, Failed> {
    let key = key();
    let mut group = Vec::new();
    for _ in 0..entries {
        let (at, author) = story.next(&tip)?;
        let message = Message::sign(&author, &key);
        tip = Tip::from(&tip.next(at, &message));
        group.push((at, message));
    }
    Ok(group)
}

/// Whether the file is as long as it should be, and stands at its end, in the middle and between as
/// this story does.
fn is_told(path: &Path, story: &Story, entries: u64) -> bool {
    let Ok(reader) = SqliteReader::open(path) else {
        return false;
    };
    let is_of_story = |height: u64| {
        let read = reader.read(height.saturating_sub(1), 2);
        let Some([before, entry]) = read.as_deref().ok() else {
            return false;
        };
        let told = story.next(&Tip::from(before));
        told.is_ok_and(|(_, author)| author.to_bytes() == entry.author)
    };
    let parts = 1..=PARTS_LOOKED_AT;
    reader.tip().is_ok_and(|it| it.height == entries)
        && parts
            .map(|part| entries * part / PARTS_LOOKED_AT)
            .all(is_of_story)
}

/// Removes a ledger file and what lies beside it.
///
/// # Errors
/// It cannot be removed.
pub fn remove(path: &Path) -> Result<(), Failed> {
    let beside = ["-wal", "-shm", ".snapshot"].map(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    });
    for path in beside.iter().map(PathBuf::as_path).chain([path]) {
        match std::fs::remove_file(path) {
            Err(err) if err.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{}: {err}", path.display()).into());
            }
            _ => {}
        }
    }
    Ok(())
}
