//! What sends the whistle, always in sight: what it still needs, what is unknown and does not matter,
//! one black button.

use dispatch_core::command::{Attach, Command, Figures, Place, SceneContact, Whistle};
use dispatch_core::entry::OnBehalf;
use dispatch_core::words::{IncidentId, MeasureId, SceneContactId, Words};
use eframe::egui::{Label, Ui};

use super::near::offered;
use super::{ASKED, Outcome, WhistleForm};
use crate::desk::boards::on_behalf;
use crate::desk::drafts::drop_ui;
use crate::desk::incident::{fresh, said};
use crate::desk::outbox::{Outbox, fresh_id};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, key_cap};
use crate::language::Key;

/// Draws it; `sent` says that Ctrl Enter was struck, `low` that every line counts.
pub fn send_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    (sent, low): (bool, bool),
    outbox: &mut Outbox,
) -> Outcome {
    let mut outcome = Outcome::Open;
    let incident = IncidentId::new(&format!("i-{}", fresh_id().simple())).ok();
    let whistle = incident.and_then(|it| whistle(sight, form, it));
    let heard = heard(sight, form);
    let refusal = refusal(sight, form, whistle.as_ref(), heard.as_ref());
    if !low {
        ticks_ui(ui, sight, form);
    }
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::Whistle);
        let name = sight.say(Key::SendWhistle);
        let words = (&*text, &*name);
        let pressed = act_button(ui, sight.look, Weight::Primary, words, refusal.as_deref());
        key_cap(ui, sight.look, "Ctrl Enter");
        if let Some(whistle) = whistle.filter(|_| refusal.is_none() && (pressed || sent)) {
            outcome = Outcome::Blown(blow(sight, form, whistle, heard, outbox));
        }
        let text = sight.say(Key::PutAway);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            outcome = Outcome::PutAway;
        }
        if form.carried.is_none() && form.is_written() && drop_ui(ui, sight, &mut form.dropping) {
            outcome = Outcome::Dropped;
        }
    });
    // Said beside the button as well: the list may be scrolled out of sight.
    let near = offered(sight, form).len();
    if form.into.is_none() && near > 0 {
        let text = sight.say_with(Key::WhistleNear, [("n", near.into())]);
        let ink = sight.look.palette.amber.text;
        ui.add(Label::new(sight.look.label(text).color(ink)).wrap());
    }
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    outcome
}

fn ticks_ui(ui: &mut Ui, sight: &Sight<'_>, form: &WhistleForm) {
    let place = form.at.township.is_some() && !form.at.words.trim().is_empty();
    let count = form.conditions.len();
    let tick = |is: bool| if is { "✓" } else { "○" };
    let unknown = ASKED
        .iter()
        .filter(|id| form.numbers.get(**id).is_none_or(String::is_empty))
        .count();
    let text = format!(
        "{} {}　{} {}　{} {}　{}",
        tick(form.kind.is_some()),
        sight.say(Key::WhistleType),
        tick(place),
        sight.say(Key::WhistlePlace),
        tick(count > 0),
        sight.say_with(Key::WhistleTicked, [("n", count.into())]),
        sight.say_with(Key::WhistleUnknown, [("n", unknown.into())]),
    );
    ui.add(Label::new(sight.look.label(text)).wrap());
}

/// Why it cannot be sent: what is missing, or what the fold says.
pub fn refusal(
    sight: &Sight<'_>,
    form: &WhistleForm,
    whistle: Option<&Whistle>,
    heard: Option<&OnBehalf>,
) -> Option<String> {
    if let Some(field) = form.missing() {
        let field = sight.say(field).into_owned();
        return Some(sight.say_with(Key::WhistleMissing, [("field", field.into())]));
    }
    if let Err(why) = form.happened.at(sight) {
        return Some(why);
    }
    let command = Command::Whistle(whistle?.clone());
    sight.refusal_for(&command, heard)
}

/// For whom it is recorded: the township that telephoned, at the moment it was received.
pub fn heard(sight: &Sight<'_>, form: &WhistleForm) -> Option<OnBehalf> {
    let heard = on_behalf(sight, &form.party()?, &form.heard)?;
    Some(OnBehalf {
        heard_at: Some(form.received_at),
        ..heard
    })
}

fn blow(
    sight: &Sight<'_>,
    form: &WhistleForm,
    whistle: Whistle,
    heard: Option<OnBehalf>,
    outbox: &mut Outbox,
) -> IncidentId {
    let incident = whistle.into.clone();
    let incident = incident.unwrap_or_else(|| whistle.incident.clone());
    outbox.push_for(Command::Whistle(whistle), heard.clone(), sight.now);
    if let Some(contact) = contact(form, &incident) {
        outbox.confide_for(contact, heard, (form.contact.clone(), sight.now));
    }
    if let Some(intake) = &form.from_intake {
        let attach = Attach {
            intake: intake.clone(),
            incident: Some(incident.clone()),
        };
        outbox.push(Command::Attach(attach), sight.now);
    }
    incident
}

/// Whoever can be spoken to at the scene, without his name.
fn contact(form: &WhistleForm, incident: &IncidentId) -> Option<Command> {
    if form.contact.is_empty() {
        return None;
    }
    Some(Command::SceneContact(SceneContact {
        incident: incident.clone(),
        contact: fresh("c", SceneContactId::new)?,
        words: None,
        vault_ref: None,
        vault_hash: None,
    }))
}

/// As it is said; `None` where type or township is missing.
pub fn whistle(sight: &Sight<'_>, form: &WhistleForm, incident: IncidentId) -> Option<Whistle> {
    let figures: Figures = ASKED
        .iter()
        .filter_map(|id| {
            let value = form.numbers.get(*id).and_then(|text| text.parse().ok());
            Some((MeasureId::new(id).ok()?, value))
        })
        .collect();
    let words = |text: &str| -> Option<Words> { (!text.trim().is_empty()).then(|| said(text)) };
    Some(Whistle {
        incident,
        // The centre puts it under its response: a township need not know of one.
        response: None,
        into: form.into.clone(),
        kind: form.kind.clone()?,
        township: form.at.township.clone()?,
        place: Place {
            words: said(form.at.words.trim()),
            point: form.at.point,
        },
        conditions: form.conditions.iter().cloned().collect(),
        figures,
        words: words(&form.words),
        done: words(&form.done),
        needs: words(&form.needs),
        received_at: Some(form.received_at),
        happened_at: form.happened.at(sight).ok().flatten(),
        self_handled: form.self_handled,
    })
}
