//! 断路: what is closed or slow, what ran out and has to be looked at, and the form of a closing. A press on
//! the map gives a place of it; what was plotted does as well.

mod form;

use dispatch_core::command::{CloseRoad, Command, OpenRoad};
use dispatch_core::view::{RoadClosure, RoadStanding, road_closures};
use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Margin, Ui};

pub use form::RoadForm;
use form::form_ui;

use super::PlacesForm;
use crate::desk::boards::clock_text;
use crate::desk::incident::press;
use crate::desk::look::{bold, inked};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, age_text, chip, plain_button};
use crate::language::{Key, Lang};
use crate::travel::Ground;

/// How many closings wait to be looked at.
pub fn run_out(sight: &Sight<'_>) -> usize {
    let all = road_closures(sight.state(), sight.now);
    let waits = all.iter().filter(|it| it.standing == RoadStanding::RunOut);
    waits.count()
}

/// Draws what is closed, and the form.
pub fn roads_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PlacesForm,
    (beside, map): (Option<&IncidentId>, &mut MapView),
    outbox: &mut Outbox,
) {
    let mut all = road_closures(sight.state(), sight.now);
    all.retain(|it| it.standing != RoadStanding::Open);
    // What has to be looked at stands above what is in force.
    all.sort_by_key(|it| it.standing == RoadStanding::InForce);
    let waits = run_out(sight);
    let args = [("n", (all.len() - waits).into()), ("waits", waits.into())];
    ui.horizontal_wrapped(|ui| {
        let title = sight.say_with(Key::RoadsTitle, args);
        ui.label(bold(title, size::BODY, sight.look.palette.ink1));
        let text = sight.say(Key::RoadsNew);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.roads.toggle();
        }
    });
    ui.label(sight.look.note(ground_text(sight)));
    if form.roads.is_open() {
        form_ui(ui, sight, &mut form.roads, (beside, map), outbox);
    }
    if all.is_empty() {
        ui.label(sight.look.note(sight.say(Key::RoadsNone)));
    }
    for it in &all {
        ui.push_id(it.id.as_str(), |ui| {
            one_ui(ui, sight, it, &mut form.roads, outbox);
        });
    }
}

/// On what times are reckoned, and up to which word about closed roads.
fn ground_text(sight: &Sight<'_>) -> String {
    let height = dispatch_core::view::roads_height(sight.state());
    match sight.travels.ground() {
        Ground::Loading => sight.say(Key::TravelLoading).into_owned(),
        Ground::NoRoads => sight.say(Key::TravelNoRoads).into_owned(),
        Ground::Roads {
            length_m,
            is_sketch,
            ..
        } => {
            let key = match is_sketch {
                true => Key::TravelOnSketch,
                false => Key::TravelOnRoads,
            };
            let args = [("km", (length_m / 1_000).into()), ("height", height.into())];
            sight.say_with(key, args)
        }
        Ground::Unusable { zh, en } => {
            let why = match sight.lang() {
                Lang::Zh => zh.as_str(),
                Lang::En => en.as_str(),
            };
            sight.say_with(Key::TravelUnusable, [("why", why.into())])
        }
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    it: &RoadClosure<'_>,
    form: &mut RoadForm,
    outbox: &mut Outbox,
) {
    let road = it.closed.road.as_str();
    let around = Frame::new().fill(sight.look.palette.bg2);
    around.inner_margin(Margin::symmetric(6, 3)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let (tone, text) = match (it.standing, it.closed.slowed_kmh) {
                (RoadStanding::RunOut, _) => (Tone::Amber, sight.say(Key::RoadRunOut).into_owned()),
                (_, Some(kmh)) => {
                    let text = sight.say_with(Key::RoadSlowTo, [("kmh", kmh.into())]);
                    (Tone::Amber, text)
                }
                (_, None) => (Tone::Red, sight.say(Key::RoadClosed).into_owned()),
            };
            chip(ui, sight.look, tone, &text);
            ui.label(sight.look.strong(road));
            ui.label(sight.look.row(facts(sight, it)));
            ui.label(sight.look.label(last(sight, it)));
        });
        if let Some(words) = &it.last.words {
            ui.label(sight.look.row(words.as_str()));
        }
        if let Some((text, missed)) = matched(sight, it) {
            let ink = match missed {
                true => sight.look.palette.amber.text,
                false => sight.look.palette.ink2,
            };
            ui.label(inked(text, size::NOTE, ink));
        }
        ui.horizontal_wrapped(|ui| {
            let open = Command::OpenRoad(OpenRoad {
                closure: it.id.clone(),
                incident: it.closed.incident.clone(),
                words: None,
            });
            press(ui, sight, (Key::StepOpenRoad, road), open, None, outbox);
            if it.standing == RoadStanding::RunOut {
                let on = Command::CloseRoad(again(it));
                press(ui, sight, (Key::StepCloseOn, road), on, None, outbox);
            }
            let text = sight.say(Key::StepChangeRoad);
            let spoken = format!("{text} {road}");
            if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                form.change(again(it), sight.now);
            }
        });
    });
}

