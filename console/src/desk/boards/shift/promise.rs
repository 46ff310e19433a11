//! 口头承诺, typed in one line: it becomes an obligation of whoever takes over.

use dispatch_core::command::{Command, Owe, OweSource};
use dispatch_core::view::typed_line;
use dispatch_core::words::ObligationId;
use eframe::egui::Ui;

use crate::desk::incident::{act, fresh};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::text_field;
use crate::language::{Key, Lang};

/// Draws the line, what is wrong with it, and the press that records it.
pub fn promise_ui(ui: &mut Ui, sight: &Sight<'_>, line: &mut String, outbox: &mut Outbox) {
    let read = typed_line(line, sight.now);
    let command = read.as_ref().ok().and_then(|read| {
        Some(Command::Owe(Owe {
            obligation: fresh("promise", ObligationId::new)?,
            source: OweSource::Promise,
            text: read.text.clone(),
            to: read.to.clone(),
            means: None,
            due_at: read.due_at,
            repeat_s: read.repeat_s,
            until: None,
            owner: None,
            incident: None,
        }))
    });
    text_field(ui, sight, (Key::ShiftPromise, f32::INFINITY), line);
    ui.horizontal_wrapped(|ui| {
        if act(ui, sight, (Key::ShiftPromised, ""), command, outbox) {
            line.clear();
        }
        if let Err(fault) = read
            && !line.trim().is_empty()
        {
            let fault = match sight.lang() {
                Lang::Zh => fault.to_string(),
                Lang::En => fault.en(),
            };
            ui.label(inked(fault, size::NOTE, sight.look.palette.red.text));
        }
    });
}
