//! Digests and snapshots, away from the ledger thread.

use std::path::PathBuf;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender};
use dispatch_core::state::State;

use super::snapshot::{self, SNAPSHOT_EVERY};
use crate::store::Tip;

/// A State whose digest is wanted.
pub(super) struct Asked {
    pub(super) tip: Tip,
    pub(super) state: Arc<State>,
}

/// Computes what is asked until nobody asks any more.
pub(super) fn work(
    asked: &Receiver<Asked>,
    tell: &Sender<(u64, [u8; 32])>,
    snapshots: Option<&PathBuf>,
) {
    for Asked { tip, state } in asked {
        if tell.send((tip.height, state.digest())).is_err() {
            return;
        }
        let is_time = tip.height.is_multiple_of(SNAPSHOT_EVERY);
        if let Some(path) = snapshots.filter(|_| is_time) {
            // Only a cache: the next start is slower without it.
            let _ = snapshot::write(path, tip, &state);
        }
    }
}
