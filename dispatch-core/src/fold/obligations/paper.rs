//! What makes a report one in writing, and the report of the whole district.

use super::{Made, answer};
use crate::command::{ReportOwed, SendReport, SigningConsent};
use crate::fold::{Act, words};
use crate::refusal::Refusal;
use crate::register::Unit;
use crate::state::{SentReport, Shared, State};
use crate::time::Time;
use crate::words::PersonId;

/// Signed by the leader on duty 带班领导 at the moment, or agreed to by him aloud (practice R10).
pub(in crate::fold) fn properly_signed(
    state: &State,
    signed_by: Option<&PersonId>,
    consent: Option<&SigningConsent>,
    at: Time,
) -> bool {
    let leads = |person: &PersonId, at: Time| {
        let register = &state.register;
        let mut posts = register.posts.values();
        posts.any(|post| {
            post.unit == Unit::Centre
                && post.kind.as_str() == "leader-on-duty"
                && register.duties.get(&post.id).is_some_and(|lines| {
                    lines.iter().any(|line| {
                        &line.person == person
                            && line.from.is_none_or(|from| from <= at)
                            && line.until.is_none_or(|until| at < until)
                    })
                })
        })
    };
    signed_by.is_some_and(|person| leads(person, at))
        || consent.is_some_and(|it| leads(&it.by, it.at.unwrap_or(at)))
}

/// Words on what was owed. They went up, whatever they name; only words that say nothing, or answer
/// nothing, are none.
pub(in crate::fold) fn report_owed(act: &mut Act<'_>, it: &ReportOwed) -> Result<(), Refusal> {
    if it.answers.is_empty() {
        return Err(Refusal::Nonsense(words(
            "没有写明上报的是哪一项时限事项。请写明。",
        )));
    }
    if it.to.is_empty() || it.content.is_empty() {
        return Err(Refusal::Nonsense(words(
            "没有写报给谁,或没有写内容。请写明。",
        )));
    }
    let made = Made {
        to: it.to.clone(),
        means: it.means,
        signed_by: it.signed_by.as_ref(),
        consent: it.consent.as_ref(),
        content: Some(&it.content),
    };
    answer(act, &it.answers, &made);
    Ok(())
}

pub(in crate::fold) fn send_report(act: &mut Act<'_>, it: &SendReport) -> Result<(), Refusal> {
    if it.to.is_empty() {
        return Err(Refusal::Nonsense(words("没有写报给谁。请至少写一个。")));
    }
    if it.cut.height >= act.height {
        return Err(Refusal::Nonsense(words(
            "报告所依据的记录号尚未产生。请核对。",
        )));
    }
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if it.sha256.as_str().len() != 64 || !it.sha256.as_str().bytes().all(hex) {
        return Err(Refusal::Nonsense(words(
            "校验码应为 64 位小写十六进制。请核对。",
        )));
    }
    let to: Vec<&str> = it.to.iter().map(crate::words::Words::as_str).collect();
    let made = Made {
        to: words(to.join("、")),
        means: it.means,
        signed_by: it.signed_by.as_ref(),
        consent: it.consent.as_ref(),
        content: None,
    };
    let (signed_by, consent) = (made.signed_by, made.consent);
    let signed = properly_signed(&act.state, signed_by, consent, act.occurred());
    answer(act, &it.answers, &made);
    let sent = SentReport {
        height: act.height,
        said: act.said(),
        unsigned: it.means.is_written() && !signed,
        sent: it.clone(),
    };
    act.state.sent_reports.push_back(Shared::new(sent));
    Ok(())
}
