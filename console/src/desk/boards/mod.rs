//! The boards of the district: what concerns the night and no single incident. Each is a
//! pane, as a rule a tab beside the incident that says what waits on it.

mod about;
mod areas;
mod contacts;
mod half;
mod heard;
mod instructions;
mod kept;
mod moment;
mod obligations;
mod paper;
mod places;
mod responses;
mod returns;
mod say;
mod sending;
mod shift;
mod trial;

pub use areas::{
    LeakForm, affected_name, amount_text, from_text, light_text, meant as meant_area,
    proposed_command, proposed_light, rung_for, substance_name, townships_by,
};
pub use contacts::{numbers, proposed_call};
pub use heard::{HEARD_BY, Heard, heard_by_ui, heard_ui, means_called_ui, means_ui, on_behalf};
pub use moment::{Day, Moment, clock_text, moment_edit, typed as moment_of};
pub use obligations::{Owing, drafted, owing, understood};
pub use sending::{Proposals, counts_ui, offers_of};

pub use instructions::{InstructionForm, of_incident_ui as instructions_of_incident_ui};
pub use paper::PaperForm;
pub use returns::GiveForm;

use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::look::bold;
use super::map::MapView;
use super::outbox::Outbox;
use super::seat::Seat;
use super::sight::Sight;
use super::theme::{size, space};
use super::widgets::{blind_ui, end_ui};
use crate::language::Key;

/// One board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// 应急响应
    Responses,
    /// 时限事项
    Obligations,
    /// 领导指示、上级交办
    Instructions,
    /// 镇街填报
    Returns,
    /// 联络盘
    Contacts,
    /// 设施与风险点
    Places,
    /// 补录
    Paper,
    /// 交接班
    Shift,
    /// 影响区
    Areas,
    /// 派谁
    Sending,
}

/// In the order of the tabs and of their keys, Ctrl 1 and on.
pub const BOARDS: &[(Board, Key, Key)] = &[
    (
        Board::Responses,
        Key::BoardResponses,
        Key::BoardResponsesShort,
    ),
    (
        Board::Obligations,
        Key::BoardObligations,
        Key::BoardObligationsShort,
    ),
    (
        Board::Instructions,
        Key::BoardInstructions,
        Key::BoardInstructionsShort,
    ),
    (Board::Returns, Key::BoardReturns, Key::BoardReturnsShort),
    (Board::Contacts, Key::BoardContacts, Key::BoardContactsShort),
    (Board::Places, Key::BoardPlaces, Key::BoardPlacesShort),
    (Board::Paper, Key::BoardPaper, Key::BoardPaperShort),
    (Board::Shift, Key::BoardShift, Key::BoardShiftShort),
    (Board::Areas, Key::BoardAreas, Key::BoardAreasShort),
    (Board::Sending, Key::BoardSending, Key::BoardSendingShort),
];

/// What the person has half written on each.
#[derive(Debug, Default)]
pub struct BoardsView {
    responses: responses::ResponsesForm,
    obligations: obligations::ObligationsForm,
    instructions: instructions::InstructionsForm,
    returns: returns::ReturnsForm,
    contacts: contacts::ContactsForm,
    places: places::PlacesForm,
    paper: paper::PaperForm,
    shift: shift::ShiftForm,
    areas: areas::AreasForm,
    sending: sending::SendingForm,
    /// The incident that is selected beside the boards.
    beside: Option<IncidentId>,
}

impl BoardsView {
    /// Which incident is selected beside the boards: what is written here may be about it.
    pub fn beside(&mut self, selected: Option<&IncidentId>) {
        self.beside = selected.cloned();
        self.paper.propose(selected);
    }
}

impl BoardsView {
    /// Opens the report of the district that was drafted for what waits under this name.
    pub fn open_draft(&mut self, name: &str) {
        self.obligations.open_draft(name);
    }

    /// The seat as another person took it over by his signature, once.
    pub fn take_seat(&mut self) -> Option<Seat> {
        self.shift.take_seat()
    }
}

/// How many things wait on a board for somebody to act.
pub fn wants(sight: &Sight<'_>, board: Board) -> usize {
    match board {
        Board::Responses => responses::wants(sight),
        Board::Obligations => obligations::wants(sight),
        Board::Instructions => instructions::wants(sight),
        Board::Returns => returns::wants(sight),
        Board::Contacts => contacts::wants(sight),
        Board::Places => places::wants(sight),
        Board::Paper => paper::wants(sight),
        Board::Shift => shift::wants(sight),
        Board::Areas => areas::wants(sight),
        Board::Sending => sending::wants(sight),
    }
}

/// Draws a board. Returns the incident that the person wants to see.
pub fn board_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    board: Board,
    (view, map): (&mut BoardsView, &mut MapView),
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let name = BOARDS.iter().find(|(it, _, _)| *it == board);
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if let Some((_, name, _)) = name {
                let ink = sight.look.palette.ink1;
                ui.label(bold(sight.say(*name), size::TITLE, ink));
            }
            let scrolled = ScrollArea::vertical().id_salt("board").show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let blind = sight.blind_since();
                // Above everything: what stands below is of that moment.
                if let Some(since) = blind {
                    blind_ui(ui, sight, since);
                }
                let wanted = match board {
                    Board::Responses => {
                        responses::responses_ui(ui, sight, &mut view.responses, outbox)
                    }
                    Board::Obligations => {
                        let (form, beside) = (&mut view.obligations, view.beside.as_ref());
                        obligations::obligations_ui(ui, sight, form, beside, outbox)
                    }
                    Board::Instructions => {
                        let (form, beside) = (&mut view.instructions, view.beside.as_ref());
                        instructions::instructions_ui(ui, sight, form, beside, outbox)
                    }
                    Board::Returns => returns::returns_ui(ui, sight, &mut view.returns, outbox),
                    Board::Contacts => contacts::contacts_ui(ui, sight, &mut view.contacts, outbox),
                    Board::Places => {
                        let at = (view.beside.as_ref(), map);
                        places::places_ui(ui, sight, &mut view.places, at, outbox)
                    }
                    Board::Paper => paper::paper_ui(ui, sight, &mut view.paper, outbox),
                    Board::Shift => shift::shift_ui(ui, sight, &mut view.shift, outbox),
                    Board::Areas => {
                        let beside = view.beside.as_ref();
                        areas::areas_ui(ui, sight, (&mut view.areas, map), beside, outbox)
                    }
                    Board::Sending => {
                        let (form, beside) = (&mut view.sending, view.beside.as_ref());
                        sending::sending_ui(ui, sight, form, beside, outbox)
                    }
                };
                if blind.is_none() {
                    end_ui(ui, sight);
                }
                wanted
            });
            scrolled.inner
        })
        .inner
}
