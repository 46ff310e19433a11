//! Which vaults have their keys wrapped under this device's key: whoever replaces it must wrap them
//! anew, and one that is forgotten never opens again.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::LedgerError;
use crate::sqlite::resolve;
use crate::whole::folder_of;
use crate::write_whole;

/// Notes, beside the key at `key`, that the ledger at `ledger` is kept with it. To be called before
/// anything is put into the ledger's vault.
///
/// A ledger in the data folder, which is the one around the key's, is noted by its way from there: a
/// data folder may be moved or copied, and its key must never be taken for that of the other copy.
///
/// # Errors
/// The note cannot be read or written.
pub fn note_ledger(key: &Path, ledger: &Path) -> Result<(), LedgerError> {
    let machine = |err: std::io::Error| LedgerError::Machine(list(key), err.to_string());
    // Two consoles that start together must both be noted.
    let lock = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(crate::beside(&list(key), "lock"))
        .map_err(machine)?;
    lock.lock().map_err(machine)?;
    let before = noted(key)?;
    let mut after: Vec<PathBuf> = Vec::new();
    let ledger = std::path::absolute(resolve(ledger)?).map_err(machine)?;
    for it in before
        .iter()
        .map(|it| data_of(key).join(it))
        .chain([ledger])
    {
        let short = shortened(&data_of(key), it);
        if !after.contains(&short) {
            after.push(short);
        }
    }
    if after == before {
        return Ok(());
    }
    write_whole(&list(key), |out| {
        for ledger in &after {
            writeln!(out, "{}", ledger.display()).map_err(machine)?;
        }
        Ok(())
    })
}

/// The ledgers that were noted, oldest first.
///
/// # Errors
/// The note cannot be read.
pub fn noted_ledgers(key: &Path) -> Result<Vec<PathBuf>, LedgerError> {
    let data = data_of(key);
    Ok(noted(key)?.into_iter().map(|it| data.join(it)).collect())
}

/// As they stand in the list.
fn noted(key: &Path) -> Result<Vec<PathBuf>, LedgerError> {
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

fn shortened(data: &Path, ledger: PathBuf) -> PathBuf {
    match ledger.strip_prefix(data) {
        Ok(below) => below.to_owned(),
        Err(_) => ledger,
    }
}

/// The data folder: the one in which the key's folder lies, by its one name.
fn data_of(key: &Path) -> PathBuf {
    let keys = folder_of(key);
    let keys = keys.canonicalize().unwrap_or_else(|_| keys.to_owned());
    keys.parent().map_or(keys.clone(), Path::to_owned)
}

fn list(key: &Path) -> PathBuf {
    key.with_extension("vaults")
}
