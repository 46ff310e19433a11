//! Orders, requests, aid, reports and obligations of an incident.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{ActAnswer, AidStep, OrderAnswer, ReportKind, SigningConsent};
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{ActId, ObligationId, OrderId, PersonId, Words};

/// What kind of order it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderKind {
    /// Given by the program.
    Written,
    /// Spoken, written down afterwards.
    Spoken,
    /// 紧急撤离
    PullOut,
}

/// An addressee of an order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// 回执
    pub receipt: Option<Said>,
    /// Told face to face.
    pub told_in_person: bool,
    /// The newest answer.
    pub answer: Option<OrderAnswer>,
    /// When he answered.
    pub answered_at: Option<Time>,
}

/// A warning the giver saw: it never blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderWarning {
    /// So many people are inside the danger zone.
    PeopleInside(u32),
    /// A hold point is open.
    HoldPoint(ActId),
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRecord {
    /// Kind.
    pub kind: OrderKind,
    /// Who gave it, and when.
    pub given: Said,
    /// The giver.
    pub by: Party,
    /// What is ordered.
    pub words: Words,
    /// The act of the catalogue it is.
    pub act: Option<ActId>,
    /// Addressees.
    pub to: OrdMap<Party, Addressee>,
    /// Until when.
    pub due: Option<Time>,
    /// Warnings that stood when it was given.
    pub warnings: Vec<OrderWarning>,
    /// Why it was given nevertheless.
    pub override_reason: Option<Words>,
    /// The order it cancels.
    pub cancels: Option<OrderId>,
    /// The order that cancelled it.
    pub cancelled_by: Option<OrderId>,
    /// 确认完成
    pub confirmed: Option<Said>,
}

impl OrderRecord {
    /// How many addressees have it.
    #[must_use]
    pub fn received(&self) -> usize {
        self.to.values().filter(|it| it.receipt.is_some()).count()
    }
}

/// A request for an act that is another's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRequest {
    /// The act.
    pub act: ActId,
    /// To whom.
    pub to: Party,
    /// What exactly.
    pub words: Words,
    /// When and by whom.
    pub asked: Said,
    /// The answer.
    pub answer: Option<ActAnswer>,
    /// When it was answered.
    pub answered: Option<Said>,
}

/// Aid from or to a neighbour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aid {
    /// The other side, in words.
    pub other: Words,
    /// What.
    pub words: Words,
    /// How far.
    pub step: AidStep,
    /// The moment that speaks of.
    pub as_of: Time,
    /// When it must be back.
    pub return_at: Option<Time>,
    /// When and by whom it began.
    pub asked: Said,
}

/// A report that went up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Kind.
    pub kind: ReportKind,
    /// To whom.
    pub to: Words,
    /// How.
    pub means: Means,
    /// What was said.
    pub content: Words,
    /// Who signed.
    pub signed_by: Option<PersonId>,
    /// When and by whom.
    pub said: Said,
    /// Version of the adopted figures it carried; 0 before the first.
    pub figures_version: u32,
    /// Who agreed aloud before it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<SigningConsent>,
    /// The obligations that it named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<ObligationId>,
    /// It went up in writing, neither signed by the leader on duty nor agreed to by him aloud: it
    /// discharges no written limit. Known since the second edition.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsigned: bool,
}

/// What must be reported 时限事项. It is discharged only by a report (practice R10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// Its id within the incident.
    pub id: Words,
    /// The kind of report it asks for.
    pub kind: ReportKind,
    /// The rule it comes from.
    pub source: Words,
    /// To whom.
    pub to: Words,
    /// When it arose.
    pub raised_at: Time,
    /// Until when.
    pub due_at: Time,
    /// When it was discharged.
    pub done_at: Option<Time>,
    /// How.
    pub means: Option<Means>,
    /// Whether it fell away.
    pub void: bool,
    /// Since when it no longer holds; before the second edition nobody kept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void_since: Option<Time>,
}

impl Obligation {
    /// Whether it was overdue when it was made void: that stays so.
    #[must_use]
    pub fn was_late(&self) -> bool {
        let since = self.void_since.filter(|_| self.void);
        self.done_at.is_none() && since.is_some_and(|since| since > self.due_at)
    }
}
