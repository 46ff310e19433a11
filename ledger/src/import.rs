//! Taking over what another ledger holds: an export, a ledger file, or commands that wait.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::clock::WallClock;
use crate::error::LedgerError;
use crate::export::Lines;
use crate::flaw::Flaw;
use crate::source::{Source, unreadable};
use crate::sqlite::SqliteLedger;
use crate::store::{Ledger, Tip};
use crate::verify::verify;
use crate::waiting;

/// Entries carried over in one transaction.
const BATCH: usize = 1024;

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new in the ledger.
    pub taken: u64,
    /// Entries that stood in it already.
    pub stood: u64,
    /// Waiting commands that were rejected; they take no height.
    pub rejected: u64,
    /// The ledger's last entry now.
    pub tip: Tip,
}

/// Takes what lies at `from` into the ledger file at `path`, which is made if it is not there.
///
/// An export or a ledger file must begin with all that the ledger holds already (or the other way
/// round); heights, times and chains stay as they are. Waiting commands are appended now.
///
/// # Errors
/// `from` is damaged or of another world, or has another history: nothing is taken then.
pub fn import(path: &Path, from: &Path) -> Result<Imported, LedgerError> {
    let fits = from.canonicalize().ok();
    if fits.is_some() && fits == path.canonicalize().ok() {
        let what = "the ledger itself".to_owned();
        return Err(LedgerError::Missing(from.to_owned(), what));
    }
    match open_waiting(from)? {
        Some(lines) => import_waiting(path, lines),
        None => import_ledger(path, from),
    }
}

fn open_waiting(from: &Path) -> Result<Option<Lines<BufReader<File>>>, LedgerError> {
    let failed = |err: std::io::Error| unreadable(from, &err);
    let mut file = BufReader::new(File::open(from).map_err(failed)?);
    let is_waiting = waiting::is_header(file.fill_buf().map_err(failed)?);
    Ok(is_waiting.then(|| Lines::new(from, file)))
}

fn import_waiting(path: &Path, mut lines: Lines<BufReader<File>>) -> Result<Imported, LedgerError> {
    let (world, messages) = waiting::read(&mut lines)?;
    let mut ledger = SqliteLedger::open(path, &world, "import", Box::new(WallClock::start()))?;
    let mut imported = Imported {
        taken: 0,
        stood: 0,
        rejected: 0,
        tip: ledger.tip(),
    };
    for message in &messages {
        match ledger.append(message)? {
            Ok(appended) if appended.repeated => imported.stood += 1,
            Ok(_) => imported.taken += 1,
            Err(_) => imported.rejected += 1,
        }
    }
    imported.tip = ledger.tip();
    Ok(imported)
}

fn import_ledger(path: &Path, from: &Path) -> Result<Imported, LedgerError> {
    let (world, _) = verify(from)?;
    let mut source = Source::open(from)?;
    let mut ledger = SqliteLedger::open(path, &world, "import", Box::new(WallClock::start()))?;
    let stood = skip_common(&ledger, &mut source)?;
    let before = ledger.tip().height;
    loop {
        let batch = next_batch(&mut source)?;
        if batch.is_empty() {
            let tip = ledger.tip();
            return Ok(Imported {
                taken: tip.height - before,
                stood,
                rejected: 0,
                tip,
            });
        }
        ledger.carry(&batch)?;
    }
}

fn next_batch(source: &mut Source) -> Result<Vec<dispatch_core::entry::Entry>, LedgerError> {
    let mut batch = Vec::new();
    while batch.len() < BATCH {
        match source.next_entry()? {
            Some(entry) => batch.push(entry),
            None => break,
        }
    }
    Ok(batch)
}

