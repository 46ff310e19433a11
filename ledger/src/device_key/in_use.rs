//! Who works with the key: any number of consoles, or one program that changes it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::{DeviceKey, KeyError, Passphrase, load, machine, read, write};
use crate::lock::{Held, Owner, read_owner, write_owner};
use crate::signing::{Signer, SoftwareKey};

/// Held by a console for as long as it works with the key.
#[derive(Debug)]
pub struct InUse {
    _held: Held,
}

impl InUse {
    /// Says that `owner` works with the key at `path`; any number may.
    ///
    /// # Errors
    /// [`KeyError::InUse`]: the key is being changed.
    pub fn shared(path: &Path, owner: &Owner) -> Result<InUse, KeyError> {
        InUse::lock(path, owner, File::try_lock_shared)
    }

    fn lock(
        path: &Path,
        owner: &Owner,
        lock: fn(&File) -> Result<(), TryLockError>,
    ) -> Result<InUse, KeyError> {
        let place = crate::beside(path, "lock");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&place)
            .map_err(|err| machine(&place, &err))?;
        match lock(&file) {
            Ok(()) => {
                // Who came last is told to whoever may not come in; the lock holds without it.
                let _ = write_owner(&mut file, owner);
                Ok(InUse { _held: Held(file) })
            }
            Err(TryLockError::WouldBlock) => {
                let owner = read_owner(&mut file).unwrap_or_else(Owner::unknown);
                Err(KeyError::InUse(path.to_owned(), owner))
            }
            Err(TryLockError::Error(err)) => Err(machine(&place, &err).into()),
        }
    }
}

/// The right to change the key. Whoever changes it reads it only now: one that was read before is
/// perhaps no longer the key, and to write it back would lose the other for ever.
#[derive(Debug)]
pub struct Alone {
    pub(super) path: PathBuf,
    _in_use: InUse,
}

impl Alone {
    /// Takes the key at `path` for `owner` alone.
    ///
    /// # Errors
    /// [`KeyError::InUse`]: a console runs with it, or another program changes it.
    pub fn take(path: &Path, owner: &Owner) -> Result<Alone, KeyError> {
        Ok(Alone {
            path: path.to_owned(),
            _in_use: InUse::lock(path, owner, File::try_lock)?,
        })
    }

    /// The key; `None` where there is none.
    ///
    /// # Errors
    /// As for [`load`].
    pub fn key(&self) -> Result<Option<DeviceKey>, KeyError> {
        load(&self.path)
    }

    /// Puts `key`, which lies here, under a passphrase, or takes it from under one. The file is
    /// written aside and takes the place of the other as a whole: after a crash one of the two is
    /// there.
    ///
    /// # Errors
    /// [`KeyError::HalfReplaced`], [`KeyError::Another`], or the file cannot be written.
    pub fn protect(
        &self,
        key: &SoftwareKey,
        passphrase: Option<&Passphrase>,
    ) -> Result<(), KeyError> {
        self.key()?;
        self.lies_here(key)?;
        write(&self.path, key, passphrase)
    }

    /// That nothing but `key` is written over.
    pub(super) fn lies_here(&self, key: &SoftwareKey) -> Result<(), KeyError> {
        match read(&self.path)? {
            Some(there) if there.public() == key.key() => Ok(()),
            _ => Err(KeyError::Another(self.path.clone())),
        }
    }
}
