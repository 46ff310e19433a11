//! A ledger in memory: for drills at full speed and for tests.

use std::collections::BTreeMap;
use std::fmt;

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use uuid::Uuid;

use crate::clock::LedgerClock;
use crate::error::LedgerError;
use crate::message::{Message, admit};
use crate::store::{Appended, Ledger, Outcome, Rejected, Tip};

/// Nothing in it outlives the process.
pub struct MemoryLedger {
    world: World,
    clock: Box<dyn LedgerClock>,
    entries: Vec<Entry>,
    heights: BTreeMap<Uuid, Vec<u64>>,
    rejected: Rejected,
}

impl fmt::Debug for MemoryLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "MemoryLedger({}, {} entries)",
            self.world.0,
            self.entries.len()
        )
    }
}

impl MemoryLedger {
    /// An empty ledger of `world`.
    #[must_use]
    pub fn new(world: World, clock: Box<dyn LedgerClock>) -> MemoryLedger {
        MemoryLedger {
            world,
            clock,
            entries: Vec::new(),
            heights: BTreeMap::new(),
            rejected: Rejected::new(),
        }
    }

    fn at(&self, height: u64) -> Option<&Entry> {
        self.entries
            .get(usize::try_from(height.checked_sub(1)?).ok()?)
    }

    fn standing(&self, id: Uuid, message: &Message) -> Option<Appended> {
        self.heights.get(&id)?.iter().find_map(|&height| {
            let entry = self.at(height)?;
            (entry.author == message.author() && entry.key == *message.key()).then(|| Appended {
                repeated: true,
                ..Appended::anew(entry)
            })
        })
    }

    fn push(&mut self, id: Uuid, entry: Entry) {
        self.heights.entry(id).or_default().push(entry.height);
        self.entries.push(entry);
    }

    fn append_at(&mut self, now: Time, message: &Message) -> Outcome {
        let envelope = admit(&self.world, message).inspect_err(|why| {
            *self.rejected.entry(why.name().to_owned()).or_default() += 1;
        })?;
        if let Some(standing) = self.standing(envelope.id, message) {
            return Ok(standing);
        }
        let entry = self.tip().next(now, message);
        let appended = Appended::anew(&entry);
        self.push(envelope.id, entry);
        Ok(appended)
    }
}

impl Ledger for MemoryLedger {
    fn world(&self) -> &World {
        &self.world
    }

    fn now(&self) -> Time {
        self.clock.now()
    }

    fn clock_jump_ms(&self) -> Option<i64> {
        self.clock.jump_ms()
    }

    fn tip(&self) -> Tip {
        self.entries
            .last()
            .map_or_else(|| Tip::genesis(&self.world), Tip::from)
    }

    fn append(&mut self, message: &Message) -> Result<Outcome, LedgerError> {
        let now = self.clock.now();
        Ok(self.append_at(now, message))
    }

    fn append_all(&mut self, group: &[(Time, Message)]) -> Result<Vec<Outcome>, LedgerError> {
        Ok(group
            .iter()
            .map(|(now, message)| self.append_at(*now, message))
            .collect())
    }

    fn carry(&mut self, entries: &[Entry]) -> Result<(), LedgerError> {
        let mut tip = self.tip();
        let mut taken = Vec::with_capacity(entries.len());
        for entry in entries {
            taken.push((
                crate::store::carried_id(&self.world, &tip, entry)?,
                entry.clone(),
            ));
            tip = Tip::from(entry);
        }
        for (id, entry) in taken {
            self.push(id, entry);
        }
        Ok(())
    }

    fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let skip = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
        Ok(self
            .entries
            .iter()
            .skip(skip)
            .take(limit)
            .cloned()
            .collect())
    }

    fn first_height(&self, id: Uuid) -> Result<Option<u64>, LedgerError> {
        Ok(self
            .heights
            .get(&id)
            .and_then(|heights| heights.first().copied()))
    }

    fn rejected(&self) -> Result<Rejected, LedgerError> {
        Ok(self.rejected.clone())
    }

    fn recover(&mut self) -> Result<(), LedgerError> {
        Ok(())
    }
}
