//! 更换指挥官: the lead department or the duty chief puts another in command, with a reason
//! (practice R3).

use dispatch_core::command::{Command, ReplaceCommander};
use dispatch_core::state::Incident;
use dispatch_core::words::PostId;
use eframe::egui::Ui;

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::text_field;
use crate::language::Key;

/// A replacement half written.
#[derive(Debug, Default)]
pub struct ReplaceForm {
    reason: String,
}

/// Draws the reason and the button for the post that is chosen beside it.
pub fn replace_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (incident, post): (&Incident, &PostId),
    form: &mut ReplaceForm,
    outbox: &mut Outbox,
) {
    text_field(ui, sight, (Key::ReplaceReason, 160.0), &mut form.reason);
    let command = written(&form.reason).map(|reason| {
        Command::ReplaceCommander(ReplaceCommander {
            incident: incident.id.clone(),
            post: post.clone(),
            person: None,
            reason,
        })
    });
    let step = (Key::StepReplaceCommander, &*sight.post(post));
    if act(ui, sight, step, command, outbox) {
        form.reason.clear();
    }
}
