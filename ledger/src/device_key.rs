//! The device key: made at a console's first start, kept in a file that only its user may read, and
//! under a passphrase where the user wants one (docs/decisions/0027).

mod error;
mod in_use;
mod passphrase;
mod replace;
mod vaults;

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

pub use error::KeyError;
pub use in_use::{Alone, InUse};
pub use passphrase::{PASSPHRASE_BYTES_MAX, PASSPHRASE_LETTERS_MIN, Passphrase, ProtectedKey};
pub use replace::Replaced;
pub use vaults::{note_ledger, noted_ledgers};

use crate::error::LedgerError;
use crate::hex;
use crate::signing::{Signer, SoftwareKey};
use crate::whole::{Before, Readers, folder_of, put_whole};

/// Stands before the secret of a key without a passphrase.
const PREFIX: &str = "yishao/device-key/1 ";

/// A key as its file has it.
#[derive(Clone, Debug)]
pub enum DeviceKey {
    /// Whoever reads the file has it.
    Open(SoftwareKey),
    /// A passphrase opens it.
    Protected(ProtectedKey),
}

impl DeviceKey {
    /// The public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        match self {
            DeviceKey::Open(key) => key.key(),
            DeviceKey::Protected(key) => key.public(),
        }
    }

    /// Whether a passphrase opens it.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        matches!(self, DeviceKey::Protected(_))
    }

    /// The key itself, where it lies open.
    ///
    /// # Errors
    /// [`KeyError::Protected`].
    pub fn without_passphrase(self) -> Result<SoftwareKey, KeyError> {
        match self {
            DeviceKey::Open(key) => Ok(key),
            DeviceKey::Protected(key) => Err(KeyError::Protected(key.path().to_owned())),
        }
    }
}

/// The key in the file at `path`; it is made, without a passphrase, if there is none.
///
/// The file is made with mode 0600 where the system has modes, and is never overwritten: two
/// programs that start for the first time together get the same key.
///
/// # Errors
/// The file is no key, or cannot be read or made; a replacement was not finished.
pub fn load_or_make(path: &Path) -> Result<DeviceKey, KeyError> {
    if let Some(key) = load(path)? {
        return Ok(key);
    }
    fs::create_dir_all(folder_of(path)).map_err(|err| machine(path, &err))?;
    let fresh = fresh_key().map_err(|err| machine(path, &err))?;
    put(path, &open_text(&fresh), Before::Kept)?;
    let gone = || LedgerError::Machine(path.to_owned(), "gone again".to_owned());
    Ok(load(path)?.ok_or_else(gone)?)
}

/// The key in the file at `path`; `None` where there is no such file.
///
/// # Errors
/// The file is no key, or cannot be read; [`KeyError::HalfReplaced`].
pub fn load(path: &Path) -> Result<Option<DeviceKey>, KeyError> {
    if next(path).exists() {
        return Err(KeyError::HalfReplaced(path.to_owned()));
    }
    read(path)
}

/// Where the key that shall replace the one at `path` lies until all vaults are under it.
fn next(path: &Path) -> PathBuf {
    crate::beside(path, "new")
}

fn read(path: &Path) -> Result<Option<DeviceKey>, KeyError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => Zeroizing::new(text),
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
        Err(err) if err.kind() == ErrorKind::InvalidData => {
            return Err(KeyError::Damaged(path.to_owned()));
        }
        Err(err) => return Err(machine(path, &err).into()),
    };
    if let Some(key) = ProtectedKey::read(path, &text) {
        return Ok(Some(DeviceKey::Protected(key)));
    }
    let secret = text
        .strip_suffix('\n')
        .and_then(|line| line.strip_prefix(PREFIX))
        .and_then(hex::read::<32>)
        .map(Zeroizing::new);
    match secret {
        Some(secret) => Ok(Some(DeviceKey::Open(SoftwareKey::from_secret(&secret)))),
        None => Err(KeyError::Damaged(path.to_owned())),
    }
}

fn write(path: &Path, key: &SoftwareKey, passphrase: Option<&Passphrase>) -> Result<(), KeyError> {
    let text = match passphrase {
        None => open_text(key),
        Some(passphrase) => passphrase::protected_text(key, passphrase).ok_or_else(|| {
            LedgerError::Machine(path.to_owned(), "cannot be encrypted".to_owned())
        })?,
    };
    put(path, &text, Before::Replaced)
}

/// Writes a file that only its user may read.
fn put(path: &Path, text: &str, before: Before) -> Result<(), KeyError> {
    put_whole(path, Readers::User, before, |file| {
        file.write_all(text.as_bytes())
            .map_err(|err| machine(path, &err))
    })?;
    Ok(())
}

fn fresh_key() -> std::io::Result<SoftwareKey> {
    let mut secret = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *secret).map_err(std::io::Error::other)?;
    Ok(SoftwareKey::from_secret(&secret))
}

fn open_text(key: &SoftwareKey) -> Zeroizing<String> {
    let secret = Zeroizing::new(hex::write(&*key.secret()));
    Zeroizing::new(format!("{PREFIX}{}\n", &*secret))
}

fn machine(path: &Path, err: &std::io::Error) -> LedgerError {
    LedgerError::Machine(path.to_owned(), err.to_string())
}

#[cfg(test)]
mod tests;
