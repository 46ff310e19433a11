//! Who is late, as the core computes it.

use dispatch_core::state::Incident;
use dispatch_core::words::DepartmentId;

use super::sight::Sight;
use super::widgets::Deadline;

/// The departments of an incident that are late now.
pub fn late_departments<'a>(
    sight: &'a Sight<'_>,
    incident: &'a Incident,
) -> impl Iterator<Item = &'a DepartmentId> {
    incident
        .calls
        .keys()
        .filter(|id| is_late(sight, incident, id))
}

/// Whether one department is late now.
#[must_use]
pub fn is_late(sight: &Sight<'_>, incident: &Incident, id: &DepartmentId) -> bool {
    next_deadline(sight, incident, id).is_some_and(|it| it.done.is_none() && sight.now > it.due)
}

/// The clock that runs for a department now.
#[must_use]
pub fn next_deadline(
    sight: &Sight<'_>,
    incident: &Incident,
    id: &DepartmentId,
) -> Option<Deadline> {
    let call = incident.calls.get(id)?;
    if !call.has_clock() || call.reported_in.is_some() || !incident.status.is_open() {
        return None;
    }
    let limits = &sight.kind(incident)?.deadlines;
    let rules = sight.state().register.rules();
    let called_at = call.called_at?;
    let from = |from, seconds: u32| {
        Some(Deadline {
            from,
            due: dispatch_core::time::Time::plus_s(from, i64::from(seconds)),
            done: None,
        })
    };
    match (&call.reached, &call.acknowledged) {
        (None, _) => from(called_at, rules.reach_s),
        (Some(reached), None) => from(reached.at, limits.ack_department_s),
        (Some(reached), Some(_)) => from(reached.at, limits.on_scene_s),
    }
}
