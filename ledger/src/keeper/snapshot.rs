//! A snapshot: what is going on at a height, to start from quickly. A disposable cache (design §4).
//!
//! It is trusted only until the fold from zero, running behind it, has agreed. It holds the open part
//! of State alone, so that a start takes as long as the night is busy and not as the ledger is long;
//! it does not hold the ids that were seen: until then the ledger's index of ids answers for them.

use std::fs;
use std::path::{Path, PathBuf};

use dispatch_core::entry::{Entry, World};
use dispatch_core::state::State;
use serde::{Deserialize, Serialize};

use super::folded::{Folded, Past};
use super::{Keeper, Trouble};
use crate::error::LedgerError;
use crate::hex;
use crate::platform;
use crate::signing::Signer;
use crate::sqlite::SqliteReader;
use crate::store::{Ledger, Tip};
use crate::whole::write_whole;

/// A snapshot is written at each multiple of this height, and when a console closes.
pub(super) const SNAPSHOT_EVERY: u64 = 4096;

#[derive(Serialize)]
struct Written<'a> {
    build: &'a str,
    height: u64,
    chain: String,
    state: &'a State,
}

#[derive(Deserialize)]
struct Read {
    build: String,
    height: u64,
    chain: String,
    state: State,
}

/// Which snapshot a console started from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Snapshot {
    path: PathBuf,
    ledger: PathBuf,
    /// The open part of State that was read.
    state: State,
    height: u64,
}

/// The fold from zero, and whether it agreed with the snapshot.
pub(super) struct Proof {
    folded: Folded,
    agreed: bool,
}

fn path_of(ledger: &Path) -> PathBuf {
    crate::beside(ledger, "snapshot")
}

/// Writes the snapshot of the ledger file at `ledger`.
pub(super) fn write(ledger: &Path, tip: Tip, state: &State) -> Result<(), LedgerError> {
    let path = path_of(ledger);
    let state = &state.open_part();
    let written = Written {
        build: &platform::build(),
        height: tip.height,
        chain: hex::write(&tip.chain),
        state,
    };
    write_whole(&path, |out| {
        serde_json::to_writer(out, &written)
            .map_err(|err| LedgerError::Machine(path.clone(), err.to_string()))
    })
}

/// The snapshot beside the ledger file at `ledger`, for one who reads it beside its writer.
pub(super) fn beside(ledger: &Path, reader: &SqliteReader) -> Option<(State, Tip)> {
    read(&path_of(ledger), reader.world(), |height| {
        reader.read(height, 1)
    })
}

/// The snapshot at `path`, if it is of this build and its entry stands in this ledger.
fn read(
    path: &Path,
    world: &World,
    entry_at: impl Fn(u64) -> Result<Vec<Entry>, LedgerError>,
) -> Option<(State, Tip)> {
    let read: Read = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let entry = entry_at(read.height).ok()?.into_iter().next()?;
    let tip = Tip::from(&entry);
    let fits = read.build == platform::build()
        && tip.height == read.height
        && read.state.height == read.height
        && read.state.world == *world
        && hex::write(&tip.chain) == read.chain;
    fits.then_some((read.state, tip))
}

impl Snapshot {
    /// Folds the ledger file from zero: the proof, to be handed to [`Keeper::settle_proof`].
    pub(super) fn prove(&self) -> Result<Proof, LedgerError> {
        let reader = SqliteReader::open(&self.ledger)?;
        let world: World = reader.world().clone();
        let folded = Folded::from_zero(&world, &mut |from, limit| reader.read(from, limit))?;
        let then = Past::Height(self.height);
        let then = folded.back_to(then, &mut |from, limit| reader.read(from, limit))?;
        let agreed = then.is_some_and(|then| then.state.open_part() == self.state);
        Ok(Proof { folded, agreed })
    }
}

impl Keeper {
    /// Opens the ledger file at `path` from its snapshot, where there is a fitting one; otherwise
    /// as [`Keeper::open`]. [`super::start`] then proves it behind.
    ///
    /// # Errors
    /// As for [`Keeper::open`].
    pub fn open_quickly(
        path: &Path,
        ledger: Box<dyn Ledger>,
        signer: Box<dyn Signer>,
    ) -> Result<Keeper, LedgerError> {
        let snapshot = path_of(path);
        let found = read(&snapshot, ledger.world(), |height| ledger.read(height, 1));
        let Some((state, tip)) = found else {
            return Keeper::open(ledger, signer);
        };
        let unproven = Snapshot {
            path: snapshot,
            ledger: path.to_owned(),
            height: tip.height,
            state: state.clone(),
        };
        let mut keeper = Keeper::of(ledger, signer, Folded::at(state, tip));
        keeper.unproven = Some(unproven);
        keeper.catch_up()?;
        Ok(keeper)
    }

    /// The fold from zero takes the place of what was shown; a snapshot that differed is thrown
    /// away and told.
    pub(super) fn settle_proof(&mut self, proof: Proof) -> Result<(), LedgerError> {
        let Some(snapshot) = self.unproven.take() else {
            return Ok(());
        };
        if !proof.agreed {
            // A cache that cannot be removed is not trusted the next time either.
            let _ = fs::remove_file(&snapshot.path);
            self.trouble(Trouble::SnapshotDiffers(snapshot.height));
        }
        self.folded = proof.folded;
        self.catch_up()
    }
}
