//! Rest after long duty: a team that worked longer than its kind can without a rest, and has not had one
//! since, is not proposed. Both lengths are data of the kind (`sending.toml`, derived).

use std::collections::BTreeMap;

use super::Ready;
use crate::catalogue::Rest;
use crate::proposal::PassedWhy;
use crate::state::{Assignment, AssignmentState, Incident, State};
use crate::time::Time;
use crate::words::TeamId;

/// From when until when a team was out. Who is still out, until now.
type Out = (Time, Time);

/// Seconds back to which what is over is gone through: longer than anybody is out with breaks that are no
/// rest. Derived; a year of closed incidents lies beyond.
const LOOK_BACK_S: i64 = 3 * 86_400;

/// When each team was out, by team: at everything that goes on, at what is over and was opened within
/// [`LOOK_BACK_S`], and where it was seen last, however long ago that was opened. A night of four scenes
/// that were closed one after the other is one long night.
pub(super) fn duties(state: &State, now: Time) -> BTreeMap<&TeamId, Vec<Out>> {
    let mut duties: BTreeMap<&TeamId, Vec<Out>> = BTreeMap::new();
    let out_at = |team: &TeamId, incident: &Incident| {
        let assignment = incident.assignments.get(team)?;
        out(assignment, incident, now)
    };
    for incident in state.incidents.going_on() {
        for team in incident.assignments.keys() {
            let out = out_at(team, incident);
            duties.entry(team).or_default().extend(out);
        }
    }
    let newest = state.incidents.over_newest_first();
    for incident in newest.take_while(|it| now.since_s(it.opened_at) < LOOK_BACK_S) {
        for team in incident.assignments.keys() {
            let out = out_at(team, incident);
            duties.entry(team).or_default().extend(out);
        }
    }
    for (team, track) in &state.teams {
        let seen = track.observed.as_ref().and_then(|it| it.incident.as_ref());
        let incident = seen.and_then(|id| state.incident(id));
        // What goes on was told above; what is told twice is worked once.
        if let Some(incident) = incident.filter(|it| it.is_over()) {
            let out = out_at(team, incident);
            duties.entry(team).or_default().extend(out);
        }
    }
    for outs in duties.values_mut() {
        outs.sort_unstable();
    }
    duties
}

/// From the moment it set out, or was there, to the last word of it that says it is not there any more.
fn out(assignment: &Assignment, incident: &Incident, now: Time) -> Option<Out> {
    let from = assignment.set_out.as_ref().or(assignment.on_scene.as_ref());
    let from = from?.at;
    let told = assignment
        .as_of
        .max(assignment.released.as_ref().map(|it| it.at));
    let until = match assignment.state {
        AssignmentState::Home | AssignmentState::Resting => told,
        // Nobody said that it is home. It is not out for ever.
        AssignmentState::Withdrawing | AssignmentState::Recalled | AssignmentState::Cancelled => {
            told
        }
        _ => incident.closed_at,
    };
    let until = until.unwrap_or(now).min(now);
    (until > from).then_some((from, until))
}

/// The team, unless it has to rest first.
///
/// # Errors
/// [`PassedWhy::MustRest`], with how long it worked and until when it should rest.
pub(super) fn rested<'a>(
    ready: Ready<'a>,
    duties: &BTreeMap<&TeamId, Vec<Out>>,
    now: Time,
) -> Result<Ready<'a>, PassedWhy> {
    let outs = duties.get(&ready.team.id);
    match (ready.sending.rest(), outs) {
        (Some(rest), Some(outs)) => match must_rest(rest, outs, now) {
            Some(why) => Err(why),
            None => Ok(ready),
        },
        _ => Ok(ready),
    }
}

/// Whether somebody who was out at these times, in their order, has to rest.
fn must_rest(rest: Rest, outs: &[Out], now: Time) -> Option<PassedWhy> {
    let rest_s = i64::from(rest.rest_min) * 60;
    // Two scenes at once are one time out.
    let mut apart: Vec<Out> = Vec::new();
    for (from, until) in outs {
        match apart.last_mut().filter(|had| *from <= had.1) {
            Some(had) => had.1 = had.1.max(*until),
            None => apart.push((*from, *until)),
        }
    }
    let ended = apart.last()?.1;
    // Backwards from the last, as long as nothing between was a rest.
    let (mut worked_s, mut since) = (0, ended);
    for (from, until) in apart.iter().rev() {
        if since.since_s(*until) >= rest_s {
            break;
        }
        worked_s += until.since_s(*from);
        since = *from;
    }
    let until = ended.plus_s(rest_s);
    let tired = worked_s > i64::from(rest.work_min) * 60 && until > now;
    tired.then(|| PassedWhy::MustRest {
        worked_min: u32::try_from(worked_s / 60).unwrap_or(u32::MAX),
        until,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: Rest = Rest {
        work_min: 480,
        rest_min: 240,
    };

    fn hour(hours: i64) -> Time {
        Time(0).plus_s(hours * 3_600)
    }

    fn after(outs: &[(i64, i64)], now: i64) -> Option<(u32, Time)> {
        let outs: Vec<Out> = outs.iter().map(|(a, b)| (hour(*a), hour(*b))).collect();
        match must_rest(REST, &outs, hour(now))? {
            PassedWhy::MustRest { worked_min, until } => Some((worked_min, until)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn who_worked_longer_than_the_limit_rests_and_who_has_rested_goes_again() {
        assert_eq!(after(&[(0, 8)], 9), None, "just the limit");
        assert_eq!(after(&[(0, 9)], 10), Some((540, hour(13))));
        assert_eq!(after(&[(0, 9)], 13), None, "it has rested");
        assert_eq!(after(&[], 9), None);
    }

    #[test]
    fn a_break_that_is_no_rest_does_not_end_the_duty_and_is_no_work() {
        assert_eq!(after(&[(0, 5), (7, 12)], 13), Some((600, hour(16))));
        assert_eq!(
            after(&[(0, 5), (9, 14)], 15),
            None,
            "four hours were a rest"
        );
        assert_eq!(after(&[(0, 20), (24, 25)], 26), None, "and so were these");
    }

    #[test]
    fn two_scenes_at_once_are_worked_once() {
        assert_eq!(after(&[(0, 5), (0, 5)], 6), None);
        assert_eq!(after(&[(0, 6), (3, 9)], 10), Some((540, hour(13))));
        assert_eq!(after(&[(0, 9), (2, 3)], 10), Some((540, hour(13))));
    }
}
