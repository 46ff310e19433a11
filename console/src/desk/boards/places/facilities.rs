//! Facilities 设施: the last state with its age and who keeps it; what is old reads 不详 (N10).

use dispatch_core::command::{Command, FacilityState};
use dispatch_core::sentence::{FACILITY_STATES, state_text};
use dispatch_core::view::{FacilityStanding, facility_standing};
use dispatch_core::words::ThingKind;
use eframe::egui::{Frame, Margin, Ui};

use super::said::{SaidForm, said_ui};
use super::{PlaceId, PlacesForm, ROWS_MAX, rest_ui};
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Tone, Weight, act_button, age_text, chip, clock_hm, plain_button, unknown,
};
use crate::language::Key;

/// Draws them: what was said lately first, then what is old, then what nobody spoke of.
pub fn facilities_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut PlacesForm, outbox: &mut Outbox) {
    let register = &sight.state().register;
    let mut all: Vec<FacilityStanding<'_>> = register
        .facilities
        .keys()
        .filter_map(|id| facility_standing(sight.state(), id, sight.now))
        .collect();
    all.sort_by_key(|it| {
        let as_of = it.last.map(|it| std::cmp::Reverse(it.as_of));
        (it.state.is_none(), as_of.is_none(), as_of, &it.facility.id)
    });
    let title = sight.say_with(Key::PlacesFacilities, [("n", all.len().into())]);
    ui.label(bold(title, size::BODY, sight.look.palette.ink1));
    let mut found = 0;
    for it in &all {
        let facility = it.facility;
        let keeper = sight.unit(&facility.keeper);
        if !form.finds(&[facility.zh.as_str(), facility.en.as_str(), &keeper]) {
            continue;
        }
        found += 1;
        if found <= ROWS_MAX {
            ui.push_id(facility.id.as_str(), |ui| {
                one_ui(ui, sight, it, form, outbox);
            });
        }
    }
    rest_ui(ui, sight, found);
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    it: &FacilityStanding<'_>,
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) {
    let facility = it.facility;
    let place = PlaceId::Facility(facility.id.clone());
    let name = sight
        .lang()
        .name(facility.zh.as_str(), facility.en.as_str());
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                match it.state {
                    Some(state) => {
                        let text = sight.lang().text(state_text(state));
                        chip(ui, sight.look, tone(state), &text);
                    }
                    None => drop(unknown(ui, sight.look)),
                }
                ui.label(sight.look.strong(&*name));
                let keeper = sight.unit(&facility.keeper);
                let keeper = sight.say_with(Key::PlaceKeeper, [("who", keeper.into())]);
                ui.label(sight.look.label(keeper));
                ui.label(sight.look.label(last(sight, it)));
                let text = sight.say(Key::StepFacility);
                let spoken = format!("{text} {name}");
                if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                    form.said.toggle(&place);
                }
            });
            if let Some(words) = it.last.and_then(|it| it.words.as_ref()) {
                ui.label(sight.look.row(words.as_str()));
            }
            if form.said.is_open(&place) {
                let said = form.said.form(&place);
                if state_ui(ui, sight, it, (&name, said), outbox) {
                    form.said.sent(&place);
                }
            }
        });
}

/// The last word and its age; an old one says what it was.
fn last(sight: &Sight<'_>, it: &FacilityStanding<'_>) -> String {
    let Some(last) = it.last else {
        return sight.say(Key::FacilityUnsaid).into_owned();
    };
    let at = clock_hm(last.as_of);
    let age = age_text(sight.lang(), last.as_of, sight.now);
    if it.state.is_some() {
        return sight.say_with(Key::PlaceAsOf, [("at", at.into()), ("age", age.into())]);
    }
    let state = sight.lang().text(state_text(&last.state));
    sight.say_with(
        Key::FacilityWas,
        [
            ("state", state.into()),
            ("at", at.into()),
            ("age", age.into()),
        ],
    )
}

fn tone(state: &ThingKind) -> Tone {
    match state.as_str() {
        "running" | "normal" | "open" => Tone::Green,
        "no-power" | "stopped" | "flooded" | "damaged" | "leaking" => Tone::Red,
        _ => Tone::Amber,
    }
}

fn state_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    it: &FacilityStanding<'_>,
    (name, said): (&str, &mut SaidForm),
    outbox: &mut Outbox,
) -> bool {
    let keeper = &it.facility.keeper;
    said_ui(ui, sight, keeper, said);
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        for (id, _, _) in FACILITY_STATES {
            let Ok(state) = ThingKind::new(id) else {
                continue;
            };
            let text = sight.lang().text(state_text(&state));
            let command = Command::FacilityState(FacilityState {
                facility: it.facility.id.clone(),
                incident: None,
                state,
                as_of: said.as_of(sight.now),
                satisfies: None,
                words: said.words(),
            });
            let heard = said.heard(sight, keeper);
            let refusal = sight.refusal_for(&command, heard.as_ref());
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
