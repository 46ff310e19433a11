//! Returns asked for and given 镇街填报 (practice R24).

use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::ReturnValues;
use crate::register::Party;
use crate::time::Time;
use crate::words::{FormId, ResponseId, Words};

/// A return that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRequest {
    /// Which form.
    pub form: FormId,
    /// Who was asked.
    pub units: Vec<Party>,
    /// When and by whom.
    pub asked: Said,
    /// The moment its first round speaks of.
    pub as_of: Time,
    /// When the first round is due.
    pub due: Time,
    /// Seconds between rounds; 0 is once.
    pub repeat_s: u32,
    /// When the last round ends.
    pub until: Option<Time>,
    /// Under which response.
    pub response: Option<ResponseId>,
    /// What for.
    pub words: Option<Words>,
    /// Asked for no longer.
    pub ended: Option<Said>,
}

/// What a unit answered once. Nothing is overwritten: a correction stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRecord {
    /// The moment it speaks of.
    pub as_of: Time,
    /// When it was given and by whom.
    pub said: Said,
    /// 零报告
    pub zero: bool,
    /// The values; `None` is 不详.
    pub values: ReturnValues,
    /// Why an earlier one was wrong.
    pub correction: Option<Words>,
    /// Remark.
    pub words: Option<Words>,
}
