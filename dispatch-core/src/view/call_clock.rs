//! The one clock that runs for a called department (practice R2): until it was reached the centre's, then
//! its own until it acknowledges, then its own until it is there. And how late it came.

use super::overdue::{Clock, ClockKind};
use crate::catalogue::IncidentType;
use crate::state::{CallRecord, Incident, Said, State};
use crate::words::DepartmentId;

/// What a called department is given, in seconds.
pub(super) struct CallLimits {
    reach_s: i64,
    acknowledge_s: i64,
    pub(super) on_scene_s: i64,
}

impl CallLimits {
    /// By the type and the township of an incident.
    pub(super) fn of(state: &State, incident: &Incident, kind: &IncidentType) -> CallLimits {
        let limits = &kind.deadlines;
        let township = state.register.townships.get(&incident.township);
        let on_scene_s = match township.is_some_and(|it| it.far) {
            true => limits.on_scene_far_s,
            false => limits.on_scene_s,
        };
        CallLimits {
            reach_s: i64::from(state.register.rules().reach_s),
            acknowledge_s: i64::from(limits.ack_department_s),
            on_scene_s: i64::from(on_scene_s),
        }
    }

    /// The clock of a department that is not there and not gone, by when it was reached and when it
    /// acknowledged.
    pub(super) fn clock(
        &self,
        id: &DepartmentId,
        call: &CallRecord,
        (reached, acknowledged): (Option<&Said>, Option<&Said>),
    ) -> Option<Clock> {
        let called_at = call.clock_from().filter(|_| call.has_clock())?;
        let (kind, from, limit_s) = match (reached.or(call.delivered.as_ref()), acknowledged) {
            // While an officer in the room answers for it, the one clock is his: `joint_clocks`.
            (_, None) if call.in_the_room() => return None,
            (None, _) => (ClockKind::Reach, called_at, self.reach_s),
            (Some(reached), None) => {
                let from = reached.at.max(called_at);
                (ClockKind::Acknowledge, from, self.acknowledge_s)
            }
            // His signature ends it; whoever sets out for the scene all the same has an arrival.
            (Some(_), Some(_)) if call.in_the_room() && !call.has_set_out() => return None,
            (Some(_), Some(acknowledged)) => {
                let from = acknowledged.at.max(called_at);
                (ClockKind::OnScene, from, self.on_scene_s)
            }
        };
        Some(Clock {
            kind,
            department: Some(id.clone()),
            obligation: None,
            from,
            due: from.plus_s(limit_s),
        })
    }
}

/// The clock that the arrival of a department ended, where it had run out by then, and by how many
/// seconds: that it came late stays to be seen. `None` where it came in time or has not reported in,
/// where no clock ran for it, and where nobody had reached it before it came: until then the lateness is
/// the centre's (practice R2).
#[must_use]
pub fn came_late(state: &State, incident: &Incident, id: &DepartmentId) -> Option<(Clock, i64)> {
    let call = incident.calls.get(id)?;
    let came = call.reported_in.as_ref()?;
    let kind = state.register.kind(&incident.kind)?;
    // What its coming alone implies it had not done before.
    let before = |step: &Option<Said>| {
        let implied = |it: &Said| it.implied && it.at >= came.at;
        step.clone().filter(|it| !implied(it))
    };
    let (reached, acknowledged) = (before(&call.reached), before(&call.acknowledged));
    let limits = CallLimits::of(state, incident, kind);
    let clock = limits.clock(id, call, (reached.as_ref(), acknowledged.as_ref()))?;
    let late_s = clock.late_s(came.at);
    (clock.kind != ClockKind::Reach && late_s > 0).then_some((clock, late_s))
}
