//! 抽调: the centre takes a team from another incident, for life, without its commander's release
//! (practice R8).

use dispatch_core::command::{Command, Recall, RecallReason};
use dispatch_core::register::Team;
use dispatch_core::state::Incident;
use eframe::egui::{Label, Ui};

use super::press::{act, written};
use crate::desk::nearest::other_team_text;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, sign, text_field, toggle};
use crate::language::Key;

/// A recall half written.
#[derive(Debug, Default)]
pub struct RecallForm {
    reason: Option<RecallReason>,
    words: String,
}

const REASONS: [(RecallReason, Key); 3] = [
    (RecallReason::Life, Key::RecallLife),
    (RecallReason::CommanderSilent, Key::RecallSilent),
    (RecallReason::Superior, Key::RecallSuperior),
];

/// Draws the reason once, above the teams that another incident holds.
pub fn reason_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut RecallForm) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::RecallFrom)));
        for (reason, key) in REASONS {
            let chosen = form.reason == Some(reason);
            if toggle(ui, sight.look, chosen, &sight.say(key)) {
                form.reason = (!chosen).then_some(reason);
            }
        }
        text_field(ui, sight, (Key::RecallWords, 160.0), &mut form.words);
    });
}

/// Where it is, how many of its people are inside a danger zone, and the button.
pub fn held_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (incident, holder): (&Incident, &Incident),
    team: &Team,
    form: &RecallForm,
    outbox: &mut Outbox,
) {
    let name = sight.team(&team.id);
    ui.horizontal_wrapped(|ui| {
        let command = || {
            Some(Command::Recall(Recall {
                team: team.id.clone(),
                from: holder.id.clone(),
                to: incident.id.clone(),
                reason: form.reason?,
                words: written(&form.words)?,
            }))
        };
        ui.label(sight.look.row(&*name));
        let at = sight.say_with(Key::HeldAt, [("title", sight.title(holder).into())]);
        ui.add(Label::new(sight.look.note(at)).wrap());
        let party = dispatch_core::register::Party::Team(team.id.clone());
        if let Some(inside) = holder.zone.inside.get(&party) {
            let text = sight.say_with(Key::WarnPeopleInside, [("n", inside.people.into())]);
            sign(ui, sight.look, Tone::Amber, &text);
        }
        act(ui, sight, (Key::StepRecall, &name), command(), outbox);
        if let Some(text) = other_team_text(sight, incident, team) {
            ui.add(Label::new(sight.look.note(text)).wrap());
        }
    });
}
