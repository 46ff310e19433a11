//! The steps of a department that was called, as columns: when each was taken and who said so, or the
//! button that records it; last the clock that runs.

use dispatch_core::command::{Acknowledge, Command, ReportIn, SetOut};
use dispatch_core::register::Party;
use dispatch_core::state::{CallRecord, Incident, Reach, Said};
use dispatch_core::words::DepartmentId;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Label, Layout, Ui, Vec2};

use super::chase::Chase;
use crate::desk::font;
use crate::desk::incident::arrived::ArrivedForm;
use crate::desk::incident::press::press;
use crate::desk::incident::ringing::attempts_ui;
use crate::desk::lateness::{Lateness, deadline, waits_for};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{Tone, chip, clock_hm, deadline_of_ui, key_cap};
use crate::desk::wording;
use crate::language::{Key, Lang};

/// A department and its call.
pub type Row<'a> = (&'a DepartmentId, &'a CallRecord);

/// How a row stands.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// In columns, not one after the other.
    pub in_columns: bool,
    /// Its clock has run out.
    pub late: bool,
    /// The key that chases rings this one first.
    pub has_key: bool,
}

impl How {
    /// Whether the ring of one who was not reached stands in a second line: beside its key, which has no room
    /// in a column.
    #[must_use]
    pub fn rings_below(self, call: &CallRecord) -> bool {
        self.in_columns && self.late && call.reached.is_none()
    }
}

/// What a row is of.
pub type Of<'a> = (&'a Incident, Row<'a>, &'a Lateness, How);

/// What the rows write with.
#[derive(Debug)]
pub struct Tools<'a> {
    /// How many came with whoever comes next.
    pub arrived: &'a mut ArrivedForm,
    /// Whom the keys chase.
    pub chase: &'a mut Chase,
    /// What was pressed.
    pub outbox: &'a mut Outbox,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Reach,
    Call,
    Acknowledge,
    SetOut,
    ReportIn,
    Clock,
}

impl Column {
    const ALL: [Column; 6] = [
        Column::Reach,
        Column::Call,
        Column::Acknowledge,
        Column::SetOut,
        Column::ReportIn,
        Column::Clock,
    ];

    /// What stands over it.
    fn title(self) -> Key {
        match self {
            Column::Reach => Key::BoardReach,
            Column::Call => Key::BoardCalled,
            Column::Acknowledge => Key::StepOwnAcknowledge,
            Column::SetOut => Key::StepSetOut,
            Column::ReportIn => Key::BoardOnScene,
            Column::Clock => Key::BoardLimit,
        }
    }

    /// Room for its Chinese words, in points.
    fn width(self) -> f32 {
        match self {
            Column::Reach => 60.0,
            Column::Call | Column::SetOut => 50.0,
            Column::Acknowledge => 62.0,
            Column::ReportIn => 72.0,
            Column::Clock => 116.0,
        }
    }
}

/// Between two columns, in points.
const GAP: f32 = 5.0;
/// The least room for the name of a department beside them, in points.
const NAME: f32 = 120.0;

/// Whether the columns have room; else each row stands in two lines.
#[must_use]
pub fn has_columns(ui: &Ui, sight: &Sight<'_>) -> bool {
    let columns: f32 = Column::ALL.iter().map(|it| it.width() + GAP).sum();
    let fits = ui.available_width() >= columns + NAME;
    fits && sight.lang() == Lang::Zh && !space::is_gloved(ui)
}

/// Lays the columns from the right, and what is left of the row for the name.
fn laid(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, Column), name: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for column in Column::ALL.into_iter().rev() {
            let room = Vec2::new(column.width(), space::SMALL);
            let within = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(room, within, |ui| {
                ui.set_min_width(column.width());
                cell(ui, column);
            });
        }
        ui.with_layout(Layout::left_to_right(Align::Center), name);
    });
}

