//! Section 7, log 日志: every entry about the incident, the refused ones among them.

use dispatch_core::command::Kind;
use dispatch_core::state::Incident;
use eframe::egui::{Label, ScrollArea, Ui};

use crate::desk::link::Line;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, clock_hm};
use crate::desk::wording;
use crate::language::{Key, Lang, refusal_text};

/// How many entries are drawn: the newest; the rest is counted.
const SHOWN_MAX: usize = 60;

fn lines<'a>(sight: &Sight<'a>, incident: &Incident) -> Vec<&'a Line> {
    sight
        .picture
        .lines
        .iter()
        .rev()
        .map(|it| &**it)
        .filter(|line| {
            let about = line.author.command.incident();
            about.is_some_and(|id| {
                *id == incident.id || sight.state().resolve(id) == Some(&incident.id)
            })
        })
        .collect()
}

/// The section's fact: the newest entry.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> String {
    let newest = sight
        .picture
        .lines
        .iter()
        .rev()
        .find(|line| line.author.command.incident() == Some(&incident.id));
    newest.map_or_else(String::new, |line| {
        format!(
            "{} {} {}",
            line.at.local_clock(),
            sight.person(&line.author.person),
            command_name(sight, line),
        )
    })
}

/// What an entry is called.
#[must_use]
pub fn command_name(sight: &Sight<'_>, line: &Line) -> String {
    let command = &line.author.command;
    match sight.lang() {
        Lang::Zh => command.zh().to_owned(),
        Lang::En => format!("{} {}", command.name().replace('_', " "), command.zh()),
    }
}

/// Draws the log.
pub fn log_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let lines = lines(sight, incident);
    let hidden = lines.len().saturating_sub(SHOWN_MAX);
    ScrollArea::vertical()
        .id_salt("log")
        .max_height(300.0)
        .show(ui, |ui| {
            for line in lines.into_iter().take(SHOWN_MAX) {
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
        ui.label(sight.look.row(command_name(sight, line)));
        if let Some(subject) = subject(sight, line) {
            ui.label(sight.look.row(subject));
        }
        ui.label(sight.look.label(said_by(sight, line)));
        if line.at.since_s(line.author.occurred_at) > 60 {
            let at = clock_hm(line.author.occurred_at);
            chip(
                ui,
                sight.look,
                Tone::Grey,
                &format!("{} {at}", sight.say(Key::BackEntry)),
            );
        }
    });
    if let Some(refusal) = line.refusal.as_ref().filter(|it| !it.is_quiet()) {
        let text = sight.say_with(
            Key::RefusedBecause,
            [("why", refusal_text(sight.lang(), refusal).into())],
        );
        ui.add(Label::new(inked(text, size::NOTE, p.red.text)).wrap());
    }
}

/// Who said it and who wrote it: 「代签收(电话)林某 08:37,记录 陈某」.
fn said_by(sight: &Sight<'_>, line: &Line) -> String {
    let wrote = sight.person(&line.author.person);
    let Some(behalf) = &line.author.on_behalf else {
        return wrote;
    };
    let name = behalf
        .name
        .as_ref()
        .map(|it| it.to_string())
        .unwrap_or_default();
    sight.say_with(
        Key::SaidFor,
        [
            ("who", format!("{}{name}", sight.party(&behalf.who)).into()),
            ("means", wording::means(sight, behalf.means).into()),
            ("wrote", wrote.into()),
        ],
    )
}

/// The department, team or depot that an entry speaks of.
fn subject(sight: &Sight<'_>, line: &Line) -> Option<String> {
    use dispatch_core::command::Command as C;
    Some(match &line.author.command {
        C::Call(it) => sight.department(&it.department),
        C::Attempt(it) => format!(
            "{} {} {}",
            sight.department(&it.department),
            it.to,
            wording::attempt(sight, it.result)
        ),
        C::Acknowledge(it) => sight.department(&it.department),
        C::SetOut(it) => sight.department(&it.department),
        C::ReportIn(it) => sight.department(&it.department),
        C::Release(it) => sight.department(&it.department),
        C::Designate(it) => sight.post(&it.post),
        C::TakeCommand(it) => sight.post(&it.post),
        C::Dispatch(it) => sight.team(&it.team),
        C::RequestTeam(it) => sight.team(&it.team),
        C::AnswerTeam(it) => sight.team(&it.team),
        C::TeamState(it) => sight.team(&it.team),
        C::ReleaseTeam(it) => sight.team(&it.team),
        C::Supply(it) => sight.depot(&it.depot),
        C::Order(it) => it.words.to_string(),
        C::SpokenOrder(it) => it.words.to_string(),
        C::Note(it) => it.words.to_string(),
        C::Report(it) => it.content.to_string(),
        C::AdjustResponse(it) => crate::desk::widgets::roman(it.to).to_owned(),
        _ => return None,
    })
}
