//! Roads that are closed or slow now, and closings whose time has run out.

use super::alarms::{Alarm, Priority, push};
use crate::state::{RoadClosed, RoadMark, State};
use crate::time::Time;
use crate::words::ClosureId;

/// How a closing stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoadStanding {
    /// In force: ways go round it.
    InForce,
    /// 到期待复核: its time ran out and nobody said that the road is open. Ways go over it again, and
    /// somebody has to look.
    RunOut,
    /// Open again.
    Open,
}

/// A closing at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoadClosure<'a> {
    /// Which.
    pub id: &'a ClosureId,
    /// How it stands.
    pub standing: RoadStanding,
    /// How it was closed, by the last word that closed it.
    pub closed: &'a RoadClosed,
    /// The last word about it, whoever said it.
    pub last: &'a RoadMark,
    /// Of how many that closed it the last is the newest, from 1.
    pub version: u32,
}

/// Every closing that anybody entered: in force first, then run out, then open; each in the order in which
/// it was last spoken of, newest first. One that was opened and never closed says nothing.
#[must_use]
pub fn road_closures(state: &State, now: Time) -> Vec<RoadClosure<'_>> {
    let mut all: Vec<RoadClosure<'_>> = state
        .roads
        .iter()
        .filter_map(|(id, track)| {
            let last = track.marks.last()?;
            let closings = track.marks.iter().filter_map(|it| it.closed.as_ref());
            let closed = closings.clone().next_back()?;
            let standing = match &last.closed {
                None => RoadStanding::Open,
                Some(it) if it.until_at.is_some_and(|until| until <= now) => RoadStanding::RunOut,
                Some(_) => RoadStanding::InForce,
            };
            Some(RoadClosure {
                id,
                standing,
                closed,
                last,
                version: u32::try_from(closings.count()).unwrap_or(u32::MAX),
            })
        })
        .collect();
    all.sort_by_key(|it| (it.standing, std::cmp::Reverse(it.last.said.at)));
    all
}

/// The closings that ways go round now, in the order of their ids: the same at every console that folded
/// the same height.
#[must_use]
pub fn roads_in_force(state: &State, now: Time) -> Vec<RoadClosure<'_>> {
    let mut all = road_closures(state, now);
    all.retain(|it| it.standing == RoadStanding::InForce);
    all.sort_by_key(|it| it.id);
    all
}

/// The height of the newest entry about closed roads: what an answer was computed from. 0 before the first.
#[must_use]
pub fn roads_height(state: &State) -> u64 {
    let marks = state.roads.values().flat_map(|it| it.marks.iter());
    marks.map(|it| it.height).max().unwrap_or_default()
}

/// When the closings in force next change without a word: the first whose time runs out after `now`.
#[must_use]
pub fn roads_change_at(state: &State, now: Time) -> Option<Time> {
    let tracks = state.roads.values();
    let last = tracks.filter_map(|it| it.marks.last()?.closed.as_ref()?.until_at);
    last.filter(|until| *until > now).min()
}

pub(super) fn road_alarms(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    let run_out = road_closures(state, now);
    let run_out = run_out
        .iter()
        .filter(|it| it.standing == RoadStanding::RunOut);
    for it in run_out {
        let Some(until) = it.closed.until_at else {
            continue;
        };
        let road = &it.closed.road;
        push(
            alarms,
            state,
            &format!("road-run-out/{}/{}", it.id, until.0),
            it.closed.incident.as_ref(),
            Priority::Medium,
            until,
            [
                format!("断路到期待复核:{road},路线已重新经过此处"),
                format!("Closing ran out, look again: {road}; ways go over it again"),
            ],
        );
    }
}
