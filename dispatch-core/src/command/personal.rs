//! What becomes of the personal data of an incident (practice R7). The data themselves lie in the
//! vault and never here (law 13).

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::{IncidentId, PersonId, Words};

/// An authority demands that they are kept 调查留存: nothing is destroyed while it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldPersonal {
    /// Of which incident.
    pub incident: IncidentId,
    /// Who demands it.
    pub authority: Words,
    /// Number of the document. One that stands already is given a new end by the same number.
    pub document: Words,
    /// Until when; until it is lifted when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

/// A hold ends 解除调查留存.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftHold {
    /// Of which incident.
    pub incident: IncidentId,
    /// Number of the document of the hold.
    pub document: Words,
    /// On whose word, by which paper.
    pub reason: Words,
}

/// The personal data are destroyed 个人信息销毁 (ERL art. 85): every console that keeps the
/// incident's key removes it. There is no way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestroyPersonal {
    /// Of which incident, with all that was merged into it.
    pub incident: IncidentId,
    /// Why.
    pub reason: Words,
    /// Who was present: another official than the one who decides.
    pub witness: PersonId,
}
