//! What depends on the operating system.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

/// Shows a file with whatever the system shows it with.
///
/// # Errors
/// The system has no program that opens files.
pub fn open_outside(path: &Path) -> io::Result<()> {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = quiet.spawn()?;
    // Whoever started it must wait for it, or it stays in the table of processes; how it ended says
    // nothing about the file.
    std::thread::spawn(move || drop(child.wait()));
    Ok(())
}
