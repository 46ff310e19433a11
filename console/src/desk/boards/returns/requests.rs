//! What is asked for: one line each, and the end of it.

use dispatch_core::command::{Command, EndReturn};
use dispatch_core::view::matrix;
use dispatch_core::words::ReturnId;
use eframe::egui::Ui;

use super::{Chosen, Table, running};
use crate::desk::boards::moment::clock_text;
use crate::desk::incident::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Deadline, Tone, chip, deadline_ui, sign, text_field, toggle};
use crate::language::Key;

/// Why a return is asked for no longer, half written.
#[derive(Debug, Default)]
pub struct EndForm {
    reason: String,
}

/// Draws what is asked for now; one of them is shown below.
pub fn running_ui(ui: &mut Ui, sight: &Sight<'_>, chosen: &mut Option<Chosen>) {
    let mut any = false;
    for (id, request) in running(sight.state()) {
        let Some(table) = matrix(sight.state(), id, sight.now) else {
            continue;
        };
        let Some(round) = table.round else { continue };
        let this = Chosen::Request(id.clone());
        let is_it = match chosen {
            Some(it) => *it == this,
            None => !any,
        };
        any = true;
        ui.horizontal_wrapped(|ui| {
            let name = sight.lang().name(&table.form.zh, &table.form.en);
            let as_of = clock_text(round.as_of, sight.now);
            let text = sight.say_with(
                Key::RequestName,
                [("form", name.into()), ("at", as_of.into())],
            );
            if toggle(ui, sight.look, is_it, &text) {
                *chosen = Some(this);
            }
            let missing = table.unanswered().count();
            let came = table.rows.len() - missing;
            let text = sight.say_with(
                Key::CameOfAsked,
                [("came", came.into()), ("of", table.rows.len().into())],
            );
            if missing == 0 {
                chip(ui, sight.look, Tone::Green, &text);
            } else if round.due <= sight.now {
                sign(ui, sight.look, Tone::Red, &text);
            } else {
                chip(ui, sight.look, Tone::Blue, &text);
            }
            if missing > 0 {
                let deadline = Deadline {
                    from: round.opens,
                    due: round.due,
                    done: None,
                };
                deadline_ui(ui, sight.look, &deadline, sight.now);
            }
            if request.repeat_s > 0 {
                let every = (request.repeat_s / 60).into();
                ui.label(
                    sight
                        .look
                        .note(sight.say_with(Key::RequestEvery, [("n", every)])),
                );
            }
            if let Some(words) = &request.words {
                ui.label(sight.look.note(words.as_str()));
            }
        });
    }
    if !any {
        ui.label(sight.look.row(sight.say(Key::NoRequests)));
    }
}

/// Ends the return that is shown.
pub fn end_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, table): (&ReturnId, &Table<'_>),
    form: &mut EndForm,
    outbox: &mut Outbox,
) {
    let request = sight.state().return_requests.get(id);
    if request.is_some_and(|it| it.ended.is_some()) {
        ui.label(sight.look.note(sight.say(Key::ReturnEnded)));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::EndReturnReason, 240.0), &mut form.reason);
        let command = written(&form.reason).map(|reason| {
            Command::EndReturn(EndReturn {
                request: id.clone(),
                reason,
            })
        });
        let name = sight
            .lang()
            .name(&table.matrix.form.zh, &table.matrix.form.en);
        if act(ui, sight, (Key::EndReturn, &name), command, outbox) {
            form.reason.clear();
        }
    });
}
