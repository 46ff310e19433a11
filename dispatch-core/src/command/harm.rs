//! Figures by source, persons sought, and what was reported upward (practice R10, R11, R15).

use serde::{Deserialize, Serialize};

use crate::command::{Figures, SigningConsent};
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{IncidentId, ObligationId, PersonId, SceneContactId, SoughtId, SourceId, Words};

/// How far a statement is to be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// 待核实
    #[default]
    Unverified,
    /// 已核实
    Verified,
    /// 不实
    Untrue,
}

/// What one source says the figures are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateFigures {
    /// Of which incident.
    pub incident: IncidentId,
    /// Who says so.
    pub source: SourceId,
    /// What; `None` is 不详.
    pub figures: Figures,
    /// When it was heard; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Time>,
    /// The moment the figures speak of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// How far it is to be believed.
    #[serde(default)]
    pub standing: Standing,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// The figures centre or commander go by, as one versioned set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptFigures {
    /// Of which incident.
    pub incident: IncidentId,
    /// The whole set.
    pub figures: Figures,
    /// Why; must not be empty where a figure falls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
    /// On whose word; must be given where a figure falls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
}

/// Where a person sought stands: exactly one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoughtState {
    /// 被困
    Trapped,
    /// 下落不明
    Missing,
    /// 获救
    Rescued,
    /// 送医
    Hospital,
    /// 死亡
    Dead,
    /// 已联系上(排除)
    Reached,
}

impl SoughtState {
    /// Whether nobody need search any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self, SoughtState::Trapped | SoughtState::Missing)
    }
}

/// A person or group sought. Names lie in the vault; this holds a reference and a keyed hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sought {
    /// In which incident.
    pub incident: IncidentId,
    /// Which.
    pub sought: SoughtId,
    /// How many it stands for; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// State.
    pub state: SoughtState,
    /// What may be said without a name: 白色轿车内约3人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Random reference into the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_ref: Option<Words>,
    /// Keyed hash of what the vault holds, lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_hash: Option<Words>,
    /// Who confirmed it: hospital or police for a death (R11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<SourceId>,
}

/// Somebody at the scene who can be spoken to: a resident, a warden, the driver who called. Said again
/// with the same id it is a correction. Known since the third edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneContact {
    /// In which incident.
    pub incident: IncidentId,
    /// Which.
    pub contact: SceneContactId,
    /// What may be said without a name: 物业值班员.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Random reference into the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_ref: Option<Words>,
    /// Keyed hash of what the vault holds, lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_hash: Option<Words>,
}

/// One part of a group that was split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoughtPart {
    /// Its id.
    pub sought: SoughtId,
    /// How many it stands for; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// State; the group's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SoughtState>,
    /// What may be said without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Random reference into the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_ref: Option<Words>,
    /// Keyed hash of what the vault holds, lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault_hash: Option<Words>,
    /// Who confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<SourceId>,
}

/// A group (车内约3人) turns out to be these; whoever is not named stays in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitSought {
    /// In which incident.
    pub incident: IncidentId,
    /// The group.
    pub sought: SoughtId,
    /// Its parts; at least one.
    pub into: Vec<SoughtPart>,
}

/// The search for a person is stopped 停止搜救决定.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopSearch {
    /// In which incident.
    pub incident: IncidentId,
    /// Which; `None` stands for the adopted number of missing as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sought: Option<SoughtId>,
    /// The party whose missing rescuers are meant, and nobody else; `Centre` stands for a count of
    /// everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rescuers: Option<Party>,
    /// On what ground.
    pub basis: Words,
}

/// Kind of a report upward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// 电话报告
    Telephone,
    /// 初报
    First,
    /// 续报
    FollowUp,
    /// 终报
    Final,
}

/// A report went up 上报.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Of which incident.
    pub incident: IncidentId,
    /// Kind.
    pub kind: ReportKind,
    /// To whom: post and name, in words.
    pub to: Words,
    /// How.
    pub means: Means,
    /// What was said.
    pub content: Words,
    /// Who signed 签发; a written report needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<PersonId>,
    /// Or who agreed aloud that it goes out before he signs.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub consent: Option<SigningConsent>,
    /// The obligations that it answers.
    #[serde(
        default,
        deserialize_with = "crate::command::later::not_empty",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub answers: Vec<ObligationId>,
}
