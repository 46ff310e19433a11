//! Drill and live world side by side (practice R9).

use super::forces::track;
use super::{Act, words};
use crate::command::{EndDrill, EndExercise, Exercise, LeaveDrill, RECALL_MIN_MAX};
use crate::refusal::Refusal;
use crate::state::{DrillStop, ExerciseMark};

/// It happened, so it is recorded; only a time that cannot be is refused.
pub(super) fn begin(act: &mut Act<'_>, it: &Exercise) -> Result<(), Refusal> {
    act.known_team(&it.team)?;
    if it.recall_min > RECALL_MIN_MAX {
        return Err(Refusal::Nonsense(words(format!(
            "可召回 {} 分,应为 0 至 {RECALL_MIN_MAX}。",
            it.recall_min
        ))));
    }
    let mark = ExerciseMark {
        place: it.place.clone(),
        recall_min: it.recall_min,
        said: act.said(),
    };
    let track = track(act, &it.team);
    let newest = track
        .exercise
        .as_ref()
        .is_none_or(|had| had.said.at <= mark.said.at);
    if newest {
        track.exercise = Some(mark);
    }
    Ok(())
}

pub(super) fn end(act: &mut Act<'_>, it: &EndExercise) -> Result<(), Refusal> {
    act.known_team(&it.team)?;
    let at = act.occurred();
    let track = track(act, &it.team);
    track.exercise_ended = track.exercise_ended.max(Some(at));
    Ok(())
}

pub(super) fn end_drill(act: &mut Act<'_>, it: &EndDrill) -> Result<(), Refusal> {
    let said = act.said();
    act.state.drill.ended.get_or_insert(DrillStop {
        said,
        reason: it.reason.clone(),
    });
    Ok(())
}

pub(super) fn leave_drill(act: &mut Act<'_>, it: &LeaveDrill) -> Result<(), Refusal> {
    if it.units.is_empty() {
        return Err(Refusal::NoAddressee);
    }
    for unit in &it.units {
        act.known_party(unit)?;
    }
    let stop = DrillStop {
        said: act.said(),
        reason: it.reason.clone(),
    };
    for unit in &it.units {
        let left = act.state.drill.left.entry(unit.clone());
        left.or_insert_with(|| stop.clone());
    }
    Ok(())
}
