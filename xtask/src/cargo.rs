//! Where the workspace and its programs are, and how another cargo is started from this one.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::Stop;

/// The root of the workspace.
///
/// Cargo says at run time where `xtask/` is; a path built into the binary would be wrong as soon as the
/// folder is moved or two checkouts share one target folder.
pub fn root() -> Result<PathBuf, Stop> {
    env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|xtask| PathBuf::from(xtask).parent().map(PathBuf::from))
        .ok_or_else(|| Stop::Unready("not started by cargo; call `cargo xtask …`".into()))
}

/// The built `yishao` beside this xtask: both lie in the same target folder, wherever that is.
pub fn yishao() -> Result<PathBuf, Stop> {
    env::current_exe()
        .map(|xtask| xtask.with_file_name(format!("yishao{}", env::consts::EXE_SUFFIX)))
        .map_err(|error| Stop::Unready(format!("cannot tell where xtask itself is: {error}")))
}

/// A cargo command, with the caller's working folder.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What the outer cargo told xtask about xtask must not reach the inner one: build scripts of
    // third-party crates watch these names, and would run again at each change between
    // `cargo test` and `cargo xtask test`.
    for (name, _) in env::vars_os() {
        let about_xtask = name.to_str().is_some_and(|name| {
            [
                "CARGO_PKG_",
                "CARGO_MANIFEST_",
                "CARGO_CRATE_",
                "CARGO_BIN_",
                "CARGO_PRIMARY_",
            ]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        });
        if about_xtask {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command to its end, its output going where ours goes.
///
/// # Errors
/// [`Stop::Failed`] when it ends badly, [`Stop::Unready`] when it cannot be started.
pub fn ran(command: &mut Command) -> Result<(), Stop> {
    let said = spoken(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Stop::Failed(format!("`{said}` failed ({status})"))),
        Err(error) => Err(Stop::Unready(format!(
            "`{said}` cannot be started: {error}"
        ))),
    }
}

/// The command as one would type it.
pub fn spoken(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program
        .file_stem()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    let words = command
        .get_args()
        .map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name)
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}
