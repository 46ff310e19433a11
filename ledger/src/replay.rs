//! What a ledger comes to: the fold of all its entries.

use std::path::Path;

use dispatch_core::entry::Entry;
use dispatch_core::fold;
use dispatch_core::state::State;

use crate::error::LedgerError;
use crate::source::Source;
use crate::store::Tip;

/// Entries folded at once: few enough that what they are read into stays in the cache.
const RUN: usize = 64;

/// A ledger folded up to one height.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// What was known there.
    pub state: State,
    /// The entry there.
    pub tip: Tip,
}

/// Folds the ledger file or export at `path` up to `height`, or to its end; the chain is checked on
/// the way, signatures are not.
///
/// A height that is quarantined anywhere in the ledger is skipped from the start (design §4,
/// "Poison"): it may be what made an earlier version fail.
///
/// # Errors
/// The ledger is damaged, or `None` inside: it does not reach `height`.
pub fn replay(path: &Path, height: Option<u64>) -> Result<Option<Replayed>, LedgerError> {
    let mut source = Source::open(path)?;
    let genesis = State::genesis(source.world().clone());
    let (found, end) = fold_to(&mut source, genesis.clone(), height)?;
    if end.quarantined.is_empty() {
        return Ok(found);
    }
    let skipping = State {
        skip: end.quarantined,
        ..genesis
    };
    Ok(fold_to(&mut Source::open(path)?, skipping, height)?.0)
}

/// Folds all; what it came to at `height`, and at the end.
fn fold_to(
    source: &mut Source,
    genesis: State,
    height: Option<u64>,
) -> Result<(Option<Replayed>, State), LedgerError> {
    let mut state = genesis;
    let mut found = None;
    loop {
        if height == Some(source.tip().height) {
            found = Some(Replayed {
                state: state.clone(),
                tip: source.tip(),
            });
        }
        let run = next_run(source, height)?;
        if run.is_empty() {
            break;
        }
        fold::fold_all(&mut state, &run);
    }
    if height.is_none() {
        found = Some(Replayed {
            state: state.clone(),
            tip: source.tip(),
        });
    }
    Ok((found, state))
}

/// The next entries, not past `height`.
fn next_run(source: &mut Source, height: Option<u64>) -> Result<Vec<Entry>, LedgerError> {
    let mut run = Vec::with_capacity(RUN);
    while run.len() < RUN && (run.is_empty() || height != Some(source.tip().height)) {
        match source.next_entry()? {
            Some(entry) => run.push(entry),
            None => break,
        }
    }
    Ok(run)
}
