//! Departments: called, reached, acknowledged, on the way, reported in (practice R2, R5).

use serde::{Deserialize, Serialize};

use crate::entry::Means;
use crate::words::{DepartmentId, DutyId, IncidentId, NeedId, PersonId, PostId, Words};

pub use crate::catalogue::Role;

/// Calls a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// For which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
    /// As what; `on-need` unless it says otherwise.
    #[serde(default = "on_need")]
    pub role: Role,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyId>,
    /// The needs it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<NeedId>,
}

fn on_need() -> Role {
    Role::OnNeed
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptResult {
    /// 已接通
    Answered,
    /// 占线
    Busy,
    /// 无人接听
    NoAnswer,
    /// 关机
    SwitchedOff,
    /// 不在服务区
    OutOfRange,
    /// 已转告
    PassedOn,
}

impl AttemptResult {
    /// Whether a human being now knows.
    #[must_use]
    pub fn reached(self) -> bool {
        matches!(self, AttemptResult::Answered | AttemptResult::PassedOn)
    }
}

/// One attempt to reach a called department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// For which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
    /// The post that was rung, when it is one of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_post: Option<PostId>,
    /// Who was rung, in words: 值班电话, 带班领导 …
    pub to: Words,
    /// The number dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// How.
    pub means: Means,
    /// With what result.
    pub result: AttemptResult,
}

/// The call stands on a console at which a person is signed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivered {
    /// For which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
}

/// A department acknowledges 签收.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// For which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
}

/// A department's people set out 出发.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOut {
    /// For which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
}

/// Who came: each may be 不详 (practice R13).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// Leader: an official.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PersonId>,
    /// Leader in words, where he is not in the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader_words: Option<Words>,
    /// People.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Vehicles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicles: Option<u32>,
    /// Radio call sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_sign: Option<Words>,
}

/// A department reports in on the scene 到场报到.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportIn {
    /// At which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
    /// With whom.
    #[serde(default)]
    pub strength: Strength,
}

/// The commander lets a department go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// From which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
}

/// A department left the scene on whosever word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    /// Which incident.
    pub incident: IncidentId,
    /// Which department.
    pub department: DepartmentId,
}

/// A duty goes to another department; the silence of the first stays on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignDuty {
    /// In which incident.
    pub incident: IncidentId,
    /// Which duty.
    pub duty: DutyId,
    /// Who has it from now on.
    pub department: DepartmentId,
    /// Why.
    pub reason: Words,
}
