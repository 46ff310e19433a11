//! Who could go at all: readiness, crew, and where a team sets out from.

use std::collections::BTreeMap;

use super::Asked;
use crate::catalogue::Sending;
use crate::command::TeamDoing;
use crate::proposal::{PassedWhy, PlaceBy, SetsOut};
use crate::register::Team;
use crate::state::{AssignmentState, State, TeamTrack};
use crate::time::Time;
use crate::travel::Vehicle;
use crate::view::{Readiness, readiness};
use crate::words::{IncidentId, TeamId};

/// Seconds after which the place of a team that was seen away from its station says nothing any more
/// 位置过时. Derived: at 40 km/h it may be seven kilometres off by then.
pub const POSITION_STALE_S: i64 = 600;

/// A team that could be sent.
#[derive(Clone, Copy, Debug)]
pub struct Ready<'a> {
    /// Which.
    pub team: &'a Team,
    /// How its kind is sent.
    pub sending: &'a Sending,
    /// What it drives in.
    pub vehicle: Vehicle,
    /// From where.
    pub from: SetsOut,
    /// 参演: minutes until it is back from a drill.
    pub recall_min: Option<u32>,
}

impl Ready<'_> {
    /// Seconds until it sets out, its way back from a drill counted in.
    #[must_use]
    pub fn sets_out_s(&self) -> u32 {
        let recall_s = self.recall_min.unwrap_or(0).saturating_mul(60);
        recall_s.saturating_add(self.sending.turnout_s)
    }
}

/// Whether a team could be sent now, or why not.
///
/// # Errors
/// What keeps it, of those that keep it wherever it would be sent.
pub fn ready<'a>(asked: &Asked<'a>, team: &'a Team) -> Result<Ready<'a>, PassedWhy> {
    let recall_min = match readiness(asked.state, &team.id) {
        Readiness::Standby => None,
        Readiness::Exercising(mark) => Some(mark.recall_min),
        Readiness::Held(incident) => return Err(PassedWhy::Busy(incident.clone())),
        Readiness::Resting => return Err(PassedWhy::Resting),
        Readiness::OutOfService => return Err(PassedWhy::OutOfService),
    };
    let sending = asked.sending(team.kind.as_str());
    if team.people < sending.crew {
        return Err(PassedWhy::Crew {
            people: team.people,
            fewest: sending.crew,
        });
    }
    let track = asked.state.teams.get(&team.id).map(|it| &**it);
    let from = match track.filter(|_| recall_min.is_none()) {
        Some(track) => sets_out(asked.state, team, track, asked.now)?,
        None => station(team, None),
    };
    Ok(Ready {
        team,
        sending,
        vehicle: asked.vehicle(team.kind.as_str()),
        from,
        recall_min,
    })
}

fn station(team: &Team, as_of: Option<Time>) -> SetsOut {
    SetsOut {
        point: team.point,
        by: PlaceBy::Station,
        as_of,
    }
}

/// Where a team on stand-by is: at its station, unless it was last seen elsewhere.
fn sets_out(
    state: &State,
    team: &Team,
    track: &TeamTrack,
    now: Time,
) -> Result<SetsOut, PassedWhy> {
    let Some(seen) = &track.observed else {
        return Ok(station(team, None));
    };
    if seen.doing == TeamDoing::Home && seen.point.is_none() {
        return Ok(station(team, Some(seen.at)));
    }
    if now.since_s(seen.at) > POSITION_STALE_S && seen.doing != TeamDoing::Home {
        return Err(PassedWhy::PositionOld { as_of: seen.at });
    }
    let scene = seen.incident.as_ref().and_then(|id| state.incident(id));
    let scene = scene.and_then(|it| it.place.point);
    let as_of = Some(seen.at);
    match (seen.point, scene) {
        (Some(point), _) => Ok(SetsOut {
            point,
            by: PlaceBy::Seen,
            as_of,
        }),
        (None, Some(point)) => Ok(SetsOut {
            point,
            by: PlaceBy::Scene,
            as_of,
        }),
        (None, None) => Err(PassedWhy::PositionOld { as_of: seen.at }),
    }
}

/// Teams that an open incident has asked for and that nobody has yet: a second request would claim
/// them twice.
pub(super) fn asked_for(state: &State) -> BTreeMap<&TeamId, &IncidentId> {
    let mut asked = BTreeMap::new();
    for incident in state.open_incidents() {
        for (team, assignment) in &incident.assignments {
            if assignment.state == AssignmentState::Requested {
                asked.insert(team, &incident.id);
            }
        }
    }
    asked
}
