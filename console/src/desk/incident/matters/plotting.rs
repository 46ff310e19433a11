//! Plotting 标绘: a click on the map gives a point, a circle's middle, a corner.

use dispatch_core::command::{Command, Hazard, Lift, Plot, Shape};
use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::words::{PlotId, ThingKind};
use eframe::egui::Ui;

use crate::desk::incident::press::{act, fresh, press, written};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Weight, act_button, clock_hm, number_field, plain_button, text_field, toggle,
};
use crate::drawn::plot_text;
use crate::language::Key;

/// What can be plotted, and how many points its shape takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Cordon,
    Staging,
    CommandPost,
    Route,
    Evacuation,
    Hazard,
    NoGo,
}

impl Kind {
    fn id(self) -> &'static str {
        match self {
            Kind::Cordon => "cordon",
            Kind::Staging => "staging",
            Kind::CommandPost => "command-post",
            Kind::Route => "route",
            Kind::Evacuation => "evacuation",
            Kind::Hazard => "hazard",
            Kind::NoGo => "no-go",
        }
    }
}

const KINDS: [(Kind, Key); 7] = [
    (Kind::Cordon, Key::PlotCordon),
    (Kind::Staging, Key::PlotStaging),
    (Kind::CommandPost, Key::PlotCommandPost),
    (Kind::Route, Key::PlotRoute),
    (Kind::Evacuation, Key::PlotEvacuation),
    (Kind::Hazard, Key::PlotHazard),
    (Kind::NoGo, Key::PlotNoGo),
];

/// What a plot that is one point or a circle may be, and what it is called.
pub const PLOTS: [(&str, Key); 3] = [
    ("cordon", Key::PlotCordon),
    ("staging", Key::PlotStaging),
    ("command-post", Key::PlotCommandPost),
];

/// A plot half drawn.
#[derive(Debug, Default)]
pub struct PlotForm {
    kind: Option<Kind>,
    points: Vec<Point>,
    radius_m: String,
    words: String,
}

impl PlotForm {
    /// One point is a point, or a circle where a radius stands; a route is a line; three and more
    /// are an area.
    fn shape(&self) -> Option<Shape> {
        let radius_m: Option<u32> = self.radius_m.parse().ok().filter(|it| *it > 0);
        match (&self.points[..], radius_m) {
            ([center], Some(radius_m)) => Some(Shape::Circle {
                center: *center,
                radius_m,
            }),
            ([point], None) if self.kind != Some(Kind::Route) => Some(Shape::Point(*point)),
            (points, _) if self.kind == Some(Kind::Route) && points.len() > 1 => {
                Some(Shape::Line(points.to_vec()))
            }
            (points, _) if self.kind != Some(Kind::Route) && points.len() > 2 => {
                Some(Shape::Area(points.to_vec()))
            }
            _ => None,
        }
    }
}

/// Draws what is plotted, each to be lifted.
pub fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    for (id, plot) in &incident.plots {
        ui.horizontal_wrapped(|ui| {
            let text = plot_text(plot, sight.lang());
            ui.label(sight.look.label(clock_hm(plot.said.at)));
            ui.label(sight.look.row(&*text));
            let command = Command::Lift(Lift {
                incident: incident.id.clone(),
                plot: id.clone(),
            });
            press(ui, sight, (Key::StepLift, &text), command, None, outbox);
        });
    }
}

/// Draws the form. While it takes points, each click on the map gives one, and so does Enter for what the
/// keys have brought to its middle.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut PlotForm,
    map: &mut MapView,
    outbox: &mut Outbox,
) {
    if let Some(point) = map.picked.take() {
        form.points.push(point);
        // The next one follows at once; Escape ends it.
        map.picking = true;
    }
    if !map.picks_road() && map.take_step_back() {
        form.points.pop();
    }
    ui.horizontal_wrapped(|ui| {
        for (kind, key) in KINDS {
            let chosen = form.kind == Some(kind);
            if toggle(ui, sight.look, chosen, &sight.say(key)) {
                form.kind = Some(kind);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let key = if map.picking {
            Key::PickCancel
        } else {
            Key::PickButton
        };
        let text = sight.say(key);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            map.picking = !map.picking;
        }
        let count = sight.say_with(Key::PlotPoints, [("n", form.points.len().into())]);
        ui.label(sight.look.label(count));
        let name = sight.say(Key::PlotRadius);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.radius_m);
        let text = sight.say(Key::PlotBack);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.points.pop();
        }
        if let Some(at) = incident.place.point {
            let text = sight.say(Key::RoadAtIncident);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                form.points = vec![at];
            }
        }
        let text = sight.say(Key::PlotAnew);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.points.clear();
        }
    });
    if !form.points.is_empty() {
        map.show_draft(&form.points);
    }
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::PlotWords, 200.0), &mut form.words);
        if act(
            ui,
            sight,
            (Key::StepPlot, ""),
            command(incident, form),
            outbox,
        ) {
            *form = PlotForm::default();
            map.picking = false;
        }
    });
}

fn command(incident: &Incident, form: &PlotForm) -> Option<Command> {
    let kind = form.kind?;
    let incident = incident.id.clone();
    let plot = fresh("p", PlotId::new)?;
    let thing = ThingKind::new(kind.id()).ok()?;
    let shape = form.shape()?;
    let words = written(&form.words);
    Some(match kind {
        Kind::NoGo | Kind::Hazard => Command::Hazard(Hazard {
            incident,
            plot,
            kind: thing,
            shape,
            no_go: kind == Kind::NoGo,
            until_at: None,
            words,
        }),
        Kind::Cordon | Kind::Staging | Kind::CommandPost | Kind::Route | Kind::Evacuation => {
            Command::Plot(Plot {
                incident,
                plot,
                kind: thing,
                shape,
                words,
            })
        }
    })
}

#[cfg(test)]
mod tests {
    use dispatch_core::sentence::plotted_text;

    use super::*;
    use crate::language::Lang;

    #[test]
    fn a_kind_is_called_on_its_button_as_it_is_in_every_sentence() {
        let buttons = KINDS.map(|(kind, key)| (kind.id(), key));
        for (kind, key) in buttons.into_iter().chain(PLOTS) {
            let told = plotted_text(&ThingKind::new(kind).unwrap());
            for lang in [Lang::Zh, Lang::En] {
                let [button, told] = [lang.say(key).into_owned(), lang.text(told.clone())];
                assert_eq!(button.to_lowercase(), told.to_lowercase(), "{kind}");
            }
        }
    }
}
