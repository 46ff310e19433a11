//! Orders 指令: to one or many, each with its receipt and its answer.

use std::collections::BTreeMap;

use dispatch_core::command::{Answer, Command, Confirm, Order, OrderAnswer, Receipt};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::sentence::Copied;
use dispatch_core::state::{Addressee, Incident, OrderKind, OrderRecord, OrderWarning};
use dispatch_core::time::Time;
use dispatch_core::words::OrderId;
use eframe::egui::{Frame, Margin, Ui};

use super::order_folds::{OrderFolds, Standing};
use super::order_form::OrderForm;
use super::press::{press, said, step, written};
use super::pull_out::is_sounding;
use crate::desk::boards::{Day, Moment, clock_text, moment_edit};
use crate::desk::copying::copy_ui;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Deadline, Tone, Weight, act_button, chip, clock_hm, deadline_ui, plain_button, sign, text_field,
};
use crate::language::Key;

/// Answers half written, each of one addressee of one order, and what is unfolded.
#[derive(Debug, Default)]
pub struct AnswerForm {
    half: BTreeMap<(OrderId, Party), Answering>,
    folds: OrderFolds,
}

#[derive(Debug, Default)]
struct Answering {
    reason: String,
    eta: Moment,
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
    let by = sight.say_with(Key::OrderBy, [("who", sight.party(&order.by).into())]);
    ui.label(sight.look.note(by));
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

/// An addressee has it; face to face where it was told so.
pub fn receipt(incident: &Incident, order: &OrderId, who: &Party, in_person: bool) -> Command {
    Command::Receipt(Receipt {
        incident: incident.id.clone(),
        order: order.clone(),
        who: who.clone(),
        told_in_person: in_person,
    })
}

/// The two ways in which an addressee is known to have it.
pub fn receipts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, who): (&OrderId, &Party),
    outbox: &mut Outbox,
) {
    let name = addressed(sight, incident, (id, who));
    let by_voice = receipt(incident, id, who, false);
    let heard = sight.heard_from(who);
    press(
        ui,
        sight,
        (Key::StepReceipt, &name),
        by_voice,
        heard,
        outbox,
    );
    let told = receipt(incident, id, who, true);
    let heard =
        (!sight.speaks_for(who)).then(|| sight.heard_by(who.clone(), Means::InPerson, None));
    press(ui, sight, (Key::StepTold, &name), told, heard, outbox);
}

/// Whom a press is about; with the words of the order where he has to answer another as well.
fn addressed(sight: &Sight<'_>, incident: &Incident, (id, who): (&OrderId, &Party)) -> String {
    let name = sight.party(who);
    let open = |it: &OrderRecord| {
        let answer = it.to.get(who).map(|it| &it.answer);
        let over = it.confirmed.is_some() || it.cancelled_by.is_some();
        !over && answer.is_some_and(|it| *it != Some(OrderAnswer::Done))
    };
    let mut others = incident.orders.iter().filter(|it| it.0 != id);
    match incident.orders.get(id) {
        Some(order) if others.any(|it| open(it.1)) => format!("{name}「{}」", order.words),
        _ => name,
    }
}

/// What an addressee answered, and how he was told.
pub fn answered_ui(ui: &mut Ui, sight: &Sight<'_>, addressee: &Addressee) {
    if addressee.told_in_person {
        chip(ui, sight.look, Tone::Green, &sight.say(Key::ToldInPerson));
    }
    match &addressee.answer {
        Some(OrderAnswer::Done) => {
            chip(ui, sight.look, Tone::Green, &sight.say(Key::AnswerDone));
        }
        Some(OrderAnswer::Doing { eta_at }) => {
            let (tone, eta) = eta_text(sight, *eta_at);
            let text = format!("{}{eta}", sight.say(Key::AnswerDoing));
            chip(ui, sight.look, tone, &text);
        }
        Some(OrderAnswer::Unable { reason, eta_at }) => {
            let eta = eta_text(sight, *eta_at).1;
            let text = format!("{} {reason}{eta}", sight.say(Key::AnswerUnable));
            sign(ui, sight.look, Tone::Red, &text);
        }
        None => {}
    }
}

