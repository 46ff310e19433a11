//! An order as it is written: to whom, what, which act it is, until when; or one that was spoken and is
//! written down now, by whom, when and by what means. Whatever is proposed stands on the screen before
//! it is pressed.

use std::collections::BTreeSet;

use dispatch_core::command::{Command, Order, SpokenOrder};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::state::{Incident, OrderRecord};
use dispatch_core::words::{OrderId, Words};
use eframe::egui::{ComboBox, Label, Ui};
use serde::{Deserialize, Serialize};

use super::order_act::{ActForm, act_ui};
use super::orders::parties;
use super::press::{decided, fresh, said, voiced_or, written};
use super::voice::{Decider, commander};
use crate::desk::boards::{Day, Moment, means_called_ui, moment_edit};
use crate::desk::drafts::{Lasts, drop_of_ui, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Weight, choice, plain_button, text_field, toggle};
use crate::language::Key;

/// An order half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrderForm {
    #[serde(skip)]
    open: bool,
    words: String,
    to: BTreeSet<Party>,
    act: ActForm,
    due: Moment,
    decider: Decider,
    /// The order that this one calls off, and its words.
    cancels: Option<(OrderId, Words)>,
    spoken: Option<Spoken>,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    dropping: bool,
}

impl Lasts for OrderForm {
    fn words(&self) -> Option<&str> {
        let reason = self.act.reason_text();
        first_written([self.words.as_str(), reason])
    }
}

/// What is said of an order that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spoken {
    /// Who gave it; `None` is whoever commands.
    by: Option<Party>,
    /// Somebody who is in no list.
    other: String,
    means: Means,
    given_at: Moment,
    read_back: bool,
}

impl OrderForm {
    /// Opens or closes it; what is half written stays.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Opens it.
    pub fn show(&mut self) {
        self.open = true;
    }

    /// Begins the order that calls another off: to the same addressees, in words that say so.
    pub fn cancel(&mut self, sight: &Sight<'_>, id: &OrderId, order: &OrderRecord) {
        let words = [("words", order.words.as_str().into())];
        *self = OrderForm {
            open: true,
            words: sight.record_with(Key::CancelOrderWords, words),
            to: order.to.keys().cloned().collect(),
            cancels: Some((id.clone(), order.words.clone())),
            ..OrderForm::default()
        };
    }
}

/// Draws it while it is open.
pub fn order_form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    if !form.open || !incident.status.is_open() {
        return;
    }
    cancels_ui(ui, sight, form);
    text_field(ui, sight, (Key::OrderWords, f32::INFINITY), &mut form.words);
    to_ui(ui, sight, incident, form);
    if form.cancels.is_none() {
        act_ui(ui, sight, incident, &form.words, &mut form.act);
    }
    ui.horizontal_wrapped(|ui| {
        let mut spoken = form.spoken.is_some();
        if form.cancels.is_none() {
            ui.checkbox(&mut spoken, &*sight.say(Key::OrderIsSpoken));
        }
        if spoken != form.spoken.is_some() {
            form.spoken = spoken.then(|| Spoken {
                by: None,
                other: String::new(),
                means: Means::Radio,
                given_at: Moment::of(sight.now, sight.now),
                read_back: false,
            });
        }
        if form.spoken.is_none() {
            let counted = (Day::Next, sight.now);
            moment_edit(ui, sight, Key::OrderDue, &mut form.due, counted);
            form.decider.ui(ui, sight, incident, Key::StepOrder);
        }
    });
    if let Some(spoken) = &mut form.spoken {
        spoken_ui(ui, sight, incident, spoken);
    }
    give_ui(ui, sight, incident, form, outbox);
}

fn cancels_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut OrderForm) {
    let Some((_, words)) = &form.cancels else {
        return;
    };
    let text = sight.say_with(Key::OrderCancels, [("words", words.as_str().into())]);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.strong(text));
        let text = sight.say(Key::CancelOrderNot);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            *form = OrderForm::default();
        }
    });
}

fn to_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut OrderForm) {
    let mut offered = parties(incident);
    // Whoever an order that is called off went to is told of it, also if he left meanwhile.
    let gone = form.to.iter().filter(|it| !offered.contains(it));
    let gone: Vec<Party> = gone.cloned().collect();
    offered.extend(gone);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::OrderTo)));
        for party in offered {
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
}

