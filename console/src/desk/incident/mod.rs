//! The selected incident, in the order in which the work is done.

mod act_row;
mod arrived;
mod board;
mod called_back;
mod calling;
mod cannot;
mod claims;
mod clocks;
mod command;
mod counting;
mod duties;
mod ends;
mod exercise;
mod figures;
mod forces;
mod free_team;
mod free_teams;
mod guidance;
mod half;
mod head;
mod hold_points;
mod log;
mod matters;
mod notes;
mod order_act;
mod order_answers;
mod order_folds;
mod order_form;
mod orders;
mod pages;
mod part;
mod persons;
mod press;
mod pull_out;
mod recall;
mod replace;
mod reports;
mod response;
mod ringing;
mod safety;
mod scene_contacts;
mod settling;
mod sought;
mod supplies;
mod transfer;
mod voice;
mod zone;
mod zone_form;

use dispatch_core::state::Incident;
use dispatch_core::words::IncidentId;
use eframe::egui::{ScrollArea, Ui, UiBuilder};

pub use claims::{holder_chip, officers};
pub use command::posts;
pub use figures::{FigureForm, SHOWN, source_or_unknown, sourced_figures_ui};
pub use forces::owner;
pub use free_team::sent;
pub use free_teams::proposed;
pub use log::command_name;
pub use matters::{EvacuationForm, MANNERS, Matter, PLOTS, RequestForm};
pub use notes::NoteForm;
pub use order_act::{proposed as proposed_act, warnings};
pub use order_answers::receipt;
pub use order_form::OrderForm;
pub use orders::{cancels, confirm, parties};
pub use pages::IncidentView;
use pages::Pages;
pub use part::{Part, part_ui};
pub use persons::reached_by_ui;
pub use press::{act, fresh, press, said, written};
pub use pull_out::{is_sounding, pull_out};
pub use reports::ReportForm;
pub use ringing::{dialled, next_attempt};
pub use safety::newest as newest_count;
pub use transfer::TransferForm;
pub use voice::commander as voice_of_scene;
pub use zone::ZoneForm;

use super::boards::instructions_of_incident_ui;
use super::map::MapView;
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::space;
use super::to_live::{ToLiveView, take_ui};
use super::widgets::{Pocket, Section, into_sight, section};
use crate::language::Key;

/// Draws the column for one incident, or says that none is chosen. What stands apart in a pane of its own
/// is not drawn here.
pub fn incident_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    selected: Option<&IncidentId>,
    view: &mut IncidentView,
    apart: &[Part],
    (map, to_live, outbox): (&mut MapView, &mut ToLiveView, &mut Outbox),
) {
    let Some(incident) = selected.and_then(|id| sight.state().incident(id)) else {
        ui.add_space(40.0);
        ui.vertical_centered(|ui| ui.label(sight.look.note(sight.say(Key::NothingSelected))));
        return;
    };
    with_pages(ui, view, incident, |ui, pages| {
        let right = ui.max_rect().right();
        let is_low = ui.available_height() < LOW;
        let mut shown = |ui: &mut Ui, pages: &mut Pages, outbox: &mut Outbox| {
            let sending = !sight.past && outbox.waits_about(&incident.id);
            head::head_ui(ui, sight, incident, sending);
            claims::claim_ui(ui, sight, incident, outbox, |ui, outbox| {
                take_ui(ui, sight, incident, to_live, outbox);
            });
            scene_contacts::contacts_ui(ui, sight, incident, &mut pages.contacts, outbox);
            figures::figures_ui(ui, sight, incident, &mut pages.figures, outbox);
        };
        if !is_low {
            shown(ui, pages, outbox);
        }
        danger_ui(ui, sight, incident, pages, outbox);
        if !is_low {
            settling::settling_ui(ui, sight, incident, &mut pages.settling, outbox);
        }
        // A head that is wider than the column, as in English, must not widen what stands below it.
        let mut room = ui.available_rect_before_wrap();
        room.max.x = right;
        if act_row::is_here(sight, incident) {
            room = act_row::act_row_ui(ui, sight, room, pages);
        }
        let mut below = ui.new_child(UiBuilder::new().max_rect(room));
        let ui = &mut below;
        ScrollArea::vertical().id_salt("sections").show(ui, |ui| {
            if is_low {
                shown(ui, pages, outbox);
                settling::settling_ui(ui, sight, incident, &mut pages.settling, outbox);
            }
            ui.spacing_mut().item_spacing.y = 3.0;
            for number in 1..=SECTIONS.len() {
                if apart.iter().all(|it| it.number() != number) {
                    section_ui(ui, sight, incident, pages, (number, map, outbox));
                }
            }
        });
    });
}

/// A column lower than this, in points, scrolls the head with the sections: else nothing would be left for
/// them.
const LOW: f32 = 400.0;

/// What is never scrolled out of sight: who is inside and who is missing, the signal under the hand of
/// whoever commands, a pull-out that is not over.
fn danger_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    pages: &mut Pages,
    outbox: &mut Outbox,
) {
    safety::inside_ui(ui, sight, incident);
    if commands(sight, incident) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(space::PANEL.into());
            pull_out::pull_out_ui(ui, sight, incident, &mut pages.pull_out, outbox);
        });
    }
    pull_out::board_ui(ui, sight, incident, &mut pages.pull_out, outbox);
}

