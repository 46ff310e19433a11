//! What was proposed 推荐方案, kept with everything it rests on, so that it still says why when all of
//! that has changed.

use serde::{Deserialize, Serialize};

use crate::proposal::Proposal;
use crate::words::ProposalId;

/// A proposal as somebody had it before him when he chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// Its id; what is sent for it names it.
    pub proposal: ProposalId,
    /// What it says: positions, ages, minutes, picks, who was passed over, holes.
    pub says: Proposal,
    /// The height up to which closed and slowed roads were in its ways. Absent: no road was known, the
    /// ways are straight lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roads_at: Option<u64>,
}
