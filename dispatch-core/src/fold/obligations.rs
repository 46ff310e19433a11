//! What must be reported: how it arises, is answered, explained and no longer holds (practice R10).

mod arise;
mod paper;

pub(super) use arise::{after, changed};
pub(super) use paper::{properly_signed, report_owed, send_report};

use super::{Act, words};
use crate::catalogue::{Channel, Text};
use crate::command::{Explain, Owe, ReportKind, SigningConsent, VoidObligation};
use crate::entry::Means;
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{Answered, BASIS_AGE_MAX_S, Owed, Remark, Rounds, Short};
use crate::time::Time;
use crate::words::{IncidentId, ObligationId, PersonId, Words};

/// Shortest and longest time between two rounds of what is asked again and again, in seconds: from a
/// minute to a month; derived.
const REPEAT_S: std::ops::RangeInclusive<u32> = 60..=2_678_400;

pub(super) fn owe(act: &mut Act<'_>, it: &Owe) -> Result<(), Refusal> {
    if it.obligation.as_str().contains(['/', '#']) {
        return Err(Refusal::Nonsense(words("时限事项的编号不能含 / 或 #。")));
    }
    if act.state.obligations.contains_key(&it.obligation) {
        return Err(Refusal::NameTaken(words(it.obligation.as_str())));
    }
    if it.text.is_empty() {
        return Err(Refusal::Nonsense(words("没有写要报什么。请写明。")));
    }
    if it.repeat_s.is_some_and(|every| !REPEAT_S.contains(&every)) {
        return Err(Refusal::Nonsense(words("重复间隔应为 60 秒至 31 天。")));
    }
    let incident = it.incident.as_ref().map(|id| act.resolve(id)).transpose()?;
    let same = |words: &Words| Text {
        zh: words.to_string(),
        en: words.to_string(),
    };
    let owed = Owed {
        source: it.source,
        rule: None,
        law: None,
        text: same(&it.text),
        to: it.to.as_ref().map(same),
        means: it.means.unwrap_or(Channel::Any),
        kind: None,
        owner: it.owner.clone().unwrap_or(Party::Centre),
        incident,
        raised_at: act.occurred(),
        due_at: it.due_at,
        grace_s: 0,
        rounds: it.repeat_s.map_or(Rounds::Once, Rounds::Every),
        ends_at: it.until,
        not_asked: imbl::Vector::new(),
        answers: imbl::Vector::new(),
        done: imbl::OrdMap::new(),
        remarks: imbl::Vector::new(),
        void: None,
        void_since: None,
        void_with_incident: false,
    };
    act.state.obligations.put(&it.obligation, owed);
    Ok(())
}

pub(super) fn explain(act: &mut Act<'_>, it: &Explain) -> Result<(), Refusal> {
    let (id, mut owed, round) = named(act, &it.obligation)?;
    let said = act.said();
    // Without a round it is about the newest that nobody reported on.
    let open = owed.open_rounds(said.at);
    let late = |round: u32| owed.due(round).is_some_and(|due| due < said.at);
    let missed = open.iter().map(|it| it.0).rev().find(|it| late(*it));
    let meant = missed.or_else(|| owed.meant_at(said.at));
    owed.remarks.push_back(Remark {
        round: round.or(meant).unwrap_or(1),
        words: it.words.clone(),
        said,
    });
    act.state.obligations.put(&id, owed);
    Ok(())
}

pub(super) fn void(act: &mut Act<'_>, it: &VoidObligation) -> Result<(), Refusal> {
    if it.reason.is_empty() {
        return Err(Refusal::Nonsense(words("作废须写明理由。")));
    }
    let (id, mut owed, _) = named(act, &it.obligation)?;
    if owed.first_open().is_none() {
        return Err(Refusal::Nonsense(words("该事项已报或已作废,无须作废。")));
    }
    owed.void = Some((it.reason.clone(), act.said()));
    owed.void_since = Some(judged(act));
    act.state.obligations.put(&id, owed);
    Ok(())
}

/// An obligation by its name, which may end in `#` and a round.
fn named(act: &Act<'_>, name: &ObligationId) -> Result<(ObligationId, Owed, Option<u32>), Refusal> {
    let unknown = || Refusal::UnknownItem(words(name.as_str()));
    if let Some((id, owed)) = act.state.obligations.get_key_value(name) {
        return Ok((id.clone(), (**owed).clone(), None));
    }
    let (base, round) = name.as_str().rsplit_once('#').ok_or_else(unknown)?;
    let round: u32 = round.parse().map_err(|_| unknown())?;
    let (id, owed) = act
        .state
        .obligations
        .get_key_value(base)
        .ok_or_else(unknown)?;
    // Who reported or explained a round did not know yet that nothing was asked for any more.
    if owed.clock_of(round).is_none() {
        return Err(unknown());
    }
    Ok((id.clone(), (**owed).clone(), Some(round)))
}

