//! Figures by source, persons sought, and what was reported upward.

use super::figures::{figures, people};
use super::reporting::{answers, is_unsigned, signing};
use super::say::{Clauses, list, quoted, quoted_some, reason_some, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    AdoptFigures, Report, SceneContact, Sought, SplitSought, StateFigures, StopSearch,
};

fn nothing() -> Text {
    say!("未填数字", "no figures")
}

pub(super) fn state(t: &Telling<'_>, it: &StateFigures) -> Text {
    let head = say!(
        "{source} 情况数字:{figures}",
        "{source} says: {figures}",
        source = t.names.source(it.source.as_str()),
        figures = figures(t.names, &it.figures).unwrap_or_else(nothing)
    );
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    let heard = it
        .heard_at
        .map(|at| say!("{at} 得知", "heard at {at}", at = t.clock(at)));
    Clauses::new(head)
        .and(say!("{it}", "{it}", it = it.standing))
        .and_some(as_of)
        .and_some(heard)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}

pub(super) fn adopt(t: &Telling<'_>, it: &AdoptFigures) -> Text {
    let head = say!(
        "采用数:{figures}",
        "Adopted figures: {figures}",
        figures = figures(t.names, &it.figures).unwrap_or_else(nothing)
    );
    let source = it.source.as_ref().map(|id| {
        say!(
            "来源 {source}",
            "source: {source}",
            source = t.names.source(id.as_str())
        )
    });
    Clauses::new(head)
        .and_some(reason_some(it.reason.as_ref()))
        .and_some(source)
        .end()
}

/// Names lie in the vault and are never said here (law 13).
pub(super) fn sought(t: &Telling<'_>, it: &Sought) -> Text {
    let head = say!(
        "人员核查:{people} {state}",
        "Persons sought: {people}, {state}",
        people = people(Some(it.people.unwrap_or(1))),
        state = it.state
    );
    let confirmed = it.confirmed_by.as_ref().map(|id| {
        say!(
            "{source} 确认",
            "confirmed by {source}",
            source = t.names.source(id.as_str())
        )
    });
    let vault = it
        .vault_ref
        .as_ref()
        .map(|_| say!("姓名另存", "name kept apart"));
    Clauses::new(head)
        .and_some(quoted_some(it.words.as_ref()))
        .and_some(confirmed)
        .and_some(vault)
        .end()
}

/// Neither is who can be spoken to.
pub(super) fn scene_contact(_: &Telling<'_>, it: &SceneContact) -> Text {
    let vault = it
        .vault_ref
        .as_ref()
        .map(|_| say!("姓名电话另存", "name and telephone kept apart"));
    let head = say!("现场联系人", "Contact at the scene");
    Clauses::new(head)
        .and_some(quoted_some(it.words.as_ref()))
        .and_some(vault)
        .end()
}

pub(super) fn split_sought(t: &Telling<'_>, it: &SplitSought) -> Text {
    let group = t
        .state
        .incident(&it.incident)
        .and_then(|incident| incident.sought.get(&it.sought))
        .and_then(|record| quoted_some(record.words.as_ref()));
    let parts = it.into.iter().map(|part| {
        let head = people(Some(part.people.unwrap_or(1)));
        let confirmed = part.confirmed_by.as_ref().map(|id| {
            say!(
                "{source} 确认",
                "confirmed by {source}",
                source = t.names.source(id.as_str())
            )
        });
        let state = part.state.map(|state| say!("{it}", "{it}", it = state));
        Clauses::new(head)
            .and_some(state)
            .and_some(quoted_some(part.words.as_ref()))
            .and_some(confirmed)
            .end()
    });
    let parts = list(parts);
    match group {
        Some(group) => say!(
            "人员拆分:{group} 为 {parts}",
            "Group split: {group} are {parts}",
            group = group,
            parts = parts
        ),
        None => say!("人员拆分:{parts}", "Group split: {parts}", parts = parts),
    }
}

pub(super) fn stop_search(t: &Telling<'_>, it: &StopSearch) -> Text {
    let record = it.sought.as_ref().and_then(|id| {
        let incident = t.state.incident(&it.incident)?;
        incident.sought.get(id)
    });
    let who = match (&it.rescuers, &it.sought, record) {
        (Some(party), ..) => {
            let party = t.party(party);
            say!(
                "失联救援人员({party})",
                "the missing rescuers of {party}",
                party = party
            )
        }
        (None, None, _) => say!("全部下落不明人员", "all whose whereabouts are unknown"),
        (None, Some(_), Some(record)) => {
            let count = people(Some(record.people));
            Clauses::new(count)
                .and_some(quoted_some(record.words.as_ref()))
                .end()
        }
        (None, Some(id), None) => super::say::same(id.as_str()),
    };
    say!(
        "停止搜救决定:{who},依据:{basis}",
        "Search stopped for {who}, on the ground of: {basis}",
        who = who,
        basis = it.basis
    )
}

pub(super) fn report(t: &Telling<'_>, it: &Report) -> Text {
    let head = say!(
        "上报 {to}:{kind},{means}",
        "Reported to {to}: {kind}, {means}",
        to = it.to,
        kind = it.kind,
        means = it.means
    );
    let (signed_by, consent) = (it.signed_by.as_ref(), it.consent.as_ref());
    Clauses::new(head)
        .and_some(quoted(&it.content))
        .and_some(signing(t, signed_by, consent, is_unsigned(t, it)))
        .and_some(answers(t, &it.answers))
        .end()
}
