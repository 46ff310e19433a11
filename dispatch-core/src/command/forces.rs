//! Teams: the assignment has the state, a team's light is derived (practice R4, R8).

use serde::{Deserialize, Serialize};

use crate::command::Strength;
use crate::point::Point;
use crate::register::Route;
use crate::time::Time;
use crate::words::{IncidentId, ProposalId, TeamId, TeamKind, Words};

/// Sends an own team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// To which incident.
    pub incident: IncidentId,
    /// Which team.
    pub team: TeamId,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Words>,
    /// The proposal that was before whoever chose; known since the third edition.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub proposal: Option<ProposalId>,
    /// Why another team than the proposed one; known since the third edition.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub because: Option<Words>,
}

/// Asks another dispatcher, a partner or the government for a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTeam {
    /// For which incident.
    pub incident: IncidentId,
    /// Which team.
    pub team: TeamId,
    /// By which route; must be the team's own.
    pub route: Route,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Words>,
    /// The proposal that was before whoever chose; known since the third edition.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub proposal: Option<ProposalId>,
    /// Why another team than the proposed one; known since the third edition.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub because: Option<Words>,
}

/// What the owner of a team answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeamAnswer {
    /// 受理
    Accepted,
    /// 已派
    Sent,
    /// 不能派, with the reason.
    Cannot(Words),
}

/// The owner's answer, own or recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerTeam {
    /// For which incident.
    pub incident: IncidentId,
    /// Which team.
    pub team: TeamId,
    /// The answer.
    pub answer: TeamAnswer,
}

/// What a team does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeamDoing {
    /// 受领
    Accepted,
    /// 出动途中
    EnRoute,
    /// 到场
    OnScene,
    /// 作业中
    Working,
    /// 撤离途中
    Withdrawing,
    /// 归队
    Home,
    /// 休整
    Resting,
    /// 不可用
    OutOfService,
}

/// Where a team is and what it does: the newest observation wins, a contradiction is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamState {
    /// Which team.
    pub team: TeamId,
    /// What it does.
    pub doing: TeamDoing,
    /// At or for which incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// With whom.
    #[serde(default)]
    pub strength: Strength,
    /// Where it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// When it expects to arrive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eta_at: Option<Time>,
    /// A force the register does not know is entered on the spot 名册外力量.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlisted: Option<Unlisted>,
}

/// What is known of a force that no register lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlisted {
    /// Its name.
    pub zh: Words,
    /// What it is.
    pub kind: TeamKind,
}

/// The commander lets a team go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseTeam {
    /// From which incident.
    pub incident: IncidentId,
    /// Which team.
    pub team: TeamId,
}

/// Why the centre recalls a force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecallReason {
    /// 救人优先
    Life,
    /// 指挥官失联
    CommanderSilent,
    /// 上级命令
    Superior,
}

impl RecallReason {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            RecallReason::Life => "救人优先",
            RecallReason::CommanderSilent => "指挥官失联",
            RecallReason::Superior => "上级命令",
        }
    }
}

/// 抽调: a team goes to another incident without its commander's release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// Which team.
    pub team: TeamId,
    /// The incident that loses it.
    pub from: IncidentId,
    /// The incident that gains it.
    pub to: IncidentId,
    /// Why.
    pub reason: RecallReason,
    /// In words.
    pub words: Words,
}
