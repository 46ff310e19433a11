//! A ledger folded as far as it was read, with what it takes to look back.

use std::fmt;
use std::sync::Arc;

use dispatch_core::entry::{Author, Entry, World};
use dispatch_core::fold::{self, Judged, Told};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::State;
use dispatch_core::time::Time;
use imbl::{OrdSet, Vector};

use crate::error::LedgerError;
use crate::store::Tip;

/// Lines of the log that are held; what is older is read from the ledger.
pub const LINES_MAX: usize = 20_000;
/// A State is held at each multiple of this height: the maps of State share what did not change,
/// and looking back folds at most so many entries (proof.md B14).
const CHECKPOINT_EVERY: u64 = 1024;
/// Entries read at once.
const BATCH: usize = 1024;
/// Entries folded at once: few enough that what they are read into stays in the cache.
const RUN: usize = 64;

/// An entry as the log shows it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its height.
    pub height: u64,
    /// World time when it was folded.
    pub at: Time,
    /// What its author wrote.
    pub author: Author,
    /// The chain at its height: what an entry typed from paper later rests on.
    pub chain: [u8; 32],
    /// Why it has no effect, if it has none.
    pub refusal: Option<Refusal>,
}

/// Reads entries from a height on, at most so many.
pub type Read<'a> = &'a mut dyn FnMut(u64, usize) -> Result<Vec<Entry>, LedgerError>;

/// A moment of the past that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// As it was at this height.
    Height(u64),
    /// As it was at this moment of world time: before the first entry recorded after it.
    At(Time),
}

/// So many lines of the log are looked back to at least, where the ledger has them.
const LINES_BACK: u64 = 1024;

/// The fold so far.
#[derive(Clone)]
pub(super) struct Folded {
    pub(super) state: State,
    pub(super) tip: Tip,
    pub(super) lines: Vector<Arc<Line>>,
    checkpoints: Vec<(Tip, State)>,
}

impl fmt::Debug for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Folded({}, height {})",
            self.state.world.0, self.tip.height
        )
    }
}

impl Folded {
    /// From a State that is known at `tip`; nothing before it can be looked back to.
    pub(super) fn at(state: State, tip: Tip) -> Folded {
        let checkpoints = vec![(tip, state.clone())];
        Folded {
            state,
            tip,
            lines: Vector::new(),
            checkpoints,
        }
    }

    /// All that `read` gives, from the first entry on. A height that is quarantined further up is
    /// skipped from the start (design §4, "Poison").
    pub(super) fn from_zero(world: &World, read: Read) -> Result<Folded, LedgerError> {
        let folded = Folded::skipping(world, OrdSet::new(), read)?;
        if folded.state.quarantined.is_empty() {
            return Ok(folded);
        }
        Folded::skipping(world, folded.state.quarantined, read)
    }

    fn skipping(world: &World, skip: OrdSet<u64>, read: Read) -> Result<Folded, LedgerError> {
        let genesis = State {
            skip,
            ..State::genesis(world.clone())
        };
        let mut folded = Folded::at(genesis, Tip::genesis(world));
        folded.catch_up(read)?;
        Ok(folded)
    }

    /// Folds what `read` gives beyond the tip.
    pub(super) fn catch_up(&mut self, read: Read) -> Result<(), LedgerError> {
        loop {
            let batch = read(self.tip.height + 1, BATCH)?;
            if batch.is_empty() {
                return Ok(());
            }
            self.push_all(&batch)?;
        }
    }

    /// Folds the next entries.
    fn push_all(&mut self, entries: &[Entry]) -> Result<(), LedgerError> {
        let mut rest = entries;
        while !rest.is_empty() {
            // A checkpoint is taken at the end of a run, where State is at its height.
            let to_checkpoint = CHECKPOINT_EVERY - self.tip.height % CHECKPOINT_EVERY;
            let run = usize::try_from(to_checkpoint).map_or(RUN, |it| it.min(RUN));
            let (run, after) = rest.split_at(run.min(rest.len()));
            self.push_run(run)?;
            rest = after;
        }
        Ok(())
    }

