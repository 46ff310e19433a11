//! Patrols of the places on the risk lists (domain §5.3), and shelters as they fill.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::{IncidentId, RiskId, SiteId, Words};

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

/// Whether a shelter 避灾安置场所 takes people in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShelterDoor {
    /// 已开放
    Open,
    /// 已满
    Full,
    /// 未开放
    Closed,
}

impl ShelterDoor {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            ShelterDoor::Open => "已开放",
            ShelterDoor::Full => "已满",
            ShelterDoor::Closed => "未开放",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            ShelterDoor::Open => "open",
            ShelterDoor::Full => "full",
            ShelterDoor::Closed => "closed",
        }
    }
}

/// What is counted in a shelter. Each stands in a map: 0 is a figure, and one that nobody named is
/// 不详.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShelterFigure {
    /// 已安置: people who are there.
    Housed,
    /// 可安置: places for people, where that is not what the register says.
    Places,
}

/// A shelter's state, as of a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelterState {
    /// Which.
    pub site: SiteId,
    /// Whether it takes people in.
    pub door: ShelterDoor,
    /// What was counted.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<ShelterFigure, u32>,
    /// The moment it speaks of; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
