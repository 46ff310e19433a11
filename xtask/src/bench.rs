//! `cargo xtask bench`: measure, and keep the figures in docs/BENCHMARKS.md.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::packages::{self, For};
use crate::{Stop, cargo};

/// The benchmarks that are programs of their own, by package: each writes its lines into a file.
const OTHERS: [(&str, &str); 3] = [
    ("atlas", "roads"),
    ("yishao", "map_frame"),
    ("yishao", "desk_frame"),
];

/// `[EXTRACT.osm.pbf]`: builds the benchmarks in the release profile and runs them, those of the roads on
/// that extract. The ledgers they need, some 6 GB, lie in the target directory and are used again by the
/// next run.
pub fn bench(words: &[String]) -> Result<(), Stop> {
    // Cargo runs a benchmark in the folder of its package.
    let extract = match words {
        [] => None,
        [path] => {
            Some(std::path::absolute(path).map_err(|why| Stop::Unready(format!("{path}: {why}")))?)
        }
        [_, word, ..] => {
            return Err(Stop::Unready(format!(
                "unknown word `{word}`, expected one extract"
            )));
        }
    };
    packages::ensure(&[For::Build, For::Window, For::Test])?;
    let root = cargo::root()?;
    let folder = cargo::yishao()?.with_file_name("bench-ledgers");
    // What the window costs is measured by a program of its own, so that the other stays free of it.
    std::fs::create_dir_all(&folder)
        .map_err(|why| Stop::Unready(format!("{}: {why}", folder.display())))?;
    let mut lines = Vec::new();
    for (package, bench) in OTHERS {
        let file = folder.join(format!("{bench}.md"));
        let mut other = cargo::cargo();
        other
            .args([
                "bench",
                "--locked",
                "--package",
                package,
                "--bench",
                bench,
                "--",
            ])
            .arg(&file)
            .args(extract.as_ref().filter(|_| package == "atlas"))
            .current_dir(&root);
        println!("+ {}", cargo::spoken(&other));
        cargo::ran(&mut other)?;
        lines.push(file);
    }
    lines.push(idle(&root, &folder)?);
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

/// An idle window of the program as it is shipped, on a screen of its own.
fn idle(root: &Path, folder: &Path) -> Result<PathBuf, Stop> {
    let mut build = cargo::cargo();
    build
        .args(["build", "--release", "--locked", "--package", "yishao"])
        .current_dir(root);
    println!("+ {}", cargo::spoken(&build));
    cargo::ran(&mut build)?;
    let name = cargo::yishao()?;
    let target = name.parent().and_then(Path::parent);
    let program = target.zip(name.file_name());
    let (target, program) =
        program.ok_or_else(|| Stop::Unready(format!("{} lies nowhere", name.display())))?;
    let file = folder.join("idle.md");
    let mut measured = Command::new("sh");
    measured
        .arg(root.join("bench").join("idle.sh"))
        .arg(target.join("release").join(program))
        .arg(&file);
    println!("+ {}", cargo::spoken(&measured));
    cargo::ran(&mut measured)?;
    Ok(file)
}
