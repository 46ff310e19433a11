//! An SQLite file that is written, and is given up at the first write that fails.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::schema;
use crate::error::LedgerError;

/// After a write or a sync that failed nobody knows what the disk holds, and the pages in memory
/// may be marked clean. The connection is closed at once, and nothing more is acknowledged.
#[derive(Debug)]
pub(crate) struct DurableFile {
    path: PathBuf,
    /// The open file, or why it was given up.
    open: Result<Connection, String>,
}

impl DurableFile {
    pub(crate) fn new(path: PathBuf, open: Connection) -> DurableFile {
        DurableFile {
            path,
            open: Ok(open),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        let open = self
            .open
            .as_ref()
            .map_err(|cause| LedgerError::NotDurable(cause.clone()))?;
        read(open).map_err(|err| schema::fault(&self.path, &err))
    }

    /// Runs `write` in one transaction that is durable when this returns.
    pub(crate) fn write<T>(
        &mut self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        let open = self
            .open
            .as_ref()
            .map_err(|cause| LedgerError::NotDurable(cause.clone()))?;
        // What was begun and fails goes with the connection.
        let written = in_transaction(open, write);
        written.map_err(|err| {
            self.open = Err(err.to_string());
            LedgerError::NotDurable(err.to_string())
        })
    }

    /// Moves the log into the file and cuts it to nothing, so that the file says all.
    pub(crate) fn settle(&self) -> Result<(), LedgerError> {
        let busy = self.read(|open| {
            open.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, bool>(0)
            })
        })?;
        if busy {
            let what = "somebody is still reading the file".to_owned();
            return Err(LedgerError::Machine(self.path.clone(), what));
        }
        Ok(())
    }

    /// Closes the file. A second connection in this process would share the index of this one's
    /// log, and nothing would be read from the disk again.
    pub(crate) fn close(&mut self) {
        self.open = Err("closed".to_owned());
    }
}

/// Both ends of a transaction are prepared once, and not parsed for every entry.
fn in_transaction<T>(
    open: &Connection,
    write: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    open.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    let answer = write(open)?;
    open.prepare_cached("COMMIT")?.execute([])?;
    Ok(answer)
}
