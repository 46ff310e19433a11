//! How many teams of which kind an incident asks for, and how many it has.

use std::collections::BTreeMap;

use super::Asked;
use crate::catalogue::{IncidentType, Level};
use crate::command::ResponseLevel;
use crate::state::{AssignmentState, Incident};
use crate::view::kind_of_team;

/// The response level whose forces are reckoned with, and whether somebody decided it. Where nobody
/// did, the forces of the lowest are the first call-out; a computed event level decides nothing (law
/// 10).
#[must_use]
pub fn level_of(incident: &Incident) -> (Level, bool) {
    match incident.response_level() {
        Some(ResponseLevel::I) => (Level::I, true),
        Some(ResponseLevel::II) => (Level::II, true),
        Some(ResponseLevel::III) => (Level::III, true),
        Some(ResponseLevel::IV) => (Level::IV, true),
        None => (Level::IV, false),
    }
}

/// Teams of each kind that a type asks for at a level, in the order of the type's file. What a level
/// says nothing of stays as the level below it said.
#[must_use]
pub fn wanted(kind: &IncidentType, level: Level) -> Vec<(&str, u32)> {
    let mut wanted: Vec<(&str, Level, u32)> = Vec::new();
    for need in kind.needs.iter().filter(|it| it.level >= level) {
        match wanted.iter_mut().find(|(id, _, _)| *id == need.kind) {
            Some(had) if need.level < had.1 => (had.1, had.2) = (need.level, need.count),
            Some(_) => {}
            None => wanted.push((&need.kind, need.level, need.count)),
        }
    }
    let counts = wanted.into_iter();
    counts.map(|(id, _, count)| (id, count)).collect()
}

/// Teams of each wanted kind that are there, on the way or asked for. What an incident has too many of
/// one kind stands in for another that it has learnt.
pub(super) fn under_way(
    asked: &Asked<'_>,
    incident: &Incident,
    wanted: &[(&str, u32)],
) -> Vec<u32> {
    let mut had: BTreeMap<&str, u32> = BTreeMap::new();
    for (team, assignment) in &incident.assignments {
        let counts = assignment.state.holds() || assignment.state == AssignmentState::Requested;
        if counts && let Some(kind) = kind_of_team(asked.state, team) {
            *had.entry(kind).or_default() += 1;
        }
    }
    let mut under_way: Vec<u32> = Vec::new();
    for (kind, _) in wanted {
        under_way.push(had.get(kind).copied().unwrap_or(0));
    }
    for (kind, count) in had {
        let place = wanted.iter().position(|(id, _)| *id == kind);
        let mut over = count.saturating_sub(place.map_or(0, |place| wanted[place].1));
        for (place, (id, want)) in wanted.iter().enumerate() {
            if over > 0 && asked.sending(kind).also.iter().any(|it| it == id) {
                let fills = over.min(want.saturating_sub(under_way[place]));
                under_way[place] += fills;
                over -= fills;
            }
        }
    }
    under_way
}
