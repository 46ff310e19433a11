//! 领导总览: what the leader on duty has to see without asking anybody. What waits for a decision of his, and
//! every open incident, the gravest first: what its figures give and what was decided, who commands, and the
//! figures with their source and age.

mod decisions;
mod gravity;
mod row;

use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Id, Label, Margin, ScrollArea, Ui};

use super::boards::Board;
use super::look::{bold, inked};
use super::sight::Sight;
use super::theme::{size, space};
use super::waits::Moment;
use super::widgets::{LongRow, Weight, blind_ui, chip, clock_hm, end_ui, long_list, plain_button};
use crate::language::Key;
use decisions::{Decision, decisions};
use gravity::by_gravity;
use row::row_ui;

/// Where a press of the overview leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To an incident.
    Incident(IncidentId),
    /// To a board.
    Board(Board),
}

/// What was looked up last: a record number and a second have one answer.
#[derive(Debug, Default)]
pub struct OverviewView {
    of: Option<Moment>,
    decisions: Vec<Decision>,
    order: Vec<IncidentId>,
}

impl OverviewView {
    fn look(&mut self, sight: &Sight<'_>) {
        let of = sight.waits.of().cloned();
        if of.is_none() || self.of != of {
            self.decisions = decisions(sight);
            self.order = by_gravity(sight);
            self.of = of;
        }
    }
}

/// Draws it. Returns where a press leads.
pub fn overview_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    view: &mut OverviewView,
    selected: Option<&IncidentId>,
) -> Option<Goes> {
    view.look(sight);
    let p = &sight.look.palette;
    let margin = Margin::symmetric(space::PANEL, 6);
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(bold(sight.say(Key::Overview), size::TITLE, p.ink1));
        let scrolled = ScrollArea::vertical().id_salt("overview").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let blind = sight.blind_since();
            // Above everything: what stands below is of that moment.
            if let Some(since) = blind {
                blind_ui(ui, sight, since);
            }
            let mut goes = decisions_ui(ui, sight, &view.decisions);
            ui.add_space(6.0);
            goes = goes.or(incidents_ui(ui, sight, &view.order, selected));
            if blind.is_none() {
                end_ui(ui, sight);
            }
            goes
        });
        scrolled.inner
    });
    shown.inner
}

fn heading(ui: &mut Ui, sight: &Sight<'_>, key: Key, n: usize) {
    let text = sight.say_with(key, [("n", n.into())]);
    ui.label(sight.look.strong(text));
}

fn none(ui: &mut Ui, sight: &Sight<'_>, key: Key) {
    let text = sight.look.note(sight.say(key));
    ui.add(Label::new(text).wrap());
}

/// What waits, the reddest first; each leads to where it is decided.
fn decisions_ui(ui: &mut Ui, sight: &Sight<'_>, all: &[Decision]) -> Option<Goes> {
    heading(ui, sight, Key::OverviewDecisions, all.len());
    if all.is_empty() {
        none(ui, sight, Key::OverviewNoDecision);
    }
    let long = |it: &Decision| LongRow {
        id: Id::unique(("decision", &it.kind, &it.about, it.since)),
        kind: 0,
    };
    let rows: Vec<LongRow> = all.iter().map(long).collect();
    let mut goes = None;
    long_list(ui, "decisions", &rows, None, |ui, place| {
        let Some(it) = all.get(place) else { return };
        ui.horizontal(|ui| {
            chip(ui, sight.look, it.tone, &it.kind);
            if let Some(since) = it.since {
                let at = inked(clock_hm(since), size::NOTE, sight.look.palette.ink2);
                ui.label(at);
            }
            let look = sight.say(Key::OverviewLook);
            let name = format!("{look} {} {}", it.kind, it.about);
            if plain_button(ui, sight.look, Weight::Small, &look, name.trim()).clicked() {
                goes = Some(it.goes.clone());
            }
            ui.add(Label::new(sight.look.row(&*it.about)).truncate());
        });
    });
    goes
}

fn incidents_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    order: &[IncidentId],
    selected: Option<&IncidentId>,
) -> Option<Goes> {
    heading(ui, sight, Key::OverviewIncidents, order.len());
    if order.is_empty() {
        none(ui, sight, Key::QueueEmpty);
    }
    let long = |id: &IncidentId| LongRow {
        id: Id::unique(("overview", id.as_str())),
        kind: 0,
    };
    let rows: Vec<LongRow> = order.iter().map(long).collect();
    let mut goes = None;
    long_list(ui, "incidents", &rows, None, |ui, place| {
        let id = order.get(place);
        if let Some(incident) = id.and_then(|id| sight.state().incident(id))
            && row_ui(ui, sight, incident, selected == Some(&incident.id))
        {
            goes = Some(Goes::Incident(incident.id.clone()));
        }
    });
    goes
}
