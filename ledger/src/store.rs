//! What every backend does: give a height, keep it, show it again.

use std::collections::BTreeMap;

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use uuid::Uuid;

use crate::chain::{self, Chain};
use crate::error::LedgerError;
use crate::flaw::Flaw;
use crate::hex;
use crate::message::{Message, Rejection, admit};

/// The last entry of a ledger, or its genesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    /// 0 before the first entry.
    pub height: u64,
    /// When the last entry was recorded; `None` before the first.
    pub recorded_at: Option<Time>,
    /// The chain at `height`.
    pub chain: Chain,
}

impl Tip {
    /// Before the first entry.
    #[must_use]
    pub fn genesis(world: &World) -> Tip {
        Tip {
            height: 0,
            recorded_at: None,
            chain: chain::genesis(world),
        }
    }

    /// The entry that `message` becomes when it is recorded next, at `now` or, when that lies
    /// before the last entry, at the last entry's time: time never runs back in a ledger.
    #[must_use]
    pub fn next(&self, now: Time, message: &Message) -> Entry {
        let height = self.height + 1;
        let recorded_at = self.recorded_at.map_or(now, |last| last.max(now));
        Entry {
            height,
            recorded_at,
            chain: chain::link(
                &self.chain,
                height,
                recorded_at,
                message.author(),
                message.key(),
                message.signature(),
            ),
            author: message.author().to_vec(),
            key: *message.key(),
            signature: *message.signature(),
        }
    }

    /// Whether `entry` is the exact next link.
    ///
    /// # Errors
    /// What is wrong with it, and what was expected.
    pub fn check_next(&self, entry: &Entry) -> Result<(), Flaw> {
        let height = self.height + 1;
        if entry.height != height {
            return Err(Flaw::Height {
                found: entry.height,
                expected: height,
            });
        }
        if self
            .recorded_at
            .is_some_and(|last| entry.recorded_at < last)
        {
            return Err(Flaw::TimeRunsBack);
        }
        let expected = chain::expected(&self.chain, entry);
        if entry.chain != expected {
            return Err(Flaw::Chain {
                found: hex::write(&entry.chain),
                expected: hex::write(&expected),
            });
        }
        Ok(())
    }
}

impl From<&Entry> for Tip {
    fn from(entry: &Entry) -> Tip {
        Tip {
            height: entry.height,
            recorded_at: Some(entry.recorded_at),
            chain: entry.chain,
        }
    }
}

/// The ledger's answer: durable, at this height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The height it has.
    pub height: u64,
    /// When it was recorded.
    pub recorded_at: Time,
    /// The chain at that height.
    pub chain: Chain,
    /// It stood already with the same bytes and took no new height.
    pub repeated: bool,
}

impl Appended {
    /// The answer for an entry that was just written.
    #[must_use]
    pub fn anew(entry: &Entry) -> Appended {
        Appended {
            height: entry.height,
            recorded_at: entry.recorded_at,
            chain: entry.chain,
            repeated: false,
        }
    }
}

/// The outcome for one message: it has a height, or it is counted as rejected.
pub type Outcome = Result<Appended, Rejection>;

/// How often messages were rejected, by [`Rejection::name`].
pub type Rejected = BTreeMap<String, u64>;

/// A totally ordered, durable, append-only list of entries of one world (law 1).
///
/// **Rules that every backend keeps** (`contract.rs` checks them): heights count from 1 without
/// gaps; the chain is the one of [`chain`]; `recorded_at` never goes back; a message whose id
/// stands already with the same bytes under the same key takes no height and is answered with the
/// old one; the same id with other bytes takes a height (the fold refuses it); what
/// [`crate::message::admit`] rejects takes no height and is counted. Nothing is acknowledged
/// before it is durable.
pub trait Ledger: Send {
    /// The world of this ledger.
    fn world(&self) -> &World;

    /// The ledger's clock now, in the embedded backends.
    fn now(&self) -> Time;

    /// See [`crate::clock::LedgerClock::jump_ms`].
    fn clock_jump_ms(&self) -> Option<i64>;

    /// The last entry.
    fn tip(&self) -> Tip;

    /// Appends one message at the ledger's clock.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: not acknowledged; see [`Ledger::recover`].
    fn append(&mut self, message: &Message) -> Result<Outcome, LedgerError>;

    /// Appends a group, each at the time that stands beside it, acknowledged together: for drills,
    /// whose steps are recorded at their scheduled time.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: none of the group is acknowledged.
    fn append_all(&mut self, group: &[(Time, Message)]) -> Result<Vec<Outcome>, LedgerError>;

    /// Takes over entries that another ledger ordered, with their heights, times and chains.
    ///
    /// # Errors
    /// [`LedgerError::NotNext`] if one is not the exact next link: none of them is taken.
    /// [`LedgerError::NotDurable`] as for [`Ledger::append`].
    fn carry(&mut self, entries: &[Entry]) -> Result<(), LedgerError>;

    /// At most `limit` entries from height `from` on, in order.
    ///
    /// # Errors
    /// The store cannot be read.
    fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError>;

    /// The first height at which `id` stands.
    ///
    /// # Errors
    /// The store cannot be read.
    fn first_height(&self, id: Uuid) -> Result<Option<u64>, LedgerError>;

    /// How many messages were rejected, by reason.
    ///
    /// # Errors
    /// The store cannot be read.
    fn rejected(&self) -> Result<Rejected, LedgerError>;

    /// After [`LedgerError::NotDurable`]: opens the store anew, verifies the whole chain and that
    /// everything acknowledged is there. Until this succeeds the ledger takes nothing.
    ///
    /// # Errors
    /// Still not writable, or damaged.
    fn recover(&mut self) -> Result<(), LedgerError>;
}

/// The id of an entry that may be carried over after `tip`.
pub(crate) fn carried_id(world: &World, tip: &Tip, entry: &Entry) -> Result<Uuid, LedgerError> {
    let refuse = |what: Flaw| LedgerError::NotNext(entry.height, what);
    tip.check_next(entry).map_err(refuse)?;
    let envelope = admit(world, &Message::from(entry)).map_err(|why| refuse(Flaw::Entry(why)))?;
    Ok(envelope.id)
}
