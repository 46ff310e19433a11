//! Call notes that went nowhere yet: each waits for one of its exits.

use dispatch_core::command::{Attach, Command};
use eframe::egui::{Label, Ui};

use crate::desk::incident::press;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::clock_hm;
use crate::desk::wording;
use crate::language::Key;

/// Draws them, oldest first.
pub fn unsorted_ui(ui: &mut Ui, sight: &Sight<'_>, outbox: &mut Outbox) {
    let state = sight.state();
    let mut waiting: Vec<_> = state
        .intakes
        .values()
        .filter(|it| it.fate.is_none())
        .collect();
    if waiting.is_empty() {
        return;
    }
    ui.separator();
    ui.label(sight.look.strong(sight.say(Key::IntakeUnsorted)));
    waiting.sort_by_key(|it| it.number);
    for record in waiting {
        let source = wording::source(sight, &record.intake.source);
        let at = clock_hm(record.received_at);
        let text = format!("{at} {source}  {}", record.intake.words);
        ui.add(Label::new(sight.look.row(text)).wrap());
        ui.horizontal_wrapped(|ui| {
            for incident in state.open_incidents().into_iter().rev().take(3) {
                let title = sight.title(incident);
                let command = Command::Attach(Attach {
                    intake: record.intake.intake.clone(),
                    incident: Some(incident.id.clone()),
                });
                let who = format!("{title} {at}");
                press(ui, sight, (Key::StepAttach, &who), command, None, outbox);
                ui.label(sight.look.note(title));
            }
            let command = Command::Attach(Attach {
                intake: record.intake.intake.clone(),
                incident: None,
            });
            press(
                ui,
                sight,
                (Key::IntakeInformation, &at),
                command,
                None,
                outbox,
            );
        });
    }
}
