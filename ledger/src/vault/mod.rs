//! The person vault 人员信息库: what must be destroyable lies beside the chain (law 13, practice R7).
//!
//! `PATH.vault` holds names, telephones and the like of private persons, encrypted under one key an
//! incident. An entry carries a random reference and a keyed hash, so that a paper can be shown to
//! be the one that was meant, and nothing can be guessed back from the chain: without the incident's
//! key the hash of a telephone number cannot even be tried. Destroying is removing that key; chain,
//! digest and `verify` do not change by it.
//!
//! The incident keys lie in the same file, wrapped under a key that is derived from this device's
//! (docs/vault.md says against whom this helps and against whom it does not).

mod disclosed;
mod migrate;
mod reader;
mod rewrap;
mod secret;

#[cfg(test)]
pub(crate) mod tests;

use std::fmt;
use std::path::Path;

use dispatch_core::state::State;
use dispatch_core::words::IncidentId;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub use disclosed::{PERSONAL_SUFFIX, disclose};
pub use reader::VaultReader;
pub use secret::SecretKey;

use crate::error::LedgerError;
use crate::hex;
use crate::sqlite::{DurableFile, Layout, open_for_writing, resolve};
use reader::{Known, is_there};
use secret::{NONCE_BYTES, bound};

/// What stands before the content of a row of the first layout, which was plain text under a salt.
const SALTED_PREFIX: &[u8] = b"yishao/vault/1\0";
/// Purposes of keys and commitments: another algorithm gets another number.
const KEY_PURPOSE: &[u8] = b"yishao/vault-key/2\0";
const CONTENT_PURPOSE: &[u8] = b"yishao/vault-content/2\0";
const HASH_PURPOSE: &[u8] = b"yishao/vault-hash/2\0";
/// Bytes of salt before the content of a row that came from the first layout.
const SALT_BYTES: usize = 32;
/// The largest thing that is taken (proof.md §4, a command's bound).
const CONTENT_BYTES_MAX: usize = 64 * 1024;

/// `YSHV`: a vault of Yishao.
const LAYOUT: Layout = Layout {
    application_id: 0x5953_4856,
    version: 2,
    tables: TABLES,
};

/// `form` says how the commitment in the chain was made: 1 by a salt, which then stands before the
/// content; 2 by the incident's key.
const TABLES: &str = "
CREATE TABLE keys (
    incident TEXT PRIMARY KEY,
    nonce BLOB NOT NULL,
    wrapped BLOB NOT NULL
) STRICT;
CREATE TABLE sealed (
    reference TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    form INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX sealed_by_incident ON sealed (incident);
CREATE TABLE destroyed (
    incident TEXT PRIMARY KEY
) STRICT;
";

/// What an entry may say about something in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// 16 random bytes in hex.
    pub reference: String,
    /// The commitment: HMAC-SHA-256 under the incident's key over reference and content, in hex.
    pub hash: String,
}

/// The vault of one ledger.
pub struct Vault {
    open: VaultReader,
}

impl fmt::Debug for Vault {
    /// Where it lies; nothing of what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({})", self.open.file.path().display())
    }
}

struct Row {
    incident: String,
    form: i64,
    nonce: [u8; NONCE_BYTES],
    bytes: Vec<u8>,
}

impl Vault {
    /// Opens the vault beside the ledger at `ledger`, by whatever name that is called, or makes it. `wrapping` is this device's
    /// ([`crate::signing::SoftwareKey::vault_key`]). Rows that an earlier version left in plain text are
    /// encrypted before this returns, and what a crash left in the log is cut away.
    ///
    /// # Errors
    /// It is no vault, or cannot be made.
    pub fn beside(ledger: &Path, wrapping: SecretKey) -> Result<Vault, LedgerError> {
        let path = crate::beside(&resolve(ledger)?, "vault");
        let open = open_for_writing(&path, &LAYOUT, |_| Ok(()))?;
        let file = DurableFile::new(path, open);
        let mut vault = Vault {
            open: VaultReader { file, wrapping },
        };
        if !vault.is_current()? {
            vault.encrypt_plain_rows()?;
        }
        vault.open.file.settle()?;
        Ok(vault)
    }

    /// The same where there is one already; `None` where this machine has none, as beside a copy of
    /// the ledger that travelled.
    ///
    /// # Errors
    /// As for [`Vault::beside`], and nobody may look whether it is there.
    pub fn found(ledger: &Path, wrapping: SecretKey) -> Result<Option<Vault>, LedgerError> {
        is_there(ledger)?
            .then(|| Vault::beside(ledger, wrapping))
            .transpose()
    }

