//! The parts of a result that are not an incident's own.

use serde::Serialize;

use super::Seconds;
use crate::command::PulseRule;
use crate::drill::{Played, Scenario};
use crate::state::{ConflictKind, Incident, State};
use crate::time::Time;

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedResult {
    /// Height of the entry.
    pub height: u64,
    /// Its command.
    pub command: String,
    /// Name of the refusal.
    pub refusal: String,
    /// Whether the script expected it.
    pub expected: bool,
}

pub(super) fn refused(scenario: &Scenario, played: &Played) -> Option<RefusedResult> {
    let expect = played
        .step
        .and_then(|step| scenario.steps.get(step))
        .and_then(|step| step.expect.as_deref());
    let row = |refusal: String, expected: bool| RefusedResult {
        height: played.height,
        command: played.author.command.name().to_owned(),
        refusal,
        expected,
    };
    match played.verdict.refusal() {
        Some(refusal) if refusal.is_quiet() => None,
        Some(refusal) => Some(row(refusal.name(), expect == Some(refusal.name().as_str()))),
        // It should have been refused and was not: that is no less a surprise.
        None => expect.map(|name| row(format!("accepted, expected {name}"), false)),
    }
}

/// What time brought about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EscalationResult {
    /// When it was due.
    pub at_s: i64,
    /// Which rule.
    pub rule: PulseRule,
    /// Whom it went to.
    pub to: String,
    /// Of which incident.
    pub incident: String,
    /// About what.
    pub subject: Option<String>,
}

pub(super) fn escalations(incidents: &[&Incident], clock: Seconds) -> Vec<EscalationResult> {
    let mut all: Vec<EscalationResult> = incidents
        .iter()
        .flat_map(|incident| {
            incident.escalations.iter().map(|it| EscalationResult {
                at_s: clock.s(it.at),
                rule: it.rule,
                to: it.to.to_string(),
                incident: incident.id.to_string(),
                subject: it.subject.as_ref().map(ToString::to_string),
            })
        })
        .collect();
    all.sort_by_key(|it| it.at_s);
    all
}

/// A contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConflictResult {
    /// What kind.
    pub kind: ConflictKind,
    /// About what.
    pub subject: String,
    /// Since when.
    pub raised_s: i64,
    /// When it was settled.
    pub settled_s: Option<i64>,
}

pub(super) fn conflicts(state: &State, clock: Seconds) -> Vec<ConflictResult> {
    let mut all: Vec<ConflictResult> = state
        .conflicts
        .values()
        .map(|it| ConflictResult {
            kind: it.kind,
            subject: it.subject.to_string(),
            raised_s: clock.s(it.raised_at),
            settled_s: it.settled_at.map(|at| clock.s(at)),
        })
        .collect();
    all.sort_by_key(|it| it.raised_s);
    all
}

/// What had to be reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObligationResult {
    /// Its id.
    pub id: String,
    /// The rule it comes from.
    pub source: String,
    /// To whom.
    pub to: String,
    /// The kind of report, where it asks for one.
    pub kind: Option<crate::command::ReportKind>,
    /// What, in words.
    pub text: Option<String>,
    /// About which incident.
    pub incident: Option<String>,
    /// When it arose.
    pub raised_s: i64,
    /// Until when.
    pub due_s: i64,
    /// When it was done.
    pub done_s: Option<i64>,
    /// How.
    pub means: Option<crate::entry::Means>,
    /// `open`, `done`, `late` or `void`.
    pub status: &'static str,
}

pub(super) fn obligations(
    state: &State,
    incidents: &[&Incident],
    clock: Seconds,
) -> Vec<ObligationResult> {
    let now = state.at;
    let mut all = of_incidents(incidents, clock, now);
    for (id, owed) in state.obligations.iter() {
        all.extend(
            owed.begun(now)
                .map(|round| round_of(id, owed, round, clock, now)),
        );
    }
    all
}

