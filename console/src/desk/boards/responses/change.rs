//! A response is adjusted, or lifted by who started it (ERL arts. 72, 86). What stays empty stays.

use dispatch_core::command::{ChangeResponse, Command, EndResponse, ResponseLevel};
use dispatch_core::state::Response;
use dispatch_core::time::Time;
use eframe::egui::Ui;

use super::consent::{ConsentForm, consent_ui};
use super::duty::{DutyForm, duty_ui};
use super::start::{hours_ui, levels_ui};
use crate::desk::boards::moment::clock_text;
use crate::desk::incident::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
use crate::language::Key;

/// A change half written.
#[derive(Debug, Default)]
pub struct ChangeForm {
    level: Option<ResponseLevel>,
    area: String,
    hours: String,
    measures: String,
    reason: String,
    evidence: String,
    consent: ConsentForm,
    duty: Option<DutyForm>,
}

/// Draws the form. Returns whether it was pressed.
pub fn change_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    form: &mut ChangeForm,
    outbox: &mut Outbox,
) -> bool {
    let wide = f32::INFINITY;
    levels_ui(ui, sight, &mut form.level, response.level());
    text_field(ui, sight, (Key::ChangeArea, wide), &mut form.area);
    text_field(ui, sight, (Key::ChangeMeasures, wide), &mut form.measures);
    ui.horizontal_wrapped(|ui| {
        hours_ui(ui, sight, Key::ChangeHours, &mut form.hours);
        if let Some(end) = extended(response, &form.hours, sight.now) {
            let text = format!("→ {}", clock_text(end, sight.now));
            ui.label(sight.look.note(text));
        }
        let changes = form.duty.is_some();
        if toggle(ui, sight.look, changes, &sight.say(Key::ChangeDuty)) {
            form.duty = (!changes).then(|| DutyForm::of(response.joint.iter()));
        }
    });
    if let Some(duty) = &mut form.duty {
        duty_ui(ui, sight, duty);
    }
    text_field(ui, sight, (Key::Reason, wide), &mut form.reason);
    text_field(ui, sight, (Key::Evidence, wide), &mut form.evidence);
    if form.level.is_some() {
        consent_ui(ui, sight, &mut form.consent);
    }
    let command = || {
        Some(Command::ChangeResponse(ChangeResponse {
            response: response.id.clone(),
            from: response.level()?,
            to: form.level,
            area: written(&form.area),
            expected_end_at: extended(response, &form.hours, sight.now),
            measures: written(&form.measures),
            joint_duty: form.duty.as_ref().map(DutyForm::duty),
            reason: written(&form.reason)?,
            evidence: written(&form.evidence)?,
            consent: form.consent.consent().filter(|_| form.level.is_some()),
        }))
    };
    let step = (Key::StepChangeResponse, response.matter.as_str());
    act(ui, sight, step, command(), outbox)
}

/// So many hours after the present end; after now where that has passed, for an end that has passed
/// as well would extend nothing.
fn extended(response: &Response, hours: &str, now: Time) -> Option<Time> {
    let hours: i64 = hours.parse().ok().filter(|it| *it > 0)?;
    let end = response.expected_end.max(now);
    Some(end.plus_s(hours.saturating_mul(3_600)))
}

/// The lifting half written.
#[derive(Debug, Default)]
pub struct EndForm {
    reason: String,
    consent: ConsentForm,
}

/// Draws the form. Returns whether it was pressed.
pub fn end_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    form: &mut EndForm,
    outbox: &mut Outbox,
) -> bool {
    let by = sight.party(&response.started_by);
    let text = sight.say_with(Key::LiftedBy, [("who", by.into())]);
    ui.label(sight.look.label(text));
    text_field(
        ui,
        sight,
        (Key::EndReasonOf, f32::INFINITY),
        &mut form.reason,
    );
    consent_ui(ui, sight, &mut form.consent);
    let command = || {
        Some(Command::EndResponse(EndResponse {
            response: response.id.clone(),
            by: response.started_by.clone(),
            reason: written(&form.reason)?,
            consent: form.consent.consent(),
        }))
    };
    let step = (Key::StepEndResponse, response.matter.as_str());
    act(ui, sight, step, command(), outbox)
}
