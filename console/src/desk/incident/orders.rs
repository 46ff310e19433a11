//! Orders 指令: to one or many, each with its receipt and its answer; 紧急撤离 to all on the scene.

use std::collections::BTreeSet;

use dispatch_core::command::{
    Answer, Command, Confirm, Order, OrderAnswer, PullOut, Receipt, SpokenOrder,
};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::sentence::Copied;
use dispatch_core::state::{Addressee, Incident, OrderKind, OrderRecord, OrderWarning};
use dispatch_core::words::OrderId;
use eframe::egui::{Frame, Label, Margin, Ui};

use super::press::{press, said};
use crate::desk::copying::copy_ui;
use crate::desk::look::inked;
use crate::desk::outbox::{Outbox, fresh_id};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, act_button, chip, clock_hm, sign, text_field, toggle};
use crate::language::Key;

/// An order half written.
#[derive(Debug, Default)]
pub struct OrderForm {
    open: bool,
    words: String,
    to: BTreeSet<Party>,
    spoken: bool,
    unable: String,
}

impl OrderForm {
    /// Opens or closes it; what is half written stays.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }
}

/// Draws the orders given, and the form for a new one.
pub fn orders_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    for (id, order) in incident.orders.iter().rev() {
        order_ui(ui, sight, incident, (id, order), form, outbox);
    }
}

/// The buttons by which orders are given.
pub fn order_buttons_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    if !incident.status.is_open() {
        return;
    }
    let text = sight.say(Key::NewOrder);
    if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
        form.open = !form.open;
    }
    pull_out_ui(ui, sight, incident, outbox);
}

/// The order that is being written.
pub fn order_form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    if form.open && incident.status.is_open() {
        form_ui(ui, sight, incident, form, outbox);
    }
}

fn order_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, order): (&OrderId, &OrderRecord),
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let pull_out = order.kind == OrderKind::PullOut;
    Frame::new()
        .fill(if pull_out && order.confirmed.is_none() {
            p.late
        } else {
            p.bg2
        })
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let key = match order.kind {
                    OrderKind::Written => Key::OrderWritten,
                    OrderKind::Spoken => Key::OrderSpoken,
                    OrderKind::PullOut => Key::PullOut,
                };
                chip(
                    ui,
                    sight.look,
                    if pull_out { Tone::Red } else { Tone::Grey },
                    &sight.say(key),
                );
                ui.label(inked(clock_hm(order.given.at), size::NOTE, p.ink2));
                ui.label(sight.look.strong(order.words.as_str()));
                let receipts = sight.say_with(
                    Key::ReceiptsOf,
                    [
                        ("n", order.received().into()),
                        ("of", order.to.len().into()),
                    ],
                );
                ui.label(sight.look.label(receipts));
                if order.confirmed.is_some() {
                    chip(ui, sight.look, Tone::Green, &sight.say(Key::OrderConfirmed));
                } else {
                    let command = Command::Confirm(Confirm {
                        incident: incident.id.clone(),
                        order: id.clone(),
                    });
                    let who = order.words.as_str();
                    press(ui, sight, (Key::StepConfirm, who), command, None, outbox);
                }
                copy_ui(
                    ui,
                    sight,
                    order.words.as_str(),
                    Copied::Order(incident, order),
                );
            });
            for warning in &order.warnings {
                let text = match warning {
                    OrderWarning::PeopleInside(n) => {
                        sight.say_with(Key::WarnPeopleInside, [("n", (*n).into())])
                    }
                    OrderWarning::HoldPoint(act) => {
                        sight.say_with(Key::WarnHoldPoint, [("act", act.as_str().into())])
                    }
                };
                sign(ui, sight.look, Tone::Amber, &text);
            }
            if order.confirmed.is_some() {
                // What is done keeps one line.
                return;
            }
            for (who, addressee) in &order.to {
                addressee_ui(ui, sight, incident, (id, who, addressee), form, outbox);
            }
        });
}

