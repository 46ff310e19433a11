//! The keeper: the ledger together with the State it comes to (design §3, "Threads").
//!
//! [`Keeper`] does one thing after the other and belongs to whoever drives it: a drill on its own
//! clock, a test, or the ledger thread that [`start`] runs for a console.

mod beside;
mod board;
mod course;
mod ended;
mod folded;
mod obeying;
mod snapshot;
mod thread;
mod told;
mod watch;
mod worker;

use std::fmt;
use std::sync::Arc;

use dispatch_core::entry::{Author, Entry, Envelope};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::State;
use dispatch_core::time::Time;
use uuid::Uuid;

pub use beside::Beside;
pub use board::{Board, Trouble};
pub use course::{Course, NoReport};
pub use ended::Part;
pub use folded::{LINES_MAX, Line, Past, Read};
pub use obeying::Obeying;
pub use thread::{Due, PRESSED_MAX, WISHES_MAX, Wiring, start};
pub use watch::{FREE_PERMILLE_MIN, Watch};

use crate::error::LedgerError;
use crate::message::{Message, Rejection};
use crate::signing::Signer;
use crate::store::{Appended, Ledger, Tip};
use folded::Folded;
use snapshot::Snapshot;

/// What became of an entry that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It stands in the ledger and is folded.
    Folded(Appended, Verdict),
    /// It stood there already.
    Stood(Appended),
    /// It takes no height.
    Rejected(Rejection),
}

/// A ledger, the key that signs here, and the State.
pub struct Keeper {
    ledger: Box<dyn Ledger>,
    signer: Box<dyn Signer>,
    folded: Folded,
    /// The State rests on this snapshot until the fold from zero has confirmed it.
    unproven: Option<Snapshot>,
    digest: Option<(u64, [u8; 32])>,
    troubles: Vec<Trouble>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keeper({:?})", self.folded)
    }
}

impl Keeper {
    /// Folds all that the ledger holds.
    ///
    /// # Errors
    /// The ledger cannot be read, or its chain breaks.
    pub fn open(ledger: Box<dyn Ledger>, signer: Box<dyn Signer>) -> Result<Keeper, LedgerError> {
        let read = &mut |from, limit| ledger.read(from, limit);
        let folded = Folded::from_zero(ledger.world(), read)?;
        Ok(Keeper::of(ledger, signer, folded))
    }

    /// Folds nothing yet, whatever the ledger holds: for a drill that goes on after its beginning,
    /// and must tell its own steps from what was entered by hand ([`Keeper::follow`]).
    #[must_use]
    pub fn at_beginning(ledger: Box<dyn Ledger>, signer: Box<dyn Signer>) -> Keeper {
        let tip = Tip::genesis(ledger.world());
        let state = State::genesis(ledger.world().clone());
        Keeper::of(ledger, signer, Folded::at(state, tip))
    }

    /// Folds the next entry that stands in the ledger already; its id, or `None` at the end.
    ///
    /// # Errors
    /// The ledger cannot be read, or its chain breaks.
    pub fn follow(&mut self) -> Result<Option<Uuid>, LedgerError> {
        let next = self.ledger.read(self.folded.tip.height + 1, 1)?;
        let Some(entry) = next.first() else {
            return Ok(None);
        };
        self.push(entry)?;
        Ok(Envelope::read(&entry.author).ok().map(|it| it.id))
    }

    fn of(ledger: Box<dyn Ledger>, signer: Box<dyn Signer>, folded: Folded) -> Keeper {
        let mut keeper = Keeper {
            ledger,
            signer,
            folded,
            unproven: None,
            digest: None,
            troubles: Vec::new(),
        };
        keeper.note_edition();
        keeper.note_broken();
        keeper
    }

    /// Tells of what broke the rules before this start and is not quarantined.
    fn note_broken(&mut self) {
        let quarantined = &self.folded.state.quarantined;
        let broken = self.folded.lines.iter().filter(|line| {
            matches!(line.refusal, Some(Refusal::RuleBroken(_)))
                && !quarantined.contains(&line.height)
        });
        self.troubles
            .extend(broken.map(|line| Trouble::RuleBroken(line.height)));
    }

