//! Who commands, and at what response level.

use super::say::{Clauses, list, reason, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    AdjustResponse, AreaCommand, CommanderOnWay, CommanderState, ConfirmTownship, Designate,
    OfferCommand, ReplaceCommander, ResponseLevel, TakeCommand, TransferField, TransferRecord,
};
use crate::words::Words;

pub(super) fn designate(t: &Telling<'_>, it: &Designate) -> Text {
    say!(
        "指派 {who} 为现场指挥官",
        "{who} is named field commander",
        who = t.holder(&it.post, it.person.as_ref())
    )
}

pub(super) fn on_way(it: &CommanderOnWay) -> Text {
    match it.state {
        CommanderState::Named => say!("现场指挥官 已指派", "The field commander is named"),
        CommanderState::SetOut => say!(
            "指派的现场指挥官 已出发",
            "The named field commander set out"
        ),
        CommanderState::OnScene => say!(
            "指派的现场指挥官 已到场",
            "The named field commander is on scene"
        ),
    }
}

pub(super) fn take(t: &Telling<'_>, it: &TakeCommand) -> Text {
    let head = say!(
        "{who} 到场接管,任现场指挥官",
        "{who} took command on arrival",
        who = t.holder(&it.post, it.person.as_ref())
    );
    let notice = it.notice.as_ref().map(|words| {
        say!(
            "上级通知:{words}",
            "notice of the higher level: {words}",
            words = words
        )
    });
    Clauses::new(head).and_some(notice).end()
}

pub(super) fn offer(t: &Telling<'_>, it: &OfferCommand) -> Text {
    say!(
        "提出移交指挥给 {who}",
        "Command offered to {who}",
        who = t.holder(&it.post, it.person.as_ref())
    )
}

pub(super) fn accept() -> Text {
    say!(
        "接受移交,接任现场指挥官",
        "Accepted the offer and took command"
    )
}

pub(super) fn confirm_township(t: &Telling<'_>, it: &ConfirmTownship) -> Text {
    match t.incident_of(&it.incident) {
        Some(incident) => say!(
            "明确由镇街指挥:{township}",
            "The township keeps command: {township}",
            township = t.township(&incident.township)
        ),
        None => say!("明确由镇街指挥", "The township keeps command"),
    }
}

pub(super) fn area(t: &Telling<'_>, it: &AreaCommand) -> Text {
    let head = say!(
        "片区指挥:{who} 指挥 {incidents}",
        "Area command: {who} commands {incidents}",
        who = t.holder(&it.post, it.person.as_ref()),
        incidents = list(it.incidents.iter().map(|id| t.incident(id)))
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn replace(t: &Telling<'_>, it: &ReplaceCommander) -> Text {
    let head = say!(
        "更换指挥官,由 {who} 任现场指挥官",
        "Field commander replaced by {who}",
        who = t.holder(&it.post, it.person.as_ref())
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn transfer_record(it: &TransferRecord) -> Text {
    let fields = it.fields.iter().map(|(field, words)| entry(*field, words));
    if it.fields.is_empty() {
        return say!("指挥移交单:未填内容", "Transfer record: nothing filled in");
    }
    let fields = list(fields);
    say!(
        "指挥移交单:{fields}",
        "Transfer record: {fields}",
        fields = fields
    )
}

fn entry(field: TransferField, words: &Option<Words>) -> Text {
    match words {
        Some(words) => say!(
            "{field}「{words}」",
            "{field} “{words}”",
            field = field,
            words = words
        ),
        None => say!("{field} 不详", "{field}: unknown", field = field),
    }
}

pub(super) fn adjust_response(t: &Telling<'_>, it: &AdjustResponse) -> Text {
    let evidence = (!it.evidence.is_empty())
        .then(|| say!("依据:{words}", "evidence: {words}", words = it.evidence));
    let measures = it
        .measures
        .as_ref()
        .filter(|words| !words.is_empty())
        .map(|words| say!("措施:{words}", "measures: {words}", words = words));
    let until = it
        .until_at
        .map(|at| say!("预计至 {at}", "expected until {at}", at = t.clock(at)));
    Clauses::new(level(it.from, it.to))
        .and(reason(&it.reason))
        .and_some(evidence)
        .and_some(measures)
        .and_some(until)
        .end()
}

/// Level I is the highest and the smallest of the type.
fn level(from: Option<ResponseLevel>, to: ResponseLevel) -> Text {
    match from {
        None => say!("启动 {to}响应", "Response started at {to}", to = to),
        Some(from) if to < from => say!(
            "响应级别由 {from}提高到 {to}",
            "Response raised from {from} to {to}",
            from = from,
            to = to
        ),
        Some(from) if to > from => say!(
            "响应级别由 {from}降低到 {to}",
            "Response lowered from {from} to {to}",
            from = from,
            to = to
        ),
        Some(from) => say!(
            "响应级别仍为 {from}",
            "Response stays at {from}",
            from = from
        ),
    }
}
