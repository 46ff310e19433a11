//! What must be reported, and what was reported on it.

use super::say::{Clauses, Say, quoted, reason, say, text};
use super::telling::Telling;
use crate::catalogue::{Channel, Text};
use crate::command::{
    Explain, Owe, OweSource, Report, ReportOwed, SendReport, SigningConsent, VoidObligation,
};
use crate::state::{Owed, ReportRecord, Said, Shared, Short};
use crate::words::{ObligationId, PersonId};

impl Say for OweSource {
    fn both(&self) -> Text {
        let (zh, en) = self.text();
        text(zh, en)
    }
}

fn channel(channel: Channel) -> Text {
    match channel {
        Channel::Telephone => say!("电话", "by telephone"),
        Channel::Written => say!("书面", "in writing"),
        Channel::Any => say!("电话或书面", "by telephone or in writing"),
    }
}

pub(super) fn owe(t: &Telling<'_>, it: &Owe) -> Text {
    let head = say!(
        "时限事项({source}):{at} 前报",
        "To be reported ({source}) by {at}",
        source = it.source,
        at = t.clock(it.due_at)
    );
    let to = it.to.as_ref().map(|to| say!("报 {to}", "to {to}", to = to));
    let every = it
        .repeat_s
        .map(|s| say!("每 {n} 秒一次", "again every {n} s", n = s.to_string()));
    let until = it
        .until
        .map(|at| say!("到 {at} 止", "until {at}", at = t.clock(at)));
    let owner = it
        .owner
        .as_ref()
        .map(|who| say!("由 {who} 报", "owed by {who}", who = t.party(who)));
    Clauses::new(head)
        .and_some(to)
        .and(quoted(&it.text).unwrap_or_else(|| say!("未写明", "nothing said")))
        .and_some(it.means.map(channel))
        .and_some(every)
        .and_some(until)
        .and_some(owner)
        .end()
}

fn owed<'a>(t: &Telling<'a>, id: &ObligationId) -> Option<&'a Owed> {
    let all = &t.state.obligations;
    if let Some(owed) = all.get(id) {
        return Some(owed);
    }
    let (base, round) = id.as_str().rsplit_once('#')?;
    let round = round.parse().ok()?;
    let owed = all.get(base)?;
    owed.clock_of(round).map(|_| &**owed)
}

/// What an obligation asks for, or its id where nobody knows it.
fn named(t: &Telling<'_>, id: &ObligationId) -> Text {
    owed(t, id).map_or_else(|| super::say::same(id.as_str()), |it| it.text.clone())
}

pub(super) fn explain(t: &Telling<'_>, it: &Explain) -> Text {
    let head = say!(
        "时限说明:{what}",
        "Remark on what is to be reported: {what}",
        what = named(t, &it.obligation)
    );
    Clauses::new(head).and_some(quoted(&it.words)).end()
}

