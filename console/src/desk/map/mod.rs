//! The map: a schematic district, and on it whatever has a place. A click chooses the nearest
//! symbol; while the whistle form asks for a place, a click gives it one.

mod card;
mod cells;
mod cluster;
mod field;
mod ground;
mod labels;
mod layers;
mod legend;
mod measure;
mod plots;
mod readout;
mod scene;
mod schematic;
pub mod sprites;
pub mod symbol;
mod things;

use dispatch_core::point::Point;
use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Role, Stroke, Ui, Vec2, WidgetInfo};
use walkers::{Map, MapMemory, Projector, lon_lat};

pub(crate) use cells::{Flat, cells, outline};
pub use ground::{Drawn, Lines};
pub use readout::READOUT;
pub use things::{Target, team_form};

use super::font;
use super::sight::Sight;
use super::theme::size;
use super::view::{Chosen, View};
use crate::language::Key;
use card::card_ui;
use cluster::Cluster;
use field::{Lens, Spot};
use ground::Areas;
use layers::{Layers, layers_ui};
use legend::legend_ui;
use measure::Measure;
pub use measure::length_text;
use scene::{Clicked, Scene};
use things::{Standing, Thing};

/// Zoom to which a chosen incident is brought.
const ZOOM_INCIDENT: f64 = 13.0;
/// Limits of the zoom: the schematic has nothing to show beyond them.
const ZOOM_LIMITS: (f64, f64) = (9.5, 17.0);

/// Where the map stands and what it keeps between frames.
#[derive(Debug, Default)]
pub struct MapView {
    memory: MapMemory,
    placed: bool,
    areas: Areas,
    standing: Standing,
    layers: Layers,
    /// Whether the legend is shown.
    pub legend: bool,
    /// The line that is being measured.
    pub measure: Option<Measure>,
    /// A click gives a place to the whistle form instead of choosing a symbol.
    pub picking: bool,
    /// The place that was picked.
    pub picked: Option<Point>,
}

impl MapView {
    /// Brings a place to the middle.
    pub fn go_to(&mut self, point: Point) {
        self.memory.center_at(ground::position(point));
        if self.memory.zoom() < ZOOM_INCIDENT {
            self.zoom_to(ZOOM_INCIDENT);
        }
    }

    /// Begins a line to be measured, or puts it away.
    pub fn toggle_measure(&mut self) {
        self.measure = match self.measure {
            Some(_) => None,
            None => Some(Measure::default()),
        };
    }

    fn zoom_to(&mut self, zoom: f64) {
        // Both limits lie inside the range of walkers, so nothing can be refused here.
        self.memory
            .set_zoom(zoom.clamp(ZOOM_LIMITS.0, ZOOM_LIMITS.1))
            .ok();
    }
}

/// Draws the map over all the space that is left.
pub fn map_ui(ui: &mut Ui, sight: &Sight<'_>, lines: &Lines, view: &mut View) {
    let home = ground::middle(&sight.state().register).unwrap_or_else(|| lon_lat(120.6, 28.0));
    if !view.map.placed {
        let size = ui.available_size();
        if let Some(zoom) = ground::fitting_zoom(&sight.state().register, size) {
            view.map.zoom_to(zoom);
            view.map.placed = true;
        }
    }
    // Put back below: what was clicked is one of them.
    let mut standing = std::mem::take(&mut view.map.standing);
    standing.look(sight);
    let View {
        map,
        selected,
        chosen,
        ..
    } = view;
    let MapView {
        memory,
        areas,
        layers,
        picking,
        picked,
        legend,
        measure,
        ..
    } = map;
    let mut clicked = None;
    let shown = Map::new(None, memory, home)
        .zoom_with_ctrl(false)
        .double_click_to_zoom(false)
        .show(ui, |ui, response, projector, _memory| {
            ui.set_clip_rect(projector.clip_rect());
            let painter = ui.painter().clone();
            let choice = (selected.as_ref(), chosen.as_ref());
            let lens = lens(projector);
            let mut scene = Scene::of(
                &painter,
                (&lens, projector.zoom()),
                sight,
                (&standing, layers),
                choice,
            );
            areas.paint(&painter, projector, sight, (lines, &mut scene.labels));
            plots::paint(&painter, projector, sight);
            clicked = scene.paint(ui, sight);
            if let Some(point) = *picked {
                crosshair(ui, projector, sight, point);
            }
            ground::plate_ui(ui, projector, sight);
            let tools = (&mut *legend, &mut *measure);
            layers_ui(
                ui,
                sight,
                projector.clip_rect(),
                standing.things(),
                (layers, tools),
            );
            if *legend {
                legend_ui(ui, sight, projector.clip_rect());
            }
            if let Some(chosen) = chosen.as_ref() {
                card_ui(ui, sight, projector.clip_rect(), chosen);
            }
            let at = response
                .interact_pointer_pos()
                .filter(|_| response.clicked());
            if let Some(measure) = measure {
                if let Some(at) = at {
                    measure.click(projector, at);
                }
                measure.paint(ui, projector, sight);
            }
            if *picking {
                banner(ui, projector, sight);
                if let Some(at) = at {
                    *picked = ground::point(projector.unproject(at.to_vec2()));
                    *picking = false;
                }
            }
        });
    let name = sight.say(Key::Map);
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &*name));
    let zoom = view.map.memory.zoom();
    if !(ZOOM_LIMITS.0..=ZOOM_LIMITS.1).contains(&zoom) {
        view.map.zoom_to(zoom);
    }
    match clicked {
        None => {}
        Some(Clicked::Thing(thing)) => choose(view, thing),
        Some(Clicked::Cluster(cluster)) => open(view, &cluster, shown.response.rect.size()),
    }
    view.map.standing = standing;
}

