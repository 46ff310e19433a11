//! A closing half written: where, which road, why, for whom, until when, and by whose word.

use std::collections::BTreeSet;

use dispatch_core::command::{CloseRoad, Command, RoadCause, Shape};
use dispatch_core::point::Point;
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::travel::Vehicle;
use dispatch_core::words::{ClosureId, IncidentId};
use eframe::egui::Ui;

use crate::desk::boards::moment::moment_field;
use crate::desk::boards::{Day, Heard, Moment, heard_ui, on_behalf};
use crate::desk::incident::{fresh, written};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, number_field, plain_button, text_field, toggle};
use crate::drawn::plot_text;
use crate::language::{Key, Lang};

/// Kinds of department whose word it mostly is.
const SAID_BY: [&str; 2] = ["police", "transport"];

/// A closing half written.
#[derive(Debug, Default)]
pub struct RoadForm {
    open: bool,
    /// The closing whose next version it is.
    of: Option<ClosureId>,
    road: String,
    points: Vec<Point>,
    /// What was plotted, where that is taken instead of points.
    plotted: Option<Shape>,
    cause: Option<RoadCause>,
    vehicles: BTreeSet<Vehicle>,
    kmh: String,
    until: Moment,
    words: String,
    said_by: Option<Party>,
    heard: Heard,
}

impl RoadForm {
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Takes a closing to be written anew.
    pub(super) fn change(&mut self, it: CloseRoad, now: Time) {
        *self = RoadForm {
            open: true,
            of: Some(it.closure),
            road: it.road.to_string(),
            plotted: Some(it.shape),
            cause: Some(it.cause),
            vehicles: it.vehicles,
            kmh: it.slowed_kmh.map(|it| it.to_string()).unwrap_or_default(),
            until: it
                .until_at
                .map(|at| Moment::of(at, now))
                .unwrap_or_default(),
            words: it.words.map(|it| it.to_string()).unwrap_or_default(),
            ..RoadForm::default()
        };
    }

    /// One point is the road there, more are a line along roads or across them.
    fn shape(&self) -> Option<Shape> {
        match &self.points[..] {
            [] => self.plotted.clone(),
            [at] => Some(Shape::Point(*at)),
            line => Some(Shape::Line(line.to_vec())),
        }
    }

    fn command(&self, sight: &Sight<'_>, incident: Option<&IncidentId>) -> Option<Command> {
        let typed = self.kmh.trim();
        // A number that is none must not become a closing for everybody.
        let slowed_kmh = match typed.is_empty() {
            true => None,
            false => Some(typed.parse().ok()?),
        };
        Some(Command::CloseRoad(CloseRoad {
            closure: match &self.of {
                Some(id) => id.clone(),
                None => fresh("road", ClosureId::new)?,
            },
            incident: incident.cloned(),
            road: written(&self.road)?,
            shape: self.shape()?,
            cause: self.cause?,
            vehicles: self.vehicles.clone(),
            slowed_kmh,
            until_at: self.until.at(sight).ok()?,
            words: written(&self.words),
        }))
    }
}

