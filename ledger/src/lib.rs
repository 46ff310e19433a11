//! The order of things: totally ordered, durable, append-only, chained and signed (design §4, §5).
//!
//! The ledger orders; it never judges. Read in this order: [`message`] (what is handed in),
//! [`store`] (what a backend does with it), [`chain`] and [`signing`] (what binds it), then the
//! backends [`memory`] and [`sqlite`], and what reads them: [`export`], [`verify`], [`import`],
//! [`backup`]. [`keeper`] puts the ledger together with the State it comes to, on a thread of its own.

pub mod backup;
pub mod chain;
pub mod clock;
pub mod device_key;
pub mod error;
pub mod export;
pub mod flaw;
pub mod hex;
pub mod import;
pub mod keeper;
pub mod lock;
pub mod memory;
pub mod message;
pub mod outbox;
pub mod replay;
pub mod signing;
pub mod source;
pub mod sqlite;
pub mod store;
pub mod vault;
pub mod verify;
pub mod waiting;

mod platform;
mod whole;

#[cfg(test)]
mod contract;

use std::path::{Path, PathBuf};

pub use error::{Damage, LedgerError};
pub use flaw::Flaw;
pub use message::{Message, Rejection};
pub use store::{Appended, Ledger, Outcome, Rejected, Tip};
pub use whole::{write_whole, write_whole_for_user};

/// `PATH.suffix`: what lies beside a ledger file.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}
