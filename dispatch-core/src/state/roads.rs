//! Closed roads: what was said of each, in the order of the moments it speaks of. Known since the third
//! edition.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{RoadCause, Shape};
use crate::time::Time;
use crate::travel::Vehicle;
use crate::words::{ClosureId, IncidentId, Words};

/// How a road is closed, by one word about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadClosed {
    /// Of which incident.
    pub incident: Option<IncidentId>,
    /// Which road, in words.
    pub road: Words,
    /// Where.
    pub shape: Shape,
    /// Why.
    pub cause: RoadCause,
    /// Whom it concerns; none named is everybody.
    pub vehicles: imbl::OrdSet<Vehicle>,
    /// Slowed to so many km/h, at least 1; closed where absent.
    pub slowed_kmh: Option<u32>,
    /// Until when it is expected to hold.
    pub until_at: Option<Time>,
}

/// What was said of a closing once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadMark {
    /// Height of the entry that said it.
    pub height: u64,
    /// How it is closed; `None`: it is open again.
    pub closed: Option<RoadClosed>,
    /// Who said so, and of which moment.
    pub said: Said,
    /// Remark.
    pub words: Option<Words>,
}

/// A closing and what was said of it, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadTrack {
    /// Which.
    pub closure: ClosureId,
    /// Its marks; the last one stands.
    pub marks: imbl::Vector<RoadMark>,
}
