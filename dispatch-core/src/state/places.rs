//! Places that are patrolled: what each patrol found (domain §5.3), shelters as they fill, and by which
//! word a hold point is satisfied (practice R25).

use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{RiskState, ShelterDoor, ShelterFigure};
use crate::time::Time;
use crate::words::{FacilityId, IncidentId, RiskId, SiteId, Words};

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

/// What was said of a shelter 避灾安置场所 once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelterMark {
    /// Whether it takes people in.
    pub door: ShelterDoor,
    /// What was counted.
    pub figures: imbl::OrdMap<ShelterFigure, u32>,
    /// The moment it speaks of.
    pub as_of: Time,
    /// Who said so.
    pub said: Said,
    /// Remark.
    pub words: Option<Words>,
}

/// A shelter and what was said of it, in the order of the moments it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelterTrack {
    /// Which.
    pub site: SiteId,
    /// Its states.
    pub marks: imbl::Vector<ShelterMark>,
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
