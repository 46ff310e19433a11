//! 影响区: who lies inside a hazard area, what is decided for each, who is told, by when; the leak and the
//! wind from which it follows (practice R23).

mod inside;
mod leak;
mod left;
mod wind;

use std::collections::BTreeMap;

use dispatch_core::command::{Affected, Light};
use dispatch_core::state::Incident;
use dispatch_core::view::AreaView;
use dispatch_core::words::{IncidentId, PlotId};
use eframe::egui::{Frame, Label, Margin, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::hazards::{Hazard, hazards_of};
use crate::desk::look::{bold, inked};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, age_text, chip, clock_hm, plain_button, sign};
use crate::language::Key;
use crate::travel::TownshipsBy;

pub use inside::{name as affected_name, rung as rung_for};
pub use leak::{LeakForm, amount_text, light_text, proposed_light, substance_name};
pub use wind::{from_text, proposed_command};

/// What is half written.
#[derive(Debug, Default)]
pub struct AreasForm {
    /// What leaks, half written, for each incident.
    pub(super) leaks: BTreeMap<IncidentId, leak::LeakForm>,
    wind: wind::WindForm,
    rows: Kept<RowId, inside::RowForm>,
}

/// Somebody in one of the areas.
type RowId = (IncidentId, PlotId, Affected);

/// Those that hold.
fn holding<'a>(sight: &'a Sight<'_>) -> impl Iterator<Item = &'a Hazard> {
    let all = sight.waits.hazards.iter();
    all.filter(|it| it.area.is_in_force())
}

/// Whoever waits to be decided on or told, winds that are old or unknown, and distances of the day by night.
pub fn wants(sight: &Sight<'_>) -> usize {
    let state = sight.state();
    let waits = |it: &AreaView| {
        let people = it.inside.iter();
        let people = people.filter(|row| row.decision.is_none() || row.told.waits());
        let blind = it.wind.is_none() || it.is_wind_stale(state, sight.now);
        people.count() + usize::from(blind) + usize::from(it.is_too_short(sight.now))
    };
    holding(sight).map(|it| waits(&it.area)).sum()
}

/// Draws the board: the areas of the selected incident and its two forms on top, then those of the
/// others. Returns the incident that the person wants to see.
pub fn areas_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (form, map): (&mut AreasForm, &mut MapView),
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let state = sight.state();
    let selected = beside.and_then(|id| state.incident(id));
    if let Some(incident) = selected {
        ui.label(sight.look.title(sight.title(incident)));
        // Above the list, which may be long: a wind that turned is entered before anything else.
        if incident.status.is_open() && !sight.past {
            wind::form_ui(ui, sight, incident, (&mut form.wind, map), outbox);
            let leak = form.leaks.entry(incident.id.clone()).or_default();
            leak::form_ui(ui, sight, incident, (leak, map), outbox);
        }
        let looked_up = &sight.waits.hazards;
        let mut of_it: Vec<&Hazard> = looked_up
            .iter()
            .filter(|it| it.area.incident.id == incident.id)
            .collect();
        // One that is over is looked up by nobody else.
        let over = match incident.status.is_open() {
            true => Vec::new(),
            false => {
                let outlines = sight.travels.townships().outlines(state);
                hazards_of(state, incident, sight.now, &outlines)
            }
        };
        of_it.extend(&over);
        for hazard in of_it {
            area_ui(ui, sight, hazard, form, outbox);
        }
    } else {
        let text = sight.say(Key::AreaChooseIncident);
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
    let mut wanted = None;
    let others =
        holding(sight).filter(|it| selected.is_none_or(|one| one.id != it.area.incident.id));
    for hazard in others {
        let area = &hazard.area;
        ui.add_space(8.0);
        let title = sight.title(&area.incident);
        if plain_button(ui, sight.look, Weight::Small, &title, &title).clicked() {
            wanted = Some(area.incident.id.clone());
        }
        area_ui(ui, sight, hazard, form, outbox);
    }
    wanted
}

fn area_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    hazard: &Hazard,
    form: &mut AreasForm,
    outbox: &mut Outbox,
) {
    let area = &hazard.area;
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            head_ui(ui, sight, area);
            light_ui(ui, sight, hazard);
            wind_ui(ui, sight, area);
            crossing_ui(ui, sight, area);
        });
    let rows = (area.incident.id.clone(), area.id.clone());
    ui.push_id(("area", rows.0.as_str(), rows.1.as_str()), |ui| {
        for row in &area.inside {
            let id = (rows.0.clone(), rows.1.clone(), row.who.clone());
            inside::row_ui(ui, sight, (area, row), (&id, &mut form.rows), outbox);
        }
        unplaced_ui(ui, sight, area);
        townships_ui(ui, sight);
        left::left_ui(ui, sight, area);
    });
}

