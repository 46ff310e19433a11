//! Who in the room has an incident 承办 (practice R19): taken, handed on, laid down, for all to see.

use dispatch_core::command::{Claim, Command};
use dispatch_core::register::{Post, Unit};
use dispatch_core::state::Incident;
use dispatch_core::words::PersonId;
use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::press::press;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{RowMenu, Tone, chip};
use crate::language::Key;

/// A mark that says who has it, or that nobody has.
pub fn holder_chip(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    match incident.holder() {
        Some(person) => {
            let text = sight.say_with(Key::ClaimedBy, [("who", sight.person(person).into())]);
            chip(ui, sight.look, Tone::Grey, &text);
        }
        None if incident.status.is_open() => {
            chip(
                ui,
                sight.look,
                Tone::Amber,
                &sight.say(Key::ClaimedByNobody),
            );
        }
        None => {}
    }
}

/// Draws who has it and, while it is open, the acts that change that.
/// `beside` draws what else is pressed for the incident as a whole.
pub fn claim_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    outbox: &mut Outbox,
    beside: impl FnOnce(&mut Ui, &mut Outbox),
) {
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 2))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                holder_chip(ui, sight, incident);
                if incident.status.is_open() {
                    acts_ui(ui, sight, incident, outbox);
                }
                beside(ui, outbox);
            });
        });
}

fn acts_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    let title = sight.title(incident);
    let me = &sight.seat.person;
    let claim = |person: Option<&PersonId>| {
        Command::Claim(Claim {
            incident: incident.id.clone(),
            person: person.cloned(),
            reason: None,
        })
    };
    if incident.holder() == Some(me) {
        let step = (Key::StepLayDown, &*title);
        press(ui, sight, step, claim(None), None, outbox);
    } else {
        let step = (Key::StepClaim, &*title);
        press(ui, sight, step, claim(Some(me)), None, outbox);
    }
    let word = sight.say(Key::HandClaimTo);
    let ink = sight.look.palette.ink1;
    let name = format!("{word} {title}");
    let text = inked(&*word, size::NOTE, ink);
    let of = (incident.id.as_str(), "claim");
    RowMenu::of(of).ui(ui, (text, &name), |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (post, person) in officers(sight) {
                if incident.holder() == Some(person) {
                    continue;
                }
                ui.horizontal(|ui| {
                    let step = (Key::StepHandClaim, &*sight.person(person));
                    press(ui, sight, step, claim(Some(person)), None, outbox);
                    let who = format!("{} · {}", sight.person(person), sight.post(&post.id));
                    ui.label(sight.look.row(who));
                });
            }
        });
    });
}

/// The officers of the room tonight, each once. Who directs or judges a drill works no incident.
pub fn officers<'a>(sight: &Sight<'a>) -> Vec<(&'a Post, &'a PersonId)> {
    let register = &sight.state().register;
    let mut officers: Vec<(&Post, &PersonId)> = Vec::new();
    let posts = register.posts.values().map(|it| &**it);
    let works = |it: &&Post| !matches!(it.kind.as_str(), "director" | "evaluator");
    for post in posts.filter(|it| it.unit == Unit::Centre).filter(works) {
        if let Some(person) = register.on_duty(&post.id, sight.now)
            && officers.iter().all(|(_, had)| *had != person)
        {
            officers.push((post, person));
        }
    }
    officers
}