    /// Folds the next entry.
    ///
    /// # Errors
    /// [`LedgerError::NotNext`]: it is not the exact next link, so this is another history.
    pub(super) fn push(&mut self, entry: &Entry) -> Result<Verdict, LedgerError> {
        let mut judged = self.push_run(std::slice::from_ref(entry))?;
        let judged = judged
            .pop()
            .ok_or(LedgerError::NotDurable("no answer".to_owned()))?;
        Ok(judged.verdict)
    }

    /// Folds the next entries, none past the next checkpoint, and notes their lines of the log. Where
    /// one is not the next link none of them is folded.
    fn push_run(&mut self, run: &[Entry]) -> Result<Vec<Judged>, LedgerError> {
        let mut tip = self.tip;
        for entry in run {
            tip.check_next(entry)
                .map_err(|what| LedgerError::NotNext(tip.height + 1, what))?;
            tip = Tip::from(entry);
        }
        let read: Vec<_> = run.iter().map(|it| Author::read(&it.author)).collect();
        let told = run.iter().zip(&read).map(|(it, read)| Told::of(it, read));
        let judged = fold::fold_run(&mut self.state, &told.collect::<Vec<_>>());
        for ((entry, author), judged) in run.iter().zip(read).zip(&judged) {
            // Bytes of a later edition have no author to show; their refusal is counted.
            let Ok(author) = author else { continue };
            self.lines.push_back(Arc::new(Line {
                height: entry.height,
                at: judged.at,
                author,
                chain: entry.chain,
                refusal: judged.verdict.refusal().cloned(),
            }));
        }
        while self.lines.len() > LINES_MAX {
            self.lines.pop_front();
        }
        self.tip = tip;
        if self.tip.height.is_multiple_of(CHECKPOINT_EVERY) {
            self.checkpoints.push((self.tip, self.state.clone()));
        }
        Ok(judged)
    }

    /// The fold as it was, with its log; `None` where it did not reach or reaches no more.
    pub(super) fn back_to(&self, moment: Past, read: Read) -> Result<Option<Folded>, LedgerError> {
        let is_known = |(tip, state): &(Tip, State)| match moment {
            Past::Height(height) => tip.height <= height,
            Past::At(at) => state.at <= at,
        };
        let is_reached = match moment {
            Past::Height(height) => height <= self.tip.height,
            Past::At(_) => true,
        };
        let Some(known) = self.checkpoints.iter().rposition(is_known) else {
            return Ok(None);
        };
        if !is_reached {
            return Ok(None);
        }
        // The lines since the checkpoint may be none, so it begins one earlier where the log that is held
        // does not reach so far back.
        let begins = self.checkpoints[known].0.height;
        let held_from = self.lines.front().map(|it| it.height);
        let begins_earlier = held_from.is_some_and(|held| held > 1 && begins < held + LINES_BACK);
        let known = known.saturating_sub(usize::from(begins_earlier));
        let (tip, state) = &self.checkpoints[known];
        let mut past = Folded::at(state.clone(), *tip);
        match moment {
            Past::Height(height) => {
                while past.tip.height < height {
                    let missing = usize::try_from(height - past.tip.height)
                        .unwrap_or(BATCH)
                        .min(BATCH);
                    let batch = read(past.tip.height + 1, missing)?;
                    if batch.is_empty() {
                        return Ok(None);
                    }
                    past.push_all(&batch)?;
                }
            }
            Past::At(at) => past.catch_up_to(at, self.tip.height, read)?,
        }
        let held = self.lines.iter();
        let held: Vector<_> = held
            .take_while(|it| it.height <= past.tip.height)
            .cloned()
            .collect();
        if held.len() >= past.lines.len() {
            past.lines = held;
        }
        Ok(Some(past))
    }

    /// Folds up to the last entry that was recorded by `at`, and not beyond `height`.
    fn catch_up_to(&mut self, at: Time, height: u64, read: Read) -> Result<(), LedgerError> {
        while self.tip.height < height {
            let batch = read(self.tip.height + 1, BATCH)?;
            if batch.is_empty() {
                return Ok(());
            }
            for entry in batch.iter().take_while(|it| it.height <= height) {
                // World time of an entry is known once it is folded.
                let before = self.clone();
                self.push(entry)?;
                if self.state.at > at {
                    *self = before;
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
