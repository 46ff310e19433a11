//! Stock that several incidents want: who gets how much of it, side by side, and what each loses.

use dispatch_core::proposal::{SupplyClaim, SupplyOutlook};
use dispatch_core::sentence::Proposed;
use dispatch_core::words::IncidentId;
use eframe::egui::{TextWrapMode, Ui};

use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, lead};
use crate::language::Key;

/// Draws the claims on an item, the most urgent first. Returns the incident that the person wants to see.
pub fn claims_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, told): (&SupplyOutlook, &Proposed<'_>),
) -> Option<IncidentId> {
    if it.claims.is_empty() {
        return None;
    }
    let item = sight.supply(&it.item);
    let title = sight.say_with(Key::SendingSharedStock, [("item", item.into())]);
    ui.label(sight.look.strong(title));
    let mut go_to = None;
    for pair in it.claims.chunks(2) {
        ui.columns(2, |columns| {
            for (ui, claim) in columns.iter_mut().zip(pair) {
                if claim_ui(ui, sight, (it, claim, told)) {
                    go_to = Some(claim.incident.clone());
                }
            }
        });
    }
    go_to
}

/// Draws one claim. Returns whether its incident was pressed.
fn claim_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, claim, told): (&SupplyOutlook, &SupplyClaim, &Proposed<'_>),
) -> bool {
    let title = match sight.state().incident(&claim.incident) {
        Some(incident) => sight.title(incident),
        None => claim.incident.to_string(),
    };
    let pressed = lead(ui, sight.look.row(title), TextWrapMode::Wrap).clicked();
    let (tone, key) = if claim.short() == 0 {
        (Tone::Green, Key::SendingHasEnough)
    } else {
        (Tone::Amber, Key::SendingHasNotEnough)
    };
    ui.horizontal(|ui| chip(ui, sight.look, tone, &sight.say(key)));
    for clause in told.supply_gets(&it.item, claim) {
        ui.label(sight.look.label(sight.lang().text(clause)));
    }
    pressed
}
