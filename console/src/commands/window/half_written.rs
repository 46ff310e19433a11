//! The thread that keeps forms half written, beside that of the ledger.

use std::path::Path;
use std::thread::{Builder, JoinHandle};

use dispatch_core::entry::World;
use ledger::keeper::Keeper;

use super::not_started;
use crate::desk;
use crate::failure::Failure;
use crate::keeping::{folder_of_drafts, keep_drafts};

/// What it is called where the system does not give it.
const DRAFTS: (&str, &str) = ("草稿", "the thread of the drafts");

/// Starts it. A drill has none: it is begun anew each time, and what is half written in it is nobody's
/// tomorrow.
pub(super) fn keep(
    data: &Path,
    world: &World,
    keeper: &mut desk::Keeper,
) -> Result<Option<JoinHandle<()>>, Failure> {
    let Some(ends) = keeper.drafts.take().filter(|_| !world.is_drill()) else {
        return Ok(None);
    };
    let drafts = keep_drafts(folder_of_drafts(data, world), world.clone(), ends);
    Ok(Some(drafts.map_err(|err| not_started(DRAFTS, &err))?))
}

/// Whoever waits for the ledger thread waits for the drafts as well: the last that was typed is written
/// before the program ends. Both end by themselves once the window has dropped its ends.
pub(super) fn and_drafts(
    ledger: JoinHandle<Keeper>,
    drafts: Option<JoinHandle<()>>,
) -> Result<JoinHandle<Keeper>, Failure> {
    let Some(drafts) = drafts else {
        return Ok(ledger);
    };
    let both = move || {
        // A thread that ended abnormally has said so in the window.
        drafts.join().ok();
        match ledger.join() {
            Ok(keeper) => keeper,
            Err(why) => std::panic::resume_unwind(why),
        }
    };
    let waiting = Builder::new().name("closing".to_owned()).spawn(both);
    waiting.map_err(|err| not_started(DRAFTS, &err))
}
