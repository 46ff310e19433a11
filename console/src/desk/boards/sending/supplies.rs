//! Supplies of the incident: how long they last, and what the depots could send.

use dispatch_core::sentence::Proposed;
use dispatch_core::view::SupplyOutlook;
use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::language::Key;

/// Depots that are named for an item from which nothing is proposed.
const OFFERS: usize = 2;

/// Draws the items that the incident has or uses; what the type asks for and nobody has sent yet, by
/// the nearest depot.
pub fn supplies_ui(ui: &mut Ui, sight: &Sight<'_>, (all, told): (&[SupplyOutlook], &Proposed<'_>)) {
    let is_there = |it: &&SupplyOutlook| it.here > 0 || it.used > 0;
    let there: Vec<&SupplyOutlook> = all.iter().filter(is_there).collect();
    if there.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(sight.look.title(sight.say(Key::SendingSupplies)));
    for it in there {
        let p = &sight.look.palette;
        let text = sight.look.row(sight.lang().text(told.supply(it)));
        let lacks = it.short > 0 || it.gap_s > 0;
        ui.label(if lacks {
            text.color(p.amber.text)
        } else {
            text
        });
        let proposed = it.offers.iter().filter(|it| it.takes > 0);
        let others = it.offers.iter().filter(|it| it.takes == 0);
        let count = proposed.clone().count().max(OFFERS);
        for offer in proposed.chain(others).take(count) {
            let text = sight.lang().text(told.offer(&it.item, offer));
            ui.label(sight.look.label(text));
        }
    }
}
