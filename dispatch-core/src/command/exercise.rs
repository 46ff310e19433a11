//! Drill and live world side by side (practice R9): live teams that take part in a drill, and the
//! ways in which a drill ends for all or for some.

use serde::{Deserialize, Serialize};

use crate::register::Party;
use crate::words::{IncidentId, TeamId, Words};

/// The longest time in which a team may be called back, in minutes: one day.
pub const RECALL_MIN_MAX: u32 = 1_440;

/// 参演: a live team takes part in a drill somewhere, and can be called back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Which team.
    pub team: TeamId,
    /// Where the drill is held, in words.
    pub place: Words,
    /// 可召回: in how many minutes it is ready to set out, 0 … 1440.
    pub recall_min: u32,
}

/// 参演结束: the team takes part no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndExercise {
    /// Which team.
    pub team: TeamId,
}

/// Why a drill ends before its script does, for all or for some.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrillStopReason {
    /// 真实警情,演练终止: those fixed words (practice R9).
    #[default]
    RealAlarm,
    /// Another reason.
    Other(Words),
}

/// 演练终止: the drill is over for everybody. Only in a drill's world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndDrill {
    /// Why.
    #[serde(default)]
    pub reason: DrillStopReason,
}

/// 单位退出演练: the drill is over for these. Only in a drill's world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveDrill {
    /// Who leaves; a department or township takes its teams and posts along.
    pub units: Vec<Party>,
    /// Why.
    #[serde(default)]
    pub reason: DrillStopReason,
}

/// 撤回确认: one who was called has heard that the incident was a drill's, and turns back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandDown {
    /// The incident that was withdrawn.
    pub incident: IncidentId,
    /// Who confirms.
    pub who: Party,
}
