//! The subcommands: each runs without a window.

pub mod ledger;

use crate::command_line::{Command, Everywhere};
use crate::failure::Failure;

/// Runs one subcommand to its end.
///
/// # Errors
/// The message for stderr and the exit code.
pub fn run(command: &Command, _everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        Command::Ledger(command) => ledger::run(command),
    }
}
