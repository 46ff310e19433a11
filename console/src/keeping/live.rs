//! Keeping the live world: one SQLite file, written by this process alone.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use dispatch_core::command::{Command, Pulse};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::time::Time;
use dispatch_core::view::next_due;
use ledger::LedgerError;
use ledger::clock::{LedgerClock, WallClock};
use ledger::device_key;
use ledger::sqlite::SqliteLedger;
use uuid::Uuid;

use super::book::Book;
use super::{FRAME, TICK};
use crate::desk::{Keeper, Seat, Wish};

/// How long after the last entry the digest is computed (design §4).
const QUIET: Duration = Duration::from_millis(250);
/// How long after a failed write the disk is tried again.
const RETRY: Duration = Duration::from_secs(2);
/// Presses that wait while the disk fails; the desk keeps what does not fit.
const UNRECORDED_MAX: usize = 256;

/// What a live world is kept from.
pub struct LiveKept {
    /// The ledger file.
    pub path: PathBuf,
    /// The device's key file.
    pub key: PathBuf,
    /// Its world.
    pub world: World,
    /// The district's rows, recorded when the ledger is new.
    pub rows: Vec<Command>,
    /// Who sits here: the pulses are sent in his post.
    pub seat: Seat,
    /// Opens the offered drill of this number.
    pub open_drill: Box<dyn Fn(usize) + Send>,
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
/// The ledger or the key cannot be opened.
pub fn keep_live(kept: LiveKept, keeper: Keeper) -> Result<JoinHandle<()>, LedgerError> {
    let signer = device_key::load_or_make(&kept.key)?;
    let seat = kept.seat.seat.as_str().to_owned();
    let ledger = SqliteLedger::open(&kept.path, &kept.world, &seat, Box::new(WallClock::start()))?;
    let mut book = Book::open(Box::new(ledger), Box::new(signer))?;
    let clock = WallClock::start();
    if book.state.height == 0 {
        for row in &kept.rows {
            let author = author(&book, &kept.seat, clock.now(), row.clone());
            book.enter(author)?;
        }
    }
    let builder = Builder::new().name("ledger".to_owned());
    builder
        .spawn(move || {
            Live {
                book,
                clock,
                kept,
                keeper,
                unrecorded: Vec::new(),
                trouble: None,
            }
            .run();
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

fn author(book: &Book, seat: &Seat, recorded_at: Time, command: Command) -> Author {
    let at = book.state.world_time(recorded_at);
    Author {
        id: Uuid::from_bytes(random()),
        world: book.world().clone(),
        person: seat.person.clone(),
        post: seat.post.clone(),
        seat: seat.seat.clone(),
        console: seat.console.clone(),
        on_behalf: None,
        basis: Basis {
            height: book.state.height,
            chain: book.chain(),
        },
        occurred_at: at,
        pressed_at: at,
        valid_for_s: None,
        command,
    }
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    // Without randomness from the system the clock must do: a doubled id would be refused as such.
    if getrandom::fill(&mut bytes).is_err() {
        let now = WallClock::start().now().0.to_le_bytes();
        bytes[..8].copy_from_slice(&now);
    }
    *uuid::Builder::from_random_bytes(bytes).as_uuid().as_bytes()
}

struct Live {
    book: Book,
    clock: WallClock,
    kept: LiveKept,
    keeper: Keeper,
    unrecorded: Vec<Author>,
    trouble: Option<String>,
}

impl Live {
    fn run(mut self) {
        let mut shown = self.publish();
        let mut changed_at = Instant::now();
        let mut retry_at = Instant::now();
        loop {
            let mut changed = false;
            match self.keeper.pressed.recv_timeout(TICK) {
                Ok(author) => self.unrecorded.push(author),
                Err(err) if err.is_disconnected() => return,
                Err(_) => {}
            }
            while self.unrecorded.len() < UNRECORDED_MAX
                && let Ok(author) = self.keeper.pressed.try_recv()
            {
                self.unrecorded.push(author);
            }
            if self.trouble.is_none() || Instant::now() >= retry_at {
                changed |= self.record();
                if self.trouble.is_some() {
                    retry_at = Instant::now() + RETRY;
                }
            }
            changed |= self.pulse();
            while let Ok(wish) = self.keeper.wishes.try_recv() {
                match wish {
                    Wish::LookBack(height) => self.book.look_back(height, &self.keeper, None),
                    Wish::OpenDrill(number) => (self.kept.open_drill)(number),
                    Wish::DrillRate(_) => {}
                }
            }
            if changed {
                changed_at = Instant::now();
            } else if changed_at.elapsed() >= QUIET && self.digest_is_old() {
                self.book.take_digest();
                changed = true;
            }
            if changed {
                if let Some(left) = FRAME.checked_sub(shown.elapsed()) {
                    std::thread::sleep(left);
                }
                shown = self.publish();
            }
        }
    }

    fn digest_is_old(&self) -> bool {
        self.book.digest_height() != Some(self.book.state.height)
    }

    fn publish(&self) -> Instant {
        let picture = self
            .book
            .picture(self.unrecorded.len(), self.trouble.clone(), None);
        self.keeper.publish(Arc::new(picture));
        Instant::now()
    }

    /// Records what was pressed, in order. After a failed write nothing is acknowledged until the
    /// store was opened anew and its chain verified.
    fn record(&mut self) -> bool {
        if self.trouble.is_some() {
            match self.book.recover() {
                Ok(()) => self.trouble = None,
                Err(_) => return false,
            }
        }
        let mut changed = false;
        while let Some(author) = self.unrecorded.first().cloned() {
            changed = true;
            match self.book.enter(author) {
                Ok(_) => drop(self.unrecorded.remove(0)),
                Err(err) => {
                    self.trouble = Some(err.zh());
                    break;
                }
            }
        }
        changed
    }

    /// Sends what fell due. One process writes this ledger, so nobody else would send it.
    fn pulse(&mut self) -> bool {
        let now = self.clock.now();
        let mut changed = false;
        while self.trouble.is_none()
            && let Some((due, pulse)) = next_due(&self.book.state)
            && due <= self.book.state.world_time(now)
        {
            let before = self.book.state.height;
            let author = self.pulse_author(now, pulse);
            if self.book.enter(author).is_err() || self.book.state.height == before {
                break;
            }
            changed = true;
            if self.book.last_refused() {
                // Whatever refuses it would refuse it again at once.
                break;
            }
        }
        changed
    }

    fn pulse_author(&self, now: Time, pulse: Pulse) -> Author {
        author(&self.book, &self.kept.seat, now, Command::Pulse(pulse))
    }
}
