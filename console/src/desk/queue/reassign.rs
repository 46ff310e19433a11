//! 批量转交 (practice R19): several incidents are handed to another officer in one press. Each is a
//! claim of its own, so that one which is refused leaves the others as they are.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::command::{Claim, Command};
use dispatch_core::state::Incident;
use dispatch_core::words::{IncidentId, PersonId};
use eframe::egui::{Frame, Margin, ScrollArea, Ui, UiKind};

use super::QueueView;
use crate::desk::incident::{officers, written};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{RowMenu, Weight, act_button, plain_button, text_field, toggle_of};
use crate::language::Key;

/// What is chosen to be handed on, while the form is open.
#[derive(Debug, Default)]
pub struct Reassign {
    chosen: BTreeSet<IncidentId>,
    reason: String,
}

/// Draws the form above the list. `listed` are the open ones that the queue lists now.
pub fn reassign_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    reassign: &mut Option<Reassign>,
    listed: &[IncidentId],
    outbox: &mut Outbox,
) {
    let Some(form) = reassign.as_mut() else {
        return;
    };
    let open = sight.state().open_incidents();
    // What was closed meanwhile is nobody's to hand on.
    let state = sight.state();
    let is_open = |id: &IncidentId| {
        state
            .incidents
            .get(id)
            .is_some_and(|it| it.status.is_open())
    };
    form.chosen.retain(is_open);
    let mut done = false;
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let count = form.chosen.len();
                let text = sight.say_with(Key::ReassignChosen, [("n", count.into())]);
                ui.label(sight.look.strong(text));
                choices_ui(ui, sight, form, &open, listed);
            });
            let field = (Key::ReassignReason, f32::INFINITY);
            text_field(ui, sight, field, &mut form.reason);
            ui.horizontal_wrapped(|ui| {
                done = receivers_ui(ui, sight, form, &open, outbox);
                let text = sight.say(Key::ReassignAway);
                done |= plain_button(ui, sight.look, Weight::Small, &text, &text).clicked();
            });
        });
    if done {
        *reassign = None;
    }
}

/// Everything listed, nothing, or all that one person has.
fn choices_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut Reassign,
    open: &[&Incident],
    listed: &[IncidentId],
) {
    let mut choice = |ui: &mut Ui, text: &str, ids: Vec<IncidentId>| {
        if plain_button(ui, sight.look, Weight::Small, text, text).clicked() {
            form.chosen = ids.into_iter().collect();
        }
    };
    choice(ui, &sight.say(Key::ReassignListed), listed.to_vec());
    choice(ui, &sight.say(Key::ReassignNone), Vec::new());
    let mut of: BTreeMap<&PersonId, Vec<IncidentId>> = BTreeMap::new();
    for incident in open {
        if let Some(person) = incident.holder() {
            of.entry(person).or_default().push(incident.id.clone());
        }
    }
    for (person, ids) in of {
        let args = [
            ("who", sight.person(person).into()),
            ("n", ids.len().into()),
        ];
        choice(ui, &sight.say_with(Key::ReassignAllOf, args), ids);
    }
}

/// The officers on duty, one press each. Returns whether one was pressed.
fn receivers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &Reassign,
    open: &[&Incident],
    outbox: &mut Outbox,
) -> bool {
    let mut pressed = false;
    let word = sight.say(Key::ReassignTo);
    let ink = sight.look.palette.ink1;
    let name = sight.say(Key::ReassignToName);
    let text = inked(&*word, size::NOTE, ink);
    RowMenu::of("reassign").ui(ui, (text, &name), |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (post, person) in officers(sight) {
                let claims = claims(form, open, person);
                let why = refusal(sight, &claims);
                let who = sight.person(person);
                let args = [("who", who.as_str().into()), ("n", claims.len().into())];
                let text = sight.say_with(Key::ReassignGive, args);
                ui.horizontal(|ui| {
                    let words = (&*text, &*text);
                    if act_button(ui, sight.look, Weight::Small, words, why.as_deref()) {
                        for claim in &claims {
                            outbox.push(claim.clone(), sight.now);
                        }
                        pressed = true;
                        ui.close_kind(UiKind::Menu);
                    }
                    ui.label(sight.look.row(sight.post(&post.id)));
                });
            }
        });
    });
    pressed
}

/// A claim for each that is chosen and that this person has not yet, in the order of the numbers.
fn claims(form: &Reassign, open: &[&Incident], person: &PersonId) -> Vec<Command> {
    let chosen = open.iter().filter(|it| form.chosen.contains(&it.id));
    let other = chosen.filter(|it| it.holder() != Some(person));
    let claim = |it: &&Incident| {
        Command::Claim(Claim {
            incident: it.id.clone(),
            person: Some(person.clone()),
            reason: written(&form.reason),
        })
    };
    other.map(claim).collect()
}

/// Why not one of them would be taken; where one would be, they are sent, and each is judged for itself.
fn refusal(sight: &Sight<'_>, claims: &[Command]) -> Option<String> {
    if claims.is_empty() {
        return Some(sight.say(Key::ReassignChoose).into_owned());
    }
    let mut first = None;
    for claim in claims {
        let why = sight.refusal(claim)?;
        first.get_or_insert(why);
    }
    first
}

/// Draws the mark of a row while the form is open.
pub fn mark_ui(ui: &mut Ui, sight: &Sight<'_>, queue: &mut QueueView, incident: &Incident) {
    let Some(form) = queue.reassign.as_mut() else {
        return;
    };
    if !incident.status.is_open() {
        return;
    }
    let is_chosen = form.chosen.contains(&incident.id);
    let text = sight.say(Key::ReassignMark);
    let title = sight.title(incident);
    let name = sight.say_with(Key::ReassignMarkOf, [("title", title.into())]);
    if toggle_of(ui, sight.look, is_chosen, (&text, &name)) {
        match is_chosen {
            true => form.chosen.remove(&incident.id),
            false => form.chosen.insert(incident.id.clone()),
        };
    }
}
