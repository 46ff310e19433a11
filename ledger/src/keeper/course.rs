//! The course of a ledger: what it came to at any of its heights, folded from zero and kept for the
//! next question. It is for whoever makes a paper beside the ledger thread.

use std::fmt;

use dispatch_core::district_report::Heights;
use dispatch_core::entry::World;
use dispatch_core::state::State;

use super::folded::{Folded, Read};
use crate::error::LedgerError;
use crate::flaw::Flaw;
use crate::store::Tip;

/// A ledger folded from its first entry on, whatever a snapshot says: a paper rests on nothing that
/// is not proven.
pub struct Course {
    world: World,
    folded: Folded,
    heights: Heights,
}

impl fmt::Debug for Course {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Course({:?})", self.folded)
    }
}

impl Course {
    /// Nothing is folded yet.
    #[must_use]
    pub fn of(world: &World) -> Course {
        Course::skipping(State::genesis(world.clone()))
    }

    fn skipping(genesis: State) -> Course {
        let world = genesis.world.clone();
        Course {
            folded: Folded::at(genesis, Tip::genesis(&world)),
            heights: Heights::default(),
            world,
        }
    }

    /// Folds what `read` gives beyond what is folded. A height that was quarantined since is skipped
    /// from the start (design §4, "Poison").
    ///
    /// # Errors
    /// The ledger cannot be read, its chain breaks, or [`LedgerError::NotNext`]: what was folded is
    /// no longer in it, as after a backup was put in its place. Begin anew.
    pub fn follow(&mut self, read: Read<'_>) -> Result<(), LedgerError> {
        let tip = self.folded.tip;
        let stands = tip.height == 0
            || read(tip.height, 1)?
                .first()
                .is_some_and(|it| it.height == tip.height && it.chain == tip.chain);
        if !stands {
            return Err(LedgerError::NotNext(tip.height, Flaw::OtherHistory));
        }
        self.catch_up(read)?;
        if self.folded.state.quarantined != self.folded.state.skip {
            let skip = self.folded.state.quarantined.clone();
            *self = Course::skipping(State {
                skip,
                ..State::genesis(self.world.clone())
            });
            self.catch_up(read)?;
        }
        Ok(())
    }

    fn catch_up(&mut self, read: Read<'_>) -> Result<(), LedgerError> {
        loop {
            let batch = read(self.folded.tip.height + 1, BATCH)?;
            if batch.is_empty() {
                return Ok(());
            }
            for entry in &batch {
                self.folded.push(entry)?;
                self.heights.note(entry.height, self.folded.state.at);
            }
            // Nobody looks at the log here.
            self.folded.lines.clear();
        }
    }

    /// World time of every height that is folded.
    #[must_use]
    pub fn heights(&self) -> &Heights {
        &self.heights
    }

    /// What is known at the last height that is folded.
    #[must_use]
    pub fn end(&self) -> &State {
        &self.folded.state
    }

    /// What was known at `height`; `None` where the ledger does not reach it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn at(&self, height: u64, read: Read<'_>) -> Result<Option<State>, LedgerError> {
        let past = self.folded.back_to(height, read)?;
        Ok(past.map(|it| it.state))
    }
}

/// Entries read at once.
const BATCH: usize = 1024;

#[cfg(test)]
mod tests {
    use dispatch_core::time::Time;

    use super::super::Keeper;
    use super::super::tests::{author, key, memory};
    use super::*;

    #[test]
    fn it_is_what_the_keeper_knew_at_every_height_however_far_it_has_followed() {
        let mut keeper = Keeper::open(memory(), key()).unwrap();
        let mut course = Course::of(&keeper.state().world);
        for (upto, asked) in [(700, [0, 1, 700]), (1500, [1023, 1025, 1500])] {
            for n in keeper.tip().height + 1..=upto {
                let at = Time(1000 + i64::try_from(n).unwrap());
                keeper.take_at(at, &author(u128::from(n))).unwrap();
            }
            let read = &mut |from, limit| keeper.entries(from, limit);
            course.follow(read).unwrap();
            for height in asked {
                let state = course.at(height, read).unwrap().unwrap();
                let board = keeper.board_at(height).unwrap().unwrap();
                assert_eq!(state.digest(), board.state.digest(), "{height}");
            }
            assert!(course.at(upto + 1, read).unwrap().is_none());
            assert_eq!(course.heights().end(), Some(course.end().at));
        }
    }

    #[test]
    fn another_history_is_not_followed() {
        let mut keeper = Keeper::open(memory(), key()).unwrap();
        keeper.take_at(Time(1001), &author(1)).unwrap();
        let mut course = Course::of(&keeper.state().world);
        let read = &mut |from, limit| keeper.entries(from, limit);
        course.follow(read).unwrap();
        let mut other = Keeper::open(memory(), key()).unwrap();
        other.take_at(Time(1002), &author(2)).unwrap();
        let read = &mut |from, limit| other.entries(from, limit);
        let why = course.follow(read).unwrap_err();
        assert!(matches!(why, LedgerError::NotNext(1, Flaw::OtherHistory)));
    }
}
