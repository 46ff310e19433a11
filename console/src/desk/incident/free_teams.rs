//! Which teams could come, the likeliest first.

use dispatch_core::register::Team;
use dispatch_core::state::Incident;
use dispatch_core::view::{Readiness, readiness};

use crate::desk::arrivals::seconds;
use crate::desk::sight::Sight;

/// Teams that hold no post here: the type's own kinds first, then in the order in which they would be
/// there; where no time is known, as the crow flies.
#[must_use]
pub fn proposed<'a>(sight: &Sight<'a>, incident: &Incident, search: &str) -> Vec<&'a Team> {
    let state = sight.state();
    let wanted: &[String] = sight.kind(incident).map_or(&[], |it| &it.team_kinds);
    let scene = incident.place.point.or_else(|| {
        state
            .register
            .townships
            .get(&incident.township)
            .map(|it| it.center)
    });
    let mut teams: Vec<&Team> = state
        .register
        .teams
        .values()
        .map(|it| &**it)
        .filter(|team| {
            let here = incident.assignments.get(&team.id);
            here.is_none_or(|it| it.state.is_over())
        })
        .filter(|team| {
            search.is_empty()
                || team.zh.as_str().contains(search)
                || team.en.as_str().contains(search)
        })
        .collect();
    teams.sort_by_key(|team| {
        let kind = wanted
            .iter()
            .position(|it| it == team.kind.as_str())
            .unwrap_or(usize::MAX);
        // Ready now, to be called back from a drill, with another incident.
        let held = match readiness(state, &team.id) {
            Readiness::Held(_) => 2,
            Readiness::Exercising(_) => 1,
            _ => 0,
        };
        let far = scene.map_or(0, |scene| team.point.metres_to(scene));
        let needs_s = seconds(sight, incident, &team.id).unwrap_or(u32::MAX);
        (held, kind == usize::MAX, needs_s, far, kind)
    });
    teams
}
