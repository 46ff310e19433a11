//! Reports of one incident upward, and what the district's own rules ask to be reported (practice R10).

use super::{Act, obligations, words};
use crate::command::{Report, ReportKind};
use crate::entry::Means;
use crate::refusal::Refusal;
use crate::state::{Incident, Obligation, ReportRecord, Shared};
use crate::time::Time;
use crate::words::IncidentId;

pub(super) fn report(act: &mut Act<'_>, it: &Report) -> Result<(), Refusal> {
    let said = act.said();
    // The word is recorded in any case; telephone and paper are two, and an unsigned paper
    // discharges nothing (practice R10).
    let second_edition = act.state.edition >= 2;
    let (signed_by, consent) = (it.signed_by.as_ref(), it.consent.as_ref());
    let signed = if second_edition {
        obligations::properly_signed(&act.state, signed_by, consent, said.at)
    } else {
        signed_by.is_some()
    };
    let on_paper = it.means.is_written();
    let incident = act.change(&it.incident)?;
    let version = incident.adopted.last().map_or(0, |it| it.version);
    incident.reports.push_back(Shared::new(ReportRecord {
        kind: it.kind,
        to: it.to.clone(),
        means: it.means,
        content: it.content.clone(),
        signed_by: it.signed_by.clone(),
        said: said.clone(),
        figures_version: version,
        consent: it.consent.clone(),
        answers: it.answers.clone(),
        unsigned: second_edition && on_paper && !signed,
    }));
    let incident = incident.id.clone();
    // A fax is no telephone call, whatever it is called.
    let counts = match it.kind {
        ReportKind::Telephone => !second_edition || !on_paper,
        ReportKind::First | ReportKind::FollowUp | ReportKind::Final => on_paper && signed,
    };
    if counts {
        let done_at = if second_edition {
            obligations::judged(act)
        } else {
            said.at
        };
        let incident = act.change_raw(&incident)?;
        discharge(incident, it.kind, it.means, said.at, done_at);
    }
    if !second_edition {
        return Ok(());
    }
    let mut names = it.answers.clone();
    if it.kind != ReportKind::Telephone {
        let unnamed = obligations::of_kind(act, &incident, it.kind);
        names.extend(unnamed.into_iter().filter(|id| !it.answers.contains(id)));
    }
    let made = obligations::Made {
        to: it.to.clone(),
        means: it.means,
        signed_by,
        consent,
        content: None,
    };
    obligations::answer(act, &names, &made);
    Ok(())
}

/// What stood when the report was made is discharged by it, in time or not by `done_at`.
fn discharge(incident: &mut Incident, kind: ReportKind, means: Means, at: Time, done_at: Time) {
    for obligation in incident
        .obligations
        .iter_mut()
        .filter(|it| it.done_at.is_none() && !it.void)
    {
        let met = obligation.kind == kind
            || (kind == ReportKind::Final && obligation.kind == ReportKind::FollowUp);
        if met && obligation.raised_at <= at {
            obligation.done_at = Some(done_at);
            obligation.means = Some(means);
        }
    }
}

pub(super) fn oblige(
    incident: &mut Incident,
    kind: ReportKind,
    source: &str,
    raised_at: Time,
    due_at: Time,
) {
    let number = incident.obligations.len().saturating_add(1);
    incident.obligations.push_back(Obligation {
        id: words(format!("{}-{number}", incident.id)),
        kind,
        source: words(source),
        to: words("市级"),
        raised_at,
        due_at,
        done_at: None,
        means: None,
        void: false,
        void_since: None,
    });
}

/// The telephone report and the written first report are due from receipt, by the district's rules.
pub(super) fn oblige_first_reports(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let rules = act.state.register.rules();
    let telephone_s = i64::from(rules.report_telephone_s);
    let written_s = i64::from(rules.report_written_s);
    // Decree 493 is about production-safety accidents alone; this limit is the district's own.
    let source = if act.state.edition < 2 {
        "493号令第9条 书面初报"
    } else {
        "本区规则 书面初报"
    };
    let incident = act.change(id)?;
    let received_at = incident.received_at;
    let telephone = received_at.plus_s(telephone_s);
    let written = received_at.plus_s(written_s);
    oblige(
        incident,
        ReportKind::Telephone,
        "本区规则 电话报告",
        received_at,
        telephone,
    );
    oblige(incident, ReportKind::First, source, received_at, written);
    Ok(())
}
