//! The course of a ledger: what it came to at any of its heights, folded from zero and kept for the
//! next question. It is for whoever makes a paper beside the ledger thread.

use std::fmt;

use dispatch_core::district_report::{DistrictReport, Heights, district_report, previous_cut};
use dispatch_core::entry::World;
use dispatch_core::state::State;
use dispatch_core::time::Time;

use super::folded::{Folded, Past, Read};
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

    /// The report of the district as of `as_of`, made of what was known at `height` and at the cut of
    /// the report before it (practice R18): the one way to make it, for the window and for the
    /// command line.
    ///
    /// # Errors
    /// See [`NoReport`].
    pub fn report(
        &self,
        height: u64,
        as_of: Time,
        read: Read<'_>,
    ) -> Result<DistrictReport, NoReport> {
        let known = self.known(height, read)?;
        let before = match previous_cut(&known, height) {
            Some(cut) => Some((cut, self.known(cut.height, read)?)),
            None => None,
        };
        let before = before.as_ref().map(|(cut, state)| (*cut, state));
        Ok(district_report(&known, as_of, before, &self.heights))
    }

    /// What was known at `height`, under rules that this program knows.
    fn known(&self, height: u64, read: Read<'_>) -> Result<State, NoReport> {
        let state = self.at(height, read)?.ok_or(NoReport::TooHigh(height))?;
        match self.end().needs_edition {
            Some(edition) if state.height < height => Err(NoReport::PastEdition {
                last: state.height,
                edition,
            }),
            _ => Ok(state),
        }
    }

    /// What was known at `height`; `None` where the ledger does not reach it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn at(&self, height: u64, read: Read<'_>) -> Result<Option<State>, LedgerError> {
        let past = self.folded.back_to(Past::Height(height), read)?;
        Ok(past.map(|it| it.state))
    }
}

/// Why there is no report.
#[derive(Debug)]
pub enum NoReport {
    /// The ledger cannot be read.
    Unread(LedgerError),
    /// The ledger does not reach this height.
    TooHigh(u64),
    /// From `last` on the ledger goes on under an edition of the rules that this program does not
    /// know: what it came to would be an old State under a new height.
    PastEdition {
        /// The last height that this program can fold.
        last: u64,
        /// The edition in force from there on.
        edition: u32,
    },
}

impl From<LedgerError> for NoReport {
    fn from(why: LedgerError) -> NoReport {
        NoReport::Unread(why)
    }
}

/// Entries read at once.
const BATCH: usize = 1024;

#[cfg(test)]
mod poison;

#[cfg(test)]
mod tests {
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
                let board = keeper.board_at(Past::Height(height)).unwrap().unwrap();
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
