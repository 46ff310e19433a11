//! Those who came: when, with how many, how late; and that they may go or have left.

use dispatch_core::command::{Command, Left, Release};
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::view::came_late;
use dispatch_core::words::DepartmentId;
use eframe::egui::{Align, Label, Layout, Role, Ui, WidgetInfo};

use super::steps::Row;
use crate::desk::incident::press::{decision, press};
use crate::desk::lateness::waits_for;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, duration_text};
use crate::language::Key;

/// A board narrower than this, in points, has room for one of them in a line.
const NARROW: f32 = 520.0;

/// Draws those who are there or were, two in a line; whoever came late has one of his own.
pub fn came_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    came: &[Row<'_>],
    outbox: &mut Outbox,
) {
    let is_late = |id: &DepartmentId| came_late(sight.state(), incident, id).is_some();
    let (late, in_time): (Vec<Row<'_>>, Vec<Row<'_>>) =
        came.iter().copied().partition(|(id, _)| is_late(id));
    for row in late {
        ui.horizontal(|ui| came_cell(ui, sight, incident, row, outbox));
    }
    let beside = if ui.available_width() < NARROW { 1 } else { 2 };
    for line in in_time.chunks(beside) {
        ui.columns(beside, |columns| {
            for (ui, row) in columns.iter_mut().zip(line) {
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
    // Read aloud the sign is a word.
    let aloud = sight.say(match (&call.left, gone) {
        (Some(_), _) => Key::StepLeft,
        (None, true) => Key::StepRelease,
        (None, false) => Key::BoardOnScene,
    });
    ui.label(inked(mark, size::ROW, ink))
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &*aloud));
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
        late_ui(ui, sight, incident, id);
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

/// 迟 mm:ss, which stays once it came. Pointed at, it says which limit had passed.
fn late_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, id: &DepartmentId) {
    let Some((clock, late_s)) = came_late(sight.state(), incident, id) else {
        return;
    };
    let time = || duration_text(late_s).into();
    let text = sight.say_with(Key::CameLate, [("time", time())]);
    let what = sight.say(waits_for(clock.kind)).into_owned().into();
    let of = sight.say_with(Key::CameLateOf, [("what", what), ("time", time())]);
    chip(ui, sight.look, Tone::Red, &text).on_hover_text(of);
}
