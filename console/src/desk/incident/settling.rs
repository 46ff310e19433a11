//! Contradictions 情况不一致 of this incident, above all sections until a person settles them.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Settle};
use dispatch_core::sentence;
use dispatch_core::state::{ConflictKind, Incident};
use dispatch_core::words::{ConflictId, IncidentId};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, clock_hm, sign, text_field};
use crate::language::Key;

/// Reasons half written, each for its contradiction.
#[derive(Debug, Default)]
pub struct SettleForm {
    reasons: BTreeMap<ConflictId, String>,
}

/// Draws what stands in contradiction.
pub fn settling_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SettleForm,
    outbox: &mut Outbox,
) {
    for (id, conflict) in sight.state().open_conflicts() {
        if !conflict.incidents.contains(&incident.id) {
            continue;
        }
        let before = outbox.drafts().len();
        let reason = form.reasons.entry(id.clone()).or_default();
        let subject = sentence::subject(sight.names, sight.state(), conflict);
        let subject = sight.lang().text(subject);
        Frame::new()
            .inner_margin(Margin::symmetric(12, 3))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    sign(ui, sight.look, Tone::Amber, &sight.say(Key::Conflict));
                    let claims: Vec<&str> = conflict.claims.iter().map(|it| it.as_str()).collect();
                    let text = format!(
                        "{} {subject} {}",
                        clock_hm(conflict.raised_at),
                        claims.join(" / ")
                    );
                    ui.add(Label::new(sight.look.row(text)).wrap());
                });
                ui.horizontal_wrapped(|ui| {
                    text_field(ui, sight, (Key::SettleReason, 160.0), &mut *reason);
                    let settle = |in_favour: Option<IncidentId>| {
                        Some(Command::Settle(Settle {
                            conflict: id.clone(),
                            in_favour,
                            reason: written(reason)?,
                        }))
                    };
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
        if outbox.drafts().len() > before {
            form.reasons.remove(id);
        }
    }
}
