//! Which open incidents lie nearest to a place (practice R12): one rule for the call note, the whistle
//! and a risk point. The way is the straight line 直线, since no road is known here.

use std::cmp::Reverse;

use crate::point::Point;
use crate::state::{Incident, State};
use crate::time::Time;
use crate::words::TownshipId;

/// How many are offered (practice R12).
pub const NEAREST: usize = 3;
/// As near as this is near by, in metres (practice R12).
pub const NEAR_M: u32 = 1_000;
/// What was reported within this time may be the same, in seconds (practice R12).
pub const RECENT_S: i64 = 3_600;

/// An open incident as seen from a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'a> {
    /// Which.
    pub incident: &'a Incident,
    /// The straight line to it in metres; `None` where either place has no point 不详.
    pub metres: Option<u32>,
    /// Whether it lies in the township that was named.
    pub is_same_township: bool,
    /// When it was last reported.
    pub reported_at: Time,
}

impl Near<'_> {
    /// Whether it lies near by: within [`NEAR_M`], or, where no way is known, in the same township.
    #[must_use]
    pub fn is_near(&self) -> bool {
        match self.metres {
            Some(metres) => metres <= NEAR_M,
            None => self.is_same_township,
        }
    }

    /// Whether it was reported within [`RECENT_S`].
    #[must_use]
    pub fn is_recent(&self, now: Time) -> bool {
        now.since_s(self.reported_at) <= RECENT_S
    }
}

/// Every open incident, the nearest first. What lies near by stands before what is farther; of the
/// near ones, one whose way is known before one of which only the township is known; then by the
/// straight line, and last whatever has no known way and lies elsewhere. Of two that are equally near
/// the one reported later stands first, and of these the younger.
#[must_use]
pub fn near<'a>(
    state: &'a State,
    point: Option<Point>,
    township: Option<&TownshipId>,
) -> Vec<Near<'a>> {
    let seen = |incident: &'a Incident| {
        let reporters = incident.reporters.iter().map(|it| it.received_at);
        Near {
            incident,
            metres: point
                .zip(incident.place.point)
                .map(|(from, to)| from.metres_to(to)),
            is_same_township: township == Some(&incident.township),
            reported_at: reporters.max().unwrap_or(incident.received_at),
        }
    };
    let mut near: Vec<Near<'_>> = state.open_incidents().into_iter().map(seen).collect();
    near.sort_by_key(|it| {
        let class = match (it.is_near(), it.metres.is_some()) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let newest = Reverse((it.reported_at, it.incident.number));
        (class, it.metres, newest)
    });
    near
}
