//! One instruction: who said what, how old it is, and how far it is carried out 落实情况.

use dispatch_core::sentence::Copied;
use dispatch_core::state::Instruction;
use dispatch_core::words::{IncidentId, InstructionId};
use eframe::egui::{Frame, Label, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

use super::follow::{FollowForm, follow_ui};
use super::list::{incident_of, is_overdue, is_unconveyed, kind};
use super::outcome::{self, OutcomeForm};
use crate::desk::boards::kept::Kept;
use crate::desk::copying::copy_ui;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Deadline, Tone, Weight, age_text, chip, clock_hm, deadline_ui, plain_button, sign,
};
use crate::desk::wording;
use crate::language::Key;

/// What is half written about an instruction.
#[derive(Debug, Default)]
pub struct RowForm {
    follow: FollowForm,
    outcome: OutcomeForm,
}

/// Draws one. Returns the incident that the person wants to see.
pub fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    rows: &mut Kept<InstructionId, RowForm>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let p = &sight.look.palette;
    let is_open = rows.is_open(id);
    let fill = if is_open { p.bg2 } else { p.bg1 };
    let mut wanted = None;
    Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(6, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if head_ui(ui, sight, it, is_open) {
                rows.toggle(id);
            }
            if is_open && rows.is_open(id) {
                wanted = body_ui(ui, sight, (id, it), rows.form(id), outbox);
            }
        });
    let rect = ui.min_rect();
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    wanted
}

/// Who, since when, and the words. Returns whether it was clicked.
fn head_ui(ui: &mut Ui, sight: &Sight<'_>, it: &Instruction, is_open: bool) -> bool {
    let p = &sight.look.palette;
    let shown = ui.vertical(|ui| {
        ui.horizontal_wrapped(|ui| {
            chip(ui, sight.look, Tone::Grey, &kind(sight, it));
            let age = age_text(sight.lang(), it.given_at, sight.now);
            let given = sight.say_with(
                Key::InstructionAge,
                [
                    ("at", clock_hm(it.given_at).into()),
                    ("means", wording::means(sight, it.means).into()),
                    ("age", age.into()),
                ],
            );
            ui.label(sight.look.label(format!("{} · {given}", it.from)));
            state_ui(ui, sight, it);
        });
        ui.add(Label::new(sight.look.strong(it.words.as_str())).wrap());
        let about = about(sight, it);
        let line = match it.progress.last() {
            Some((words, said)) => format!("{about} · {} {words}", clock_hm(said.at)),
            None => about,
        };
        ui.add(Label::new(inked(line, size::SMALLEST, p.ink2)).truncate());
    });
    let id = ui.scope_id().with(("instruction", it.number));
    let response = ui.interact(shown.response.rect, id, Sense::click());
    let name = format!("{} {}", it.from, it.words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if response.has_focus() || response.hovered() {
        let edge = Stroke::new(1.0, p.line2);
        let side = eframe::egui::StrokeKind::Outside;
        ui.painter().rect_stroke(response.rect, 2.0, edge, side);
    }
    response.clicked()
}

fn about(sight: &Sight<'_>, it: &Instruction) -> String {
    incident_of(sight.state(), it).map_or_else(
        || sight.say(Key::WholeDistrict).into_owned(),
        |incident| sight.title(incident),
    )
}

/// What it wants now.
fn state_ui(ui: &mut Ui, sight: &Sight<'_>, it: &Instruction) {
    if let Some(done) = &it.done {
        let text = format!("{} {}", sight.say(Key::InstructionDone), clock_hm(done.at));
        chip(ui, sight.look, Tone::Green, &text);
        return;
    }
    if is_unconveyed(it) {
        sign(ui, sight.look, Tone::Amber, &sight.say(Key::NotConveyed));
    }
    if is_overdue(it, sight.now) {
        let due = it.due_at.unwrap_or(sight.now);
        let minutes = sight.now.since_s(due).max(0) / 60;
        let text = sight.say_with(Key::InstructionOverdue, [("n", minutes.into())]);
        sign(ui, sight.look, Tone::Red, &text);
    } else if let Some(due) = it.due_at {
        let deadline = Deadline {
            from: it.given_at,
            due,
            done: None,
        };
        deadline_ui(ui, sight.look, &deadline, sight.now);
    }
}

fn body_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    row: &mut RowForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let mut wanted = None;
    let incident = incident_of(sight.state(), it);
    ui.horizontal_wrapped(|ui| {
        if let Some(incident) = incident {
            let text = sight.say(Key::SeeIncident);
            let name = format!("{text} {}", sight.title(incident));
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                wanted = Some(incident.id.clone());
            }
        }
        copy_ui(ui, sight, it.words.as_str(), Copied::Instruction(it));
    });
    follow_ui(ui, sight, (id, it), incident, &mut row.follow, outbox);
    ui.separator();
    outcome::outcome_ui(ui, sight, (id, it), incident, &mut row.outcome, outbox);
    wanted
}
