//! Instructions of leaders 领导指示 and taskings from above 上级交办 (practice R16).
//!
//! They change no assignment and no commander. An order or an obligation may come of one; the link
//! is kept.

use serde::{Deserialize, Serialize};

use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{IncidentId, InstructionId, OrderId, Words};

/// Whose word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstructionKind {
    /// 领导指示
    Instruction,
    /// 上级交办
    Tasking,
}

/// What a leader said, or a higher level asked for, in his own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruct {
    /// Its id.
    pub instruction: InstructionId,
    /// Whose word it is.
    pub kind: InstructionKind,
    /// About which incident; `None` is the night.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Who gave it: post and name.
    pub from: Words,
    /// When; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Time>,
    /// How.
    pub means: Means,
    /// Verbatim.
    pub words: Words,
    /// Until when it is to be carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
}

/// The commander's answer to an instruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstructionAnswer {
    /// 采纳
    Adopted,
    /// 说明: why not, or not so.
    Explained {
        /// What he says.
        words: Words,
    },
}

/// What became of an instruction 落实情况. At least one thing is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowInstruction {
    /// Which.
    pub instruction: InstructionId,
    /// To whom it was conveyed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conveyed_to: Vec<Party>,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<InstructionAnswer>,
    /// How far it is carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Words>,
    /// It is carried out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// The order that came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// The obligation 时限事项 that came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Words>,
}