/// The substance, the distances, which version since when; what waits.
fn head_ui(ui: &mut Ui, sight: &Sight<'_>, area: &AreaView) {
    let version = &area.version;
    let leak = &version.leak;
    ui.horizontal_wrapped(|ui| {
        let name = leak::substance_name(sight, leak.substance.as_str());
        ui.label(bold(name, size::BODY, sight.look.palette.ink1));
        let text = sight.say_with(
            Key::AreaVersion,
            [
                ("n", version.number.into()),
                ("at", clock_hm(version.said.at).into()),
            ],
        );
        ui.label(sight.look.label(text));
        if area.track.lifted.is_some() {
            chip(ui, sight.look, Tone::Grey, &sight.say(Key::AreaLifted));
        }
        let new = area.inside.iter().filter(|it| it.is_new).count();
        let counts = [
            (Key::AreaNew, new, Tone::Red),
            (Key::AreaUndecided, area.undecided().count(), Tone::Red),
            (Key::AreaUntold, area.untold().count(), Tone::Amber),
        ];
        for (key, n, tone) in counts.into_iter().filter(|it| it.1 > 0) {
            let text = sight.say_with(key, [("n", n.into())]);
            chip(ui, sight.look, tone, &text);
        }
    });
    let text = sight.say_with(
        Key::AreaDistances,
        [
            ("amount", leak::amount_text(sight, leak.amount).into()),
            ("light", leak::light_text(sight, leak.light).into()),
            ("isolation", leak.isolation_m.into()),
            ("downwind", leak.protective_m.into()),
        ],
    );
    ui.add(Label::new(sight.look.row(text)).wrap());
    leak::source_ui(ui, sight, leak.substance.as_str());
}

/// Whether the distances are those of the hour: until when they are, or since when no longer.
fn light_ui(ui: &mut Ui, sight: &Sight<'_>, hazard: &Hazard) {
    let area = &hazard.area;
    if area.track.lifted.is_some() {
        return;
    }
    let until = hazard.light_until.map(clock_hm);
    match (area.version.leak.light, hazard.light) {
        (Light::Day, Light::Night) => {
            sign(ui, sight.look, Tone::Red, &sight.say(Key::AreaDark));
        }
        (Light::Night, Light::Day) => {
            chip(ui, sight.look, Tone::Grey, &sight.say(Key::AreaLight));
        }
        (Light::Day, Light::Day) => {
            if let Some(at) = until {
                let text = sight.say_with(Key::AreaSunset, [("at", at.into())]);
                ui.label(sight.look.label(text));
            }
        }
        (Light::Night, Light::Night) => {}
    }
}

/// The wind with its age. An old one, and none at all, is a sign and not a number.
fn wind_ui(ui: &mut Ui, sight: &Sight<'_>, area: &AreaView) {
    let Some(mark) = &area.wind else {
        sign(ui, sight.look, Tone::Amber, &sight.say(Key::WindUnknown));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.row(wind::wind_text(sight, mark)));
        let age = age_text(sight.lang(), mark.as_of, sight.now);
        let text = sight.say_with(
            Key::WindMeasured,
            [("at", clock_hm(mark.as_of).into()), ("age", age.into())],
        );
        if area.is_wind_stale(sight.state(), sight.now) {
            sign(ui, sight.look, Tone::Red, &sight.say(Key::WindStale));
        }
        ui.label(sight.look.label(text));
        if !area.has_direction() {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::WindFullCircle));
        }
    });
}

/// The neighbours whose border it meets.
fn crossing_ui(ui: &mut Ui, sight: &Sight<'_>, area: &AreaView) {
    for neighbour in &area.crossing {
        let name = sight
            .lang()
            .name(neighbour.zh.as_str(), neighbour.en.as_str());
        let text = sight.say_with(Key::AreaCrosses, [("who", name.into())]);
        let red = sight.look.palette.red.text;
        ui.add(Label::new(bold(text, size::ROW, red)).wrap());
    }
}

/// Own people of whom nobody knows where they are.
fn unplaced_ui(ui: &mut Ui, sight: &Sight<'_>, area: &AreaView) {
    if area.unplaced.is_empty() {
        return;
    }
    let names: Vec<String> = area
        .unplaced
        .iter()
        .map(|who| inside::name(sight, &area.incident, who))
        .collect();
    let text = sight.say_with(Key::AreaUnplaced, [("who", names.join("、").into())]);
    let amber = sight.look.palette.amber.text;
    ui.add(Label::new(inked(text, size::NOTE, amber)).wrap());
}

/// By what it is known which townships an area reaches.
fn townships_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let text = townships_by(sight);
    ui.add(Label::new(sight.look.label(text)).wrap());
}

/// The same in words.
pub fn townships_by(sight: &Sight<'_>) -> String {
    match sight.travels.townships().by(sight.state()) {
        TownshipsBy::Areas { missing: 0 } => sight.say(Key::AreaTownshipsAreas).into_owned(),
        TownshipsBy::Areas { missing } => {
            sight.say_with(Key::AreaTownshipsMissing, [("n", missing.into())])
        }
        TownshipsBy::Sketch => sight.say(Key::AreaTownshipsSketch).into_owned(),
        TownshipsBy::Centres => sight.say(Key::AreaTownshipsCentres).into_owned(),
    }
}

/// Which area of an incident a form means: the one that holds, else the last, else none yet.
pub fn meant(incident: &Incident) -> Option<&PlotId> {
    let areas = incident.areas.iter();
    let drawn = || areas.clone().filter(|(_, it)| it.now().is_some());
    let holding = drawn().find(|(_, it)| it.lifted.is_none());
    holding.or_else(|| drawn().next_back()).map(|(id, _)| id)
}
