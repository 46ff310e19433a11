//! Hazard areas of an incident: their versions, who lies inside, who no longer does.

use serde::Serialize;

use super::Seconds;
use crate::command::{InsideAct, LeakAmount, Light};
use crate::footprint::Part;
use crate::state::{AreaVersion, Incident, State};
use crate::view::{AreaView, InsideRow, LeftRow, ToldState, areas_of};

/// A hazard area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct AreaResult {
    id: String,
    versions: Vec<VersionResult>,
    inside: Vec<InsideResult>,
    left: Vec<LeftResult>,
    crossing: Vec<String>,
    lifted_s: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct VersionResult {
    number: u32,
    from_s: i64,
    substance: String,
    amount: LeakAmount,
    light: Light,
    isolation_m: u32,
    protective_m: u32,
    /// Where the wind blows to, in whole degrees; null to every side.
    toward_deg: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct InsideResult {
    who: String,
    part: &'static str,
    since_s: i64,
    since_version: u32,
    new: bool,
    decision: Option<InsideAct>,
    decided_s: Option<i64>,
    told: &'static str,
    told_s: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct LeftResult {
    who: String,
    last_version: Option<u32>,
    decision: Option<InsideAct>,
    told_s: Option<i64>,
}

pub(super) fn areas(state: &State, it: &Incident, clock: Seconds) -> Vec<AreaResult> {
    let areas = areas_of(state, it);
    areas.iter().map(|area| result(area, clock)).collect()
}

fn result(area: &AreaView, clock: Seconds) -> AreaResult {
    let versions = area.track.versions.iter();
    let lifted = area.track.lifted.as_ref();
    AreaResult {
        id: area.id.to_string(),
        versions: versions.map(|it| version(it, clock)).collect(),
        inside: area.inside.iter().map(|it| inside(it, clock)).collect(),
        left: area.left.iter().map(|it| left(it, clock)).collect(),
        crossing: area.crossing.iter().map(|it| it.zh.to_string()).collect(),
        lifted_s: lifted.map(|it| clock.s(it.at)),
    }
}

fn version(it: &AreaVersion, clock: Seconds) -> VersionResult {
    let toward = it.footprint().toward_e7;
    VersionResult {
        number: it.number,
        from_s: clock.s(it.said.at),
        substance: it.leak.substance.to_string(),
        amount: it.leak.amount,
        light: it.leak.light,
        isolation_m: it.leak.isolation_m,
        protective_m: it.leak.protective_m,
        toward_deg: toward.map(|it| it / 10_000_000),
    }
}

fn inside(it: &InsideRow, clock: Seconds) -> InsideResult {
    let (told, record) = match &it.told {
        ToldState::NotNeeded => ("not-needed", None),
        ToldState::Not => ("not", None),
        ToldState::Tried(it) => ("tried", Some(it)),
        ToldState::Otherwise(it) => ("otherwise", Some(it)),
        ToldState::Told(it) => ("told", Some(it)),
    };
    InsideResult {
        who: it.who.to_string(),
        part: match it.part {
            Part::Isolation => "isolation",
            Part::Downwind => "downwind",
        },
        since_s: clock.s(it.since),
        since_version: it.since_version,
        new: it.is_new,
        decision: it.decision.as_ref().map(|it| it.what),
        decided_s: it.decision.as_ref().map(|it| clock.s(it.said.at)),
        told,
        told_s: record.map(|it| clock.s(it.attempt.said.at)),
    }
}

fn left(it: &LeftRow, clock: Seconds) -> LeftResult {
    LeftResult {
        who: it.who.to_string(),
        last_version: it.last_version,
        decision: it.decision.as_ref().map(|it| it.what),
        told_s: it.told.as_ref().map(|it| clock.s(it.attempt.said.at)),
    }
}
