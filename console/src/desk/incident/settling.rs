//! Contradictions 情况不一致 of this incident, above all sections until a person settles them.

use dispatch_core::command::{Command, Settle};
use dispatch_core::state::{ConflictKind, Incident};
use dispatch_core::words::{IncidentId, TeamId};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, clock_hm, sign, text_field};
use crate::language::Key;

/// A reason half written.
#[derive(Debug, Default)]
pub struct SettleForm {
    reason: String,
}

/// Draws what stands in contradiction.
pub fn settling_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SettleForm,
    outbox: &mut Outbox,
) {
    let before = outbox.drafts().len();
    for (id, conflict) in sight.state().open_conflicts() {
        if !conflict.incidents.contains(&incident.id) {
            continue;
        }
        Frame::new()
            .inner_margin(Margin::symmetric(12, 3))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    sign(ui, sight.look, Tone::Amber, &sight.say(Key::Conflict));
                    let claims: Vec<&str> = conflict.claims.iter().map(|it| it.as_str()).collect();
                    let text = format!(
                        "{} {} {}",
                        clock_hm(conflict.raised_at),
                        subject(sight, conflict.subject.as_str()),
                        claims.join("；")
                    );
                    ui.add(Label::new(sight.look.row(text)).wrap());
                });
                ui.horizontal_wrapped(|ui| {
                    text_field(ui, sight, (Key::SettleReason, 160.0), &mut form.reason);
                    let settle = |in_favour: Option<IncidentId>| {
                        Some(Command::Settle(Settle {
                            conflict: id.clone(),
                            in_favour,
                            reason: written(&form.reason)?,
                        }))
                    };
                    let subject = subject(sight, conflict.subject.as_str());
                    if conflict.kind == ConflictKind::Custody {
                        for holder in &conflict.incidents {
                            let title = sight
                                .state()
                                .incident(holder)
                                .map_or_else(|| holder.to_string(), |it| sight.title(it));
                            let command = settle(Some(holder.clone()));
                            act(ui, sight, (Key::SettleFor, &title), command, outbox);
                            ui.label(sight.look.note(title));
                        }
                    } else {
                        act(ui, sight, (Key::Settle, &subject), settle(None), outbox);
                    }
                });
            });
    }
    if outbox.drafts().len() > before {
        form.reason.clear();
    }
}

/// What it is about: a team or an incident by its name, else the word itself.
fn subject(sight: &Sight<'_>, word: &str) -> String {
    let state = sight.state();
    if let Some(team) = TeamId::new(word)
        .ok()
        .filter(|id| state.teams.contains_key(id))
    {
        return sight.team(&team);
    }
    let incident = IncidentId::new(word).ok();
    match incident.and_then(|id| state.incident(&id)) {
        Some(incident) => sight.title(incident),
        None => word.to_owned(),
    }
}
