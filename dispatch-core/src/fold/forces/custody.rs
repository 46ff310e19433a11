//! Custody: one incident holds a team, by decision (practice R1, R8).

use crate::command::TeamDoing;
use crate::fold::{Act, incident::title, words};
use crate::refusal::Refusal;
use crate::state::{Assignment, AssignmentState, ConflictKind, Shared, Status, TeamTrack};
use crate::words::{IncidentId, TeamId};

/// The incident that holds a team, if any.
pub(in crate::fold) fn custody(act: &Act<'_>, team: &TeamId) -> Option<IncidentId> {
    act.state.teams.get(team).and_then(|it| it.custody.clone())
}

pub(in crate::fold) fn set_custody(act: &mut Act<'_>, team: &TeamId, custody: Option<IncidentId>) {
    track(act, team).custody = custody;
}

/// What is known of a team, to be changed.
pub(in crate::fold) fn track<'a>(act: &'a mut Act<'_>, team: &TeamId) -> &'a mut TeamTrack {
    act.state
        .teams
        .entry(team.clone())
        .or_insert_with(|| Shared::new(TeamTrack::default()))
        .change()
}

/// A team that is free to be decided about, or the claim that stands.
pub(super) fn free(act: &Act<'_>, team: &TeamId, for_incident: &IncidentId) -> Result<(), Refusal> {
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
            incident: title(incident),
            state: words(state),
            holder,
        });
    }
    let known = act.state.teams.get(team);
    if known.is_some_and(|it| it.exercising().is_some()) {
        // It takes part in a drill since it was last seen to rest: it can be called back from there.
        return Ok(());
    }
    let doing = known.and_then(|it| it.observed.as_ref()).map(|it| it.doing);
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

/// Stores an assignment, and the incident is no longer only reported.
pub(super) fn assign(
    act: &mut Act<'_>,
    id: &IncidentId,
    team: &TeamId,
    assignment: Assignment,
) -> Result<(), Refusal> {
    let incident = act.change(id)?;
    let (here, is_over) = (incident.id.clone(), assignment.state.is_over());
    incident
        .assignments
        .insert(team.clone(), Shared::new(assignment));
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    if is_over {
        back_from(act, team, &here);
    } else {
        sent_to(act, team, here);
    }
    Ok(())
}

/// Writes a scene down with the team, until it is back from there.
pub(in crate::fold) fn sent_to(act: &mut Act<'_>, team: &TeamId, scene: IncidentId) {
    if act.state.edition >= 2 {
        track(act, team).scenes.insert(scene);
    }
}

fn back_from(act: &mut Act<'_>, team: &TeamId, scene: &IncidentId) {
    let known = act.state.teams.get(team);
    if known.is_some_and(|it| it.scenes.contains(scene)) {
        track(act, team).scenes.remove(scene);
    }
}

/// Stores what a fact made of an assignment, and keeps custody true to it.
///
/// Where another incident has the custody the team is only seen here, and both claims stand as a
/// conflict; at a scene whose command has ended nobody holds it.
pub(super) fn store(
    act: &mut Act<'_>,
    id: &IncidentId,
    team: &TeamId,
    mut assignment: Assignment,
) -> Result<(), Refusal> {
    let holder = custody(act, team);
    let ours = holder.as_ref() == Some(id);
    if !assignment.state.holds() {
        assignment.seen_only = false;
        assign(act, id, team, assignment)?;
        if ours {
            set_custody(act, team, None);
        }
        return Ok(());
    }
    let open = act.look(id)?.status.is_open();
    let new_claim = !assignment.seen_only;
    assignment.seen_only = !(open && (ours || holder.is_none()));
    let seen_only = assignment.seen_only;
    assign(act, id, team, assignment)?;
    match holder {
        _ if !seen_only => set_custody(act, team, Some(id.clone())),
        Some(holder) if new_claim && !ours => {
            let here = title(act.look(id)?);
            let there = title(act.look(&holder)?);
            let claims = [format!("归属「{there}」"), format!("报告在「{here}」")];
            let both = vec![holder, id.clone()];
            act.raise_conflict(ConflictKind::Custody, team.as_str(), both, &claims);
        }
        _ => {}
    }
    Ok(())
}

/// Moves the custody of a team as a person settled it between two incidents.
pub(in crate::fold) fn settle_custody(
    act: &mut Act<'_>,
    team: &TeamId,
    winner: &IncidentId,
    others: &[IncidentId],
) -> Result<(), Refusal> {
    let winner = act.open(winner)?.id.clone();
    let others: Vec<IncidentId> = others
        .iter()
        .filter_map(|id| act.state.resolve(id).cloned())
        .filter(|id| *id != winner)
        .collect();
    let holder = custody(act, team).filter(|holder| *holder != winner);
    if holder
        .as_ref()
        .is_some_and(|holder| !others.contains(holder))
    {
        // A decision made since has sent the team elsewhere: it stands.
        return Ok(());
    }
    let said = act.said();
    for id in &others {
        let holds = holder.as_ref() == Some(id);
        if let Some(assignment) = act.change(id)?.assignments.get_mut(team)
            && assignment.state.holds()
        {
            let assignment = assignment.change();
            assignment.seen_only = false;
            assignment.released = Some(said.clone());
            assignment.state = if holds {
                AssignmentState::Recalled
            } else {
                AssignmentState::Cancelled
            };
        }
    }
    if holder.is_some() {
        set_custody(act, team, None);
    }
    let mut assignment = super::existing_or_new(act, &winner, team)?;
    assignment.seen_only = false;
    let holds = assignment.state.holds();
    assign(act, &winner, team, assignment)?;
    set_custody(act, team, holds.then_some(winner));
    Ok(())
}
