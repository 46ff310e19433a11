//! Supplies of the incident: how long they last, what the depots could send, and how many of it are sent.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Propose, Supply};
use dispatch_core::proposal::{Offer, SupplyOutlook};
use dispatch_core::register::Route;
use dispatch_core::sentence::Proposed;
use dispatch_core::state::Incident;
use dispatch_core::view::propose_supplies;
use dispatch_core::words::{DepotId, IncidentId, ProposalId, SupplyId};
use eframe::egui::Ui;

use super::claims::claims_ui;

use crate::desk::incident::fresh;
use crate::desk::nearest::NearestDepot;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, number_field};
use crate::language::Key;

/// Depots that are named for an item from which nothing is proposed.
const OFFERS: usize = 2;

/// How many a person wants of what a depot has, where he wrote something else than was proposed.
#[derive(Debug, Default)]
pub struct Quantities {
    typed: BTreeMap<(DepotId, SupplyId), String>,
    nearest: NearestDepot,
}

impl Quantities {
    /// What stands in the field: as it was typed, else as it was proposed. Of a depot that has to be asked
    /// nothing is proposed to be issued.
    fn text(&self, item: &SupplyId, offer: &Offer) -> String {
        let typed = self.typed.get(&(offer.depot.clone(), item.clone()));
        let proposed = Some(offer.takes).filter(|it| *it > 0 && offer.route == Route::Own);
        let proposed = || proposed.map(|it| it.to_string());
        typed.cloned().or_else(proposed).unwrap_or_default()
    }
}

/// Draws the items that the incident has or uses, with how many each depot is to send and who else wants
/// them; one button sends them. Returns the incident that the person wants to see.
pub fn supplies_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (all, told): (&[SupplyOutlook], &Proposed<'_>),
    (quantities, outbox): (&mut Quantities, &mut Outbox),
) -> Option<IncidentId> {
    let is_there = |it: &&SupplyOutlook| it.here > 0 || it.used > 0;
    let there: Vec<SupplyOutlook> = all.iter().filter(is_there).cloned().collect();
    if there.is_empty() {
        return None;
    }
    let mut go_to = None;
    ui.add_space(6.0);
    ui.label(sight.look.title(sight.say(Key::SendingSupplies)));
    let mut issues = Vec::new();
    for it in &there {
        let p = &sight.look.palette;
        let text = sight.look.row(sight.lang().text(told.supply(it)));
        let lacks = it.short > 0 || it.gap_s > 0;
        ui.label(if lacks {
            text.color(p.amber.text)
        } else {
            text
        });
        go_to = claims_ui(ui, sight, (it, told)).or(go_to);
        let proposed = it.offers.iter().filter(|it| it.takes > 0);
        let others = it.offers.iter().filter(|it| it.takes == 0);
        let count = proposed.clone().count().max(OFFERS);
        for offer in proposed.chain(others).take(count) {
            let quantity = offer_ui(ui, sight, (it, offer, told), quantities);
            if quantity > 0 {
                issues.push(Supply {
                    incident: incident.id.clone(),
                    depot: offer.depot.clone(),
                    item: it.item.clone(),
                    quantity,
                    proposal: None,
                });
            }
        }
    }
    let tools = (&mut quantities.nearest, outbox);
    if send_ui(ui, sight, incident, (there, issues), tools) {
        *quantities = Quantities::default();
    }
    go_to
}

/// One depot: what it could send by when, and how many are wanted of it.
fn offer_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, offer, told): (&SupplyOutlook, &Offer, &Proposed<'_>),
    quantities: &mut Quantities,
) -> u32 {
    let mut text = quantities.text(&it.item, offer);
    let before = text.clone();
    ui.horizontal_wrapped(|ui| {
        let item = sight.supply(&it.item);
        let args = [
            ("item", item.into()),
            ("depot", sight.depot(&offer.depot).into()),
        ];
        let name = sight.say_with(Key::SendingQuantity, args);
        number_field(ui, sight, &name, &mut text);
        let line = sight.lang().text(told.offer(&it.item, offer));
        ui.label(sight.look.label(line));
    });
    if text != before {
        let of = (offer.depot.clone(), it.item.clone());
        quantities.typed.insert(of, text.clone());
    }
    // Nine digits at most; nothing written is nothing wanted.
    text.parse().unwrap_or(0)
}

/// The button, with the first reason why something of it cannot be issued. Returns whether all was sent.
fn send_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (there, issues): (Vec<SupplyOutlook>, Vec<Supply>),
    (nearest, outbox): (&mut NearestDepot, &mut Outbox),
) -> bool {
    if issues.is_empty() {
        return false;
    }
    let n = issues.len();
    let refused = issues.iter().find_map(|it| {
        let why = sight.refusal(&Command::Supply(it.clone()))?;
        Some((it, why))
    });
    let refusal = refused.as_ref().map(|(_, why)| why.as_str());
    let text = sight.say_with(Key::SendingIssue, [("n", n.into())]);
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        let words = (&*text, &*text);
        pressed = act_button(ui, sight.look, Weight::Plain, words, refusal);
        if let Some((wanted, why)) = &refused {
            let ink = sight.look.palette.amber.text;
            ui.label(sight.look.label(why.as_str()).color(ink));
            nearest.text_ui(ui, sight, incident, wanted);
        }
    });
    if !pressed {
        return false;
    }
    let proposal = proposed(sight, incident, there);
    let id = proposal.as_ref().map(|it| it.proposal.clone());
    if let Some(proposal) = proposal {
        outbox.push(Command::Propose(Box::new(proposal)), sight.now);
    }
    for mut issue in issues {
        issue.proposal.clone_from(&id);
        outbox.push(Command::Supply(issue), sight.now);
    }
    true
}

/// The record of what was proposed; `None` in a ledger of older rules, which know of none.
fn proposed(sight: &Sight<'_>, incident: &Incident, there: Vec<SupplyOutlook>) -> Option<Propose> {
    let state = sight.state();
    if state.edition < 3 {
        return None;
    }
    let says = propose_supplies(state, sight.now, incident, there);
    Some(Propose {
        proposal: fresh("proposal", ProposalId::new)?,
        roads_at: sight.travels.roads_at(&says),
        says,
    })
}