/// What the columns are called.
pub fn titles_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let title = |ui: &mut Ui, key: Key| {
        let text = inked(sight.say(key), size::SMALLEST, sight.look.palette.ink3);
        ui.add(Label::new(text).truncate());
    };
    ui.horizontal(|ui| {
        // As far in as the rows are.
        ui.add_space(super::INSET);
        ui.set_max_width(ui.available_width() - super::INSET);
        let name = |ui: &mut Ui| title(ui, Key::BoardDepartment);
        laid(ui, |ui, column| title(ui, column.title()), name);
    });
}

/// One row in columns.
pub fn columns_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    of: Of<'_>,
    tools: &mut Tools<'_>,
    name: impl FnOnce(&mut Ui),
) {
    let cell = |ui: &mut Ui, column| cell_ui(ui, sight, of, column, tools);
    ui.horizontal(|ui| laid(ui, cell, name));
}

/// The same one after the other, where there are no columns: the last step taken, and those to come.
pub fn wrapped_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    of: Of<'_>,
    tools: &mut Tools<'_>,
    name: impl FnOnce(&mut Ui),
) {
    let (_, (_, call), ..) = of;
    let mut cell = |ui: &mut Ui, column| cell_ui(ui, sight, of, column, tools);
    let taken = |column: &Column| match column {
        Column::Call => call.reached.as_ref(),
        Column::Acknowledge => call.acknowledged.as_ref(),
        Column::SetOut => call.set_out.as_ref(),
        Column::Reach | Column::ReportIn | Column::Clock => None,
    };
    let steps = [
        Column::Call,
        Column::Acknowledge,
        Column::SetOut,
        Column::ReportIn,
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        name(ui);
        cell(ui, Column::Reach);
        if let Some(last) = steps.iter().rev().find(|it| taken(it).is_some()) {
            cell(ui, *last);
        }
        cell(ui, Column::Clock);
        for column in steps.into_iter().filter(|it| taken(it).is_none()) {
            cell(ui, column);
        }
    });
}

fn cell_ui(ui: &mut Ui, sight: &Sight<'_>, of: Of<'_>, column: Column, tools: &mut Tools<'_>) {
    let (incident, (id, call), lateness, how) = of;
    match column {
        Column::Reach => {
            let (tone, word) = reach_word(sight, incident, call);
            chip(ui, sight.look, tone, &word);
        }
        Column::Call => match &call.reached {
            Some(said) => said_ui(ui, sight, Key::BoardCalled, said),
            None if how.rings_below(call) => {}
            None => ring_ui(ui, sight, of, tools),
        },
        Column::Acknowledge => match &call.acknowledged {
            Some(said) => said_ui(ui, sight, Key::StepOwnAcknowledge, said),
            None => {
                let incident = incident.id.clone();
                let department = id.clone();
                let command = Acknowledge {
                    incident,
                    department,
                };
                let key = match sight.heard_from(&Party::Department(id.clone())) {
                    Some(_) => Key::StepAcknowledge,
                    None => Key::StepOwnAcknowledge,
                };
                let step = (key, Command::Acknowledge(command));
                step_ui(ui, sight, id, step, tools.outbox);
            }
        },
        Column::SetOut => match &call.set_out {
            Some(said) => said_ui(ui, sight, Key::StepSetOut, said),
            None => {
                let command = SetOut {
                    incident: incident.id.clone(),
                    department: id.clone(),
                };
                let step = (Key::StepSetOut, Command::SetOut(command));
                step_ui(ui, sight, id, step, tools.outbox);
            }
        },
        Column::ReportIn => {
            let command = ReportIn {
                incident: incident.id.clone(),
                department: id.clone(),
                strength: tools.arrived.strength(),
            };
            let heard = sight.heard_from(&Party::Department(id.clone()));
            let named = (Key::StepReportIn, &*sight.department(id));
            let said = (Command::ReportIn(command), heard);
            tools.arrived.press(ui, sight, named, said, tools.outbox);
        }
        Column::Clock => {
            if let Some(clock) = lateness.clock(id) {
                let what = sight.say(waits_for(clock.kind));
                let of = (&*what, &deadline(clock));
                deadline_of_ui(ui, sight.look, of, sight.now);
            }
        }
    }
}