    /// Puts something in under an incident; its first one makes the incident's key.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: it is not in. [`LedgerError::Destroyed`]: the personal data of
    /// this incident were destroyed, and nothing is put under it any more.
    pub fn put(&mut self, incident: &IncidentId, content: &[u8]) -> Result<Sealed, LedgerError> {
        if content.len() > CONTENT_BYTES_MAX {
            let what = format!(
                "{} bytes, expected at most {CONTENT_BYTES_MAX}",
                content.len()
            );
            return Err(LedgerError::Machine(self.open.file.path().to_owned(), what));
        }
        if self.open.file.read(|open| is_destroyed(open, incident))? {
            return Err(LedgerError::Destroyed(incident.clone()));
        }
        let (key, fresh) = match self.open.key_of(incident)? {
            Known::Key(key) => (key, false),
            Known::Nothing => (SecretKey::random()?, true),
            Known::Foreign => {
                let what = "the person vault belongs to another device key".to_owned();
                return Err(LedgerError::Machine(self.open.file.path().to_owned(), what));
            }
        };
        let wrapped = self.open.wrapping.seal_key(&about_key(incident), &key)?;
        let reference = hex::write(&random::<16>()?);
        let (nonce, bytes) = key
            .part(CONTENT_PURPOSE)
            .seal(&about_content(incident, &reference), content)?;
        let row = Row {
            incident: incident.as_str().to_owned(),
            form: 2,
            nonce,
            bytes,
        };
        self.open.file.write(|transaction| {
            if fresh {
                insert_key(transaction, incident.as_str(), &wrapped)?;
            }
            insert_row(transaction, &reference, &row)
        })?;
        let hash = commit(&key, &reference, content);
        Ok(Sealed { reference, hash })
    }

    /// As [`VaultReader::get`].
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn get(&self, sealed: &Sealed) -> Result<Option<Zeroizing<Vec<u8>>>, LedgerError> {
        self.open.get(sealed)
    }

    /// Destroys all that was put in under an incident: its key first of all, then the rows, both
    /// overwritten in the file, and the log cut to nothing. How many things are gone; 0 where it was
    /// done before. Nothing is put under this incident again.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`], or somebody is still reading the file: try again.
    pub fn destroy(&mut self, incident: &IncidentId) -> Result<usize, LedgerError> {
        let id = incident.as_str();
        let gone = self.open.file.write(|transaction| {
            transaction.execute("DELETE FROM keys WHERE incident = ?1", [id])?;
            transaction.execute("INSERT OR IGNORE INTO destroyed VALUES (?1)", [id])?;
            transaction.execute("DELETE FROM sealed WHERE incident = ?1", [id])
        })?;
        self.open.file.settle()?;
        Ok(gone)
    }

    /// Destroys what the ledger says is destroyed and is still here: to be called when a console
    /// starts and after every `destroy_personal` that took effect, so that no crash between the
    /// entry and the file leaves a key. How many things are gone, by incident.
    ///
    /// # Errors
    /// As for [`Vault::destroy`].
    pub fn obey(&mut self, state: &State) -> Result<Vec<(IncidentId, usize)>, LedgerError> {
        let mut gone = Vec::new();
        for (incident, _) in state.destroyed_personal() {
            if !self.open.file.read(|open| is_destroyed(open, incident))? {
                gone.push((incident.clone(), self.destroy(incident)?));
            }
        }
        Ok(gone)
    }
}

fn is_destroyed(open: &Connection, incident: &IncidentId) -> rusqlite::Result<bool> {
    open.prepare_cached("SELECT 1 FROM destroyed WHERE incident = ?1")?
        .exists([incident.as_str()])
}

fn insert_key(
    transaction: &Connection,
    incident: &str,
    (nonce, wrapped): &([u8; NONCE_BYTES], Vec<u8>),
) -> rusqlite::Result<usize> {
    transaction.execute(
        "INSERT INTO keys (incident, nonce, wrapped) VALUES (?1, ?2, ?3)",
        params![incident, nonce, wrapped],
    )
}

fn insert_row(transaction: &Connection, reference: &str, row: &Row) -> rusqlite::Result<usize> {
    transaction.execute(
        "INSERT INTO sealed (reference, incident, form, nonce, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![reference, row.incident, row.form, row.nonce, row.bytes],
    )
}

fn about_key(incident: &IncidentId) -> Vec<u8> {
    bound(&[KEY_PURPOSE, incident.as_str().as_bytes()])
}

fn about_content(incident: &IncidentId, reference: &str) -> Vec<u8> {
    bound(&[
        CONTENT_PURPOSE,
        incident.as_str().as_bytes(),
        reference.as_bytes(),
    ])
}

fn commit(key: &SecretKey, reference: &str, content: &[u8]) -> String {
    let hash = key
        .part(HASH_PURPOSE)
        .commit(&[reference.as_bytes(), content]);
    hex::write(&hash)
}

/// The commitment of the first layout.
fn salted(salt: &[u8], content: &[u8]) -> String {
    let hash = Sha256::new()
        .chain_update(SALTED_PREFIX)
        .chain_update(salt)
        .chain_update(content)
        .finalize();
    hex::write(&hash)
}

fn random<const N: usize>() -> Result<[u8; N], LedgerError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|err| LedgerError::NotDurable(err.to_string()))?;
    Ok(bytes)
}
