//! Which vaults have their keys wrapped under this device's key: whoever replaces it must wrap them
//! anew, and one that is forgotten never opens again.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::LedgerError;
use crate::sqlite::resolve;
use crate::write_whole;

/// Notes, beside the key at `key`, that the ledger at `ledger` is kept with it. To be called before
/// anything is put into the ledger's vault.
///
/// # Errors
/// The note cannot be read or written.
pub fn note_ledger(key: &Path, ledger: &Path) -> Result<(), LedgerError> {
    let mut noted = noted_ledgers(key)?;
    let machine = |err: std::io::Error| LedgerError::Machine(ledger.to_owned(), err.to_string());
    let ledger = std::path::absolute(resolve(ledger)?).map_err(machine)?;
    if noted.contains(&ledger) {
        return Ok(());
    }
    noted.push(ledger);
    write_whole(&list(key), |out| {
        for ledger in &noted {
            writeln!(out, "{}", ledger.display())
                .map_err(|err| LedgerError::Machine(list(key), err.to_string()))?;
        }
        Ok(())
    })
}

/// The ledgers that were noted, oldest first.
///
/// # Errors
/// The note cannot be read.
pub fn noted_ledgers(key: &Path) -> Result<Vec<PathBuf>, LedgerError> {
    match fs::read_to_string(list(key)) {
        Ok(text) => Ok(text
            .lines()
            .filter(|line| !line.is_empty())
            .map(PathBuf::from)
            .collect()),
        Err(err) if err.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(err) => Err(LedgerError::Machine(list(key), err.to_string())),
    }
}

fn list(key: &Path) -> PathBuf {
    key.with_extension("vaults")
}
