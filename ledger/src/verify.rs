//! Is it as it was written? Every link, every signature, every byte.

use std::path::Path;

use dispatch_core::entry::{Entry, World};

use crate::error::LedgerError;
use crate::flaw::Flaw;
use crate::message::{Message, admit};
use crate::source::Source;
use crate::store::Tip;

/// Whether `entry` is the exact next link after `tip`, readable, of this world and truly signed.
///
/// # Errors
/// What is wrong, and what was expected.
pub fn check_entry(world: &World, tip: &Tip, entry: &Entry) -> Result<(), Flaw> {
    tip.check_next(entry)?;
    match admit(world, &Message::from(entry)) {
        Ok(_) => Ok(()),
        Err(why) => Err(Flaw::Entry(why)),
    }
}

/// Checks a ledger file or an export from the first byte to the last.
///
/// # Errors
/// [`LedgerError::Damaged`] names the first bad height; the others say that there is nothing to
/// check.
pub fn verify(path: &Path) -> Result<(World, Tip), LedgerError> {
    let mut source = Source::open(path)?;
    while let Some(entry) = source.next_entry()? {
        let envelope = admit(source.world(), &Message::from(&entry))
            .map_err(|why| source.damage(Some(entry.height), Flaw::Entry(why)))?;
        source.check_filed(&entry, envelope.id)?;
    }
    source.check_rest()?;
    Ok((source.world().clone(), source.tip()))
}
