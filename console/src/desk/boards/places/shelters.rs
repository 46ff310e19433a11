//! Shelters 避灾安置场所: open, full or closed, how many are housed and how many places are left; what is
//! old reads 不详.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, ShelterDoor, ShelterFigure, ShelterState};
use dispatch_core::register::Unit;
use dispatch_core::view::{ShelterStanding, shelters, unlisted_en, unlisted_zh};
use dispatch_core::words::SiteId;
use eframe::egui::{Frame, Margin, Ui};

use super::said::{SaidForm, said_ui};
use super::{PlacesForm, ROWS_MAX, rest_ui};
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Tone, Weight, act_button, age_text, chip, clock_hm, number_field, plain_button, unknown,
};
use crate::language::{Key, Lang};

/// A word about a shelter half written.
#[derive(Debug, Default)]
pub(super) struct ShelterForm {
    said: SaidForm,
    housed: String,
    places: String,
}

impl ShelterForm {
    fn figures(&self) -> BTreeMap<ShelterFigure, u32> {
        let written = [
            (ShelterFigure::Housed, &self.housed),
            (ShelterFigure::Places, &self.places),
        ];
        let named = written.into_iter();
        named
            .filter_map(|(of, text)| Some((of, text.parse().ok()?)))
            .collect()
    }
}

/// Draws them: what is open first.
pub(super) fn shelters_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) {
    let all = shelters(sight.state(), sight.now);
    let open = all.iter().filter(|it| it.door == Some(ShelterDoor::Open));
    let (open, left) = open.fold((0_usize, Some(0_u32)), |(n, left), it| {
        let sum = left.zip(it.left());
        (n + 1, sum.and_then(|(left, more)| left.checked_add(more)))
    });
    let left = left.map_or_else(|| sight.say(Key::Unknown).into_owned(), |it| it.to_string());
    let title = sight.say_with(
        Key::PlacesShelters,
        [
            ("n", all.len().into()),
            ("open", open.into()),
            ("left", left.into()),
        ],
    );
    ui.label(bold(title, size::BODY, sight.look.palette.ink1));
    let mut found = 0;
    for it in &all {
        let name = name(sight, it);
        let texts = [name.as_str(), it.site.map_or("", |it| it.zh.as_str())];
        if !form.finds(&texts) {
            continue;
        }
        found += 1;
        if found <= ROWS_MAX {
            ui.push_id(it.id.as_str(), |ui| {
                one_ui(ui, sight, (it, &name), form, outbox);
            });
        }
    }
    rest_ui(ui, sight, found);
}

fn name(sight: &Sight<'_>, it: &ShelterStanding<'_>) -> String {
    match it.site {
        Some(site) => sight.lang().name(site.zh.as_str(), site.en.as_str()),
        None => match sight.lang() {
            Lang::Zh => unlisted_zh(it.id.as_str()),
            Lang::En => unlisted_en(it.id.as_str()),
        },
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, name): (&ShelterStanding<'_>, &str),
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) {
    let around = Frame::new().fill(sight.look.palette.bg2);
    around.inner_margin(Margin::symmetric(6, 3)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            match it.door {
                Some(door) => {
                    let tone = match door {
                        ShelterDoor::Open => Tone::Green,
                        ShelterDoor::Full => Tone::Amber,
                        ShelterDoor::Closed => Tone::Grey,
                    };
                    chip(
                        ui,
                        sight.look,
                        tone,
                        &sight.lang().name(door.zh(), door.en()),
                    );
                }
                None => drop(unknown(ui, sight.look)),
            }
            ui.label(sight.look.strong(name));
            ui.label(sight.look.row(figures(sight, it)));
            ui.label(sight.look.label(last(sight, it)));
            let text = sight.say(Key::StepFacility);
            let spoken = format!("{text} {name}");
            if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                form.shelters.toggle(it.id);
            }
        });
        if let Some(words) = it.last.and_then(|it| it.words.as_ref()) {
            ui.label(sight.look.row(words.as_str()));
        }
        if form.shelters.is_open(it.id) {
            let said = form.shelters.form(it.id);
            if door_ui(ui, sight, (it, name), said, outbox) {
                form.shelters.sent(it.id);
            }
        }
    });
}

/// 已安置 n · 可安置 n · 余 n, each a number or 不详.
fn figures(sight: &Sight<'_>, it: &ShelterStanding<'_>) -> String {
    let said =
        |n: Option<u32>| n.map_or_else(|| sight.say(Key::Unknown).into_owned(), |n| n.to_string());
    sight.say_with(
        Key::ShelterFigures,
        [
            ("housed", said(it.housed()).into()),
            ("places", said(it.places()).into()),
            ("left", said(it.left()).into()),
        ],
    )
}

/// The last word and its age; an old one says what it was.
fn last(sight: &Sight<'_>, it: &ShelterStanding<'_>) -> String {
    let Some(last) = it.last else {
        return sight.say(Key::FacilityUnsaid).into_owned();
    };
    let at = clock_hm(last.as_of);
    let age = age_text(sight.lang(), last.as_of, sight.now);
    if it.door.is_some() {
        return sight.say_with(Key::PlaceAsOf, [("at", at.into()), ("age", age.into())]);
    }
    let state = sight.lang().name(last.door.zh(), last.door.en());
    sight.say_with(
        Key::FacilityWas,
        [
            ("state", state.into()),
            ("at", at.into()),
            ("age", age.into()),
        ],
    )
}

/// Draws the fields and the three states. Returns whether one was pressed.
fn door_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (it, name): (&ShelterStanding<'_>, &str),
    form: &mut ShelterForm,
    outbox: &mut Outbox,
) -> bool {
    let township = it.site.and_then(|it| it.township.clone());
    let keeper = township.map_or(Unit::Centre, Unit::Township);
    ui.horizontal_wrapped(|ui| {
        for (key, text) in [
            (Key::ShelterHoused, &mut form.housed),
            (Key::ShelterPlaces, &mut form.places),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
    });
    said_ui(ui, sight, &keeper, &mut form.said);
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        for door in [ShelterDoor::Open, ShelterDoor::Full, ShelterDoor::Closed] {
            let command = Command::ShelterState(ShelterState {
                site: SiteId::clone(it.id),
                door,
                figures: form.figures(),
                as_of: form.said.as_of(sight.now),
                words: form.said.words(),
            });
            let heard = form.said.heard(sight, &keeper);
            let refusal = sight.refusal_for(&command, heard.as_ref());
            let text = sight.lang().name(door.zh(), door.en());
            let spoken = format!("{text} {name}");
            let words = (&*text, &*spoken);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                outbox.push_for(command, heard, sight.now);
                pressed = true;
            }
        }
    });
    pressed
}
