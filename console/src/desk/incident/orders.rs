//! Orders 指令: to one or many, each with its receipt and its answer.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Confirm, Order};
use dispatch_core::register::Party;
use dispatch_core::sentence::Copied;
use dispatch_core::state::{Incident, OrderKind, OrderRecord, OrderWarning};
use dispatch_core::words::OrderId;
use eframe::egui::{Frame, Margin, Ui};

use super::order_answers::{Answering, addressee_ui, answered_ui};
use super::order_folds::{OrderFolds, Standing};
use super::order_form::OrderForm;
use super::press::{press, said};
use super::pull_out::is_sounding;
use super::voice::decided_by;
use crate::desk::copying::copy_ui;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Deadline, Tone, Weight, chip, clock_hm, deadline_ui, opener, plain_button, sign,
};
use crate::language::Key;

/// Answers half written, each of one addressee of one order, and what is unfolded.
#[derive(Debug, Default)]
pub struct AnswerForm {
    half: BTreeMap<(OrderId, Party), Answering>,
    folds: OrderFolds,
}

/// Draws the orders given, the newest first; those that are over last, behind a count. A pull-out that
/// sounds stands above all sections instead.
pub fn orders_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (form, answers): (&mut OrderForm, &mut AnswerForm),
    outbox: &mut Outbox,
) {
    let all = incident.orders.iter();
    let mut orders: Vec<(&OrderId, &OrderRecord)> = all.map(|(id, it)| (id, &**it)).collect();
    orders.retain(|it| !is_sounding(it.1));
    orders.sort_by_key(|(id, it)| (std::cmp::Reverse(it.given.at), (*id).clone()));
    let (over, open): (Vec<_>, Vec<_>) = orders
        .into_iter()
        .partition(|it| Standing::of(it.1, sight.now) == Standing::Over);
    for one in open {
        order_ui(ui, sight, incident, one, (form, answers), outbox);
    }
    if !over.is_empty() {
        answers.folds.over_ui(ui, sight, over.len());
    }
    if answers.folds.shows_over() {
        for one in over {
            order_ui(ui, sight, incident, one, (form, answers), outbox);
        }
    }
}

fn order_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, order): (&OrderId, &OrderRecord),
    (form, answers): (&mut OrderForm, &mut AnswerForm),
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let standing = Standing::of(order, sight.now);
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let whole = standing == Standing::Over || answers.folds.is_open(id, standing);
            ui.horizontal_wrapped(|ui| {
                told_ui(ui, sight, order);
                if standing == Standing::UnderWay {
                    let words = order.words.as_str();
                    answers.folds.order_ui(ui, sight, id, words);
                }
                match whole {
                    true => head_ui(ui, sight, incident, (id, order), form, outbox),
                    // Whoever works at it alone says by when on the same line.
                    false => {
                        let alone = order.to.values().filter(|_| order.to.len() == 1);
                        alone.for_each(|it| answered_ui(ui, sight, it));
                    }
                }
            });
            if !whole {
                return;
            }
            warnings_ui(ui, sight, order);
            if standing == Standing::Over {
                return;
            }
            for (who, addressee) in &order.to {
                let half = answers.half.entry((id.clone(), who.clone())).or_default();
                let one = (id, who, addressee);
                addressee_ui(ui, sight, incident, one, half, outbox);
            }
        });
}

