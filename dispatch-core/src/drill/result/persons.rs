//! Persons sought in an incident, and how it is related to others.

use serde::Serialize;

use crate::command::SoughtState;
use crate::state::{Incident, State};
use crate::view::list_differences;

/// A relation to another incident, or to the response it hangs under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct RelationResult {
    kind: &'static str,
    other: String,
}

/// Persons sought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PersonsResult {
    open: u64,
    r#final: u64,
    list: Vec<PersonResult>,
    differences: Vec<DifferenceResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PersonResult {
    id: String,
    people: u32,
    state: SoughtState,
    confirmed_by: Option<String>,
    split_into: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DifferenceResult {
    id: String,
    listed: u64,
    in_use: Option<u64>,
}

pub(super) fn persons(it: &Incident) -> PersonsResult {
    PersonsResult {
        open: it.persons_open(),
        r#final: it
            .sought
            .values()
            .filter(|it| !it.is_open())
            .map(|it| u64::from(it.people))
            .sum(),
        list: it
            .sought
            .iter()
            .map(|(id, had)| PersonResult {
                id: id.to_string(),
                people: had.people,
                state: had.state,
                confirmed_by: had.confirmed_by.as_ref().map(ToString::to_string),
                split_into: had.split_into.iter().map(ToString::to_string).collect(),
            })
            .collect(),
        differences: list_differences(it)
            .into_iter()
            .map(|had| DifferenceResult {
                id: had.measure.to_string(),
                listed: had.listed,
                in_use: had.in_use,
            })
            .collect(),
    }
}

/// 重复报 both ways, 次生衍生 both ways, and 同一响应 as the response that is shared: with forty
/// incidents under one, naming every other would say nothing.
pub(super) fn relations(state: &State, it: &Incident) -> Vec<RelationResult> {
    let inside = it.absorbed.iter().map(|had| RelationResult {
        kind: "absorbed",
        other: had.incident.to_string(),
    });
    let into = it.merged_into.iter().map(|into| RelationResult {
        kind: "duplicate-of",
        other: into.to_string(),
    });
    let arose = it.arose_from.iter().map(|had| RelationResult {
        kind: "secondary-of",
        other: had.from.to_string(),
    });
    let caused = state
        .incidents
        .values()
        .filter(|other| other.arose_from.iter().any(|had| had.from == it.id))
        .map(|other| RelationResult {
            kind: "caused",
            other: other.id.to_string(),
        });
    let shared = it.under.iter().map(|response| RelationResult {
        kind: "same-response",
        other: response.to_string(),
    });
    inside
        .chain(into)
        .chain(arose)
        .chain(caused)
        .chain(shared)
        .collect()
}
