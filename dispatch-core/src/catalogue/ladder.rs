//! Ladders 联系阶梯 of townships and of kinds of place (practice R17).

use serde::{Deserialize, Serialize};

use super::Mark;

/// Whom to ring next for one kind of called party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// `township`, or the kind of a site.
    pub id: String,
    pub zh: String,
    pub en: String,
    /// In the order in which they are rung.
    pub steps: Vec<Rung>,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub zh: String,
    pub en: String,
    /// Kind of the post that is rung.
    pub post: String,
    /// Department kind of the office it belongs to; none is the called unit itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Seconds after the first call from which this step is proposed.
    pub after_s: u32,
}
