//! Orders with receipts and answers, requests to others, aid from neighbours (practice R4, R14).

use serde::{Deserialize, Serialize};

use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{ActId, AidId, IncidentId, OrderId, PersonId, RequestId, Words};

/// An order to one or many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// In which incident.
    pub incident: IncidentId,
    /// Its id.
    pub order: OrderId,
    /// Addressees, at least one.
    pub to: Vec<Party>,
    /// What is ordered.
    pub words: Words,
    /// The act of the catalogue it is, when hold points or authority hang on it: `energise` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// Why it is given although a hold point is open; recorded, never required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<Words>,
    /// The order it cancels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancels: Option<OrderId>,
    /// Until when it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
}

/// An order that was spoken and is written down afterwards: in force as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpokenOrder {
    /// In which incident.
    pub incident: IncidentId,
    /// Its id.
    pub order: OrderId,
    /// Who gave it.
    pub by: Party,
    /// When it was given.
    pub given_at: Time,
    /// How.
    pub means: Means,
    /// Addressees, at least one.
    pub to: Vec<Party>,
    /// What was ordered.
    pub words: Words,
    /// Whether it was read back 复诵.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_back: bool,
    /// The act of the catalogue it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// Why it was given although a hold point was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<Words>,
}

/// 紧急撤离 to every team and department on the scene.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullOut {
    /// At which incident.
    pub incident: IncidentId,
    /// Its id.
    pub order: OrderId,
    /// Why.
    pub reason: Words,
}

/// An addressee has it 回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// In which incident.
    pub incident: IncidentId,
    /// Which order.
    pub order: OrderId,
    /// Who has it.
    pub who: Party,
    /// Whether he was told face to face 已当面告知.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told_in_person: bool,
}

/// What an addressee answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderAnswer {
    /// 执行中, with the expected end.
    Doing {
        /// When it will be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        eta_at: Option<Time>,
    },
    /// 无法执行, with the reason.
    Unable {
        /// Why not.
        reason: Words,
        /// What may help, and when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        eta_at: Option<Time>,
    },
    /// 已完成
    Done,
}

/// An addressee answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// In which incident.
    pub incident: IncidentId,
    /// Which order.
    pub order: OrderId,
    /// Who.
    pub who: Party,
    /// What.
    pub answer: OrderAnswer,
}

/// The giver confirms that it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// In which incident.
    pub incident: IncidentId,
    /// Which order.
    pub order: OrderId,
}

/// An act that is the government's or another's is requested at once, with a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestAct {
    /// In which incident.
    pub incident: IncidentId,
    /// Its id.
    pub request: RequestId,
    /// The act of the catalogue.
    pub act: ActId,
    /// To whom.
    pub to: Party,
    /// What exactly.
    pub words: Words,
}

/// How a request was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActAnswer {
    /// 决定, with its document number.
    Decided {
        /// 文号
        document: Words,
    },
    /// 口头同意: who, when, by what means; the paper follows.
    Verbal {
        /// Who consented.
        by: Words,
        /// His person, when he is in the register.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        /// How.
        means: Means,
    },
    /// 不同意
    Declined {
        /// Why.
        reason: Words,
    },
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerAct {
    /// In which incident.
    pub incident: IncidentId,
    /// Which request.
    pub request: RequestId,
    /// The answer.
    pub answer: ActAnswer,
}

/// Asks a neighbour for aid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskAid {
    /// For which incident.
    pub incident: IncidentId,
    /// Its id.
    pub aid: AidId,
    /// From whom.
    pub from: Words,
    /// What.
    pub words: Words,
}

/// How far aid has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AidStep {
    /// 已请求
    Asked,
    /// 已同意
    Granted,
    /// 不能支援
    Declined,
    /// 已到
    Arrived,
    /// 已归还
    Returned,
}

/// Aid granted, arrived, returned; aid we lend begins with `granted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AidState {
    /// For which incident.
    pub incident: IncidentId,
    /// Which aid.
    pub aid: AidId,
    /// How far.
    pub step: AidStep,
    /// When it must be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_at: Option<Time>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
