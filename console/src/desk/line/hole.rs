//! The hole that a team leaves behind: who of its kind is still free, where it stood and in the district.

use dispatch_core::register::Team;
use dispatch_core::state::Incident;
use dispatch_core::words::TownshipId;

use crate::desk::nearest::{Next, free_of_kind, next_of};
use crate::desk::sight::Sight;

/// What is left of a team's kind once it has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole<'a> {
    /// The township that the team stands in: its owner's, or the one whose office is nearest.
    pub township: Option<TownshipId>,
    /// How many of its kind are free there still.
    pub left_there: usize,
    /// How many in the whole district.
    pub left: usize,
    /// The free one of its kind that would be there next, and by what that is known.
    pub next: Option<(&'a Team, Next)>,
}

/// Looks what a team leaves behind when it goes to an incident.
#[must_use]
pub fn hole<'a>(sight: &Sight<'a>, incident: &Incident, team: &Team) -> Hole<'a> {
    let free = free_of_kind(sight, team);
    let township = township_of(sight, team);
    let there = free.iter().filter(|it| township_of(sight, it) == township);
    let left_there = there.count();
    Hole {
        township,
        left_there,
        left: free.len(),
        next: next_of(sight, incident, &free),
    }
}

/// Where a team stands: at a township's own, else the township whose office is nearest.
fn township_of(sight: &Sight<'_>, team: &Team) -> Option<TownshipId> {
    if let dispatch_core::register::Unit::Township(id) = &team.owner {
        return Some(id.clone());
    }
    let townships = sight.state().register.townships.values();
    let nearest = townships.min_by_key(|it| it.center.metres_to(team.point));
    nearest.map(|it| it.id.clone())
}
