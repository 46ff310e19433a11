//! The ledger thread: takes what is pressed, shows what is known, and never lets the desk wait.

use std::collections::VecDeque;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded, never, select};
use dispatch_core::entry::Author;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use dispatch_core::time::Time;

use super::obeying::{Obedience, Obeyed, Obeying};
use super::snapshot::{self, Proof};
use super::worker::{Asked, work};
use super::{Board, Keeper, Part, Past, Taken, Trouble, Watch};
use crate::error::LedgerError;
use crate::store::Tip;

/// Entries pressed and not yet taken. One hand presses a few a second and the thread needs
/// milliseconds; a full channel means a disk that hangs, and the desk keeps the rest.
pub const PRESSED_MAX: usize = 64;
/// Wishes not yet heard.
pub const WISHES_MAX: usize = 16;
/// Entries that are held in memory while the disk fails; the desk keeps the rest.
const UNRECORDED_MAX: usize = 256;
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
/// How often it is asked what fell due.
const TICK: Duration = Duration::from_millis(50);
/// How often the clock is looked at, and a disk that failed is tried again.
const SECOND: Duration = Duration::from_secs(1);

/// Gives the entry that fell due, for the State and tip at this time of the ledger's clock.
pub type Due = Box<dyn FnMut(&State, Tip, Time) -> Option<Author> + Send>;

/// What the ledger thread is connected to. `W` is what the desk may ask for besides entries.
pub struct Wiring<W> {
    /// What is pressed; [`PRESSED_MAX`] deep. The thread ends when its other end is gone.
    pub pressed: Receiver<Author>,
    /// What is asked; [`WISHES_MAX`] deep.
    pub wishes: Receiver<W>,
    /// Is handed every wish; the height to look back to, where it is that.
    pub hear: Box<dyn FnMut(W) -> Option<Past> + Send>,
    /// Asked after every change and at least twenty times a second.
    pub due: Due,
    /// Is handed every new board. It must not wait: a one-place slot, and a request to draw.
    pub show: Box<dyn FnMut(Arc<Board>) + Send>,
    /// Is handed the boards that were asked for.
    pub show_past: Box<dyn FnMut(Arc<Board>) + Send>,
    /// Where snapshots are kept: beside this ledger file.
    pub snapshots: Option<PathBuf>,
    /// The nightly copy.
    pub watch: Option<Watch>,
    /// The vault that obeys the destructions.
    pub vault: Option<Obeying>,
}

impl<W> fmt::Debug for Wiring<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wiring({} pressed)", self.pressed.len())
    }
}

/// Runs the keeper on a thread of its own until nobody can press any more; the keeper, for whoever
/// joins.
///
/// # Errors
/// The system gives no thread.
pub fn start<W: Send + 'static>(
    keeper: Keeper,
    wiring: Wiring<W>,
) -> std::io::Result<JoinHandle<Keeper>> {
    thread::Builder::new()
        .name("ledger".to_owned())
        .spawn(move || Running::new(keeper, wiring).run())
}

struct Running<W> {
    keeper: Keeper,
    wiring: Wiring<W>,
    /// Pressed while the disk fails, oldest first.
    unrecorded: VecDeque<Author>,
    to_digest: Sender<Asked>,
    digested: Receiver<(u64, [u8; 32])>,
    proven: Receiver<Result<Proof, LedgerError>>,
    watched: Receiver<Vec<Trouble>>,
    _watching: Sender<()>,
    obedience: Obedience,
    /// Shown boards that somebody may still hold: the last to let go frees the maps, and that must
    /// not be the desk in the middle of a frame.
    shown: VecDeque<Arc<Board>>,
    /// Something is new since the last board.
    fresh: bool,
    next_show: Instant,
    last_entry: Instant,
    next_second: Instant,
}

