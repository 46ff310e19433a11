//! Following a ledger file beside its writer: a second console that only looks (design §5).

use std::fmt;
use std::path::{Path, PathBuf};

use dispatch_core::state::State;

use super::folded::Folded;
use super::snapshot;
use crate::error::LedgerError;
use crate::sqlite::SqliteReader;

/// A ledger file that another process writes, folded as far as it was read.
///
/// It starts from the writer's snapshot where one fits, for it must know what stands within a
/// second of its start; the writer proves that snapshot and throws it away where it differs. Whoever
/// decides anything by what he sees opens a [`super::Keeper`]; this is for a line that only points.
pub struct Beside {
    path: PathBuf,
    reader: SqliteReader,
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
            folded,
        };
        beside.follow()?;
        Ok(beside)
    }

    /// Folds what was written since; whether that was anything.
    ///
    /// # Errors
    /// The file cannot be read, or [`LedgerError::NotNext`]: it is another history. Open it anew.
    pub fn follow(&mut self) -> Result<bool, LedgerError> {
        let before = self.folded.tip.height;
        let reader = &self.reader;
        if reader.tip()?.height < before {
            return Err(LedgerError::NotNext(before, crate::flaw::Flaw::Missing));
        }
        let read = &mut |from, limit| reader.read(from, limit);
        self.folded.catch_up(read)?;
        Ok(self.folded.tip.height > before)
    }

    /// What is known.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.folded.state
    }
}
