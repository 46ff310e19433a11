//! The risk lists 风险清单: what a district has patrolled, and how often under a response (domain
//! §5.3). The official eight names were not found; the shipped ones are derived, and data.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Mark;
use crate::command::ResponseLevel;
use crate::source::{Document, Fault, Node};

/// One list. Which places stand on it is the district's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskList {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Kinds of response under which its places are patrolled: 台风, 暴雨 …; empty: under none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<String>,
    /// How often, by the level in force; a level that is not named asks for no patrol.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patrols: Vec<PatrolEvery>,
    /// The type of incident that is proposed where a place of it is abnormal.
    pub incident: String,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

/// How often a list is patrolled at one response level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatrolEvery {
    pub level: ResponseLevel,
    /// Seconds from one patrol to the next, at least 60.
    pub every_s: u32,
}

impl RiskList {
    /// Seconds from one patrol to the next under a response of this kind and level; `None` where it
    /// asks for no patrol.
    #[must_use]
    pub fn every_s(&self, kind: &str, level: ResponseLevel) -> Option<u32> {
        if !self.responses.iter().any(|it| it == kind) {
            return None;
        }
        let asked = self.patrols.iter().find(|it| it.level == level)?;
        Some(asked.every_s)
    }
}

/// What must hold inside one list of `vocabulary/risk-lists.toml`.
pub(super) fn check(document: &Document, list: &Node, faults: &mut Vec<Fault>) {
    let mut met = BTreeSet::new();
    for node in list.all("patrols.*.level") {
        if let Some(level) = node.as_str()
            && !met.insert(level)
        {
            let what = format!("level `{level}` a second time");
            faults.push(document.fault(node, what, "each level once"));
        }
    }
    for node in list.all("patrols.*.every_s") {
        if matches!(node.kind, crate::source::NodeKind::Int(s) if s < 60) {
            let what = "patrols less than a minute apart";
            faults.push(document.fault(node, what, "at least 60 seconds"));
        }
    }
}
