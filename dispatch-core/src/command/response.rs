//! The response 应急响应 as an object of the district: many incidents hang under one (practice R5, R6).

use serde::{Deserialize, Serialize};

use crate::command::ResponseLevel;
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{
    DepartmentId, IncidentId, PersonId, ResponseId, ThingKind, TownshipId, TypeId, WarningId, Words,
};

/// What a decision of the government rests on (ERL arts. 72, 86): a paper, or word of mouth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// 文号
    Document {
        /// The number of the document.
        number: Words,
    },
    /// 口头同意: who, by what means; the paper follows.
    Verbal {
        /// Who consented, post and name.
        by: Words,
        /// How.
        means: Means,
    },
}

/// A department whose liaison officer sits in the room 联合值守.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointDuty {
    /// The department.
    pub department: DepartmentId,
    /// Its officer in the room; `None` is 姓名待补.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<PersonId>,
}

/// Starts a response. Matter, level, expected end and measures are the four things that ERL art. 72
/// asks for; they are asked once, here, and not once an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartResponse {
    /// Its id.
    pub response: ResponseId,
    /// 台风, 暴雨 …
    pub kind: ThingKind,
    /// Level.
    pub level: ResponseLevel,
    /// What it is about 响应事项.
    pub matter: Words,
    /// Where it holds, in words.
    pub area: Words,
    /// The townships it holds in; none named is the whole district.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub townships: Vec<TownshipId>,
    /// Types of incident that belong to it; an incident of another type hangs under it by hand only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<TypeId>,
    /// Since when; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Time>,
    /// Expected end 预计期限.
    pub expected_end_at: Time,
    /// Measures 应急处置措施.
    pub measures: Words,
    /// Who starts it: the same lifts it.
    pub started_by: Party,
    /// What the decision rests on; without it the start is refused (R4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Departments on joint duty 联合值守.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint_duty: Vec<JointDuty>,
}

/// Changes a response: its level, or any of its fields. What is absent stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeResponse {
    /// Which.
    pub response: ResponseId,
    /// The level its author saw.
    pub from: ResponseLevel,
    /// The new level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ResponseLevel>,
    /// The new area, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Words>,
    /// The new expected end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_end_at: Option<Time>,
    /// The new measures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measures: Option<Words>,
    /// Who is on joint duty from now on, all of them; an empty list ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint_duty: Option<Vec<JointDuty>>,
    /// Why.
    pub reason: Words,
    /// On what evidence.
    pub evidence: Words,
    /// What a change of level rests on (R4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

/// Lifts a response 解除应急响应; the scenes under it go on until their commanders end them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndResponse {
    /// Which.
    pub response: ResponseId,
    /// Who lifts it: who started it (ERL art. 86).
    pub by: Party,
    /// Why.
    pub reason: Words,
    /// What the decision rests on; without it the lifting is refused (R4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

/// Incidents hang under a response, or under none any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hang {
    /// Which; at least one.
    pub incidents: Vec<IncidentId>,
    /// Under which; `None` takes them out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseId>,
}

/// The liaison officer signs 已签收 for every open call of his department under a response, in one
/// act (R5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignJoint {
    /// Under which response.
    pub response: ResponseId,
    /// The department.
    pub department: DepartmentId,
}

/// An incident arose from another 次生衍生.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relate {
    /// The one that arose.
    pub incident: IncidentId,
    /// The one it arose from.
    pub from: IncidentId,
    /// It did not, after all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// Why it is thought so.
    pub reason: Words,
}

/// A warning signal was cancelled, or another took its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelWarning {
    /// Which.
    pub warning: WarningId,
    /// Since when; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Time>,
    /// The signal in its place; `None` is 解除.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<WarningId>,
}
