//! What depends on the operating system.

use std::io;
use std::path::{Path, PathBuf};

/// The folder in which this system keeps a program's data; `None` where it names no home.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    let home = || std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let named = |name: &str| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        named("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        named("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
    };
    Some(base?.join("yishao"))
}

/// Shows a file with whatever the system shows it with, and does not wait for that program.
///
/// # Errors
/// The system has no program that opens files.
pub fn open_outside(path: &Path) -> io::Result<()> {
    open::that_detached(path)
}
