//! Who would lie inside a ground that nobody recorded yet: what a wind or a leak would do is seen before it
//! is said.

use super::standing::{Outlines, rank, standing};
use crate::command::Affected;
use crate::footprint::Footprint;
use crate::state::{Incident, State};

/// Everybody who would lie inside such a ground at an incident, in the order in which they are looked after.
#[must_use]
pub fn covered_by(
    state: &State,
    incident: &Incident,
    ground: &Footprint,
    outlines: &Outlines,
) -> Vec<Affected> {
    let all = standing(state, incident).into_iter();
    let inside = all.filter(|it| {
        let centre = it.point.is_some_and(|at| ground.part(at).is_some());
        centre || outlines.are_touched(&it.who, ground)
    });
    let mut inside: Vec<Affected> = inside.map(|it| it.who).collect();
    inside.sort_by_key(|it| (rank(state, it), it.clone()));
    inside
}
