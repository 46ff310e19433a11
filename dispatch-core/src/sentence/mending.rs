//! Undo, retraction, settled conflicts, quarantine, and what time brings.

use super::say::{Clauses, reason, same, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{Pulse, PulseRule, Quarantine, Settle, Undo};
use crate::state::Conflict;
use crate::words::{DepartmentId, IncidentId, TeamId};

pub(super) fn undo(t: &Telling<'_>, it: &Undo) -> Text {
    match t.state.seen.get(&it.entry) {
        Some(height) => say!(
            "撤回记录 {n}",
            "Record {n} is taken back",
            n = height.to_string()
        ),
        None => say!("撤回最近一次操作", "The newest act is taken back"),
    }
}

pub(super) fn retract() -> Text {
    say!("收回一条待发的记录", "A waiting entry is taken back")
}

pub(super) fn settle(t: &Telling<'_>, it: &Settle) -> Text {
    let subject = match t.state.conflicts.get(&it.conflict) {
        Some(conflict) => subject(t, conflict),
        None => same(it.conflict.as_str()),
    };
    let head = say!(
        "核定情况不一致:{subject}",
        "Conflict settled: {subject}",
        subject = subject
    );
    let favour = it.in_favour.as_ref().map(|id| {
        say!(
            "以{incident}为准",
            "in favour of {incident}",
            incident = t.incident(id)
        )
    });
    Clauses::new(head)
        .and_some(favour)
        .and(reason(&it.reason))
        .end()
}

/// An incident by its place in full, anything else by its name.
fn subject(t: &Telling<'_>, conflict: &Conflict) -> Text {
    match IncidentId::new(conflict.subject.as_str()) {
        Ok(id) if t.incident_of(&id).is_some() => t.incident(&id),
        _ => super::subject::subject(t.names, t.state, conflict),
    }
}

/// 到时: what became a fact because time passed, and whom it goes to.
pub(super) fn pulse(t: &Telling<'_>, it: &Pulse) -> Text {
    let about = due(t, it);
    let head = say!("到时:{about}", "Due: {about}", about = about);
    let escalation = t.incident_of(&it.incident).and_then(|incident| {
        let mut all = incident.escalations.iter();
        all.find(|had| had.rule == it.rule && had.subject == it.subject && had.round == it.round)
    });
    let to = escalation
        .filter(|had| !had.to.is_empty())
        .map(|had| say!("转 {to}", "goes to {to}", to = t.named_zh(&had.to)));
    let round = (it.round > 1).then(|| say!("第 {n} 次", "round {n}", n = it.round));
    Clauses::new(head).and_some(round).and_some(to).end()
}

fn due(t: &Telling<'_>, it: &Pulse) -> Text {
    match it.rule {
        PulseRule::WhistleWaiting => say!("吹哨超时待接", "the whistle is not taken yet"),
        PulseRule::NotReached => say!(
            "{who} 尚未叫应",
            "{who} is not reached yet",
            who = asked(t, it)
        ),
        PulseRule::NotAcknowledged => say!(
            "{who} 超时未签收",
            "{who} has not acknowledged",
            who = asked(t, it)
        ),
        PulseRule::CommanderNotNamed => {
            say!("超时未指派指挥官", "no field commander is named")
        }
        PulseRule::CommanderNotSetOut => say!(
            "指挥官超时未出发",
            "the named field commander has not set out"
        ),
        PulseRule::TransferIncomplete => {
            say!("指挥移交单未填全", "the transfer record is incomplete")
        }
        PulseRule::RequestUnanswered => say!(
            "{what} 提请未答复",
            "no answer about {what}",
            what = asked(t, it)
        ),
    }
}

/// A department, a team, or a request by its words.
fn asked(t: &Telling<'_>, it: &Pulse) -> Text {
    let Some(subject) = &it.subject else {
        return say!("本事件", "the incident");
    };
    let id = subject.as_str();
    let names = [
        DepartmentId::new(id).ok().map(|it| t.department(&it)),
        TeamId::new(id).ok().map(|it| t.team(&it)),
    ];
    if let Some(name) = names.into_iter().flatten().find(|name| name.zh != id) {
        return name;
    }
    let incident = t.incident_of(&it.incident);
    match incident.and_then(|it| it.requests.get(id)) {
        Some(request) => say!(
            "「{act}」",
            "“{act}”",
            act = t.names.act(request.act.as_str())
        ),
        None => same(id),
    }
}

pub(super) fn quarantine(it: &Quarantine) -> Text {
    say!(
        "隔离记录 {n}",
        "Record {n} is skipped for ever",
        n = it.height.to_string()
    )
}
