//! Another key in the place of this one. The incident keys of every vault that was kept with the old
//! one are wrapped under the new one first; a crash leaves a replacement that can be finished.

use std::path::Path;

use super::vaults::noted_ledgers;
use super::{Alone, DeviceKey, KeyError, Passphrase, fresh_key, machine, next, read, write};
use crate::clock::{LedgerClock, WallClock};
use crate::error::LedgerError;
use crate::lock::{Owner, WriterLock};
use crate::signing::{Signer, SoftwareKey};
use crate::vault::Vault;
use crate::whole::settle;

/// What came of a replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The public key from now on.
    pub public: [u8; 32],
    /// Vaults whose incident keys are under it now.
    pub vaults: usize,
    /// Incident keys in them that were under neither key, and stay as they are.
    pub foreign: usize,
}

impl Alone {
    /// The key that is to be replaced: the one that lies here, also where its replacement was begun
    /// and not finished.
    ///
    /// # Errors
    /// It is damaged; `None` where there is none.
    pub fn replaceable(&self) -> Result<Option<DeviceKey>, KeyError> {
        match read(&self.path)? {
            None if next(&self.path).exists() => Err(KeyError::Damaged(self.path.clone())),
            key => Ok(key),
        }
    }

    /// Replaces `old`, which lies here, by a fresh key under the same passphrase, or finishes what
    /// was begun.
    ///
    /// The order is: the new key is written aside; each vault is wrapped under it in one transaction;
    /// the new key takes the place of the old one. A vault that is under the new key already is left
    /// alone, so the whole can be run again after a crash anywhere.
    ///
    /// # Errors
    /// [`KeyError::Another`], [`KeyError::VaultAway`], [`KeyError::WrongPassphrase`]; a ledger is
    /// being written by a console; a vault or the key cannot be written. The old key is then still there.
    pub fn replace(
        &self,
        old: &SoftwareKey,
        passphrase: Option<&Passphrase>,
    ) -> Result<Replaced, KeyError> {
        let path = &self.path;
        self.lies_here(old)?;
        let ledgers = noted_ledgers(path)?;
        // All are looked for before one is touched.
        for ledger in &ledgers {
            let is_here = |file: &Path| {
                file.try_exists()
                    .map_err(|err| KeyError::from(machine(file, &err)))
            };
            if !is_here(ledger)? && !is_here(&crate::beside(ledger, "vault"))? {
                return Err(KeyError::VaultAway(ledger.clone()));
            }
        }
        // A console of another data folder may keep one of them: it would put a name under a key
        // that is about to go.
        let owner = Owner::this("yishao key", WallClock::start().now());
        let locks = ledgers.iter().map(|it| WriterLock::take(it, &owner));
        let _locks = locks.collect::<Result<Vec<_>, _>>()?;
        let new = begun_or_fresh(path, passphrase)?;
        let (mut vaults, mut foreign) = (0, 0);
        for ledger in &ledgers {
            if let Some(mut vault) = Vault::found(ledger, old.vault_key())? {
                foreign += vault.wrap_under(new.vault_key())?;
                vaults += 1;
            }
        }
        settle(&next(path), path)?;
        Ok(Replaced {
            public: new.key(),
            vaults,
            foreign,
        })
    }
}

/// The key that was written aside before a crash, else a fresh one, written aside now.
fn begun_or_fresh(path: &Path, passphrase: Option<&Passphrase>) -> Result<SoftwareKey, KeyError> {
    let place = next(path);
    let unlocked = match (read(&place)?, passphrase) {
        (Some(DeviceKey::Protected(key)), Some(passphrase)) => key.unlock(passphrase)?,
        (Some(key), _) => key.without_passphrase()?,
        (None, _) => {
            let key = fresh_key().map_err(|err| LedgerError::NotDurable(err.to_string()))?;
            write(&place, &key, passphrase)?;
            key
        }
    };
    Ok(unlocked)
}
