//! Orders with receipts and answers, requests to others, aid from neighbours.

use super::say::{Clauses, quoted, reason, remark, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    ActAnswer, AidState, AidStep, Answer, AnswerAct, AskAid, Confirm, Order, OrderAnswer, PullOut,
    Receipt, RequestAct, SpokenOrder,
};
use crate::state::OrderWarning;
use crate::words::{ActId, IncidentId, OrderId, Words};

fn act(t: &Telling<'_>, id: Option<&ActId>) -> Option<Text> {
    id.map(|id| say!("行动:{act}", "act: {act}", act = t.names.act(id.as_str())))
}

/// Why it is done although something warned against it.
pub(super) fn in_spite(words: Option<&Words>) -> Option<Text> {
    words.map(|words| {
        say!(
            "仍执行,理由:{words}",
            "done nevertheless, reason: {words}",
            words = words
        )
    })
}

/// What the giver was warned of: it never kept him from giving the order.
fn warnings(t: &Telling<'_>, incident: &IncidentId, id: &OrderId) -> Vec<Text> {
    let record = t.state.incident(incident).and_then(|it| it.orders.get(id));
    let warnings = record.map_or(&[][..], |it| &it.warnings);
    let text = |warning: &OrderWarning| match warning {
        OrderWarning::PeopleInside(people) => say!(
            "提醒:危险区内 {n} 人",
            "warned: {n} inside the danger zone",
            n = *people
        ),
        OrderWarning::HoldPoint(point) => t.open_point(incident, point.as_str()),
    };
    warnings.iter().map(text).collect()
}

pub(super) fn order(t: &Telling<'_>, it: &Order) -> Text {
    let to = t.parties(&it.to);
    let head = match &it.cancels {
        Some(_) => say!("取消指令,发 {to}", "Cancelling order to {to}", to = to),
        None => say!("指令,发 {to}", "Order to {to}", to = to),
    };
    let cancels = it.cancels.as_ref().map(|id| {
        say!(
            "取消{order}",
            "it cancels {order}",
            order = t.order(&it.incident, id)
        )
    });
    let due = it
        .due_at
        .map(|at| say!("{at} 前完成", "to be done by {at}", at = t.clock(at)));
    Clauses::new(head)
        .and_some(quoted(&it.words))
        .and_some(cancels)
        .and_some(act(t, it.act.as_ref()))
        .and_some(due)
        .and_all(warnings(t, &it.incident, &it.order))
        .and_some(in_spite(it.override_reason.as_ref()))
        .end()
}

pub(super) fn spoken(t: &Telling<'_>, it: &SpokenOrder) -> Text {
    let head = say!(
        "口头指令(补录):{by} {at} {means} 向 {to} 下达",
        "Spoken order (entered later): {by} at {at} by {means} to {to}",
        by = t.party(&it.by),
        at = t.clock(it.given_at),
        means = it.means,
        to = t.parties(&it.to)
    );
    let read_back = if it.read_back {
        say!("已复诵", "read back")
    } else {
        say!("未复诵", "not read back")
    };
    Clauses::new(head)
        .and_some(quoted(&it.words))
        .and_some(act(t, it.act.as_ref()))
        .and(read_back)
        .and_all(warnings(t, &it.incident, &it.order))
        .and_some(in_spite(it.override_reason.as_ref()))
        .end()
}

