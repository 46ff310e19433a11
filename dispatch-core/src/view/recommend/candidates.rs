//! Who could go at all: readiness, crew, and where a team sets out from.

use std::collections::BTreeMap;

use super::Asked;
use crate::catalogue::Sending;
use crate::command::TeamDoing;
use crate::proposal::{PassedWhy, PlaceBy, SetsOut};
use crate::register::Team;
use crate::state::{AssignmentState, State};
use crate::time::Time;
use crate::travel::Vehicle;
use crate::view::{Readiness, readiness, team_place};
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
    let from = sets_out(asked.state, team, asked.now)?;
    Ok(Ready {
        team,
        sending,
        vehicle: asked.vehicle(team.kind.as_str()),
        from,
        recall_min,
    })
}

/// Where a team that could be sent is, by the rule of [`team_place`]; an error where it was last seen away
/// from its station, too long ago or nobody knows where.
fn sets_out(state: &State, team: &Team, now: Time) -> Result<SetsOut, PassedWhy> {
    let track = state.teams.get(&team.id);
    let observed = track.and_then(|it| it.observed.as_ref());
    let place = team_place(state, &team.id).filter(|it| it.seen_at.is_some());
    match (observed, place) {
        (Some(seen), Some(_)) if now.since_s(seen.at) > POSITION_STALE_S => {
            Err(PassedWhy::PositionOld { as_of: seen.at })
        }
        (_, Some(place)) => Ok(SetsOut {
            point: place.point,
            by: place.by,
            as_of: place.seen_at,
        }),
        (Some(seen), None) if seen.doing != TeamDoing::Home && !exercises(state, team) => {
            Err(PassedWhy::PositionOld { as_of: seen.at })
        }
        (seen, None) => Ok(SetsOut {
            point: team.point,
            by: PlaceBy::Station,
            as_of: seen
                .filter(|it| it.doing == TeamDoing::Home)
                .map(|it| it.at),
        }),
    }
}

fn exercises(state: &State, team: &Team) -> bool {
    matches!(readiness(state, &team.id), Readiness::Exercising(_))
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
