//! One row of the queue. Grey is normal: what is as it should be takes two lines, and only a whistle
//! that waits takes the room of its clock and its button.

use dispatch_core::command::{Command, TakeWhistle};
use dispatch_core::state::Incident;
use dispatch_core::view::{Attendance, ClockKind, attendance};
use eframe::egui::{
    Align, Color32, Frame, Label, Layout, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::reassign::mark_ui;
use super::{is_waiting, mark};
use crate::desk::arrivals::late as late_teams;
use crate::desk::dragging;
use crate::desk::incident::holder_chip;
use crate::desk::lateness::{Lateness, deadline};
use crate::desk::look::{bold, inked};
use crate::desk::map::symbol::paint;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::view::View;
use crate::desk::widgets::{
    Tone, Weight, act_button, age_text, chip, clock_hm, deadline_ui, duration_text, response_ui,
    sending_ui, sign, title_ui,
};
use crate::desk::wording;
use crate::language::Key;

/// Draws the row of `incident`, its name in up to so many rows of text. A press selects it and moves the map to
/// it.
pub(super) fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (view, rows): (&mut View, usize),
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let selected = view.selected.as_ref() == Some(&incident.id);
    let waiting = is_waiting(sight, incident);
    let fill = match (selected, waiting) {
        (_, true) => p.late,
        (true, false) => p.bg3,
        (false, false) => p.bg1,
    };
    let response = framed(ui, sight, incident, fill, |ui| {
        mark_ui(ui, sight, &mut view.queue, incident);
        body_ui(ui, sight, (incident, rows), outbox);
    });
    edge(ui, sight, response.rect, (selected, waiting));
    if dragging::takes(incident) {
        if dragging::is_over(&response) {
            let stroke = Stroke::new(2.0, p.blue.text);
            let room = response.rect.shrink(1.0);
            let painter = ui.painter();
            painter.rect_stroke(room, 2.0, stroke, StrokeKind::Inside);
        }
        if let Some(team) = dragging::let_go(&response) {
            dragging::propose(ui.ctx(), sight, view, (&incident.id, &team));
        }
    }
    name_row(&response, sight, incident, selected);
    if response.clicked() {
        view.select(incident.id.clone());
        view.form = None;
        view.chosen = None;
        if let Some(point) = incident.place.point {
            view.map.go_to(point);
        }
    }
}

/// Draws a row that is one incident's and can be pressed: its symbol, and beside it whatever the list says of it.
pub fn framed(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    fill: Color32,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let builder = UiBuilder::new()
        .id_salt(incident.id.as_str())
        .sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        Frame::new()
            .fill(fill)
            .inner_margin(Margin::symmetric(space::PANEL, 5))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::hover());
                    let mark = mark(sight, incident);
                    paint(ui.painter(), sight.look, rect.center(), &mark, 25.0);
                    ui.vertical(content);
                });
            });
    });
    shown.response
}

fn name_row(response: &Response, sight: &Sight<'_>, incident: &Incident, selected: bool) {
    let title = sight.title(incident);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &title));
}

fn edge(ui: &Ui, sight: &Sight<'_>, rect: Rect, (selected, waiting): (bool, bool)) {
    let p = &sight.look.palette;
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    let bar = Rect::from_min_size(rect.min, Vec2::new(4.0, rect.height()));
    if waiting {
        painter.rect_filled(bar, 0.0, p.red.fill);
    } else if selected {
        painter.rect_filled(bar, 0.0, p.ink1);
    }
}

fn body_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (incident, rows): (&Incident, usize),
    outbox: &mut Outbox,
) {
    ui.spacing_mut().item_spacing = Vec2::new(6.0, 2.0);
    let sending = !sight.past && outbox.waits_about(&incident.id);
    name_ui(ui, sight, (incident, rows), sending);
    if is_waiting(sight, incident) {
        kind_ui(ui, sight, incident);
        waiting_ui(ui, sight, incident, outbox);
        if incident.whistle_taken.is_none() {
            return;
        }
    }
    standing_ui(ui, sight, incident);
}

