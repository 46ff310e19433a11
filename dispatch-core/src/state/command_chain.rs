//! Who commands: tenures without gap or overlap, the designation, the offer, the transfer record.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{CommanderState, ResponseLevel, TRANSFER_FIELDS, TransferField};
use crate::time::Time;
use crate::words::{PersonId, PostId, PostKind, Words};

/// How command was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakenBy {
    /// 临时指挥
    Temporary,
    /// 到场接管
    Declared,
    /// 移交
    Offered,
    /// 明确由镇街指挥
    Confirmed,
    /// 片区指挥
    Area,
    /// 更换
    Replaced,
}

/// On what ground command was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommandBasis {
    /// 镇街先期处置: the whistle's own township, or whom the centre named.
    FirstResponder,
    /// 指派
    Designated,
    /// 先到力量 (district rule)
    FirstForce,
    /// 消防法 art. 45
    FireLaw45,
    /// 上级通知
    HigherLevel,
    /// An offer accepted.
    Transfer,
    /// 主管部门或中心明确
    LeadConfirmed,
    /// 片区
    Area,
    /// 更换决定
    Replacement,
    /// 合并时指定
    Merge,
    /// 拆分后恢复
    Split,
    /// 重启
    Reopened,
}

impl CommandBasis {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            CommandBasis::FirstResponder => "先期处置",
            CommandBasis::Designated => "指派",
            CommandBasis::FirstForce => "先到力量",
            CommandBasis::FireLaw45 => "消防法45",
            CommandBasis::HigherLevel => "上级通知",
            CommandBasis::Transfer => "移交",
            CommandBasis::LeadConfirmed => "主管部门明确",
            CommandBasis::Area => "片区指挥",
            CommandBasis::Replacement => "更换决定",
            CommandBasis::Merge => "合并指定",
            CommandBasis::Split => "拆分恢复",
            CommandBasis::Reopened => "重启恢复",
        }
    }
}

/// One commander of record, from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// His post.
    pub post: PostId,
    /// Its kind.
    pub post_kind: PostKind,
    /// He himself; `None` is 姓名待补.
    pub person: Option<PersonId>,
    /// From when, in world time.
    pub from: Time,
    /// The height that made him commander.
    pub from_height: u64,
    /// Until when; `None` while he commands.
    pub to: Option<Time>,
    /// The height that ended it.
    pub to_height: Option<u64>,
    /// How command was taken.
    pub by: TakenBy,
    /// On what ground.
    pub basis: CommandBasis,
}

/// The commander who is named but does not command yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designation {
    /// His post.
    pub post: PostId,
    /// He himself; `None` is 姓名待补.
    pub person: Option<PersonId>,
    /// When he was named, and by whom.
    pub named: Said,
    /// When he set out.
    pub set_out: Option<Said>,
    /// When he arrived.
    pub on_scene: Option<Said>,
    /// Whether he took command on it; it is good for one arrival.
    pub taken: bool,
}

impl Designation {
    /// How far he has come.
    #[must_use]
    pub fn state(&self) -> CommanderState {
        if self.on_scene.is_some() {
            CommanderState::OnScene
        } else if self.set_out.is_some() {
            CommanderState::SetOut
        } else {
            CommanderState::Named
        }
    }
}

/// Command offered and not yet accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// To which post.
    pub post: PostId,
    /// To whom.
    pub person: Option<PersonId>,
    /// Since when.
    pub at: Time,
}

/// The transfer record of the newest change of command; it never gates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The change it belongs to.
    pub at: Time,
    /// What was handed over; `None` is 不详.
    pub fields: OrdMap<TransferField, Option<Words>>,
}

impl Transfer {
    /// How many of the thirteen fields are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.fields.values().filter(|value| value.is_some()).count()
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.known() == TRANSFER_FIELDS
    }
}

/// A response level in force from a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsePeriod {
    /// From when.
    pub from: Time,
    /// The level; `None` is lifted.
    pub level: Option<ResponseLevel>,
    /// Who decided.
    pub post: PostId,
    /// Why.
    pub reason: Words,
    /// On what evidence.
    pub evidence: Option<Words>,
    /// Measures that go with it.
    pub measures: Option<Words>,
    /// When it is expected to end.
    pub until: Option<Time>,
}

/// An act that came after its author had been replaced: done, and marked 交接前 (design §5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateAct {
    /// Its height.
    pub height: u64,
    /// Who acted.
    pub post: PostId,
    /// What.
    pub command: Words,
    /// When it arrived.
    pub at: Time,
}

/// What time brought about: a clock ran out and somebody was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// When it was due.
    pub at: Time,
    /// Which rule.
    pub rule: crate::command::PulseRule,
    /// About what.
    pub subject: Option<Words>,
    /// Which time round.
    pub round: u32,
    /// Whom it went to, in words.
    pub to: Words,
}
