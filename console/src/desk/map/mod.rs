//! The map: a schematic district, and on it whatever has a place. A click chooses the nearest
//! symbol; while the whistle form asks for a place, a click gives it one.

mod card;
mod cells;
mod ground;
mod layers;
mod plots;
mod schematic;
pub mod symbol;
mod things;

use dispatch_core::point::Point;
use eframe::egui::{
    Align2, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use walkers::{Map, MapMemory, Projector, lon_lat};

pub use ground::{Drawn, Lines};
pub use things::{Target, team_form};

use super::font;
use super::sight::Sight;
use super::theme::size;
use super::view::{Chosen, View};
use crate::language::Key;
use card::card_ui;
use ground::Areas;
use layers::{Layers, layers_ui};
use things::Thing;

/// Below this zoom what nobody asked for is a dot, so that the district can still be read.
const ZOOM_SYMBOLS: f64 = 12.4;
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
    layers: Layers,
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
        ..
    } = map;
    let things = things::things(sight);
    let mut clicked = None;
    let shown = Map::new(None, memory, home)
        .zoom_with_ctrl(false)
        .double_click_to_zoom(false)
        .show(ui, |ui, response, projector, _memory| {
            let painter = ui.painter().with_clip_rect(projector.clip_rect());
            areas.paint(&painter, projector, sight, lines);
            plots::paint(&painter, projector, sight);
            for thing in things.iter().filter(|it| layers.show(it)) {
                if thing_ui(
                    ui,
                    projector,
                    sight,
                    thing,
                    (selected.as_ref(), chosen.as_ref()),
                ) {
                    clicked = Some(thing);
                }
            }
            if let Some(point) = *picked {
                crosshair(ui, projector, sight, point);
            }
            ground::plate_ui(ui, projector, sight);
            layers_ui(ui, sight, projector.clip_rect(), &things, layers);
            if let Some(chosen) = chosen.as_ref() {
                card_ui(ui, sight, projector.clip_rect(), chosen);
            }
            if *picking {
                banner(ui, projector, sight);
                if response.clicked()
                    && let Some(at) = response.interact_pointer_pos()
                {
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
    let Some(thing) = clicked else { return };
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
        Target::Place(_) => {}
    }
}

/// Paints one symbol and senses it. Returns whether it was clicked.
fn thing_ui(
    ui: &mut Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    thing: &Thing,
    (selected, chosen): (Option<&dispatch_core::words::IncidentId>, Option<&Chosen>),
) -> bool {
    let at = projector.project(ground::position(thing.point)).to_pos2() + thing.shift;
    let clip = projector.clip_rect();
    if !clip.shrink(-20.0).contains(at) {
        return false;
    }
    let is_chosen = match &thing.target {
        Target::Incident(id) => selected == Some(id),
        Target::Team(id) => chosen == Some(&Chosen::Team(id.clone())),
        Target::Depot(id) => chosen == Some(&Chosen::Depot(id.clone())),
        Target::Place(_) => false,
    };
    let painter = ui.painter().with_clip_rect(clip);
    if thing.background && !is_chosen && projector.zoom() < ZOOM_SYMBOLS {
        painter.circle_filled(at, 2.5, sight.look.palette.ink3);
        return false;
    }
    let s = if is_chosen {
        thing.size * 1.35
    } else {
        thing.size
    };
    symbol::paint(&painter, sight.look, at, &thing.mark, s);
    if is_chosen {
        brackets(&painter, sight, at, 0.84 * s + 4.0);
    }
    let sense_rect = Rect::from_center_size(at, Vec2::splat(s * 1.2)).intersect(clip);
    let response = ui.interact(
        sense_rect,
        ui.scope_id()
            .with(("thing", &thing.name, thing.point.lat_e7)),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &thing.name));
    if thing.labelled || is_chosen || response.hovered() {
        label(
            &painter,
            sight,
            at + Vec2::new(0.0, 0.75 * s + 4.0),
            &thing.name,
        );
    }
    response.clicked()
}

fn label(painter: &eframe::egui::Painter, sight: &Sight<'_>, top: Pos2, text: &str) {
    let p = &sight.look.palette;
    let galley = painter.layout_no_wrap(text.to_owned(), font::regular(size::NOTE), p.ink1);
    let at = top - Vec2::new(galley.size().x / 2.0, 0.0);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(5.0, 1.0));
    painter.rect(
        plate,
        CornerRadius::same(2),
        p.bg1,
        Stroke::new(1.0, p.line2),
        StrokeKind::Inside,
    );
    painter.galley(at, galley, p.ink1);
}

/// Four corner brackets: selected.
fn brackets(painter: &eframe::egui::Painter, sight: &Sight<'_>, at: Pos2, reach: f32) {
    let stroke = Stroke::new(2.0, sight.look.palette.ink1);
    let arm = reach * 0.4;
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let corner = at + Vec2::new(x * reach, y * reach);
        painter.line_segment([corner, corner - Vec2::new(x * arm, 0.0)], stroke);
        painter.line_segment([corner, corner - Vec2::new(0.0, y * arm)], stroke);
    }
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