/// The name, and how long it goes on, or went on.
fn name_ui(ui: &mut Ui, sight: &Sight<'_>, (incident, rows): (&Incident, usize), sending: bool) {
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        if let Some(mark) = crate::desk::band::drill_mark(sight) {
            ui.label(mark);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let until = incident.closed_at.unwrap_or(sight.now);
            let elapsed_s = until.since_s(incident.opened_at);
            let clock = inked(duration_text(elapsed_s), size::ROW, p.ink2);
            ui.label(clock);
            if sending {
                sending_ui(ui, sight.look);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let ink = if incident.status.is_open() {
                    p.ink1
                } else {
                    p.ink2
                };
                let title = bold(sight.title(incident), size::BODY, ink);
                title_ui(ui, title, rows, about(sight, incident));
            });
        });
    });
}

/// What the row has no room for: what it is, and when it was whistled.
fn about(sight: &Sight<'_>, incident: &Incident) -> String {
    let title = sight.whole_title(incident);
    let kind = sight.kind_name(incident);
    match incident.whistled_at {
        Some(at) => {
            let at = sight.say_with(Key::WhistledAt, [("at", clock_hm(at).into())]);
            format!("{title}\n{kind} · {at}")
        }
        None => format!("{title}\n{kind}"),
    }
}

/// What it is, and when it was whistled.
fn kind_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.kind_name(incident)));
        if let Some(at) = incident.whistled_at {
            let at = sight.say_with(Key::WhistledAt, [("at", clock_hm(at).into())]);
            ui.label(sight.look.label(at));
        }
    });
}

/// One line: what is not as it should be first, then the levels that are known, then who came and who
/// commands.
fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        let Attendance { came, of, late } = attendance(sight.state(), incident, sight.now);
        if incident.status.is_open() {
            if late > 0 {
                let text = sight.say_with(Key::LateCount, [("n", late.into())]);
                sign(ui, sight.look, Tone::Red, &text);
            }
            let teams = late_teams(sight, incident);
            if teams > 0 {
                let text = sight.say_with(Key::LateTeams, [("n", teams.into())]);
                sign(ui, sight.look, Tone::Red, &text);
            }
            if incident.holder().is_none() {
                holder_chip(ui, sight, incident);
            }
        } else {
            let status = wording::status(sight, incident.status);
            chip(ui, sight.look, Tone::Grey, &status);
        }
        if let Some(level) = incident.response_level() {
            response_ui(ui, sight.look, Some(level));
        }
        wording::known_event_level(ui, sight, incident);
        let Some(tenure) = incident.commander() else {
            return;
        };
        let came = sight.say_with(Key::CameOf, [("came", came.into()), ("of", of.into())]);
        ui.label(sight.look.label(came));
        if let Some(holder) = incident.holder() {
            let holder = sight.say_with(Key::ClaimedBy, [("who", sight.person(holder).into())]);
            ui.label(sight.look.label(holder));
        }
        let who = sight.commander(tenure);
        ui.add(Label::new(sight.look.label(who)).truncate());
    });
}

fn waiting_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.label(sight.look.label(sight.say(Key::ToBeTaken)));
        if let Some(clock) = Lateness::of(sight, incident).own(ClockKind::TakeWhistle) {
            deadline_ui(ui, sight.look, &deadline(clock), sight.now);
            ui.label(
                sight
                    .look
                    .note(age_text(sight.lang(), clock.from, sight.now)),
            );
        }
    });
    let command = Command::TakeWhistle(TakeWhistle {
        incident: incident.id.clone(),
    });
    let text = sight.say(Key::TakeWhistle);
    let title = sight.title(incident);
    let name = sight.say_with(Key::TakeWhistleOf, [("title", title.into())]);
    let refusal = sight.refusal(&command);
    if act_button(
        ui,
        sight.look,
        Weight::Primary,
        (&text, &name),
        refusal.as_deref(),
    ) {
        outbox.push(command, sight.now);
    }
}
