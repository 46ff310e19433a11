//! The ledger in one SQLite file: one process writes, any number read beside it (design §5).

mod durable;
mod reader;
mod rows;
mod schema;

use std::fmt;
use std::path::Path;

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use rusqlite::Connection;
use uuid::Uuid;

pub(crate) use durable::DurableFile;
pub use reader::SqliteReader;
pub(crate) use schema::{Layout, fault, is_sqlite, open_for_reading, open_for_writing, resolve};

use crate::clock::LedgerClock;
use crate::error::{Damage, LedgerError};
use crate::flaw::Flaw;
use crate::lock::{Owner, WriterLock};
use crate::message::{Message, admit};
use crate::store::{Appended, Ledger, Outcome, Rejected, Tip, carried_id};
use crate::verify;

/// `YSHL`: a ledger of Yishao.
const LAYOUT: Layout = Layout {
    application_id: 0x5953_484c,
    version: 1,
    tables: "
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
",
};

/// The writer of a ledger file.
pub struct SqliteLedger {
    world: World,
    clock: Box<dyn LedgerClock>,
    file: DurableFile,
    tip: Tip,
    _lock: WriterLock,
}

impl fmt::Debug for SqliteLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SqliteLedger({}, height {})",
            self.file.path().display(),
            self.tip.height
        )
    }
}

impl SqliteLedger {
    /// Opens the ledger of `world` at `path` for writing, or makes it. `seat` is what another
    /// process is told that wants to write it too.
    ///
    /// # Errors
    /// [`LedgerError::Held`] if another process writes it; [`LedgerError::OtherWorld`],
    /// [`LedgerError::NotALedger`], [`LedgerError::Newer`] and [`LedgerError::Damaged`] for what
    /// lies there; [`LedgerError::Machine`] if the file cannot be made.
    pub fn open(
        path: &Path,
        world: &World,
        seat: &str,
        clock: Box<dyn LedgerClock>,
    ) -> Result<SqliteLedger, LedgerError> {
        let path = schema::resolve(path)?;
        let lock = WriterLock::take(&path, &Owner::this(seat, clock.now()))?;
        let open = open_ledger(&path, world)?;
        let file = DurableFile::new(path, open);
        let tip = file.read(|open| rows::tip(open, world))?;
        Ok(SqliteLedger {
            world: world.clone(),
            clock,
            file,
            tip,
            _lock: lock,
        })
    }

    fn append_group(&mut self, group: &[(Time, &Message)]) -> Result<Vec<Outcome>, LedgerError> {
        let admitted: Vec<_> = group
            .iter()
            .map(|&(now, message)| (now, message, admit(&self.world, message)))
            .collect();
        let mut tip = self.tip;
        let outcomes = self.file.write(|transaction| {
            let mut outcomes = Vec::with_capacity(admitted.len());
            for (now, message, envelope) in admitted {
                outcomes.push(match envelope {
                    Ok(it) => Ok(append_one(transaction, &mut tip, it.id, now, message)?),
                    Err(why) => {
                        rows::count_rejected(transaction, why.name())?;
                        Err(why)
                    }
                });
            }
            Ok(outcomes)
        })?;
        self.tip = tip;
        Ok(outcomes)
    }

    /// Whether `last` is still there.
    fn check_acknowledged(&self, last: Tip) -> Result<(), LedgerError> {
        let found = self.file.read(|open| rows::read(open, last.height, 1))?;
        if last.height == 0 || found.first().is_some_and(|entry| Tip::from(entry) == last) {
            return Ok(());
        }
        let damage = Damage {
            height: Some(last.height),
            line: None,
            what: Flaw::AcknowledgedGone,
        };
        Err(LedgerError::Damaged(self.file.path().to_owned(), damage))
    }

    fn open_anew(&mut self, acknowledged: Tip) -> Result<Tip, LedgerError> {
        self.file.close();
        let path = self.file.path().to_owned();
        let open = open_ledger(&path, &self.world)?;
        self.file = DurableFile::new(path, open);
        let (_, tip) = verify::verify(self.file.path())?;
        self.check_acknowledged(acknowledged)?;
        self.file.settle()?;
        Ok(tip)
    }
}

fn open_ledger(path: &Path, world: &World) -> Result<Connection, LedgerError> {
    let open = schema::open_for_writing(path, &LAYOUT, |transaction| {
        rows::name_world(transaction, world)
    })?;
    let found = rows::world(&open).map_err(|err| fault(path, &err))?;
    if found == *world {
        return Ok(open);
    }
    Err(LedgerError::OtherWorld {
        path: path.to_owned(),
        expected: world.clone(),
        found,
    })
}

fn append_one(
    transaction: &Connection,
    tip: &mut Tip,
    id: Uuid,
    now: Time,
    message: &Message,
) -> rusqlite::Result<Appended> {
    if let Some(standing) = rows::standing(transaction, id, message)? {
        return Ok(standing);
    }
    let entry = tip.next(now, message);
    rows::insert(transaction, id, &entry)?;
    *tip = Tip::from(&entry);
    Ok(Appended::anew(&entry))
}

impl Ledger for SqliteLedger {
    fn world(&self) -> &World {
        &self.world
    }

    fn now(&self) -> Time {
        self.clock.now()
    }

    fn clock_jump_ms(&self) -> Option<i64> {
        self.clock.jump_ms()
    }

    fn tip(&self) -> Tip {
        self.tip
    }

    fn append(&mut self, message: &Message) -> Result<Outcome, LedgerError> {
        let now = self.clock.now();
        let mut outcomes = self.append_group(&[(now, message)])?;
        outcomes
            .pop()
            .ok_or_else(|| LedgerError::NotDurable("no answer".to_owned()))
    }

    fn append_all(&mut self, group: &[(Time, Message)]) -> Result<Vec<Outcome>, LedgerError> {
        let group: Vec<_> = group.iter().map(|(now, message)| (*now, message)).collect();
        self.append_group(&group)
    }

    fn carry(&mut self, entries: &[Entry]) -> Result<(), LedgerError> {
        let mut tip = self.tip;
        let mut ids = Vec::with_capacity(entries.len());
        for entry in entries {
            ids.push(carried_id(&self.world, &tip, entry)?);
            tip = Tip::from(entry);
        }
        self.file.write(|transaction| {
            ids.iter()
                .zip(entries)
                .try_for_each(|(&id, entry)| rows::insert(transaction, id, entry))
        })?;
        self.tip = tip;
        Ok(())
    }

    fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.file.read(|open| rows::read(open, from, limit))
    }

    fn first_height(&self, id: Uuid) -> Result<Option<u64>, LedgerError> {
        self.file.read(|open| rows::first_height(open, id))
    }

    fn rejected(&self) -> Result<Rejected, LedgerError> {
        self.file.read(rows::rejected)
    }

    fn recover(&mut self) -> Result<(), LedgerError> {
        match self.open_anew(self.tip) {
            Ok(tip) => {
                self.tip = tip;
                Ok(())
            }
            Err(err) => {
                self.file.close();
                Err(err)
            }
        }
    }
}

#[cfg(test)]
mod tests;
