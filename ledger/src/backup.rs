//! A copy that is known to be good: made beside the running writer, then verified.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dispatch_core::time::{LOCAL_OFFSET_S, Time};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::LedgerError;
use crate::lock;
use crate::platform;
use crate::source::{Source, unreadable};
use crate::sqlite::{SqliteReader, fault};
use crate::store::Tip;
use crate::verify::verify;
use crate::whole::{PARTIAL, passing_name, settle};

/// Nightly copies that are kept.
pub const NIGHTS: usize = 14;

/// A copy that was begun so long ago is not going on any more.
const ABANDONED: Duration = Duration::from_secs(86_400);
/// Pages copied in one step, and the rest between two, so that the writer is never held up.
const STEP_PAGES: i32 = 1024;
const STEP_PAUSE: Duration = Duration::from_millis(1);

/// Copies the ledger file at `path` to `out` and verifies the copy. What was at `out` is replaced
/// only by a copy that verifies. Person vault and outbox are not in it (see [`crate::vault`]).
///
/// # Errors
/// `path` is no ledger file, `out` is being written by somebody or is `path` itself, the disk
/// fails, or the copy is damaged.
pub fn backup(path: &Path, out: &Path) -> Result<Tip, LedgerError> {
    Source::open(path)?;
    let reader = SqliteReader::open(path)?;
    let passing = passing_name(out)?;
    refuse_in_use(path, out)?;
    let _ = fs::remove_file(&passing);
    let done = copy(&reader, &passing)
        .map_err(|err| fault(out, &err))
        .and_then(|()| {
            let (_, tip) = verify(&passing)?;
            sync(&passing)?;
            settle(&passing, out)?;
            Ok(tip)
        });
    if done.is_err() {
        let _ = fs::remove_file(&passing);
    }
    done
}

fn refuse_in_use(path: &Path, out: &Path) -> Result<(), LedgerError> {
    let same = path.canonicalize().ok();
    if same.is_some() && same == out.canonicalize().ok() {
        return Err(LedgerError::Missing(
            out.to_owned(),
            "the ledger itself".to_owned(),
        ));
    }
    if let Some(owner) = lock::holder(out) {
        return Err(LedgerError::Held(out.to_owned(), owner));
    }
    // A log that an old copy left behind would be read into the new one.
    for suffix in ["-wal", "-shm"] {
        let mut log = out.as_os_str().to_owned();
        log.push(suffix);
        let _ = fs::remove_file(PathBuf::from(log));
    }
    Ok(())
}

fn copy(reader: &SqliteReader, to: &Path) -> rusqlite::Result<()> {
    let mut copy = Connection::open(to)?;
    Backup::new(reader.connection(), &mut copy)?.run_to_completion(STEP_PAGES, STEP_PAUSE, None)?;
    // One file and no log beside it: a copy travels.
    copy.pragma_update(None, "journal_mode", "DELETE")
}

fn sync(path: &Path) -> Result<(), LedgerError> {
    fs::File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
}

/// What the nightly job found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Night {
    /// The copy of this day, verified.
    pub copy: PathBuf,
    /// Whether it was made now; otherwise it stood already.
    pub made: bool,
}

/// Makes this local day's copy of the ledger file at `path` in `folder`, if it is not there, and
/// removes all but the newest [`NIGHTS`]. To be called once an hour: `now` decides the day.
///
/// # Errors
/// As for [`backup`].
pub fn nightly(path: &Path, folder: &Path, now: Time) -> Result<Night, LedgerError> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    fs::create_dir_all(folder).map_err(|err| unreadable(folder, &err))?;
    let copy = folder.join(format!("{name}.{}", local_day(now)));
    let made = !copy.exists();
    if made {
        backup(path, &copy)?;
        remove_old(folder, &name).map_err(|err| unreadable(folder, &err))?;
    }
    Ok(Night { copy, made })
}

/// The share of the disk under `folder` that is free, per mille; `None` where the system does not
/// tell.
#[must_use]
pub fn free_permille(folder: &Path) -> Option<u32> {
    platform::free_permille(folder)
}

/// The local calendar day, so that names sort by day.
fn local_day(now: Time) -> String {
    let local_ms = now.0.saturating_add(LOCAL_OFFSET_S * 1000);
    Timestamp::from_millisecond(local_ms).map_or_else(
        |_| "0000-00-00".to_owned(),
        |it| Offset::UTC.to_datetime(it).date().to_string(),
    )
}

