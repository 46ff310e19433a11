//! Teams (practice R4, R8): custody over decisions, place over the newest observation.

use super::{Act, words};
use crate::command::{
    AnswerTeam, Dispatch, Recall, ReleaseTeam, RequestTeam, TeamAnswer, TeamDoing, TeamState,
};
use crate::refusal::Refusal;
use crate::register::Route;
use crate::state::{
    Assignment, AssignmentState, Compensation, ConflictKind, Incident, Observation, Shared, Status,
    TeamTrack,
};
use crate::words::{IncidentId, TeamId};

/// The incident that holds a team, if any.
fn custody(act: &Act<'_>, team: &TeamId) -> Option<IncidentId> {
    act.state.teams.get(team).and_then(|it| it.custody.clone())
}

fn set_custody(act: &mut Act<'_>, team: &TeamId, custody: Option<IncidentId>) {
    let track = act
        .state
        .teams
        .entry(team.clone())
        .or_insert_with(|| Shared::new(TeamTrack::default()));
    track.change().custody = custody;
}

/// A team that is free to be decided about, or the claim that stands.
fn free(act: &Act<'_>, team: &TeamId, for_incident: &IncidentId) -> Result<(), Refusal> {
    let zh = words(act.state.register.team_zh(team));
    if let Some(holder) = custody(act, team) {
        if &holder == for_incident {
            return Err(Refusal::AlreadyHere(zh));
        }
        let incident = act.look(&holder)?;
        let state = incident
            .assignments
            .get(team)
            .map_or("", |it| it.state.zh());
        return Err(Refusal::HeldElsewhere {
            team: zh,
            incident: super::incident::title(incident),
            state: words(state),
            holder,
        });
    }
    let doing = act
        .state
        .teams
        .get(team)
        .and_then(|it| it.observed.as_ref())
        .map(|it| it.doing);
    match doing {
        Some(TeamDoing::Resting) => Err(Refusal::NotReady {
            team: zh,
            state: words("休整"),
        }),
        Some(TeamDoing::OutOfService) => Err(Refusal::NotReady {
            team: zh,
            state: words("不可用"),
        }),
        _ => Ok(()),
    }
}

fn route(act: &Act<'_>, team: &TeamId) -> Route {
    act.state
        .register
        .teams
        .get(team)
        .map_or(Route::Own, |it| it.route)
}

pub(super) fn dispatch(act: &mut Act<'_>, it: &Dispatch) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    act.known_team(&it.team)?;
    let route = route(act, &it.team);
    let owner = act
        .state
        .register
        .teams
        .get(&it.team)
        .map(|it| it.owner.clone());
    let own_seat = owner.is_some() && owner.as_ref() == act.unit();
    if !own_seat {
        match route {
            Route::Own => {}
            Route::Military => return Err(Refusal::MilitaryRoute),
            Route::Request | Route::Agreement | Route::Up => {
                let desk = act
                    .state
                    .register
                    .teams
                    .get(&it.team)
                    .and_then(|it| it.desk.clone());
                return Err(Refusal::OtherDispatcher(
                    desk.unwrap_or_else(|| words("其所属")),
                ));
            }
        }
    }
    free(act, &it.team, &id)?;
    let mut assignment = Assignment::new(route, AssignmentState::Dispatched);
    assignment.dispatched = Some(act.said());
    assignment.words.clone_from(&it.task);
    assign(act, &id, &it.team, assignment)?;
    set_custody(act, &it.team, Some(id.clone()));
    act.undo_with(Compensation::Assignment(id, it.team.clone()));
    Ok(())
}

fn assign(
    act: &mut Act<'_>,
    id: &IncidentId,
    team: &TeamId,
    assignment: Assignment,
) -> Result<(), Refusal> {
    let incident = act.change(id)?;
    incident
        .assignments
        .insert(team.clone(), Shared::new(assignment));
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    Ok(())
}

pub(super) fn request(act: &mut Act<'_>, it: &RequestTeam) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    act.known_team(&it.team)?;
    let expected = route(act, &it.team);
    if expected != it.route {
        return Err(Refusal::WrongRoute {
            expected,
            found: it.route,
        });
    }
    free(act, &it.team, &id)?;
    if act
        .look(&id)?
        .assignments
        .get(&it.team)
        .is_some_and(|it| it.state == AssignmentState::Requested)
    {
        return Err(Refusal::AlreadyHere(words(
            act.state.register.team_zh(&it.team),
        )));
    }
    let mut assignment = Assignment::new(it.route, AssignmentState::Requested);
    assignment.dispatched = Some(act.said());
    assignment.words.clone_from(&it.task);
    assign(act, &id, &it.team, assignment)?;
    act.undo_with(Compensation::Assignment(id, it.team.clone()));
    Ok(())
}