/// A report as far as an obligation looks at it.
pub(super) struct Made<'a> {
    pub to: Words,
    pub means: Means,
    pub signed_by: Option<&'a PersonId>,
    pub consent: Option<&'a SigningConsent>,
    /// What was said, where no other record keeps it.
    pub content: Option<&'a Words>,
}

/// A report answers the obligations it names. It is written beside each in any case; one that is
/// unsigned, or by other means, discharges nothing. It went up, whatever it names: a name that
/// nobody knows is told in the log and answers nothing.
pub(super) fn answer(act: &mut Act<'_>, names: &[ObligationId], report: &Made<'_>) {
    for name in names {
        let Ok((id, mut owed, round)) = named(act, name) else {
            continue;
        };
        let meant = owed.meant_at(act.occurred());
        let round = round.or(meant).unwrap_or(1);
        let short = short(act, owed.means, report);
        let judged_at = judged(act);
        if short.is_none() {
            let at = owed
                .done
                .get(&round)
                .map_or(judged_at, |had| judged_at.min(*had));
            owed.done.insert(round, at);
        }
        owed.answers.push_back(Answered {
            round,
            said: act.said(),
            judged_at,
            means: report.means,
            to: report.to.clone(),
            signed_by: report.signed_by.cloned(),
            consent: report.consent.cloned(),
            content: report.content.cloned(),
            short,
        });
        act.state.obligations.put(&id, owed);
    }
}

/// The obligations of an incident that a written report of this kind answers unnamed.
pub(super) fn of_kind(act: &Act<'_>, incident: &IncidentId, kind: ReportKind) -> Vec<ObligationId> {
    let at = act.occurred();
    let meets = |owed: &Owed| {
        owed.kind.is_some_and(|owed| {
            owed == kind || (owed == ReportKind::FollowUp && kind == ReportKind::Final)
        })
    };
    // Only a rule names the kind of report that answers it.
    open_by_law(act, incident)
        .filter(|(_, it)| meets(it) && it.raised_at <= at)
        .map(|(id, _)| id.clone())
        .collect()
}

/// What arose from a rule at an incident and waits to be reported.
fn open_by_law<'a>(
    act: &'a Act<'_>,
    incident: &IncidentId,
) -> impl Iterator<Item = (&'a ObligationId, &'a Owed)> {
    let incident = act.state.incidents.get(incident);
    let by_law = incident.map(|it| act.state.obligations.by_law_of(it));
    by_law
        .into_iter()
        .flatten()
        .filter(|(_, it)| it.first_open().is_some())
}

fn short(act: &Act<'_>, channel: Channel, report: &Made<'_>) -> Option<Short> {
    let signed = || properly_signed(&act.state, report.signed_by, report.consent, act.occurred());
    match channel {
        Channel::Telephone | Channel::Any if !report.means.is_written() => None,
        Channel::Telephone => Some(Short::Means),
        Channel::Written | Channel::Any if !report.means.is_written() => Some(Short::Means),
        Channel::Written | Channel::Any => (!signed()).then_some(Short::Unsigned),
    }
}

/// The moment by which a limit is judged: when it happened, and never earlier than what its author
/// had folded (design §4, "Time"). A basis older than twelve hours counts as none (design §5): then
/// never earlier than those twelve hours.
pub(super) fn judged(act: &Act<'_>) -> Time {
    let basis = act.author.basis.height.min(act.height.saturating_sub(1));
    let oldest = act.at().plus_s(-BASIS_AGE_MAX_S);
    let folded_at = act.state.recent.at(basis).unwrap_or(oldest);
    act.occurred().max(folded_at.min(act.at()))
}

/// Nothing of an incident is due any more: it was withdrawn.
pub(super) fn void_all(act: &mut Act<'_>, incident: &IncidentId, reason: &str) {
    let (said, since) = (act.said(), judged(act));
    each(act, incident, |owed| {
        owed.void = Some((words(reason), said.clone()));
        owed.void_since = Some(since);
        owed.void_with_incident = true;
    });
}

/// Changes every open obligation that arose from an incident by a rule.
fn each(act: &mut Act<'_>, incident: &IncidentId, change: impl Fn(&mut Owed)) {
    let open: Vec<(ObligationId, Owed)> = open_by_law(act, incident)
        .map(|(id, it)| (id.clone(), it.clone()))
        .collect();
    for (id, mut owed) in open {
        change(&mut owed);
        act.state.obligations.put(&id, owed);
    }
}
