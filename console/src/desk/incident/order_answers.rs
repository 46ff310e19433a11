//! What the addressees of an order say to it: that they have it, that they are at it or cannot, and that
//! it is done.

use dispatch_core::command::{Answer, Command, OrderAnswer, Receipt};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::state::{Addressee, Incident, OrderRecord};
use dispatch_core::time::Time;
use dispatch_core::words::OrderId;
use eframe::egui::Ui;

use super::press::{press, step, written};
use crate::desk::boards::{Day, Moment, clock_text, moment_edit};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{RowMenu, Tone, chip, sign, text_field};
use crate::language::Key;

/// An answer half written.
#[derive(Debug, Default)]
pub(super) struct Answering {
    reason: String,
    eta: Moment,
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

/// One addressee of an order: what he answered, and what may be recorded of him.
pub(super) fn addressee_ui(
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
        let text = inked(&*text, size::NOTE, sight.look.palette.ink1);
        let of = (incident.id.as_str(), id.as_str(), who.to_string(), "answer");
        // A click into one of its fields is no answer: it stays open until one is pressed.
        RowMenu::of(of).staying().ui(ui, (text, &spoken), |ui| {
            answers_ui(ui, sight, &name, half, |ui, sight, given| {
                let (key, given) = given;
                let command = given.map(&answer);
                step(ui, sight, (key, &name), command, heard.clone(), outbox)
            });
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