fn addressee_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, who, addressee): (&OrderId, &Party, &Addressee),
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    let name = sight.party(who);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.row(&*name));
        match &addressee.answer {
            Some(OrderAnswer::Done) => {
                chip(ui, sight.look, Tone::Green, &sight.say(Key::AnswerDone));
                return;
            }
            Some(OrderAnswer::Doing { .. }) => {
                chip(ui, sight.look, Tone::Blue, &sight.say(Key::AnswerDoing));
            }
            Some(OrderAnswer::Unable { reason, .. }) => {
                let text = format!("{} {reason}", sight.say(Key::AnswerUnable));
                sign(ui, sight.look, Tone::Red, &text);
            }
            None => {}
        }
        let heard = sight.heard_from(who);
        if addressee.receipt.is_none() {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::NoReceipt));
            let command = Command::Receipt(Receipt {
                incident: incident.id.clone(),
                order: id.clone(),
                who: who.clone(),
                told_in_person: false,
            });
            press(
                ui,
                sight,
                (Key::StepReceipt, &name),
                command,
                heard.clone(),
                outbox,
            );
        }
        let answer = |answer: OrderAnswer| {
            Command::Answer(Answer {
                incident: incident.id.clone(),
                order: id.clone(),
                who: who.clone(),
                answer,
            })
        };
        let doing = answer(OrderAnswer::Doing { eta_at: None });
        press(
            ui,
            sight,
            (Key::AnswerDoing, &name),
            doing,
            heard.clone(),
            outbox,
        );
        press(
            ui,
            sight,
            (Key::AnswerDone, &name),
            answer(OrderAnswer::Done),
            heard.clone(),
            outbox,
        );
        let reason = sight.say(Key::AnswerUnable);
        ui.menu_button(inked(&*reason, size::NOTE, sight.look.palette.ink1), |ui| {
            text_field(ui, sight, (Key::Reason, 220.0), &mut form.unable);
            let command = answer(OrderAnswer::Unable {
                reason: said(&form.unable),
                eta_at: None,
            });
            let before = outbox.drafts().len();
            press(ui, sight, (Key::StepRecord, &name), command, heard, outbox);
            if outbox.drafts().len() > before {
                form.unable.clear();
            }
        });
    });
}

fn pull_out_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    let Some(order) = fresh_order() else { return };
    let command = Command::PullOut(PullOut {
        incident: incident.id.clone(),
        order,
        reason: said(&sight.record(Key::PullOutReason)),
    });
    let refusal = sight.refusal(&command);
    let text = sight.say(Key::PullOut);
    if act_button(
        ui,
        sight.look,
        Weight::Danger,
        (&text, &text),
        refusal.as_deref(),
    ) {
        outbox.push(command, sight.now);
    }
}

/// A fresh name for an order.
fn fresh_order() -> Option<OrderId> {
    OrderId::new(&format!("o-{}", fresh_id().simple())).ok()
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    text_field(ui, sight, (Key::OrderWords, f32::INFINITY), &mut form.words);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::OrderTo)));
        for party in parties(incident) {
            let chosen = form.to.contains(&party);
            if toggle(ui, sight.look, chosen, &sight.party(&party)) {
                if chosen {
                    form.to.remove(&party);
                } else {
                    form.to.insert(party);
                }
            }
        }
    });
    ui.horizontal(|ui| {
        ui.checkbox(&mut form.spoken, &*sight.say(Key::OrderIsSpoken));
        let Some(order) = fresh_order() else { return };
        let to: Vec<Party> = form.to.iter().cloned().collect();
        let command = if form.spoken {
            Command::SpokenOrder(SpokenOrder {
                incident: incident.id.clone(),
                order,
                by: incident
                    .commander()
                    .map_or(Party::Centre, |tenure| Party::Post(tenure.post.clone())),
                given_at: sight.now,
                means: Means::Radio,
                to,
                words: said(&form.words),
                read_back: false,
                act: None,
                override_reason: None,
            })
        } else {
            Command::Order(Order {
                incident: incident.id.clone(),
                order,
                to,
                words: said(&form.words),
                act: None,
                override_reason: None,
                cancels: None,
                due_at: None,
            })
        };
        let missing = (form.words.trim().is_empty() || form.to.is_empty())
            .then(|| sight.say(Key::OrderNeeds).into_owned());
        let refusal = missing.or_else(|| sight.refusal(&command));
        let text = sight.say(Key::StepOrder);
        if act_button(
            ui,
            sight.look,
            Weight::Primary,
            (&text, &text),
            refusal.as_deref(),
        ) {
            outbox.push(command, sight.now);
            *form = OrderForm::default();
        }
        if let Some(why) = refusal {
            ui.add(Label::new(sight.look.note(why)).wrap());
        }
    });
}

/// Everybody who can be ordered here: those called, and the teams that are held.
pub fn parties(incident: &Incident) -> Vec<Party> {
    let departments = incident
        .calls
        .keys()
        .map(|id| Party::Department(id.clone()));
    let teams = incident
        .assignments
        .iter()
        .filter(|(_, it)| it.state.holds())
        .map(|(id, _)| Party::Team(id.clone()));
    let township = std::iter::once(Party::Township(incident.township.clone()));
    township.chain(departments).chain(teams).collect()
}
