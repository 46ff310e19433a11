//! The result of a drill, as `drill run --json` prints it (design §7 with practice.md's additions).

mod areas;
mod course;
mod figures;
mod incident;
mod night;
mod orders;
mod parties;
mod parts;
mod persons;
mod scene;
mod shelters;
mod units;

pub use course::{ExerciseResult, LeftResult};
pub use incident::IncidentResult;
pub use night::{InstructionResult, QueueResult, ResponseResult, WarningResult};
pub use parts::{
    ConflictResult, EscalationResult, FacilityResult, ObligationResult, RefusedResult, RiskResult,
};
pub use shelters::ShelterResult;
pub use units::{ContactResult, ReturnResult};

use serde::Serialize;

use crate::digest::hex;

use super::{ExpectationResult, Played, Scenario};
use crate::state::State;
use crate::time::Time;

/// The last line of `drill run --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrillResult {
    /// Id of the drill.
    pub drill: String,
    /// How many entries it made.
    pub entries: u64,
    /// Seconds of drill time from start to its last entry.
    pub ended_s: i64,
    /// What was refused, quiet pulses left out.
    pub refused: Vec<RefusedResult>,
    /// What time brought about.
    pub escalations: Vec<EscalationResult>,
    /// The incidents in the order they came to be.
    pub incidents: Vec<IncidentResult>,
    /// Responses of the district in the order they were started.
    pub responses: Vec<ResponseResult>,
    /// The open incidents in the order of the queue, part by part (practice R19).
    pub queue: QueueResult,
    /// Called parties with a clock so far, as `view::called_parties` counts them (practice R5).
    pub called_parties: usize,
    /// Instructions and taskings in the order they were recorded.
    pub instructions: Vec<InstructionResult>,
    /// Warning signals, a scale of their own.
    pub warnings: Vec<WarningResult>,
    /// Contradictions.
    pub conflicts: Vec<ConflictResult>,
    /// What had to be reported.
    pub obligations: Vec<ObligationResult>,
    /// Facilities of which a state was reported.
    pub facilities: Vec<FacilityResult>,
    /// Shelters of which a state was reported.
    pub shelters: Vec<ShelterResult>,
    /// Risk points that were patrolled.
    pub risks: Vec<RiskResult>,
    /// Returns that were asked for.
    pub returns: Vec<ReturnResult>,
    /// Who was rung outside any incident.
    pub contacts: Vec<ContactResult>,
    /// Teams that take part in a drill, as live teams do: recallable, never on stand-by.
    pub exercises: Vec<ExerciseResult>,
    /// When the drill was ended before its script; `None` where it was not.
    pub terminated_s: Option<i64>,
    /// Units that left the drill.
    pub left: Vec<LeftResult>,
    /// What was expected, and what came.
    pub expectations: Vec<ExpectationResult>,
    /// Digest of the last State.
    pub digest: String,
    /// Milliseconds it took.
    pub wall_ms: u64,
}

impl DrillResult {
    /// Whether it went as its script says: every expectation met or void, nothing refused unexpectedly, and
    /// every refusal that was expected came.
    #[must_use]
    pub fn is_as_expected(&self) -> bool {
        self.expectations.iter().all(|it| it.met || it.void)
            && self.refused.iter().all(|it| it.expected)
    }
}

/// The result at one State. Expectations and `wall_ms` are the caller's to fill.
#[must_use]
pub fn result_of(scenario: &Scenario, state: &State, played: &[Played]) -> DrillResult {
    let clock = Seconds {
        start: scenario.start.at,
    };
    let mut incidents: Vec<&crate::state::Incident> =
        state.incidents.values().map(|it| &**it).collect();
    incidents.sort_by_key(|it| it.number);
    DrillResult {
        drill: scenario.id.clone(),
        entries: state.height,
        ended_s: clock.s(state.at),
        refused: played
            .iter()
            .filter_map(|it| parts::refused(scenario, it))
            .collect(),
        escalations: parts::escalations(&incidents, clock),
        responses: night::responses(state, clock),
        queue: night::queue(state),
        called_parties: crate::view::called_parties(state),
        instructions: night::instructions(state, clock),
        warnings: night::warnings(state, clock),
        conflicts: parts::conflicts(state, clock),
        obligations: parts::obligations(state, &incidents, clock),
        facilities: parts::facilities(state, clock),
        shelters: shelters::of(state, clock),
        risks: parts::risks(state, clock),
        returns: units::returns(state, clock),
        contacts: units::contacts(state, clock),
        incidents: incidents
            .iter()
            .map(|it| incident::incident(state, it, clock))
            .collect(),
        exercises: course::exercises(state, clock),
        terminated_s: state.drill.ended.as_ref().map(|it| clock.s(it.said.at)),
        left: course::left(state, clock),
        expectations: Vec::new(),
        digest: hex(&state.digest()),
        wall_ms: 0,
    }
}

/// Turns moments into seconds of drill time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seconds {
    start: Time,
}

impl Seconds {
    fn s(self, at: Time) -> i64 {
        at.since_s(self.start)
    }

    fn said(self, said: Option<&crate::state::Said>) -> Option<i64> {
        said.map(|it| self.s(it.at))
    }
}
