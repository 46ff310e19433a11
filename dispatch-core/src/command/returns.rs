//! Returns 镇街填报 (practice R24): one roll-call for everything that townships report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::register::Party;
use crate::time::Time;
use crate::words::{FormId, FormItemId, ResponseId, ReturnId, ThingKind, Words};

/// What a unit says of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ReturnValue {
    /// How many, in the item's unit, at most 10¹².
    Number(u64),
    /// One of the item's choices.
    Choice(ThingKind),
}

/// The values of a return by item; `None` is 不详.
pub type ReturnValues = BTreeMap<FormItemId, Option<ReturnValue>>;

/// A return is asked for, once or again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskReturn {
    /// Its id.
    pub request: ReturnId,
    /// Which form.
    pub form: FormId,
    /// Who is asked; nobody named is every township.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Party>,
    /// The moment the first round speaks of; now when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// When the first round is due; the form's limit after `as_of` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
    /// Seconds between two rounds, 300 … 86,400; once when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat_s: Option<u32>,
    /// When the last round ends; until further notice when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Time>,
    /// Under which response; it needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseId>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A return is asked for no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndReturn {
    /// Which.
    pub request: ReturnId,
    /// Why.
    pub reason: Words,
}

/// A unit answers a form, asked or not. A later one of the same moment corrects it; both stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveReturn {
    /// Which form.
    pub form: FormId,
    /// Who answers.
    pub unit: Party,
    /// The moment it speaks of; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// 零报告: nothing of all this; then no value stands beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub zero: bool,
    /// What it says. An item that is not named is not known.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: ReturnValues,
    /// Why an earlier return was wrong, where this corrects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Words>,
    /// Remark: names of villages and the like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