fn remove_old(folder: &Path, name: &str) -> std::io::Result<()> {
    let mut copies: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_copy(path, name))
        .collect();
    copies.sort();
    let old = copies.len().saturating_sub(NIGHTS);
    copies[..old].iter().try_for_each(fs::remove_file)?;
    fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_abandoned(path, name))
        .try_for_each(fs::remove_file)
}

/// Whether this is a copy that somebody began and, a day later, has not finished.
fn is_abandoned(path: &Path, name: &str) -> bool {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    file.starts_with(name)
        && file.contains(&format!(".{PARTIAL}-"))
        && fs::metadata(path)
            .and_then(|about| about.modified())
            .ok()
            .and_then(|made| made.elapsed().ok())
            .is_some_and(|age| age > ABANDONED)
}

fn is_copy(path: &Path, name: &str) -> bool {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    file.strip_prefix(name)
        .and_then(|rest| rest.strip_prefix('.'))
        .is_some_and(|day| day.parse::<Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SetClock;
    use crate::contract::{message, world};
    use crate::sqlite::SqliteLedger;
    use crate::store::Ledger;

    fn ledger(path: &Path) -> SqliteLedger {
        let clock = Box::new(SetClock::at(Time(1000)));
        SqliteLedger::open(path, &world(), "duty", clock).unwrap()
    }

    #[test]
    fn a_copy_made_beside_the_writer_is_whole_and_can_be_written_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let mut writer = ledger(&path);
        for n in 1..=50 {
            writer.append(&message(n, "x")).unwrap().unwrap();
        }
        let out = folder.path().join("copy.ledger");
        assert_eq!(backup(&path, &out).unwrap(), writer.tip());
        writer.append(&message(51, "x")).unwrap().unwrap();
        assert_eq!(backup(&path, &out).unwrap(), writer.tip());
        assert!(matches!(
            backup(&path, &path),
            Err(LedgerError::Missing(..))
        ));
        assert!(
            matches!(backup(&out, &path), Err(LedgerError::Held(..))),
            "a running ledger"
        );
        let mut copy = ledger(&out);
        assert_eq!(copy.tip(), writer.tip());
        assert!(!copy.append(&message(52, "x")).unwrap().unwrap().repeated);
    }

    #[test]
    fn a_damaged_ledger_does_not_replace_a_good_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let out = folder.path().join("copy.ledger");
        let mut writer = ledger(&path);
        for n in 1..=3 {
            writer.append(&message(n, "x")).unwrap().unwrap();
        }
        let tip = backup(&path, &out).unwrap();
        let bend = "UPDATE entries SET recorded_at = recorded_at + 1 WHERE height = 2";
        Connection::open(&path).unwrap().execute(bend, []).unwrap();
        let err = backup(&path, &out).unwrap_err();
        assert!(
            matches!(&err, LedgerError::Damaged(_, damage) if damage.height == Some(2)),
            "{err}"
        );
        assert_eq!(verify(&out).unwrap().1, tip);
    }

    #[test]
    fn one_copy_a_local_day_and_a_fortnight_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let nights = folder.path().join("second disk");
        let mut writer = ledger(&path);
        writer.append(&message(1, "x")).unwrap().unwrap();
        // 2022-07-29 17:00 UTC is already the 30th in the district.
        let start = Time(1_659_114_000_000);
        let night = nightly(&path, &nights, start).unwrap();
        assert_eq!(night.copy.file_name().unwrap(), "live.ledger.2022-07-30");
        assert!(night.made);
        assert!(!nightly(&path, &nights, start.plus_s(3600)).unwrap().made);
        fs::write(nights.join("live.ledger.notes"), "kept").unwrap();
        for day in 1..=16 {
            assert!(
                nightly(&path, &nights, start.plus_s(day * 86_400))
                    .unwrap()
                    .made
            );
        }
        let mut left: Vec<_> = fs::read_dir(&nights)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left.len(), NIGHTS + 1, "{left:?}");
        assert_eq!(
            (&left[0][..], &left[NIGHTS][..]),
            ("live.ledger.2022-08-02", "live.ledger.notes")
        );
    }
}
