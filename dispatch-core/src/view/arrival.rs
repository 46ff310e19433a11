//! When a team is there: counted from where it was seen last, and said to be late where it is, with why.
//! The time that the way takes comes in as data.

use super::{Readiness, kind_of_team, readiness};
use crate::catalogue::{Catalogue, Sending};
use crate::command::TeamDoing;
use crate::point::Point;
use crate::proposal::PlaceBy;
use crate::state::{Assignment, AssignmentState, Incident, State};
use crate::time::Time;
use crate::travel::Travel;
use crate::words::TeamId;

/// Seconds from the call until a team should have left: what the catalogue says of its kind, by which it
/// was proposed as well.
#[must_use]
pub fn turnout_s(state: &State, catalogue: &Catalogue, team: &TeamId) -> u32 {
    let kind = kind_of_team(state, team);
    let sending = kind.and_then(|kind| catalogue.sending.get(kind));
    sending.unwrap_or(&Sending::UNSAID).turnout_s
}

/// How a team comes, as somebody else found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The way from its [`team_place`].
    pub way: Travel,
    /// Whether that goes round a closed road.
    pub rounds: bool,
    /// Seconds from the call until it should have left: its [`turnout_s`].
    pub turnout_s: u32,
}

/// Where a team is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamPlace {
    /// Where.
    pub point: Point,
    /// How that is known.
    pub by: PlaceBy,
    /// When it was seen there; `None`: its station, and nobody saw it elsewhere.
    pub seen_at: Option<Time>,
}

/// Where a team is reckoned from, for a proposal and for an arrival alike: where it was seen last, the scene
/// that it worked at or is leaving, else its station. One that takes part in a drill comes from its station,
/// since the minutes until it is back are counted to there. `None`: it stands in no register and was seen
/// nowhere.
#[must_use]
pub fn team_place(state: &State, team: &TeamId) -> Option<TeamPlace> {
    let track = state.teams.get(team);
    let seen = track.and_then(|it| it.observed.as_ref());
    let exercises = matches!(readiness(state, team), Readiness::Exercising(_));
    let seen = seen.filter(|it| it.doing != TeamDoing::Home && !exercises);
    let there = seen.and_then(|it| {
        let at_scene = || {
            use TeamDoing::{OnScene, Withdrawing, Working};
            let scene = it.incident.as_ref().and_then(|id| state.incident(id));
            let is_there = matches!(it.doing, OnScene | Working | Withdrawing);
            scene.filter(|_| is_there)?.place.point
        };
        let by = it.point.map_or(PlaceBy::Scene, |_| PlaceBy::Seen);
        Some(TeamPlace {
            point: it.point.or_else(at_scene)?,
            by,
            seen_at: Some(it.at),
        })
    });
    let station = state.register.teams.get(team).map(|it| TeamPlace {
        point: it.point,
        by: PlaceBy::Station,
        seen_at: None,
    });
    there.or(station)
}

/// Why a team is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateWhy {
    /// 尚未出发: sent at this moment and not under way.
    NotSetOut(Time),
    /// Nobody saw it since it set out, at this moment.
    Unseen(Time),
    /// It was seen last at this moment.
    OldPosition(Time),
    /// It goes round a closed road.
    RoundClosed,
}

/// When a team arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When it should be there. Once its turnout is over and it has not set out this moves on with the
    /// clock.
    pub due_at: Time,
    /// By how many seconds it is later than it should be; 0 where it is not.
    pub late_s: i64,
    /// Why it is late; empty where it is not.
    pub why: Vec<LateWhy>,
}

impl Arrival {
    /// Seconds until it is due; below 0 once it should have been there.
    #[must_use]
    pub fn left_s(&self, now: Time) -> i64 {
        self.due_at.since_s(now)
    }
}

/// When a team that was sent to an incident arrives there; `None` where it does not come, is there, or is
/// only asked for.
#[must_use]
pub fn arrival(
    state: &State,
    incident: &Incident,
    team: &TeamId,
    coming: Coming,
    now: Time,
) -> Option<Arrival> {
    let assignment = incident.assignments.get(team)?;
    let way_s = i64::from(coming.way.seconds);
    let mut late = match assignment.state {
        AssignmentState::Dispatched | AssignmentState::Accepted => {
            let sent = assignment.sent()?.at;
            let leaves = sent.plus_s(i64::from(coming.turnout_s));
            let waited = now.since_s(leaves).max(0);
            let why = (waited > 0).then_some(LateWhy::NotSetOut(sent));
            Arrival {
                due_at: leaves.max(now).plus_s(way_s),
                late_s: waited,
                why: why.into_iter().collect(),
            }
        }
        AssignmentState::EnRoute => under_way(state, assignment, team, way_s, now)?,
        _ => return None,
    };
    // Later than it said itself.
    let beyond = assignment.eta.map_or(0, |eta| late.due_at.since_s(eta));
    late.late_s = late.late_s.max(beyond);
    if late.late_s > 0 && coming.rounds {
        late.why.push(LateWhy::RoundClosed);
    }
    Some(late)
}

fn under_way(
    state: &State,
    assignment: &Assignment,
    team: &TeamId,
    way_s: i64,
    now: Time,
) -> Option<Arrival> {
    let set_out = assignment.set_out.as_ref().map(|it| it.at);
    let seen_at = team_place(state, team)?.seen_at;
    // What was seen before it set out for this place says only where it came from.
    let from = seen_at.max(set_out).or(assignment.as_of)?;
    let due_at = from.plus_s(way_s);
    let late_s = now.since_s(due_at).max(0);
    let why = match seen_at.filter(|it| set_out.is_none_or(|set_out| *it > set_out)) {
        Some(at) => LateWhy::OldPosition(at),
        None => LateWhy::Unseen(from),
    };
    let why = (late_s > 0).then_some(why);
    Some(Arrival {
        due_at,
        late_s,
        why: why.into_iter().collect(),
    })
}
