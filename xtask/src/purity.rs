//! The purity of dispatch-core: what its tree of crates must not hold (design, §3).

use crate::{Stop, cargo};

/// Crates that would bring a runtime, a disk, a network, a window, a sound card, a clock or chance into the fold.
///
/// `rand_core` is not among them: imbl uses it with a fixed seed, and without getrandom it has no chance to give.
const FORBIDDEN: &[&str] = &[
    "async-nats",
    "async-std",
    "chrono",
    "cpal",
    "eframe",
    "egui",
    "fastrand",
    "getrandom",
    "hyper",
    "libsqlite3-sys",
    "mio",
    "rand",
    "reqwest",
    "rodio",
    "rusqlite",
    "rustls",
    "smol",
    "socket2",
    "tempfile",
    "tokio",
    "walkers",
    "wgpu",
    "winit",
];

/// Reads `cargo tree` for dispatch-core, and stops with the name of each crate that should not be there
/// and the way by which it came.
pub fn check() -> Result<(), Stop> {
    let tree = tree(&["--prefix", "none", "--format", "{p}"])?;
    let found = offenders(&tree);
    if found.is_empty() {
        println!(
            "dispatch-core stands on {} crates, none of them impure",
            names(&tree).count().saturating_sub(1)
        );
        return Ok(());
    }
    let mut why = String::from(
        "dispatch-core must stay pure (no clock, file, network, window or chance), but it holds",
    );
    for name in found {
        why.push_str(&format!("\n{name}, by way of\n{}", tree_to(name)?));
    }
    Err(Stop::Failed(why))
}

fn tree_to(name: &str) -> Result<String, Stop> {
    tree(&["--invert", name])
}

fn tree(more: &[&str]) -> Result<String, Stop> {
    let mut command = cargo::cargo();
    command
        .args([
            "tree",
            "--package",
            "dispatch-core",
            "--edges",
            "normal",
            "--locked",
        ])
        .args(more)
        .current_dir(cargo::root()?);
    let said = cargo::spoken(&command);
    let output = command
        .output()
        .map_err(|error| Stop::Unready(format!("`{said}` cannot be started: {error}")))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Stop::Failed(format!(
            "`{said}` failed ({})\n{why}",
            output.status
        )));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The names of a tree printed with `--prefix none --format {p}`, each once.
fn names(tree: &str) -> impl Iterator<Item = &str> {
    let names: std::collections::BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    names.into_iter()
}

fn offenders(tree: &str) -> Vec<&str> {
    names(tree)
        .filter(|name| FORBIDDEN.contains(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_offender_is_named_once_and_by_its_whole_name() {
        let tree = "dispatch-core v0.1.0 (/x)\nserde v1.0.0\nuuid v1.29.0\ngetrandom v0.4.1\n\
                    tokio-stream v0.1.0\ntokio v1.54.0\ngetrandom v0.4.1 (*)\n";
        assert_eq!(offenders(tree), ["getrandom", "tokio"]);
    }

    #[test]
    fn a_pure_tree_has_no_offender() {
        assert!(
            offenders("dispatch-core v0.1.0 (/x)\nserde v1.0.0\nrandom-words v1.0.0\n").is_empty()
        );
    }
}
