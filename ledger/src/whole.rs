//! A file that is there as a whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::LedgerError;
use crate::platform;

/// Stands in every passing name.
pub(crate) const PARTIAL: &str = "partial";

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever the system lets.
    Any,
    /// Its user alone, also while it is written.
    User,
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// It gives place.
    Replaced,
    /// It stays.
    Kept,
}

/// Writes a file under a passing name and gives it its own when all of it is durable. Something
/// that is there and is no file (a pipe, a terminal) is written directly.
///
/// # Errors
/// What `write` says, or the disk fails; what was at `path` is then still there.
pub fn write_whole<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, LedgerError>,
) -> Result<T, LedgerError> {
    let failed = |err: std::io::Error| LedgerError::Machine(path.to_owned(), err.to_string());
    let buffered = |file: &mut File| {
        let mut out = BufWriter::new(file);
        let answer = write(&mut out)?;
        out.flush().map_err(failed)?;
        Ok(answer)
    };
    if is_special(path) {
        return buffered(&mut File::options().write(true).open(path).map_err(failed)?);
    }
    let put = put_whole(path, Readers::Any, Before::Replaced, buffered)?;
    put.ok_or_else(|| LedgerError::Machine(path.to_owned(), "it was kept".to_owned()))
}

/// The same for a file that its user alone may read, also while it is written.
///
/// # Errors
/// As for [`write_whole`].
pub fn write_whole_for_user(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let put = put_whole(path, Readers::User, Before::Replaced, |file| {
        file.write_all(bytes)
            .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
    })?;
    put.ok_or_else(|| LedgerError::Machine(path.to_owned(), "it was kept".to_owned()))
}

/// The same for who may read it and what was there, without a buffer in which a secret would stay.
/// `None` where what was there was kept.
///
/// # Errors
/// As for [`write_whole`].
pub(crate) fn put_whole<T>(
    path: &Path,
    readers: Readers,
    before: Before,
    write: impl FnOnce(&mut File) -> Result<T, LedgerError>,
) -> Result<Option<T>, LedgerError> {
    let failed = |err: std::io::Error| LedgerError::Machine(path.to_owned(), err.to_string());
    let prefix = format!("{}.{PARTIAL}-", name_of(path)?.display());
    let mut passing = tempfile::Builder::new();
    passing.prefix(&prefix);
    #[cfg(unix)]
    if readers == Readers::Any {
        use std::os::unix::fs::PermissionsExt;
        // As a file that is simply made: what the user's mask leaves.
        passing.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = readers;
    let folder = folder_of(path);
    // What is left of it where something fails says nothing, and goes by itself.
    let mut passing = passing.tempfile_in(folder).map_err(failed)?;
    let answer = write(passing.as_file_mut())?;
    passing.as_file().sync_all().map_err(failed)?;
    let settled = match before {
        Before::Replaced => passing.persist(path),
        Before::Kept => passing.persist_noclobber(path),
    };
    match settled {
        Ok(_) => {}
        Err(lost) if before == Before::Kept && lost.error.kind() == ErrorKind::AlreadyExists => {
            return Ok(None);
        }
        Err(lost) => return Err(failed(lost.error)),
    }
    platform::sync_folder(folder).map_err(failed)?;
    Ok(Some(answer))
}

/// A name under which `path` is written; no two writers get the same one.
///
/// # Errors
/// `path` is a folder or lies in none.
pub(crate) fn passing_name(path: &Path) -> Result<PathBuf, LedgerError> {
    name_of(path)?;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    Ok(crate::beside(
        path,
        &format!("{PARTIAL}-{}-{number}", std::process::id()),
    ))
}

/// The name that a file at `path` would have.
fn name_of(path: &Path) -> Result<&OsStr, LedgerError> {
    let missing = |what: &str| LedgerError::Missing(path.to_owned(), what.to_owned());
    let name = path.file_name().filter(|_| !path.is_dir());
    let name = name.ok_or_else(|| missing("a folder, expected the name of a file"))?;
    if !folder_of(path).is_dir() {
        return Err(missing("there is no such folder"));
    }
    Ok(name)
}

/// Gives a finished, durable file its own name.
pub(crate) fn settle(passing: &Path, path: &Path) -> Result<(), LedgerError> {
    fs::rename(passing, path)
        .and_then(|()| platform::sync_folder(folder_of(path)))
        .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
}

fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// The folder that `path` lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_is_for_everybody_or_for_its_user_and_is_kept_where_it_shall_be() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode();
        let words = |file: &mut File| {
            file.write_all(b"words")
                .map_err(|err| LedgerError::NotDurable(err.to_string()))
        };
        fs::write(at("plain"), "").unwrap();
        write_whole(&at("sheet"), |_| Ok(())).unwrap();
        assert_eq!(mode("sheet"), mode("plain"));
        let put = |before| put_whole(&at("key"), Readers::User, before, words).unwrap();
        assert_eq!(put(Before::Kept), Some(()));
        assert_eq!(put(Before::Kept), None);
        assert_eq!(put(Before::Replaced), Some(()));
        assert_eq!(mode("key") & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
