//! A ledger with a private person in it, as the program's subcommands show and destroy him.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod console;
mod destroyed;
mod export;