impl<W> Running<W> {
    fn new(mut keeper: Keeper, mut wiring: Wiring<W>) -> Running<W> {
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
        let obedience = Obedience::start(wiring.vault.take().map(Obeying::worker), ANSWERS_MAX);
        keeper.note_clock();
        let now = Instant::now();
        Running {
            keeper,
            wiring,
            unrecorded: VecDeque::new(),
            to_digest,
            digested,
            proven,
            watched,
            _watching: watching,
            obedience,
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
            // What does not fit here stays with the desk.
            let pressed = match self.unrecorded.len() {
                UNRECORDED_MAX.. => never(),
                _ => self.wiring.pressed.clone(),
            };
            let wishes = self.wiring.wishes.clone();
            select! {
                recv(pressed) -> author => match author {
                    Ok(author) => self.take_all(author),
                    Err(_) => break,
                },
                recv(wishes) -> wish => match wish {
                    Ok(wish) => self.hear(wish),
                    Err(_) => self.wiring.wishes = never(),
                },
                recv(self.digested) -> digest => self.digested(digest.ok()),
                recv(self.proven) -> proof => {
                    self.proven = never();
                    match proof {
                        Ok(proof) => self.prove(proof),
                        Err(_) => self.ended(Part::Proof),
                    }
                },
                recv(self.watched) -> troubles => match troubles {
                    Ok(troubles) => self.watched(troubles),
                    Err(_) => {
                        self.watched = never();
                        self.ended(Part::Copies);
                    }
                },
                recv(self.obedience.answers) -> obeyed => self.obeyed(obeyed.ok()),
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
        let mut until = self.next_second.min(now + TICK);
        if self.fresh {
            until = until.min(self.next_show);
        }
        if self.wants_digest() {
            until = until.min(self.last_entry + QUIET);
        }
        until.saturating_duration_since(now)
    }

    fn pass_time(&mut self) {
        let now = Instant::now();
        if self.wants_digest() && now >= self.last_entry + QUIET {
            self.ask_digest();
            self.last_entry = now;
        }
        if now >= self.next_second {
            self.next_second = now + SECOND;
            self.fresh |= self.keeper.note_clock();
            if self.keeper.try_again() {
                self.record();
            }
            self.obedience.follow(&self.keeper, true);
        }
        self.enter_due();
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
        self.obedience.follow(&self.keeper, false);
        self.fresh = false;
        self.next_show = now + FRAME;
    }

    /// Takes one entry and those that wait behind it, so that a burst is shown once.
    fn take_all(&mut self, first: Author) {
        let waiting: Vec<Author> = self.wiring.pressed.try_iter().take(PRESSED_MAX).collect();
        self.unrecorded.push_back(first);
        self.unrecorded.extend(waiting);
        self.record();
    }

    /// Records what was pressed, in order, as far as the disk takes it.
    fn record(&mut self) {
        while let Some(author) = self.unrecorded.front()
            && !self.keeper.is_down()
        {
            match self.keeper.take(author) {
                Err(LedgerError::NotDurable(cause)) => self.keeper.down(cause),
                taken => {
                    self.keeper.tell(author.id, taken);
                    self.unrecorded.pop_front();
                    self.entered();
                }
            }
        }
        self.keeper.count_unrecorded(self.unrecorded.len());
        self.fresh = true;
    }

    fn entered(&mut self) {
        if self.keeper.tip().height.is_multiple_of(DIGEST_EVERY) {
            self.ask_digest();
        }
        self.fresh = true;
        self.last_entry = Instant::now();
    }

    /// Enters what fell due.
    fn enter_due(&mut self) {
        while !self.keeper.is_down() {
            let now = self.keeper.now();
            let Some(author) = (self.wiring.due)(self.keeper.state(), self.keeper.tip(), now)
            else {
                return;
            };
            match self.keeper.take(&author) {
                Ok(Taken::Folded(_, Verdict::Accepted)) => self.entered(),
                Err(LedgerError::NotDurable(cause)) => {
                    self.keeper.down(cause);
                    self.fresh = true;
                }
                // What is refused now would be refused again at once.
                taken => {
                    self.keeper.tell(author.id, taken);
                    self.entered();
                    return;
                }
            }
        }
    }

    /// The open part that a snapshot holds has no digest of the ledger's.
    fn wants_digest(&self) -> bool {
        self.keeper.unproven.is_none() && !self.keeper.has_digest()
    }

    fn ask_digest(&mut self) {
        if !self.wants_digest() {
            return;
        }
        let asked = Asked {
            tip: self.keeper.tip(),
            state: Arc::new(self.keeper.state().clone()),
        };
        // A worker that is so far behind is asked again at the next occasion.
        let _ = self.to_digest.try_send(asked);
    }

    fn digested(&mut self, digest: Option<(u64, [u8; 32])>) {
        match digest {
            Some(digest) => self.keeper.digest = Some(digest),
            None => {
                self.digested = never();
                self.ended(Part::Digests);
            }
        }
        self.fresh = true;
    }

    /// A worker ends with this thread and not before; one that did has panicked.
    fn ended(&mut self, part: Part) {
        self.keeper.trouble(Trouble::Ended(part));
        self.fresh = true;
    }

    /// Hears a wish and those behind it; only the newest look back counts.
    fn hear(&mut self, first: W) {
        let mut moment = (self.wiring.hear)(first);
        while let Ok(wish) = self.wiring.wishes.try_recv() {
            moment = (self.wiring.hear)(wish).or(moment);
        }
        let Some(moment) = moment else {
            return;
        };
        match self.keeper.board_at(moment) {
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

    fn obeyed(&mut self, obeyed: Option<Obeyed>) {
        let trouble = self.obedience.heard(obeyed);
        self.fresh |= self.keeper.tell_obeyed(trouble);
        self.obedience.follow(&self.keeper, false);
    }

    fn watched(&mut self, troubles: Vec<Trouble>) {
        self.keeper
            .troubles
            .retain(|it| !matches!(it, Trouble::NoBackup { .. } | Trouble::ShortOfDisk(_)));
        self.keeper.troubles.extend(troubles);
        self.fresh = true;
    }
}

#[cfg(test)]
mod tests;
