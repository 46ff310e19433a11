//! The ledger thread: takes what is pressed, shows what is known, and never lets the desk wait.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded, never, select};
use dispatch_core::entry::Author;
use dispatch_core::state::State;

use super::snapshot::{self, Proof, SNAPSHOT_EVERY};
use super::{Board, Keeper, Taken, Trouble, Watch};
use crate::error::LedgerError;
use crate::store::Tip;

/// Entries pressed and not yet taken. One hand presses a few a second and the thread needs
/// milliseconds; a full channel means a disk that hangs, and the desk keeps the rest.
pub const PRESSED_MAX: usize = 64;
/// Heights asked for; only the newest wish matters.
pub const ASKED_MAX: usize = 16;
/// States that wait for their digest: more than a burst of grouped entries makes.
const DIGESTS_MAX: usize = 64;
/// Answers of the workers; each has at most one under way.
const ANSWERS_MAX: usize = 4;

/// A board is shown at most this often: a frame.
const FRAME: Duration = Duration::from_millis(16);
/// After so long without an entry the digest is computed (design §4).
const QUIET: Duration = Duration::from_millis(250);
/// A digest is computed at every multiple of this height (design §4).
const DIGEST_EVERY: u64 = 256;
/// How often the clock is looked at, and a disk that failed is tried again.
const SECOND: Duration = Duration::from_secs(1);

/// What the ledger thread is connected to.
pub struct Wiring {
    /// What is pressed; [`PRESSED_MAX`] deep. The thread ends when its other end is gone.
    pub pressed: Receiver<Author>,
    /// Heights to look back to; [`ASKED_MAX`] deep.
    pub asked: Receiver<u64>,
    /// Is handed every new board. It must not wait: a one-place slot, and a request to draw.
    pub show: Box<dyn FnMut(Arc<Board>) + Send>,
    /// Is handed the boards that were asked for.
    pub show_past: Box<dyn FnMut(Arc<Board>) + Send>,
    /// Where snapshots are kept: beside this ledger file.
    pub snapshots: Option<PathBuf>,
    /// The nightly copy.
    pub watch: Option<Watch>,
}

impl std::fmt::Debug for Wiring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wiring({} pressed)", self.pressed.len())
    }
}

/// Runs the keeper on a thread of its own until nobody can press any more; the keeper, for whoever
/// joins.
///
/// # Errors
/// The system gives no thread.
pub fn start(keeper: Keeper, wiring: Wiring) -> std::io::Result<JoinHandle<Keeper>> {
    thread::Builder::new()
        .name("ledger".to_owned())
        .spawn(move || Running::new(keeper, wiring).run())
}

struct Running {
    keeper: Keeper,
    wiring: Wiring,
    to_digest: Sender<Asked>,
    digested: Receiver<(u64, [u8; 32])>,
    proven: Receiver<Result<Proof, LedgerError>>,
    watched: Receiver<Vec<Trouble>>,
    _watching: Sender<()>,
    /// Shown boards that somebody may still hold: the last to let go frees the maps, and that must
    /// not be the desk in the middle of a frame.
    shown: VecDeque<Arc<Board>>,
    /// Something is new since the last board.
    fresh: bool,
    next_show: Instant,
    last_entry: Instant,
    next_second: Instant,
}

impl Running {
    fn new(mut keeper: Keeper, mut wiring: Wiring) -> Running {
        let (to_digest, states) = bounded(DIGESTS_MAX);
        let (tell_digest, digested) = bounded(ANSWERS_MAX);
        let snapshots = wiring.snapshots.clone();
        thread::spawn(move || work(&states, &tell_digest, snapshots.as_ref()));
        let (watching, stop) = bounded(0);
        let watched = wiring.watch.take().map_or_else(never, |watch| {
            let (tell, watched) = bounded(ANSWERS_MAX);
            watch.start(stop, tell);
            watched
        });
        let proven = keeper.unproven.clone().map_or_else(never, |snapshot| {
            let (tell, proven) = bounded(ANSWERS_MAX);
            // Nobody hears the answer once the thread has ended.
            thread::spawn(move || drop(tell.send(snapshot.prove())));
            proven
        });
        keeper.note_clock();
        let now = Instant::now();
        Running {
            keeper,
            wiring,
            to_digest,
            digested,
            proven,
            watched,
            _watching: watching,
            shown: VecDeque::new(),
            fresh: true,
            next_show: now,
            last_entry: now,
            next_second: now + SECOND,
        }
    }

