//! Section 7, log 日志: every entry about the incident as a plain sentence, the newest first. What was
//! refused and what contradicts stand out; it is filtered, copied and saved as files.

mod filter;
mod kept;
mod out;
mod row;

use dispatch_core::command::Command;
use dispatch_core::state::Incident;
use eframe::egui::{ScrollArea, Ui};

pub use self::kept::LogView;

use self::filter::filter_ui;
use self::out::out_ui;
use self::row::line_ui;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::language::{Key, Lang};

/// How many entries are drawn: the newest; the rest is counted.
const SHOWN_MAX: usize = 60;

/// The section's fact: the newest entry.
pub fn fact(sight: &Sight<'_>, incident: &Incident, log: &LogView) -> String {
    let newest = log.newest_of(&incident.id);
    newest.map_or_else(String::new, |line| {
        format!(
            "{} {} {}",
            line.at.local_clock(),
            sight.person(&line.author.person),
            command_name(sight, &line.author.command),
        )
    })
}

/// What a command is called.
#[must_use]
pub fn command_name(sight: &Sight<'_>, command: &Command) -> String {
    match sight.lang() {
        Lang::Zh => command.zh().to_owned(),
        Lang::En => format!("{} {}", command.name().replace('_', " "), command.zh()),
    }
}

/// Draws the log.
pub fn log_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    log: &mut LogView,
    outbox: &mut Outbox,
) {
    filter_ui(ui, sight, log);
    log.choose(sight);
    out_ui(ui, sight, incident, log, outbox);
    let found = log.chosen().count();
    if found == 0 && !log.is_empty() {
        ui.label(sight.look.note(sight.say(Key::LogNoneFound)));
    }
    ScrollArea::vertical()
        .id_salt("log")
        .max_height(300.0)
        .show(ui, |ui| {
            for entry in log.chosen().take(SHOWN_MAX) {
                line_ui(ui, sight, incident, entry);
            }
            let hidden = found.saturating_sub(SHOWN_MAX);
            if hidden > 0 {
                let more = sight.say_with(Key::LogMore, [("n", hidden.into())]);
                ui.label(sight.look.note(more));
            }
        });
}
