//! The files that are shipped as data, looked at by the program that reads them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Stop, cargo};

/// `yishao catalogue check`: every reference of the incident catalogue resolves.
pub fn catalogue() -> Result<(), Stop> {
    yishao(&["catalogue", "check"])
}

/// `yishao district check`: the demonstration district has no error.
pub fn district() -> Result<(), Stop> {
    yishao(&["district", "check", "assets/districts/ouhai"])
}

/// Every scenario is sound, and plays to its end with nothing unexpectedly refused or missed.
pub fn drills() -> Result<(), Stop> {
    let root = cargo::root()?;
    let scenarios = scenarios(&root)?;
    if scenarios.is_empty() {
        return Err(Stop::Failed(
            "scenarios/ holds no drill; the folder is not the one of this workspace".into(),
        ));
    }
    for scenario in scenarios {
        yishao(&["drill", "check", &scenario])?;
        yishao(&["drill", "run", &scenario])?;
    }
    Ok(())
}

/// Runs the `yishao` that the build step made, in the root of the workspace, so that messages name files as
/// an editor finds them. Its data folder is one of its own: what people keep on this machine must not change a
/// test.
fn yishao(words: &[&str]) -> Result<(), Stop> {
    let data = cargo::yishao()?.with_file_name("xtask-data");
    let mut command = Command::new(cargo::yishao()?);
    command
        .args(words)
        .current_dir(cargo::root()?)
        .env("YISHAO_DATA", data);
    println!("+ {}", cargo::spoken(&command));
    cargo::ran(&mut command)
}

/// The scenarios of the workspace as `scenarios/NAME.toml`, in the order of their names.
fn scenarios(root: &Path) -> Result<Vec<String>, Stop> {
    let unreadable =
        |error: std::io::Error| Stop::Unready(format!("scenarios/ cannot be read: {error}"));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root.join("scenarios")).map_err(unreadable)? {
        let path = PathBuf::from(entry.map_err(unreadable)?.file_name());
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            found.push(format!("scenarios/{}", path.display()));
        }
    }
    found.sort();
    Ok(found)
}
