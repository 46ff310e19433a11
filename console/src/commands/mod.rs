//! The subcommands: each runs without a window.

pub mod atlas;
pub mod board;
pub mod catalogue;
pub mod district;
pub mod drill;
pub mod key;
pub mod ledger;
mod measure;
pub mod report;
pub mod rights;
#[cfg(feature = "gui")]
pub mod window;

use crate::command_line::{Command, Everywhere};
use crate::failure::Failure;

/// Runs one subcommand to its end.
///
/// # Errors
/// The message for stderr and the exit code.
pub fn run(command: &Command, everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        Command::Ledger(command) => ledger::run(command, everywhere),
        Command::Drill(command) => drill::run(command, everywhere),
        Command::Atlas(command) => atlas::run(command, everywhere),
        Command::Board(options) => board::run(options, everywhere),
        Command::Key(command) => key::run(command, everywhere),
        Command::Rights(options) => rights::run(options, everywhere),
        Command::Report(command) => report::run(command),
        Command::Catalogue(command) => catalogue::catalogue(command),
        Command::District(command) => district::run(command, everywhere),
    }
}
