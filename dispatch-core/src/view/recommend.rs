//! Whom to send 派谁: per incident the teams that its type and level ask for, chosen together where
//! incidents want the same; why each, why not the others, and what stays uncovered.
//!
//! Nothing here searches a way: how long each takes is handed in, and where nobody knows, nobody is
//! proposed for it. Everything is an integer, ties go by the order of ids, and the same input gives the
//! same proposal on every machine.

mod candidates;
mod contests;
mod cover;
mod joint;
mod needs;
mod options;
mod rest;
mod supplies;

pub use candidates::{POSITION_STALE_S, Ready, ready};
pub use needs::{level_of, wanted};
pub use options::destination;
pub use supplies::{LOADING_S, outlook, propose_supplies, wanting_supplies};

use std::fmt;

use crate::catalogue::{Catalogue, Sending};
use crate::point::Point;
use crate::proposal::Proposal;
use crate::state::{Incident, State};
use crate::time::Time;
use crate::travel::{Timed, Travel, Vehicle};

/// How long each way takes, as somebody else found out.
pub trait Ways {
    /// From here to there on these wheels; `None` is 不详, never no time at all.
    fn way(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Travel>;

    /// How long the same takes, for whoever asks no more: cover is reckoned from every ready team to the
    /// middle of every township. `None` is 不详.
    fn timed(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Timed> {
        self.way(vehicle, from, to).map(Timed::from)
    }
}

impl<F: Fn(Vehicle, Point, Point) -> Option<Travel>> Ways for F {
    fn way(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
        self(vehicle, from, to)
    }
}

/// What a proposal rests on.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What is known.
    pub state: &'a State,
    /// When.
    pub now: Time,
    /// The words of the trade: on what wheels a kind of team goes, and how it is sent.
    pub catalogue: &'a Catalogue,
    /// How long each way takes.
    pub ways: &'a dyn Ways,
}

impl fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut asked = f.debug_struct("Asked");
        asked.field("height", &self.state.height);
        asked.field("now", &self.now).finish_non_exhaustive()
    }
}

impl<'a> Asked<'a> {
    /// How teams of a kind are sent.
    #[must_use]
    pub fn sending(&self, kind: &str) -> &'a Sending {
        static UNSAID: Sending = Sending::UNSAID;
        self.catalogue.sending.get(kind).unwrap_or(&UNSAID)
    }

    /// What a kind of team drives in; a car where the catalogue does not know the kind.
    #[must_use]
    pub fn vehicle(&self, kind: &str) -> Vehicle {
        let known = self.catalogue.team_kinds.get(kind);
        known.map_or(Vehicle::Car, |it| it.vehicle)
    }
}

/// What each of these incidents should be sent, chosen together so that lives come first and the ways
/// are shortest; in their order. Those whose type is not in the register need nobody that is known.
#[must_use]
pub fn recommend(asked: &Asked<'_>, incidents: &[&Incident]) -> Vec<Proposal> {
    joint::propose(asked, incidents)
}

/// The open incidents that ask for forces, in the order of the queue: those that a township handles by
/// itself ask for none until they are raised.
#[must_use]
pub fn asking(state: &State, now: Time) -> Vec<&Incident> {
    let mut queue = super::queue(state, now);
    queue.retain(|it| !it.self_handled);
    queue
}