pub(super) fn void(t: &Telling<'_>, it: &VoidObligation) -> Text {
    let head = say!(
        "作废时限事项:{what}",
        "Need no longer be reported: {what}",
        what = named(t, &it.obligation)
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn report_owed(t: &Telling<'_>, it: &ReportOwed) -> Text {
    let head = say!(
        "上报 {to}:{means}",
        "Reported to {to}: {means}",
        to = it.to,
        means = it.means
    );
    let mut answered = it.answers.iter().filter_map(|id| owed(t, id));
    let is_unsigned = answered.any(|owed| {
        owed.answers.iter().any(|had| {
            had.short == Some(Short::Unsigned)
                && (&had.signed_by, &had.consent) == (&it.signed_by, &it.consent)
                && had.content.as_ref() == Some(&it.content)
                && is_mine(t, &had.said)
        })
    });
    let (signed_by, consent) = (it.signed_by.as_ref(), it.consent.as_ref());
    Clauses::new(head)
        .and_some(quoted(&it.content))
        .and_some(signing(t, signed_by, consent, is_unsigned))
        .and_some(answers(t, &it.answers))
        .end()
}

pub(super) fn send_report(t: &Telling<'_>, it: &SendReport) -> Text {
    let to: Vec<&str> = it.to.iter().map(crate::words::Words::as_str).collect();
    let head = say!(
        "报送全区报告 {to}:截至 {at}(记录 {height}),{means}",
        "District report sent to {to}: as of {at} (record {height}), {means}",
        to = to.join("、"),
        at = t.clock(it.cut.as_of),
        height = it.cut.height.to_string(),
        means = it.means
    );
    let mut sent = t.state.sent_reports.iter();
    let record = sent.find(|had| is_mine(t, &had.said) && had.sent == *it);
    let is_unsigned = record.is_some_and(|had| had.unsigned);
    let paper = signing(t, it.signed_by.as_ref(), it.consent.as_ref(), is_unsigned);
    let code: String = it.sha256.as_str().chars().take(8).collect();
    let answers = answers(t, &it.answers);
    Clauses::new(head)
        .and(say!("校验码 {code}", "digest {code}", code = code))
        .and_some(paper)
        .and_some(answers)
        .end()
}

/// Which obligations a report answers, and which of its names nobody knows.
pub(super) fn answers(t: &Telling<'_>, names: &[ObligationId]) -> Option<Text> {
    let (known, unknown): (Vec<_>, Vec<_>) = names.iter().partition(|id| owed(t, id).is_some());
    let known = in_a_row(t, &known)
        .map(|what| say!("答复时限事项「{what}」", "answering: {what}", what = what));
    let unknown = in_a_row(t, &unknown).map(|what| {
        say!(
            "未登记的时限事项「{what}」,不计",
            "not on record and not counted: {what}",
            what = what
        )
    });
    let mut told = [known, unknown].into_iter().flatten();
    let first = told.next()?;
    Some(told.fold(Clauses::new(first), Clauses::and).end())
}

fn in_a_row(t: &Telling<'_>, names: &[&ObligationId]) -> Option<Text> {
    let told: Vec<Text> = names.iter().map(|id| named(t, id)).collect();
    let join = |of: fn(&Text) -> &str, by: &str| told.iter().map(of).collect::<Vec<_>>().join(by);
    let row = || text(join(|it| &it.zh, "」「"), join(|it| &it.en, "; "));
    (!told.is_empty()).then(row)
}

/// Who signed or agreed; and where the record says that a paper lacks both, that it discharges
/// nothing (practice R10).
pub(super) fn signing(
    t: &Telling<'_>,
    signed_by: Option<&PersonId>,
    consent: Option<&SigningConsent>,
    is_unsigned: bool,
) -> Option<Text> {
    let signed =
        signed_by.map(|id| say!("{person} 签发", "signed by {person}", person = t.person(id)));
    let agreed = consent.map(|it| {
        say!(
            "{person} 口头同意({means})",
            "{person} agreed aloud ({means})",
            person = t.person(&it.by),
            means = it.means
        )
    });
    let lacking = is_unsigned.then(|| {
        say!(
            "未经带班领导签发或口头同意,不消书面时限",
            "neither signed nor agreed to by the leader on duty: it discharges no written limit"
        )
    });
    let mut told = [signed, agreed, lacking].into_iter().flatten();
    let first = told.next()?;
    Some(told.fold(Clauses::new(first), Clauses::and).end())
}

/// Whether the record of a report says that it was not properly signed. It was judged once, by the
/// roster and the rules of its moment; what holds now says nothing about it.
pub(super) fn is_unsigned(t: &Telling<'_>, it: &Report) -> bool {
    let mut next = t.state.incidents.get(&it.incident);
    // It lies with the incident that the named one acted in then. Merging refuses cycles, so this
    // ends; the bound only makes that plain.
    for _ in 0..=t.state.incidents.len() {
        let Some(incident) = next else { break };
        let mine = |had: &&Shared<ReportRecord>| {
            let signed = (&had.signed_by, &had.consent) == (&it.signed_by, &it.consent);
            let said = (&had.to, &had.content, &had.answers) == (&it.to, &it.content, &it.answers);
            let same = signed && said && (had.kind, had.means) == (it.kind, it.means);
            same && is_mine(t, &had.said)
        };
        if let Some(record) = incident.reports.iter().find(mine) {
            return record.unsigned;
        }
        let into = incident.merged_into.as_ref();
        next = into.and_then(|into| t.state.incidents.get(into));
    }
    false
}

/// Whether it is this entry that said it, at the moment that it names or, where that had not come
/// yet, when it was recorded.
fn is_mine(t: &Telling<'_>, said: &Said) -> bool {
    let happened = t.author.occurred_at.within_range();
    let at = said.at == happened || (said.at == said.known_at && said.at < happened);
    at && said.person == t.author.person && said.post == t.author.post
}
