//! The first layout held rows in plain text; they are encrypted where they lie.

use std::collections::BTreeMap;

use dispatch_core::words::IncidentId;
use zeroize::Zeroizing;

use super::{
    CONTENT_PURPOSE, LAYOUT, Row, SALT_BYTES, SecretKey, TABLES, Vault, about_content, about_key,
    insert_key, insert_row,
};
use crate::error::LedgerError;

/// A row of the first layout.
struct Plain {
    reference: String,
    incident: String,
    salt: Zeroizing<[u8; SALT_BYTES]>,
    bytes: Zeroizing<Vec<u8>>,
}

impl Vault {
    /// Whether the file has the tables of this version.
    pub(super) fn is_current(&self) -> Result<bool, LedgerError> {
        let version: i32 = self
            .open
            .file
            .read(|open| open.pragma_query_value(None, "user_version", |row| row.get(0)))?;
        Ok(version == LAYOUT.version)
    }

    /// Encrypts the rows of the first layout in one transaction. References and hashes stay as the
    /// chain has them: the salt goes in front of the content.
    pub(super) fn encrypt_plain_rows(&mut self) -> Result<(), LedgerError> {
        let plain = self.plain_rows()?;
        let mut keys = BTreeMap::new();
        for row in &plain {
            if !keys.contains_key(&row.incident) {
                keys.insert(row.incident.clone(), SecretKey::random()?);
            }
        }
        let mut wrapped = Vec::new();
        for (incident, key) in &keys {
            let id = self.incident(incident)?;
            let sealed = self.open.wrapping.seal_key(&about_key(&id), key)?;
            wrapped.push((incident.clone(), sealed));
        }
        let mut rows = Vec::new();
        for it in &plain {
            let Some(key) = keys.get(&it.incident) else {
                continue;
            };
            let content = Zeroizing::new([&it.salt[..], &it.bytes[..]].concat());
            let about = about_content(&self.incident(&it.incident)?, &it.reference);
            let (nonce, bytes) = key.part(CONTENT_PURPOSE).seal(&about, &content)?;
            let row = Row {
                incident: it.incident.clone(),
                form: 1,
                nonce,
                bytes,
            };
            rows.push((it.reference.clone(), row));
        }
        self.open.file.write(|transaction| {
            transaction.execute_batch(TABLES)?;
            for (incident, key) in &wrapped {
                insert_key(transaction, incident, key)?;
            }
            for (reference, row) in &rows {
                insert_row(transaction, reference, row)?;
            }
            // Overwritten with zeros, since `secure_delete` is on.
            transaction.execute("DELETE FROM persons", [])?;
            transaction.execute_batch("DROP TABLE persons")?;
            transaction.pragma_update(None, "user_version", LAYOUT.version)
        })
    }

    fn plain_rows(&self) -> Result<Vec<Plain>, LedgerError> {
        self.open.file.read(|open| {
            open.prepare("SELECT reference, incident, salt, bytes FROM persons ORDER BY reference")?
                .query_map([], |row| {
                    Ok(Plain {
                        reference: row.get(0)?,
                        incident: row.get(1)?,
                        salt: Zeroizing::new(row.get(2)?),
                        bytes: Zeroizing::new(row.get(3)?),
                    })
                })?
                .collect()
        })
    }

    fn incident(&self, id: &str) -> Result<IncidentId, LedgerError> {
        IncidentId::new(id)
            .map_err(|what| LedgerError::Machine(self.open.file.path().to_owned(), what))
    }
}
