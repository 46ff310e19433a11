//! Departments and teams of an incident.

use serde::Serialize;

use super::Seconds;
use super::course::{ExerciseResult, exercise};
use crate::command::Role;
use crate::entry::Means;
use crate::register::Route;
use crate::state::{Assignment, AssignmentState, CallRecord, State};

/// A department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct DepartmentResult {
    id: String,
    kind: Option<String>,
    role: Option<Role>,
    called_s: Option<i64>,
    reached_s: Option<i64>,
    acknowledged_s: Option<i64>,
    set_out_s: Option<i64>,
    reported_in_s: Option<i64>,
    released_s: Option<i64>,
    attempts: usize,
    means: Option<Means>,
    on_behalf: bool,
    implied: Vec<&'static str>,
    people: Option<u32>,
    joint: Option<String>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct TeamResult {
    id: String,
    dispatched_s: Option<i64>,
    accepted_s: Option<i64>,
    on_scene_s: Option<i64>,
    released_s: Option<i64>,
    route: Route,
    custody: Option<String>,
    place_observed: Option<String>,
    state: AssignmentState,
    people: Option<u32>,
    exercise: Option<ExerciseResult>,
}

pub(super) fn department(
    id: String,
    kind: Option<String>,
    call: &CallRecord,
    clock: Seconds,
) -> DepartmentResult {
    DepartmentResult {
        id,
        kind,
        role: call.role,
        called_s: call.called_at.map(|at| clock.s(at)),
        reached_s: clock.said(call.reached.as_ref()),
        acknowledged_s: clock.said(call.acknowledged.as_ref()),
        set_out_s: clock.said(call.set_out.as_ref()),
        reported_in_s: clock.said(call.reported_in.as_ref()),
        released_s: clock.said(call.released.as_ref().or(call.left.as_ref())),
        attempts: call.attempts.len(),
        means: call.reached_by,
        on_behalf: call
            .acknowledged
            .as_ref()
            .is_some_and(|said| said.on_behalf.is_some()),
        implied: call.implied(),
        people: call.strength.people,
        joint: call.joint.as_ref().map(|it| it.response.to_string()),
    }
}

pub(super) fn team(
    state: &State,
    id: &crate::words::TeamId,
    assignment: &Assignment,
    clock: Seconds,
) -> TeamResult {
    let track = state.teams.get(id);
    TeamResult {
        id: id.to_string(),
        dispatched_s: clock.said(assignment.dispatched.as_ref()),
        accepted_s: clock.said(assignment.accepted.as_ref()),
        on_scene_s: clock.said(assignment.on_scene.as_ref()),
        released_s: clock.said(assignment.released.as_ref()),
        route: assignment.route,
        custody: track
            .and_then(|it| it.custody.as_ref())
            .map(ToString::to_string),
        place_observed: track
            .and_then(|it| it.observed.as_ref())
            .and_then(|it| it.incident.as_ref())
            .map(ToString::to_string),
        state: assignment.state,
        people: assignment.strength.people,
        exercise: track
            .and_then(|it| it.exercising())
            .map(|mark| exercise(id.as_str(), mark, clock)),
    }
}
