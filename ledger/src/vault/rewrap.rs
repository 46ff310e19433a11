//! The incident keys of a vault under another device key.

use dispatch_core::words::IncidentId;
use rusqlite::params;

use super::reader::Known;
use super::{SecretKey, Vault, about_key};
use crate::error::LedgerError;

impl Vault {
    /// Wraps every incident key under `wrapping`, in one transaction, and cuts the log, in which the
    /// old ones stood. A key that is under `wrapping` already is left alone. How many are under
    /// neither, and stay as they are.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: all are under the old one still. Somebody is reading the file:
    /// they are under the new one, and the log is not cut; try again.
    pub fn wrap_under(&mut self, wrapping: SecretKey) -> Result<usize, LedgerError> {
        let incidents: Vec<String> = self.open.file.read(|open| {
            open.prepare("SELECT incident FROM keys ORDER BY incident")?
                .query_map([], |row| row.get(0))?
                .collect()
        })?;
        let old = self.open.wrapping.clone();
        let mut foreign = 0;
        let mut anew = Vec::new();
        for name in incidents {
            let id = IncidentId::new(&name)
                .map_err(|what| LedgerError::Machine(self.open.file.path().to_owned(), what))?;
            self.open.wrapping = wrapping.clone();
            let known = self.open.key_of(&id);
            self.open.wrapping = old.clone();
            if matches!(known?, Known::Key(_)) {
                continue;
            }
            match self.open.key_of(&id)? {
                Known::Key(key) => anew.push((name, wrapping.seal_key(&about_key(&id), &key)?)),
                Known::Nothing | Known::Foreign => foreign += 1,
            }
        }
        self.open.file.write(|transaction| {
            for (incident, (nonce, wrapped)) in &anew {
                transaction.execute(
                    "UPDATE keys SET nonce = ?2, wrapped = ?3 WHERE incident = ?1",
                    params![incident, nonce, wrapped],
                )?;
            }
            Ok(())
        })?;
        self.open.wrapping = wrapping;
        self.open.file.settle()?;
        Ok(foreign)
    }
}
