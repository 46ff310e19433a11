//! Aid 支援 asked of a neighbour, and how far it has come.

use dispatch_core::command::{AidState, AidStep, AskAid, Command};
use dispatch_core::state::Incident;
use dispatch_core::words::AidId;
use eframe::egui::Ui;

use crate::desk::incident::press::{act_of, fresh, press, written};
use crate::desk::incident::voice::Decider;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, clock_hm, text_field};
use crate::language::Key;

/// A request half written.
#[derive(Debug, Default)]
pub struct AidForm {
    from: String,
    words: String,
    decider: Decider,
}

const STEPS: [(AidStep, Key); 4] = [
    (AidStep::Granted, Key::AidGranted),
    (AidStep::Declined, Key::AidDeclined),
    (AidStep::Arrived, Key::AidArrived),
    (AidStep::Returned, Key::AidReturned),
];

/// Draws the aid asked for.
pub fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    for (id, aid) in &incident.aid {
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.label(clock_hm(aid.asked.at)));
            ui.label(sight.look.row(format!("{} {}", aid.other, aid.words)));
            let word = STEPS
                .iter()
                .find(|(step, _)| *step == aid.step)
                .map_or(Key::AidAsked, |(_, key)| *key);
            chip(ui, sight.look, Tone::Grey, &sight.say(word));
            for (step, key) in STEPS.into_iter().filter(|(step, _)| *step > aid.step) {
                let command = Command::AidState(AidState {
                    incident: incident.id.clone(),
                    aid: id.clone(),
                    step,
                    return_at: None,
                    words: None,
                });
                press(ui, sight, (key, aid.other.as_str()), command, None, outbox);
            }
        });
    }
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut AidForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::AidFrom, 160.0), &mut form.from);
        text_field(ui, sight, (Key::AidWords, 200.0), &mut form.words);
        let command = || {
            Some(Command::AskAid(AskAid {
                incident: incident.id.clone(),
                aid: fresh("a", AidId::new)?,
                from: written(&form.from)?,
                words: written(&form.words)?,
            }))
        };
        let what = (command(), &mut form.decider);
        if act_of(ui, sight, incident, (Key::StepAskAid, ""), what, outbox) {
            *form = AidForm::default();
        }
    });
}
