//! Reaching whoever was not called to an incident, and the scene's own organisation (practice R17,
//! R25).

use serde::{Deserialize, Serialize};

use super::{AttemptResult, Place, RecallReason};
use crate::entry::Means;
use crate::register::{Callee, Party};
use crate::words::{DepartmentId, IncidentId, PostId, ThingKind, Words};

/// One attempt to reach a unit, a village, a site or a keeper, and its result 联络记录.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactUnit {
    /// Whom.
    pub who: Callee,
    /// Who was rung, in words.
    pub to: Words,
    /// The post, when it is one of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_post: Option<PostId>,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// How.
    pub means: Means,
    /// With what result.
    pub result: AttemptResult,
    /// What was said: 平安, 有人被困 …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A channel of the scene 作战频道.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// What it is for: 指挥, 作战一 …
    pub purpose: Words,
    /// Channel or talk group.
    pub channel: Words,
}

/// A working group of the scene and who leads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupLed {
    /// The group of the catalogue: `rescue`, `medical` …
    pub group: ThingKind,
    /// The unit that leads it.
    pub lead: Party,
    /// Its leader; `None` is 姓名不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<Words>,
}

/// 现场指挥部: what is named replaces what was said before, the rest stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneHq {
    /// At which incident.
    pub incident: IncidentId,
    /// Where the command post is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The channel plan, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// 副指挥官, by post or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<Words>,
    /// 安全员, by post or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_officer: Option<Words>,
    /// Groups with their leading unit; each replaces the same group only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupLed>,
}

/// 抽调 of a department that has reported in (practice R8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecallDepartment {
    /// Which.
    pub department: DepartmentId,
    /// From which scene.
    pub from: IncidentId,
    /// To which.
    pub to: IncidentId,
    /// The ground.
    pub reason: RecallReason,
    /// In words.
    pub words: Words,
}
