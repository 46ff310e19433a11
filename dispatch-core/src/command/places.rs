//! Patrols of the places on the risk lists (domain §5.3).

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::{IncidentId, RiskId, Words};

/// How a patrol found a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RiskState {
    /// 正常
    Normal,
    /// 异常: something is wrong with it, and an incident is to be made of it or named.
    Abnormal,
    /// 已封控: closed to people and traffic.
    Closed,
    /// 人员已转移
    Evacuated,
    /// 风险解除: no patrol is asked for any more.
    Lifted,
}

impl RiskState {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            RiskState::Normal => "正常",
            RiskState::Abnormal => "异常",
            RiskState::Closed => "已封控",
            RiskState::Evacuated => "人员已转移",
            RiskState::Lifted => "风险解除",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            RiskState::Normal => "normal",
            RiskState::Abnormal => "abnormal",
            RiskState::Closed => "closed off",
            RiskState::Evacuated => "people moved",
            RiskState::Lifted => "risk over",
        }
    }
}

/// Somebody looked at a risk point 巡查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patrol {
    /// Which.
    pub risk: RiskId,
    /// How it was found.
    pub state: RiskState,
    /// The moment it speaks of; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// The incident that was made of it, or that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
