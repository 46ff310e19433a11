//! Who a person sought is 人员信息 (practice R7): put into the vault from here, shown masked to seats
//! that have the right, in full when one asks. The entry says a reference and never more.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::command::Command;
use dispatch_core::personal::{Kind, Particulars, mask_number};
use dispatch_core::state::Incident;
use dispatch_core::words::Words;
use eframe::egui::{Response, Ui};
use ledger::LedgerError;
use ledger::vault::Sealed;

use super::press::asked;
use crate::desk::outbox::Outbox;
use crate::desk::persons::{Confided, Person, Returned};
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Moved, Pocket, Tone, Weight, act_button, chip, plain_button, unwatched_field_of,
};
use crate::language::{Key, Lang};

/// What is half written and what is shown in full.
#[derive(Debug, Default)]
pub struct PersonalForm {
    /// Whether the seat could see who they are when the list was last drawn.
    could_see: bool,
    /// Of the person who is being added to the list.
    fresh: Confided,
    /// Whether the fields for him are open.
    open: bool,
    /// By the names of the entries.
    shown: BTreeSet<String>,
    /// Of persons on the list already.
    adding: BTreeMap<String, Confided>,
}

/// A person of a list, whatever list it is.
pub struct Listed<'a> {
    /// His id in the entries.
    pub id: &'a str,
    /// What he is called without a name.
    pub who: &'a str,
    /// Where his name lies.
    pub sealed: Option<Sealed>,
    /// What says of him anew what was said before, with another name.
    pub again: Command,
}

impl PersonalForm {
    /// Notes whether this seat may see who they are.
    pub fn look(&mut self, may_see: bool) {
        self.could_see = may_see;
    }

    /// Whether nothing of anybody was read, shown or written here.
    pub fn knows_nobody(&self) -> bool {
        let written = self.open || !self.fresh.is_empty() || !self.adding.is_empty();
        !self.could_see && !written && self.shown.is_empty()
    }

    /// Whether it could when the list was last drawn.
    pub fn could_see(&self) -> bool {
        self.could_see
    }

    /// Who the person is that is being added to the list.
    pub fn fresh(&self) -> &Confided {
        &self.fresh
    }

    /// A number that was cut out of words is his.
    pub fn take_in(&mut self, moved: &Moved) {
        self.open = true;
        let place = match moved.kind {
            Kind::IdCard => &mut self.fresh.id_card,
            Kind::Mobile => &mut self.fresh.telephone,
        };
        // One person has two telephones oftener than two persons have one entry.
        if !place.is_empty() {
            place.push(' ');
        }
        place.push_str(&moved.number);
    }

    /// Takes it, and puts its fields away.
    pub fn take_fresh(&mut self) -> Confided {
        self.open = false;
        std::mem::take(&mut self.fresh)
    }
}

type Field = fn(&mut Particulars) -> &mut String;

/// What can be known of a person, in the order in which it is asked.
const FIELDS: [(Key, Field); 6] = [
    (Key::PersonName, |it| &mut it.name),
    (Key::PersonTelephone, |it| &mut it.telephone),
    (Key::PersonPlate, |it| &mut it.plate),
    (Key::PersonIdCard, |it| &mut it.id_card),
    (Key::PersonAddress, |it| &mut it.address),
    (Key::PersonHealth, |it| &mut it.health),
];

