//! Drill and live world side by side (practice R9).

use super::forces::track;
use super::{Act, words};
use crate::command::{
    EndDrill, EndExercise, Exercise, LeaveDrill, RECALL_MIN_MAX, StandDown, WithdrawReason,
};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{CalledBack, Confirmation, DrillStop, ExerciseMark, Incident, Said, Shared};
use crate::words::IncidentId;

/// It happened, so it is recorded; only a time that cannot be is refused.
pub(super) fn begin(act: &mut Act<'_>, it: &Exercise) -> Result<(), Refusal> {
    act.known_team(&it.team)?;
    if it.recall_min > RECALL_MIN_MAX {
        return Err(Refusal::Nonsense(words(format!(
            "可召回 {} 分,应为 0 至 {RECALL_MIN_MAX}。",
            it.recall_min
        ))));
    }
    let mark = ExerciseMark {
        place: it.place.clone(),
        recall_min: it.recall_min,
        said: act.said(),
    };
    let track = track(act, &it.team);
    let newest = track
        .exercise
        .as_ref()
        .is_none_or(|had| had.said.at <= mark.said.at);
    if newest {
        track.exercise = Some(mark);
    }
    Ok(())
}

pub(super) fn end(act: &mut Act<'_>, it: &EndExercise) -> Result<(), Refusal> {
    act.known_team(&it.team)?;
    let at = act.occurred();
    let track = track(act, &it.team);
    track.exercise_ended = track.exercise_ended.max(Some(at));
    Ok(())
}

pub(super) fn end_drill(act: &mut Act<'_>, it: &EndDrill) -> Result<(), Refusal> {
    let said = act.said();
    act.state.drill.ended.get_or_insert(DrillStop {
        said,
        reason: it.reason.clone(),
    });
    Ok(())
}

pub(super) fn leave_drill(act: &mut Act<'_>, it: &LeaveDrill) -> Result<(), Refusal> {
    if it.units.is_empty() {
        return Err(Refusal::NoAddressee);
    }
    for unit in &it.units {
        act.known_party(unit)?;
    }
    let stop = DrillStop {
        said: act.said(),
        reason: it.reason.clone(),
    };
    for unit in &it.units {
        let left = act.state.drill.left.entry(unit.clone());
        left.or_insert_with(|| stop.clone());
    }
    Ok(())
}

/// Who has to hear that an incident was a drill's: everybody who was called and has not left again.
/// Before the second edition nobody was asked.
pub(super) fn to_call_back(act: &Act<'_>, incident: &Incident, why: WithdrawReason) -> Vec<Party> {
    if act.state.edition < 2 || why != WithdrawReason::DrillInput {
        return Vec::new();
    }
    let departments = incident.calls.iter().filter(|(_, call)| !call.is_gone());
    let departments = departments.map(|(id, _)| Party::Department(id.clone()));
    let teams = incident.assignments.iter();
    let teams = teams.filter(|(_, it)| !it.state.is_over());
    departments
        .chain(teams.map(|(id, _)| Party::Team(id.clone())))
        .collect()
}

/// They are called back, and each has to confirm it.
pub(super) fn call_back(
    act: &mut Act<'_>,
    id: &IncidentId,
    parties: Vec<Party>,
) -> Result<(), Refusal> {
    if parties.is_empty() {
        return Ok(());
    }
    let (said, since) = (act.said(), act.at());
    let incident = act.change(id)?;
    for party in &parties {
        if let Party::Department(department) = party
            && let Some(call) = incident.calls.get_mut(department)
        {
            call.change().released.get_or_insert(said.clone());
        }
    }
    let parties = parties.into_iter().map(|it| (it, Confirmation::default()));
    incident.called_back = Some(Shared::new(CalledBack {
        since,
        parties: parties.collect(),
    }));
    Ok(())
}

/// The first word counts; one whom nobody thought of is entered on the spot.
pub(super) fn stand_down(act: &mut Act<'_>, it: &StandDown) -> Result<(), Refusal> {
    let (said, since) = (act.said(), act.at());
    act.known_party(&it.who)?;
    let incident = act.change(&it.incident)?;
    let called_back = incident.called_back.get_or_insert_with(|| {
        Shared::new(CalledBack {
            since,
            parties: imbl::OrdMap::new(),
        })
    });
    let parties = &mut called_back.change().parties;
    Said::keep_first(&mut parties.entry(it.who.clone()).or_default().said, said);
    Ok(())
}

/// Whoever is on his way back, or home, has heard it.
pub(super) fn heard_back(act: &mut Act<'_>, id: &IncidentId, party: &Party) -> Result<(), Refusal> {
    let waits = act
        .look(id)?
        .called_back
        .as_ref()
        .is_some_and(|it| it.parties.contains_key(party));
    if !waits {
        return Ok(());
    }
    let said = act.implied();
    if let Some(called_back) = &mut act.change(id)?.called_back
        && let Some(confirmation) = called_back.change().parties.get_mut(party)
    {
        Said::keep_first(&mut confirmation.said, said);
    }
    Ok(())
}
