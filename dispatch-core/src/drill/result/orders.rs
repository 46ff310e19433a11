//! Orders of an incident, and who has which duty.

use serde::Serialize;

use super::Seconds;
use crate::command::OrderAnswer;
use crate::state::{Incident, OrderRecord, OrderWarning};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct OrderResult {
    id: String,
    words: String,
    given_s: i64,
    to: Vec<AddresseeResult>,
    warnings: Vec<OrderWarning>,
    override_reason: Option<String>,
    confirmed_s: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AddresseeResult {
    who: String,
    receipt_s: Option<i64>,
    answer: Option<&'static str>,
    answered_s: Option<i64>,
    told_in_person: bool,
}

/// A duty and who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct DutyResult {
    id: String,
    department: String,
    from_s: i64,
    holders: Vec<String>,
}

pub(super) fn order(id: String, record: &OrderRecord, clock: Seconds) -> OrderResult {
    let answer = |it: &OrderAnswer| match it {
        OrderAnswer::Doing { .. } => "doing",
        OrderAnswer::Unable { .. } => "unable",
        OrderAnswer::Done => "done",
    };
    OrderResult {
        id,
        words: record.words.to_string(),
        given_s: clock.s(record.given.at),
        to: record
            .to
            .iter()
            .map(|(who, it)| AddresseeResult {
                who: who.to_string(),
                receipt_s: clock.said(it.receipt.as_ref()),
                answer: it.answer.as_ref().map(answer),
                answered_s: it.answered_at.map(|at| clock.s(at)),
                told_in_person: it.told_in_person,
            })
            .collect(),
        warnings: record.warnings.clone(),
        override_reason: record.override_reason.as_ref().map(ToString::to_string),
        confirmed_s: clock.said(record.confirmed.as_ref()),
    }
}

pub(super) fn duties(it: &Incident, clock: Seconds) -> Vec<DutyResult> {
    it.duties
        .iter()
        .filter_map(|(id, holders)| {
            holders.last().map(|last| DutyResult {
                id: id.to_string(),
                department: last.department.to_string(),
                from_s: clock.s(last.from),
                holders: holders.iter().map(|it| it.department.to_string()).collect(),
            })
        })
        .collect()
}
