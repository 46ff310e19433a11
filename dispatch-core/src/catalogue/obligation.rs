//! What must be reported, to whom and by when: one rule a row of `obligations/*.toml` (practice
//! R10). Laws and limits are data; a district edits them without a compiler.

use serde::{Deserialize, Serialize};

use super::{Category, LevelProfile, Mark, Text};

/// Longest id of a rule, in bytes: the id of what arises from it adds the incident's number.
pub const RULE_ID_BYTES_MAX: usize = 40;

/// A rule that makes somebody report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObligationRule {
    /// Its id; for ever, like every id.
    pub id: String,
    /// What is to be reported.
    pub zh: String,
    pub en: String,
    /// The article it comes from.
    pub law: Text,
    /// To whom.
    pub to: Text,
    /// What counts as having reported: telephone and written are two.
    pub means: Channel,
    /// From when the limit runs.
    pub start: Start,
    /// Seconds from there; 0 is at once.
    pub due_s: u32,
    /// Seconds past the limit before it counts as overdue, for what is due at once.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub grace_s: u32,
    /// Again so many seconds after each time it was due, while the incident is open.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub repeat_s: u32,
    /// Again at these clocks of every day, in minutes after local midnight, while it is open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub daily_min: Vec<u32>,
    /// Who owes it.
    pub owner: RuleOwner,
    /// It holds only where the district reports by this profile; everywhere when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Classes of event it is for; together with `types`, all when both are empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// Incident types it is for besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Only for types graded by one of these, where any is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_profiles: Vec<LevelProfile>,
    /// Any of these suffices; nothing is asked when empty. 不详 meets no threshold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Threshold>,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands the field over by reference"
)]
fn is_zero(value: &u32) -> bool {
    *value == 0
}

/// What counts as having reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// 电话: by voice.
    Telephone,
    /// 书面: signed 签发 and sent.
    Written,
    /// Either.
    Any,
}

/// From when a limit runs (practice R10: 接报 / 事发 / 定时).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// 接报: from the receipt, or from the moment the rule began to apply where that is later.
    Received,
    /// 事发: from the occurrence; from the receipt while that is 不详.
    Occurred,
    /// 定时: at the clocks of `daily_min`.
    Clock,
    /// 数字变化: anew at each change of the adopted figures after a first report went up.
    Changed,
}

/// Who owes a report by a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleOwner {
    /// The command centre.
    Centre,
    /// The lead department of the incident.
    Lead,
    /// The township of the incident.
    Township,
    /// The firm or institution where it happened, which the district does not list.
    Firm,
}

/// Figures that make a rule apply: the sum of `measures` is at least so many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Ids of measures, added up.
    pub measures: Vec<String>,
    pub at_least: u64,
}
