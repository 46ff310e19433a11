//! Departments: called, reached, acknowledged, on the way, reported in (practice R1, R2, R5).
//!
//! A later step implies the earlier ones: they are filled as 推定 and drawn hollow.

use super::response::joint;
use super::{Act, words};
use crate::catalogue::Role;
use crate::command::{
    Acknowledge, AssignDuty, Attempt, Call, Delivered, Left, Release, ReportIn, SetOut, Strength,
};
use crate::entry::Means;
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{
    AttemptRecord, CallRecord, Compensation, ConflictKind, DutyPeriod, Incident, Said, Status,
};
use crate::time::Time;
use crate::words::{DepartmentId, DutyId, IncidentId, NeedId};

/// The whistle's effect: lead and must members are called, the others told (R5). Nobody is called
/// twice; who is there already keeps what he has.
///
/// A call goes out when the ledger learns of it, not when the word was pressed on a console that was
/// cut off: nobody is late for a call he could not have.
pub(super) fn call_members(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let at = act.at();
    let register = act.state.register.clone();
    let Some(kind) = register.kind(&act.look(id)?.kind) else {
        return Ok(());
    };
    let mut parties: Vec<(DepartmentId, Role, Option<DutyId>)> = Vec::new();
    for lead in &kind.lead {
        if let Some(office) = register.office_for(lead, None) {
            parties.push((office.id.clone(), Role::Must, None));
        }
    }
    for member in kind.members.iter().filter(|it| it.role != Role::OnNeed) {
        if let Some(office) = register.office_for(&member.department, Some(&member.duty.id)) {
            parties.push((
                office.id.clone(),
                member.role,
                DutyId::new(&member.duty.id).ok(),
            ));
        }
    }
    for (department, role, duty) in parties {
        place_call(act.change(id)?, &department, role, at, duty, &[]);
    }
    let incident = act.change(id)?;
    incident.members_called_at = incident.members_called_at.or(Some(at));
    joint::cover(act, id)
}

/// 镇街自行处置: only the lead department is told, without a clock.
pub(super) fn inform_lead(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let at = act.at();
    let lead = act
        .state
        .register
        .kind(&act.look(id)?.kind)
        .and_then(|kind| kind.lead.first().cloned());
    let office = lead.and_then(|lead| {
        act.state
            .register
            .office_for(&lead, None)
            .map(|it| it.id.clone())
    });
    if let Some(office) = office {
        place_call(act.change(id)?, &office, Role::Inform, at, None, &[]);
    }
    Ok(())
}

pub(super) fn place_call(
    incident: &mut Incident,
    department: &DepartmentId,
    role: Role,
    at: Time,
    duty: Option<DutyId>,
    needs: &[NeedId],
) {
    let call = incident
        .calls
        .entry(department.clone())
        .or_default()
        .change();
    if call.is_gone() && role != Role::Inform {
        call.begin_again();
    }
    let stronger = call.role.is_none_or(|had| role < had);
    if stronger {
        // Told only so far, and now it must come: its clock starts now.
        if call.called_at.is_none() || call.role == Some(Role::Inform) {
            call.called_at = Some(at);
        }
        call.role = Some(role);
    }
    for need in needs {
        if !call.needs.contains(need) {
            call.needs.push(need.clone());
        }
    }
    if let Some(duty) = duty {
        call.duties.entry(duty.clone()).or_insert(at);
        let holders = incident.duties.entry(duty).or_default();
        if holders.is_empty() {
            holders.push_back(DutyPeriod {
                department: department.clone(),
                from: at,
                reason: None,
            });
        }
    }
}

pub(super) fn call(act: &mut Act<'_>, it: &Call) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    act.known_department(&it.department)?;
    let at = act.at();
    let incident = act.change(&it.incident)?;
    let fresh = !incident.calls.contains_key(&it.department);
    place_call(
        incident,
        &it.department,
        it.role,
        at,
        it.duty.clone(),
        &it.needs,
    );
    let id = incident.id.clone();
    if fresh {
        act.undo_with(Compensation::Call(
            id.clone(),
            it.department.clone(),
            it.role,
        ));
    }
    joint::cover(act, &id)
}

/// The record of a department, entered on the spot where nobody called it.
fn record<'a>(
    act: &'a mut Act<'_>,
    id: &IncidentId,
    department: &DepartmentId,
) -> Result<&'a mut CallRecord, Refusal> {
    act.known_department(department)?;
    let incident = act.change(id)?;
    Ok(incident
        .calls
        .entry(department.clone())
        .or_default()
        .change())
}

/// Somebody moves: the incident is no longer only reported.
fn respond(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let incident = act.change(id)?;
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    Ok(())
}

/// How this word came: by the means it was recorded with, else by the program.
fn means(act: &Act<'_>) -> Means {
    act.on_behalf().map_or(Means::System, |it| it.means)
}

pub(super) fn attempt(act: &mut Act<'_>, it: &Attempt) -> Result<(), Refusal> {
    let said = act.said();
    let call = record(act, &it.incident, &it.department)?;
    call.attempts.push_back(AttemptRecord {
        said: said.clone(),
        to: it.to.clone(),
        to_post: it.to_post.clone(),
        number: it.number.clone(),
        means: it.means,
        result: it.result,
    });
    if it.result.reached() {
        call.reach_by(said, it.means);
    }
    Ok(())
}