    fn run(mut self) -> Keeper {
        loop {
            self.show();
            let pressed = self.wiring.pressed.clone();
            let asked = self.wiring.asked.clone();
            select! {
                recv(pressed) -> author => match author {
                    Ok(author) => self.take_all(author),
                    Err(_) => break,
                },
                recv(asked) -> height => match height {
                    Ok(height) => self.look_back(height),
                    Err(_) => self.wiring.asked = never(),
                },
                recv(self.digested) -> digest => self.digested(digest.ok()),
                recv(self.proven) -> proof => {
                    self.proven = never();
                    if let Ok(proof) = proof {
                        self.prove(proof);
                    }
                },
                recv(self.watched) -> troubles => match troubles {
                    Ok(troubles) => self.watched(troubles),
                    Err(_) => self.watched = never(),
                },
                default(self.patience()) => {}
            }
            self.pass_time();
        }
        if let Some(path) = self
            .wiring
            .snapshots
            .filter(|_| self.keeper.unproven.is_none())
        {
            // Only a cache: the next start is slower without it.
            let _ = snapshot::write(&path, self.keeper.tip(), self.keeper.state());
        }
        self.keeper
    }

    /// How long nothing has to be done if nothing comes.
    fn patience(&self) -> Duration {
        let now = Instant::now();
        let mut until = self.next_second;
        if self.fresh {
            until = until.min(self.next_show);
        }
        if !self.has_digest() {
            until = until.min(self.last_entry + QUIET);
        }
        until.saturating_duration_since(now)
    }

    fn has_digest(&self) -> bool {
        self.keeper
            .digest
            .is_some_and(|(height, _)| height == self.keeper.tip().height)
    }

    fn pass_time(&mut self) {
        let now = Instant::now();
        if !self.has_digest() && now >= self.last_entry + QUIET {
            self.ask_digest();
            self.last_entry = now;
        }
        if now >= self.next_second {
            self.next_second = now + SECOND;
            self.fresh |= self.keeper.note_clock();
            self.fresh |= self.keeper.try_again();
        }
        self.shown.retain(|board| Arc::strong_count(board) > 1);
    }

    fn show(&mut self) {
        let now = Instant::now();
        if !self.fresh || now < self.next_show {
            return;
        }
        let board = Arc::new(self.keeper.board());
        self.shown.push_back(Arc::clone(&board));
        (self.wiring.show)(board);
        self.fresh = false;
        self.next_show = now + FRAME;
    }

    /// Takes one entry and those that wait behind it, so that a burst is shown once.
    fn take_all(&mut self, first: Author) {
        let waiting: Vec<Author> = self.wiring.pressed.try_iter().take(PRESSED_MAX).collect();
        for author in std::iter::once(first).chain(waiting) {
            self.keeper.take_or_tell(&author);
            if self.keeper.tip().height.is_multiple_of(DIGEST_EVERY) {
                self.ask_digest();
            }
        }
        self.fresh = true;
        self.last_entry = Instant::now();
    }

    fn ask_digest(&mut self) {
        let asked = Asked {
            tip: self.keeper.tip(),
            state: Arc::new(self.keeper.state().clone()),
            proven: self.keeper.unproven.is_none(),
        };
        // A worker that is so far behind is asked again at the next occasion.
        let _ = self.to_digest.try_send(asked);
    }