/// What was ordered when by whom, and how many have it by when.
fn told_ui(ui: &mut Ui, sight: &Sight<'_>, order: &OrderRecord) {
    let p = &sight.look.palette;
    let (key, tone) = match order.kind {
        OrderKind::Written => (Key::OrderWritten, Tone::Grey),
        OrderKind::Spoken => (Key::OrderSpoken, Tone::Grey),
        OrderKind::PullOut => (Key::PullOut, Tone::Red),
    };
    chip(ui, sight.look, tone, &sight.say(key));
    ui.label(inked(clock_hm(order.given.at), size::NOTE, p.ink2));
    ui.label(sight.look.strong(order.words.as_str()));
    // Who gave a spoken order, and by what means, stands in the order itself.
    let (who, heard) = match order.kind {
        OrderKind::Spoken => (sight.party(&order.by), None),
        OrderKind::Written | OrderKind::PullOut => decided_by(sight, &order.given, &order.by),
    };
    let by = sight.say_with(Key::OrderBy, [("who", who.into())]);
    ui.label(sight.look.note(by));
    if let Some(heard) = heard {
        ui.label(sight.look.note(heard));
    }
    let receipts = [
        ("n", order.received().into()),
        ("of", order.to.len().into()),
    ];
    ui.label(sight.look.label(sight.say_with(Key::ReceiptsOf, receipts)));
    if let Some(due) = order.due.filter(|_| order.cancelled_by.is_none()) {
        let deadline = Deadline {
            from: order.given.at,
            due,
            done: order.confirmed.as_ref().map(|it| it.at),
        };
        deadline_ui(ui, sight.look, &deadline, sight.now);
    }
}

/// What the giver of an order may say of it.
fn head_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, order): (&OrderId, &OrderRecord),
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    let who = order.words.as_str();
    if order.cancelled_by.is_some() {
        chip(ui, sight.look, Tone::Grey, &sight.say(Key::OrderCancelled));
    } else if order.confirmed.is_some() {
        chip(ui, sight.look, Tone::Green, &sight.say(Key::OrderConfirmed));
    } else {
        let command = confirm(incident, id);
        press(ui, sight, (Key::StepConfirm, who), command, None, outbox);
        if incident.status.is_open() && order.kind != OrderKind::PullOut {
            let text = sight.say(Key::CancelOrder);
            let name = format!("{text} {who}");
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                form.cancel(sight, id, order);
            }
        }
    }
    copy_ui(ui, sight, who, Copied::Order(incident, order));
}

/// The giver says that it is done.
pub fn confirm(incident: &Incident, order: &OrderId) -> Command {
    Command::Confirm(Confirm {
        incident: incident.id.clone(),
        order: order.clone(),
    })
}

/// The order that calls another off, in words that say so, to the same addressees.
pub fn cancels(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, had): (&OrderId, &OrderRecord),
    fresh: OrderId,
) -> Command {
    let words = [("words", had.words.as_str().into())];
    Command::Order(Order {
        incident: incident.id.clone(),
        order: fresh,
        to: had.to.keys().cloned().collect(),
        words: said(&sight.record_with(Key::CancelOrderWords, words)),
        act: None,
        override_reason: None,
        cancels: Some(id.clone()),
        due_at: None,
    })
}

fn warnings_ui(ui: &mut Ui, sight: &Sight<'_>, order: &OrderRecord) {
    for warning in &order.warnings {
        let text = match warning {
            OrderWarning::PeopleInside(n) => {
                sight.say_with(Key::OrderedInside, [("n", (*n).into())])
            }
            OrderWarning::HoldPoint(point) => {
                let kinds = sight.state().register.types.values();
                let mut points = kinds.flat_map(|it| &it.hold_points);
                let point = match points.find(|it| it.id == point.as_str()) {
                    Some(it) => sight.lang().name(&it.requires.zh, &it.requires.en),
                    None => point.to_string(),
                };
                sight.say_with(Key::WarnHoldPoint, [("act", point.into())])
            }
        };
        sign(ui, sight.look, Tone::Amber, &text);
    }
    if let Some(reason) = &order.override_reason {
        ui.label(sight.look.note(reason.as_str()));
    }
}

/// The buttons by which orders are given.
pub fn order_buttons_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut OrderForm) {
    if !incident.status.is_open() {
        return;
    }
    if opener(ui, sight, Weight::Plain, Key::NewOrder) {
        form.toggle();
    }
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
