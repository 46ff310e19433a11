//! The outbox: commands that wait for the link, durable before anybody is told (design §5).
//!
//! It lies in its own file beside the ledger, `PATH.outbox`: a replica may be thrown away and
//! fetched again, what waits may not. The embedded ledger needs none, since an entry is durable
//! there in one write.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::LedgerError;
use crate::message::{Message, Rejection, read_envelope};
use crate::sqlite::{DurableFile, Layout, fault, open_for_reading, open_for_writing};

/// Commands that may wait at once: many days of a scene that is cut off.
pub const WAITING_MAX: u64 = 100_000;

/// `YSHO`: an outbox of Yishao.
const LAYOUT: Layout = Layout {
    application_id: 0x5953_484f,
    version: 1,
    tables: "
CREATE TABLE waiting (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL,
    author BLOB NOT NULL,
    key BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE INDEX waiting_by_id ON waiting (id);
",
};

/// Commands in the order in which they were pressed.
#[derive(Debug)]
pub struct Outbox {
    file: DurableFile,
}

impl Outbox {
    /// Opens the outbox beside the ledger at `ledger`, or makes it.
    ///
    /// # Errors
    /// It is no outbox, or cannot be made.
    pub fn beside(ledger: &Path) -> Result<Outbox, LedgerError> {
        let path = crate::beside(ledger, "outbox");
        let open = open_for_writing(&path, &LAYOUT, |_| Ok(()))?;
        Ok(Outbox {
            file: DurableFile::new(path, open),
        })
    }

    /// What waits beside the ledger at `ledger`, read without making anything there.
    ///
    /// # Errors
    /// What lies there is no outbox, or cannot be read.
    pub fn waiting_beside(ledger: &Path) -> Result<Vec<Message>, LedgerError> {
        let path = crate::beside(ledger, "outbox");
        if !path.exists() {
            return Ok(Vec::new());
        }
        let open = open_for_reading(&path, &LAYOUT)?;
        waiting(&open).map_err(|err| fault(&path, &err))
    }

    /// Keeps a command until [`Outbox::remove`]; it is durable when this returns. One that waits
    /// already with the same bytes is kept once.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: it is not kept, also when [`WAITING_MAX`] wait already. The
    /// inner error: it is no entry at all.
    pub fn push(&mut self, message: &Message) -> Result<Result<(), Rejection>, LedgerError> {
        let id = match read_envelope(message.author()) {
            Ok(envelope) => envelope.id,
            Err(why) => return Ok(Err(why)),
        };
        if self.len()? >= WAITING_MAX {
            return Err(LedgerError::NotDurable(format!(
                "{WAITING_MAX} commands wait already"
            )));
        }
        self.file.write(|transaction| {
            if waits(transaction, id, message)? {
                return Ok(());
            }
            transaction
                .prepare_cached(
                    "INSERT INTO waiting (id, author, key, signature) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    id.as_bytes(),
                    message.author(),
                    message.key(),
                    message.signature()
                ])?;
            Ok(())
        })?;
        Ok(Ok(()))
    }

    /// What waits, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn waiting(&self) -> Result<Vec<Message>, LedgerError> {
        self.file.read(waiting)
    }

    /// How many wait.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn len(&self) -> Result<u64, LedgerError> {
        let count: i64 = self.file.read(|open| {
            open.prepare_cached("SELECT count(*) FROM waiting")?
                .query_row([], |row| row.get(0))
        })?;
        Ok(count.unsigned_abs())
    }

    /// Whether nothing waits.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn is_empty(&self) -> Result<bool, LedgerError> {
        Ok(self.len()? == 0)
    }

    /// This command has come back in the order of the ledger.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: it waits on, and a repetition is harmless.
    pub fn remove(&mut self, id: Uuid) -> Result<(), LedgerError> {
        self.file.write(|transaction| {
            transaction
                .prepare_cached("DELETE FROM waiting WHERE id = ?1")?
                .execute([id.as_bytes()])?;
            Ok(())
        })
    }
}

fn waits(file: &Connection, id: Uuid, message: &Message) -> rusqlite::Result<bool> {
    file.prepare_cached("SELECT 1 FROM waiting WHERE id = ?1 AND author = ?2 AND key = ?3")?
        .query_row(
            params![id.as_bytes(), message.author(), message.key()],
            |_| Ok(()),
        )
        .optional()
        .map(|found| found.is_some())
}

fn waiting(file: &Connection) -> rusqlite::Result<Vec<Message>> {
    file.prepare_cached("SELECT author, key, signature FROM waiting ORDER BY place")?
        .query_map([], message)?
        .collect()
}

fn message(row: &Row) -> rusqlite::Result<Message> {
    Ok(Message::received(row.get(0)?, row.get(1)?, row.get(2)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn what_waits_is_there_in_order_after_opening_again() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("live.ledger");
        let messages: Vec<_> = [3, 1, 2].map(|n| contract::message(n, "x")).into();
        let mut outbox = Outbox::beside(&ledger).unwrap();
        for message in messages.iter().chain(&messages[..1]) {
            outbox.push(message).unwrap().unwrap();
        }
        drop(outbox);
        let mut outbox = Outbox::beside(&ledger).unwrap();
        assert_eq!(outbox.waiting().unwrap(), messages);
        outbox.remove(Uuid::from_u128(1)).unwrap();
        assert_eq!(
            outbox.waiting().unwrap(),
            [messages[0].clone(), messages[2].clone()]
        );
        let noise = Message::received(b"x".to_vec(), *messages[0].key(), *messages[0].signature());
        assert!(outbox.push(&noise).unwrap().is_err());
        assert_eq!(outbox.len().unwrap(), 2);
    }
}