    fn digested(&mut self, digest: Option<(u64, [u8; 32])>) {
        match digest {
            Some(digest) => self.keeper.digest = Some(digest),
            None => self.digested = never(),
        }
        self.fresh = true;
    }

    fn look_back(&mut self, mut height: u64) {
        if let Some(newest) = self.wiring.asked.try_iter().last() {
            height = newest;
        }
        match self.keeper.board_at(height) {
            Ok(Some(board)) => {
                let board = Arc::new(board);
                self.shown.push_back(Arc::clone(&board));
                (self.wiring.show_past)(board);
            }
            Ok(None) => {}
            Err(err) => self.keeper.trouble(Trouble::Stopped(err.to_string())),
        }
    }

    fn prove(&mut self, proof: Result<Proof, LedgerError>) {
        if let Err(err) = proof.and_then(|proof| self.keeper.settle_proof(proof)) {
            self.keeper.trouble(Trouble::Stopped(err.to_string()));
        }
        self.fresh = true;
    }

    fn watched(&mut self, troubles: Vec<Trouble>) {
        self.keeper
            .troubles
            .retain(|it| !matches!(it, Trouble::NoBackup(_) | Trouble::ShortOfDisk(_)));
        self.keeper.troubles.extend(troubles);
        self.fresh = true;
    }
}

impl Keeper {
    /// Takes an entry; where that fails it is said on the board.
    fn take_or_tell(&mut self, author: &Author) {
        match self.take(author) {
            Ok(Taken::Folded(..) | Taken::Stood(_)) => {}
            Ok(Taken::Rejected(why)) => self.trouble(Trouble::NotTaken(author.id, why)),
            Err(LedgerError::NotDurable(cause)) => self.not_recorded(cause, author),
            Err(err) => self.trouble(Trouble::Stopped(err.to_string())),
        }
    }

    fn not_recorded(&mut self, new_cause: String, author: &Author) {
        let told = self.troubles.iter_mut().find_map(|it| match it {
            Trouble::NotRecorded { ids, .. } => Some(ids),
            _ => None,
        });
        match told {
            Some(ids) => ids.push(author.id),
            None => self.troubles.push(Trouble::NotRecorded {
                cause: new_cause,
                ids: vec![author.id],
            }),
        }
    }

    /// Opens a ledger anew that failed to write; whether it takes entries again.
    fn try_again(&mut self) -> bool {
        let failed = |it: &Trouble| matches!(it, Trouble::NotRecorded { .. });
        if !self.troubles.iter().any(failed) || self.recover().is_err() {
            return false;
        }
        self.troubles.retain(|it| !failed(it));
        true
    }

    /// Looks at the clock; whether what is to be said about it changed.
    fn note_clock(&mut self) -> bool {
        let jump = self.ledger.clock_jump_ms().map(Trouble::ClockJumped);
        let told = self
            .troubles
            .iter()
            .find(|it| matches!(it, Trouble::ClockJumped(_)));
        // A jump is told once; how it wanders by milliseconds afterwards is not news.
        if told.is_some() == jump.is_some() {
            return false;
        }
        self.troubles
            .retain(|it| !matches!(it, Trouble::ClockJumped(_)));
        self.troubles.extend(jump);
        true
    }
}

/// A State whose digest is wanted.
struct Asked {
    tip: Tip,
    state: Arc<State>,
    /// Whether it may become a snapshot.
    proven: bool,
}

/// Digests and snapshots, away from the ledger thread.
fn work(asked: &Receiver<Asked>, tell: &Sender<(u64, [u8; 32])>, snapshots: Option<&PathBuf>) {
    for Asked { tip, state, proven } in asked {
        if tell.send((tip.height, state.digest())).is_err() {
            return;
        }
        let is_time = proven && tip.height.is_multiple_of(SNAPSHOT_EVERY);
        if let Some(path) = snapshots.filter(|_| is_time) {
            // Only a cache: the next start is slower without it.
            let _ = snapshot::write(path, tip, &state);
        }
    }
}
