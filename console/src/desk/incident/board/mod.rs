//! The report board 报到: who was called, reached, answered, came. The late stand on top and large,
//! those who came share a line.

mod steps;

use dispatch_core::command::{Command, Left, Raise, Release, Role as Member};
use dispatch_core::register::Party;
use dispatch_core::sentence::Copied;
use dispatch_core::state::Incident;
use dispatch_core::view::{Attendance, attendance};
use eframe::egui::{Align, Frame, Label, Layout, Margin, Role, ScrollArea, Ui, WidgetInfo};

use self::steps::{Row, columns_ui, has_columns, titles_ui, wrapped_ui};
use super::arrived::ArrivedForm;
use super::calling::call_more_ui;
use super::press::{act, decision, press, written};
use crate::desk::boards::heard_by_ui;
use crate::desk::copying::copy_ui;
use crate::desk::lateness::Lateness;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, text_field};
use crate::desk::wording;
use crate::language::Key;

/// How far in a row stands, in points.
const INSET: f32 = 6.0;

/// What is half written on the board.
#[derive(Debug, Default)]
pub struct BoardForm {
    /// Why those are called who must come.
    reason: String,
    arrived: ArrivedForm,
}

/// The section's fact, and whether it is abnormal.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> (String, bool) {
    let Attendance { came, of, late } = attendance(sight.state(), incident, sight.now);
    let fact = sight.say_with(
        Key::BoardFact,
        [
            ("came", came.into()),
            ("of", of.into()),
            ("late", late.into()),
        ],
    );
    (fact, late > 0)
}

/// Draws the board.
pub fn board_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut BoardForm,
    outbox: &mut Outbox,
) {
    if incident.calls.is_empty() {
        ui.label(sight.look.note(sight.say(Key::BoardEmpty)));
    }
    members_ui(ui, sight, incident, &mut form.reason, outbox);
    let lateness = Lateness::of(sight, incident);
    let mut late: Vec<Row<'_>> = Vec::new();
    let mut pending: Vec<Row<'_>> = Vec::new();
    let mut came: Vec<Row<'_>> = Vec::new();
    let mut told: Vec<Row<'_>> = Vec::new();
    for (id, call) in &incident.calls {
        let row = (id, &**call);
        if call.reported_in.is_some() {
            came.push(row);
        } else if lateness.is_late(sight, id) {
            late.push(row);
        } else if call.has_clock() || call.acknowledged.is_some() {
            pending.push(row);
        } else {
            told.push(row);
        }
    }
    let in_columns = has_columns(ui, sight);
    if in_columns && !(late.is_empty() && pending.is_empty()) {
        titles_ui(ui, sight);
    }
    for row in late.iter().chain(&pending) {
        let of = (*row, &lateness, in_columns);
        pending_ui(ui, sight, incident, of, (&mut form.arrived, &mut *outbox));
    }
    came_ui(ui, sight, incident, &came, outbox);
    told_ui(ui, sight, &told);
    ui.horizontal_wrapped(|ui| {
        if !(late.is_empty() && pending.is_empty()) {
            form.arrived.field_ui(ui, sight, Key::ArrivedDepartment);
        }
        call_more_ui(ui, sight, incident, outbox);
        heard_by_ui(ui, sight, outbox);
        copies_ui(ui, sight, incident);
    });
}

/// Some who must come are not called yet: the centre waited with them, or the township handles it alone.
fn members_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    reason: &mut String,
    outbox: &mut Outbox,
) {
    if !incident.status.is_open() || !lacks_members(sight, incident) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::RaiseReason, 240.0), reason);
        let raise = written(reason).map(|reason| {
            Command::Raise(Raise {
                incident: incident.id.clone(),
                reason,
            })
        });
        if act(ui, sight, (Key::StepRaiseMembers, ""), raise, outbox) {
            reason.clear();
        }
    });
}

fn lacks_members(sight: &Sight<'_>, incident: &Incident) -> bool {
    let register = &sight.state().register;
    let kind = sight.kind(incident).into_iter();
    let mut must = kind.flat_map(|kind| kind.members_with(Member::Must));
    must.any(|member| {
        let office = register.office_for(&member.department, Some(&member.duty.id));
        office.is_some_and(|it| !incident.calls.contains_key(&it.id))
    })
}