/// Draws the line below a person of the list.
pub fn person_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    it: Listed<'_>,
    (form, outbox): (&mut PersonalForm, &mut Outbox),
) {
    let (id, who) = (it.id, it.who);
    let destroyed = sight.is_personal_destroyed(incident);
    let may_see = sight.may_see_persons(incident);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::PersonalData)));
        match it.sealed.clone() {
            Some(_) if destroyed => {
                chip(
                    ui,
                    sight.look,
                    Tone::Grey,
                    &sight.say(Key::PersonalDestroyed),
                );
            }
            Some(sealed) if !may_see => {
                // Enough of it to tell two apart.
                let short: String = sealed.reference.chars().take(8).collect();
                let text = sight.say_with(Key::PersonalReference, [("reference", short.into())]);
                ui.label(sight.look.note(text));
            }
            Some(sealed) => known_ui(ui, sight, (id, who), sealed, (form, outbox)),
            None => {
                ui.label(sight.look.note(sight.say(Key::PersonalNone)));
            }
        }
        if may_see {
            let open = form.adding.contains_key(id);
            let text = sight.say(if it.sealed.is_some() {
                Key::PersonalChange
            } else {
                Key::PersonalAdd
            });
            let name = format!("{text} {who}");
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                if open {
                    form.adding.remove(id);
                } else {
                    let known = it.sealed.as_ref();
                    let known = known.and_then(|it| clear(sight, &it.reference));
                    form.adding
                        .insert(id.to_owned(), known.cloned().unwrap_or_default());
                }
            }
        }
    });
    // Whatever was open before, nobody reads it without the right.
    if !may_see {
        return;
    }
    if form.shown.contains(id)
        && let Some(sealed) = &it.sealed
        && let Some(known) = clear(sight, &sealed.reference)
    {
        full_ui(ui, sight, known);
    }
    let Some(adding) = form.adding.get_mut(id) else {
        return;
    };
    fields_ui(ui, sight, Some(who), adding);
    let command = (!adding.is_empty()).then_some(it.again);
    if let Some(command) = asked(ui, sight, (Key::StepPersonalPut, who), command) {
        outbox.confide(command, adding.clone(), sight.now);
        form.adding.remove(id);
    }
}

/// Draws the fields of a person who is being added to the list.
pub fn fresh_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut PersonalForm) {
    if sight.is_personal_destroyed(incident) {
        return;
    }
    let text = sight.say(Key::PersonalAdd);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        form.open = !form.open;
    }
    if form.open {
        fields_ui(ui, sight, None, &mut form.fresh);
    }
}

/// Draws what the vault would not take: nothing of it is recorded, and it is not lost.
pub fn returned_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    if sight.is_personal_destroyed(incident) {
        return;
    }
    let of_this = |it: &&Returned| it.author.command.incident() == Some(&incident.id);
    for it in sight.persons.returned().iter().filter(of_this) {
        let who = match &it.author.command {
            Command::Sought(it) => it.sought.to_string(),
            Command::SceneContact(it) => it.contact.to_string(),
            other => other.name().to_owned(),
        };
        ui.horizontal_wrapped(|ui| {
            let why = reason(sight, &it.why);
            let text = sight.say_with(Key::PersonalNotPut, [("why", why.into())]);
            chip(ui, sight.look, Tone::Red, &text);
            // Asked of the fold like any press: neither is possible while looking back.
            let refusal = sight.refusal(&it.author.command);
            let looking_back = refusal.as_deref().filter(|_| sight.past);
            let mut is_pressed = |key| {
                let text = sight.say(key);
                let name = format!("{text} {who}");
                let refusal = match key {
                    Key::PersonalRetry => refusal.as_deref(),
                    _ => looking_back,
                };
                act_button(ui, sight.look, Weight::Small, (&text, &name), refusal)
            };
            let (again, given_up) = (
                is_pressed(Key::PersonalRetry),
                is_pressed(Key::PersonalGiveUp),
            );
            if again {
                let command = it.author.command.clone();
                outbox.confide(command, it.confided.clone(), it.author.occurred_at);
            }
            if again || given_up {
                outbox.settle(it.author.id);
            }
        });
    }
}

/// Draws the numbers that were cut out of words where no incident stood. Returns one that belongs to a
/// person of this one.
pub fn pocket_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) -> Option<Moved> {
    let all = Pocket::look(ui.ctx());
    if all.is_empty() {
        return None;
    }
    let destroyed = sight.is_personal_destroyed(incident);
    let mut taken = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::PersonalMoved)));
        for (at, it) in all.into_iter().enumerate() {
            let masked = mask_number(&it.number);
            ui.label(sight.look.strong(&*masked));
            let mut is_pressed = |key| {
                let text = sight.say(key);
                let name = format!("{text} {masked}");
                plain_button(ui, sight.look, Weight::Small, &text, &name).clicked()
            };
            let fill_in = !destroyed && is_pressed(Key::PersonalFillIn);
            let dropped = is_pressed(Key::PersonalDrop);
            if taken.is_none() && (fill_in || dropped) {
                Pocket::take_one(ui.ctx(), at);
                taken = Some(fill_in.then_some(it));
            }
        }
    });
    taken.flatten()
}

