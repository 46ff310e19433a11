//! The four different ends, withdrawal, and the way back (practice R6).

use super::commanding::{begin_tenure, end_tenure};
use super::{Act, words};
use crate::command::{
    CLOSING_POINTS, Controlled, EndScene, File, LiftResponse, Reopen, RestoreAccess, Withdraw,
};
use crate::refusal::Refusal;
use crate::state::{CommandBasis, Incident, ResponsePeriod, Status, TakenBy, TickMark};
use crate::words::IncidentId;

pub(super) fn controlled(act: &mut Act<'_>, it: &Controlled) -> Result<(), Refusal> {
    let at = act.occurred();
    let incident = act.change(&it.incident)?;
    if incident.status.is_open() {
        incident.status = Status::Controlled;
    }
    incident.controlled_at.get_or_insert(at);
    Ok(())
}

pub(super) fn end_scene(act: &mut Act<'_>, it: &EndScene) -> Result<(), Refusal> {
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    rescuers_out(incident)?;
    if let Some(point) = it
        .points
        .iter()
        .find(|it| !(1..=CLOSING_POINTS).contains(&it.point))
    {
        return Err(Refusal::Nonsense(words(format!(
            "结束清单没有第 {} 项,应为 1 至 {CLOSING_POINTS}。",
            point.point
        ))));
    }
    let said = act.said();
    let at = act.occurred();
    let incident = act.change(&id)?;
    for point in &it.points {
        incident.closing.insert(
            point.point,
            TickMark {
                state: point.state.clone(),
                said: said.clone(),
            },
        );
    }
    close(act, &id, Status::Ended, at)
}

/// Nothing ends over the heads of rescuers who are inside or missing (practice R13).
fn rescuers_out(incident: &Incident) -> Result<(), Refusal> {
    let (inside, unaccounted) = (incident.zone.inside_now(), incident.zone.unaccounted_now());
    if inside > 0 || unaccounted > 0 {
        return Err(Refusal::RescuersInside {
            inside,
            unaccounted,
        });
    }
    Ok(())
}

/// Command ends: forces are free again, the tenure is over.
fn close(
    act: &mut Act<'_>,
    id: &IncidentId,
    status: Status,
    at: crate::time::Time,
) -> Result<(), Refusal> {
    super::forces::let_go(act, id)?;
    super::calling::let_go(act, id)?;
    end_tenure(act, id, at)?;
    let incident = act.change(id)?;
    let at = incident.tenures.last().and_then(|it| it.to).unwrap_or(at);
    incident.status = status;
    incident.closed_at = Some(at);
    Ok(())
}

pub(super) fn withdraw(act: &mut Act<'_>, it: &Withdraw) -> Result<(), Refusal> {
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    rescuers_out(incident)?;
    let to_call_back = super::called_back::to_call_back(act, incident, it.reason);
    let at = act.occurred();
    let void_since = (act.state.edition >= 2).then(|| super::obligations::judged(act));
    close(act, &id, Status::Withdrawn, at)?;
    super::called_back::call_back(act, &id, to_call_back)?;
    let incident = act.change(&id)?;
    incident.withdrawn = Some(it.reason);
    for obligation in incident
        .obligations
        .iter_mut()
        .filter(|it| it.done_at.is_none())
    {
        obligation.void = true;
        obligation.void_since = void_since;
    }
    Ok(())
}

pub(super) fn lift_response(act: &mut Act<'_>, it: &LiftResponse) -> Result<(), Refusal> {
    let from = act.occurred();
    let post = act.author.post.clone();
    let incident = act.change(&it.incident)?;
    if incident.response_level().is_none() {
        return Err(Refusal::NoResponse);
    }
    incident.response.push_back(ResponsePeriod {
        from,
        level: None,
        post,
        reason: it.reason.clone(),
        evidence: None,
        measures: None,
        until: None,
    });
    Ok(())
}

pub(super) fn restore_access(act: &mut Act<'_>, it: &RestoreAccess) -> Result<(), Refusal> {
    let said = act.said();
    act.change(&it.incident)?
        .access_restored
        .push_back((it.what.clone(), said));
    Ok(())
}

pub(super) fn file(act: &mut Act<'_>, it: &File) -> Result<(), Refusal> {
    let at = act.occurred();
    let incident = act.look(&it.incident)?;
    if incident.status == Status::Filed {
        return Err(Refusal::IncidentFiled);
    }
    let open = incident.persons_open();
    let withdrawn = incident.status == Status::Withdrawn;
    if open > 0 && !withdrawn {
        return Err(Refusal::PersonsOpen(open));
    }
    if incident.persons_unknown() && !withdrawn {
        return Err(Refusal::PersonsUnknown);
    }
    if incident.status.is_open() {
        return Err(Refusal::SceneRunning);
    }
    rescuers_out(incident)?;
    let incident = act.change(&it.incident)?;
    incident.status = Status::Filed;
    incident.filed_at = Some(at);
    Ok(())
}

/// The last commander has it again until somebody else takes over.
pub(super) fn reopen(act: &mut Act<'_>, it: &Reopen) -> Result<(), Refusal> {
    let incident = act.look(&it.incident)?;
    let id = incident.id.clone();
    if incident.status.is_open() {
        return Err(Refusal::Nonsense(words("事件仍在处置中,无须重启。")));
    }
    let Some(last) = incident.tenures.last().cloned() else {
        return Err(Refusal::NoDistrict);
    };
    let at = act.occurred();
    let second_edition = act.state.edition >= 2;
    let incident = act.change(&id)?;
    if second_edition && incident.withdrawn.is_some() {
        // What the withdrawal made void is to be reported again.
        for obligation in &mut incident.obligations {
            obligation.void = false;
            obligation.void_since = None;
        }
    }
    incident.status = Status::Responding;
    incident.closed_at = None;
    incident.filed_at = None;
    incident.withdrawn = None;
    begin_tenure(
        act,
        &id,
        last.post,
        last.person,
        TakenBy::Temporary,
        CommandBasis::Reopened,
        at,
    )?;
    super::called_back::call_anew(act, &id)
}
