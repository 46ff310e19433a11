//! Departments: called, reached, acknowledged, on the way, reported in (practice R1, R2, R5).
//!
//! A later step implies the earlier ones: they are filled as 推定 and drawn hollow.

use super::{Act, words};
use crate::catalogue::Role;
use crate::command::{
    Acknowledge, AssignDuty, Attempt, Call, Delivered, Left, Release, ReportIn, SetOut,
};
use crate::entry::Means;
use crate::refusal::Refusal;
use crate::state::{AttemptRecord, CallRecord, Compensation, DutyPeriod, Incident, Status};
use crate::time::Time;
use crate::words::{DepartmentId, DutyId, IncidentId, NeedId};

/// The whistle's effect: lead and must members are called, the others told (R5). Nobody is called
/// twice; who is there already keeps what he has.
pub(super) fn call_members(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let at = act.occurred();
    let Some(kind) = act.state.register.kind(&act.look(id)?.kind).cloned() else {
        return Ok(());
    };
    let mut parties: Vec<(DepartmentId, Role, Option<DutyId>)> = Vec::new();
    for lead in &kind.lead {
        if let Some(office) = act.state.register.office_for(lead, None) {
            parties.push((office.id.clone(), Role::Must, None));
        }
    }
    for member in kind.members.iter().filter(|it| it.role != Role::OnNeed) {
        if let Some(office) = act
            .state
            .register
            .office_for(&member.department, Some(&member.duty.id))
        {
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
    Ok(())
}

/// 镇街自行处置: only the lead department is told, without a clock.
pub(super) fn inform_lead(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let at = act.occurred();
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

fn place_call(
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
    let at = act.occurred();
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
        act.undo_with(Compensation::Call(id, it.department.clone()));
    }
    Ok(())
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
    if it.result.reached()
        && call
            .reached
            .as_ref()
            .is_none_or(|had| had.implied || said.at < had.at)
    {
        call.reached = Some(said);
        call.reached_by = Some(it.means);
    }
    Ok(())
}

pub(super) fn delivered(act: &mut Act<'_>, it: &Delivered) -> Result<(), Refusal> {
    let said = act.said();
    let call = record(act, &it.incident, &it.department)?;
    if call.delivered.is_none() {
        call.delivered = Some(said);
    }
    Ok(())
}

/// Whether a new word replaces the one that stands: there was none, it was only implied, or the
/// new one speaks of an earlier moment.
fn better(had: Option<&crate::state::Said>, at: Time) -> bool {
    had.is_none_or(|had| had.implied || at < had.at)
}

fn imply_reached(call: &mut CallRecord, implied: &crate::state::Said, means: Means) {
    if call.reached.is_none() {
        call.reached = Some(implied.clone());
        call.reached_by = Some(means);
    }
}

pub(super) fn acknowledge(act: &mut Act<'_>, it: &Acknowledge) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    imply_reached(call, &implied, means);
    if better(call.acknowledged.as_ref(), said.at) {
        call.acknowledged = Some(said);
    }
    respond(act, &it.incident)
}

pub(super) fn set_out(act: &mut Act<'_>, it: &SetOut) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    imply_reached(call, &implied, means);
    call.acknowledged.get_or_insert(implied);
    if better(call.set_out.as_ref(), said.at) {
        call.set_out = Some(said);
    }
    respond(act, &it.incident)
}

pub(super) fn report_in(act: &mut Act<'_>, it: &ReportIn) -> Result<(), Refusal> {
    let (said, implied, means) = (act.said(), act.implied(), means(act));
    let call = record(act, &it.incident, &it.department)?;
    imply_reached(call, &implied, means);
    call.acknowledged.get_or_insert(implied.clone());
    call.set_out.get_or_insert(implied);
    if better(call.reported_in.as_ref(), said.at) || !call.on_scene() {
        call.reported_in = Some(said);
        // Back on the scene after it had left.
        call.released = None;
        call.left = None;
    }
    if it.strength != crate::command::Strength::default() {
        call.strength = it.strength.clone();
    }
    respond(act, &it.incident)
}

pub(super) fn release(act: &mut Act<'_>, it: &Release) -> Result<(), Refusal> {
    let said = act.said();
    let zh = words(act.state.register.department_zh(&it.department));
    let call = record(act, &it.incident, &it.department)?;
    if call.reported_in.is_none() {
        return Err(Refusal::NotHere(zh));
    }
    call.released = Some(said);
    Ok(())
}

pub(super) fn left(act: &mut Act<'_>, it: &Left) -> Result<(), Refusal> {
    let said = act.said();
    record(act, &it.incident, &it.department)?.left = Some(said);
    Ok(())
}

pub(super) fn assign_duty(act: &mut Act<'_>, it: &AssignDuty) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    act.known_department(&it.department)?;
    let from = act.occurred();
    let incident = act.change(&it.incident)?;
    place_call(incident, &it.department, Role::Must, from, None, &[]);
    let holders = incident.duties.entry(it.duty.clone()).or_default();
    holders.push_back(DutyPeriod {
        department: it.department.clone(),
        from,
        reason: Some(it.reason.clone()),
    });
    if let Some(call) = incident.calls.get_mut(&it.department) {
        call.change().duties.entry(it.duty.clone()).or_insert(from);
    }
    Ok(())
}
