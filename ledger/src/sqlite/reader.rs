//! Reading a ledger file beside its writer, in short transactions.

use std::fmt;
use std::path::{Path, PathBuf};

use dispatch_core::entry::{Entry, World};
use rusqlite::Connection;
use uuid::Uuid;

use super::{LAYOUT, rows, schema};
use crate::error::LedgerError;
use crate::store::{Rejected, Tip};

/// Any number of these may read while one [`super::SqliteLedger`] writes. Every call is a
/// transaction of its own, so that the writer's log can be cut back in between.
pub struct SqliteReader {
    path: PathBuf,
    world: World,
    file: Connection,
}

impl fmt::Debug for SqliteReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SqliteReader({})", self.path.display())
    }
}

impl SqliteReader {
    /// Opens the ledger file at `path`.
    ///
    /// # Errors
    /// It is not there, is no ledger, or cannot be read.
    pub fn open(path: &Path) -> Result<SqliteReader, LedgerError> {
        let file = schema::open_for_reading(path, &LAYOUT)?;
        let world = rows::world(&file).map_err(|err| schema::fault(path, &err))?;
        Ok(SqliteReader {
            path: path.to_owned(),
            world,
            file,
        })
    }

    /// Whose ledger it is.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The last entry now.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn tip(&self) -> Result<Tip, LedgerError> {
        rows::tip(&self.file, &self.world).map_err(|err| schema::fault(&self.path, &err))
    }

    /// At most `limit` entries from height `from` on.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        rows::read(&self.file, from, limit).map_err(|err| schema::fault(&self.path, &err))
    }

    /// How many messages were rejected, by reason.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn rejected(&self) -> Result<Rejected, LedgerError> {
        rows::rejected(&self.file).map_err(|err| schema::fault(&self.path, &err))
    }

    /// Whether the entry at `height` is found under `id`.
    pub(crate) fn is_filed(&self, height: u64, id: Uuid) -> Result<bool, LedgerError> {
        rows::filed_id(&self.file, height)
            .map(|filed| filed == id.as_bytes())
            .map_err(|err| schema::fault(&self.path, &err))
    }

    /// What SQLite itself finds wrong with the file; the first finding.
    pub(crate) fn integrity(&self) -> Result<Option<String>, LedgerError> {
        let found: String = self
            .file
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|err| schema::fault(&self.path, &err))?;
        Ok((found != "ok").then_some(found))
    }

    /// The open file, for a copy of it.
    pub(crate) fn connection(&self) -> &Connection {
        &self.file
    }
}
