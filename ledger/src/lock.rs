//! One writer: an operating-system lock on `PATH.lock`, and who holds it (design §5).

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use dispatch_core::time::Time;
use serde::{Deserialize, Serialize};

use crate::error::LedgerError;
use crate::platform;

/// A reader that asks who writes holds the lock for a moment; so long a writer tries again.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);
const OWNER_BYTES_MAX: u64 = 4096;

/// Who writes a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Process id.
    pub pid: u32,
    /// Name of the machine.
    pub host: String,
    /// Seat.
    pub seat: String,
    /// Since when, by the ledger's clock.
    pub since: Time,
}

impl Owner {
    /// This process, at `seat`.
    #[must_use]
    pub fn this(seat: &str, since: Time) -> Owner {
        Owner {
            pid: std::process::id(),
            host: platform::host(),
            seat: seat.to_owned(),
            since,
        }
    }

    /// Held, but the holder's name cannot be read.
    pub(crate) fn unknown() -> Owner {
        Owner {
            pid: 0,
            host: "?".to_owned(),
            seat: "?".to_owned(),
            since: Time(0),
        }
    }

    /// The holder in Chinese; [`fmt::Display`] gives the English words.
    #[must_use]
    pub fn zh(&self) -> String {
        format!(
            "席位 {},主机 {},进程 {},自 {} 起",
            self.seat,
            self.host,
            self.pid,
            self.since.local_clock()
        )
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "seat {} on {}, process {}, since {}",
            self.seat,
            self.host,
            self.pid,
            self.since.local_clock()
        )
    }
}

/// The right to write; given back when it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct WriterLock {
    _held: Held,
}

/// A locked file. Unlocked by name when it is dropped: closing it would leave the lock with a
/// program that was being started at that moment, which holds every open file until it runs.
#[derive(Debug)]
pub(crate) struct Held(pub(crate) File);

impl Drop for Held {
    fn drop(&mut self) {
        // What fails here is a lock that closing the file gives back in the next moment.
        let _ = self.0.unlock();
    }
}

impl WriterLock {
    /// Takes the lock of the ledger at `ledger`.
    ///
    /// # Errors
    /// [`LedgerError::Held`] with the holder; [`LedgerError::Machine`] if there can be no lock.
    pub fn take(ledger: &Path, owner: &Owner) -> Result<WriterLock, LedgerError> {
        let path = lock_path(ledger);
        let machine = |err: std::io::Error| LedgerError::Machine(path.clone(), err.to_string());
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(machine)?;
        for attempt in 1.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if attempt < TRIES => sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    let owner = read_owner(&mut file).unwrap_or_else(Owner::unknown);
                    return Err(LedgerError::Held(ledger.to_owned(), owner));
                }
                Err(TryLockError::Error(err)) => return Err(machine(err)),
            }
        }
        write_owner(&mut file, owner).map_err(machine)?;
        Ok(WriterLock { _held: Held(file) })
    }
}

/// Who writes the ledger at `ledger` now, if anybody does.
#[must_use]
pub fn holder(ledger: &Path) -> Option<Owner> {
    let ledger = ledger.canonicalize().ok()?;
    let mut file = File::open(lock_path(&ledger)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(read_owner(&mut file).unwrap_or_else(Owner::unknown)),
        Ok(()) => {
            drop(Held(file));
            None
        }
        Err(TryLockError::Error(_)) => None,
    }
}

fn lock_path(ledger: &Path) -> PathBuf {
    crate::beside(ledger, "lock")
}

pub(crate) fn read_owner(file: &mut File) -> Option<Owner> {
    file.rewind().ok()?;
    let mut text = String::new();
    file.take(OWNER_BYTES_MAX).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

pub(crate) fn write_owner(file: &mut File, owner: &Owner) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(&serde_json::to_vec(owner)?)?;
    file.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_holds_the_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let owner = Owner::this("duty", Time(1_659_141_000_000));
        assert_eq!(holder(&path), None);
        let lock = WriterLock::take(&path, &owner).unwrap();
        File::create(&path).unwrap();
        assert_eq!(holder(&path), Some(owner.clone()));
        assert_eq!(
            WriterLock::take(&path, &Owner::this("chief", Time(0))).unwrap_err(),
            LedgerError::Held(path.clone(), owner)
        );
        drop(lock);
        assert_eq!(holder(&path), None);
        WriterLock::take(&path, &Owner::this("chief", Time(0))).unwrap();
    }

    #[test]
    fn a_lock_is_given_back_even_while_a_program_is_being_started() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let lock = WriterLock::take(&path, &Owner::this("duty", Time(0))).unwrap();
        // A program between fork and exec holds the open file as this copy does.
        let _of_a_program = lock._held.0.try_clone().unwrap();
        drop(lock);
        assert_eq!(holder(&path), None);
        WriterLock::take(&path, &Owner::this("chief", Time(0))).unwrap();
    }
}
