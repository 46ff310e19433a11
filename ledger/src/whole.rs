//! A file that is there as a whole or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::LedgerError;
use crate::platform;

/// Stands in every passing name.
pub(crate) const PARTIAL: &str = "partial";

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
    let put = |file: File| -> Result<(T, File), LedgerError> {
        let mut out = BufWriter::new(file);
        let answer = write(&mut out)?;
        let file = out.into_inner().map_err(|err| failed(err.into_error()))?;
        Ok((answer, file))
    };
    if is_special(path) {
        let (answer, _) = put(File::options().write(true).open(path).map_err(failed)?)?;
        return Ok(answer);
    }
    let passing = passing_name(path)?;
    let done = File::create(&passing)
        .map_err(failed)
        .and_then(put)
        .and_then(|(answer, file)| file.sync_all().map(|()| answer).map_err(failed))
        .and_then(|answer| settle(&passing, path).map(|()| answer));
    if done.is_err() {
        // What is left of it says nothing; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&passing);
    }
    done
}

/// A name under which `path` is written; no two writers get the same one.
///
/// # Errors
/// `path` is a folder or lies in none.
pub(crate) fn passing_name(path: &Path) -> Result<PathBuf, LedgerError> {
    let missing = |what: &str| LedgerError::Missing(path.to_owned(), what.to_owned());
    if path.is_dir() || path.file_name().is_none() {
        return Err(missing("a folder, expected the name of a file"));
    }
    if !folder_of(path).is_dir() {
        return Err(missing("there is no such folder"));
    }
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    Ok(crate::beside(
        path,
        &format!("{PARTIAL}-{}-{number}", std::process::id()),
    ))
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
