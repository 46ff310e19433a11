//! Whether a team can be sent now (practice R9, §2 "team states").

use crate::command::TeamDoing;
use crate::state::{ExerciseMark, State};
use crate::words::{IncidentId, TeamId};

/// How ready a team is. Of the register and what is known beyond it, nothing is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness<'a> {
    /// 备勤: nothing is known that keeps it.
    Standby,
    /// 参演: to be called back from a drill first, never on stand-by.
    Exercising(&'a ExerciseMark),
    /// An incident holds it.
    Held(&'a IncidentId),
    /// 休整
    Resting,
    /// 不可用
    OutOfService,
}

/// How ready a team is now. A team that an incident holds is held, also where it is to come from a
/// drill.
#[must_use]
pub fn readiness<'a>(state: &'a State, team: &TeamId) -> Readiness<'a> {
    let Some(track) = state.teams.get(team) else {
        return Readiness::Standby;
    };
    if let Some(incident) = &track.custody {
        return Readiness::Held(incident);
    }
    if let Some(mark) = track.exercising() {
        return Readiness::Exercising(mark);
    }
    match track.observed.as_ref().map(|seen| seen.doing) {
        Some(TeamDoing::Resting) => Readiness::Resting,
        Some(TeamDoing::OutOfService) => Readiness::OutOfService,
        _ => Readiness::Standby,
    }
}

/// The kind of a team, of the register or as it was entered on the spot.
#[must_use]
pub fn kind_of_team<'a>(state: &'a State, team: &TeamId) -> Option<&'a str> {
    let listed = state.register.teams.get(team).map(|it| it.kind.as_str());
    listed.or_else(|| {
        let known = state.teams.get(team)?.unlisted.as_ref()?;
        Some(known.kind.as_str())
    })
}

/// The teams that take part in a drill now, in the order of their ids.
#[must_use]
pub fn exercising(state: &State) -> Vec<(&TeamId, &ExerciseMark)> {
    let teams = state.teams.iter();
    teams
        .filter_map(|(id, track)| Some((id, track.exercising()?)))
        .collect()
}
