//! The three names under the sheet: 交班人, 带班领导, 接班人.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, HandoverRole, SignHandover};
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::{Party, Unit};
use dispatch_core::view::HandoverSheet;
use dispatch_core::words::{PersonId, PostId};
use eframe::egui::Ui;

use crate::desk::boards::say::say_for;
use crate::desk::incident::said;
use crate::desk::outbox::Outbox;
use crate::desk::seat::Seat;
use crate::desk::sight::Sight;
use crate::desk::widgets::{RowMenu, Tone, chip, clock_hm};
use crate::language::Key;

/// Who was chosen to sign in each role, where it is not the one proposed.
pub type Names = BTreeMap<HandoverRole, PersonId>;

const ROLES: [(HandoverRole, Key); 3] = [
    (HandoverRole::Outgoing, Key::ShiftOutgoing),
    (HandoverRole::Leader, Key::ShiftLeader),
    (HandoverRole::Incoming, Key::ShiftIncoming),
];

/// The post of the leader on duty.
fn leader<'a>(sight: &Sight<'a>) -> Option<&'a PostId> {
    let register = &sight.state().register;
    let post = register.post_of(&Unit::Centre, "leader-on-duty");
    post.map(|it| &it.id)
}

/// Draws a row for each name. Returns the seat that the incoming takes over by signing here.
pub fn names_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    sheet: &HandoverSheet,
    chosen: &mut Names,
    outbox: &mut Outbox,
) -> Option<Seat> {
    let mut taken = None;
    for (role, key) in ROLES {
        let post = match role {
            HandoverRole::Leader => leader(sight),
            HandoverRole::Outgoing | HandoverRole::Incoming => Some(&sheet.post),
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.strong(sight.say(key)));
            let signed = sight.state().shift.handover(&sheet.post, sheet.change_at);
            if let Some(it) = signed.and_then(|it| it.signature(role)) {
                let text = sight.say_with(
                    Key::ShiftSigned,
                    [
                        ("who", sight.person(&it.person).into()),
                        ("at", clock_hm(it.said.at).into()),
                    ],
                );
                chip(ui, sight.look, Tone::Green, &text);
                return;
            }
            let proposed = match role {
                HandoverRole::Outgoing => sheet.outgoing.clone(),
                HandoverRole::Incoming => sheet.incoming.clone(),
                HandoverRole::Leader => post.and_then(|post| {
                    dispatch_core::view::responsible(sight.state(), post, sight.now).cloned()
                }),
            };
            let person = chosen.get(&role).cloned().or(proposed);
            if let Some(post) = post {
                person_ui(ui, sight, (role, key, post), person.as_ref(), chosen);
            }
            let name = person.as_ref().map(|it| sight.person(it));
            let command = person.clone().map(|person| {
                Command::SignHandover(SignHandover {
                    post: sheet.post.clone(),
                    change_at: sheet.change_at,
                    role,
                    person: Some(person),
                    words: None,
                })
            });
            let whose = sight.say(key);
            let step = format!("{whose} {}", name.unwrap_or_default());
            let sits_down = role == HandoverRole::Incoming && sight.seat.post == sheet.post;
            let heard = person.as_ref().zip(post).filter(|_| !sits_down);
            let heard = heard.and_then(|(person, post)| in_the_room(sight, person, post));
            let what = (command, heard);
            if say_for(ui, sight, (Key::ShiftSign, step.trim()), what, outbox) && sits_down {
                taken = person.map(|person| Seat {
                    person,
                    ..sight.seat.clone()
                });
            }
        });
    }
    taken
}

/// For whom a signature is recorded: `None` where who signs sits here, else as given in the room
/// (practice R2). The incoming signs for himself: by it he sits down here.
fn in_the_room(sight: &Sight<'_>, person: &PersonId, post: &PostId) -> Option<OnBehalf> {
    let persons = &sight.state().register.persons;
    let name = persons.get(person).map(|it| said(it.zh.as_str()));
    let who = Party::Post(post.clone());
    (*person != sight.seat.person).then(|| sight.heard_by(who, Means::InPerson, name))
}

/// Who signs: the one proposed, or another whom the roster ever had in this post.
fn person_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (role, key, post): (HandoverRole, Key, &PostId),
    person: Option<&PersonId>,
    chosen: &mut Names,
) {
    let unknown = || sight.say(Key::Unknown).into_owned();
    let name = person.map_or_else(unknown, |it| sight.person(it));
    let duties = sight.state().register.duties.get(post);
    let mut persons: Vec<&PersonId> = duties.into_iter().flatten().map(|it| &it.person).collect();
    persons.sort();
    persons.dedup();
    let whose = sight.say(key).into_owned();
    let text = sight.look.row(&*name);
    let spoken = [("role", whose.into()), ("who", name.as_str().into())];
    let spoken = sight.say_with(Key::ShiftWho, spoken);
    let of = (post.as_str(), key.id(), "signs");
    RowMenu::of(of).ui(ui, (text, &spoken), |ui| {
        for it in persons {
            let here = Some(it) == person;
            if ui.selectable_label(here, sight.person(it)).clicked() {
                chosen.insert(role, it.clone());
                ui.close();
            }
        }
    });
}
