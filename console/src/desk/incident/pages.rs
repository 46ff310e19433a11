//! What is half written in the column, incident by incident, and the keys that open its forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dispatch_core::command::Command;
use dispatch_core::entry::OnBehalf;
use dispatch_core::state::Incident;
use dispatch_core::words::IncidentId;
use eframe::egui::Context;

use super::matters::Matter;
use super::{
    board, command, duties, ends, figures, forces, guidance, log, matters, notes, order_form,
    orders, pull_out, reports, scene_contacts, settling, sought, supplies, zone,
};
use crate::desk::sight::Sight;
use crate::plans::Plans;

/// What is folded and what is half written, for one incident.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) open: [bool; 8],
    pub(super) command: command::CommandForm,
    pub(super) orders: order_form::OrderForm,
    pub(super) answers: orders::AnswerForm,
    pub(super) board: board::BoardForm,
    pub(super) pull_out: pull_out::PullOutForm,
    pub(super) figures: figures::FigureForm,
    pub(super) forces: forces::ForceForm,
    pub(super) supplies: supplies::SupplyForm,
    pub(super) reports: reports::ReportForm,
    pub(super) ends: ends::EndForm,
    pub(super) safety: zone::ZoneForm,
    pub(super) guidance: guidance::GuidanceForm,
    pub(super) settling: settling::SettleForm,
    pub(super) sought: sought::SoughtForm,
    pub(super) contacts: scene_contacts::ContactForm,
    pub(super) matters: matters::MatterForm,
    pub(super) note: notes::NoteForm,
    pub(super) log: log::LogView,
    pub(super) duty: duties::DutyForm,
}

impl Default for Pages {
    fn default() -> Pages {
        Pages {
            // Command, report board and forces stand open; the rest says its fact on one line.
            open: [true, true, true, false, false, false, false, false],
            command: command::CommandForm::default(),
            orders: order_form::OrderForm::default(),
            answers: orders::AnswerForm::default(),
            board: board::BoardForm::default(),
            pull_out: pull_out::PullOutForm::default(),
            figures: figures::FigureForm::default(),
            forces: forces::ForceForm::default(),
            supplies: supplies::SupplyForm::default(),
            reports: reports::ReportForm::default(),
            ends: ends::EndForm::default(),
            safety: zone::ZoneForm::default(),
            guidance: guidance::GuidanceForm::default(),
            settling: settling::SettleForm::default(),
            sought: sought::SoughtForm::default(),
            contacts: scene_contacts::ContactForm::default(),
            matters: matters::MatterForm::default(),
            note: notes::NoteForm::default(),
            log: log::LogView::default(),
            duty: duties::DutyForm::default(),
        }
    }
}

/// The column's own view: what is half written stays with its incident when another is selected.
#[derive(Debug, Default)]
pub struct IncidentView {
    /// The plans of the district, once they were looked at.
    pub plans: Option<Arc<Plans>>,
    pub(super) pages: BTreeMap<IncidentId, Pages>,
}

impl IncidentView {
    pub(super) fn page(&mut self, id: &IncidentId) -> &mut Pages {
        self.pages.entry(id.clone()).or_default()
    }

    /// Forgets who the persons are at the incidents of which `lost` says so; it is told whether this
    /// seat could see them before. Returns those incidents.
    pub fn forget_persons(
        &mut self,
        lost: impl Fn(&IncidentId, bool) -> bool,
    ) -> BTreeSet<IncidentId> {
        let mut gone = BTreeSet::new();
        for (id, page) in &mut self.pages {
            let knows_nobody = page.sought.knows_nobody() && page.contacts.knows_nobody();
            let could_see = page.sought.could_see() || page.contacts.could_see();
            if !knows_nobody && lost(id, could_see) {
                page.sought.forget_persons();
                page.contacts.forget_persons();
                gone.insert(id.clone());
            }
        }
        gone
    }

    /// Unfolds or folds the section of this number, counted from 1.
    pub fn fold(&mut self, id: &IncidentId, section: usize) {
        if let Some(open) = section
            .checked_sub(1)
            .and_then(|index| self.page(id).open.get_mut(index))
        {
            *open = !*open;
        }
    }

    /// Opens or closes the form for an order.
    pub fn order(&mut self, id: &IncidentId) {
        let page = self.page(id);
        page.open[0] = true;
        page.orders.toggle();
    }

    /// Rings whoever is on top of the report board, or all who are late one after the other.
    pub fn chase(&mut self, id: &IncidentId, all: bool) {
        let page = self.page(id);
        page.open[1] = true;
        page.board.ask_chase(all);
    }

    /// The key of the pull-out was struck: the command, at the second stroke.
    pub fn strike_pull_out(
        &mut self,
        ctx: &Context,
        sight: &Sight<'_>,
        incident: &Incident,
    ) -> Option<(Command, Option<OnBehalf>)> {
        let page = self.page(&incident.id);
        page.open[0] = true;
        page.pull_out.strike(ctx, sight, incident)
    }

    /// Opens or closes the list of teams that could be sent.
    pub fn send_team(&mut self, id: &IncidentId) {
        let page = self.page(id);
        page.open[2] = true;
        page.forces.toggle();
    }

    /// Opens or closes the form of the danger zone.
    pub fn zone(&mut self, id: &IncidentId) {
        let page = self.page(id);
        page.open[2] = true;
        page.safety.open = !page.safety.open;
    }

    /// Opens or closes one of the forms of the last section.
    pub fn matter(&mut self, id: &IncidentId, matter: Matter) {
        let page = self.page(id);
        page.open[7] = true;
        page.matters.toggle(matter);
    }

    /// Opens or closes the form for figures.
    pub fn say_figures(&mut self, id: &IncidentId) {
        self.page(id).figures.toggle();
    }
}
