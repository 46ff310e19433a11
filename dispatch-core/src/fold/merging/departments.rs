//! Departments of two incidents: called twice, the earlier call counts, and the earlier answer.

use crate::command::Strength;
use crate::fold::Act;
use crate::refusal::Refusal;
use crate::state::{CallRecord, Incident, Said, Shared};
use crate::words::{DepartmentId, DutyId, IncidentId};

/// Joins the calls. Gives the departments and duties that only the one that goes had.
pub(super) fn join(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<(Vec<DepartmentId>, Vec<DutyId>), Refusal> {
    let survivor = act.change_raw(into)?;
    let (mut departments, mut duties) = (Vec::new(), Vec::new());
    for (department, theirs) in &gone.calls {
        if let Some(ours) = survivor.calls.get_mut(department) {
            *ours = Shared::new(joined(ours, theirs));
        } else {
            departments.push(department.clone());
            survivor.calls.insert(department.clone(), theirs.clone());
        }
    }
    for (duty, holders) in &gone.duties {
        if !survivor.duties.contains_key(duty) {
            duties.push(duty.clone());
            survivor.duties.insert(duty.clone(), holders.clone());
        }
    }
    Ok((departments, duties))
}

fn joined(ours: &CallRecord, theirs: &CallRecord) -> CallRecord {
    let mut joined = ours.clone();
    (joined.role, joined.called_at) = match (ours.role, theirs.role) {
        // Told by one and called by the other: the clock runs from the call.
        (Some(a), Some(b)) if a != b => {
            let stronger = if a < b { ours } else { theirs };
            (stronger.role, stronger.called_at)
        }
        (a, b) => {
            let calls = [ours.called_at, theirs.called_at];
            (a.or(b), calls.into_iter().flatten().min())
        }
    };
    if let (Some(said), Some(means)) = (theirs.reached.clone(), theirs.reached_by) {
        joined.reach_by(said, means);
    }
    for (step, said) in [
        (&mut joined.delivered, &theirs.delivered),
        (&mut joined.acknowledged, &theirs.acknowledged),
        (&mut joined.set_out, &theirs.set_out),
        (&mut joined.reported_in, &theirs.reported_in),
    ] {
        if let Some(said) = said {
            Said::keep_first(step, said.clone());
        }
    }
    if ours.on_scene() || theirs.on_scene() {
        // Gone from the one and still at the other: it is here.
        joined.released = None;
        joined.left = None;
    } else if theirs.gone_at() > ours.gone_at() {
        joined.released.clone_from(&theirs.released);
        joined.left.clone_from(&theirs.left);
    }
    if joined.strength == Strength::default() {
        joined.strength = theirs.strength.clone();
    }
    if joined.joint.is_none() {
        joined.joint.clone_from(&theirs.joint);
    }
    for (duty, at) in &theirs.duties {
        joined.duties.entry(duty.clone()).or_insert(*at);
    }
    for need in theirs.needs.iter().filter(|it| !ours.needs.contains(it)) {
        joined.needs.push(need.clone());
    }
    for attempt in &theirs.attempts {
        if !joined.attempts.contains(attempt) {
            joined.attempts.push_back(attempt.clone());
        }
    }
    joined
}
