//! 上报: the one way to discharge what must be reported (practice R10). Before it is pressed the form
//! says what the fold would make of it: what it discharges, and why it would not.

use dispatch_core::catalogue::Channel;
use dispatch_core::command::{Command, Report, ReportKind, ReportOwed};
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::time::Time;
use dispatch_core::words::{ObligationId, PersonId};
use eframe::egui::Ui;

use super::foreseen::foreseen_ui;
use super::items::{Item, What, items};
use super::signing::{Signing, leader, means_ui};
use crate::desk::boards::moment::{Day, Moment, moment_field};
use crate::desk::boards::trial;
use crate::desk::incident::written;
use crate::desk::outbox::{Draft, Outbox};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, text_field, toggle};
use crate::desk::wording;
use crate::language::Key;

/// A report half written.
#[derive(Debug, Default)]
pub struct ReportForm {
    to: Option<String>,
    means: Option<Means>,
    kind: Option<ReportKind>,
    content: String,
    by_owner: Option<bool>,
    at: Moment,
    signing: Signing,
}

const KINDS: [ReportKind; 4] = [
    ReportKind::Telephone,
    ReportKind::First,
    ReportKind::FollowUp,
    ReportKind::Final,
];

/// Draws the form. Returns whether it was sent.
pub fn report_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: &Item<'_>,
    form: &mut ReportForm,
    outbox: &mut Outbox,
) -> bool {
    let to = form
        .to
        .get_or_insert_with(|| item.recorded_to().unwrap_or_default());
    text_field(ui, sight, (Key::ReportTo, f32::INFINITY), to);
    let means = *form.means.get_or_insert(match item.channel() {
        Channel::Telephone | Channel::Any => Means::Telephone,
        Channel::Written => Means::System,
    });
    if let Some(chosen) = means_ui(ui, sight, means) {
        form.means = Some(chosen);
    }
    let content = (Key::ReportContent, f32::INFINITY);
    text_field(ui, sight, content, &mut form.content);
    let at = by_ui(ui, sight, item, form);
    let said_at = at.as_ref().ok().copied().flatten();
    let leader = leader(sight, said_at.unwrap_or(sight.now));
    if means.is_written() {
        form.signing.ui(ui, sight, leader.as_ref());
    }
    let draft = draft(sight, item, form, leader, said_at);
    kinds_ui(ui, sight, draft.as_ref(), form);
    let outcome = match &draft {
        None => Err(sight.say(Key::ContentNeeded).into_owned()),
        Some(draft) => trial::after(sight, draft),
    };
    let outcome = outcome.and_then(|state| at.clone().map(|_| state));
    if let Ok(state) = &outcome {
        foreseen_ui(ui, sight, item, state);
    }
    let text = sight.say(Key::StepReport);
    let name = format!("{text} {}", item.text(sight));
    let refusal = outcome.as_ref().err().map(String::as_str);
    if !act_button(ui, sight.look, Weight::Primary, (&text, &name), refusal) {
        return false;
    }
    let Some(draft) = draft else { return false };
    outbox.put(draft);
    true
}

/// Who reported it, and when.
fn by_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: &Item<'_>,
    form: &mut ReportForm,
) -> Result<Option<Time>, String> {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ReportedBy)));
        let owner = item.other_owner();
        let by_owner = *form.by_owner.get_or_insert(owner.is_some());
        let here = sight.person(&sight.seat.person);
        if toggle(ui, sight.look, !by_owner, &here) {
            form.by_owner = Some(false);
        }
        if let Some(owner) = owner
            && toggle(ui, sight.look, by_owner, &sight.party(owner))
        {
            form.by_owner = Some(true);
        }
        moment_field(ui, sight, Key::ReportedAt, &mut form.at, Day::Past)
    })
    .inner
}

/// The kinds of report of an incident; the one that was chosen for it is ticked.
fn kinds_ui(ui: &mut Ui, sight: &Sight<'_>, draft: Option<&Draft>, form: &mut ReportForm) {
    let Some(Command::Report(report)) = draft.map(|it| &it.command) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ReportAs)));
        for kind in KINDS {
            let name = wording::report(sight, kind);
            if toggle(ui, sight.look, report.kind == kind, &name) {
                form.kind = Some(kind);
            }
        }
    });
}

fn draft(
    sight: &Sight<'_>,
    item: &Item<'_>,
    form: &ReportForm,
    leader: Option<PersonId>,
    said_at: Option<Time>,
) -> Option<Draft> {
    let content = written(&form.content)?;
    let to = written(form.to.as_deref().unwrap_or_default())?;
    let means = form.means?;
    // What was reported at a moment that is typed is judged by that moment (practice R20).
    let draft = |command: Command| {
        let at = said_at.unwrap_or(sight.now);
        let heard = item.other_owner().filter(|_| form.by_owner == Some(true));
        let heard = heard.and_then(|owner| sight.heard_from(owner));
        let heard = heard.map(|it| OnBehalf {
            heard_at: Some(at),
            ..it
        });
        match said_at {
            Some(_) => Draft::typed_later(command, heard, at),
            None => Draft::new(command, heard, at),
        }
    };
    let (signed_by, consent) = form.signing.recorded(means, leader);
    let answers: Vec<ObligationId> = match item.what {
        What::Owed(it) => ObligationId::new(&it.name()).into_iter().collect(),
        What::Own(..) => Vec::new(),
    };
    let Some(incident) = item.incident(sight.state()) else {
        return Some(draft(Command::ReportOwed(ReportOwed {
            answers,
            to,
            means,
            content,
            signed_by,
            consent,
        })));
    };
    let report = |kind| {
        Command::Report(Report {
            incident: incident.id.clone(),
            kind,
            to: to.clone(),
            means,
            content: content.clone(),
            signed_by: signed_by.clone(),
            consent: consent.clone(),
            answers: answers.clone(),
        })
    };
    let kind = form.kind.unwrap_or_else(|| proposed(sight, item, &report));
    Some(draft(report(kind)))
}

/// The kind that the obligation asks for; else the first that discharges nothing besides: a call to
/// the police must not stand as the telephone report to the city.
fn proposed(
    sight: &Sight<'_>,
    item: &Item<'_>,
    report: &impl Fn(ReportKind) -> Command,
) -> ReportKind {
    let asked = match item.what {
        What::Own(_, own) => Some(own.kind),
        What::Owed(it) => it.owed.kind,
    };
    if let Some(kind) = asked {
        return kind;
    }
    let before = items(sight.state(), sight.now).len();
    let kinds = [
        ReportKind::First,
        ReportKind::FollowUp,
        ReportKind::Telephone,
    ];
    let alone = kinds.into_iter().find(|kind| {
        let press = Draft::new(report(*kind), None, sight.now);
        let state = trial::after(sight, &press);
        state.is_ok_and(|state| items(&state, sight.now).len() + 1 >= before)
    });
    alone.unwrap_or(ReportKind::First)
}
