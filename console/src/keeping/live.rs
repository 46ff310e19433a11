//! Keeping the live world: one SQLite file, written by this process alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::never;
use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::view::next_due;
use ledger::clock::WallClock;
use ledger::keeper::{Keeper, Obeying, Watch, Wiring, start};
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{LedgerError, Tip, hex};

use super::clerk::Clerk;
use super::picture::picture;
use crate::desk::{self, Seat, Wish, fresh_id};

/// What a live world is kept from.
pub struct LiveKept {
    /// The ledger file.
    pub path: PathBuf,
    /// The device's key.
    pub key: SoftwareKey,
    /// Whether the person vault is under this key; else nobody's data are put in or shown.
    pub persons: bool,
    /// The folder of the nightly copies.
    pub copies: PathBuf,
    /// How much of the disk under a folder is free, per mille: [`ledger::backup::free_permille`], or what a test
    /// says.
    pub free: fn(&Path) -> Option<u32>,
    /// Its world.
    pub world: World,
    /// The district's rows, recorded when the ledger is new.
    pub rows: Vec<Command>,
    /// Who sits here: the pulses are sent in his post.
    pub seat: Seat,
    /// Opens the offered drill of this number.
    pub open_drill: Box<dyn Fn(usize) + Send>,
    /// Opens the start page in a window of its own.
    pub open_start: Box<dyn Fn() + Send>,
}

impl std::fmt::Debug for LiveKept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LiveKept")
            .field("path", &self.path)
            .field("world", &self.world)
            .finish_non_exhaustive()
    }
}

/// Opens the ledger and starts the thread. The first thing it shows is the folded ledger.
///
/// # Errors
/// The ledger cannot be opened.
pub fn keep_live(
    kept: LiveKept,
    mut desk: desk::Keeper,
) -> Result<JoinHandle<Keeper>, LedgerError> {
    let signer = Box::new(kept.key.clone());
    let wrapping = signer.vault_key();
    let clock = Box::new(WallClock::start());
    let seat = kept.seat.seat.as_str();
    let ledger = Box::new(SqliteLedger::open(&kept.path, &kept.world, seat, clock)?);
    let mut keeper = Keeper::open_quickly(&kept.path, ledger, signer)?;
    if keeper.tip().height == 0 {
        set_up(&mut keeper, &kept)?;
    }
    if let Some(ends) = desk.vault.take() {
        let clerk = Clerk {
            ledger: kept.path.clone(),
            wrapping: kept.persons.then(|| wrapping.clone()),
        };
        // It ends with the desk; the ledger thread has a worker that obeys.
        clerk.start(ends, never())?;
    }
    let shown = desk.clone();
    let past = desk.past.clone();
    let (seat, open_drill) = (kept.seat, kept.open_drill);
    let open_start = kept.open_start;
    let wiring = Wiring {
        pressed: desk.pressed,
        wishes: desk.wishes,
        hear: Box::new(move |wish| match wish {
            Wish::LookBack(moment) => Some(moment),
            Wish::OpenDrill(number) => {
                open_drill(number);
                None
            }
            Wish::OpenStart => {
                open_start();
                None
            }
            Wish::DrillRate(_) => None,
        }),
        due: Box::new(move |state, tip, now| due(&seat, state, tip, now)),
        show: Box::new(move |board| shown.publish(Arc::new(picture(&board, None)))),
        // The desk asks again when it still wants one; an old answer in the way is not waited for.
        show_past: Box::new(move |board| drop(past.try_send(Arc::new(picture(&board, None))))),
        snapshots: Some(kept.path.clone()),
        watch: Some(Watch {
            ledger: kept.path.clone(),
            folder: kept.copies,
            free: kept.free,
        }),
        // Without the key it is obeyed at the next start with it.
        vault: kept.persons.then(|| Obeying {
            ledger: kept.path,
            wrapping,
        }),
    };
    start(keeper, wiring)
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

/// Records the district in a new ledger.
fn set_up(keeper: &mut Keeper, kept: &LiveKept) -> Result<(), LedgerError> {
    let now = keeper.now();
    let mut rows = kept.rows.iter();
    keeper.take_group(|state, tip| {
        let row = rows.next()?.clone();
        Some((now, author(&kept.seat, state, tip, now, row)))
    })
}

/// What fell due by now. One process writes this ledger, so nobody else would send it.
fn due(seat: &Seat, state: &State, tip: Tip, now: Time) -> Option<Author> {
    let (due, pulse) = next_due(state)?;
    (due <= state.world_time(now)).then(|| author(seat, state, tip, now, Command::Pulse(pulse)))
}

fn author(seat: &Seat, state: &State, tip: Tip, now: Time, command: Command) -> Author {
    let at = state.world_time(now);
    Author {
        id: fresh_id(),
        world: state.world.clone(),
        person: seat.person.clone(),
        post: seat.post.clone(),
        seat: seat.seat.clone(),
        console: seat.console.clone(),
        on_behalf: None,
        basis: Basis {
            height: tip.height,
            chain: hex::write(&tip.chain),
        },
        occurred_at: at,
        pressed_at: at,
        valid_for_s: None,
        command,
    }
}
