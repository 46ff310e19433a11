//! Drill and live world side by side: teams that take part, units that left (practice R9).

use serde::Serialize;

use super::Seconds;
use crate::state::{ExerciseMark, State};
use crate::view::exercising;

/// A team that takes part in a drill now 参演.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExerciseResult {
    /// Which team.
    pub id: String,
    /// Where.
    pub place: String,
    /// In how many minutes it is ready to set out.
    pub recall_min: u32,
    /// Since when.
    pub from_s: i64,
}

pub(super) fn exercise(id: &str, mark: &ExerciseMark, clock: Seconds) -> ExerciseResult {
    ExerciseResult {
        id: id.to_owned(),
        place: mark.place.to_string(),
        recall_min: mark.recall_min,
        from_s: clock.s(mark.said.at),
    }
}

pub(super) fn exercises(state: &State, clock: Seconds) -> Vec<ExerciseResult> {
    let all = exercising(state).into_iter();
    all.map(|(id, mark)| exercise(id.as_str(), mark, clock))
        .collect()
}

/// A unit that left the drill 单位退出演练.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftResult {
    /// Who.
    pub id: String,
    /// When.
    pub at_s: i64,
}

pub(super) fn left(state: &State, clock: Seconds) -> Vec<LeftResult> {
    let all = state.drill.left.iter();
    all.map(|(unit, stop)| LeftResult {
        id: unit.to_string(),
        at_s: clock.s(stop.said.at),
    })
    .collect()
}
