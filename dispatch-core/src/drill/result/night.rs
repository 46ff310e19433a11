//! What a result says of the whole night: responses, instructions, warning signals.

use serde::Serialize;

use super::Seconds;
use crate::command::{InstructionAnswer, InstructionKind, ResponseLevel, WarningColour};
use crate::state::State;
use crate::view::{Urgency, incidents_under, urgency};

/// A response of the district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseResult {
    /// Which.
    pub id: String,
    /// 台风, 暴雨 …
    pub kind: String,
    /// The level in force, or the last one.
    pub level: Option<ResponseLevel>,
    /// Since when.
    pub from_s: i64,
    /// Expected end.
    pub expected_end_s: i64,
    /// When it was lifted.
    pub lifted_s: Option<i64>,
    /// Who started it.
    pub started_by: String,
    /// The incidents under it, in the order they came to be.
    pub incidents: Vec<String>,
    /// Departments on joint duty.
    pub joint_duty: Vec<String>,
    /// What the officers in the room signed, oldest first.
    pub signed: Vec<SignedResult>,
}

/// One act of an officer in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedResult {
    /// For which department.
    pub department: String,
    /// When.
    pub at_s: i64,
    /// The incidents whose calls it signed.
    pub incidents: Vec<String>,
}

pub(super) fn responses(state: &State, clock: Seconds) -> Vec<ResponseResult> {
    let mut all: Vec<_> = state.responses.values().collect();
    all.sort_by_key(|it| it.number);
    all.into_iter()
        .map(|it| ResponseResult {
            id: it.id.to_string(),
            kind: it.kind.to_string(),
            level: it.level(),
            from_s: clock.s(it.from),
            expected_end_s: clock.s(it.expected_end),
            lifted_s: clock.said(it.lifted.as_ref().map(|had| &had.said)),
            started_by: it.started_by.to_string(),
            incidents: incidents_under(state, &it.id)
                .iter()
                .map(|incident| incident.id.to_string())
                .collect(),
            joint_duty: it.joint.keys().map(ToString::to_string).collect(),
            signed: it
                .signed
                .iter()
                .map(|had| SignedResult {
                    department: had.department.to_string(),
                    at_s: clock.s(had.said.at),
                    incidents: had.incidents.iter().map(ToString::to_string).collect(),
                })
                .collect(),
        })
        .collect()
}

/// The queue from top to bottom: whoever has no holder stands on top of his part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QueueResult {
    /// People trapped, missing, or nobody knows.
    pub life: Vec<String>,
    /// The whistle waits to be taken.
    pub whistle_waiting: Vec<String>,
    /// A commander should have been named.
    pub no_commander: Vec<String>,
    /// Another clock has run out.
    pub overdue: Vec<String>,
    /// In hand.
    pub open: Vec<String>,
}

pub(super) fn queue(state: &State) -> QueueResult {
    let mut result = QueueResult::default();
    for incident in crate::view::queue(state, state.at) {
        let part = match urgency(state, incident, state.at) {
            Urgency::Life => &mut result.life,
            Urgency::WhistleWaiting => &mut result.whistle_waiting,
            Urgency::NoCommander => &mut result.no_commander,
            Urgency::Overdue => &mut result.overdue,
            Urgency::Open => &mut result.open,
        };
        part.push(incident.id.to_string());
    }
    result
}

/// An instruction or tasking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstructionResult {
    /// Which.
    pub id: String,
    /// Whose word it is.
    pub kind: InstructionKind,
    /// About which incident.
    pub incident: Option<String>,
    /// Who gave it.
    pub from: String,
    /// When.
    pub given_s: i64,
    /// Until when.
    pub due_s: Option<i64>,
    /// When it was first conveyed to anybody.
    pub conveyed_s: Option<i64>,
    /// `adopted` or `explained`.
    pub answer: Option<&'static str>,
    /// When it was carried out.
    pub done_s: Option<i64>,
    /// Orders that came of it.
    pub orders: Vec<String>,
}

pub(super) fn instructions(state: &State, clock: Seconds) -> Vec<InstructionResult> {
    let answer = |it: &InstructionAnswer| match it {
        InstructionAnswer::Adopted => "adopted",
        InstructionAnswer::Explained { .. } => "explained",
    };
    let mut all: Vec<_> = state.instructions.iter().collect();
    all.sort_by_key(|(_, it)| it.number);
    all.into_iter()
        .map(|(id, it)| InstructionResult {
            id: id.to_string(),
            kind: it.kind,
            incident: it.incident.as_ref().map(ToString::to_string),
            from: it.from.to_string(),
            given_s: clock.s(it.given_at),
            due_s: it.due_at.map(|at| clock.s(at)),
            conveyed_s: it.conveyed.values().map(|said| clock.s(said.at)).min(),
            answer: it.answer.as_ref().map(|(had, _)| answer(had)),
            done_s: clock.said(it.done.as_ref()),
            orders: it.orders.iter().map(ToString::to_string).collect(),
        })
        .collect()
}

/// A warning signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WarningResult {
    /// Which.
    pub id: String,
    /// 暴雨, 台风 …
    pub kind: String,
    /// Colour.
    pub colour: WarningColour,
    /// Since when.
    pub from_s: i64,
    /// Until when it was issued.
    pub until_s: Option<i64>,
    /// When it was cancelled or superseded.
    pub ended_s: Option<i64>,
    /// The signal in its place.
    pub superseded_by: Option<String>,
}

pub(super) fn warnings(state: &State, clock: Seconds) -> Vec<WarningResult> {
    state
        .warnings
        .iter()
        .map(|(id, it)| {
            let end = state.warning_ends.get(id);
            WarningResult {
                id: id.to_string(),
                kind: it.kind.to_string(),
                colour: it.colour,
                from_s: clock.s(it.from_at),
                until_s: it.until_at.map(|at| clock.s(at)),
                ended_s: end.map(|had| clock.s(had.at)),
                superseded_by: end
                    .and_then(|had| had.superseded_by.as_ref())
                    .map(ToString::to_string),
            }
        })
        .collect()
}
