//! The response level 响应级别: decided by people, with a reason and the evidence it rests on.

use dispatch_core::command::{AdjustResponse, Command, ResponseLevel};
use dispatch_core::level::evaluate;
use dispatch_core::state::Incident;
use eframe::egui::{Label, Ui};

use super::press::{decided, said};
use super::voice::Decider;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, clock_hm, roman, text_field, toggle};
use crate::language::Key;

/// A level half chosen.
#[derive(Debug, Default)]
pub struct ResponseForm {
    level: Option<ResponseLevel>,
    reason: String,
    evidence: String,
    decider: Decider,
}

impl ResponseForm {
    /// Whether a level is being chosen.
    pub fn is_choosing(&self) -> bool {
        self.level.is_some()
    }
}

/// From this height of the window on, in points, both levels stand where the response is chosen.
const TALL: f32 = 900.0;

/// Whether the window is as high as that.
pub fn is_tall(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() >= TALL
}

/// Draws the two side by side: what the figures give by the standard, with the figures and the article it
/// rests on, and what people decided. Neither follows from the other (practice §2: 对照测算).
pub fn levels_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            computed_ui(left, sight, incident);
            decided_ui(right, sight, incident);
        });
    });
}

fn computed_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.label(sight.look.label(sight.say(Key::LevelComputed)));
    let Some(kind) = sight.kind(incident) else {
        return;
    };
    let assessment = evaluate(kind.level_profile, &incident.figures());
    let text = sight.lang().text(assessment.sentence());
    ui.add(Label::new(sight.look.note(text)).wrap());
}

/// Draws the level in force, who decided it, why and on what evidence.
pub fn decided_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.label(sight.look.label(sight.say(Key::LevelDecided)));
    let Some(period) = incident.response.last() else {
        ui.label(sight.look.note(sight.say(Key::ResponseNone)));
        return;
    };
    let level = period.level.map_or_else(
        || sight.say(Key::ResponseNone).into_owned(),
        |level| sight.say_with(Key::ResponseInForce, [("level", roman(level).into())]),
    );
    let mut text = format!(
        "{level} {} {} {}",
        clock_hm(period.from),
        sight.post(&period.post),
        period.reason
    );
    if let Some(evidence) = &period.evidence {
        text = format!("{text} · {} {evidence}", sight.say(Key::Evidence));
    }
    ui.add(Label::new(sight.look.note(text)).wrap());
}

/// Draws the choice of another.
pub fn response_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ResponseForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ResponseTo)));
        for level in [
            ResponseLevel::IV,
            ResponseLevel::III,
            ResponseLevel::II,
            ResponseLevel::I,
        ] {
            let chosen = form.level == Some(level);
            if toggle(ui, sight.look, chosen, roman(level)) {
                form.level = (!chosen).then_some(level);
            }
        }
        let Some(to) = form.level else { return };
        text_field(ui, sight, (Key::Reason, 180.0), &mut form.reason);
        text_field(ui, sight, (Key::Evidence, 140.0), &mut form.evidence);
        let command = Command::AdjustResponse(AdjustResponse {
            incident: incident.id.clone(),
            from: incident.response_level(),
            to,
            reason: said(&form.reason),
            evidence: said(&form.evidence),
            measures: None,
            until_at: None,
        });
        form.decider.ui(ui, sight, incident, Key::StepAdjust);
        let heard = form.decider.heard(sight, incident);
        let command = match form.reason.trim().is_empty() {
            true => Err(sight.say(Key::ReasonNeeded).into_owned()),
            false => Ok(command),
        };
        let words = (Weight::Plain, Key::StepAdjust, "");
        if decided(ui, sight, words, command, heard, outbox) {
            *form = ResponseForm::default();
        }
    });
}