/// Whether whoever sits here commands this incident.
fn commands(sight: &Sight<'_>, incident: &Incident) -> bool {
    let tenure = incident.commander();
    tenure.is_some_and(|it| it.post == sight.seat.post)
}

/// Draws with what is half written about an incident; what was cut out of its words is of a person of
/// this incident.
fn with_pages(
    ui: &mut Ui,
    view: &mut IncidentView,
    incident: &Incident,
    draw: impl FnOnce(&mut Ui, &mut Pages),
) {
    let pages = view.pages.entry(incident.id.clone()).or_default();
    pages.guidance.plans.clone_from(&view.plans);
    let moved_before = Pocket::look(ui.ctx()).len();
    ui.push_id(incident.id.as_str(), |ui| draw(ui, pages));
    let moved = Pocket::take(ui.ctx(), moved_before);
    if !moved.is_empty() {
        pages.sought.take_in(&moved);
        pages.open[5] = true;
    }
}

/// The sections in the order of the work, and of their keys from 1 on.
const SECTIONS: [Key; 8] = [
    Key::SectionCommand,
    Key::SectionBoard,
    Key::SectionForces,
    Key::SectionSupplies,
    Key::SectionGuidance,
    Key::SectionReports,
    Key::SectionLog,
    Key::SectionMatters,
];

/// The number of the log among them.
const LOG: usize = 7;

/// The most important fact of a section, and whether it is abnormal.
fn fact(
    sight: &Sight<'_>,
    incident: &Incident,
    (number, pages): (usize, &Pages),
) -> (String, bool) {
    let calm = |fact: String| (fact, false);
    match number {
        1 => command::fact(sight, incident),
        2 => board::fact(sight, incident),
        3 => forces::fact(sight, incident),
        4 => calm(supplies::fact(sight, incident)),
        5 => guidance::fact(sight, incident, &pages.guidance),
        6 => reports::fact(sight, incident),
        LOG => calm(log::fact(sight, incident, &pages.log)),
        _ => calm(matters::fact(sight, incident)),
    }
}

/// The same, with what was recorded since the last look taken in.
fn known_fact(
    sight: &Sight<'_>,
    incident: &Incident,
    (number, pages): (usize, &mut Pages),
) -> (String, bool) {
    if number == LOG {
        pages.log.look(sight, incident);
    }
    fact(sight, incident, (number, pages))
}

fn contents_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    pages: &mut Pages,
    (number, map, outbox): (usize, &mut MapView, &mut Outbox),
) {
    match number {
        1 => {
            command::command_ui(ui, sight, incident, &mut pages.command, outbox);
            instructions_of_incident_ui(ui, sight, incident);
            let (orders, ends) = (&mut pages.orders, &mut pages.ends);
            let forms = (&mut *orders, &mut pages.answers);
            orders::orders_ui(ui, sight, incident, forms, outbox);
            ui.horizontal_wrapped(|ui| {
                orders::order_buttons_ui(ui, sight, incident, orders);
                if !commands(sight, incident) {
                    pull_out::pull_out_ui(ui, sight, incident, &mut pages.pull_out, outbox);
                }
                ends::end_buttons_ui(ui, sight, incident, ends, outbox);
            });
            order_form::order_form_ui(ui, sight, incident, orders, outbox);
            ends::ends_ui(ui, sight, incident, ends, outbox);
        }
        2 => {
            board::board_ui(ui, sight, incident, &mut pages.board, outbox);
            duties::duties_ui(ui, sight, incident, &mut pages.duty, outbox);
        }
        3 => {
            forces::forces_ui(ui, sight, incident, &mut pages.forces, outbox);
            zone::safety_ui(ui, sight, incident, &mut pages.safety, outbox);
        }
        4 => supplies::supplies_ui(ui, sight, incident, &mut pages.supplies, outbox),
        5 => guidance::guidance_ui(ui, sight, incident, &mut pages.guidance, outbox),
        6 => {
            if !response::is_tall(ui) {
                response::levels_ui(ui, sight, incident);
            }
            scene_contacts::contact_form_ui(ui, sight, incident, &mut pages.contacts, outbox);
            sought::sought_ui(ui, sight, incident, &mut pages.sought, outbox);
            reports::reports_ui(ui, sight, incident, &mut pages.reports, outbox);
        }
        LOG => {
            notes::note_ui(ui, sight, incident, &mut pages.note, outbox);
            log::log_ui(ui, sight, incident, &mut pages.log, outbox);
        }
        _ => matters::matters_ui(ui, sight, incident, &mut pages.matters, map, outbox),
    }
}

/// One section: its head, which says its fact, and while it is unfolded what stands in it.
fn section_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    pages: &mut Pages,
    (number, map, outbox): (usize, &mut MapView, &mut Outbox),
) {
    let Some(index) = number.checked_sub(1).filter(|it| *it < SECTIONS.len()) else {
        return;
    };
    let (fact, alarming) = known_fact(sight, incident, (number, pages));
    let head = Section {
        key: &number.to_string(),
        title: &sight.say(SECTIONS[index]),
        fact: &fact,
        alarming,
    };
    let mut open = pages.open[index];
    let head = section(ui, sight.look, head, &mut open, |ui| {
        contents_ui(ui, sight, incident, pages, (number, map, outbox));
    });
    into_sight(&head, SECTIONS[index]);
    pages.open[index] = open;
}
