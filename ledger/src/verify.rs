//! Is it as it was written? Every link, every signature, every byte.

use dispatch_core::entry::{Entry, World};

use crate::message::{Message, admit};
use crate::store::Tip;

/// Whether `entry` is the exact next link after `tip`, readable, of this world and truly signed.
///
/// # Errors
/// What is wrong, and what was expected.
pub fn check_entry(world: &World, tip: &Tip, entry: &Entry) -> Result<(), String> {
    tip.check_next(entry)?;
    match admit(world, &Message::from(entry)) {
        Ok(_) => Ok(()),
        Err(why) => Err(why.to_string()),
    }
}
