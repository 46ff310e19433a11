//! The figures of an incident: in use, adopted set by set, and how many statements stand beside.

use serde::Serialize;

use super::Seconds;
use crate::command::Figures;
use crate::state::Incident;

/// Figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FiguresResult {
    in_use: Figures,
    adopted: Option<AdoptedResult>,
    versions: Vec<AdoptedResult>,
    statements: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AdoptedResult {
    #[serde(flatten)]
    figures: Figures,
    version: u32,
    reason: Option<String>,
    source: Option<String>,
    at_s: i64,
}

pub(super) fn figures(it: &Incident, clock: Seconds) -> FiguresResult {
    let versions: Vec<AdoptedResult> = it
        .adopted
        .iter()
        .map(|set| AdoptedResult {
            figures: set.figures.clone(),
            version: set.version,
            reason: set.reason.as_ref().map(ToString::to_string),
            source: set.source.as_ref().map(ToString::to_string),
            at_s: clock.s(set.said.at),
        })
        .collect();
    FiguresResult {
        in_use: it.figures(),
        adopted: versions.last().cloned(),
        versions,
        statements: it.statements.len(),
    }
}
