//! A file of this console that may hold anything: read up to a bound, and kept for whoever wants to know
//! what was in it when it cannot be used.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a file holds, and a byte more than `most` where it is too large; `None` where there is none.
///
/// # Errors
/// The machine does not let it be read.
pub fn bounded(path: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
        Err(err) => return Err(err),
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Moves a file to its own name with `.bad` behind it, in place of an older one, and says where it lies.
///
/// # Errors
/// The machine does not let it be moved.
pub fn put_aside(path: &Path) -> std::io::Result<PathBuf> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bad");
    let aside = PathBuf::from(aside);
    std::fs::rename(path, &aside)?;
    Ok(aside)
}
