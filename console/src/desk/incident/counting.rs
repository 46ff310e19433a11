//! 盘点: a depot was counted. The count is the truth from then on; a difference is asked about.

use dispatch_core::command::{Command, CountStock};
use dispatch_core::words::{DepotId, SupplyId};
use eframe::egui::Ui;

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, number_field, plain_button, text_field};
use crate::language::Key;

/// A count half written.
#[derive(Debug, Default)]
pub struct CountForm {
    depot: Option<DepotId>,
    quantity: String,
    words: String,
}

/// The button that opens the count of one depot.
pub fn open_ui(ui: &mut Ui, sight: &Sight<'_>, depot: &DepotId, form: &mut CountForm) {
    let text = sight.say(Key::CountStock);
    let name = format!("{text} {}", sight.depot(depot));
    if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
        let shown = form.depot.as_ref() == Some(depot);
        *form = CountForm {
            depot: (!shown).then(|| depot.clone()),
            ..CountForm::default()
        };
    }
}

/// The count itself, below the depot it is of.
pub fn count_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (depot, item): (&DepotId, &SupplyId),
    form: &mut CountForm,
    outbox: &mut Outbox,
) {
    if form.depot.as_ref() != Some(depot) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let name = sight.say(Key::StockCounted);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.quantity);
        text_field(ui, sight, (Key::CountWords, 160.0), &mut form.words);
        // What nobody counted is unknown and not 0.
        let command = form.quantity.parse().ok().map(|quantity| {
            Command::CountStock(CountStock {
                depot: depot.clone(),
                item: item.clone(),
                quantity,
                words: written(&form.words),
            })
        });
        let step = (Key::StepCountStock, &*sight.depot(depot));
        if act(ui, sight, step, command, outbox) {
            *form = CountForm::default();
        }
    });
}