pub(super) fn answer(act: &mut Act<'_>, it: &AnswerTeam) -> Result<(), Refusal> {
    let id = act.resolve(&it.incident)?;
    let said = act.said();
    let free_for_us = custody(act, &it.team).is_none_or(|holder| holder == id);
    let mut assignment = existing_or_new(act, &id, &it.team)?;
    assignment.accepted = Some(said);
    match &it.answer {
        TeamAnswer::Cannot(why) => {
            assignment.words = Some(why.clone());
            let held = assignment.state.holds() && !assignment.seen_only;
            assignment.state = AssignmentState::Declined;
            act.change(&id)?
                .assignments
                .insert(it.team.clone(), Shared::new(assignment));
            if held {
                set_custody(act, &it.team, None);
            }
        }
        TeamAnswer::Accepted | TeamAnswer::Sent => {
            let sent = it.answer == TeamAnswer::Sent;
            let state = if sent {
                AssignmentState::EnRoute
            } else {
                AssignmentState::Accepted
            };
            if !assignment.state.holds() || assignment.state < state {
                assignment.state = state;
            }
            if sent {
                assignment.set_out.get_or_insert(act.said());
            }
            hold(act, &id, &it.team, assignment, free_for_us)?;
        }
    }
    Ok(())
}

fn existing_or_new(act: &Act<'_>, id: &IncidentId, team: &TeamId) -> Result<Assignment, Refusal> {
    let existing = act.look(id)?.assignments.get(team).map(|it| (**it).clone());
    Ok(existing
        .filter(|it| !it.state.is_over())
        .unwrap_or_else(|| Assignment::new(route(act, team), AssignmentState::Dispatched)))
}

/// Stores an assignment in a holding state; where another incident has the custody it is only seen
/// here, and both claims stand as a conflict.
fn hold(
    act: &mut Act<'_>,
    id: &IncidentId,
    team: &TeamId,
    mut assignment: Assignment,
    free_for_us: bool,
) -> Result<(), Refusal> {
    let had_conflict = assignment.seen_only;
    assignment.seen_only = !free_for_us;
    assign(act, id, team, assignment)?;
    if free_for_us {
        set_custody(act, team, Some(id.clone()));
    } else if !had_conflict && let Some(holder) = custody(act, team) {
        let here = super::incident::title(act.look(id)?).to_string();
        let there = super::incident::title(act.look(&holder)?).to_string();
        let claims = [format!("归属「{there}」"), format!("报告在「{here}」")];
        act.raise_conflict(
            ConflictKind::Custody,
            team.as_str(),
            vec![holder, id.clone()],
            claims,
        );
    }
    Ok(())
}

pub(super) fn team_state(act: &mut Act<'_>, it: &TeamState) -> Result<(), Refusal> {
    if let Some(unlisted) = &it.unlisted {
        let track = act
            .state
            .teams
            .entry(it.team.clone())
            .or_insert_with(|| Shared::new(TeamTrack::default()));
        track
            .change()
            .unlisted
            .get_or_insert_with(|| unlisted.clone());
    }
    act.known_team(&it.team)?;
    let said = act.said();
    let holder = custody(act, &it.team);
    let observation = Observation {
        doing: it.doing,
        incident: it.incident.clone(),
        point: it.point,
        at: said.at,
    };
    let track = act
        .state
        .teams
        .entry(it.team.clone())
        .or_insert_with(|| Shared::new(TeamTrack::default()));
    let track = track.change();
    let newest = track
        .observed
        .as_ref()
        .is_none_or(|had| had.at <= observation.at);
    if newest {
        track.observed = Some(observation);
    }
    let Some(id) = it.incident.as_ref().or(holder.as_ref()) else {
        return Ok(());
    };
    let id = act.resolve(id)?;
    let mut assignment = existing_or_new(act, &id, &it.team)?;
    step(&mut assignment, it, act);
    let free_for_us =
        holder.as_ref().is_none_or(|holder| *holder == id) && act.look(&id)?.status.is_open();
    if assignment.state.holds() {
        if act.look(&id)?.status.is_open() {
            hold(act, &id, &it.team, assignment, free_for_us)?;
        } else {
            // Seen at a scene whose command has ended: recorded, held by nobody.
            assignment.seen_only = true;
            act.change(&id)?
                .assignments
                .insert(it.team.clone(), Shared::new(assignment));
        }
    } else {
        act.change(&id)?
            .assignments
            .insert(it.team.clone(), Shared::new(assignment));
        if holder.as_ref() == Some(&id) {
            set_custody(act, &it.team, None);
        }
    }
    Ok(())
}

