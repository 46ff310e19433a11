//! How an incident comes to be, and what it turns out to be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::point::Point;
use crate::time::Time;
use crate::words::{
    ActId, ConditionId, IncidentId, IntakeId, MeasureId, PersonId, PostId, ResponseId, SourceId,
    TeamId, ThingKind, TownshipId, TypeId, WarningId, Words,
};

/// Figures of harm: each a number, or `None` for 不详, which is never 0.
pub type Figures = BTreeMap<MeasureId, Option<u64>>;

/// Where it happened; words are enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// In the caller's words.
    pub words: Words,
    /// On the map, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

/// A call note 接报登记: free words first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Its id.
    pub intake: IntakeId,
    /// Who told us: 110, 119, township, city …
    pub source: SourceId,
    /// What was said, as it was said.
    pub words: Words,
    /// Number of the recording or of the other's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_no: Option<Words>,
    /// When the telephone rang; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Time>,
    /// Type, as far as it can be told.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<TypeId>,
    /// Township, as far as it can be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipId>,
    /// Place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Figures the caller named.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
}

/// What became of a call note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attach {
    /// The call note.
    pub intake: IntakeId,
    /// The open incident it belongs to; `None` is 仅信息.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}

/// The centre opens an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Its id.
    pub incident: IncidentId,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: TypeId,
    /// Where.
    pub township: TownshipId,
    /// Where exactly.
    pub place: Place,
    /// What is known.
    pub words: Words,
    /// The call note it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_intake: Option<IntakeId>,
    /// When it happened; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Time>,
    /// Temporary commander; the township's duty head when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commander: Option<PostId>,
    /// Figures named so far.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
    /// Whether the must members are called at once; `false` leaves it to `raise`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub call_members: bool,
    /// The response in force that it hangs under from its first moment.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub response: Option<ResponseId>,
}

/// A township blows the whistle. Type, place and one condition suffice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whistle {
    /// The incident it opens (ignored when `into` is given).
    pub incident: IncidentId,
    /// An open incident it reports once more 并入.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<IncidentId>,
    /// Type.
    #[serde(rename = "type")]
    pub kind: TypeId,
    /// The township that whistles.
    pub township: TownshipId,
    /// Where.
    pub place: Place,
    /// Conditions ticked; at least one.
    pub conditions: Vec<ConditionId>,
    /// Figures: a number or 不详.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
    /// One-line facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Already done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Words>,
    /// Needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Words>,
    /// When the township received it; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Time>,
    /// When it happened; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Time>,
    /// 镇街自行处置: only the lead department is told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub self_handled: bool,
    /// The response in force that it hangs under from its first moment.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub response: Option<ResponseId>,
}

/// A self-handled incident calls its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raise {
    /// Which.
    pub incident: IncidentId,
    /// Why.
    pub reason: Words,
}

/// The centre takes the whistle 接哨.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeWhistle {
    /// Which.
    pub incident: IncidentId,
}

/// Why an incident was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithdrawReason {
    /// 误吹
    Mistaken,
    /// 不属实
    Untrue,
    /// 演练误入
    DrillInput,
}

/// An incident is withdrawn 撤哨.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// Which.
    pub incident: IncidentId,
    /// Why.
    pub reason: WithdrawReason,
    /// In words.
    pub words: Words,
}

/// Two incidents are one: `from` is shown inside `into`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The one that is absorbed.
    pub from: IncidentId,
    /// The one that stays.
    pub into: IncidentId,
    /// The post that stays in command; the commander of `into` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commander: Option<PostId>,
    /// Why.
    pub reason: Words,
}

/// A merged incident stands for itself again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The incident that had been absorbed.
    pub incident: IncidentId,
    /// Forces that go back with it, beside those last observed at it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<TeamId>,
    /// Why.
    pub reason: Words,
}

/// The incident is of another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeType {
    /// Which.
    pub incident: IncidentId,
    /// The type it turned out to be.
    pub to: TypeId,
    /// Why.
    pub reason: Words,
    /// Substance by its UN number, when one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub un_number: Option<u32>,
}

/// The colour of a warning signal (ERL art. 63). Not an event level, not a response level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningColour {
    /// 蓝
    Blue,
    /// 黄
    Yellow,
    /// 橙
    Orange,
    /// 红
    Red,
}

/// A warning signal as it was issued (ERL art. 64).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its id.
    pub warning: WarningId,
    /// 暴雨, 台风, 山洪 …
    pub kind: ThingKind,
    /// Colour.
    pub colour: WarningColour,
    /// Where it holds.
    pub area: Words,
    /// Who issued it.
    pub issuer: Words,
    /// Since when.
    pub from_at: Time,
    /// Until when; `None` is until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Time>,
}

/// A remark, on an incident or on the night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// On which incident; `None` is the night.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// What.
    pub words: Words,
    /// The hold point 安全确认 it confirms: life jackets checked, two ways out named …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfies: Option<ActId>,
}

/// An officer takes an incident 承办, or hands it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Which.
    pub incident: IncidentId,
    /// Who has it from now on; `None` lays it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Why it was handed on, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}
