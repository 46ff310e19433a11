//! Closed roads: where nobody gets through, and what waits to be looked at.

use super::Draft;
use crate::sentence::clock;
use crate::state::State;
use crate::time::Time;
use crate::view::{RoadClosure, RoadStanding, road_closures};

/// In force and run out, as many as there were of each at a moment.
fn counts(state: &State, at: Time) -> [u64; 2] {
    let all = road_closures(state, at);
    let of = |standing| all.iter().filter(|it| it.standing == standing).count() as u64;
    [of(RoadStanding::InForce), of(RoadStanding::RunOut)]
}

/// A ledger in which nobody ever spoke of a road has no such section: the reports that were sent before
/// roads could be closed are made again as they were.
pub(super) fn closed(draft: &mut Draft<'_>) {
    if draft.state.roads.is_empty() {
        return;
    }
    draft.section("断路", "Closed roads", |draft| {
        let (state, as_of) = (draft.state, draft.as_of);
        let had = draft.before.map(|(cut, state)| counts(state, cut.as_of));
        let [in_force, run_out] = counts(state, as_of);
        let marks = state.roads.values().filter_map(|it| it.marks.last());
        let at = marks
            .map(|it| it.said.at)
            .max()
            .unwrap_or(state.at)
            .min(as_of);
        let told = draft.figure(
            "roads.closed",
            Some(in_force),
            had.map(|it| Some(it[0])),
            at,
        );
        let waits = draft.figure(
            "roads.run-out",
            Some(run_out),
            had.map(|it| Some(it[1])),
            at,
        );
        draft.line(
            format!("断路、缓行 {},到期待复核 {}", told.zh, waits.zh),
            format!(
                "Closed or slow: {}; ran out, to be looked at: {}",
                told.en, waits.en
            ),
        );
        for it in road_closures(state, as_of) {
            if it.standing != RoadStanding::Open {
                road(draft, &it);
            }
        }
    });
}

fn road(draft: &mut Draft<'_>, it: &RoadClosure<'_>) {
    let closed = it.closed;
    let (road, since) = (&closed.road, clock(it.last.said.at, draft.as_of));
    let (cause_zh, cause_en) = (closed.cause.zh(), closed.cause.en());
    let (how_zh, how_en) = match closed.slowed_kmh {
        Some(kmh) => (format!("限速 {kmh} 公里每小时"), format!("{kmh} km/h")),
        None => ("断路".to_owned(), "closed".to_owned()),
    };
    let vehicles = || closed.vehicles.iter();
    let (whom_zh, whom_en) = match closed.vehicles.is_empty() {
        true => (String::new(), String::new()),
        false => (
            format!(
                ",涉及 {}",
                vehicles().map(|it| it.zh()).collect::<Vec<_>>().join("、")
            ),
            format!(
                ", for {}",
                vehicles().map(|it| it.en()).collect::<Vec<_>>().join(", ")
            ),
        ),
    };
    let until = closed.until_at.map(|at| clock(at, draft.as_of));
    let (until_zh, until_en) = match (until, it.standing) {
        (Some(at), RoadStanding::RunOut) => (
            format!("{at} 到期,未复核"),
            format!("ran out at {at}, not looked at since"),
        ),
        (Some(at), _) => (format!("预计至 {at}"), format!("expected until {at}")),
        (None, _) => ("恢复前有效".to_owned(), "until opened".to_owned()),
    };
    draft.line(
        format!("{road}({cause_zh}) {how_zh}{whom_zh},{since} 起,{until_zh}"),
        format!("{road} ({cause_en}): {how_en}{whom_en}, since {since}, {until_en}"),
    );
}
