//! What is heard of a team: the owner's answer, and where it is. Neither is ever refused but for its
//! form (law 3).

use super::custody::{custody, store, track};
use super::existing_or_new;
use super::step::{advance, step};
use crate::command::{AnswerTeam, TeamAnswer, TeamDoing, TeamState};
use crate::fold::Act;
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{Assignment, AssignmentState, Observation, Said};
use crate::words::{IncidentId, TeamId};

pub(in crate::fold) fn answer(act: &mut Act<'_>, it: &AnswerTeam) -> Result<(), Refusal> {
    act.known_team(&it.team)?;
    let id = act.resolve(&it.incident)?;
    let said = act.said();
    let mut assignment = spoken_of(act, &id, &it.team, &said)?;
    match &it.answer {
        TeamAnswer::Cannot(why) => {
            // Who has come already can; the word is older than what was seen.
            if assignment.set_out.is_none() && assignment.on_scene.is_none() {
                assignment.words = Some(why.clone());
                advance(&mut assignment, AssignmentState::Declined, &said);
            }
        }
        TeamAnswer::Accepted => {
            Said::keep_first(&mut assignment.accepted, said.clone());
            advance(&mut assignment, AssignmentState::Accepted, &said);
        }
        TeamAnswer::Sent => {
            Said::keep_first(&mut assignment.accepted, said.clone());
            Said::keep_first(&mut assignment.set_out, said.clone());
            advance(&mut assignment, AssignmentState::EnRoute, &said);
        }
    }
    store(act, &id, &it.team, assignment)
}

pub(in crate::fold) fn team_state(act: &mut Act<'_>, it: &TeamState) -> Result<(), Refusal> {
    if let Some(unlisted) = &it.unlisted
        && !act.state.register.teams.contains_key(&it.team)
    {
        let had = &mut track(act, &it.team).unlisted;
        had.get_or_insert_with(|| unlisted.clone());
    }
    act.known_team(&it.team)?;
    let said = act.said();
    let holder = custody(act, &it.team);
    let observed = &mut track(act, &it.team).observed;
    let newest = observed.as_ref().is_none_or(|had| had.at <= said.at);
    if newest {
        *observed = Some(Observation {
            doing: it.doing,
            incident: it.incident.clone(),
            point: it.point,
            at: said.at,
        });
    }
    let named = it.incident.clone().or_else(|| holder.clone());
    let Some(id) = named.or_else(|| leaving(act, it)) else {
        return Ok(());
    };
    let id = act.resolve(&id)?;
    let mut assignment = spoken_of(act, &id, &it.team, &said)?;
    step(&mut assignment, it, act);
    let seen_at = track(act, &it.team)
        .observed
        .as_ref()
        .and_then(|seen| seen.incident.clone());
    let seen_here = seen_at.and_then(|seen| act.state.resolve(&seen).cloned()) == Some(id.clone());
    let belongs_elsewhere = holder.is_some_and(|holder| holder != id);
    if !newest && !seen_here && belongs_elsewhere && assignment.state.holds() {
        // It was here once, and has been seen since where it belongs: no contradiction.
        assignment.state = AssignmentState::Home;
    }
    store(act, &id, &it.team, assignment)?;
    if it.doing >= TeamDoing::Withdrawing {
        let party = Party::Team(it.team.clone());
        crate::fold::called_back::heard_back(act, &id, &party)?;
    }
    Ok(())
}

/// The scene that a team is still on its way back from, where it says that it is on its way back or
/// home and names none: that assignment ends with it. The latest, where it left several.
fn leaving(act: &Act<'_>, it: &TeamState) -> Option<IncidentId> {
    if act.state.edition < 2 || it.doing < TeamDoing::Withdrawing {
        return None;
    }
    // What was merged since has its forces in the incident it acts in.
    let scenes = act.state.teams.get(&it.team)?.scenes.iter();
    scenes
        .filter_map(|id| act.state.incident(id))
        .filter_map(|incident| Some((incident, incident.assignments.get(&it.team)?)))
        .filter(|(_, assignment)| assignment.state == AssignmentState::Withdrawing)
        .max_by_key(|(incident, assignment)| (assignment.as_of, incident.number))
        .map(|(incident, _)| incident.id.clone())
}

/// The assignment that a word of `said.at` speaks of. A word from before the last one ended fills in
/// that one; it begins no new one.
fn spoken_of(
    act: &Act<'_>,
    id: &IncidentId,
    team: &TeamId,
    said: &Said,
) -> Result<Assignment, Refusal> {
    let last = act.look(id)?.assignments.get(team);
    let over =
        last.filter(|it| it.state.is_over() && it.as_of.is_some_and(|ended_at| ended_at > said.at));
    match over {
        Some(it) => Ok((**it).clone()),
        None => existing_or_new(act, id, team),
    }
}
