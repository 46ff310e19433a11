//! Who called (practice R2): where from, by what means, the name, the number of the recording.

use dispatch_core::words::SourceId;
use eframe::egui::{Label, Ui};

use super::IntakeForm;
use crate::desk::boards::{Day, means_ui, moment_edit};
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
use crate::language::Key;

/// Draws it.
pub fn caller_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut IntakeForm) {
    sources_ui(ui, sight, form);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::VoiceBy)));
        means_ui(ui, sight, &mut form.heard.means);
    });
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::IntakeCaller, 150.0), &mut form.heard.name);
        let counted = (Day::Past, sight.now);
        moment_edit(ui, sight, Key::IntakeHeardAt, &mut form.heard_at, counted);
        text_field(ui, sight, (Key::IntakeRecordNo, 180.0), &mut form.record_no);
    });
    if form.is_private() && !form.heard.name.trim().is_empty() {
        let text = sight.say(Key::IntakeCallerMasked);
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}

fn sources_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut IntakeForm) {
    let mut sources: Vec<_> = sight.catalogue.sources.values().collect();
    sources.sort_by_key(|it| it.order);
    ui.label(sight.look.label(sight.say(Key::IntakeSource)));
    ui.horizontal_wrapped(|ui| {
        for source in sources {
            let Ok(id) = SourceId::new(&source.id) else {
                continue;
            };
            let chosen = form.source.as_ref() == Some(&id);
            let name = sight.lang().name(&source.zh, &source.en);
            if toggle(ui, sight.look, chosen, &name) {
                form.source = (!chosen).then_some(id);
            }
        }
    });
}
