//! Undo, retraction, conflicts, what time brings, and the poison entry.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::words::{ConflictId, IncidentId, Words};

/// Takes back the author's newest act, within ten seconds (design §4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Id of the entry taken back.
    pub entry: Uuid,
}

/// Takes back a command that still waits; it is refused whenever it arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retract {
    /// Id of the waiting entry.
    pub id: Uuid,
}

/// A person settles a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Which.
    pub conflict: ConflictId,
    /// What holds, in words or by the name of the incident that keeps the force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_favour: Option<IncidentId>,
    /// Why.
    pub reason: Words,
}

/// What becomes a fact because time passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PulseRule {
    /// The centre did not take the whistle in time.
    WhistleWaiting,
    /// A called department could not be reached in time: the next step of its ladder.
    NotReached,
    /// A reached department did not acknowledge in time.
    NotAcknowledged,
    /// No commander was named in time.
    CommanderNotNamed,
    /// The named commander did not set out in time.
    CommanderNotSetOut,
    /// The transfer record is incomplete too long after the change.
    TransferIncomplete,
    /// A request found no answer in time.
    RequestUnanswered,
}

/// A rule came due. The first one whose time has come counts, every other is `NothingDue`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pulse {
    /// Of which incident.
    pub incident: IncidentId,
    /// Which rule.
    pub rule: PulseRule,
    /// What it is about: a department, a request; empty where the incident itself is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Words>,
    /// Which time round, from 1.
    pub round: u32,
}

/// An entry that broke the rules is skipped for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quarantine {
    /// Its height.
    pub height: u64,
}
