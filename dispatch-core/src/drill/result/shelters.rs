//! Shelters as they were reported.

use serde::Serialize;

use super::Seconds;
use crate::command::ShelterDoor;
use crate::state::State;
use crate::view::shelters;

/// A shelter of which somebody said anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShelterResult {
    /// Which.
    pub id: String,
    /// What was last said of its door, however long ago.
    pub door: ShelterDoor,
    /// People there; null is 不详.
    pub housed: Option<u32>,
    /// People it can take; null is 不详.
    pub places: Option<u32>,
    /// Places left; null is 不详.
    pub left: Option<u32>,
    /// The moment it speaks of.
    pub as_of_s: i64,
    /// Whether that word is too old to say anything now.
    pub stale: bool,
}

/// In the order of their ids.
pub(super) fn of(state: &State, clock: Seconds) -> Vec<ShelterResult> {
    let all = shelters(state, state.at);
    let mut all: Vec<ShelterResult> = all
        .iter()
        .filter_map(|it| {
            let last = it.last?;
            Some(ShelterResult {
                id: it.id.to_string(),
                door: last.door,
                housed: it.housed(),
                places: it.places(),
                left: it.left(),
                as_of_s: clock.s(last.as_of),
                stale: it.door.is_none(),
            })
        })
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}
