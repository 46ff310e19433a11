//! What must be reported, and what was: typed obligations, remarks on them, the district's report
//! (practice R10, R18).

use serde::{Deserialize, Serialize};

use crate::catalogue::Channel;
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{IncidentId, ObligationId, PersonId, Words};

/// Why something must be reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OweSource {
    /// 法规
    Law,
    /// 预案
    Plan,
    /// 上级要求
    Superior,
    /// 领导交代
    Leader,
    /// 口头承诺
    Promise,
}

impl OweSource {
    /// As it is written, in Chinese and English.
    #[must_use]
    pub fn text(self) -> (&'static str, &'static str) {
        match self {
            OweSource::Law => ("法规", "law"),
            OweSource::Plan => ("预案", "plan"),
            OweSource::Superior => ("上级要求", "superior"),
            OweSource::Leader => ("领导交代", "leader"),
            OweSource::Promise => ("口头承诺", "promise"),
        }
    }

    /// Its name in `drill run --json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.text().1
    }
}

/// The leader agreed aloud that a paper may go out before he signs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningConsent {
    /// Who agreed.
    pub by: PersonId,
    /// When; the moment of the report when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// By what means he was asked.
    pub means: Means,
}

/// Something must be reported 时限事项, typed by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owe {
    /// Its id, without `/` and `#`.
    pub obligation: ObligationId,
    /// Why.
    pub source: OweSource,
    /// What.
    pub text: Words,
    /// To whom, in words; `None` where nobody was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Words>,
    /// What counts as having reported; either when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Channel>,
    /// Until when, the first time.
    pub due_at: Time,
    /// Again every so many seconds, at least 60; once when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat_s: Option<u32>,
    /// Nothing is due any more after this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
    /// Who owes it; the centre when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Party>,
    /// About which incident; the district as a whole when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}

/// A remark 说明 on an obligation: it may be added at any time and changes nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explain {
    /// Which; a repeated one with its round, such as `hourly#3`.
    pub obligation: ObligationId,
    /// What there is to say.
    pub words: Words,
}

/// An obligation no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoidObligation {
    /// Which.
    pub obligation: ObligationId,
    /// Why.
    pub reason: Words,
}

/// Words went up on something that had to be reported and is of no single incident 上报. What is of an
/// incident goes up as its `report`, the report of the whole district as `send_report`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportOwed {
    /// What it answers, at least one; a repeated one with its round, such as `hourly#3`.
    pub answers: Vec<ObligationId>,
    /// To whom, in words.
    pub to: Words,
    /// How.
    pub means: Means,
    /// What was reported.
    pub content: Words,
    /// Who signed 签发.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<PersonId>,
    /// Or who agreed aloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<SigningConsent>,
}

/// The height a report was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The last height that it knows.
    pub height: u64,
    /// The moment that it stands for 截至.
    pub as_of: Time,
}

/// A report of the whole district went up 全区报告: what was sent, told by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendReport {
    /// To whom, in words, at least one.
    pub to: Vec<Words>,
    /// How.
    pub means: Means,
    /// What it was made of.
    pub cut: Cut,
    /// SHA-256 of the bytes that were sent, lower-case hex.
    pub sha256: Words,
    /// Who signed 签发.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<PersonId>,
    /// Or who agreed aloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<SigningConsent>,
    /// The obligations that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<ObligationId>,
}
