//! Keeping a drill: the script plays by its own clock, which may be paused or run fast. Each step
//! is recorded at exactly its scheduled time, so the entries are the same bytes at every speed.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Instant;

use crossbeam_channel::TryRecvError;
use dispatch_core::command::Command;
use dispatch_core::drill::{Player, Scenario, drill_world};
use dispatch_core::entry::Author;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::memory::MemoryLedger;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{Ledger, LedgerError};

use super::TICK;
use super::book::Book;
use crate::desk::{DrillPicture, Keeper, Wish};

/// Steps played in one go before the desk is shown a picture and asked for presses.
const TURNS_AT_ONCE: usize = 64;

/// What a drill is kept from.
#[derive(Debug)]
pub struct DrillKept {
    /// The scenario.
    pub scenario: Scenario,
    /// The district's rows.
    pub rows: Vec<Command>,
    /// Where it is recorded; `None` is in memory only.
    pub path: Option<PathBuf>,
    /// The drill's clock; the desk reads it.
    pub clock: SetClock,
    /// Speed at the start, per mille of real time.
    pub rate_permille: u32,
}

/// Opens the drill's ledger and starts the thread.
///
/// # Errors
/// The ledger cannot be opened.
pub fn keep_drill(kept: DrillKept, keeper: Keeper) -> Result<JoinHandle<()>, LedgerError> {
    let world = drill_world(&kept.scenario);
    let clock = Box::new(kept.clock.clone());
    let ledger: Box<dyn Ledger> = match &kept.path {
        Some(path) => Box::new(SqliteLedger::open(path, &world, "director", clock)?),
        None => Box::new(MemoryLedger::new(world, clock)),
    };
    let signer = SoftwareKey::of_drill(&kept.scenario.id);
    let book = Book::open(ledger, Box::new(signer))?;
    let builder = Builder::new().name("ledger".to_owned());
    builder
        .spawn(move || play(&kept, book, &keeper))
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

fn play(kept: &DrillKept, mut book: Book, keeper: &Keeper) {
    let mut player = Player::new(&kept.scenario, &kept.rows);
    let mut now = kept.scenario.start.at;
    // A ledger that holds the beginning goes on where it stands.
    if let Some(anchor) = book.state.anchor {
        now = now.max(anchor.recorded_at).max(book.state.at);
    }
    let mut rate_permille = kept.rate_permille;
    let mut ended = false;
    let mut trouble = None;
    let mut last = Instant::now();
    loop {
        kept.clock.set(now);
        let mut changed = false;
        for _ in 0..TURNS_AT_ONCE {
            let mut ahead = player;
            let Some(turn) = ahead.turn(&book.state, &book.chain()) else {
                changed |= !ended;
                ended = true;
                break;
            };
            // The rows that set the district up stand before the first second.
            if turn.recorded_at > now {
                break;
            }
            kept.clock.set(turn.recorded_at);
            match book.enter(turn.author) {
                Ok(_) => player = ahead,
                Err(err) => {
                    trouble = Some(err.zh());
                    let _ = book.recover();
                    break;
                }
            }
            changed = true;
        }
        kept.clock.set(now);
        loop {
            match keeper.pressed.try_recv() {
                Ok(author) => {
                    changed = true;
                    if let Err(err) = book.enter(at_drill_time(author, &book, now)) {
                        trouble = Some(err.zh());
                        let _ = book.recover();
                    }
                }
                Err(TryRecvError::Empty) => break,
                // The desk is gone; nobody will look at another picture.
                Err(TryRecvError::Disconnected) => return,
            }
        }
        let picture = |rate_permille, ended| DrillPicture {
            zh: kept.scenario.zh.clone(),
            en: kept.scenario.en.clone(),
            rate_permille,
            ended,
        };
        while let Ok(wish) = keeper.wishes.try_recv() {
            match wish {
                Wish::LookBack(height) => {
                    book.look_back(height, keeper, Some(picture(rate_permille, ended)));
                }
                Wish::DrillRate(rate) => {
                    rate_permille = rate;
                    changed = true;
                }
                Wish::OpenDrill(_) => {}
            }
        }
        let quiet = !changed && book.digest_height() != Some(book.state.height);
        if quiet {
            book.take_digest();
        }
        if changed || quiet {
            keeper.publish(Arc::new(book.picture(
                0,
                trouble.take(),
                Some(picture(rate_permille, ended)),
            )));
        }
        std::thread::sleep(TICK);
        let passed_ms = i64::try_from(last.elapsed().as_millis()).unwrap_or(0);
        last = Instant::now();
        now = Time(
            now.0
                .saturating_add(passed_ms.saturating_mul(i64::from(rate_permille)) / 1000),
        );
    }
}

/// A press in a drill happens at the drill's time; its author's clock is the drill's too.
fn at_drill_time(author: Author, book: &Book, now: Time) -> Author {
    let world_now = book.state.world_time(now);
    Author {
        occurred_at: author.occurred_at.min(world_now),
        ..author
    }
}
