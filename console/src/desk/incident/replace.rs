//! 更换指挥官: the lead department or the duty chief puts another in command, with a reason
//! (practice R3).

use dispatch_core::command::{Command, ReplaceCommander};
use dispatch_core::state::Incident;
use dispatch_core::words::PostId;
use eframe::egui::Ui;

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
use crate::language::Key;

/// A replacement half written.
#[derive(Debug, Default)]
pub struct ReplaceForm {
    open: bool,
    reason: String,
}

/// Draws, once it is asked for, the reason and the button for the post that is chosen beside it.
pub fn replace_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (incident, post): (&Incident, &PostId),
    form: &mut ReplaceForm,
    outbox: &mut Outbox,
) {
    if toggle(ui, sight.look, form.open, &sight.say(Key::Replace)) {
        form.open = !form.open;
    }
    if !form.open {
        return;
    }
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
        *form = ReplaceForm::default();
    }
}
