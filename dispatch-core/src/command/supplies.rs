//! Supplies: what leaves a depot is written down until it is back or used up.

use serde::{Deserialize, Serialize};

use crate::words::{DepotId, IncidentId, ProposalId, SupplyId, Words};

/// 直接调拨: request, lock and issue in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supply {
    /// For which incident.
    pub incident: IncidentId,
    /// From which depot.
    pub depot: DepotId,
    /// What.
    pub item: SupplyId,
    /// How many, in the item's unit; at least 1.
    pub quantity: u32,
    /// The proposal that was before whoever chose; known since the third edition.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub proposal: Option<ProposalId>,
}

/// Goods came back or were used up; together they close what was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyBack {
    /// From which incident.
    pub incident: IncidentId,
    /// To which depot.
    pub depot: DepotId,
    /// What.
    pub item: SupplyId,
    /// How many came back.
    #[serde(default)]
    pub returned: u32,
    /// How many were used up.
    #[serde(default)]
    pub consumed: u32,
}

/// A depot was counted; the count is the truth from then on, the difference is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountStock {
    /// Which depot.
    pub depot: DepotId,
    /// What.
    pub item: SupplyId,
    /// How many lie there.
    pub quantity: u32,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
