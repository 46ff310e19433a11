//! Entries as rows.

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::message::Message;
use crate::store::{Appended, Rejected, Tip};

const COLUMNS: &str = "height, recorded_at, author, key, signature, chain";

/// Writes whose ledger this is into a new file.
pub(super) fn name_world(file: &Connection, world: &World) -> rusqlite::Result<()> {
    file.execute("INSERT INTO ledger (one, world) VALUES (1, ?1)", [&world.0])?;
    Ok(())
}

pub(super) fn world(file: &Connection) -> rusqlite::Result<World> {
    file.query_row("SELECT world FROM ledger", [], |row| row.get(0))
        .map(World)
}

pub(super) fn insert(file: &Connection, id: Uuid, entry: &Entry) -> rusqlite::Result<()> {
    file.prepare_cached(
        "INSERT INTO entries (height, recorded_at, id, author, key, signature, chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        i64::try_from(entry.height).unwrap_or(i64::MAX),
        entry.recorded_at.0,
        id.as_bytes(),
        entry.author,
        entry.key,
        entry.signature,
        entry.chain
    ])?;
    Ok(())
}

/// The first entry that stands with these bytes under this key.
pub(super) fn standing(
    file: &Connection,
    id: Uuid,
    message: &Message,
) -> rusqlite::Result<Option<Appended>> {
    file.prepare_cached(
        "SELECT height, recorded_at, chain FROM entries
         WHERE id = ?1 AND author = ?2 AND key = ?3 ORDER BY height LIMIT 1",
    )?
    .query_row(
        params![id.as_bytes(), message.author(), message.key()],
        |row| {
            Ok(Appended {
                height: height(row)?,
                recorded_at: Time(row.get(1)?),
                chain: row.get(2)?,
                repeated: true,
            })
        },
    )
    .optional()
}

pub(super) fn first_height(file: &Connection, id: Uuid) -> rusqlite::Result<Option<u64>> {
    file.prepare_cached("SELECT height FROM entries WHERE id = ?1 ORDER BY height LIMIT 1")?
        .query_row([id.as_bytes()], height)
        .optional()
}

pub(super) fn read(file: &Connection, from: u64, limit: usize) -> rusqlite::Result<Vec<Entry>> {
    let Ok(from) = i64::try_from(from) else {
        return Ok(Vec::new());
    };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    file.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entries WHERE height >= ?1 ORDER BY height LIMIT ?2"
    ))?
    .query_map([from, limit], entry)?
    .collect()
}

/// The id under which the entry at `height` is found.
pub(super) fn filed_id(file: &Connection, height: u64) -> rusqlite::Result<Vec<u8>> {
    file.prepare_cached("SELECT id FROM entries WHERE height = ?1")?
        .query_row([i64::try_from(height).unwrap_or(i64::MAX)], |row| {
            row.get(0)
        })
}

pub(super) fn tip(file: &Connection, world: &World) -> rusqlite::Result<Tip> {
    let last = file
        .query_row(
            &format!("SELECT {COLUMNS} FROM entries ORDER BY height DESC LIMIT 1"),
            [],
            entry,
        )
        .optional()?;
    Ok(last.as_ref().map_or_else(|| Tip::genesis(world), Tip::from))
}

pub(super) fn count_rejected(file: &Connection, reason: &str) -> rusqlite::Result<()> {
    file.prepare_cached(
        "INSERT INTO rejected (reason, count) VALUES (?1, 1)
         ON CONFLICT (reason) DO UPDATE SET count = count + 1",
    )?
    .execute([reason])?;
    Ok(())
}

pub(super) fn rejected(file: &Connection) -> rusqlite::Result<Rejected> {
    file.prepare_cached("SELECT reason, count FROM rejected")?
        .query_map([], |row| {
            let count: i64 = row.get(1)?;
            Ok((row.get(0)?, count.unsigned_abs()))
        })?
        .collect()
}

fn height(row: &Row) -> rusqlite::Result<u64> {
    let height: i64 = row.get(0)?;
    u64::try_from(height)
        .map_err(|err| rusqlite::Error::FromSqlConversionFailure(0, Type::Integer, Box::new(err)))
}

fn entry(row: &Row) -> rusqlite::Result<Entry> {
    Ok(Entry {
        height: height(row)?,
        recorded_at: Time(row.get(1)?),
        author: row.get(2)?,
        key: row.get(3)?,
        signature: row.get(4)?,
        chain: row.get(5)?,
    })
}
