//! What was proposed, as it stood before whoever chose.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::Said;
use crate::proposal::Proposal;
use crate::words::{DepotId, SupplyId};

/// A proposal and who had it before him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalRecord {
    /// What it says.
    pub says: Proposal,
    /// The height up to which closed roads were in its ways; `None`: straight lines.
    pub roads_at: Option<u64>,
    /// Who had it before him, and when.
    pub said: Said,
    /// What was issued for it, by depot and item, in the item's unit.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub issued: OrdMap<DepotId, OrdMap<SupplyId, u32>>,
}
