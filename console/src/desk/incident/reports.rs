//! Section 6, reports 信息: what must go up and by when, and what went.

use dispatch_core::command::{Command, Report, ReportKind};
use dispatch_core::entry::Means;
use dispatch_core::sentence::{Copied, talk_text};
use dispatch_core::state::{Incident, Obligation};
use eframe::egui::{Align, Label, Layout, Ui};
use serde::{Deserialize, Serialize};

use super::press::said;
use crate::desk::copying::copy_ui;
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Deadline, Weight, act_button, clock_hm, deadline_ui, plain_button, text_field, toggle,
};
use crate::desk::wording;
use crate::language::Key;

/// A report half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReportForm {
    kind: Option<ReportKind>,
    to: String,
    content: String,
    /// Signed is what stands there now: what is found again is signed again.
    #[serde(skip)]
    signed: bool,
}

impl Lasts for ReportForm {
    /// To whom it goes is proposed by itself.
    fn words(&self) -> Option<&str> {
        first_written([self.content.as_str()])
    }
}

fn open(incident: &Incident) -> impl Iterator<Item = &Obligation> {
    incident
        .obligations
        .iter()
        .filter(|it| it.done_at.is_none() && !it.void)
}

/// The section's fact, and whether it is abnormal.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> (String, bool) {
    let next = open(incident).min_by_key(|it| it.due_at);
    match next {
        Some(obligation) => {
            let kind = wording::report(sight, obligation.kind);
            let late = sight.now > obligation.due_at;
            let key = if late {
                Key::ReportOverdue
            } else {
                Key::ReportDue
            };
            let text = sight.say_with(
                key,
                [
                    ("kind", kind.into()),
                    ("at", clock_hm(obligation.due_at).into()),
                ],
            );
            (text, late)
        }
        None => {
            let sent = incident.reports.len();
            (
                sight.say_with(Key::ReportsSent, [("n", sent.into())]),
                false,
            )
        }
    }
}

/// Draws the section.
pub fn reports_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ReportForm,
    outbox: &mut Outbox,
) {
    for obligation in &incident.obligations {
        if obligation.void {
            continue;
        }
        ui.horizontal(|ui| {
            let kind = wording::report(sight, obligation.kind);
            ui.label(sight.look.row(format!("{kind} → {}", obligation.to)));
            let deadline = Deadline {
                from: obligation.raised_at,
                due: obligation.due_at,
                done: obligation.done_at,
            };
            deadline_ui(ui, sight.look, &deadline, sight.now);
            ui.label(sight.look.note(obligation.source.as_str()));
            let who = format!(
                "{} {}",
                wording::report(sight, obligation.kind),
                obligation.id
            );
            copy_ui(ui, sight, &who, Copied::Limit(incident, obligation));
        });
    }
    for report in &incident.reports {
        let what = format!(
            "{} {} → {}",
            clock_hm(report.said.at),
            wording::report(sight, report.kind),
            wording::name(report.to.as_str()).0,
        );
        let means = wording::means(sight, report.means);
        let text = format!("{what} · {means} · {}", report.content);
        // From the right, so that a long report gives way and not the button.
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                copy_ui(ui, sight, &what, Copied::Report(incident, report));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(sight.look.label(&*text)).truncate());
                });
            });
        });
    }
    form_ui(ui, sight, incident, form, outbox);
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ReportForm,
    outbox: &mut Outbox,
) {
    let due = open(incident).min_by_key(|it| it.due_at);
    let kind = form
        .kind
        .or(due.map(|it| it.kind))
        .unwrap_or(ReportKind::Telephone);
    ui.horizontal_wrapped(|ui| {
        for choice in [
            ReportKind::Telephone,
            ReportKind::First,
            ReportKind::FollowUp,
            ReportKind::Final,
        ] {
            if toggle(
                ui,
                sight.look,
                kind == choice,
                &wording::report(sight, choice),
            ) {
                form.kind = Some(choice);
            }
        }
        let proposed = due.map_or_else(
            || sight.record(Key::CityDutyRoom).into_owned(),
            |it| it.to.to_string(),
        );
        if form.to.is_empty() {
            form.to = proposed;
        }
        text_field(ui, sight, (Key::ReportTo, 160.0), &mut form.to);
    });
    text_field(
        ui,
        sight,
        (Key::ReportContent, f32::INFINITY),
        &mut form.content,
    );
    if form.content.trim().is_empty() {
        let text = sight.say(Key::ReportDraft);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.content = drafted(sight, incident);
        }
    }
    ui.horizontal(|ui| {
        let written = kind != ReportKind::Telephone;
        let leader = leader(sight);
        if written {
            let name = leader
                .as_ref()
                .map(|it| sight.person(it))
                .unwrap_or_default();
            let text = sight.say_with(Key::SignedBy, [("who", name.into())]);
            ui.checkbox(&mut form.signed, text);
        }
        let command = Command::Report(Report {
            incident: incident.id.clone(),
            kind,
            to: said(&form.to),
            means: if written {
                Means::System
            } else {
                Means::Telephone
            },
            content: said(&form.content),
            signed_by: leader.filter(|_| written && form.signed),
            consent: None,
            answers: Vec::new(),
        });
        let missing = form
            .content
            .trim()
            .is_empty()
            .then(|| sight.say(Key::ContentNeeded).into_owned());
        let refusal = missing.or_else(|| sight.refusal(&command));
        let text = sight.say(Key::StepReport);
        if act_button(
            ui,
            sight.look,
            Weight::Plain,
            (&text, &text),
            refusal.as_deref(),
        ) {
            outbox.push(command, sight.now);
            *form = ReportForm::default();
        }
        if let Some(why) = refusal {
            ui.add(Label::new(sight.look.note(why)).wrap());
        }
    });
}

/// What was typed of the call once, and is known since, in one line: it is never typed again.
fn drafted(sight: &Sight<'_>, incident: &Incident) -> String {
    let text = talk_text(sight.names, sight.state(), incident, sight.now).zh;
    let lines: Vec<&str> = text.lines().collect();
    lines.join("；")
}

/// The leader on duty of the centre, who signs.
fn leader(sight: &Sight<'_>) -> Option<dispatch_core::words::PersonId> {
    use dispatch_core::register::Unit;
    let register = &sight.state().register;
    let post = register.post_of(&Unit::Centre, "leader-on-duty")?;
    register.on_duty(&post.id, sight.now).cloned()
}
