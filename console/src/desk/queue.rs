//! The queue: every open incident, life first, and never a row that jumps away under the pointer.

mod filter;
mod head;
mod reassign;
mod row;
mod steady;
mod whose;

use dispatch_core::state::Incident;
use dispatch_core::view::{queue, whistle_waits_since};
use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};

use super::band::blink;
use super::map::symbol::{Form, Mark, Shape, of_status};
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::space;
use super::view::View;
use super::widgets::blind_ui;
use crate::language::Key;
use reassign::{Reassign, reassign_ui};
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
    /// What is searched for; nothing lists all.
    filter: String,
    /// Whether the caret stands in the search, as it was drawn last.
    searching: bool,
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
        .filter(|it| filter::lists(sight, it, &view.queue.filter))
        .collect();
    reassign_ui(ui, sight, &mut view.queue, &listed, outbox);
    let of = (whose, me.clone(), sight.past, view.queue.filter.clone());
    let held = steady::is_held(ui, ui.available_rect_before_wrap());
    let steady = &mut view.queue.steady;
    let Rows { rows, is_kept } = steady.rows(sight.state(), listed, (of, held));
    head::hidden_ui(ui, sight, &all, (&rows, is_kept));
    ScrollArea::vertical().id_salt("queue").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            ui.add_space(24.0);
            let typed = view.queue.filter.trim();
            let none = match whose {
                _ if !typed.is_empty() => {
                    sight.say_with(Key::QueueFilterNone, [("typed", typed.into())])
                }
                Whose::All => sight.say(Key::QueueEmpty).into_owned(),
                Whose::Mine | Whose::Nobodys => sight.say(Key::QueueNoneListed).into_owned(),
            };
            ui.vertical_centered(|ui| ui.add(Label::new(sight.look.row(none)).wrap()));
        }
        for incident in &rows {
            row::row_ui(ui, sight, incident, view, outbox);
        }
        if let Some(since) = sight.blind_since() {
            blind_ui(ui, sight, since);
        }
        if !rows.is_empty() {
            let end = match whose {
                _ if !view.queue.filter.trim().is_empty() => Key::QueueEndSearched,
                Whose::All => Key::QueueEnd,
                Whose::Mine | Whose::Nobodys => Key::QueueEndFiltered,
            };
            Frame::new()
                .inner_margin(Margin::symmetric(space::PANEL, 4))
                .show(ui, |ui| ui.label(sight.look.note(sight.say(end))));
        }
    });
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
        status => of_status(status, p),
    };
    Mark::new(Shape::Diamond, character, form, hue)
}