/// One round of an obligation; the first bears the bare id, the third `ID#3`.
fn round_of(
    id: &crate::words::ObligationId,
    owed: &crate::state::Owed,
    round: u32,
    clock: Seconds,
    now: Time,
) -> ObligationResult {
    let done = owed.done.get(&round);
    let by = owed
        .answers
        .iter()
        .find(|it| it.round == round && Some(&it.judged_at) == done && it.short.is_none());
    ObligationResult {
        id: if round == 1 {
            id.to_string()
        } else {
            format!("{id}#{round}")
        },
        source: owed.source.name().to_owned(),
        to: owed
            .to
            .as_ref()
            .map_or_else(String::new, |to| to.zh.clone()),
        kind: owed.kind,
        text: Some(owed.text.zh.clone()),
        incident: owed.incident.as_ref().map(ToString::to_string),
        raised_s: clock.s(owed.raised_at),
        due_s: clock.s(owed.clock_of(round).unwrap_or(owed.due_at)),
        done_s: done.map(|at| clock.s(*at)),
        means: by.map(|it| it.means),
        status: owed
            .status(round, now)
            .map_or("void", crate::state::OwedStatus::name),
    }
}

fn of_incidents(incidents: &[&Incident], clock: Seconds, now: Time) -> Vec<ObligationResult> {
    let row = |incident: &Incident, it: &crate::state::Obligation| ObligationResult {
        id: it.id.to_string(),
        source: it.source.to_string(),
        to: it.to.to_string(),
        kind: Some(it.kind),
        text: None,
        incident: Some(incident.id.to_string()),
        raised_s: clock.s(it.raised_at),
        due_s: clock.s(it.due_at),
        done_s: it.done_at.map(|at| clock.s(at)),
        means: it.means,
        status: match it.done_at {
            _ if it.was_late() => "late",
            _ if it.void => "void",
            Some(done_at) if done_at > it.due_at => "late",
            Some(_) => "done",
            None if now > it.due_at => "late",
            None => "open",
        },
    };
    incidents
        .iter()
        .flat_map(|incident| incident.obligations.iter().map(|it| row(incident, it)))
        .collect()
}

/// A risk point and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RiskResult {
    /// Which.
    pub id: String,
    /// On which list.
    pub list: String,
    /// How the newest patrol found it.
    pub state: crate::command::RiskState,
    /// The moment that speaks of.
    pub as_of_s: i64,
    /// How many patrols there were.
    pub patrols: usize,
    /// The incident its abnormal state was made of.
    pub incident: Option<String>,
    /// When the next patrol is due under a response.
    pub due_s: Option<i64>,
}

/// Risk points that were patrolled, by their ids.
pub(super) fn risks(state: &State, clock: Seconds) -> Vec<RiskResult> {
    let mut all = crate::view::risks(state, state.at);
    all.sort_by_key(|it| &it.risk.id);
    let row = |it: crate::view::RiskStanding<'_>| {
        let newest = it.newest?;
        let track = state.risks.get(&it.risk.id);
        Some(RiskResult {
            id: it.risk.id.to_string(),
            list: it.risk.list.to_string(),
            state: newest.state,
            as_of_s: clock.s(newest.as_of),
            patrols: track.map_or(0, |it| it.marks.len()),
            incident: it.incident.map(ToString::to_string),
            due_s: it.due.map(|due| clock.s(due)),
        })
    };
    all.into_iter().filter_map(row).collect()
}

/// A facility and its states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacilityResult {
    /// Which.
    pub id: String,
    /// Its states, oldest first.
    pub states: Vec<FacilityStateResult>,
}

/// One state of a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacilityStateResult {
    /// State.
    pub state: String,
    /// The moment it speaks of.
    pub as_of_s: i64,
}

pub(super) fn facilities(state: &State, clock: Seconds) -> Vec<FacilityResult> {
    let states = |track: &crate::state::FacilityTrack| {
        let row = |mark: &crate::state::FacilityMark| FacilityStateResult {
            state: mark.state.to_string(),
            as_of_s: clock.s(mark.as_of),
        };
        track.marks.iter().map(row).collect()
    };
    state
        .facilities
        .iter()
        .map(|(id, track)| FacilityResult {
            id: id.to_string(),
            states: states(track),
        })
        .collect()
}
