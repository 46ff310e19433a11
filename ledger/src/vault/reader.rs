//! Reading a vault, which changes nothing in it.

use std::fmt;
use std::path::Path;

use dispatch_core::words::IncidentId;
use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::secret::NONCE_BYTES;
use super::{
    CONTENT_PURPOSE, LAYOUT, Row, SALT_BYTES, Sealed, SecretKey, about_content, about_key, commit,
    salted,
};
use crate::error::LedgerError;
use crate::sqlite::{DurableFile, open_for_reading, resolve};

/// A vault that is read beside the console that writes it. It makes nothing, and encrypts nothing
/// that an earlier version left in plain text: that is for the console, under its own key.
pub struct VaultReader {
    pub(super) file: DurableFile,
    pub(super) wrapping: SecretKey,
}

impl fmt::Debug for VaultReader {
    /// Where it lies; nothing of what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VaultReader({})", self.file.path().display())
    }
}

/// What there is of an incident's key.
pub(super) enum Known {
    /// Nothing was put in under it, or it is destroyed.
    Nothing,
    /// The key.
    Key(SecretKey),
    /// It is wrapped under another device's key.
    Foreign,
}

/// What lies under a reference.
enum Found {
    Sealed(Row),
    /// Salt and content of the first layout.
    Plain([u8; SALT_BYTES], Zeroizing<Vec<u8>>),
}

/// Whether there is a vault beside the ledger at `ledger`. That nobody may look is no answer.
pub(super) fn is_there(ledger: &Path) -> Result<bool, LedgerError> {
    let path = crate::beside(&resolve(ledger)?, "vault");
    path.try_exists()
        .map_err(|err| LedgerError::Machine(path.clone(), err.to_string()))
}

impl VaultReader {
    /// Opens the vault beside the ledger at `ledger`, by whatever name that is called; `None` where
    /// there is none. The key is asked for only where there is a vault.
    ///
    /// # Errors
    /// It is no vault, cannot be read, or nobody may look whether it is there; what `wrapping` says.
    pub fn found<E: From<LedgerError>>(
        ledger: &Path,
        wrapping: impl FnOnce() -> Result<SecretKey, E>,
    ) -> Result<Option<VaultReader>, E> {
        if !is_there(ledger)? {
            return Ok(None);
        }
        let path = crate::beside(&resolve(ledger)?, "vault");
        let open = open_for_reading(&path, &LAYOUT)?;
        Ok(Some(VaultReader {
            file: DurableFile::new(path, open),
            wrapping: wrapping()?,
        }))
    }

    /// What a reference stands for; `None` once it is destroyed, where this device's key does not
    /// open it, or where the hash says that this is not what the entry meant.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn get(&self, sealed: &Sealed) -> Result<Option<Zeroizing<Vec<u8>>>, LedgerError> {
        let row = match self.file.read(|open| found(open, &sealed.reference))? {
            Some(Found::Sealed(row)) => row,
            Some(Found::Plain(salt, content)) => {
                return Ok((salted(&salt, &content) == sealed.hash).then_some(content));
            }
            None => return Ok(None),
        };
        let Ok(incident) = IncidentId::new(&row.incident) else {
            return Ok(None);
        };
        let Known::Key(key) = self.key_of(&incident)? else {
            return Ok(None);
        };
        let about = about_content(&incident, &sealed.reference);
        let Some(content) = key
            .part(CONTENT_PURPOSE)
            .open(&row.nonce, &about, &row.bytes)
        else {
            return Ok(None);
        };
        let (content, hash) = match (row.form, content.split_at_checked(SALT_BYTES)) {
            (1, Some((salt, plain))) => (Zeroizing::new(plain.to_vec()), salted(salt, plain)),
            (1, None) => return Ok(None),
            _ => {
                let hash = commit(&key, &sealed.reference, &content);
                (content, hash)
            }
        };
        Ok((hash == sealed.hash).then_some(content))
    }

    pub(super) fn key_of(&self, incident: &IncidentId) -> Result<Known, LedgerError> {
        let found: Option<([u8; NONCE_BYTES], Vec<u8>)> = self.file.read(|open| {
            open.query_row(
                "SELECT nonce, wrapped FROM keys WHERE incident = ?1",
                [incident.as_str()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
        })?;
        let Some((nonce, wrapped)) = found else {
            return Ok(Known::Nothing);
        };
        let key = self
            .wrapping
            .open_key(&nonce, &about_key(incident), &wrapped);
        Ok(key.map_or(Known::Foreign, Known::Key))
    }
}

fn found(open: &Connection, reference: &str) -> rusqlite::Result<Option<Found>> {
    // The console may encrypt the rows between two looks.
    let open = open.unchecked_transaction()?;
    let version: i32 = open.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let found = if version < LAYOUT.version {
        let select = "SELECT salt, bytes FROM persons WHERE reference = ?1";
        open.query_row(select, [reference], |row| {
            Ok(Found::Plain(row.get(0)?, Zeroizing::new(row.get(1)?)))
        })
    } else {
        let select = "SELECT incident, form, nonce, bytes FROM sealed WHERE reference = ?1";
        open.query_row(select, [reference], |row| {
            Ok(Found::Sealed(Row {
                incident: row.get(0)?,
                form: row.get(1)?,
                nonce: row.get(2)?,
                bytes: row.get(3)?,
            }))
        })
    };
    found.optional()
}
