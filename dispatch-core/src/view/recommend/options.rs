//! What each need of an incident could be filled with, and what not, and why.

use std::collections::BTreeMap;

use super::needs::{level_of, under_way, wanted};
use super::{Asked, Ready};
use crate::catalogue::Level;
use crate::point::Point;
use crate::proposal::{Destination, Passed, PassedWhy, Pick};
use crate::register::{Route, Team};
use crate::state::{AssignmentState, Incident, State};
use crate::view::{Urgency, urgency};
use crate::words::{IncidentId, TeamId, TeamKind};

/// A team and whether it could be sent.
pub(super) type Looked<'a> = (&'a Team, Result<Ready<'a>, PassedWhy>);

/// Seconds by which a team that stands in for another kind counts as later than it is. Derived.
const STANDS_IN_S: u32 = 1_800;
/// Seconds by which a force of the city or the province counts as later: the district's own go first.
/// Derived.
const UP_S: u32 = 1_800;
/// The same for troops, which the government asks for when the others do not suffice (军队参加抢险救灾
/// 条例 arts. 4, 7). Derived.
const MILITARY_S: u32 = 3_600;

/// What a second of waiting counts at an incident, by what it stands in the queue for: a minute where
/// lives hang on it is worth ten elsewhere. Derived.
pub(super) fn weight(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Life => 10,
        Urgency::WhistleWaiting => 3,
        Urgency::NoCommander | Urgency::Overdue => 2,
        Urgency::Open => 1,
    }
}

/// A way to fill a need.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Which of those that were looked at.
    pub team: usize,
    /// What would be proposed; its rank is not known yet.
    pub pick: Pick,
    /// Seconds that it counts as.
    pub counts_s: u32,
}

/// One need of an incident.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub kind: TeamKind,
    pub wanted: u32,
    pub under_way: u32,
    /// The first to arrive first, then by id.
    pub choices: Vec<Choice>,
    /// Who cannot, with the straight line to the place for the order in which they are told.
    pub passed: Vec<(u32, Passed)>,
}

impl Open {
    /// Teams that are still to be found.
    pub fn missing(&self) -> usize {
        let missing = self.wanted.saturating_sub(self.under_way);
        usize::try_from(missing).unwrap_or(usize::MAX)
    }
}

/// An incident with its needs.
#[derive(Clone, Debug)]
pub(super) struct Asking<'a> {
    pub incident: &'a Incident,
    /// What a second of its waiting counts.
    pub weight: i64,
    pub level: Level,
    pub decided: bool,
    pub to: Destination,
    pub needs: Vec<Open>,
}

/// Looks at what an incident needs and who could come.
pub(super) fn asking<'a>(
    asked: &Asked<'_>,
    incident: &'a Incident,
    looked: &[Looked<'_>],
    asked_for: &BTreeMap<&TeamId, &IncidentId>,
) -> Asking<'a> {
    let (level, decided) = level_of(incident);
    let to = destination(asked.state, incident);
    let kind = asked.state.register.kind(&incident.kind);
    let wanted = kind.map(|it| wanted(it, level)).unwrap_or_default();
    let had = under_way(asked, incident, &wanted);
    let mut needs = Vec::new();
    for ((kind, wanted), under_way) in wanted.into_iter().zip(had) {
        let Ok(kind) = TeamKind::new(kind) else {
            continue;
        };
        let mut open = Open {
            kind,
            wanted,
            under_way,
            choices: Vec::new(),
            passed: Vec::new(),
        };
        if open.missing() > 0 {
            let ask = Ask {
                asked,
                incident,
                to: to.point(),
                asked_for,
            };
            fill(&ask, looked, &mut open);
        }
        needs.push(open);
    }
    Asking {
        incident,
        weight: weight(urgency(asked.state, incident, asked.now)),
        level,
        decided,
        to,
        needs,
    }
}

/// Where an incident is, or the middle of its township.
#[must_use]
pub fn destination(state: &State, incident: &Incident) -> Destination {
    let township = state.register.townships.get(&incident.township);
    match (incident.place.point, township) {
        (Some(point), _) => Destination::Place(point),
        (None, Some(township)) => Destination::Township(township.center),
        (None, None) => Destination::Unknown,
    }
}

