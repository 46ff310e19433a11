//! `cargo xtask run`: build the console and open it.

use crate::packages::{self, For};
use crate::{Stop, cargo};

/// Builds and starts `yishao` with `words`; a leading `--` is dropped, as cargo users write it.
///
/// The debug profile: the first start is what a newcomer waits for, and optimising makes it much longer. It is
/// also what `cargo xtask test` builds, so that little is compiled twice
/// (docs/decisions/0001-build-time.md). Those who want the fast one call `cargo run --release`.
pub fn run(words: &[String]) -> Result<(), Stop> {
    packages::ensure(&[For::Build, For::Window])?;
    let manifest = cargo::root()?.join("Cargo.toml");
    let words = words.strip_prefix(&["--".to_owned()][..]).unwrap_or(words);
    let mut command = cargo::cargo();
    command
        .args(["run", "--package", "yishao", "--manifest-path"])
        .arg(manifest)
        .arg("--")
        .args(words);
    let status = command.status().map_err(|error| {
        Stop::Unready(format!(
            "`{}` cannot be started: {error}",
            cargo::spoken(&command)
        ))
    })?;
    // Cargo or yishao has already said what is wrong; the code is part of yishao's contract.
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(Stop::Code(u8::try_from(code).unwrap_or(1))),
        None => Err(Stop::Failed(format!(
            "yishao was ended from outside ({status})"
        ))),
    }
}
