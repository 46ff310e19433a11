//! What an incident took in by a merger, so that a split can give it back.

use serde::{Deserialize, Serialize};

use super::Tenure;
use crate::register::Party;
use crate::time::Time;
use crate::words::{
    AidId, DepartmentId, DepotId, DutyId, IncidentId, OrderId, PlotId, RequestId, SceneContactId,
    SoughtId, SupplyId, TeamId, Words,
};

/// One incident that was merged into another, and everything of it that went over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absorbed {
    /// Which.
    pub incident: IncidentId,
    /// When.
    pub at: Time,
    /// Its teams.
    pub teams: Vec<TeamId>,
    /// Its open orders.
    pub orders: Vec<OrderId>,
    /// Its supplies.
    pub supplies: Vec<(DepotId, SupplyId, u32)>,
    /// Its requests.
    pub requests: Vec<RequestId>,
    /// Its aid.
    pub aid: Vec<AidId>,
    /// Its plots.
    pub plots: Vec<PlotId>,
    /// Its hazard areas; known since the third edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<PlotId>,
    /// Its evacuations.
    pub evacuations: Vec<PlotId>,
    /// Its persons sought.
    pub sought: Vec<SoughtId>,
    /// Whom one could speak to at its scene; known since the third edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scene_contacts: Vec<SceneContactId>,
    /// Parties of it that were in the danger zone.
    pub inside: Vec<Party>,
    /// Parties of it that missed rescuers.
    pub unaccounted: Vec<Party>,
    /// Departments that only it had.
    pub departments: Vec<DepartmentId>,
    /// Duties that only it had.
    pub duties: Vec<DutyId>,
    /// Its last commander.
    pub commander: Tenure,
    /// Why.
    pub reason: Words,
}
