//! The hole that a team leaves behind: who of its kind is still free, where it stood and in the district.

use dispatch_core::register::Team;
use dispatch_core::state::Incident;
use dispatch_core::view::{Readiness, destination, readiness};
use dispatch_core::words::TownshipId;

use crate::desk::arrivals::by_road_s;
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

/// By what it is known who would be there next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// By road: it is the nearest.
    ByRoad,
    /// 直线: so many metres off; who is nearest by road is not known.
    Straight(u32),
}

/// Looks what a team leaves behind when it goes to an incident.
#[must_use]
pub fn hole<'a>(sight: &Sight<'a>, incident: &Incident, team: &Team) -> Hole<'a> {
    let state = sight.state();
    let scene = destination(state, incident).point();
    let is_free = |it: &&Team| {
        let other = it.id != team.id && it.kind == team.kind;
        other && readiness(state, &it.id) == Readiness::Standby
    };
    let teams = state.register.teams.values().map(|it| &**it);
    let free: Vec<&'a Team> = teams.filter(is_free).collect();
    let township = township_of(sight, team);
    let there = free.iter().filter(|it| township_of(sight, it) == township);
    let left_there = there.count();
    let by_road = free
        .iter()
        .filter_map(|it| Some((by_road_s(sight, incident, it)?, *it)))
        .min_by_key(|it| it.0)
        .map(|(_, team)| (team, Next::ByRoad));
    let straight = || {
        let far = |it: &Team| scene.map(|scene| it.point.metres_to(scene));
        let all = free.iter().filter_map(|it| Some((far(it)?, *it)));
        let next = all.min_by_key(|it| it.0);
        next.map(|(metres, team)| (team, Next::Straight(metres)))
    };
    Hole {
        township,
        left_there,
        left: free.len(),
        next: by_road.or_else(straight),
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