/// Reads past what both hold; how many entries that are.
fn skip_common(ledger: &SqliteLedger, source: &mut Source) -> Result<u64, LedgerError> {
    let last = ledger.tip().height;
    while source.tip().height < last {
        let Some(entry) = source.next_entry()? else {
            break;
        };
        if ledger.read(entry.height, 1)?.first() != Some(&entry) {
            return Err(LedgerError::NotNext(entry.height, Flaw::OtherHistory));
        }
    }
    Ok(source.tip().height)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dispatch_core::time::Time;

    use super::*;
    use crate::clock::SetClock;
    use crate::contract::{message, world};
    use crate::export::export;
    use crate::outbox::Outbox;

    fn ledger(path: &Path, ids: std::ops::RangeInclusive<u128>) -> Tip {
        let clock = Box::new(SetClock::at(Time(1000)));
        let mut ledger = SqliteLedger::open(path, &world(), "duty", clock).unwrap();
        for n in ids {
            ledger.append(&message(n, "x")).unwrap().unwrap();
        }
        ledger.tip()
    }

    #[test]
    fn a_ledger_moves_with_heights_times_and_chains() {
        let folder = tempfile::tempdir().unwrap();
        let [from, text, path] =
            ["from.ledger", "out.jsonl", "to.ledger"].map(|it| folder.path().join(it));
        ledger(&from, 1..=3);
        export(&from, &text).unwrap();
        assert_eq!(import(&path, &text).unwrap().taken, 3);
        let tip = ledger(&from, 4..=5);
        export(&from, &text).unwrap();
        let imported = import(&path, &text).unwrap();
        assert_eq!((imported.taken, imported.stood, imported.tip), (2, 3, tip));
        assert_eq!(import(&path, &from).unwrap().taken, 0);
        assert_eq!(verify(&path).unwrap(), (world(), tip));
    }

    #[test]
    fn what_is_damaged_or_has_another_history_is_refused_whole() {
        let folder = tempfile::tempdir().unwrap();
        let [from, text, path] =
            ["from.ledger", "out.jsonl", "to.ledger"].map(|it| folder.path().join(it));
        ledger(&from, 1..=5);
        export(&from, &text).unwrap();
        let good = fs::read_to_string(&text).unwrap();
        fs::write(&text, good.replace("\"height\":5", "\"height\":6")).unwrap();
        assert!(matches!(
            import(&path, &text),
            Err(LedgerError::Damaged(..))
        ));
        assert!(!path.exists());
        let tip = ledger(&path, 7..=8);
        fs::write(&text, good).unwrap();
        assert!(matches!(
            import(&path, &text),
            Err(LedgerError::NotNext(1, _))
        ));
        assert_eq!(verify(&path).unwrap().1, tip);
    }

    #[test]
    fn waiting_commands_travel_as_a_file_and_are_taken_once() {
        let folder = tempfile::tempdir().unwrap();
        let [scene, text, path] =
            ["scene.ledger", "waiting.jsonl", "to.ledger"].map(|it| folder.path().join(it));
        ledger(&scene, 1..=1);
        let mut outbox = Outbox::beside(&scene).unwrap();
        for n in [9, 4, 6] {
            outbox.push(&message(n, "等")).unwrap().unwrap();
        }
        assert_eq!(waiting::export(&scene, &text).unwrap(), 3);
        ledger(&path, 4..=4);
        let imported = import(&path, &text).unwrap();
        assert_eq!(
            (imported.taken, imported.stood),
            (3, 0),
            "other words under the same id"
        );
        assert_eq!(import(&path, &text).unwrap().stood, 3);
        let ids: Vec<_> = crate::sqlite::SqliteReader::open(&path)
            .unwrap()
            .read(2, 9)
            .unwrap()
            .iter()
            .map(|it| {
                dispatch_core::entry::Envelope::read(&it.author)
                    .unwrap()
                    .id
                    .as_u128()
            })
            .collect();
        assert_eq!(ids, [4, 6, 9]);

        let bent = fs::read_to_string(&text).unwrap().replacen("等", "停", 1);
        fs::write(&text, bent).unwrap();
        let err = import(&path, &text).unwrap_err();
        assert!(
            matches!(&err, LedgerError::Damaged(_, it) if it.line == Some(2)),
            "{err}"
        );
    }
}
