//! Places that are patrolled: what each patrol found (domain §5.3), and by which word a hold point is
//! satisfied (practice R25).

use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::RiskState;
use crate::time::Time;
use crate::words::{FacilityId, IncidentId, RiskId, Words};

/// What one patrol found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskMark {
    /// State.
    pub state: RiskState,
    /// The moment it speaks of.
    pub as_of: Time,
    /// Who said so.
    pub said: Said,
    /// The incident that was made of it.
    pub incident: Option<IncidentId>,
    /// Remark.
    pub words: Option<Words>,
}

/// A risk point and its patrols, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskTrack {
    /// Which.
    pub risk: RiskId,
    /// Its patrols.
    pub marks: imbl::Vector<RiskMark>,
}

/// The word by which a hold point is satisfied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldFact {
    /// The moment it speaks of.
    pub at: Time,
    /// Who said so.
    pub said: Said,
    /// The facility whose state it was; `None` for a remark.
    pub facility: Option<FacilityId>,
    /// What was said.
    pub words: Option<Words>,
}