/// The step an observation is, with the earlier ones it implies.
fn step(assignment: &mut Assignment, it: &TeamState, act: &Act<'_>) {
    let (said, implied) = (act.said(), act.implied());
    if it.strength != crate::command::Strength::default() {
        assignment.strength = it.strength.clone();
    }
    assignment.eta = it.eta_at.or(assignment.eta);
    let keep_later = |had: AssignmentState, new: AssignmentState| {
        // A word that comes late never turns a later step back.
        if had.holds() && new.holds() && had > new {
            had
        } else {
            new
        }
    };
    let reached = |doing: TeamDoing| it.doing >= doing && it.doing <= TeamDoing::Working;
    if reached(TeamDoing::Accepted) {
        let exact = it.doing == TeamDoing::Accepted;
        assignment
            .accepted
            .get_or_insert_with(|| if exact { said.clone() } else { implied.clone() });
    }
    if reached(TeamDoing::EnRoute) {
        let exact = it.doing == TeamDoing::EnRoute;
        let better = assignment
            .set_out
            .as_ref()
            .is_none_or(|had| had.implied && exact);
        if better {
            assignment.set_out = Some(if exact { said.clone() } else { implied.clone() });
        }
    }
    if reached(TeamDoing::OnScene) {
        let exact = it.doing == TeamDoing::OnScene;
        let better = assignment
            .on_scene
            .as_ref()
            .is_none_or(|had| had.implied && exact);
        if better {
            assignment.on_scene = Some(if exact { said } else { implied });
        }
    }
    let new = match it.doing {
        TeamDoing::Accepted => AssignmentState::Accepted,
        TeamDoing::EnRoute => AssignmentState::EnRoute,
        TeamDoing::OnScene => AssignmentState::OnScene,
        TeamDoing::Working => AssignmentState::Working,
        TeamDoing::Withdrawing => AssignmentState::Withdrawing,
        TeamDoing::Home => AssignmentState::Home,
        TeamDoing::Resting | TeamDoing::OutOfService => AssignmentState::Resting,
    };
    assignment.state = keep_later(assignment.state, new);
}

pub(super) fn release(act: &mut Act<'_>, it: &ReleaseTeam) -> Result<(), Refusal> {
    let said = act.said();
    let id = act.resolve(&it.incident)?;
    let zh = words(act.state.register.team_zh(&it.team));
    let incident = act.change(&id)?;
    match incident.assignments.get_mut(&it.team) {
        Some(assignment) if !assignment.state.is_over() => {
            let assignment = assignment.change();
            assignment.released = Some(said);
            assignment.state = AssignmentState::Withdrawing;
        }
        _ => return Err(Refusal::NotHere(zh)),
    }
    if custody(act, &it.team).as_ref() == Some(&id) {
        set_custody(act, &it.team, None);
    }
    Ok(())
}

pub(super) fn recall(act: &mut Act<'_>, it: &Recall) -> Result<(), Refusal> {
    let said = act.said();
    act.known_team(&it.team)?;
    let from = act.resolve(&it.from)?;
    let to = act.open(&it.to)?.id.clone();
    if from == to {
        return Err(Refusal::SameIncident);
    }
    let zh = words(act.state.register.team_zh(&it.team));
    if custody(act, &it.team).as_ref() != Some(&from) {
        return Err(Refusal::NotHere(zh));
    }
    let losing: &mut Incident = act.change(&from)?;
    if let Some(assignment) = losing.assignments.get_mut(&it.team) {
        let assignment = assignment.change();
        assignment.state = AssignmentState::Recalled;
        assignment.released = Some(said.clone());
        assignment.words = Some(it.words.clone());
    }
    let mut assignment = Assignment::new(route(act, &it.team), AssignmentState::Dispatched);
    assignment.dispatched = Some(said);
    assignment.words = Some(it.words.clone());
    assign(act, &to, &it.team, assignment)?;
    set_custody(act, &it.team, Some(to));
    Ok(())
}

/// Lets go of every team an incident still holds: its command has ended.
pub(super) fn let_go(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let said = act.said();
    let held: Vec<TeamId> = act
        .look(id)?
        .assignments
        .iter()
        .filter(|(_, it)| it.state.holds() || it.state == AssignmentState::Requested)
        .map(|(team, _)| team.clone())
        .collect();
    for team in held {
        let was_requested = act
            .look(id)?
            .assignments
            .get(&team)
            .is_some_and(|it| it.state == AssignmentState::Requested);
        if let Some(assignment) = act.change(id)?.assignments.get_mut(&team) {
            let assignment = assignment.change();
            assignment.released.get_or_insert_with(|| said.clone());
            assignment.state = if was_requested {
                AssignmentState::Cancelled
            } else {
                AssignmentState::Withdrawing
            };
        }
        if custody(act, &team).as_ref() == Some(id) {
            set_custody(act, &team, None);
        }
    }
    Ok(())
}

/// Moves the custody of a team as a person settled it.
pub(super) fn settle_custody(
    act: &mut Act<'_>,
    team: &TeamId,
    winner: &IncidentId,
) -> Result<(), Refusal> {
    let winner = act.resolve(winner)?;
    let Some(holder) = custody(act, team) else {
        return Ok(());
    };
    if holder == winner {
        // The other one only saw it.
        return Ok(());
    }
    let said = act.said();
    if let Some(assignment) = act.change(&holder)?.assignments.get_mut(team) {
        let assignment = assignment.change();
        assignment.state = AssignmentState::Recalled;
        assignment.released = Some(said);
    }
    let mut assignment = existing_or_new(act, &winner, team)?;
    assignment.seen_only = false;
    let holds = assignment.state.holds();
    assign(act, &winner, team, assignment)?;
    set_custody(act, team, holds.then_some(winner));
    Ok(())
}
