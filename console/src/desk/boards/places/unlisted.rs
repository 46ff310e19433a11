//! 未登记: what was reported of facilities and risk points that no register has. An abnormal risk point
//! among them waits for an incident as one of a list does.

use dispatch_core::command::{Command, Patrol, RiskState};
use dispatch_core::register::Unit;
use dispatch_core::view::{NEAREST, UnlistedPlace, near, unlisted_places};
use dispatch_core::words::RiskId;
use eframe::egui::{Label, Ui};

use super::risks::patrol_ui;
use super::{PlaceId, PlacesForm};
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Tone, Weight, act_button, age_text, chip, clock_hm, plain_button, sign,
};
use crate::language::Key;

/// Draws them.
pub fn unlisted_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut PlacesForm, outbox: &mut Outbox) {
    let all = unlisted_places(sight.state());
    if all.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let title = sight.say_with(Key::PlacesUnlisted, [("n", all.len().into())]);
    ui.label(bold(title, size::BODY, sight.look.palette.amber.text));
    for it in all {
        ui.horizontal_wrapped(|ui| {
            let state = sight.lang().name(&it.state.zh, &it.state.en);
            if it.wants_incident {
                sign(ui, sight.look, Tone::Red, &state);
            } else {
                chip(ui, sight.look, Tone::Amber, &state);
            }
            ui.label(sight.look.strong(it.id));
            let age = age_text(sight.lang(), it.as_of, sight.now);
            let args = [("at", clock_hm(it.as_of).into()), ("age", age.into())];
            ui.label(sight.look.label(sight.say_with(Key::PlaceAsOf, args)));
            if let Some(words) = it.words {
                ui.add(Label::new(sight.look.row(words.as_str())).wrap());
            }
        });
        if let Some(risk) = it.risk {
            ui.push_id(it.id, |ui| risk_ui(ui, sight, (&it, risk), form, outbox));
        }
    }
}

/// A patrol of it, and the incident that it belongs to: where it lies nobody knows, so the newest
/// incidents are offered.
fn risk_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, risk): (&UnlistedPlace<'_>, &RiskId),
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) {
    let place = PlaceId::Risk(risk.clone());
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::StepPatrol);
        let spoken = format!("{text} {}", it.id);
        if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
            form.said.toggle(&place);
        }
        if it.wants_incident {
            join_ui(ui, sight, (it, risk), outbox);
        }
    });
    if form.said.is_open(&place) {
        let said = form.said.form(&place);
        // Nobody is known to keep it: the centre hears of it from whomever it names in the remark.
        if patrol_ui(ui, sight, (risk, &Unit::Centre), (it.id, said), outbox) {
            form.said.sent(&place);
        }
    }
}

fn join_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, risk): (&UnlistedPlace<'_>, &RiskId),
    outbox: &mut Outbox,
) {
    for near in near(sight.state(), None, None).into_iter().take(NEAREST) {
        let title = sight.title(near.incident);
        let text = sight.say_with(Key::RiskJoin, [("incident", title.into())]);
        let command = Command::Patrol(Patrol {
            risk: risk.clone(),
            state: RiskState::Abnormal,
            as_of: Some(it.as_of),
            incident: Some(near.incident.id.clone()),
            words: it.words.cloned(),
        });
        let refusal = sight.refusal(&command);
        let spoken = format!("{text} {}", it.id);
        let words = (&*text, &*spoken);
        if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
            outbox.push(command, sight.now);
        }
    }
}
