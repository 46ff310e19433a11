//! A file: how it is made, recognised and opened, and what its errors mean.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction};

use crate::error::{Damage, LedgerError};
use crate::flaw::Flaw;
use crate::platform;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// The log is cut back to this after a checkpoint (proof.md T19 allows 64 MB).
const LOG_BYTES_MAX: u32 = 16 * 1024 * 1024;
/// How long a reader or writer waits for the other's short transaction.
const BUSY: Duration = Duration::from_secs(5);

/// What kind of file it is.
pub(crate) struct Layout {
    /// Stands in the file's header.
    pub(crate) application_id: i32,
    /// The newest arrangement of tables that this program knows; stands in the header too.
    pub(crate) version: i32,
    /// How the tables are made.
    pub(crate) tables: &'static str,
}

/// Whether the file at `path` begins as every SQLite file does.
pub(crate) fn is_sqlite(path: &Path) -> std::io::Result<bool> {
    let mut start = [0; MAGIC.len()];
    let mut file = File::open(path)?;
    Ok(file.read_exact(&mut start).is_ok() && start == *MAGIC)
}

/// The one name of a file, so that two spellings of it meet in one lock.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf, LedgerError> {
    let missing = |what: String| LedgerError::Missing(path.to_owned(), what);
    if path.is_dir() {
        return Err(missing("a folder".to_owned()));
    }
    match path.canonicalize() {
        Ok(path) => return Ok(path),
        // It may be there, under a name that nobody may learn.
        Err(err) if err.kind() == ErrorKind::PermissionDenied => {
            return Err(LedgerError::Machine(path.to_owned(), err.to_string()));
        }
        Err(_) => {}
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = path
        .file_name()
        .ok_or_else(|| missing("no file name".to_owned()))?;
    let folder = folder
        .canonicalize()
        .map_err(|err| missing(err.to_string()))?;
    Ok(folder.join(name))
}

/// Opens a file for writing; one that is not there, or has nothing in it yet, is made, and `fill`
/// puts its first rows in.
pub(crate) fn open_for_writing(
    path: &Path,
    layout: &Layout,
    fill: impl FnOnce(&Transaction) -> rusqlite::Result<()>,
) -> Result<Connection, LedgerError> {
    let fault = |err: rusqlite::Error| fault(path, &err);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut file = Connection::open_with_flags(path, flags).map_err(fault)?;
    file.busy_timeout(BUSY).map_err(fault)?;
    if is_blank(&file).map_err(fault)? {
        make(&mut file, layout, fill).map_err(fault)?;
        if let Some(folder) = path.parent() {
            platform::sync_folder(folder)
                .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))?;
        }
    }
    identify(path, &file, layout)?;
    make_durable(&file).map_err(fault)?;
    Ok(file)
}

/// Opens a file for reading beside its writer.
pub(crate) fn open_for_reading(path: &Path, layout: &Layout) -> Result<Connection, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(|err| fault(path, &err))?;
    file.busy_timeout(BUSY).map_err(|err| fault(path, &err))?;
    identify(path, &file, layout)?;
    Ok(file)
}

fn is_blank(file: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = file.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(id == 0 && tables == 0)
}

fn make_durable(file: &Connection) -> rusqlite::Result<()> {
    file.pragma_update(None, "journal_mode", "WAL")?;
    file.pragma_update(None, "synchronous", "FULL")?;
    file.pragma_update(None, "fullfsync", true)?;
    file.pragma_update(None, "checkpoint_fullfsync", true)?;
    file.pragma_update(None, "secure_delete", true)?;
    file.pragma_update(None, "journal_size_limit", LOG_BYTES_MAX)
}

fn make(
    file: &mut Connection,
    layout: &Layout,
    fill: impl FnOnce(&Transaction) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    make_durable(file)?;
    let transaction = file.transaction()?;
    transaction.pragma_update(None, "application_id", layout.application_id)?;
    transaction.pragma_update(None, "user_version", layout.version)?;
    transaction.execute_batch(layout.tables)?;
    fill(&transaction)?;
    transaction.commit()
}

/// Whether an open file is of this kind, and of a version that this program can read.
fn identify(path: &Path, file: &Connection, layout: &Layout) -> Result<(), LedgerError> {
    let pragma = |name: &str| {
        file.pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|err| fault(path, &err))
    };
    let id = pragma("application_id")?;
    if id != layout.application_id {
        let what = format!(
            "an SQLite file of application {id:#010x}, expected {:#010x}",
            layout.application_id
        );
        return Err(LedgerError::NotALedger(path.to_owned(), what));
    }
    let version = pragma("user_version")?;
    if version > layout.version {
        let what = format!(
            "layout {version}, this version knows up to {}",
            layout.version
        );
        return Err(LedgerError::Newer(path.to_owned(), what));
    }
    Ok(())
}

/// What an error of SQLite says about the file at `path`.
pub(crate) fn fault(path: &Path, err: &rusqlite::Error) -> LedgerError {
    let what = err.to_string();
    let path = path.to_owned();
    match err.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => LedgerError::NotALedger(path, what),
        None | Some(ErrorCode::DatabaseCorrupt | ErrorCode::TypeMismatch | ErrorCode::Unknown) => {
            LedgerError::Damaged(
                path,
                Damage {
                    height: None,
                    line: None,
                    what: Flaw::Unreadable(what),
                },
            )
        }
        Some(_) => LedgerError::Machine(path, what),
    }
}
