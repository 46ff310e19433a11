//! The queue: every open incident, life first, and never a row that jumps away under the pointer.

mod head;
mod reassign;
mod steady;
mod whose;

use dispatch_core::command::{Command, TakeWhistle};
use dispatch_core::state::{Incident, Status};
use dispatch_core::view::{ClockKind, queue, whistle_waits_since};
use dispatch_core::words::IncidentId;
use eframe::egui::{
    Align, Frame, Label, Layout, Margin, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::band::blink;
use super::incident::holder_chip;
use super::lateness::{Lateness, deadline};
use super::look::{bold, inked};
use super::map::symbol::{Form, Mark, Shape, paint};
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::{size, space};
use super::view::View;
use super::widgets::{
    Tone, Weight, act_button, age_text, chip, deadline_ui, duration_text, response_ui, sign,
};
use super::wording;
use crate::language::Key;
use reassign::{Reassign, mark_ui, reassign_ui};
use steady::{Rows, Steady};
pub use whose::Whose;

/// Whether a whistle of it waits to be taken by the centre.
#[must_use]
pub fn is_waiting(sight: &Sight<'_>, incident: &Incident) -> bool {
    whistle_waits_since(sight.state(), incident).is_some()
}

/// The incidents of the queue in the order of the rows: those in hand as the room works, then those
/// that are over, the newest first.
#[must_use]
pub fn rows<'a>(sight: &Sight<'a>) -> Vec<&'a Incident> {
    let state = sight.state();
    let mut rows = queue(state, sight.now);
    let all = state.incidents.values().map(|it| &**it);
    let mut over: Vec<&Incident> = all
        .filter(|it| it.merged_into.is_none() && !it.status.is_open())
        .collect();
    over.sort_by_key(|it| std::cmp::Reverse(it.number));
    rows.extend(over);
    rows
}

/// Which incidents are listed, in which order they were drawn, what is chosen to be handed on.
#[derive(Debug, Default)]
pub struct QueueView {
    /// Whose incidents are listed.
    pub whose: Whose,
    steady: Steady,
    reassign: Option<Reassign>,
}

impl QueueView {
    /// The incidents of the list as it was drawn last, top down.
    #[must_use]
    pub fn drawn(&self) -> &[IncidentId] {
        self.steady.drawn()
    }
}

/// Draws the queue.
pub fn queue_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut View, outbox: &mut Outbox) {
    let all = rows(sight);
    head::head_ui(ui, sight, view, &all);
    let (me, whose) = (&sight.seat.person, view.queue.whose);
    let listed: Vec<&Incident> = all
        .iter()
        .copied()
        .filter(|it| whose.lists(it, me))
        .collect();
    reassign_ui(ui, sight, &mut view.queue, &listed, outbox);
    let of = (whose, me.clone(), sight.past);
    let held = steady::is_held(ui, ui.available_rect_before_wrap());
    let steady = &mut view.queue.steady;
    let Rows { rows, is_kept } = steady.rows(sight.state(), listed, (of, held));
    head::hidden_ui(ui, sight, &all, (&rows, is_kept));
    ScrollArea::vertical().id_salt("queue").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            ui.add_space(24.0);
            let none = match whose {
                Whose::All => Key::QueueEmpty,
                Whose::Mine | Whose::Nobodys => Key::QueueNoneListed,
            };
            ui.vertical_centered(|ui| ui.label(sight.look.row(sight.say(none))));
        }
        for incident in &rows {
            row_ui(ui, sight, incident, view, outbox);
        }
        if !rows.is_empty() {
            let end = match whose {
                Whose::All => Key::QueueEnd,
                Whose::Mine | Whose::Nobodys => Key::QueueEndFiltered,
            };
            Frame::new()
                .inner_margin(Margin::symmetric(space::PANEL, 4))
                .show(ui, |ui| ui.label(sight.look.note(sight.say(end))));
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    view: &mut View,
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
    let builder = UiBuilder::new()
        .id_salt(incident.id.as_str())
        .sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            Frame::new()
                .fill(fill)
                .inner_margin(Margin::symmetric(space::PANEL, 8))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.horizontal_top(|ui| {
                        let (rect, _) = ui.allocate_exact_size(Vec2::splat(44.0), Sense::hover());
                        let mark = mark(sight, incident);
                        paint(ui.painter(), sight.look, rect.center(), &mark, 28.0);
                        ui.vertical(|ui| {
                            mark_ui(ui, sight, &mut view.queue, incident);
                            body_ui(ui, sight, incident, outbox);
                        });
                    });
                });
        })
        .response;
    edge(ui, sight, response.rect, (selected, waiting));
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

