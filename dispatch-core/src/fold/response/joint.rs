//! 联合值守: the liaison officer in the room is the called party, and signs for all incidents of his
//! department in one act (practice R5).

use crate::command::SignJoint;
use crate::fold::{Act, words};
use crate::refusal::Refusal;
use crate::state::{CallRecord, Incident, JointCall, JointSignature, Said, Status};
use crate::time::Time;
use crate::words::{DepartmentId, IncidentId, ResponseId};

/// Gives each open call of an incident to the officer in the room, where there is one, and back to
/// the department, where there is none any more. A signed call is nobody's clock and stays.
pub(in crate::fold) fn cover(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let at = act.at();
    super::reach(act, id)?;
    let incident = act.look(id)?;
    if incident.under.is_none() && incident.calls.values().all(|it| it.joint.is_none()) {
        return Ok(());
    }
    let under = incident.under.clone();
    let response = under.as_ref().and_then(|it| act.state.responses.get(it));
    let mut changed: Vec<(DepartmentId, Option<JointCall>)> = Vec::new();
    for (department, call) in incident.calls.iter().filter(|(_, it)| it.has_clock()) {
        let joint = response.is_some_and(|it| it.is_joint(department));
        let theirs = call.joint.as_ref().filter(|it| it.ended.is_none());
        let same = theirs.is_some_and(|it| Some(&it.response) == under.as_ref());
        if joint && !same && call.acknowledged.is_none() && call.reported_in.is_none() {
            let begun = under.clone().map(|response| JointCall {
                response,
                from: at,
                ended: None,
            });
            changed.push((department.clone(), begun));
        } else if !joint
            && call.acknowledged.is_none()
            && let Some(had) = theirs
        {
            let ended = JointCall {
                ended: Some(at),
                ..had.clone()
            };
            changed.push((department.clone(), Some(ended)));
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let incident = act.change(id)?;
    for (department, joint) in changed {
        if let Some(call) = incident.calls.get_mut(&department) {
            call.change().joint = joint;
        }
    }
    Ok(())
}

/// The same for every incident under a response, after its duty changed or it was lifted.
pub(super) fn cover_all(act: &mut Act<'_>, id: &ResponseId) -> Result<(), Refusal> {
    let under: Vec<IncidentId> = within_reach(act, id)
        .filter(|it| it.under.as_ref() == Some(id) && it.status != Status::Merged)
        .map(|it| it.id.clone())
        .collect();
    for incident in under {
        cover(act, &incident)?;
    }
    Ok(())
}

/// The incidents a response ever had to do with, in the order of their ids.
fn within_reach<'a>(act: &'a Act<'_>, id: &ResponseId) -> impl Iterator<Item = &'a Incident> {
    let response = act.state.responses.get(id);
    let reach = response.into_iter().flat_map(|it| it.reach.iter());
    reach.filter_map(|id| act.state.incidents.get(id).map(|it| &**it))
}

/// One act, every open call. The officer's word is recorded also where nothing is open: it happened.
pub(in crate::fold) fn sign(act: &mut Act<'_>, it: &SignJoint) -> Result<(), Refusal> {
    act.known_department(&it.department)?;
    if !act.state.responses.contains_key(&it.response) {
        return Err(Refusal::UnknownItem(words(it.response.as_str())));
    }
    let (said, implied) = (act.said(), act.implied());
    let means = act
        .on_behalf()
        .map_or(crate::entry::Means::InPerson, |it| it.means);
    let open = open_calls(act, &it.response, &it.department);
    for id in &open {
        let incident = act.change_raw(id)?;
        if let Some(call) = incident.calls.get_mut(&it.department) {
            let call = call.change();
            call.reach_by(implied.clone(), means);
            Said::keep_first(&mut call.acknowledged, said.clone());
        }
        if incident.status == Status::Reported {
            incident.status = Status::Responding;
        }
    }
    if let Some(response) = act.state.responses.get_mut(&it.response) {
        response.change().signed.push_back(JointSignature {
            department: it.department.clone(),
            incidents: open,
            said,
        });
    }
    Ok(())
}

/// The calls that waited for an officer's signature when he gave it: he signs for nothing that came
/// after his word, and what ended since, a response too, does not take it back.
fn open_calls(act: &Act<'_>, response: &ResponseId, department: &DepartmentId) -> Vec<IncidentId> {
    let at = act.occurred();
    let mut open: Vec<(u32, IncidentId)> = within_reach(act, response)
        .filter(|it| it.merged_into.is_none() && not_by(it.closed_at, at))
        .filter(|it| {
            let call = it.calls.get(department);
            call.is_some_and(|call| waited(call, response, at))
        })
        .map(|it| (it.number, it.id.clone()))
        .collect();
    open.sort();
    open.into_iter().map(|(_, id)| id).collect()
}

/// Whether the officer in the room was the one who had to sign at a moment, and had not yet.
fn waited(call: &CallRecord, response: &ResponseId, at: Time) -> bool {
    let said_at = |said: &Option<Said>| said.as_ref().map(|it| it.at);
    let theirs = call.joint.as_ref().filter(|it| it.response == *response);
    theirs.is_some_and(|it| not_by(it.ended, at))
        && call.has_clock()
        && call.called_at.is_some_and(|called| called <= at)
        && not_by(said_at(&call.acknowledged), at)
        && not_by(said_at(&call.reported_in), at)
        && not_by(call.gone_at(), at)
}

/// Whether a thing that may have happened had not happened by a moment.
fn not_by(happened: Option<Time>, at: Time) -> bool {
    happened.is_none_or(|happened| happened > at)
}