/// When it is to be done, amber once that is over.
fn eta_text(sight: &Sight<'_>, eta: Option<Time>) -> (Tone, String) {
    let Some(at) = eta else {
        return (Tone::Blue, String::new());
    };
    let (key, tone) = match at < sight.now {
        true => (Key::AnswerEtaOver, Tone::Amber),
        false => (Key::AnswerEta, Tone::Blue),
    };
    let at = clock_text(at, sight.now);
    (tone, sight.say_with(key, [("at", at.into())]))
}

fn addressee_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, who, addressee): (&OrderId, &Party, &Addressee),
    half: &mut Answering,
    outbox: &mut Outbox,
) {
    let name = addressed(sight, incident, (id, who));
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.row(sight.party(who)));
        answered_ui(ui, sight, addressee);
        if addressee.answer == Some(OrderAnswer::Done) {
            return;
        }
        if addressee.receipt.is_none() {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::NoReceipt));
            receipts_ui(ui, sight, incident, (id, who), outbox);
        }
        let answer = |answer: OrderAnswer| {
            Command::Answer(Answer {
                incident: incident.id.clone(),
                order: id.clone(),
                who: who.clone(),
                answer,
            })
        };
        let heard = sight.heard_from(who);
        let doing = answer(OrderAnswer::Doing { eta_at: None });
        let step_of = (Key::AnswerDoing, name.as_str());
        press(ui, sight, step_of, doing, heard.clone(), outbox);
        let done = answer(OrderAnswer::Done);
        let step_of = (Key::AnswerDone, name.as_str());
        press(ui, sight, step_of, done, heard.clone(), outbox);
        let text = sight.say(Key::AnswerMore);
        let spoken = format!("{text} {name}");
        let menu = ui.menu_button(inked(&*text, size::NOTE, sight.look.palette.ink1), |ui| {
            answers_ui(ui, sight, &name, half, |ui, sight, given| {
                let (key, given) = given;
                let command = given.map(&answer);
                step(ui, sight, (key, &name), command, heard.clone(), outbox)
            });
        });
        menu.response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &spoken)
        });
    });
}

/// 执行中 with the time by which, and 无法执行 with the reason and what may help by when.
fn answers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    name: &str,
    half: &mut Answering,
    mut press: impl FnMut(&mut Ui, &Sight<'_>, (Key, Result<OrderAnswer, String>)) -> bool,
) {
    ui.label(sight.look.strong(name));
    ui.horizontal(|ui| {
        moment_edit(
            ui,
            sight,
            Key::AnswerEtaField,
            &mut half.eta,
            (Day::Next, sight.now),
        );
    });
    let eta = half.eta.at(sight);
    let doing = match &eta {
        Ok(Some(at)) => Ok(OrderAnswer::Doing { eta_at: Some(*at) }),
        Ok(None) => Err(sight.say(Key::AnswerEtaWanted).into_owned()),
        Err(why) => Err(why.clone()),
    };
    let pressed = press(ui, sight, (Key::StepDoingUntil, doing));
    text_field(ui, sight, (Key::Reason, 220.0), &mut half.reason);
    let unable = match (eta, written(&half.reason)) {
        (Ok(eta_at), Some(reason)) => Ok(OrderAnswer::Unable { reason, eta_at }),
        (Ok(_), None) => Err(sight.say(Key::AnswerReasonWanted).into_owned()),
        (Err(why), _) => Err(why),
    };
    if press(ui, sight, (Key::AnswerUnable, unable)) || pressed {
        *half = Answering::default();
        ui.close();
    }
}

/// The buttons by which orders are given.
pub fn order_buttons_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut OrderForm) {
    if !incident.status.is_open() {
        return;
    }
    let text = sight.say(Key::NewOrder);
    if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
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
