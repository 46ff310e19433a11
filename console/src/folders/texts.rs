//! Reads the texts of a folder that people edit, whatever else lies in it: each bound is told by name,
//! and nothing that stands in the way hides the rest.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use dispatch_core::source::{FILE_BYTES_MAX, Fault, decode};

/// Most files of one catalogue or district (proof.md §4).
const FILES_MAX: usize = 1_000;
/// Most entries of folders that are looked at: a folder of pictures is no district.
const ENTRIES_MAX: usize = 10_000;
/// Most bytes of all files together, several times the largest district.
const BYTES_MAX: usize = 64 * 1024 * 1024;

/// Every TOML and CSV file of a folder, and of those down to `depth` below it, named by its path from
/// there, in order. `seen` hears how many of how many are read.
///
/// # Errors
/// Everything that cannot be read. A fault of the folder as a whole names no file.
pub fn gather(
    folder: &Path,
    depth: usize,
    seen: &mut dyn FnMut(usize, usize),
) -> Result<Vec<(String, String)>, Vec<Fault>> {
    let mut found = Found {
        folder,
        entries: 0,
        paths: Vec::new(),
        faults: Vec::new(),
    };
    found
        .look_into(folder, depth)
        .map_err(|fault| vec![fault])?;
    let Found {
        mut paths,
        mut faults,
        ..
    } = found;
    paths.sort();
    let mut texts = Vec::with_capacity(paths.len());
    let mut left = BYTES_MAX;
    for (number, path) in paths.iter().enumerate() {
        seen(number, paths.len());
        let name = named(folder, path);
        match read(path, &name) {
            Ok(text) if text.len() > left => {
                let what = format!("files of more than {BYTES_MAX} bytes together");
                faults.push(Fault::of_file(&name, what, "the lists of a district"));
                break;
            }
            Ok(text) => {
                left -= text.len();
                texts.push((name, text));
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(texts)
    } else {
        Err(faults)
    }
}

/// Named from the folder, with slashes on every system, so that a fault reads the same.
fn named(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The text of one file that a person wrote.
///
/// # Errors
/// It cannot be read, is too large, or is no UTF-8.
pub fn read(path: &Path, shown: &str) -> Result<String, Fault> {
    let failed = |err: std::io::Error| cannot_be_read(shown, &err);
    let file = File::open(path).map_err(failed)?;
    let long = file.metadata().map_err(failed)?.len();
    let most = u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX);
    if long > most {
        let what = format!("a file of {long} bytes");
        return Err(Fault::of_file(shown, what, format!("at most {most}")));
    }
    // It may grow while it is read, or be no file at all.
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    decode(shown, &bytes)
}

fn cannot_be_read(shown: &str, err: &std::io::Error) -> Fault {
    let (what, expected) = match err.kind() {
        ErrorKind::NotFound => ("no such file or folder".to_owned(), "its whole path"),
        ErrorKind::NotADirectory => ("a file".to_owned(), "the folder around it"),
        ErrorKind::PermissionDenied => (
            "no right to read it".to_owned(),
            "a file or folder that this account may read",
        ),
        _ => (format!("cannot be read: {err}"), "a file or folder"),
    };
    Fault::of_file(shown, what, expected)
}

struct Found<'a> {
    folder: &'a Path,
    entries: usize,
    paths: Vec<PathBuf>,
    faults: Vec<Fault>,
}

impl Found<'_> {
    /// # Errors
    /// There is too much, and nothing more is looked at; or the outermost folder cannot be read.
    fn look_into(&mut self, folder: &Path, depth: usize) -> Result<(), Fault> {
        let failed = |err: &std::io::Error| cannot_be_read(&named(self.folder, folder), err);
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(err) if folder == self.folder => return Err(failed(&err)),
            Err(err) => {
                self.faults.push(failed(&err));
                return Ok(());
            }
        };
        for entry in entries {
            self.entries += 1;
            if self.entries > ENTRIES_MAX {
                return Err(too_many("entries", ENTRIES_MAX));
            }
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(err) => {
                    self.faults.push(failed(&err));
                    continue;
                }
            };
            let wanted = path
                .extension()
                .is_some_and(|it| it == "toml" || it == "csv");
            match fs::metadata(&path) {
                Ok(it) if it.is_dir() && depth > 0 => self.look_into(&path, depth - 1)?,
                Ok(it) if wanted && it.is_file() => self.paths.push(path),
                // A link that leads nowhere, or round in a circle.
                Err(err) if wanted => {
                    let fault = cannot_be_read(&named(self.folder, &path), &err);
                    self.faults.push(fault);
                }
                Ok(_) | Err(_) => {}
            }
            if self.paths.len() > FILES_MAX {
                return Err(too_many("CSV and TOML files", FILES_MAX));
            }
        }
        Ok(())
    }
}

fn too_many(of: &str, most: usize) -> Fault {
    let what = format!("a folder of more than {most} {of}");
    Fault::of_file("", what, "the folder of the district alone")
}
