//! What follows from the responses in force: what an incident may hang under, whom the officers in
//! the room answer for, and which warning signals stand (practice R5, R6).

use std::collections::{BTreeMap, BTreeSet};

use crate::command::Warning;
use crate::state::{Incident, Response, State};
use crate::time::Time;
use crate::words::{DepartmentId, IncidentId, ResponseId, WarningId};

/// The response that an incident of this type in this township would hang under: the only one in
/// force that covers it. Where two do, a person chooses.
#[must_use]
pub fn proposed_response<'a>(
    state: &'a State,
    kind: &crate::words::TypeId,
    township: &crate::words::TownshipId,
) -> Option<&'a Response> {
    let mut covering = state
        .responses
        .values()
        .map(|it| &**it)
        .filter(|it| it.covers(kind, township));
    let only = covering.next()?;
    covering.next().is_none().then_some(only)
}

/// Open incidents that the only matching response would take in and that hang under none, oldest
/// first.
#[must_use]
pub fn proposed_under<'a>(state: &'a State, response: &ResponseId) -> Vec<&'a Incident> {
    let open = state.open_incidents().into_iter();
    open.filter(|it| it.under.is_none())
        .filter(|it| {
            proposed_response(state, &it.kind, &it.township).is_some_and(|had| had.id == *response)
        })
        .collect()
}

/// The incidents under a response, in the order they came to be. One that was merged is shown inside
/// another and is not counted twice.
#[must_use]
pub fn incidents_under<'a>(state: &'a State, response: &ResponseId) -> Vec<&'a Incident> {
    let reach = state.responses.get(response).into_iter();
    let mut under: Vec<&Incident> = reach
        .flat_map(|it| it.reach.iter())
        .filter_map(|id| state.incidents.get(id).map(|it| &**it))
        .filter(|it| it.under.as_ref() == Some(response) && it.merged_into.is_none())
        .collect();
    under.sort_by_key(|it| it.number);
    under
}

/// One clock of an officer in the room: all the calls that wait for his signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointClock {
    /// Under which response.
    pub response: ResponseId,
    /// For which department.
    pub department: DepartmentId,
    /// The incidents whose calls wait, in the order they came to be.
    pub incidents: Vec<IncidentId>,
    /// Since when the oldest waits.
    pub from: Time,
    /// When the first of them should be signed.
    pub due: Time,
}

/// The clocks of the officers in the room, one a department and response, the first due first.
#[must_use]
pub fn joint_clocks(state: &State) -> Vec<JointClock> {
    if state.responses.values().all(|it| it.joint.is_empty()) {
        return Vec::new();
    }
    let mut clocks: BTreeMap<(ResponseId, DepartmentId), JointClock> = BTreeMap::new();
    for incident in state.open_incidents() {
        let Some(kind) = state.register.kind(&incident.kind) else {
            continue;
        };
        let limit_s = i64::from(kind.deadlines.ack_department_s);
        for (department, call) in incident.calls.iter().filter(|(_, it)| it.waits_for_joint()) {
            let (Some(joint), Some(called_at)) = (&call.joint, call.called_at) else {
                continue;
            };
            let (from, due) = (called_at, called_at.plus_s(limit_s));
            let key = (joint.response.clone(), department.clone());
            let clock = clocks.entry(key).or_insert_with(|| JointClock {
                response: joint.response.clone(),
                department: department.clone(),
                incidents: Vec::new(),
                from,
                due,
            });
            clock.incidents.push(incident.id.clone());
            clock.from = clock.from.min(from);
            clock.due = clock.due.min(due);
        }
    }
    let mut clocks: Vec<JointClock> = clocks.into_values().collect();
    clocks.sort_by(|a, b| (a.due, &a.department).cmp(&(b.due, &b.department)));
    clocks
}

/// How many called parties with a clock the night has made so far (practice R5, the forty-incident
/// test): a department that must come or was called for a need counts once an incident; while an
/// officer in the room answers for it, it counts once a response. Who is only told has no clock.
#[must_use]
pub fn called_parties(state: &State) -> usize {
    let mut parties: BTreeSet<(&str, &str, &DepartmentId)> = BTreeSet::new();
    let standing = state
        .incidents
        .values()
        .filter(|it| it.merged_into.is_none());
    for incident in standing {
        for (department, call) in incident.calls.iter().filter(|(_, it)| it.has_clock()) {
            let party = match &call.joint {
                Some(joint) => ("response", joint.response.as_str(), department),
                None => ("incident", incident.id.as_str(), department),
            };
            parties.insert(party);
        }
    }
    parties.len()
}

/// The warning signals that stand at a moment, in the order of their ids. None of them says anything
/// about a response level (law 10).
#[must_use]
pub fn warnings_in_force(state: &State, now: Time) -> Vec<(&WarningId, &Warning)> {
    state
        .warnings
        .iter()
        .map(|(id, it)| (id, &**it))
        .filter(|(id, it)| {
            // A signal that was issued anew after its end stands again.
            let ended = state.warning_ends.get(*id);
            let gone = ended.is_some_and(|end| end.at <= now && it.from_at < end.at);
            it.from_at <= now && it.until_at.is_none_or(|until| now < until) && !gone
        })
        .collect()
}