pub(super) fn delivered(act: &mut Act<'_>, it: &Delivered) -> Result<(), Refusal> {
    let said = act.said();
    let call = record(act, &it.incident, &it.department)?;
    Said::keep_first(&mut call.delivered, said);
    Ok(())
}

pub(super) fn acknowledge(act: &mut Act<'_>, it: &Acknowledge) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    call.reach_by(implied, means);
    Said::keep_first(&mut call.acknowledged, said);
    respond(act, &it.incident)
}

pub(super) fn set_out(act: &mut Act<'_>, it: &SetOut) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    call.reach_by(implied.clone(), means);
    Said::keep_first(&mut call.acknowledged, implied);
    let there = call.reported_in.as_ref().filter(|it| !it.implied);
    let after_arrival = there
        .filter(|there| there.at < said.at && call.on_scene())
        .map(|there| there.at);
    Said::keep_first(&mut call.set_out, said.clone());
    if let Some(there_at) = after_arrival {
        times_differ(act, &it.incident, &it.department, there_at, said.at)?;
    }
    respond(act, &it.incident)
}

/// Two times that cannot both be true: a person must look.
fn times_differ(
    act: &mut Act<'_>,
    id: &IncidentId,
    department: &DepartmentId,
    there_at: Time,
    set_out_at: Time,
) -> Result<(), Refusal> {
    let id = act.resolve(id)?;
    let claims = [
        format!("{} 已到场", there_at.local_clock()),
        format!("{} 出发", set_out_at.local_clock()),
    ];
    act.raise_conflict(ConflictKind::Time, department.as_str(), vec![id], &claims);
    Ok(())
}

pub(super) fn report_in(act: &mut Act<'_>, it: &ReportIn) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    call.reach_by(implied.clone(), means);
    Said::keep_first(&mut call.acknowledged, implied.clone());
    let set_out = call
        .set_out
        .as_ref()
        .filter(|it| !it.implied && it.at > said.at);
    let set_out_after = set_out.map(|it| it.at);
    let there_at = said.at;
    Said::keep_first(&mut call.set_out, implied);
    let newest = call
        .reported_in
        .as_ref()
        .is_none_or(|had| had.at <= said.at);
    if it.strength != Strength::default() && (newest || call.strength == Strength::default()) {
        call.strength = it.strength.clone();
    }
    if call.gone_at().is_some_and(|gone_at| gone_at < said.at) {
        // Back on the scene after it had left.
        call.reported_in = Some(said);
        call.released = None;
        call.left = None;
    } else {
        Said::keep_first(&mut call.reported_in, said);
    }
    if let Some(set_out_at) = set_out_after {
        times_differ(act, &it.incident, &it.department, there_at, set_out_at)?;
    }
    respond(act, &it.incident)
}

/// Who came may go, and who is only called is told to stay at home: its clock ends either way.
pub(super) fn release(act: &mut Act<'_>, it: &Release) -> Result<(), Refusal> {
    let said = act.said();
    act.known_department(&it.department)?;
    let zh = words(act.state.register.department_zh(&it.department));
    match act.change(&it.incident)?.calls.get_mut(&it.department) {
        Some(call) => drop(call.change().released.get_or_insert(said)),
        None => return Err(Refusal::NotHere(zh)),
    }
    Ok(())
}

pub(super) fn left(act: &mut Act<'_>, it: &Left) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    call.reach_by(implied.clone(), means);
    Said::keep_first(&mut call.acknowledged, implied.clone());
    Said::keep_first(&mut call.set_out, implied.clone());
    call.reported_in.get_or_insert(implied);
    // A department that came back since is there, whenever the older word arrives.
    let back_since = call
        .reported_in
        .as_ref()
        .is_some_and(|had| had.at > said.at);
    if !back_since {
        call.left = Some(said);
    }
    let party = Party::Department(it.department.clone());
    super::called_back::heard_back(act, &it.incident, &party)?;
    respond(act, &it.incident)
}

/// Command has ended: who is on the scene may go.
pub(super) fn let_go(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let said = act.said();
    let incident = act.change(id)?;
    let there: Vec<DepartmentId> = incident
        .calls
        .iter()
        .filter(|(_, it)| it.on_scene())
        .map(|(id, _)| id.clone())
        .collect();
    for department in there {
        if let Some(call) = incident.calls.get_mut(&department) {
            call.change().released = Some(said.clone());
        }
    }
    Ok(())
}

pub(super) fn assign_duty(act: &mut Act<'_>, it: &AssignDuty) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    act.known_department(&it.department)?;
    let (from, called_at) = (act.occurred(), act.at());
    let incident = act.change(&it.incident)?;
    place_call(incident, &it.department, Role::Must, called_at, None, &[]);
    let holders = incident.duties.entry(it.duty.clone()).or_default();
    holders.push_back(DutyPeriod {
        department: it.department.clone(),
        from,
        reason: Some(it.reason.clone()),
    });
    if let Some(call) = incident.calls.get_mut(&it.department) {
        call.change().duties.entry(it.duty.clone()).or_insert(from);
    }
    joint::cover(act, &it.incident)
}