pub(super) fn pull_out(it: &PullOut) -> Text {
    let head = say!(
        "紧急撤离:现场全体立即撤出",
        "Pull-out: everybody on scene withdraws at once"
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn receipt(t: &Telling<'_>, it: &Receipt) -> Text {
    let head = say!(
        "{who} 回执{order}",
        "{who} received the order {order}",
        who = t.party(&it.who),
        order = t.order(&it.incident, &it.order)
    );
    let in_person = say!("已当面告知", "told face to face");
    Clauses::new(head)
        .and_some(it.told_in_person.then_some(in_person))
        .end()
}

pub(super) fn answer(t: &Telling<'_>, it: &Answer) -> Text {
    let who = t.party(&it.who);
    let order = t.order(&it.incident, &it.order);
    match &it.answer {
        OrderAnswer::Doing { eta_at } => {
            let head = say!(
                "{who} 执行中:{order}",
                "{who} is doing {order}",
                who = who,
                order = order
            );
            let eta =
                eta_at.map(|at| say!("预计 {at} 完成", "done by about {at}", at = t.clock(at)));
            Clauses::new(head).and_some(eta).end()
        }
        OrderAnswer::Unable {
            reason: why,
            eta_at,
        } => {
            let head = say!(
                "{who} 无法执行:{order}",
                "{who} is unable to do {order}",
                who = who,
                order = order
            );
            let eta = eta_at.map(|at| {
                say!(
                    "预计 {at} 可行",
                    "possible from about {at}",
                    at = t.clock(at)
                )
            });
            Clauses::new(head).and(reason(why)).and_some(eta).end()
        }
        OrderAnswer::Done => say!(
            "{who} 已完成:{order}",
            "{who} has done {order}",
            who = who,
            order = order
        ),
    }
}

pub(super) fn confirm(t: &Telling<'_>, it: &Confirm) -> Text {
    say!(
        "确认完成:{order}",
        "Confirmed as done: {order}",
        order = t.order(&it.incident, &it.order)
    )
}

pub(super) fn request_act(t: &Telling<'_>, it: &RequestAct) -> Text {
    let head = say!(
        "提请 {to}:{act}",
        "Requested of {to}: {act}",
        to = t.party(&it.to),
        act = t.names.act(it.act.as_str())
    );
    Clauses::new(head).and_some(quoted(&it.words)).end()
}

pub(super) fn answer_act(t: &Telling<'_>, it: &AnswerAct) -> Text {
    let request = t
        .state
        .incident(&it.incident)
        .and_then(|incident| incident.requests.get(&it.request));
    let act = match request {
        Some(request) => t.names.act(request.act.as_str()),
        None => super::say::same(it.request.as_str()),
    };
    match &it.answer {
        ActAnswer::Decided { document } => say!(
            "提请「{act}」已决定,文号 {document}",
            "Request “{act}” is decided, document {document}",
            act = act,
            document = document
        ),
        ActAnswer::Verbal { by, person, means } => {
            let head = say!(
                "提请「{act}」已口头同意:{by}({means})",
                "Request “{act}” has verbal consent: {by} ({means})",
                act = act,
                by = by,
                means = means
            );
            let person = person.as_ref().map(|id| t.person(id));
            Clauses::new(head).and_some(person).end()
        }
        ActAnswer::Declined { reason: why } => {
            let head = say!(
                "提请「{act}」不同意",
                "Request “{act}” is declined",
                act = act
            );
            Clauses::new(head).and(reason(why)).end()
        }
    }
}

pub(super) fn ask_aid(it: &AskAid) -> Text {
    let head = say!(
        "向 {from} 请求支援",
        "Aid asked from {from}",
        from = it.from
    );
    Clauses::new(head).and_some(quoted(&it.words)).end()
}

pub(super) fn aid_state(t: &Telling<'_>, it: &AidState) -> Text {
    let aid = t
        .state
        .incident(&it.incident)
        .and_then(|incident| incident.aid.get(&it.aid));
    let asked = aid.and_then(|aid| quoted(&aid.words));
    let step: AidStep = it.step;
    let head = match asked {
        Some(words) => say!(
            "支援{words} {step}",
            "Aid {words} {step}",
            words = words,
            step = step
        ),
        None => say!("支援 {step}", "Aid {step}", step = step),
    };
    let back = it
        .return_at
        .map(|at| say!("应于 {at} 前归还", "to be back by {at}", at = t.clock(at)));
    Clauses::new(head)
        .and_some(back)
        .and_some(remark(it.words.as_ref()))
        .end()
}
