//! What the ledger thread says on the board: a failed disk, a clock that jumped, an odd entry.

use uuid::Uuid;

use super::{Keeper, Taken, Trouble};
use crate::error::LedgerError;

impl Keeper {
    /// Whether the disk does not take entries.
    pub(super) fn is_down(&self) -> bool {
        self.troubles.iter().any(is_not_recorded)
    }

    /// The disk does not take entries.
    pub(super) fn down(&mut self, cause: String) {
        self.trouble(Trouble::NotRecorded { cause, count: 0 });
    }

    /// Says how many entries are in memory only.
    pub(super) fn count_unrecorded(&mut self, unrecorded: usize) {
        for trouble in &mut self.troubles {
            if let Trouble::NotRecorded { count, .. } = trouble {
                *count = unrecorded;
            }
        }
    }

    /// Says what went wrong with an entry, if anything did.
    pub(super) fn tell(&mut self, id: Uuid, taken: Result<Taken, LedgerError>) {
        match taken {
            Ok(Taken::Folded(..) | Taken::Stood(_)) => {}
            Ok(Taken::Rejected(why)) => self.trouble(Trouble::NotTaken(id, why)),
            Err(err) => self.trouble(Trouble::Stopped(err.to_string())),
        }
    }

    /// Opens a ledger anew that failed to write; whether it takes entries again.
    pub(super) fn try_again(&mut self) -> bool {
        if !self.is_down() || self.recover().is_err() {
            return false;
        }
        self.troubles.retain(|it| !is_not_recorded(it));
        true
    }

    /// Looks at the clock; whether what is to be said about it changed.
    pub(super) fn note_clock(&mut self) -> bool {
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

fn is_not_recorded(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::NotRecorded { .. })
}
