//! Following a ledger file beside its writer: a second console that only looks (design §5).

use std::fmt;
use std::path::{Path, PathBuf};

use dispatch_core::state::State;

use super::folded::Folded;
use super::snapshot;
use crate::error::LedgerError;
use crate::flaw::Flaw;
use crate::platform::Stamp;
use crate::sqlite::SqliteReader;

/// A ledger file that another process writes, folded as far as it was read.
///
/// It starts from the writer's snapshot where one fits, for it must know what stands within a
/// second of its start; the writer proves that snapshot and throws it away where it differs. Whoever
/// decides anything by what he sees opens a [`super::Keeper`]; this is for a line that only points.
pub struct Beside {
    path: PathBuf,
    reader: SqliteReader,
    /// Which file was opened: another may be put in its place, and the open one would go on being
    /// read as if nothing happened.
    stamp: Stamp,
    folded: Folded,
}

impl fmt::Debug for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Beside({}, {:?})", self.path.display(), self.folded)
    }
}

impl Beside {
    /// Opens the ledger file at `path` and folds what stands in it.
    ///
    /// # Errors
    /// It is not there, is no ledger, cannot be read, or its chain breaks.
    pub fn open(path: &Path) -> Result<Beside, LedgerError> {
        let stamp = stamp_of(path)?;
        let reader = SqliteReader::open(path)?;
        let from_snapshot =
            snapshot::beside(path, &reader).map(|(state, tip)| Folded::at(state, tip));
        let folded = match from_snapshot {
            Some(folded) => folded,
            None => Folded::from_zero(reader.world(), &mut |from, limit| reader.read(from, limit))?,
        };
        let mut beside = Beside {
            path: path.to_owned(),
            reader,
            stamp,
            folded,
        };
        beside.follow()?;
        Ok(beside)
    }

    /// Folds what was written since; whether that was anything.
    ///
    /// # Errors
    /// The file cannot be read or is gone, or [`LedgerError::NotNext`]: it is another history, as
    /// after a backup was put in its place. Open it anew.
    pub fn follow(&mut self) -> Result<bool, LedgerError> {
        let stamp = stamp_of(&self.path)?;
        if stamp != self.stamp {
            self.reader = SqliteReader::open(&self.path)?;
            self.stamp = stamp;
        }
        let before = self.folded.tip;
        let reader = &self.reader;
        if reader.world() != &self.folded.state.world {
            return Err(LedgerError::NotNext(1, Flaw::OtherHistory));
        }
        let same = before.height == 0
            || reader
                .read(before.height, 1)?
                .first()
                .is_some_and(|it| it.height == before.height && it.chain == before.chain);
        if !same {
            return Err(LedgerError::NotNext(before.height, Flaw::OtherHistory));
        }
        let read = &mut |from, limit| reader.read(from, limit);
        self.folded.catch_up(read)?;
        Ok(self.folded.tip.height > before.height)
    }

    /// What is known.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.folded.state
    }
}

fn stamp_of(path: &Path) -> Result<Stamp, LedgerError> {
    Stamp::of(path).map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
}
