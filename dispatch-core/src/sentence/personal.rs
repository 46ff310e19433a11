//! Holds on personal data, and their destruction.

use super::say::{Clauses, reason, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{DestroyPersonal, HoldPersonal, LiftHold};

pub(super) fn hold(t: &Telling<'_>, it: &HoldPersonal) -> Text {
    let head = say!(
        "{authority}调查留存个人信息",
        "Personal data are kept for {authority}",
        authority = &it.authority
    );
    let document = say!("文号 {n}", "by document {n}", n = &it.document);
    let until = it
        .until
        .map(|at| say!("至 {at}", "until {at}", at = t.clock(at)));
    Clauses::new(head).and(document).and_some(until).end()
}

pub(super) fn lift(it: &LiftHold) -> Text {
    let head = say!(
        "解除调查留存 {n}",
        "The demand {n} to keep personal data ends",
        n = &it.document
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn destroy(t: &Telling<'_>, it: &DestroyPersonal) -> Text {
    let head = say!("个人信息销毁", "Personal data are destroyed");
    let witness = say!(
        "见证 {who}",
        "witnessed by {who}",
        who = t.person(&it.witness)
    );
    Clauses::new(head)
        .and(reason(&it.reason))
        .and(witness)
        .end()
}