/// How the sheet lies under the map in this frame.
fn lens(projector: &Projector) -> Lens {
    let middle = projector.clip_rect().center();
    let there = projector.unproject(middle.to_vec2());
    let spot = Spot::of_degrees(there.y(), there.x());
    Lens::new(projector.zoom(), spot, middle)
}

/// A click on a symbol: a place for the form that asks for one, else what it stands for.
fn choose(view: &mut View, thing: &Thing) {
    if view.map.picking {
        view.map.picked = Some(thing.point);
        view.map.picking = false;
        return;
    }
    match thing.target.clone() {
        Target::Incident(id) => {
            view.select(id);
            view.chosen = None;
        }
        Target::Team(id) => view.chosen = Some(Chosen::Team(id)),
        Target::Depot(id) => view.chosen = Some(Chosen::Depot(id)),
        Target::Risk(_) | Target::Place(_) => {}
    }
}

/// A click on several: nearer, until they stand apart; where nothing is nearer, the most urgent of
/// them, and since what is selected stands alone, at the next click the next.
fn open(view: &mut View, cluster: &Cluster<'_>, size: Vec2) {
    let [south, west, north, east] = cluster.extent_e7();
    let (tall, wide) = (north.saturating_sub(south), east.saturating_sub(west));
    let zoom = view.map.memory.zoom();
    let nearer = ground::zoom_for_span(tall.max(wide), size.min_elem() * 0.6);
    if zoom >= ZOOM_LIMITS.1 - 0.1 || nearer.is_none() {
        if let Some(first) = cluster.members.first() {
            choose(view, first);
        }
        return;
    }
    let middle = Point {
        lat_e7: south + tall / 2,
        lon_e7: west + wide / 2,
    };
    view.map.memory.center_at(ground::position(middle));
    view.map.zoom_to(nearer.unwrap_or(zoom).max(zoom + 1.0));
}

fn crosshair(ui: &Ui, projector: &Projector, sight: &Sight<'_>, point: Point) {
    let at = projector.project(ground::position(point)).to_pos2();
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let stroke = Stroke::new(2.0, sight.look.palette.blue.text);
    for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let arm = Vec2::new(x, y);
        painter.line_segment([at + arm * 8.0, at + arm * 26.0], stroke);
    }
}

fn banner(ui: &Ui, projector: &Projector, sight: &Sight<'_>) {
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let painter = ui.painter().with_clip_rect(clip);
    let text = sight.say(Key::PickOnMap);
    let galley = painter.layout_no_wrap(text.into_owned(), font::bold(size::BODY), p.blue.on);
    let at = Pos2::new(clip.center().x - galley.size().x / 2.0, clip.top() + 14.0);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(12.0, 5.0));
    painter.rect_filled(plate, CornerRadius::same(3), p.blue.fill);
    painter.galley(at, galley, p.blue.on);
    painter.text(
        plate.center_bottom() + Vec2::new(0.0, 4.0),
        Align2::CENTER_TOP,
        sight.say(Key::PickCancel),
        font::regular(size::SMALLEST),
        p.ink2,
    );
}
