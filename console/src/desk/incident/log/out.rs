//! What was found goes out: copied as one text, or saved as a text and a table for whoever writes the
//! report of the night.

use std::sync::Arc;

use dispatch_core::sentence::{Copied, CopiedEntry, copied, mask_numbers};
use dispatch_core::state::Incident;
use eframe::egui::Ui;

use super::command_name;
use super::kept::{Kept, LogView};
use crate::desk::log_sheet::{LogRow, LogSheet};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button};
use crate::language::Key;

/// Entries as one text that can be pasted, in the order given.
pub fn text_of<'a>(
    sight: &Sight<'_>,
    incident: &Incident,
    kept: impl IntoIterator<Item = &'a Kept>,
) -> String {
    let entries: Vec<CopiedEntry<'_>> = kept.into_iter().map(entry).collect();
    let what = Copied::Entries(Some(incident), &entries);
    sight
        .lang()
        .text(copied(sight.names, sight.state(), what, sight.now))
}

fn entry(it: &Kept) -> CopiedEntry<'_> {
    CopiedEntry {
        at: it.line.at,
        author: &it.line.author,
        refusal: it.line.refusal.as_ref(),
    }
}

/// Draws how much was found and the buttons that take it out.
pub fn out_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    log: &LogView,
    outbox: &mut Outbox,
) {
    let found = log.chosen().count();
    let nothing = (found == 0).then(|| sight.say(Key::LogNoneFound));
    ui.horizontal_wrapped(|ui| {
        let count = sight.say_with(Key::LogFound, [("n", found.into())]);
        ui.label(sight.look.label(count));
        let text = sight.say(Key::LogCopyAll);
        let name = (&*text, &*text);
        if act_button(ui, sight.look, Weight::Small, name, nothing.as_deref()) {
            ui.ctx().copy_text(text_of(sight, incident, log.chosen()));
        }
        let text = sight.say(Key::LogExport);
        let name = (&*text, &*text);
        if act_button(ui, sight.look, Weight::Small, name, nothing.as_deref()) {
            outbox.save_log(Arc::new(sheet(sight, incident, log)));
        }
    });
}

fn sheet(sight: &Sight<'_>, incident: &Incident, log: &LogView) -> LogSheet {
    let lang = sight.lang();
    let row = |it: &Kept| {
        let (who, said) = it.told(sight);
        let line = &it.line;
        let refused = line.refusal.as_ref().filter(|_| it.is_refused());
        LogRow {
            height: line.height,
            recorded_at: line.at,
            happened_at: line.author.occurred_at,
            cells: [
                sight.say(kind_key(it)).into_owned(),
                command_name(sight, &line.author.command),
                mask_numbers(&lang.text(who.clone())),
                mask_numbers(&lang.text(said.clone())),
                refused.map_or_else(String::new, |why| mask_numbers(&sight.refusal_text(why))),
                conflict(sight, it),
            ],
        }
    };
    LogSheet {
        world: sight.state().world.clone(),
        number: incident.number,
        now: sight.now,
        height: sight.state().height,
        titles: [
            Key::LogColumnNumber,
            Key::LogColumnRecorded,
            Key::LogColumnHappened,
            Key::LogColumnKind,
            Key::LogColumnCommand,
            Key::LogColumnWho,
            Key::LogColumnSaid,
            Key::LogRefused,
            Key::LogConflict,
        ]
        .map(|key| sight.say(key).into_owned()),
        text: text_of(sight, incident, log.chosen()),
        rows: log.chosen().map(row).collect(),
    }
}

fn kind_key(it: &Kept) -> Key {
    match it.kind() {
        dispatch_core::command::Kind::Decision => Key::Decision,
        dispatch_core::command::Kind::Fact => Key::Fact,
    }
}

fn conflict(sight: &Sight<'_>, it: &Kept) -> String {
    if it.is_conflict(sight.state()) {
        sight.say(Key::LogConflict).into_owned()
    } else {
        String::new()
    }
}
