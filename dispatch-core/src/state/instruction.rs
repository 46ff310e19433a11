//! An instruction 领导指示 or tasking 上级交办 and what became of it (practice R16).

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{InstructionAnswer, InstructionKind};
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{IncidentId, OrderId, Words};

/// An instruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// Counts from 1 in the order of recording.
    pub number: u32,
    /// Whose word it is.
    pub kind: InstructionKind,
    /// About which incident; `None` is the night.
    pub incident: Option<IncidentId>,
    /// Who gave it.
    pub from: Words,
    /// When it was given.
    pub given_at: Time,
    /// How.
    pub means: Means,
    /// Verbatim.
    pub words: Words,
    /// Until when it is to be carried out.
    pub due_at: Option<Time>,
    /// When and by whom it was written.
    pub said: Said,
    /// To whom it was conveyed, each the first time.
    pub conveyed: OrdMap<Party, Said>,
    /// The newest answer.
    pub answer: Option<(InstructionAnswer, Said)>,
    /// How far it was carried out, oldest first.
    pub progress: Vector<(Words, Said)>,
    /// It is carried out.
    pub done: Option<Said>,
    /// Orders that came of it.
    pub orders: Vector<OrderId>,
    /// Obligations that came of it.
    pub obligations: Vector<Words>,
}
