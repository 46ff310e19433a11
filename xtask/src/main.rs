//! The chores of the workspace, started as `cargo xtask CHORE`.
//!
//! No crate is used beyond the standard library, so that a fresh clone starts its first chore in seconds.

mod bench;
mod cargo;
mod fuzz;
mod packages;
mod purity;
mod run;
mod shipped;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [-- ARGS]   build the console and open it; ARGS go to yishao
cargo xtask test            everything that CI runs, stopping at the first failure
cargo xtask bench [EXTRACT.osm.pbf]
                            measure in release, roads on an extract, and write docs/BENCHMARKS.md
cargo xtask fuzz [TARGET] [RUNS]
                            feed every reader of what comes from outside, or one, with bent input
";

/// Why a chore ends before its time.
#[derive(Debug)]
enum Stop {
    /// The thing examined is not as it should be: exit 1.
    Failed(String),
    /// The machine lacks something, or the call was wrong: exit 2.
    Unready(String),
    /// A program said all there is to say and ended with this code.
    Code(u8),
}

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let chore = if words.is_empty() {
        String::new()
    } else {
        words.remove(0)
    };
    let ended = match chore.as_str() {
        "run" => run::run(&words),
        "test" if words.is_empty() => test::test(),
        "bench" => bench::bench(&words),
        "fuzz" => fuzz::fuzz(&words),
        "help" | "-h" | "--help" => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => Err(Stop::Unready(format!(
            "unknown chore `{}`\n{USAGE}",
            [&[chore], &words[..]].concat().join(" ")
        ))),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Failed(why)) => told(&why, 1),
        Err(Stop::Unready(why)) => told(&why, 2),
        Err(Stop::Code(code)) => ExitCode::from(code),
    }
}

fn told(why: &str, code: u8) -> ExitCode {
    eprintln!("\nxtask: {}", why.trim_end());
    ExitCode::from(code)
}
