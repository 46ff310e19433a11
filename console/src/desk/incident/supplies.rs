//! Section 4, supplies 物资: what is here, and what a depot could send.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Supply, SupplyBack};
use dispatch_core::register::Depot;
use dispatch_core::state::Incident;
use dispatch_core::words::{DepotId, SupplyId};
use eframe::egui::{ComboBox, Ui};

use super::counting::{CountForm, count_ui, open_ui};
use super::press::{decided, number};
use super::voice::Decider;
use crate::desk::nearest::{NearestDepot, is_short};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Weight, act_button, list_line, number_field};
use crate::language::Key;

/// A wish half written.
#[derive(Debug, Default)]
pub struct SupplyForm {
    item: Option<SupplyId>,
    quantity: String,
    count: CountForm,
    nearest: NearestDepot,
    decider: Decider,
    /// How many came back or were used up, half written for each line.
    back: BTreeMap<(DepotId, SupplyId), String>,
}

/// The section's fact.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> String {
    let parts: Vec<String> = incident
        .supplies
        .values()
        .flat_map(|items| items.iter())
        .filter(|(_, line)| line.out() > 0)
        .map(|(item, line)| format!("{} {}", sight.supply(item), line.out()))
        .collect();
    if parts.is_empty() {
        sight.say(Key::SuppliesNone).into_owned()
    } else {
        parts.join(" · ")
    }
}

/// Draws the section.
pub fn supplies_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SupplyForm,
    outbox: &mut Outbox,
) {
    for (depot, items) in &incident.supplies {
        for (item, line) in items {
            ui.horizontal_wrapped(|ui| {
                let name = sight.supply(item);
                let text = sight.say_with(
                    Key::SupplyLine,
                    [
                        ("item", name.as_str().into()),
                        ("out", line.out().into()),
                        ("issued", line.issued.into()),
                        ("depot", sight.depot(depot).into()),
                    ],
                );
                ui.label(sight.look.row(text));
                if line.out() == 0 {
                    return;
                }
                let key = (depot.clone(), item.clone());
                let half = form.back.entry(key).or_default();
                let depot_name = sight.depot(depot);
                let who = format!("{name} {depot_name}");
                let spoken = format!("{} {who}", sight.say(Key::BackNumber));
                number_field(ui, sight, &spoken, half);
                // All that is out where no number is written; the button says how many it is.
                let n = number(half).unwrap_or(line.out());
                let back = |returned, consumed| {
                    Command::SupplyBack(SupplyBack {
                        incident: incident.id.clone(),
                        depot: depot.clone(),
                        item: item.clone(),
                        returned,
                        consumed,
                    })
                };
                let mut done = false;
                for (key, command) in [
                    (Key::StepReturned, back(n, 0)),
                    (Key::StepConsumed, back(0, n)),
                ] {
                    let refusal = sight.refusal(&command);
                    let text = format!("{} {n}", sight.say(key));
                    let spoken = format!("{} {who}", sight.say(key));
                    let words = (&*text, &*spoken);
                    if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                        outbox.push(command, sight.now);
                        done = true;
                    }
                }
                if done {
                    half.clear();
                }
            });
        }
    }
    if incident.status.is_open() {
        form_ui(ui, sight, incident, form, outbox);
    }
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut SupplyForm,
    outbox: &mut Outbox,
) {
    let items = items(sight, incident);
    let chosen = form.item.clone().or_else(|| items.first().cloned());
    ui.horizontal(|ui| {
        let text = chosen
            .as_ref()
            .map(|it| sight.supply(it))
            .unwrap_or_default();
        ComboBox::from_id_salt("item")
            .selected_text(text)
            .show_ui(ui, |ui| {
                for item in &items {
                    let name = sight.supply(item);
                    if list_line(ui, chosen.as_ref() == Some(item), name) {
                        form.item = Some(item.clone());
                    }
                }
            })
            .response
            .listed(sight, Key::SupplyItem);
        let name = sight.say(Key::Quantity);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.quantity);
        form.decider.ui(ui, sight, incident, Key::StepSupply);
    });
    let Some(item) = chosen else { return };
    let depots = depots_with(sight, &item);
    if depots.is_empty() {
        ui.label(sight.look.note(sight.say(Key::NoDepotHolds)));
    }
    // The first that has too little; what is nearest instead is said once for all of them.
    let mut short = None;
    for (depot, here, out) in depots.into_iter().take(6) {
        ui.horizontal(|ui| {
            let name = sight.depot(&depot.id);
            let text = sight.say_with(
                Key::DepotStock,
                [
                    ("depot", name.as_str().into()),
                    ("here", here.into()),
                    ("out", out.into()),
                ],
            );
            ui.label(sight.look.row(text));
            let wanted = || sight.say(Key::QuantityWanted).into_owned();
            let issue = number(&form.quantity).map(|quantity| Supply {
                incident: incident.id.clone(),
                depot: depot.id.clone(),
                item: item.clone(),
                quantity,
                proposal: None,
            });
            if short.is_none() {
                short = issue.clone().filter(|it| is_short(sight, it));
            }
            let command = issue.map(Command::Supply).ok_or_else(wanted);
            let heard = form.decider.heard(sight, incident);
            let words = (Weight::Small, Key::StepSupply, name.as_str());
            if decided(ui, sight, words, command, heard, outbox) {
                form.quantity.clear();
                form.decider = Decider::default();
            }
            open_ui(ui, sight, &depot.id, &mut form.count);
        });
        count_ui(ui, sight, (&depot.id, &item), &mut form.count, outbox);
    }
    if let Some(short) = short {
        form.nearest.text_ui(ui, sight, incident, &short);
    }
}

/// What the type usually asks for first, then everything that any depot holds.
fn items(sight: &Sight<'_>, incident: &Incident) -> Vec<SupplyId> {
    let usual: &[String] = sight.kind(incident).map_or(&[], |it| &it.supplies);
    let mut items: Vec<SupplyId> = usual
        .iter()
        .filter_map(|id| SupplyId::new(id).ok())
        .collect();
    for stock in sight.state().stock.values() {
        for item in stock.keys() {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
    }
    items
}

/// The depots that hold an item, the fullest first, with what lies there and what is out.
fn depots_with<'a>(sight: &Sight<'a>, item: &SupplyId) -> Vec<(&'a Depot, u32, u32)> {
    let state = sight.state();
    let mut depots: Vec<(&Depot, u32, u32)> = state
        .stock
        .iter()
        .filter_map(|(id, stock): (&DepotId, _)| {
            let line = stock.get(item)?;
            let depot = state.register.depots.get(id)?;
            Some((&**depot, line.here, line.out))
        })
        .collect();
    depots.sort_by_key(|(depot, here, _)| (std::cmp::Reverse(*here), &depot.id));
    depots
}
