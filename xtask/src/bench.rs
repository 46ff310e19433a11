//! `cargo xtask bench`: measure, and keep the figures in docs/BENCHMARKS.md.

use crate::packages::{self, For};
use crate::{Stop, cargo};

/// The benchmarks of the window: each writes its lines into a file.
const WINDOW: [&str; 2] = ["map_frame", "desk_frame"];

/// Builds the benchmarks in the release profile and runs them. The ledgers they need, some 6 GB,
/// lie in the target directory and are used again by the next run.
pub fn bench() -> Result<(), Stop> {
    packages::ensure(&[For::Build])?;
    let root = cargo::root()?;
    let folder = cargo::yishao()?.with_file_name("bench-ledgers");
    // What the window costs is measured by a program of its own, so that the other stays free of it.
    std::fs::create_dir_all(&folder)
        .map_err(|why| Stop::Unready(format!("{}: {why}", folder.display())))?;
    let mut lines = Vec::new();
    for bench in WINDOW {
        let file = folder.join(format!("{bench}.md"));
        let mut window = cargo::cargo();
        window
            .args([
                "bench",
                "--locked",
                "--package",
                "yishao",
                "--bench",
                bench,
                "--",
            ])
            .arg(&file)
            .current_dir(&root);
        println!("+ {}", cargo::spoken(&window));
        cargo::ran(&mut window)?;
        lines.push(file);
    }
    let mut command = cargo::cargo();
    command
        .args(["run", "--release", "--locked", "--package", "bench", "--"])
        .arg(&folder)
        .arg(root.join("docs").join("BENCHMARKS.md"))
        .args(&lines)
        .current_dir(&root);
    println!("+ {}", cargo::spoken(&command));
    cargo::ran(&mut command)
}
