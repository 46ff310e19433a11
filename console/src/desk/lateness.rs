//! Who is late, as the core computes it, in the shape of the clocks on the screen.

use dispatch_core::state::Incident;
use dispatch_core::view::{Clock, ClockKind, clocks};
use dispatch_core::words::DepartmentId;

use super::sight::Sight;
use super::widgets::Deadline;
use crate::language::Key;

/// The clocks of an incident's departments, read once for a board.
#[derive(Debug)]
pub struct Lateness {
    clocks: Vec<Clock>,
}

impl Lateness {
    /// As it stands for this incident.
    #[must_use]
    pub fn of(sight: &Sight<'_>, incident: &Incident) -> Lateness {
        Lateness {
            clocks: clocks(sight.state(), incident),
        }
    }

    /// Every clock, those of the departments and the incident's own.
    pub fn all(&self) -> impl Iterator<Item = &Clock> {
        self.clocks.iter()
    }

    /// The clock that runs for a department.
    #[must_use]
    pub fn clock(&self, id: &DepartmentId) -> Option<&Clock> {
        self.clocks
            .iter()
            .find(|it| it.department.as_ref() == Some(id))
    }

    /// The clock of the incident itself for one thing.
    #[must_use]
    pub fn own(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks
            .iter()
            .find(|it| it.kind == kind && it.department.is_none())
    }

    /// Whether a department is late.
    #[must_use]
    pub fn is_late(&self, sight: &Sight<'_>, id: &DepartmentId) -> bool {
        self.clock(id).is_some_and(|it| it.is_late(sight.now))
    }
}

/// A running clock as it is drawn.
#[must_use]
pub fn deadline(clock: &Clock) -> Deadline {
    Deadline {
        from: clock.from,
        due: clock.due,
        done: None,
    }
}

/// What a clock waits for, in a word.
#[must_use]
pub fn waits_for(kind: ClockKind) -> Key {
    match kind {
        ClockKind::TakeWhistle => Key::DueTake,
        ClockKind::Reach => Key::BoardCalled,
        ClockKind::Acknowledge => Key::StepOwnAcknowledge,
        ClockKind::OnScene => Key::BoardOnScene,
        ClockKind::NameCommander => Key::DueNamed,
        ClockKind::CommanderOnScene => Key::DueCommander,
        ClockKind::Report => Key::DueReport,
        ClockKind::TownshipOnScene => Key::DueTownship,
        ClockKind::Situation => Key::DueSituation,
        ClockKind::Transfer => Key::DueTransfer,
    }
}
