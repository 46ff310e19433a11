//! Teams (practice R4, R8): custody over decisions, place over the newest observation.

mod custody;
mod observed;
mod step;

pub(super) use custody::{custody, sent_to, set_custody, settle_custody, track};
pub(super) use observed::{answer, team_state};

use custody::{assign, free};

use super::{Act, words};
use crate::command::{Dispatch, Recall, ReleaseTeam, RequestTeam};
use crate::refusal::Refusal;
use crate::register::Route;
use crate::state::{Assignment, AssignmentState, Compensation};
use crate::words::{IncidentId, TeamId};

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
    let own_seat = (owner.is_some() && owner.as_ref() == act.unit()) || act.is_director();
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
    let before = act.look(&id)?.assignments.get(&it.team).cloned();
    let mut assignment = Assignment::decided(route, AssignmentState::Dispatched, act.said());
    assignment.words.clone_from(&it.task);
    assignment.proposal.clone_from(&it.proposal);
    assignment.because.clone_from(&it.because);
    assign(act, &id, &it.team, assignment)?;
    set_custody(act, &it.team, Some(id.clone()));
    act.undo_with(Compensation::Assignment(id, it.team.clone(), before));
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
    let before = act.look(&id)?.assignments.get(&it.team).cloned();
    if before
        .as_ref()
        .is_some_and(|it| it.state == AssignmentState::Requested)
    {
        return Err(Refusal::AlreadyHere(words(
            act.state.register.team_zh(&it.team),
        )));
    }
    let mut assignment = Assignment::decided(it.route, AssignmentState::Requested, act.said());
    assignment.words.clone_from(&it.task);
    assignment.proposal.clone_from(&it.proposal);
    assignment.because.clone_from(&it.because);
    assign(act, &id, &it.team, assignment)?;
    act.undo_with(Compensation::Assignment(id, it.team.clone(), before));
    Ok(())
}

/// Sends or asks for a team once more, as it was sent before. One that is decided about elsewhere since,
/// or that cannot go, is left to a person.
pub(super) fn send_anew(act: &mut Act<'_>, id: &IncidentId, team: &TeamId) -> Result<(), Refusal> {
    if free(act, team, id).is_err() {
        return Ok(());
    }
    let had = act.look(id)?.assignments.get(team).cloned();
    let route = had.as_ref().map_or(Route::Own, |it| it.route);
    let state = match route {
        Route::Own => AssignmentState::Dispatched,
        Route::Request | Route::Agreement | Route::Up | Route::Military => {
            AssignmentState::Requested
        }
    };
    let mut assignment = Assignment::decided(route, state, act.said());
    assignment.words = had.and_then(|it| it.words.clone());
    assign(act, id, team, assignment)?;
    if state.holds() {
        set_custody(act, team, Some(id.clone()));
    }
    Ok(())
}

/// What edition 2 keeps with each team, of the scenes that it had been sent to before.
pub(super) fn remember_scenes(act: &mut Act<'_>) {
    let sent: Vec<(TeamId, IncidentId)> = act
        .state
        .incidents
        .values()
        .flat_map(|incident| {
            let under_way = incident.assignments.iter();
            under_way
                .filter(|(_, it)| !it.state.is_over())
                .map(|(team, _)| (team.clone(), incident.id.clone()))
        })
        .collect();
    for (team, scene) in sent {
        sent_to(act, &team, scene);
    }
}

/// The assignment as it stands, or a new one where the last is over. A refusal that turns into a
/// consent is one assignment all the same.
fn existing_or_new(act: &Act<'_>, id: &IncidentId, team: &TeamId) -> Result<Assignment, Refusal> {
    let existing = act.look(id)?.assignments.get(team).map(|it| (**it).clone());
    Ok(existing
        .filter(|it| !it.state.is_over() || it.state == AssignmentState::Declined)
        .unwrap_or_else(|| Assignment::new(route(act, team), AssignmentState::Dispatched)))
}

pub(super) fn release(act: &mut Act<'_>, it: &ReleaseTeam) -> Result<(), Refusal> {
    let said = act.said();
    let id = act.resolve(&it.incident)?;
    let zh = words(act.state.register.team_zh(&it.team));
    match act.change(&id)?.assignments.get_mut(&it.team) {
        Some(assignment) if !assignment.state.is_over() => assignment.change().let_go(said),
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
    let reason = words(format!("{}:{}", it.reason.zh(), it.words));
    if let Some(assignment) = act.change(&from)?.assignments.get_mut(&it.team) {
        let assignment = assignment.change();
        assignment.state = AssignmentState::Recalled;
        assignment.as_of = Some(said.at);
        assignment.released = Some(said.clone());
        assignment.words = Some(reason.clone());
    }
    // Seen at the gaining scene already: that stands.
    let mut assignment = existing_or_new(act, &to, &it.team)?;
    if !assignment.state.holds() {
        assignment.state = AssignmentState::Dispatched;
    }
    assignment.seen_only = false;
    assignment.dispatched = Some(said);
    assignment.words = Some(reason);
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
        if let Some(assignment) = act.change(id)?.assignments.get_mut(&team) {
            assignment.change().let_go(said.clone());
        }
        if custody(act, &team).as_ref() == Some(id) {
            set_custody(act, &team, None);
        }
    }
    Ok(())
}