/// One call or all of them as text, to be pasted into a chat.
fn copies_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    if incident.calls.is_empty() {
        return;
    }
    let name = sight.say(Key::CopyCalls);
    let text = inked(&*name, size::NOTE, sight.look.palette.ink1);
    let button = ui.menu_button(text, |ui| {
        let all = sight.say(Key::CopyAllCalls);
        let row = |ui: &mut Ui, who: &str, what: Copied<'_>| {
            ui.horizontal(|ui| {
                if copy_ui(ui, sight, who, what) {
                    ui.close();
                }
                ui.label(sight.look.row(who));
            });
        };
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            row(ui, &all, Copied::Board(incident));
            for id in incident.calls.keys() {
                row(ui, &sight.department(id), Copied::Call(incident, id));
            }
        });
    });
    let response = button.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
}

fn pending_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    ((id, call), lateness, in_columns): (Row<'_>, &Lateness, bool),
    tools: (&mut ArrivedForm, &mut Outbox),
) {
    let p = &sight.look.palette;
    let late = lateness.is_late(sight, id);
    let fill = if late { p.late } else { p.bg1 };
    let frame = Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(INSET as i8, 2));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let name = bold(sight.department(id), size::ROW, p.ink1);
        let name = |ui: &mut Ui| {
            ui.add(Label::new(name).truncate());
        };
        let of = (incident, (id, call), lateness);
        if in_columns {
            columns_ui(ui, sight, of, tools, name);
        } else {
            wrapped_ui(ui, sight, of, tools, name);
        }
        if !call.attempts.is_empty() {
            let ladder: Vec<String> = call
                .attempts
                .iter()
                .map(|it| {
                    let result = wording::attempt(sight, it.result);
                    format!("{} {} {result}", clock_hm(it.said.at), it.to)
                })
                .collect();
            ui.add(Label::new(sight.look.label(ladder.join(" → "))).wrap());
        }
    });
    if late {
        let rect = shown.response.rect;
        let bar = eframe::egui::Rect::from_min_size(rect.min, [4.0, rect.height()].into());
        ui.painter().rect_filled(bar, 0.0, p.red.fill);
    }
}

fn came_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    came: &[Row<'_>],
    outbox: &mut Outbox,
) {
    if came.is_empty() {
        return;
    }
    for pair in came.chunks(2) {
        ui.columns(2, |columns| {
            for (ui, row) in columns.iter_mut().zip(pair) {
                ui.horizontal(|ui| came_cell(ui, sight, incident, *row, outbox));
            }
        });
    }
}

fn came_cell(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): Row<'_>,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let Some(said) = &call.reported_in else {
        return;
    };
    let gone = call.released.is_some() || call.left.is_some();
    let (mark, ink) = if gone {
        ("←", p.ink3)
    } else {
        ("✓", p.green.text)
    };
    ui.label(inked(mark, size::ROW, ink));
    ui.label(inked(clock_hm(said.at), size::NOTE, p.ink2));
    let people = call.strength.people.map(|n| {
        let n = sight.say_with(Key::People, [("n", n.into())]);
        format!(" {n}")
    });
    let name = inked(
        sight.department(id) + &people.unwrap_or_default(),
        size::ROW,
        if gone { p.ink3 } else { p.ink1 },
    );
    // From the right, so that a long name gives way and not the button.
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let who = sight.department(id);
        if !gone {
            let command = Command::Release(Release {
                incident: incident.id.clone(),
                department: (*id).clone(),
            });
            let words = (Weight::Small, Key::StepRelease, who.as_str());
            decision(ui, sight, incident, words, Ok(command), outbox);
        } else if call.left.is_none() {
            // It may go, and whether it went is a word of its own.
            let command = Command::Left(Left {
                incident: incident.id.clone(),
                department: (*id).clone(),
            });
            let heard = sight.heard_from(&Party::Department((*id).clone()));
            press(ui, sight, (Key::StepLeft, &who), command, heard, outbox);
        }
        if said.is_back_entry() {
            chip(ui, sight.look, Tone::Grey, &sight.say(Key::BackEntry));
        }
        if said.implied {
            chip(ui, sight.look, Tone::Grey, &sight.say(Key::Implied));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(name).truncate());
        });
    });
}

/// Those who are only told: a line of names, no clock.
fn told_ui(ui: &mut Ui, sight: &Sight<'_>, told: &[Row<'_>]) {
    if told.is_empty() {
        return;
    }
    let names: Vec<String> = told.iter().map(|(id, _)| sight.department(id)).collect();
    let text = sight.say_with(Key::ToldOnly, [("who", names.join("、").into())]);
    ui.add(Label::new(sight.look.note(text)).wrap());
}
