//! Tonight's roster 值班表 by unit: who holds each post, whose line is yesterday's, where nobody stands.

use dispatch_core::register::{Post, Unit};
use dispatch_core::words::PersonId;
use eframe::egui::Ui;

use crate::desk::found::finds;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, sign};
use crate::language::Key;

/// Who holds a post now.
enum Holder<'a> {
    Tonight(&'a PersonId),
    Yesterday(&'a PersonId),
    Nobody,
}

/// Draws the roster; `typed` finds units, posts and names, and `gaps_only` leaves what is missing.
pub fn roster_ui(ui: &mut Ui, sight: &Sight<'_>, (typed, gaps_only): (&str, bool)) {
    let register = &sight.state().register;
    let centre = std::iter::once(Unit::Centre);
    let townships = register.townships.keys().cloned().map(Unit::Township);
    let departments = register.departments.keys().cloned().map(Unit::Department);
    let (mut shown, mut gaps) = (0, 0);
    for unit in centre.chain(townships).chain(departments) {
        let posts = register.posts.values().map(|it| &**it);
        let posts: Vec<(&Post, Holder<'_>)> = posts
            .filter(|it| it.unit == unit)
            .map(|it| (it, holder(sight, it)))
            .collect();
        gaps += posts.iter().filter(|(_, it)| is_gap(it)).count();
        let name = sight.unit(&unit);
        let whole = finds(typed, &name, &name);
        let posts: Vec<_> = posts
            .into_iter()
            .filter(|(_, holder)| !gaps_only || is_gap(holder))
            .filter(|(post, holder)| whole || is_found(sight, typed, post, holder))
            .collect();
        if posts.is_empty() {
            continue;
        }
        ui.add_space(3.0);
        ui.label(sight.look.strong(name));
        for (post, holder) in posts {
            shown += 1;
            post_ui(ui, sight, post, &holder);
        }
    }
    if shown == 0 {
        let key = if gaps_only && gaps == 0 {
            Key::RosterWhole
        } else {
            Key::RosterNothing
        };
        ui.label(sight.look.row(sight.say(key)));
    }
}

fn holder<'a>(sight: &Sight<'a>, post: &Post) -> Holder<'a> {
    let register = &sight.state().register;
    match register.on_duty(&post.id, sight.now) {
        Some(person) => Holder::Tonight(person),
        None => match register.last_on_duty(&post.id, sight.now) {
            Some(person) => Holder::Yesterday(person),
            None => Holder::Nobody,
        },
    }
}

fn is_gap(holder: &Holder<'_>) -> bool {
    !matches!(holder, Holder::Tonight(_))
}

fn is_found(sight: &Sight<'_>, typed: &str, post: &Post, holder: &Holder<'_>) -> bool {
    let person = match holder {
        Holder::Tonight(id) | Holder::Yesterday(id) => sight.state().register.persons.get(*id),
        Holder::Nobody => None,
    };
    finds(typed, post.zh.as_str(), post.en.as_str())
        || person.is_some_and(|it| finds(typed, it.zh.as_str(), it.en.as_str()))
}

fn post_ui(ui: &mut Ui, sight: &Sight<'_>, post: &Post, holder: &Holder<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(8.0);
        ui.label(sight.look.label(sight.post(&post.id)));
        let person = match holder {
            Holder::Tonight(id) => *id,
            Holder::Yesterday(id) => {
                chip(ui, sight.look, Tone::Amber, &sight.say(Key::FromYesterday));
                *id
            }
            Holder::Nobody => {
                sign(ui, sight.look, Tone::Red, &sight.say(Key::NobodyOnDuty));
                return;
            }
        };
        ui.label(sight.look.row(sight.person(person)));
        let known = sight.state().register.persons.get(person);
        let contacts = known.map_or(&[][..], |it| &it.contacts);
        if contacts.is_empty() && sight.hides_numbers() {
            ui.label(sight.look.note(sight.say(Key::NumberHidden)));
        }
        for contact in contacts {
            let key = match contact.way.as_str() {
                "satellite" => Key::MeansSatellite,
                "radio" => Key::MeansRadio,
                "mobile" => Key::WayMobile,
                _ => Key::WayOffice,
            };
            let text = format!("{} {}", sight.say(key), contact.number);
            ui.label(sight.look.note(text));
        }
    });
}