fn spoken_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, spoken: &mut Spoken) {
    let name = sight.say(Key::SpokenBy);
    let by = spoken.by.clone().unwrap_or_else(|| commander(incident));
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(&*name));
        let mut offered = vec![
            commander(incident),
            Party::Post(sight.seat.post.clone()),
            Party::Centre,
        ];
        for party in parties(incident) {
            offered.push(party);
        }
        let mut met: Vec<Party> = Vec::new();
        offered.retain(|it| {
            !met.contains(it) && {
                met.push(it.clone());
                true
            }
        });
        ComboBox::from_id_salt("spoken-by")
            .selected_text(
                written(&spoken.other).map_or_else(|| sight.party(&by), |other| other.to_string()),
            )
            .show_ui(ui, |ui| {
                for party in offered {
                    let text = sight.party(&party);
                    if choice(ui, party == by, (&text, &format!("{name} {text}"))) {
                        spoken.by = Some(party);
                        spoken.other.clear();
                    }
                }
            })
            .response
            .listed(sight, Key::SpokenBy);
        text_field(ui, sight, (Key::SpokenByOther, 120.0), &mut spoken.other);
    });
    ui.horizontal_wrapped(|ui| {
        let given = &mut spoken.given_at;
        moment_edit(ui, sight, Key::SpokenAt, given, (Day::Past, sight.now));
        means_called_ui(ui, sight, &mut spoken.means, |means| {
            sight.say_with(Key::SpokenMeans, [("means", means.into())])
        });
        let text = sight.say(Key::ReadBack);
        if toggle(ui, sight.look, spoken.read_back, &text) {
            spoken.read_back = !spoken.read_back;
        }
    });
}

fn give_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut OrderForm,
    outbox: &mut Outbox,
) {
    let command = command(sight, incident, form);
    // Who gave a spoken order stands in it.
    let (key, heard) = match form.spoken.is_some() {
        true => (Key::StepSpokenOrder, None),
        false => (Key::StepOrder, form.decider.heard(sight, incident)),
    };
    let (_, refusal) = voiced_or(sight, &command, heard.as_ref());
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        let words = (Weight::Primary, key, "");
        pressed = decided(ui, sight, words, command, heard, outbox);
        if form.words().is_some() && drop_of_ui(ui, sight, Key::DraftOrder, &mut form.dropping) {
            *form = OrderForm::default();
        }
    });
    if pressed {
        *form = OrderForm::default();
    }
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
}

/// The order as it stands in the form.
///
/// # Errors
/// What is missing or cannot be read, as a sentence.
fn command(sight: &Sight<'_>, incident: &Incident, form: &OrderForm) -> Result<Command, String> {
    let needs = || sight.say(Key::OrderNeeds).into_owned();
    let order = fresh("o", OrderId::new).ok_or_else(needs)?;
    if form.words.trim().is_empty() || form.to.is_empty() {
        return Err(needs());
    }
    let to: Vec<Party> = form.to.iter().cloned().collect();
    let words = said(form.words.trim());
    let act = match form.cancels {
        None => form.act.act(sight.kind(incident), words.as_str()),
        Some(_) => None,
    };
    let override_reason = act.as_ref().and_then(|_| form.act.reason());
    let incident_id = incident.id.clone();
    let Some(spoken) = &form.spoken else {
        return Ok(Command::Order(Order {
            incident: incident_id,
            order,
            to,
            words,
            act,
            override_reason,
            cancels: form.cancels.as_ref().map(|it| it.0.clone()),
            due_at: form.due.at(sight)?,
        }));
    };
    let given_at = spoken.given_at.at(sight)?;
    let by = match written(&spoken.other) {
        Some(other) => Party::Other(other),
        None => spoken.by.clone().unwrap_or_else(|| commander(incident)),
    };
    Ok(Command::SpokenOrder(SpokenOrder {
        incident: incident_id,
        order,
        by,
        given_at: given_at.ok_or_else(|| sight.say(Key::SpokenAtWanted).into_owned())?,
        means: spoken.means,
        to,
        words,
        read_back: spoken.read_back,
        act,
        override_reason,
    }))
}
