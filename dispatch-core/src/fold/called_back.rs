//! Everybody who was called to an incident that was a drill's has to hear that it was (practice R9,
//! 演练误入).

use imbl::OrdMap;

use super::Act;
use super::calling::place_call;
use super::forces::send_anew;
use super::response::joint;
use crate::catalogue::Role;
use crate::command::{ActAnswer, AidStep, StandDown, WithdrawReason};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{ActRequest, Aid, CalledBack, Confirmation, Incident, Said, Shared};
use crate::words::{AidId, IncidentId, PostId, Words};

/// Who has to hear that an incident was a drill's: everybody who was called or asked, and has neither
/// left again nor refused.
/// Before the second edition nobody was asked.
pub(super) fn to_call_back(act: &Act<'_>, incident: &Incident, why: WithdrawReason) -> Vec<Party> {
    if act.state.edition < 2 || why != WithdrawReason::DrillInput {
        return Vec::new();
    }
    let departments = incident.calls.iter().filter(|(_, call)| !call.is_gone());
    let departments = departments.map(|(id, _)| Party::Department(id.clone()));
    let teams = incident.assignments.iter();
    let teams = teams.filter(|(_, it)| !it.state.is_over());
    // The designated commander, whoever was asked for an act that is his, and the neighbour who helps.
    let commander = incident.designated.iter();
    let commander = commander.map(|it| Party::Post(it.post.clone()));
    let refused = |it: &ActRequest| matches!(it.answer, Some(ActAnswer::Declined { .. }));
    let asked = incident.requests.values().filter(|it| !refused(it));
    let comes = |it: &Aid| !matches!(it.step, AidStep::Declined | AidStep::Returned);
    let aid = incident.aid.values().filter(|it| comes(it));
    departments
        .chain(teams.map(|(id, _)| Party::Team(id.clone())))
        .chain(commander)
        .chain(asked.map(|it| it.to.clone()))
        .chain(aid.map(|it| Party::Other(it.other.clone())))
        .collect()
}

/// They are called back, and each has to confirm it; whose word came first has.
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
    let before = incident.called_back.take();
    let mut all = before.map_or_else(OrdMap::new, |it| it.parties.clone());
    for party in parties {
        all.entry(party).or_insert_with(Confirmation::default);
    }
    incident.called_back = Some(Shared::new(CalledBack {
        since,
        parties: all,
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
            Party::Post(post) => name_anew(act, id, post)?,
            Party::Other(neighbour) => ask_anew(act, id, neighbour)?,
            Party::Centre | Party::Township(_) => {}
        }
    }
    let incident = act.change(id)?;
    incident.members_called_at = incident.members_called_at.map(|_| at);
    joint::cover(act, id)
}

/// The designated commander is to come, from now on.
fn name_anew(act: &mut Act<'_>, id: &IncidentId, post: &PostId) -> Result<(), Refusal> {
    let named = act.said();
    let designated = &mut act.change(id)?.designated;
    if let Some(had) = designated.as_mut().filter(|it| it.post == *post) {
        let had = had.change();
        had.named = named;
        had.set_out = None;
        had.on_scene = None;
        had.taken = false;
    }
    Ok(())
}

/// A neighbour's aid is asked for once more.
fn ask_anew(act: &mut Act<'_>, id: &IncidentId, neighbour: &Words) -> Result<(), Refusal> {
    let asked = act.said();
    let all = &mut act.change(id)?.aid;
    let names: Vec<AidId> = all.keys().cloned().collect();
    for name in names {
        let aid = all.get_mut(&name);
        let to_come =
            |it: &&mut Shared<Aid>| it.other == *neighbour && it.step != AidStep::Declined;
        if let Some(aid) = aid.filter(to_come) {
            let aid = aid.change();
            aid.step = AidStep::Asked;
            aid.as_of = asked.at;
            aid.asked = asked.clone();
        }
    }
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
            parties: OrdMap::new(),
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