    /// What is known.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.folded.state
    }

    /// The last entry that is folded.
    #[must_use]
    pub fn tip(&self) -> Tip {
        self.folded.tip
    }

    /// Entries as they stand in the ledger, at most `limit` of them from height `from` on.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn entries(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.ledger.read(from, limit)
    }

    /// The ledger's clock.
    #[must_use]
    pub fn now(&self) -> Time {
        self.ledger.now()
    }

    /// Signs, appends and folds at the ledger's clock.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: it is not recorded, and nothing will be before
    /// [`Keeper::recover`].
    pub fn take(&mut self, author: &Author) -> Result<Taken, LedgerError> {
        let message = Message::sign(author, &*self.signer);
        match self.ledger.append(&message)? {
            Ok(appended) => self.fold(&message, appended),
            Err(why) => Ok(Taken::Rejected(why)),
        }
    }

    /// The same at a time that the caller decides: a step of a drill at its scheduled moment.
    ///
    /// # Errors
    /// As for [`Keeper::take`].
    pub fn take_at(&mut self, now: Time, author: &Author) -> Result<Taken, LedgerError> {
        let message = Message::sign(author, &*self.signer);
        match self.ledger.append_all(&[(now, message.clone())])?.pop() {
            Some(Ok(appended)) => self.fold(&message, appended),
            Some(Err(why)) => Ok(Taken::Rejected(why)),
            None => Err(LedgerError::NotDurable("no answer".to_owned())),
        }
    }

    /// Signs, folds and appends what `next` gives until it gives nothing more, in one transaction
    /// that is durable when this returns: for the rows of a district. Each is made from the State
    /// and the entry before it.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: nothing of it is recorded, and the State is as before.
    pub fn take_group(
        &mut self,
        mut next: impl FnMut(&State, Tip) -> Option<(Time, Author)>,
    ) -> Result<(), LedgerError> {
        let before = self.folded.clone();
        let mut group = Vec::new();
        while let Some((now, author)) = next(&self.folded.state, self.folded.tip) {
            let message = Message::sign(&author, &*self.signer);
            self.push(&self.folded.tip.next(now, &message))?;
            group.push((now, message));
        }
        let expected = self.folded.tip;
        let appended = self.ledger.append_all(&group);
        if appended.is_ok() && self.ledger.tip() == expected {
            return Ok(());
        }
        // Some of it stood already or takes no height: the ledger's own order counts.
        self.folded = before;
        appended?;
        self.catch_up()
    }

    fn fold(&mut self, message: &Message, appended: Appended) -> Result<Taken, LedgerError> {
        if appended.height <= self.folded.tip.height {
            return Ok(Taken::Stood(appended));
        }
        while self.folded.tip.height + 1 < appended.height {
            self.follow()?;
        }
        let verdict = self.push(&Entry {
            height: appended.height,
            recorded_at: appended.recorded_at,
            author: message.author().to_vec(),
            key: *message.key(),
            signature: *message.signature(),
            chain: appended.chain,
        })?;
        Ok(Taken::Folded(appended, verdict))
    }

    fn push(&mut self, entry: &Entry) -> Result<Verdict, LedgerError> {
        self.remember_id(entry)?;
        let verdict = self.folded.push(entry)?;
        if matches!(verdict, Verdict::Refused(Refusal::RuleBroken(_))) {
            self.trouble(Trouble::RuleBroken(entry.height));
        }
        let quarantined = &self.folded.state.quarantined;
        self.troubles.retain(
            |it| !matches!(it, Trouble::RuleBroken(height) if quarantined.contains(height)),
        );
        self.note_edition();
        Ok(verdict)
    }

    /// A snapshot does not hold the ids that were seen, a million of them in a long ledger; until it
    /// is proven the ledger's own index says whether this one stood before.
    fn remember_id(&mut self, entry: &Entry) -> Result<(), LedgerError> {
        if self.unproven.is_none() {
            return Ok(());
        }
        let Ok(envelope) = Envelope::read(&entry.author) else {
            return Ok(());
        };
        match self.ledger.first_height(envelope.id)? {
            Some(height) if height < entry.height => {
                self.folded.state.seen.insert(envelope.id, height);
            }
            _ => {}
        }
        Ok(())
    }

    fn note_edition(&mut self) {
        if let Some(edition) = self.folded.state.needs_edition {
            self.trouble(Trouble::NeedsEdition(edition));
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Computes the digest here and now, where no thread does.
    pub fn compute_digest(&mut self) {
        if self
            .digest
            .is_none_or(|(height, _)| height != self.folded.tip.height)
        {
            self.digest = Some((self.folded.tip.height, self.folded.state.digest()));
        }
    }

    /// Whether the newest digest is of the last entry.
    #[must_use]
    pub fn has_digest(&self) -> bool {
        self.digest
            .is_some_and(|(height, _)| height == self.folded.tip.height)
    }

    /// After [`LedgerError::NotDurable`]: opens the ledger anew, verifies it, and folds what may
    /// have reached the disk without having been acknowledged.
    ///
    /// # Errors
    /// Still not writable, or damaged.
    pub fn recover(&mut self) -> Result<(), LedgerError> {
        self.ledger.recover()?;
        self.catch_up()
    }

    fn catch_up(&mut self) -> Result<(), LedgerError> {
        while self.folded.tip.height < self.ledger.tip().height {
            for entry in self.ledger.read(self.folded.tip.height + 1, 1024)? {
                self.push(&entry)?;
            }
        }
        Ok(())
    }

    /// What is shown now.
    #[must_use]
    pub fn board(&self) -> Board {
        Board {
            state: Arc::new(self.folded.state.clone()),
            tip: self.folded.tip,
            lines: self.folded.lines.clone(),
            digest: self.digest,
            unproven: self.unproven.is_some(),
            troubles: self.troubles.clone(),
        }
    }

    /// What was shown at a moment; `None` where the ledger does not reach it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn board_at(&self, moment: Past) -> Result<Option<Board>, LedgerError> {
        let past = self
            .folded
            .back_to(moment, &mut |from, limit| self.ledger.read(from, limit))?;
        Ok(past.map(|past| Board {
            state: Arc::new(past.state),
            tip: past.tip,
            lines: past.lines,
            digest: None,
            unproven: self.unproven.is_some(),
            troubles: Vec::new(),
        }))
    }
}

#[cfg(test)]
mod tests;
