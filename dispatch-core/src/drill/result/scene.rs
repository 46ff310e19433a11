//! What stands on the map of an incident, and whom it moves.

use serde::Serialize;

use super::Seconds;
use crate::command::EvacuationManner;
use crate::state::Incident;

/// Something plotted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PlotResult {
    id: String,
    kind: String,
    hazard: bool,
    no_go: bool,
    version: u32,
    words: Option<String>,
}

/// People to be moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct EvacuationResult {
    id: String,
    manner: EvacuationManner,
    ordered_s: i64,
    moved: Option<u32>,
    refused: Option<u32>,
}

pub(super) fn plots(it: &Incident) -> Vec<PlotResult> {
    it.plots
        .iter()
        .map(|(id, mark)| PlotResult {
            id: id.to_string(),
            kind: mark.kind.to_string(),
            hazard: mark.hazard,
            no_go: mark.no_go,
            version: mark.version,
            words: mark.words.as_ref().map(ToString::to_string),
        })
        .collect()
}

pub(super) fn evacuations(it: &Incident, clock: Seconds) -> Vec<EvacuationResult> {
    it.evacuations
        .iter()
        .map(|(id, evacuation)| EvacuationResult {
            id: id.to_string(),
            manner: evacuation.manner,
            ordered_s: clock.s(evacuation.ordered.at),
            moved: evacuation.moved,
            refused: evacuation.refused,
        })
        .collect()
}
