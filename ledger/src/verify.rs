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

/// Checks the entries of a ledger file or an export up to `height`, and nothing of what stands behind
/// it; `None` where it does not reach so far.
///
/// # Errors
/// As for [`verify`].
pub fn verify_to(path: &Path, height: u64) -> Result<Option<(World, Tip)>, LedgerError> {
    let mut source = Source::open(path)?;
    while source.tip().height < height {
        if !check_next(&mut source)? {
            return Ok(None);
        }
    }
    Ok(Some((source.world().clone(), source.tip())))
}

/// Checks a ledger file or an export from the first byte to the last.
///
/// # Errors
/// [`LedgerError::Damaged`] names the first bad height; the others say that there is nothing to
/// check.
pub fn verify(path: &Path) -> Result<(World, Tip), LedgerError> {
    let mut source = Source::open(path)?;
    while check_next(&mut source)? {}
    source.check_rest()?;
    Ok((source.world().clone(), source.tip()))
}

/// Checks the next entry; whether there was one.
fn check_next(source: &mut Source) -> Result<bool, LedgerError> {
    let Some(entry) = source.next_entry()? else {
        return Ok(false);
    };
    let envelope = admit(source.world(), &Message::from(&entry))
        .map_err(|why| source.damage(Some(entry.height), Flaw::Entry(why)))?;
    source.check_filed(&entry, envelope.id)?;
    Ok(true)
}
