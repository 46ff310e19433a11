//! The device key: made at a console's first start, kept in a file that only its user may read.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::error::LedgerError;
use crate::hex;
use crate::signing::SoftwareKey;

/// Stands before the secret; a protected key gets another word here.
const PREFIX: &str = "yishao/device-key/1 ";

/// The key in the file at `path`; it is made if there is none.
///
/// The file is made with mode 0600 where the system has modes, and is never overwritten: two
/// programs that start for the first time together get the same key.
///
/// # Errors
/// The file is no key, or cannot be read or made.
pub fn load_or_make(path: &Path) -> Result<SoftwareKey, LedgerError> {
    if let Some(key) = load(path)? {
        return Ok(key);
    }
    make(path).map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))?;
    load(path)?.ok_or_else(|| LedgerError::Machine(path.to_owned(), "gone again".to_owned()))
}

/// The key in the file at `path`; `None` where there is no such file.
///
/// # Errors
/// The file is no key, or cannot be read.
pub fn load(path: &Path) -> Result<Option<SoftwareKey>, LedgerError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
        Err(err) => return Err(LedgerError::Machine(path.to_owned(), err.to_string())),
    };
    let secret = text
        .strip_suffix('\n')
        .and_then(|line| line.strip_prefix(PREFIX));
    match secret.and_then(hex::read::<32>) {
        Some(secret) => Ok(Some(SoftwareKey::from_secret(&secret))),
        None => {
            let what = "not a device key that this version can read".to_owned();
            Err(LedgerError::Machine(path.to_owned(), what))
        }
    }
}

fn make(path: &Path) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(std::io::Error::other)?;
    // A temporary file of this crate is readable by its user alone.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(file, "{PREFIX}{}", hex::write(&secret))?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => crate::platform::sync_folder(folder),
        Err(lost) if lost.error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(lost) => Err(lost.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::Signer;

    #[test]
    fn a_key_is_made_once_and_for_its_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/device.key");
        let key = load_or_make(&path).unwrap();
        assert_eq!(load_or_make(&path).unwrap().key(), key.key());
        let other = load_or_make(&folder.path().join("other.key")).unwrap();
        assert_ne!(other.key(), key.key());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::write(&path, "yishao/device-key/2 00\n").unwrap();
        assert!(load_or_make(&path).is_err());
    }
}
