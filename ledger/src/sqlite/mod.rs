//! The ledger in one SQLite file: one process writes, any number read beside it (design §5).

mod reader;
mod rows;
mod schema;

use std::fmt;
use std::path::{Path, PathBuf};

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use reader::SqliteReader;
pub(crate) use schema::is_sqlite;

use crate::clock::LedgerClock;
use crate::error::{Damage, LedgerError};
use crate::lock::{Owner, WriterLock};
use crate::message::{Message, Rejection, admit};
use crate::store::{Appended, Ledger, Outcome, Rejected, Tip, carried_id};
use crate::verify;

/// The writer of a ledger file.
///
/// After a write or a sync that failed nobody knows what the disk holds. The connection is then
/// closed at once and nothing more is acknowledged until [`Ledger::recover`] has opened the file
/// anew and verified it.
pub struct SqliteLedger {
    path: PathBuf,
    world: World,
    clock: Box<dyn LedgerClock>,
    /// The open file, or why it was given up.
    file: Result<Connection, String>,
    tip: Tip,
    _lock: WriterLock,
}

impl fmt::Debug for SqliteLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SqliteLedger({}, height {})",
            self.path.display(),
            self.tip.height
        )
    }
}

impl SqliteLedger {
    /// Opens the ledger of `world` at `path` for writing, or makes it.
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
        let file = schema::open_for_writing(&path, world)?;
        let tip = rows::tip(&file, world).map_err(|err| schema::fault(&path, &err))?;
        Ok(SqliteLedger {
            path,
            world: world.clone(),
            clock,
            file: Ok(file),
            tip,
            _lock: lock,
        })
    }

    fn file(&self) -> Result<&Connection, LedgerError> {
        self.file
            .as_ref()
            .map_err(|cause| LedgerError::NotDurable(cause.clone()))
    }

    fn reading<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        read(self.file()?).map_err(|err| schema::fault(&self.path, &err))
    }

    /// Runs `write` in one transaction that is durable when this returns; a failure poisons.
    fn writing<T>(
        &mut self,
        write: impl FnOnce(&Transaction, Tip) -> rusqlite::Result<(T, Tip)>,
    ) -> Result<T, LedgerError> {
        let tip = self.tip;
        let file = match &mut self.file {
            Ok(file) => file,
            Err(cause) => return Err(LedgerError::NotDurable(cause.clone())),
        };
        let written = file
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .and_then(|transaction| {
                let written = write(&transaction, tip)?;
                transaction.commit()?;
                Ok(written)
            });
        match written {
            Ok((answer, tip)) => {
                self.tip = tip;
                Ok(answer)
            }
            Err(err) => {
                self.file = Err(err.to_string());
                Err(LedgerError::NotDurable(err.to_string()))
            }
        }
    }

    /// Whether the last acknowledged entry is still there.
    fn check_acknowledged(&self, file: &Connection, last: Tip) -> Result<(), LedgerError> {
        let found =
            rows::read(file, last.height, 1).map_err(|err| schema::fault(&self.path, &err))?;
        if last.height == 0 || found.first().is_some_and(|entry| Tip::from(entry) == last) {
            return Ok(());
        }
        let damage = Damage {
            height: Some(last.height),
            line: None,
            what: "an acknowledged entry is gone".to_owned(),
        };
        Err(LedgerError::Damaged(self.path.clone(), damage))
    }

    fn append_group(&mut self, group: &[(Time, &Message)]) -> Result<Vec<Outcome>, LedgerError> {
        let admitted: Vec<_> = group
            .iter()
            .map(|(now, message)| (*now, *message, admit(&self.world, message)))
            .collect();
        self.writing(|transaction, mut tip| {
            let mut outcomes = Vec::with_capacity(admitted.len());
            for (now, message, envelope) in admitted {
                outcomes.push(match envelope {
                    Ok(envelope) => Ok(append_one(
                        transaction,
                        &mut tip,
                        envelope.id,
                        now,
                        message,
                    )?),
                    Err(why) => {
                        count(transaction, &why)?;
                        Err(why)
                    }
                });
            }
            Ok((outcomes, tip))
        })
    }
}

fn append_one(
    transaction: &Transaction,
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

fn count(transaction: &Transaction, why: &Rejection) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO rejected (reason, count) VALUES (?1, 1)
             ON CONFLICT (reason) DO UPDATE SET count = count + 1",
        )?
        .execute([why.name()])?;
    Ok(())
}

impl Ledger for SqliteLedger {
    fn world(&self) -> &World {
        &self.world
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
        self.writing(|transaction, _| {
            for (id, entry) in ids.into_iter().zip(entries) {
                rows::insert(transaction, id, entry)?;
            }
            Ok(((), tip))
        })
    }

    fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.reading(|file| rows::read(file, from, limit))
    }

    fn first_height(&self, id: Uuid) -> Result<Option<u64>, LedgerError> {
        self.reading(|file| rows::first_height(file, id))
    }

    fn rejected(&self) -> Result<Rejected, LedgerError> {
        self.reading(rows::rejected)
    }

    fn recover(&mut self) -> Result<(), LedgerError> {
        // Closed first: a second connection in this process would share the index of the old
        // one's log, and nothing would be read from the disk again.
        self.file = Err("opening anew".to_owned());
        let acknowledged = self.tip;
        let file = schema::open_for_writing(&self.path, &self.world)?;
        let (_, tip) = verify::verify(&self.path)?;
        self.check_acknowledged(&file, acknowledged)?;
        file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|err| LedgerError::NotDurable(err.to_string()))?;
        self.tip = tip;
        self.file = Ok(file);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
