//! What must be reported, and what was reported on it.

use super::say::{Clauses, Say, quoted, reason, say, text};
use super::telling::Telling;
use crate::catalogue::{Channel, Text};
use crate::command::{Explain, Owe, OweSource, SendReport, SigningConsent, VoidObligation};
use crate::entry::Means;
use crate::fold::properly_signed;
use crate::state::Owed;
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
    let paper = signing(t, it.means, it.signed_by.as_ref(), it.consent.as_ref());
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

/// Who signed or agreed; and where a paper lacks both, that it discharges nothing (practice R10).
pub(super) fn signing(
    t: &Telling<'_>,
    means: Means,
    signed_by: Option<&PersonId>,
    consent: Option<&SigningConsent>,
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
    let written = matches!(
        means,
        Means::Messenger | Means::System | Means::Fax | Means::Paper
    );
    let at = t.author.occurred_at;
    let proper = properly_signed(t.state, signed_by, consent, at);
    let lacking = (written && t.state.edition >= 2 && !proper).then(|| {
        say!(
            "未经带班领导签发或口头同意,不消书面时限",
            "neither signed nor agreed to by the leader on duty: it discharges no written limit"
        )
    });
    let mut told = [signed, agreed, lacking].into_iter().flatten();
    let first = told.next()?;
    Some(told.fold(Clauses::new(first), Clauses::and).end())
}
