//! The sheet, section by section; a line about an incident leads to it.

use dispatch_core::catalogue::Text;
use dispatch_core::view::{HandoverSheet, SheetLine, handover};
use dispatch_core::words::{IncidentId, PostId};
use eframe::egui::{Id, Label, TextWrapMode, Ui};

use crate::desk::paced::Paced;
use crate::desk::sight::Sight;
use crate::desk::widgets::{LongRow, Weight, lead, long_list, plain_button};
use crate::language::Key;

/// The sheet as it was drafted last.
#[derive(Debug, Default)]
pub struct Sheet {
    paced: Paced<PostId>,
    drafted: Option<HandoverSheet>,
}

impl Sheet {
    /// The sheet of a post as it stands.
    pub fn look(&mut self, sight: &Sight<'_>, post: &PostId) -> &HandoverSheet {
        if self.paced.is_due(sight, post.clone()) {
            self.drafted = None;
        }
        let draft = || handover(sight.state(), post, sight.now);
        self.drafted.get_or_insert_with(draft)
    }
}

/// A row of the sheet.
#[derive(Clone, Copy)]
enum Row<'a> {
    Title(&'a Text, usize),
    Nothing,
    Line(&'a SheetLine),
}

/// Draws it. Returns the incident that the person wants to see.
pub fn sheet_ui(ui: &mut Ui, sight: &Sight<'_>, sheet: &HandoverSheet) -> Option<IncidentId> {
    let read = |text: &Text| sight.lang().text(text.clone());
    ui.horizontal(|ui| {
        let text = sight.say(Key::ShiftCopy);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            let lines: Vec<String> = sheet.lines().iter().map(read).collect();
            ui.ctx().copy_text(lines.join("\n"));
        }
        ui.label(sight.look.note(sight.say(Key::ShiftCopyHint)));
    });
    for (index, line) in sheet.head.iter().enumerate() {
        let text = read(line);
        let text = if index == 0 {
            sight.look.title(text)
        } else {
            sight.look.label(text)
        };
        ui.add(Label::new(text).wrap());
    }
    let rows: Vec<Row<'_>> = sheet
        .sections
        .iter()
        .flat_map(|section| {
            let title = Row::Title(&section.title, section.lines.len());
            let nothing = section.lines.is_empty().then_some(Row::Nothing);
            let lines = section.lines.iter().map(Row::Line);
            std::iter::once(title).chain(nothing).chain(lines)
        })
        .collect();
    let long: Vec<LongRow> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| LongRow {
            id: Id::unique(place),
            kind: u8::from(matches!(row, Row::Line(_))),
        })
        .collect();
    let mut wanted = None;
    long_list(ui, "sheet", &long, None, |ui, place| {
        match rows.get(place) {
            Some(Row::Title(title, lines)) => {
                ui.add_space(4.0);
                let title = format!("{} · {lines}", read(title));
                ui.label(sight.look.strong(title));
            }
            Some(Row::Nothing) => {
                ui.label(sight.look.note(sight.say(Key::ShiftNothing)));
            }
            Some(Row::Line(line)) => {
                let text = sight.look.row(read(&line.text));
                if line.incident.is_none() {
                    ui.add(Label::new(text).wrap());
                } else if lead(ui, text, TextWrapMode::Wrap).clicked() {
                    wanted.clone_from(&line.incident);
                }
            }
            None => {}
        }
    });
    wanted
}
