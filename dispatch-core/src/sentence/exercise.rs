//! Drill and live world side by side: teams that take part, units that leave, a drill that ends.

use super::say::{Clauses, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{DrillStopReason, EndDrill, EndExercise, Exercise, LeaveDrill, StandDown};

pub(super) fn begin(t: &Telling<'_>, it: &Exercise) -> Text {
    let head = say!(
        "{team} 参演,可召回 {n} 分",
        "{team} takes part in a drill, recallable in {n} min",
        team = t.team(&it.team),
        n = it.recall_min
    );
    let place =
        (!it.place.is_empty()).then(|| say!("地点 {place}", "at {place}", place = it.place));
    Clauses::new(head).and_some(place).end()
}

pub(super) fn end(t: &Telling<'_>, it: &EndExercise) -> Text {
    say!(
        "{team} 参演结束",
        "{team} takes part in the drill no longer",
        team = t.team(&it.team)
    )
}

/// The fixed words of practice R9, or the director's own.
fn why(reason: &DrillStopReason) -> Text {
    match reason {
        DrillStopReason::RealAlarm => say!("真实警情,演练终止", "real alarm, drill ended"),
        DrillStopReason::Other(words) => say!("{words}", "{words}", words = words),
    }
}

pub(super) fn end_drill(it: &EndDrill) -> Text {
    say!(
        "演练终止:「{why}」",
        "The drill is ended: “{why}”",
        why = why(&it.reason)
    )
}

pub(super) fn leave_drill(t: &Telling<'_>, it: &LeaveDrill) -> Text {
    say!(
        "单位退出演练:{units}「{why}」",
        "Units leave the drill: {units}, “{why}”",
        units = t.parties(&it.units),
        why = why(&it.reason)
    )
}

pub(super) fn stand_down(t: &Telling<'_>, it: &StandDown) -> Text {
    say!(
        "{who} 撤回确认",
        "{who} confirms that it turns back",
        who = t.party(&it.who)
    )
}
