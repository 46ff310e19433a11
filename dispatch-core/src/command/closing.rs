//! The four different ends, and the way back (practice R6).

use serde::{Deserialize, Serialize};

use crate::command::TickState;
use crate::words::{IncidentId, Words};

/// Under control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controlled {
    /// Which incident.
    pub incident: IncidentId,
}

/// How many points the checklist of an end has (domain §4.5).
pub const CLOSING_POINTS: u32 = 10;

/// One point of the checklist of the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingPoint {
    /// Which, 1 … 10.
    pub point: u32,
    /// How it stands.
    pub state: TickState,
}

/// 现场处置结束, by the commander.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndScene {
    /// Which incident.
    pub incident: IncidentId,
    /// The checklist; points left out stay open and are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<ClosingPoint>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// 解除应急响应, by whoever started it (ERL art. 86).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftResponse {
    /// Which incident.
    pub incident: IncidentId,
    /// Why.
    pub reason: Words,
}

/// 恢复通行/开放, by the owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreAccess {
    /// Which incident.
    pub incident: IncidentId,
    /// What is open again.
    pub what: Words,
}

/// 办结归档, by the centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Which incident.
    pub incident: IncidentId,
}

/// A filed or ended incident is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// Which incident.
    pub incident: IncidentId,
    /// Why.
    pub reason: Words,
}
