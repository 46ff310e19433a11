//! Who commands, and at what response level (practice R3, R6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::{IncidentId, PersonId, PostId, Words};

/// Names the field commander.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Designate {
    /// For which incident.
    pub incident: IncidentId,
    /// Which post; its holder on duty is the person unless one is named.
    pub post: PostId,
    /// Who; `None` is the post's holder, or 姓名待补.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}

/// How far the designated commander has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommanderState {
    /// 已指派
    Named,
    /// 已出发
    SetOut,
    /// 已到场
    OnScene,
}

/// The designated commander set out or arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommanderOnWay {
    /// For which incident.
    pub incident: IncidentId,
    /// How far.
    pub state: CommanderState,
}

/// A declaration of taking command on arrival; needs no offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeCommand {
    /// Which incident.
    pub incident: IncidentId,
    /// The post that takes command.
    pub post: PostId,
    /// Who; `None` is the post's holder, or 姓名待补.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Notice of the higher level, where that is the ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Words>,
}

/// The commander offers command to another commander in office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferCommand {
    /// Which incident.
    pub incident: IncidentId,
    /// To which post.
    pub post: PostId,
    /// To whom; `None` is the post's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}

/// The other accepts; until then the first holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptCommand {
    /// Which incident.
    pub incident: IncidentId,
}

/// The township's man stays commander; no clock for another runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTownship {
    /// Which incident.
    pub incident: IncidentId,
}

/// One person commands several incidents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaCommand {
    /// Which incidents.
    pub incidents: Vec<IncidentId>,
    /// Which post.
    pub post: PostId,
    /// Who; `None` is the post's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Why.
    pub reason: Words,
}

/// The centre or the lead department replaces the commander of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceCommander {
    /// Which incident.
    pub incident: IncidentId,
    /// By which post.
    pub post: PostId,
    /// By whom; `None` is the post's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Why.
    pub reason: Words,
}

/// The thirteen fields of the transfer record (domain §4.4, ICS-201 style, derived).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferField {
    /// 态势与趋势
    Situation,
    /// 伤亡情况
    Casualties,
    /// 危险源与禁入区
    Hazards,
    /// 在场力量与带队人
    Forces,
    /// 已完成、进行中、已承诺的任务
    Tasks,
    /// 未满足的请求
    Requests,
    /// 指挥点与频道
    CommandPoint,
    /// 转移人员与安置点
    Evacuees,
    /// 已切断的水电气
    Utilities,
    /// 已对外发布的信息
    PublicStatements,
    /// 响应级别与理由
    Level,
    /// 危险区内人数
    PeopleInside,
    /// 双方姓名、岗位、时间
    Names,
}

/// How many fields a transfer record has.
pub const TRANSFER_FIELDS: usize = 13;

/// Fields of the transfer record; `None` is 不详.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferRecord {
    /// Which incident.
    pub incident: IncidentId,
    /// What is handed over.
    pub fields: BTreeMap<TransferField, Option<Words>>,
}

/// Response level 响应级别: decided by people (ERL art. 71). Not an event level, not a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ResponseLevel {
    /// Highest.
    I,
    /// Second.
    II,
    /// Third.
    III,
    /// Lowest.
    IV,
}

/// Starts, raises or lowers the response of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustResponse {
    /// Which incident.
    pub incident: IncidentId,
    /// The level the author saw; another one in force refuses the command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ResponseLevel>,
    /// The new level.
    pub to: ResponseLevel,
    /// Why.
    pub reason: Words,
    /// Figures or observations it rests on.
    pub evidence: Words,
    /// Measures taken (ERL art. 72).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measures: Option<Words>,
    /// Expected end (ERL art. 72).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Time>,
}