struct Ask<'a> {
    asked: &'a Asked<'a>,
    incident: &'a Incident,
    to: Option<Point>,
    asked_for: &'a BTreeMap<&'a TeamId, &'a IncidentId>,
}

fn fill(ask: &Ask<'_>, looked: &[Looked<'_>], open: &mut Open) {
    for (place, (team, standing)) in looked.iter().enumerate() {
        let own = team.kind == open.kind;
        let stands_in = !own && {
            let also = &ask.asked.sending(team.kind.as_str()).also;
            also.iter().any(|it| it == open.kind.as_str())
        };
        if !own && !stands_in {
            continue;
        }
        match choice(ask, team, standing, stands_in) {
            Some(Ok(pick)) => {
                let counts_s = counts_s(&pick);
                let team = place;
                open.choices.push(Choice {
                    team,
                    pick,
                    counts_s,
                });
            }
            Some(Err(why)) if own => {
                let far = ask.to.map_or(0, |to| team.point.metres_to(to));
                let team = team.id.clone();
                open.passed.push((far, Passed { team, why }));
            }
            // Who would only stand in is not missed; who is here already is counted there.
            Some(Err(_)) | None => {}
        }
    }
    open.choices
        .sort_by(|a, b| (a.pick.arrives_s, &a.pick.team).cmp(&(b.pick.arrives_s, &b.pick.team)));
    let of = u32::try_from(open.choices.len()).unwrap_or(u32::MAX);
    for (rank, choice) in (1..).zip(&mut open.choices) {
        (choice.pick.rank, choice.pick.of) = (rank, of);
    }
}

/// A team for this incident, or why it cannot come; `None` where it is here, or was asked to come.
fn choice(
    ask: &Ask<'_>,
    team: &Team,
    standing: &Result<Ready<'_>, PassedWhy>,
    stands_in: bool,
) -> Option<Result<Pick, PassedWhy>> {
    let here = ask.incident.assignments.get(&team.id).map(|it| it.state);
    match here {
        Some(AssignmentState::Requested) => return None,
        Some(state) if state.holds() => return None,
        Some(AssignmentState::Declined) => return Some(Err(PassedWhy::Declined)),
        _ => {}
    }
    let it = match standing {
        Ok(it) => it,
        Err(PassedWhy::Busy(incident)) if *incident == ask.incident.id => return None,
        Err(why) => return Some(Err(why.clone())),
    };
    if let Some(incident) = ask.asked_for.get(&team.id) {
        return Some(Err(PassedWhy::AskedFor((*incident).clone())));
    }
    let way = ask.to.and_then(|to| {
        let ways = ask.asked.ways;
        ways.way(it.vehicle, it.from.point, to)
    });
    let Some(travel) = way else {
        return Some(Err(PassedWhy::NoWay));
    };
    let arrives_s = it.sets_out_s().saturating_add(travel.seconds);
    let limit_s = it.sending.reach_min.saturating_mul(60);
    if arrives_s > limit_s {
        let early = arrives_s.saturating_sub(it.recall_min.unwrap_or(0).saturating_mul(60));
        return Some(Err(match it.recall_min {
            Some(recall_min) if early <= limit_s => PassedWhy::Exercising { recall_min },
            _ => PassedWhy::Beyond { arrives_s, limit_s },
        }));
    }
    Some(Ok(Pick {
        team: team.id.clone(),
        route: team.route,
        from: it.from,
        vehicle: it.vehicle,
        travel,
        turnout_s: it.sending.turnout_s,
        recall_min: it.recall_min,
        stands_in,
        arrives_s,
        rank: 0,
        of: 0,
    }))
}

fn counts_s(pick: &Pick) -> u32 {
    let by_route = match pick.route {
        Route::Own | Route::Request | Route::Agreement => 0,
        Route::Up => UP_S,
        Route::Military => MILITARY_S,
    };
    let learnt = if pick.stands_in { STANDS_IN_S } else { 0 };
    pick.arrives_s
        .saturating_add(by_route)
        .saturating_add(learnt)
}