/// The ring, and its key where it is the next one.
pub fn ring_ui(ui: &mut Ui, sight: &Sight<'_>, of: Of<'_>, tools: &mut Tools<'_>) {
    let (incident, row, _, how) = of;
    let from_right = ui.layout().prefer_right_to_left();
    let key = |ui: &mut Ui| {
        if how.has_key {
            key_cap(ui, sight.look, "C");
        }
    };
    if from_right {
        key(ui);
    }
    attempts_ui(ui, sight, incident, row, tools);
    if !from_right {
        key(ui);
    }
}

/// A step that comes next, recorded as heard, or as said by who sits here.
fn step_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    id: &DepartmentId,
    (key, command): (Key, Command),
    outbox: &mut Outbox,
) {
    let heard = sight.heard_from(&Party::Department(id.clone()));
    let named = (key, &*sight.department(id));
    press(ui, sight, named, command, heard, outbox);
}

/// When a step was taken. Pointed at, it says who said so, how, and who wrote it down: what was heard is
/// never shown as the other's own signature (practice R2).
fn said_ui(ui: &mut Ui, sight: &Sight<'_>, step: Key, said: &Said) {
    let p = &sight.look.palette;
    let mark = match (said.implied, &said.on_behalf, said.is_back_entry()) {
        (true, _, _) => Some(Key::BoardImpliedMark),
        (_, Some(_), _) => Some(Key::BoardHeardMark),
        (_, _, true) => Some(Key::BackEntry),
        _ => None,
    };
    let ink = if said.implied { p.ink3 } else { p.ink1 };
    let mut text = LayoutJob::default();
    let mut write = |words: &str, large: f32, ink| {
        text.append(words, 0.0, TextFormat::simple(font::regular(large), ink));
    };
    write(&clock_hm(said.at), size::NOTE, ink);
    if let Some(mark) = mark {
        write(&sight.say(mark), size::SMALLEST, p.ink3);
    }
    let label = ui.add(Label::new(text).extend());
    label.on_hover_text(said_text(sight, step, said));
}

/// 「代签收（电话）林某 08:37，记录 陈某」
fn said_text(sight: &Sight<'_>, step: Key, said: &Said) -> String {
    let heard = said.on_behalf.as_ref();
    let key = match (heard, said.implied) {
        (_, true) => Key::BoardImplied,
        (Some(_), false) => Key::BoardHeard,
        (None, false) => Key::BoardSaid,
    };
    let name = heard.and_then(|it| it.name.as_ref());
    let unknown = || sight.say(Key::Unknown).into_owned();
    let means = heard.map(|it| wording::means(sight, it.means));
    sight.say_with(
        key,
        [
            ("step", sight.say(step).into_owned().into()),
            ("at", clock_hm(said.at).into()),
            ("who", name.map_or_else(unknown, ToString::to_string).into()),
            ("means", means.unwrap_or_default().into()),
            ("writer", sight.person(&said.person).into()),
        ],
    )
}

/// Four states, four looks (practice R2): the sign and not the colour alone tells them apart.
fn reach_word(sight: &Sight<'_>, incident: &Incident, call: &CallRecord) -> (Tone, String) {
    if call.set_out.is_some() {
        return (Tone::Blue, sight.say(Key::StepSetOut).into_owned());
    }
    let tone = match call.reach() {
        Reach::Undelivered | Reach::Delivered if incident.status.is_open() => Tone::Amber,
        Reach::Undelivered | Reach::Delivered | Reach::Reached | Reach::Acknowledged => Tone::Grey,
    };
    let sign = match call.reach() {
        Reach::Undelivered => '○',
        Reach::Delivered => '◐',
        Reach::Reached => '◎',
        Reach::Acknowledged => '✓',
    };
    (
        tone,
        format!("{sign} {}", wording::reach(sight, call.reach())),
    )
}
