//! Keeping a drill: the script plays by its own clock, which may be paused or run fast. Each step
//! is recorded at exactly its scheduled time, so the entries are the same bytes at every speed.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Sender, TryRecvError, bounded};
use dispatch_core::command::Command;
use dispatch_core::drill::{Player, Scenario, drill_world};
use dispatch_core::entry::Author;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::keeper::{Board, Keeper};
use ledger::memory::MemoryLedger;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{Ledger, LedgerError, hex};

use super::clerk::Clerk;
use super::papers::{HANDED_MAX, HandsOver};
use super::picture::picture;
use crate::desk::{self, DrillPicture, Trouble, Wish};

/// How long the thread sleeps when nothing is asked of it; a drill's clock moves in these steps.
const TICK: Duration = Duration::from_millis(50);
/// Presses that are held here while the disk fails; the desk keeps the rest.
const PRESSED_HELD_MAX: usize = 256;
/// States that the vault has not obeyed yet: each holds all that earlier ones asked for.
const OBEYED_MAX: usize = 1;
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
    /// Who makes papers of it, where it is in memory only.
    pub papers: Option<HandsOver>,
}

/// Opens the drill's ledger and starts the thread. A ledger that holds the beginning of this drill
/// goes on after it.
///
/// # Errors
/// The ledger cannot be opened or read.
pub fn keep_drill(kept: DrillKept, mut desk: desk::Keeper) -> Result<JoinHandle<()>, LedgerError> {
    let world = drill_world(&kept.scenario);
    let clock = Box::new(kept.clock.clone());
    let ledger: Box<dyn Ledger> = match &kept.path {
        Some(path) => Box::new(SqliteLedger::open(path, &world, "director", clock)?),
        None => Box::new(MemoryLedger::new(world, clock)),
    };
    let signer = Box::new(SoftwareKey::of_drill(&kept.scenario.id));
    let (obey, obeyed) = bounded(OBEYED_MAX);
    // A drill in memory has its vault in a folder that goes with it.
    let passing = tempfile::tempdir()
        .map_err(|err| LedgerError::Machine(std::env::temp_dir(), err.to_string()))?;
    if let Some(ends) = desk.vault.take() {
        let in_memory = || passing.path().join("drill.ledger");
        let clerk = Clerk {
            ledger: kept.path.clone().unwrap_or_else(in_memory),
            wrapping: Some(signer.vault_key()),
        };
        clerk.start(ends, obeyed)?;
    }
    let keeper = Keeper::at_beginning(ledger, signer);
    Builder::new()
        .name("ledger".to_owned())
        .spawn(move || {
            let _passing = passing;
            let player = Player::new(&kept.scenario, &kept.rows);
            Playing::new(&kept, player, keeper, (desk, obey)).run();
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

struct Playing<'a> {
    kept: &'a DrillKept,
    player: Player<'a>,
    keeper: Keeper,
    desk: desk::Keeper,
    /// The States whose destructions the vault obeys, and how many it was told of.
    obey: (Sender<Arc<State>>, usize),
    /// The drill's clock.
    now: Time,
    rate_permille: u32,
    ended: bool,
    /// Pressed and not yet recorded, because the disk fails.
    pressed: VecDeque<Author>,
    trouble: Option<Trouble>,
    fresh: bool,
}

impl<'a> Playing<'a> {
    fn new(
        kept: &'a DrillKept,
        player: Player<'a>,
        keeper: Keeper,
        (desk, obey): (desk::Keeper, Sender<Arc<State>>),
    ) -> Playing<'a> {
        Playing {
            kept,
            player,
            keeper,
            desk,
            obey: (obey, 0),
            now: kept.scenario.start.at,
            rate_permille: kept.rate_permille,
            ended: false,
            pressed: VecDeque::new(),
            trouble: None,
            fresh: true,
        }
    }

    fn run(mut self) {
        if let Err(err) = self.retrace() {
            self.trouble = Some(Trouble::Stopped(err.to_string()));
        }
        let mut last = Instant::now();
        loop {
            if self.trouble.is_none() || self.recovers() {
                self.play();
            }
            if !self.take_pressed() {
                return;
            }
            self.hear();
            if !self.fresh && !self.keeper.has_digest() {
                self.keeper.compute_digest();
                self.fresh = true;
            }
            if self.fresh {
                let shown = picture(&self.board(), Some(self.drill()));
                self.desk.publish(Arc::new(shown));
                self.obey();
                self.fresh = false;
            }
            std::thread::sleep(TICK);
            let passed_ms = i64::try_from(last.elapsed().as_millis()).unwrap_or(0);
            last = Instant::now();
            self.now = moved(self.now, passed_ms, self.rate_permille);
            self.kept.clock.set(self.now);
        }
    }

    /// Folds what stands in the ledger already, and moves the script past the steps that are its
    /// own; the rest was entered by hand.
    fn retrace(&mut self) -> Result<(), LedgerError> {
        loop {
            let mut ahead = self.player.clone();
            let turn = ahead.turn(self.keeper.state(), &chain(&self.keeper));
            let Some(id) = self.keeper.follow()? else {
                break;
            };
            if turn.is_some_and(|turn| turn.author.id == id) {
                self.player = ahead;
            }
        }
        self.now = self
            .keeper
            .tip()
            .recorded_at
            .map_or(self.now, |it| it.max(self.now));
        self.kept.clock.set(self.now);
        Ok(())
    }

    /// Plays the steps whose time has come.
    fn play(&mut self) {
        for _ in 0..TURNS_AT_ONCE {
            let mut ahead = self.player.clone();
            let Some(turn) = ahead.turn(self.keeper.state(), &chain(&self.keeper)) else {
                self.fresh |= !self.ended;
                self.ended = true;
                return;
            };
            if turn.recorded_at > self.now {
                return;
            }
            if !self.enter(turn.recorded_at, &turn.author) {
                return;
            }
            self.player = ahead;
        }
    }

    /// Enters what was pressed; `false` once the desk is gone.
    fn take_pressed(&mut self) -> bool {
        while self.pressed.len() < PRESSED_HELD_MAX {
            match self.desk.pressed.try_recv() {
                Ok(author) => self.pressed.push_back(author),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
        while self.trouble.is_none()
            && let Some(author) = self.pressed.pop_front()
        {
            let author = at_drill_time(author, self.keeper.state(), self.now);
            if !self.enter(self.now, &author) {
                self.pressed.push_front(author);
            }
        }
        true
    }

    fn enter(&mut self, now: Time, author: &Author) -> bool {
        self.fresh = true;
        match self.keeper.take_at(now, author) {
            Ok(_) => true,
            Err(err) => {
                let cause = err.to_string();
                self.trouble = Some(match err {
                    LedgerError::NotDurable(cause) => Trouble::NotRecorded { cause, count: 1 },
                    _ => Trouble::Stopped(cause),
                });
                false
            }
        }
    }

    /// Has the vault obey what was destroyed since it was told last.
    fn obey(&mut self) {
        let state = self.keeper.state();
        let destroyed = state.destroyed_personal().count();
        let (tell, told) = &mut self.obey;
        if destroyed != *told && tell.try_send(Arc::new(state.clone())).is_ok() {
            *told = destroyed;
        }
    }

    /// Whether a ledger that failed takes entries again.
    fn recovers(&mut self) -> bool {
        let recovered = self.keeper.recover().is_ok();
        if recovered {
            self.trouble = None;
            self.fresh = true;
        }
        recovered
    }

    fn hear(&mut self) {
        while let Ok(wish) = self.desk.wishes.try_recv() {
            match wish {
                Wish::LookBack(moment) => {
                    if let Ok(Some(board)) = self.keeper.board_at(moment) {
                        let past = picture(&board, Some(self.drill()));
                        // The desk asks again when it still wants one.
                        let _ = self.desk.past.try_send(Arc::new(past));
                    }
                }
                Wish::DrillRate(rate) => {
                    self.rate_permille = rate;
                    self.fresh = true;
                }
                Wish::OpenDrill(_) | Wish::OpenStart => {}
            }
        }
        self.hand_over();
    }

    /// Hands the entries over of which papers are made; one question waits at a time.
    fn hand_over(&self) {
        let papers = self.kept.papers.iter();
        for (ends, from) in papers.flat_map(|it| it.asked.try_iter().map(move |from| (it, from))) {
            // What cannot be read ends the row here; memory can.
            let entries = self.keeper.entries(from, HANDED_MAX).unwrap_or_default();
            ends.hand.try_send(entries).ok();
        }
    }

    fn board(&self) -> Board {
        let mut board = self.keeper.board();
        board.troubles.extend(self.trouble.clone());
        board
    }

    fn drill(&self) -> DrillPicture {
        DrillPicture {
            zh: self.kept.scenario.zh.clone(),
            en: self.kept.scenario.en.clone(),
            rate_permille: self.rate_permille,
            ended: self.ended,
        }
    }
}

/// Where a drill's clock stands after so many real milliseconds at a speed, per mille.
fn moved(now: Time, passed_ms: i64, rate_permille: u32) -> Time {
    let drill_ms = passed_ms.saturating_mul(i64::from(rate_permille)) / 1000;
    Time(now.0.saturating_add(drill_ms))
}

fn chain(keeper: &Keeper) -> String {
    hex::write(&keeper.tip().chain)
}

/// A press in a drill happens at the drill's time; its author's clock is the drill's too.
fn at_drill_time(author: Author, state: &State, now: Time) -> Author {
    let world_now = state.world_time(now);
    Author {
        occurred_at: author.occurred_at.min(world_now),
        ..author
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drills_clock_stands_runs_slow_runs_fast_and_jumps() {
        const HOUR_MS: i64 = 3_600_000;
        let start = Time(1_659_141_000_000);
        let after = |passed_ms, rate| moved(start, passed_ms, rate).0 - start.0;
        assert_eq!(after(HOUR_MS, 0), 0, "paused");
        assert_eq!(after(50, 500), 25, "half as fast");
        assert_eq!(after(50, 1_000), 50);
        assert_eq!(after(50, 60_000), 3_000, "sixty times");
        assert_eq!(after(50, 432_000_000), 6 * HOUR_MS, "six hours in one step");
        assert_eq!(after(6 * HOUR_MS, 1_000), 6 * HOUR_MS, "the machine slept");
        assert_eq!(moved(Time(i64::MAX), 1, 1_000), Time(i64::MAX));
    }
}