/// What the vault says of a person, or that it is being asked.
fn known_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, who): (&str, &str),
    sealed: Sealed,
    (form, outbox): (&mut PersonalForm, &mut Outbox),
) {
    let say = |key| sight.look.note(sight.say(key));
    match sight.persons.of(&sealed.reference) {
        None => {
            ui.label(say(Key::PersonalReading));
            outbox.want(sealed);
        }
        Some(Person::Asked) => {
            ui.label(say(Key::PersonalReading));
        }
        Some(Person::Absent) => {
            ui.label(say(Key::PersonalAbsent));
        }
        Some(Person::Unreadable(why)) => {
            chip(ui, sight.look, Tone::Red, &reason(sight, why));
            let text = sight.say(Key::PersonalReadAgain);
            let name = format!("{text} {who}");
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                outbox.want(sealed);
            }
        }
        Some(Person::Clear(known)) => {
            let masked = known.masked();
            if masked.is_empty() {
                ui.label(sight.look.row(sight.say(Key::PersonalUnnamed)));
            } else {
                ui.label(sight.look.strong(masked));
            }
            let shown = form.shown.contains(id);
            let text = sight.say(if shown {
                Key::PersonalHide
            } else {
                Key::PersonalShow
            });
            let name = format!("{text} {who}");
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                if shown {
                    form.shown.remove(id);
                } else {
                    form.shown.insert(id.to_owned());
                }
            }
        }
    }
}

fn full_ui(ui: &mut Ui, sight: &Sight<'_>, known: &Confided) {
    let mut known = known.clone();
    ui.horizontal_wrapped(|ui| {
        for (key, field) in FIELDS {
            let text = field(&mut known);
            if !text.is_empty() {
                ui.label(sight.look.label(sight.say(key)));
                ui.label(sight.look.strong(text.as_str()));
            }
        }
    });
}

/// The fields, called aloud after whom they are of, where he is on the list already.
fn fields_ui(ui: &mut Ui, sight: &Sight<'_>, who: Option<&str>, confided: &mut Confided) {
    ui.horizontal_wrapped(|ui| {
        for (key, field) in FIELDS {
            let width = match key {
                Key::PersonAddress | Key::PersonHealth => 200.0,
                Key::PersonIdCard => 160.0,
                _ => 110.0,
            };
            let hint = sight.say(key);
            let name = who.map_or_else(|| hint.to_string(), |who| format!("{hint} {who}"));
            unwatched_field_of(ui, sight.look, (&hint, &name), width, field(confided));
        }
    });
    ui.label(sight.look.note(sight.say(Key::PersonalWhere)));
}

/// The two fields of somebody who can be spoken to at the scene, name and telephone; both widgets.
pub fn reached_by_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    width: f32,
    confided: &mut Confided,
) -> [Response; 2] {
    let contact = sight.say(Key::SceneContact);
    [0, 1].map(|at| {
        let (key, field) = FIELDS[at];
        let hint = sight.say(key);
        let name = format!("{contact} {hint}");
        unwatched_field_of(ui, sight.look, (&hint, &name), width, field(confided))
    })
}

/// What an entry says of where they lie.
pub fn sealed(reference: Option<&Words>, hash: Option<&Words>) -> Option<Sealed> {
    Some(Sealed {
        reference: reference?.to_string(),
        hash: hash?.to_string(),
    })
}

fn clear<'a>(sight: &Sight<'a>, reference: &str) -> Option<&'a Confided> {
    match sight.persons.of(reference)? {
        Person::Clear(known) => Some(known),
        _ => None,
    }
}

fn reason(sight: &Sight<'_>, why: &LedgerError) -> String {
    match sight.lang() {
        Lang::Zh => why.zh(),
        Lang::En => why.to_string(),
    }
}