fn body_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    let p = &sight.look.palette;
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal(|ui| {
        if let Some(mark) = super::band::drill_mark(sight) {
            ui.label(mark);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let until = incident.closed_at.unwrap_or(sight.now);
            let elapsed_s = until.since_s(incident.opened_at);
            let clock = inked(duration_text(elapsed_s), size::ROW, p.ink2);
            ui.label(clock);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = bold(sight.title(incident), size::BODY, p.ink1);
                ui.add(Label::new(title).truncate());
            });
        });
    });
    ui.horizontal_wrapped(|ui| {
        let kind = sight.kind(incident).map_or_else(
            || incident.kind.to_string(),
            |it| sight.lang().name(&it.zh, &it.en),
        );
        ui.label(sight.look.label(kind));
        if let Some(at) = incident.whistled_at {
            let at = super::widgets::clock_hm(at);
            ui.label(
                sight
                    .look
                    .label(sight.say_with(Key::WhistledAt, [("at", at.into())])),
            );
        }
    });
    if is_waiting(sight, incident) {
        waiting_ui(ui, sight, incident, outbox);
        if incident.whistle_taken.is_none() {
            return;
        }
    }
    ui.horizontal_wrapped(|ui| {
        wording::event_level(ui, sight, incident);
        response_ui(ui, sight.look, incident.response_level());
        holder_chip(ui, sight, incident);
        if !incident.status.is_open() {
            chip(
                ui,
                sight.look,
                Tone::Grey,
                &wording::status(sight, incident.status),
            );
        }
    });
    if let Some(tenure) = incident.commander() {
        ui.horizontal(|ui| {
            let late = Lateness::of(sight, incident).departments(sight);
            if late > 0 {
                let text = sight.say_with(Key::LateCount, [("n", late.into())]);
                sign(ui, sight.look, Tone::Red, &text);
            }
            let came = incident
                .calls
                .values()
                .filter(|it| it.reported_in.is_some())
                .count();
            let of = incident.calls.values().filter(|it| it.has_clock()).count();
            let text = sight.say_with(Key::CameOf, [("came", came.into()), ("of", of.into())]);
            ui.label(sight.look.label(text));
            ui.add(Label::new(sight.look.label(sight.commander(tenure))).truncate());
        });
    }
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

/// The symbol of an incident: its diamond, its character, its form by state.
#[must_use]
pub fn mark(sight: &Sight<'_>, incident: &Incident) -> Mark {
    let p = &sight.look.palette;
    let character = sight.kind(incident).map_or('警', |it| it.symbol);
    let (form, hue) = match incident.status {
        // Its outer frame goes on and off at one hertz: one of the two things that move.
        _ if is_waiting(sight, incident) && blink(sight) => (Form::Doubled, Some(p.red)),
        _ if is_waiting(sight, incident) => (Form::Full, Some(p.red)),
        Status::Reported | Status::Responding => (Form::Full, Some(p.amber)),
        Status::Controlled => (Form::Half, Some(p.green)),
        Status::Ended | Status::Filed => (Form::Hollow, None),
        Status::Withdrawn | Status::Merged => (Form::Slashed, None),
    };
    Mark {
        shape: Shape::Diamond,
        character,
        form,
        hue,
    }
}