/// The same closing once more, without an end: its next version.
fn again(it: &RoadClosure<'_>) -> CloseRoad {
    CloseRoad {
        closure: it.id.clone(),
        incident: it.closed.incident.clone(),
        road: it.closed.road.clone(),
        shape: it.closed.shape.clone(),
        cause: it.closed.cause,
        vehicles: it.closed.vehicles.iter().copied().collect(),
        slowed_kmh: it.closed.slowed_kmh,
        until_at: None,
        words: it.last.words.clone(),
    }
}

/// Why, whom it concerns, until when, of which incident.
fn facts(sight: &Sight<'_>, it: &RoadClosure<'_>) -> String {
    let lang = sight.lang();
    let name = |zh: &str, en: &str| match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    };
    let mut facts = vec![name(it.closed.cause.zh(), it.closed.cause.en())];
    if !it.closed.vehicles.is_empty() {
        let vehicles = it.closed.vehicles.iter().map(|it| name(it.zh(), it.en()));
        let vehicles = vehicles.collect::<Vec<_>>().join("、");
        facts.push(sight.say_with(Key::RoadFor, [("vehicles", vehicles.into())]));
    }
    facts.push(match it.closed.until_at {
        Some(at) => {
            let at = clock_text(at, sight.now);
            sight.say_with(Key::RoadUntil, [("at", at.into())])
        }
        None => sight.say(Key::RoadUntilOpened).into_owned(),
    });
    let incident = it.closed.incident.as_ref();
    let incident = incident.and_then(|id| sight.state().incident(id));
    facts.extend(incident.map(|it| sight.title(it)));
    facts.join(" · ")
}

/// Who said it last, and how long ago.
fn last(sight: &Sight<'_>, it: &RoadClosure<'_>) -> String {
    let said = &it.last.said;
    let who = said.on_behalf.as_ref();
    let who = who.map_or_else(|| sight.post(&said.post), |it| sight.party(&it.who));
    let age = age_text(sight.lang(), said.at, sight.now);
    sight.say_with(Key::RoadSaidBy, [("who", who.into()), ("age", age.into())])
}

/// What it means in this console's network, and whether something of it means nothing.
fn matched(sight: &Sight<'_>, it: &RoadClosure<'_>) -> Option<(String, bool)> {
    let here = sight.travels.closed(it.id)?;
    let n = here.roads.len();
    Some(match (n, here.unmatched_m) {
        (0, _) => (sight.say(Key::RoadUnmatched).into_owned(), true),
        (n, 0) => (sight.say_with(Key::RoadMatched, [("n", n.into())]), false),
        (n, m) => {
            let args = [("n", n.into()), ("m", m.into())];
            (sight.say_with(Key::RoadHalfMatched, args), true)
        }
    })
}
