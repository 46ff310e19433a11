//! Everybody who was called to an incident that was a drill's has to hear that it was (practice R9,
//! 演练误入).

use super::Act;
use super::calling::place_call;
use super::forces::send_anew;
use super::response::joint;
use crate::catalogue::Role;
use crate::command::{StandDown, WithdrawReason};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{CalledBack, Confirmation, Incident, Said, Shared};
use crate::words::IncidentId;

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

/// It was real after all: whom the withdrawal turned back is called anew, with clocks from now. Who was
/// gone before it stays away, and who is back on the scene is there.
pub(super) fn call_anew(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let Some(called_back) = act.change(id)?.called_back.take() else {
        return Ok(());
    };
    let at = act.at();
    let turned_back = |said: &Option<Said>| {
        let said = said.as_ref();
        said.is_some_and(|it| it.known_at >= called_back.since)
    };
    for party in called_back.parties.keys() {
        match party {
            Party::Department(department) => {
                let incident = act.change(id)?;
                let call = incident.calls.get_mut(department);
                let Some(call) = call.filter(|it| turned_back(&it.released)) else {
                    continue;
                };
                // Who came without being called is needed like one who was.
                let role = call.role.unwrap_or(Role::OnNeed);
                call.change().begin_again();
                place_call(incident, department, role, at, None, &[]);
            }
            Party::Team(team) => {
                let assignment = act.look(id)?.assignments.get(team);
                if assignment.is_some_and(|it| turned_back(&it.released)) {
                    send_anew(act, id, team)?;
                }
            }
            _ => {}
        }
    }
    let incident = act.change(id)?;
    incident.members_called_at = incident.members_called_at.map(|_| at);
    joint::cover(act, id)
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
