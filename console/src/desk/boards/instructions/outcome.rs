//! One key makes an order of an instruction, or an obligation; the link is kept (practice R16).

use std::collections::BTreeSet;

use dispatch_core::command::{Command, FollowInstruction, InstructionKind, Order, Owe, OweSource};
use dispatch_core::register::Party;
use dispatch_core::state::{Incident, Instruction};
use dispatch_core::time::Time;
use dispatch_core::words::{IncidentId, InstructionId, ObligationId, OrderId};
use eframe::egui::{ComboBox, Label, Ui};

use super::follow::follow;
use crate::desk::boards::moment::{Day, Moment, clock_text, moment_field};
use crate::desk::incident::{act, fresh, parties, said, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, clock_hm, list_line, text_field, toggle};
use crate::language::Key;

/// What is half written of it.
#[derive(Debug, Default)]
pub struct OutcomeForm {
    shown: Option<Shown>,
    incident: Option<IncidentId>,
    words: String,
    to: BTreeSet<Party>,
    owed_to: String,
    due: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Order,
    Obligation,
}

/// Draws what came of it, and the two forms.
pub fn outcome_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    incident: Option<&Incident>,
    form: &mut OutcomeForm,
    outbox: &mut Outbox,
) {
    links_ui(ui, sight, it);
    if it.done.is_some() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (shown, key) in [
            (Shown::Order, Key::MakeOrder),
            (Shown::Obligation, Key::MakeObligation),
        ] {
            let chosen = form.shown == Some(shown);
            if toggle(ui, sight.look, chosen, &sight.say(key)) {
                *form = begun(sight, it, (!chosen).then_some(shown));
            }
        }
    });
    let pressed = match form.shown {
        Some(Shown::Order) => order_ui(ui, sight, (id, it), incident, form, outbox),
        Some(Shown::Obligation) => owe_ui(ui, sight, (id, it), form, outbox),
        None => false,
    };
    if pressed {
        *form = OutcomeForm::default();
    }
}

/// The form as the instruction fills it: nothing is typed twice.
fn begun(sight: &Sight<'_>, it: &Instruction, shown: Option<Shown>) -> OutcomeForm {
    let words = match shown {
        Some(Shown::Order) => sight.record_with(
            Key::OrderOfInstruction,
            [
                ("from", it.from.as_str().into()),
                ("words", it.words.as_str().into()),
            ],
        ),
        Some(Shown::Obligation) | None => it.words.to_string(),
    };
    let due = it.due_at.map(|at| Moment::of(at, sight.now));
    OutcomeForm {
        shown,
        words,
        owed_to: it.from.to_string(),
        due: due.unwrap_or_default(),
        ..OutcomeForm::default()
    }
}

fn order_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    about: Option<&Incident>,
    form: &mut OutcomeForm,
    outbox: &mut Outbox,
) -> bool {
    let state = sight.state();
    if about.is_none() {
        incident_ui(ui, sight, form);
    }
    let chosen = form.incident.as_ref().and_then(|id| state.incident(id));
    let Some(incident) = about.or(chosen) else {
        return false;
    };
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
    let Some(order) = fresh("o", OrderId::new) else {
        return false;
    };
    let words = written(&form.words).filter(|_| !form.to.is_empty());
    let command = words.map(|words| {
        Command::Order(Order {
            incident: incident.id.clone(),
            order: order.clone(),
            to: form.to.iter().cloned().collect(),
            words,
            act: None,
            override_reason: None,
            cancels: None,
            due_at: it.due_at,
        })
    });
    let step = (Key::StepMakeOrder, it.words.as_str());
    if !act(ui, sight, step, command, outbox) {
        return false;
    }
    let link = FollowInstruction {
        order: Some(order),
        ..follow(id)
    };
    outbox.push(Command::FollowInstruction(link), sight.now);
    true
}

/// An instruction for the night becomes an order in one of the open incidents.
fn incident_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut OutcomeForm) {
    let open = sight.state().open_incidents();
    let text = open
        .iter()
        .find(|it| Some(&it.id) == form.incident.as_ref())
        .map_or_else(
            || sight.say(Key::OrderInWhich).into_owned(),
            |it| sight.title(it),
        );
    ComboBox::from_id_salt("order-in")
        .selected_text(text)
        .width(320.0)
        .show_ui(ui, |ui| {
            for incident in open {
                let is_it = form.incident.as_ref() == Some(&incident.id);
                if list_line(ui, is_it, sight.title(incident)) {
                    form.incident = Some(incident.id.clone());
                    form.to.clear();
                }
            }
        })
        .response
        .listed(sight, Key::OrderInWhich);
}

fn owe_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    form: &mut OutcomeForm,
    outbox: &mut Outbox,
) -> bool {
    let mut due = Ok(None);
    text_field(ui, sight, (Key::OwedText, f32::INFINITY), &mut form.words);
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::ReportTo, 220.0), &mut form.owed_to);
        due = moment_field(ui, sight, Key::OwedDue, &mut form.due, Day::Next);
    });
    let Some(obligation) = fresh("ob", ObligationId::new) else {
        return false;
    };
    let command = || {
        Some(Command::Owe(Owe {
            obligation: obligation.clone(),
            source: match it.kind {
                InstructionKind::Instruction => OweSource::Leader,
                InstructionKind::Tasking => OweSource::Superior,
            },
            text: written(&form.words)?,
            to: written(&form.owed_to),
            means: None,
            due_at: due.clone().ok()??,
            repeat_s: None,
            until: None,
            owner: None,
            incident: it.incident.clone(),
        }))
    };
    let step = (Key::StepMakeObligation, it.words.as_str());
    if !act(ui, sight, step, command(), outbox) {
        return false;
    }
    let link = FollowInstruction {
        obligation: Some(said(obligation.as_str())),
        ..follow(id)
    };
    outbox.push(Command::FollowInstruction(link), sight.now);
    true
}

/// The orders and obligations that came of it, and how each stands.
fn links_ui(ui: &mut Ui, sight: &Sight<'_>, it: &Instruction) {
    let state = sight.state();
    for id in &it.orders {
        let incidents = state.incidents.values();
        let Some(order) = incidents.filter_map(|it| it.orders.get(id)).next() else {
            continue;
        };
        let receipts = sight.say_with(
            Key::ReceiptsOf,
            [
                ("n", order.received().into()),
                ("of", order.to.len().into()),
            ],
        );
        let confirmed = match &order.confirmed {
            Some(_) => sight.say(Key::OrderConfirmed),
            None => "".into(),
        };
        let at = clock_hm(order.given.at);
        let word = sight.say(Key::OrderWritten);
        let text = format!("{at} {word} {} · {receipts} {confirmed}", order.words);
        ui.add(Label::new(sight.look.label(text)).wrap());
    }
    for id in &it.obligations {
        let Some(owed) = state.obligations.get(id.as_str()) else {
            continue;
        };
        let word = sight.say(Key::BoardObligations);
        let text = sight.lang().text(owed.text.clone());
        let stands = owed.done.get(&1).copied();
        let stands = match stands {
            Some(at) => format!("{} {}", sight.say(Key::DoneInTime), clock_hm(at)),
            None => due_words(sight, owed.due_at),
        };
        let text = format!("{word} {text} · {stands}");
        ui.add(Label::new(sight.look.label(text)).wrap());
    }
}

fn due_words(sight: &Sight<'_>, due: Time) -> String {
    let at = clock_text(due, sight.now);
    sight.say_with(Key::OwedDueAt, [("at", at.into())])
}