/// Draws the form. While it takes points each click on the map gives one, and so does Enter for what the
/// keys have brought to its middle.
pub(super) fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut RoadForm,
    (beside, map): (Option<&IncidentId>, &mut MapView),
    outbox: &mut Outbox,
) {
    let incident = beside.and_then(|id| sight.state().incident(id));
    text_field(ui, sight, (Key::RoadName, f32::INFINITY), &mut form.road);
    where_ui(ui, sight, form, (incident, &mut *map));
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::RoadCause)));
        for cause in RoadCause::ALL {
            let text = name(sight, cause.zh(), cause.en());
            if toggle(ui, sight.look, form.cause == Some(cause), &text) {
                form.cause = Some(cause);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::RoadVehicles)));
        for vehicle in Vehicle::ALL {
            let text = name(sight, vehicle.zh(), vehicle.en());
            let chosen = form.vehicles.contains(&vehicle);
            if toggle(ui, sight.look, chosen, &text) && !form.vehicles.remove(&vehicle) {
                form.vehicles.insert(vehicle);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let name = sight.say(Key::RoadKmh);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.kmh);
        // A fault of it is said beside the field; then nothing can be pressed.
        moment_field(ui, sight, Key::RoadUntilField, &mut form.until, Day::Next).ok();
    });
    text_field(
        ui,
        sight,
        (Key::PlaceRemark, f32::INFINITY),
        &mut form.words,
    );
    let heard = said_by_ui(ui, sight, form, incident);
    let command = form.command(sight, incident.map(|it| &it.id));
    let why = match &command {
        Some(command) => sight.refusal_for(command, heard.as_ref()),
        None => Some(sight.say(Key::FillFirst).into_owned()),
    };
    let text = sight.say(Key::StepCloseRoad);
    let pressed = act_button(
        ui,
        sight.look,
        Weight::Small,
        (&text, &text),
        why.as_deref(),
    );
    if let Some(command) = command.filter(|_| pressed) {
        outbox.push_for(command, heard, sight.now);
        *form = RoadForm::default();
        map.stop_picking_road();
    }
}

/// Where: clicks on the map, the place of the incident, or what was plotted for it.
fn where_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut RoadForm,
    (incident, map): (Option<&Incident>, &mut MapView),
) {
    if let Some(point) = map.picked_road.take() {
        form.points.push(point);
        // The next one follows at once; Escape ends it.
        map.pick_road();
    }
    if map.picks_road() && map.take_step_back() {
        form.points.pop();
    }
    ui.horizontal_wrapped(|ui| {
        let key = match map.picks_road() {
            true => Key::PickCancel,
            false => Key::PickButton,
        };
        let text = sight.say(key);
        if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
            match map.picks_road() {
                true => map.stop_picking_road(),
                false => map.pick_road(),
            }
        }
        let told = match (&form.points[..], &form.plotted) {
            ([], Some(_)) => sight.say(Key::RoadAsPlotted).into_owned(),
            (points, _) => sight.say_with(Key::PlotPoints, [("n", points.len().into())]),
        };
        ui.label(sight.look.label(told));
        let text = sight.say(Key::PlotAnew);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.points.clear();
            form.plotted = None;
        }
        if let Some(at) = incident.and_then(|it| it.place.point) {
            let text = sight.say(Key::RoadAtIncident);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                form.points = vec![at];
                form.plotted = None;
            }
        }
        let plots = incident.into_iter().flat_map(|it| it.plots.values());
        for plot in plots {
            let args = [("what", plot_text(plot, sight.lang()).into())];
            let text = sight.say_with(Key::RoadOfPlot, args);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                form.points.clear();
                form.plotted = Some(plot.shape.clone());
            }
        }
    });
    if !form.points.is_empty() {
        map.show_draft(&form.points);
    }
}

/// By whose word; the seat's own unless another is chosen.
fn said_by_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut RoadForm,
    incident: Option<&Incident>,
) -> Option<dispatch_core::entry::OnBehalf> {
    let register = &sight.state().register;
    let offices = SAID_BY.into_iter().flat_map(|kind| register.offices(kind));
    let mut parties: Vec<Party> = offices.map(|it| Party::Department(it.id.clone())).collect();
    parties.extend(incident.map(|it| Party::Township(it.township.clone())));
    parties.retain(|it| !sight.speaks_for(it));
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::RoadSaid)));
        let text = sight.say(Key::RoadSaidHere);
        if toggle(ui, sight.look, form.said_by.is_none(), &text) {
            form.said_by = None;
        }
        for party in parties {
            let chosen = form.said_by.as_ref() == Some(&party);
            if toggle(ui, sight.look, chosen, &sight.party(&party)) {
                form.said_by = Some(party);
            }
        }
    });
    let who = form.said_by.clone()?;
    heard_ui(ui, sight, &who, &mut form.heard);
    on_behalf(sight, &who, &form.heard)
}

fn name(sight: &Sight<'_>, zh: &str, en: &str) -> String {
    match sight.lang() {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}
