//! Section 7, log 日志: every entry about the incident, the refused ones among them.

use std::collections::VecDeque;
use std::sync::Arc;

use dispatch_core::command::{Command, Kind};
use dispatch_core::sentence;
use dispatch_core::state::Incident;
use eframe::egui::{Label, ScrollArea, Ui};

use crate::desk::link::Line;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, clock_hm};
use crate::language::{Key, Lang};

/// How many entries are drawn: the newest; the rest is counted.
const SHOWN_MAX: usize = 60;

/// The entries about an incident that are on the screen's log, looked up as they are recorded: what was
/// read once is not read again in each frame.
#[derive(Debug, Default)]
pub struct LogView {
    /// Up to which height.
    height: u64,
    /// How many incidents were merged into it then.
    absorbed: usize,
    /// Oldest first.
    lines: VecDeque<Arc<Line>>,
}

impl LogView {
    /// Takes in what was recorded since the last look.
    pub fn look(&mut self, sight: &Sight<'_>, incident: &Incident) {
        let (state, lines) = (sight.state(), &sight.picture.lines);
        let absorbed = incident.absorbed.len();
        if state.height < self.height || absorbed != self.absorbed {
            *self = LogView::default();
        }
        let is_about = |line: &Line| {
            let about = line.author.command.incident();
            about.is_some_and(|id| *id == incident.id || state.resolve(id) == Some(&incident.id))
        };
        let new = lines.iter().rev().take_while(|it| it.height > self.height);
        let new: Vec<&Arc<Line>> = new.filter(|it| is_about(it)).collect();
        self.lines.extend(new.into_iter().rev().cloned());
        // What the picture holds no longer is not shown either.
        let oldest = lines.front().map_or(0, |it| it.height);
        while self.lines.front().is_some_and(|it| it.height < oldest) {
            self.lines.pop_front();
        }
        (self.height, self.absorbed) = (state.height, absorbed);
    }
}

/// The section's fact: the newest entry.
pub fn fact(sight: &Sight<'_>, incident: &Incident, log: &LogView) -> String {
    let mut lines = log.lines.iter().rev();
    let newest = lines.find(|line| line.author.command.incident() == Some(&incident.id));
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
pub fn log_ui(ui: &mut Ui, sight: &Sight<'_>, log: &LogView) {
    let hidden = log.lines.len().saturating_sub(SHOWN_MAX);
    ScrollArea::vertical()
        .id_salt("log")
        .max_height(300.0)
        .show(ui, |ui| {
            for line in log.lines.iter().rev().take(SHOWN_MAX) {
                line_ui(ui, sight, line);
            }
            if hidden > 0 {
                ui.label(
                    sight
                        .look
                        .note(sight.say_with(Key::LogMore, [("n", hidden.into())])),
                );
            }
        });
}

fn line_ui(ui: &mut Ui, sight: &Sight<'_>, line: &Line) {
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        ui.label(inked(line.at.local_clock().to_string(), size::NOTE, p.ink2));
        let kind = match line.author.command.kind() {
            Kind::Decision => Key::Decision,
            Kind::Fact => Key::Fact,
        };
        chip(ui, sight.look, Tone::Grey, &sight.say(kind));
        let who = sight
            .lang()
            .text(sentence::who(sight.state(), &line.author));
        ui.add(Label::new(sight.look.label(who)).truncate());
        if line.at.since_s(line.author.occurred_at) > 60 {
            let at = clock_hm(line.author.occurred_at);
            chip(
                ui,
                sight.look,
                Tone::Grey,
                &format!("{} {at}", sight.say(Key::BackEntry)),
            );
        }
        if let Some(sheet) = sight.state().sheets.get(&line.author.id) {
            let sheet = sight.lang().text(sentence::sheet(sheet));
            ui.add(Label::new(sight.look.note(sheet)).truncate());
        }
    });
    let said = sight
        .lang()
        .text(sentence::sentence(sight.names, sight.state(), &line.author));
    ui.add(Label::new(sight.look.row(said)).wrap());
    if let Some(refusal) = line.refusal.as_ref().filter(|it| !it.is_quiet()) {
        let text = sight.say_with(
            Key::RefusedBecause,
            [("why", sight.refusal_text(refusal).into())],
        );
        ui.add(Label::new(inked(text, size::NOTE, p.red.text)).wrap());
    }
}
