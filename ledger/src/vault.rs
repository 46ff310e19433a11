//! The person vault 人员信息库: what must be destroyable lies beside the chain (law 13, practice R7).
//!
//! `PATH.vault` holds names, telephones and the like of private persons, by incident. An entry
//! carries the random reference and a salted hash, so that a paper can be shown to be the one that
//! was meant, and nothing can be guessed back from the chain. Destroying an incident's rows changes
//! neither chain nor digest nor `verify`.
//!
//! **Not encrypted yet**: rows are overwritten when they are destroyed, but whoever can read the
//! file can read what stands in it, and a disk may keep old sectors. Encryption under one key an
//! incident comes with the next layout of this file; the references and hashes in the chain stay as
//! they are. Until then the vault is in no backup and no export.

use std::path::Path;

use dispatch_core::words::IncidentId;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::error::LedgerError;
use crate::hex;
use crate::sqlite::{DurableFile, Layout, open_for_writing};

const HASH_PREFIX: &[u8] = b"yishao/vault/1\0";

/// `YSHV`: a vault of Yishao.
const LAYOUT: Layout = Layout {
    application_id: 0x5953_4856,
    version: 1,
    tables: "
CREATE TABLE persons (
    reference TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    salt BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX persons_by_incident ON persons (incident);
",
};

/// What an entry may say about something in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// 16 random bytes in hex.
    pub reference: String,
    /// SHA-256 over prefix, 32 random bytes of salt and the content, in hex.
    pub hash: String,
}

/// The vault of one ledger.
#[derive(Debug)]
pub struct Vault {
    file: DurableFile,
}

impl Vault {
    /// Opens the vault beside the ledger at `ledger`, or makes it.
    ///
    /// # Errors
    /// It is no vault, or cannot be made.
    pub fn beside(ledger: &Path) -> Result<Vault, LedgerError> {
        let path = crate::beside(ledger, "vault");
        let open = open_for_writing(&path, &LAYOUT, |_| Ok(()))?;
        Ok(Vault {
            file: DurableFile::new(path, open),
        })
    }

    /// Puts something in under an incident.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: it is not in.
    pub fn put(&mut self, incident: &IncidentId, bytes: &[u8]) -> Result<Sealed, LedgerError> {
        let reference = hex::write(&random::<16>()?);
        let salt = random::<32>()?;
        self.file.write(|transaction| {
            transaction.execute(
                "INSERT INTO persons (reference, incident, salt, bytes) VALUES (?1, ?2, ?3, ?4)",
                params![reference, incident.as_str(), salt, bytes],
            )
        })?;
        Ok(Sealed {
            reference,
            hash: commit(&salt, bytes),
        })
    }

    /// What a reference stands for; `None` once it is destroyed, or where the hash says that this
    /// is not what the entry meant.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn get(&self, sealed: &Sealed) -> Result<Option<Vec<u8>>, LedgerError> {
        let found: Option<([u8; 32], Vec<u8>)> = self.file.read(|open| {
            open.query_row(
                "SELECT salt, bytes FROM persons WHERE reference = ?1",
                [&sealed.reference],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
        })?;
        Ok(found
            .filter(|(salt, bytes)| commit(salt, bytes) == sealed.hash)
            .map(|(_, bytes)| bytes))
    }

    /// Destroys all that was put in under an incident: overwritten in the file, and the log cut to
    /// nothing. How many things are gone.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`], or somebody is still reading the file: try again.
    pub fn destroy(&mut self, incident: &IncidentId) -> Result<usize, LedgerError> {
        let gone = self.file.write(|transaction| {
            transaction.execute(
                "DELETE FROM persons WHERE incident = ?1",
                [incident.as_str()],
            )
        })?;
        self.file.settle()?;
        Ok(gone)
    }
}

fn commit(salt: &[u8; 32], bytes: &[u8]) -> String {
    let hash = Sha256::new()
        .chain_update(HASH_PREFIX)
        .chain_update(salt)
        .chain_update(bytes)
        .finalize();
    hex::write(&hash)
}

fn random<const N: usize>() -> Result<[u8; N], LedgerError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|err| LedgerError::NotDurable(err.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dispatch_core::time::Time;

    use super::*;
    use crate::clock::SetClock;
    use crate::contract::{message, world};
    use crate::sqlite::SqliteLedger;
    use crate::store::Ledger;
    use crate::verify::verify;

    #[test]
    fn destroying_an_incident_leaves_the_ledger_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("live.ledger");
        let clock = Box::new(SetClock::at(Time(1000)));
        let mut ledger = SqliteLedger::open(&path, &world(), "duty", clock).unwrap();
        let mut vault = Vault::beside(&path).unwrap();
        let [first, second] = ["1", "2"].map(|id| IncidentId::new(id).unwrap());
        let name = "张某 13800000000".as_bytes();
        let gone = vault.put(&first, name).unwrap();
        let kept = vault.put(&second, name).unwrap();
        assert_ne!(gone.hash, kept.hash, "salted: the same name has two hashes");
        for (n, sealed) in [(1, &gone), (2, &kept)] {
            ledger
                .append(&message(
                    n,
                    &format!("{} {}", sealed.reference, sealed.hash),
                ))
                .unwrap()
                .unwrap();
        }
        let before = verify(&path).unwrap();
        assert_eq!(vault.get(&gone).unwrap().as_deref(), Some(name));
        let other = Sealed {
            hash: kept.hash.clone(),
            ..gone.clone()
        };
        assert_eq!(vault.get(&other).unwrap(), None, "not what the entry meant");

        assert_eq!(vault.destroy(&first).unwrap(), 1);
        assert_eq!(vault.get(&gone).unwrap(), None);
        assert_eq!(vault.get(&kept).unwrap().as_deref(), Some(name));
        assert_eq!(verify(&path).unwrap(), before);
        assert_eq!(ledger.tip(), before.1);

        assert_eq!(vault.destroy(&second).unwrap(), 1);
        for file in ["live.ledger.vault", "live.ledger.vault-wal"] {
            let bytes = fs::read(folder.path().join(file)).unwrap_or_default();
            assert!(!bytes.windows(name.len()).any(|it| it == name), "{file}");
        }
        assert_eq!(verify(&path).unwrap(), before);
    }
}
