//! The figures of an incident: in use, adopted set by set, and how many statements stand beside.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Seconds;
use crate::command::Figures;
use crate::state::Incident;
use crate::view::differing;

/// Figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FiguresResult {
    in_use: Figures,
    adopted: Option<AdoptedResult>,
    versions: Vec<AdoptedResult>,
    statements: usize,
    differing: Vec<DifferingResult>,
}

/// A figure of which the sources do not say the same 口径不一致.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DifferingResult {
    id: String,
    in_use: Option<u64>,
    sources: BTreeMap<String, Option<u64>>,
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
        differing: differing(it)
            .into_iter()
            .map(|had| DifferingResult {
                id: had.measure.to_string(),
                in_use: had.in_use,
                sources: had
                    .sayings
                    .iter()
                    .map(|saying| (saying.source.to_string(), saying.value))
                    .collect(),
            })
            .collect(),
    }
}
