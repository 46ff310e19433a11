//! The file: how it is made, recognised and opened, and what its errors mean.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dispatch_core::entry::World;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction};

use crate::error::{Damage, LedgerError};
use crate::platform;

/// `YSHL` in the file's header: this is a ledger of Yishao.
const APPLICATION_ID: i32 = 0x5953_484c;
/// The layout of the tables below.
const LAYOUT: i32 = 1;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

const TABLES: &str = "
CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    world TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
    height INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    id BLOB NOT NULL,
    author BLOB NOT NULL,
    key BLOB NOT NULL,
    signature BLOB NOT NULL,
    chain BLOB NOT NULL
) STRICT;
-- Not unique: the same id with other bytes takes a height, and the fold refuses it.
CREATE INDEX entries_by_id ON entries (id);
CREATE TABLE rejected (
    reason TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT;
";

/// The log is cut back to this after a checkpoint (proof.md T19 allows 64 MB).
const LOG_BYTES_MAX: u32 = 16 * 1024 * 1024;
const BUSY: Duration = Duration::from_secs(5);

/// Whether the file at `path` begins as every SQLite file does.
pub(crate) fn is_sqlite(path: &Path) -> std::io::Result<bool> {
    let mut start = [0; MAGIC.len()];
    let mut file = File::open(path)?;
    Ok(file.read_exact(&mut start).is_ok() && start == *MAGIC)
}

/// The one name of a file, so that two spellings of it meet in one lock.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, LedgerError> {
    let missing = |err: std::io::Error| LedgerError::Missing(path.to_owned(), err.to_string());
    if path.is_dir() {
        return Err(LedgerError::Missing(path.to_owned(), "a folder".to_owned()));
    }
    if let Ok(path) = path.canonicalize() {
        return Ok(path);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = path.file_name().ok_or_else(|| {
        LedgerError::Missing(path.to_owned(), "a path without a file name".to_owned())
    })?;
    Ok(folder.canonicalize().map_err(missing)?.join(name))
}

/// Opens a ledger file for writing; a file that is not there, or has nothing in it yet, is made.
pub(super) fn open_for_writing(path: &Path, world: &World) -> Result<Connection, LedgerError> {
    let fault = |err: rusqlite::Error| fault(path, &err);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut file = Connection::open_with_flags(path, flags).map_err(fault)?;
    file.busy_timeout(BUSY).map_err(fault)?;
    if is_blank(&file).map_err(fault)? {
        make(&mut file, world).map_err(fault)?;
        if let Some(folder) = path.parent() {
            platform::sync_folder(folder)
                .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))?;
        }
    }
    let found = identify(path, &file)?;
    if found != *world {
        return Err(LedgerError::OtherWorld {
            path: path.to_owned(),
            expected: world.clone(),
            found,
        });
    }
    file.pragma_update(None, "journal_mode", "WAL")
        .map_err(fault)?;
    file.pragma_update(None, "synchronous", "FULL")
        .map_err(fault)?;
    file.pragma_update(None, "fullfsync", true).map_err(fault)?;
    file.pragma_update(None, "checkpoint_fullfsync", true)
        .map_err(fault)?;
    file.pragma_update(None, "journal_size_limit", LOG_BYTES_MAX)
        .map_err(fault)?;
    Ok(file)
}

/// Opens a ledger file for reading beside its writer.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(|err| fault(path, &err))?;
    file.busy_timeout(BUSY).map_err(|err| fault(path, &err))?;
    Ok(file)
}

fn is_blank(file: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = file.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(id == 0 && tables == 0)
}

fn make(file: &mut Connection, world: &World) -> rusqlite::Result<()> {
    file.pragma_update(None, "journal_mode", "WAL")?;
    file.pragma_update(None, "synchronous", "FULL")?;
    let transaction: Transaction = file.transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", LAYOUT)?;
    transaction.execute_batch(TABLES)?;
    transaction.execute("INSERT INTO ledger (one, world) VALUES (1, ?1)", [&world.0])?;
    transaction.commit()
}

/// The world of an open file, if it is a ledger that this version can read.
pub(super) fn identify(path: &Path, file: &Connection) -> Result<World, LedgerError> {
    let fault = |err: rusqlite::Error| fault(path, &err);
    let pragma = |name: &str| -> rusqlite::Result<i32> {
        file.pragma_query_value(None, name, |row| row.get(0))
    };
    let id = pragma("application_id").map_err(fault)?;
    if id != APPLICATION_ID {
        let what = format!("an SQLite file of another program (application id {id:#x})");
        return Err(LedgerError::NotALedger(path.to_owned(), what));
    }
    let layout = pragma("user_version").map_err(fault)?;
    if layout > LAYOUT {
        let what = format!("layout {layout}, this version knows up to {LAYOUT}");
        return Err(LedgerError::Newer(path.to_owned(), what));
    }
    let world = file
        .query_row("SELECT world FROM ledger", [], |row| row.get(0))
        .optional()
        .map_err(fault)?;
    world
        .map(World)
        .ok_or_else(|| LedgerError::NotALedger(path.to_owned(), "it names no world".to_owned()))
}

/// What an error of SQLite says about the file at `path`.
pub(crate) fn fault(path: &Path, err: &rusqlite::Error) -> LedgerError {
    let what = err.to_string();
    let path = path.to_owned();
    match err {
        rusqlite::Error::SqliteFailure(code, _) => match code.code {
            ErrorCode::NotADatabase => LedgerError::NotALedger(path, what),
            ErrorCode::DatabaseCorrupt | ErrorCode::TypeMismatch => damaged(path, what),
            ErrorCode::Unknown => damaged(path, what),
            _ => LedgerError::Machine(path, what),
        },
        _ => damaged(path, what),
    }
}

fn damaged(path: PathBuf, what: String) -> LedgerError {
    LedgerError::Damaged(
        path,
        Damage {
            height: None,
            line: None,
            what,
        },
    )
}
