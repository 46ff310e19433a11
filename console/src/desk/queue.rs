//! The queue: every open incident, life first, and never a row that jumps away under the pointer.

mod filter;
mod head;
mod listed;
mod reassign;
mod row;
mod whose;

use dispatch_core::state::Incident;
use dispatch_core::view::whistle_waits_since;
use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};

use super::band::blink;
use super::map::symbol::{Form, Mark, Shape, of_status};
use super::outbox::Outbox;
use super::sight::Sight;
use super::steady::is_held;
use super::theme::space;
use super::view::View;
use super::widgets::{blind_ui, long_list};
use crate::language::Key;
use listed::Listed;
pub use listed::{Queued, looked_up};
use reassign::{Reassign, reassign_ui};
pub use row::framed;
pub use whose::Whose;

/// Incidents in a list that need not be looked over, as many as the smallest screen shows.
const SHORT: usize = 6;

/// Whether a whistle of it waits to be taken by the centre.
#[must_use]
pub fn is_waiting(sight: &Sight<'_>, incident: &Incident) -> bool {
    whistle_waits_since(sight.state(), incident).is_some()
}

/// The incidents of the queue in the order of the rows: those in hand as the room works, then those
/// that are over, the newest first.
#[must_use]
pub fn rows<'a>(sight: &Sight<'a>) -> Vec<&'a Incident> {
    let incidents = &sight.state().incidents;
    let all = listed::all(sight);
    let found = all.iter().filter_map(|it| incidents.get(&it.id));
    found.map(|it| &**it).collect()
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
    listed: Listed,
    /// What a key selected: it is brought to where it is seen, once.
    pub to_show: Option<IncidentId>,
    reassign: Option<Reassign>,
}

impl QueueView {
    /// The incidents of the list as it was drawn last, top down.
    #[must_use]
    pub fn drawn(&self) -> &[IncidentId] {
        &self.listed.rows
    }
}

/// Draws the queue.
pub fn queue_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut View, outbox: &mut Outbox) {
    let all = listed::all(sight);
    head::head_ui(ui, sight, view, &all);
    let QueueView {
        whose,
        filter,
        listed,
        to_show,
        reassign,
        ..
    } = &mut view.queue;
    // What was listed when somebody pressed is what he saw.
    reassign_ui(ui, sight, reassign, &listed.open, outbox);
    let typed = filter.trim();
    let held = is_held(ui, ui.available_rect_before_wrap());
    listed.look(sight, (*whose, typed), held);
    head::hidden_ui(ui, sight, listed);
    let (whose, is_searched) = (*whose, !typed.is_empty());
    let show = to_show.take();
    // Put back below: a row may change what is listed.
    let listed = std::mem::take(&mut view.queue.listed);
    ScrollArea::vertical().id_salt("queue").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if listed.rows.is_empty() {
            ui.add_space(24.0);
            let none = match whose {
                _ if is_searched => {
                    let typed = view.queue.filter.trim();
                    sight.say_with(Key::QueueFilterNone, [("typed", typed.into())])
                }
                Whose::All => sight.say(Key::QueueEmpty).into_owned(),
                Whose::Mine | Whose::Nobodys => sight.say(Key::QueueNoneListed).into_owned(),
            };
            ui.vertical_centered(|ui| ui.add(Label::new(sight.look.row(none)).wrap()));
        }
        let show = show.and_then(|id| Some((listed.place_of(&id)?, None)));
        // A long list is looked over; in a short one each name has the room that it needs.
        let rows = if listed.rows.len() > SHORT { 1 } else { 2 };
        long_list(ui, "rows", &listed.long, show, |ui, place| {
            let id = listed.rows.get(place);
            if let Some(incident) = id.and_then(|id| sight.state().incidents.get(id)) {
                row::row_ui(ui, sight, incident, (view, rows), outbox);
            }
        });
        if let Some(since) = sight.blind_since() {
            blind_ui(ui, sight, since);
        }
        if !listed.rows.is_empty() {
            let end = match whose {
                _ if is_searched => Key::QueueEndSearched,
                Whose::All => Key::QueueEnd,
                Whose::Mine | Whose::Nobodys => Key::QueueEndFiltered,
            };
            Frame::new()
                .inner_margin(Margin::symmetric(space::PANEL, 4))
                .show(ui, |ui| ui.label(sight.look.note(sight.say(end))));
        }
    });
    view.queue.listed = listed;
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
