//! `cargo xtask fuzz`: every reader of what comes from outside, fed by libFuzzer.
//!
//! The instrumentation is LLVM's own and needs no nightly compiler; the flags are those that
//! `cargo fuzz` gives, without the address sanitizer, which stable Rust has not.

use std::env;
use std::process::Command;

use crate::packages::{self, For};
use crate::{Stop, cargo};

const TARGETS: [&str; 10] = [
    "golden",
    "entry",
    "export",
    "scenario",
    "district",
    "catalogue",
    "typed",
    "extract",
    "pack",
    "handed",
];

/// Executions of each target in an ordinary run, and the seconds after which it is enough.
const RUNS: &str = "5000";
const SECONDS: &str = "10";

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cdebug-assertions -Coverflow-checks";

/// `[TARGET] [RUNS]`: builds the targets and runs them; what made one fail lies in `target/fuzz`.
pub fn fuzz(words: &[String]) -> Result<(), Stop> {
    let mut words = words.iter().map(String::as_str).peekable();
    let one = words.next_if(|word| TARGETS.contains(word));
    let asked = words.next();
    let runs = asked.unwrap_or(RUNS);
    // Who asks for a number of runs has the time.
    let seconds = if asked.is_some() { "0" } else { SECONDS };
    if runs.parse::<u64>().is_err() || words.next().is_some() {
        return Err(Stop::Unready(format!(
            "`{runs}` is no target and no number of runs; the targets are {}",
            TARGETS.join(", ")
        )));
    }
    packages::ensure(&[For::Build])?;
    let root = cargo::root()?;
    let folder = cargo::yishao()?.with_file_name("fuzz");
    let host = host()?;
    let mut build = cargo::cargo();
    // With `--target`, build scripts and macros of the compiler are left as they are.
    build
        .args([
            "build",
            "--release",
            "--locked",
            "--package",
            "fuzz",
            "--bins",
            "--target",
            &host,
        ])
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTFLAGS", FLAGS)
        .current_dir(&root);
    println!("+ {}", cargo::spoken(&build));
    cargo::ran(&mut build)?;
    for target in TARGETS
        .iter()
        .filter(|it| one.is_none_or(|one| one == **it))
    {
        let found = folder.join("found").join(target);
        std::fs::create_dir_all(&found)
            .map_err(|why| Stop::Unready(format!("{}: {why}", found.display())))?;
        let mut run = Command::new(
            folder
                .join(&host)
                .join("release")
                .join(format!("fuzz-{target}{}", env::consts::EXE_SUFFIX)),
        );
        run.arg(&found)
            .arg(root.join("fuzz").join("corpus").join(target))
            .arg(format!("-runs={runs}"))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/{target}-", folder.display()))
            .args([
                "-timeout=20",
                "-rss_limit_mb=1024",
                "-max_len=65600",
                "-print_final_stats=1",
            ])
            .args(["-verbosity=0", "-close_fd_mask=0"])
            .current_dir(&root);
        println!("+ {}", cargo::spoken(&run));
        cargo::ran(&mut run)?;
    }
    Ok(())
}

/// The triple of this machine, as rustc names it.
fn host() -> Result<String, Stop> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(rustc)
        .arg("-vV")
        .output()
        .map_err(|why| Stop::Unready(format!("`rustc -vV` cannot be started: {why}")))?;
    String::from_utf8_lossy(&told.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or_else(|| Stop::Unready("`rustc -vV` does not say which host this is".into()))
}
