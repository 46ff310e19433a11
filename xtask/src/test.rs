//! `cargo xtask test`: everything that CI runs, in the order in which a failure is cheapest to find.

use std::time::Instant;

use crate::packages::For;
use crate::{Stop, cargo, fuzz, packages, purity, shipped};

/// One step: what it is called, and the work. It ends in the first `Err`, and with it the run.
struct Step(&'static str, fn() -> Result<(), Stop>);

const STEPS: &[Step] = &[
    Step("System packages", everything_installed),
    Step("Format", format),
    Step("Purity of dispatch-core", purity::check),
    Step("Clippy, warnings are errors", clippy),
    Step("Build", build),
    Step("Tests", tests),
    Step("Catalogue", shipped::catalogue),
    Step("District of demonstration", shipped::district),
    Step("Drills", shipped::drills),
    Step("Hostile input, a short run", || fuzz::fuzz(&[])),
];

fn everything_installed() -> Result<(), Stop> {
    packages::ensure(&[For::Build, For::Window, For::Test])
}

fn format() -> Result<(), Stop> {
    cargo("fmt --all --check")
}

fn clippy() -> Result<(), Stop> {
    cargo("clippy --workspace --all-targets --locked -- -D warnings")
}

/// The same packages and targets as the tests: cargo unites features over what is built together, so any
/// other choice would compile egui, wgpu and their like a second time.
fn build() -> Result<(), Stop> {
    cargo("build --workspace --bins --tests --locked")
}

fn tests() -> Result<(), Stop> {
    cargo("test --workspace --locked")
}

/// Runs every step and says how long each took.
pub fn test() -> Result<(), Stop> {
    let start = Instant::now();
    for (done, Step(heading, work)) in STEPS.iter().enumerate() {
        println!("\n== {} of {}: {heading}", done + 1, STEPS.len());
        let begun = Instant::now();
        work().map_err(|stop| at_step(heading, stop))?;
        println!("-- {heading}: {} s", begun.elapsed().as_secs());
    }
    println!(
        "\nxtask: all {} steps are good, in {} s",
        STEPS.len(),
        start.elapsed().as_secs()
    );
    Ok(())
}

fn at_step(heading: &str, stop: Stop) -> Stop {
    match stop {
        Stop::Failed(why) => Stop::Failed(format!("stopped at \u{201c}{heading}\u{201d}: {why}")),
        Stop::Unready(why) => Stop::Unready(format!("stopped at \u{201c}{heading}\u{201d}: {why}")),
        code @ Stop::Code(_) => code,
    }
}

fn cargo(line: &str) -> Result<(), Stop> {
    let mut command = cargo::cargo();
    command.args(line.split(' ')).current_dir(cargo::root()?);
    println!("+ {}", cargo::spoken(&command));
    cargo::ran(&mut command)
}
