//! The map: a schematic district, and on it whatever has a place. A click chooses the nearest
//! symbol; while the whistle form asks for a place, a click gives it one.

mod areas;
pub mod base;
mod card;
mod cells;
mod circles;
mod cluster;
mod corner;
mod drill;
mod edge;
pub mod elsewhere;
pub mod field;
mod finder;
pub(crate) mod gas;
mod ground;
mod labels;
pub mod layer;
mod layer_row;
mod layers;
mod legend;
mod map_view;
mod measure;
mod own_rings;
pub mod plot_form;
mod plots;
mod pull_out;
mod readout;
mod roads;
mod scene;
mod sending;
pub mod sprites;
mod steer;
pub mod symbol;
mod things;

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use dispatch_core::point::Point;
use eframe::egui::{CornerRadius, Rect, Role, Ui, Vec2, WidgetInfo};
use walkers::{Map, Projector, lon_lat};

pub(crate) use cells::{Flat, cells, outline};
pub use circles::{COVER_MIN, cover_min};
pub(crate) use ground::EAST;
pub use ground::{Drawn, Lines};
pub use map_view::MapView;
pub use own_rings::RINGS;
pub use readout::READOUT;
pub use things::{MapThings, Target, team_form};

use super::dragging;
use super::outbox::About;
use super::sight::Sight;
use super::view::{Chosen, View};
use crate::language::Key;
use areas::areas_ui;
use base::{Base, BaseLayer};
use card::{card_room, card_ui};
use circles::circles_ui;
pub(crate) use drill::drill_ui;
use field::{Lens, Spot};
pub use finder::Finder;
use finder::{Goal, finder_ui, place_of_chosen};
use layers::{Tools, layers_ui};
use legend::legend_ui;
pub use measure::length_text;
use scene::{Choice, Clicked, Scene, is_chosen};
use sending::sending_ui;
use steer::{banner, crosshair};
use things::Thing;

/// Zoom to which a chosen incident is brought.
const ZOOM_INCIDENT: f64 = 13.0;
/// Limits of the zoom: the schematic has nothing to show beyond them.
const ZOOM_LIMITS: (f64, f64) = (9.5, 17.0);

/// So soon the map looks again whether its ground has come.
const LOOK_AGAIN: Duration = Duration::from_millis(60);

/// Draws the map over all the space that is left. `sending` is what was pressed and has no verdict yet.
pub fn map_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut View, sending: &[About]) {
    let home = ground::middle(&sight.state().register).unwrap_or_else(|| lon_lat(120.6, 28.0));
    view.map.place(&sight.state().register, ui.available_size());
    // Put back below: what was clicked is one of them.
    let mut standing = std::mem::take(&mut view.map.standing);
    standing.look(ui.ctx(), sight);
    let View {
        map,
        selected,
        chosen,
        ..
    } = view;
    let MapView {
        memory,
        base,
        elsewhere,
        areas,
        layers,
        added_off,
        picking,
        picked,
        legend,
        finder,
        found,
        measure,
        draft,
        steer,
        preview,
        wind,
        cover,
        own_rings,
        scene: laid,
        ..
    } = map;
    let draft = std::mem::take(draft);
    if *picking && steer.take_enter() {
        // Nothing has been moved by hand where there is no place of its own: it is the home.
        let middle = steer::middle_of(memory, home);
        *picked = ground::point(middle);
        *picking = false;
    }
    let mut wanted = None;
    let mut clicked = None;
    let p = &sight.look.palette;
    let out = ui.available_rect_before_wrap();
    ui.painter().rect_filled(out, CornerRadius::ZERO, p.map_out);
    let lines = base
        .sheet()
        .map(|it| Arc::clone(&it.lines))
        .unwrap_or_default();
    // Put back below: the layer and what is drawn over it look at the same ground.
    elsewhere.follow(sight);
    let own = elsewhere.shown().is_none();
    if !own {
        base.listen();
    }
    // Where pictures from elsewhere are the ground, ours rests.
    let ground = RefCell::new(if own {
        std::mem::take(base)
    } else {
        Base::default()
    });
    let now = Duration::from_secs_f64(ui.input(|it| it.time).max(0.0));
    let added = ground.borrow().sheet().map(|it| it.layers.clone());
    let added = added.unwrap_or_default();
    let how = base::Wanted {
        palette: *p,
        hidden: layers::hidden(&added, added_off),
    };
    let layer = BaseLayer::new(&ground, how, ui.ctx());
    let shown = Map::new(None, memory, home)
        .with_layer(layer, 1.0)
        .zoom_with_ctrl(false)
        .double_click_to_zoom(false)
        .show(ui, |ui, response, projector, _memory| {
            ui.set_clip_rect(projector.clip_rect());
            let painter = ui.painter().clone();
            let choice = Choice {
                incident: selected.as_ref(),
                other: chosen.as_ref(),
                preview: preview.as_ref(),
                sending,
            };
            let (lens, middle) = lens(projector);
            let stand = (&lens, projector.zoom(), middle);
            let what = (&standing, &*layers, choice);
            let scene = Scene::look(laid.take(), &painter, stand, sight, what);
            let mut labels = scene.labels();
            let mut ground = ground.borrow_mut();
            let pictures = elsewhere.paint(&painter, (&lens, projector.zoom()), now);
            let is_there = !pictures && ground.paint(&painter);
            if !pictures && !is_there {
                areas.paint(&painter, projector, sight, &lines);
            }
            if sight.state().world.is_drill() {
                drill_ui(ui, sight.look, projector.clip_rect());
            }
            // Pictures have their own names in them.
            if !pictures && layers.names {
                let labels = &mut labels;
                areas.write_names(&painter, projector, sight, labels);
                match is_there {
                    true => ground.write_names(&painter, projector, sight, labels),
                    false => ground::name_lines(&painter, projector, sight, &lines, labels),
                }
            }
            if layers.plots {
                plots::plots_ui(ui, projector, sight, &mut labels);
            }
            if layers.hazards {
                areas_ui(ui, projector, sight, &mut labels, wind);
            }
            circles::paint(&painter, projector, sight, (layers, selected.as_ref()));
            if layers.roads {
                roads::roads_ui(ui, projector, sight, &mut labels);
            }
            let pull_outs = pull_out::under(&painter, projector, sight, &mut labels);
            clicked = scene.paint(ui, sight);
            *laid = Some(scene);
            pull_out::over_ui(ui, sight, &pull_outs);
            plots::draft(&painter, projector, sight, &draft);
            sending_ui(ui, projector, sight, sending);
            for point in picked.iter().chain(found.iter()) {
                crosshair(ui, projector, sight, *point);
            }
            // What is drawn over pictures from elsewhere goes along our roads: how far those are to be
            // trusted, and whose they are, stands there all the same.
            let base = if own { &*ground } else { &*base };
            corner::plate_ui(ui, projector, sight, &corner::Owed { base, elsewhere });
            let tools = Tools {
                legend: &mut *legend,
                finder: &mut *finder,
                measure: &mut *measure,
                elsewhere: &mut *elsewhere,
            };
            let clip = projector.clip_rect();
            let top = layers_ui(ui, sight, clip, standing.things(), {
                (layers, (&added[..], &mut *added_off), tools)
            }) + 8.0;
            let below = Rect::from_min_max(clip.left_top() + Vec2::new(10.0, top), clip.max);
            if *legend {
                legend_ui(ui, sight, below);
            }
            if let Some(finder) = finder {
                let is_chosen = |it: &Thing| is_chosen(it, choice);
                let from = place_of_chosen(standing.things(), &is_chosen).or(middle);
                let all = (&standing, &*lines);
                // A list ends above the card of what is chosen.
                let foot = below.max - Vec2::new(0.0, card_room(ui, chosen.as_ref()));
                let room = Rect::from_min_max(below.min, foot);
                wanted = finder_ui(ui, sight, (all, room), (from, &is_chosen), finder);
            }
            circles_ui(
                ui,
                sight,
                clip,
                (layers, selected.as_ref()),
                (cover, own_rings),
            );
            if let Some(chosen) = chosen.as_ref() {
                card_ui(
                    ui,
                    sight,
                    projector.clip_rect(),
                    (chosen, selected.as_ref()),
                );
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
                steer::cross_ui(ui, sight, projector.clip_rect().center());
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
    let way = view.map.steer.take_way();
    view.map.pan(way, home);
    let zoom = view.map.memory.zoom();
    if !(ZOOM_LIMITS.0..=ZOOM_LIMITS.1).contains(&zoom) {
        view.map.zoom_to(zoom);
    }
    match clicked {
        None => {}
        Some(Clicked::Thing(thing)) => choose(view, &thing),
        Some(Clicked::Cluster { first, extent_e7 }) => {
            open(view, (&first, extent_e7), shown.response.rect.size());
        }
        Some(Clicked::Outside(thing)) => {
            choose(view, &thing);
            view.map.go_to(thing.point);
        }
        Some(Clicked::Dropped(incident, team)) => {
            dragging::propose(ui.ctx(), sight, view, (&incident, &team));
        }
    }
    match wanted {
        None => {}
        Some(Goal::Thing(thing)) => {
            choose(view, thing);
            view.map.go_to(thing.point);
            view.map.found = is_place(thing).then_some(thing.point);
        }
        Some(Goal::Place(point)) => {
            view.map.go_to(point);
            view.map.found = Some(point);
        }
    }
    view.map.standing = standing;
    if own {
        view.map.base = ground.into_inner();
    }
    if view.map.base.is_waiting() || view.map.elsewhere.is_waiting(now) {
        ui.ctx().request_repaint_after(LOOK_AGAIN);
    }
    view.map.hand_picked_over();
}

/// How the sheet lies under the map in this frame, and what is in its middle.
fn lens(projector: &Projector) -> (Lens, Option<Point>) {
    let middle = projector.clip_rect().center();
    let there = projector.unproject(middle.to_vec2());
    let spot = Spot::of_degrees(there.y(), there.x());
    (
        Lens::new(projector.zoom(), spot, middle),
        ground::point(there),
    )
}

/// Whether it is nothing that can be chosen: the map only shows where it lies.
fn is_place(thing: &Thing) -> bool {
    matches!(
        thing.target,
        Target::Facility(_) | Target::Place(_) | Target::Risk(_)
    )
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
        Target::Facility(_) | Target::Risk(_) | Target::Place(_) => {}
    }
}

/// A click on several: nearer, until they stand apart; where nothing is nearer, the most urgent of
/// them, and since what is selected stands alone, at the next click the next.
fn open(view: &mut View, (first, extent_e7): (&Thing, [i32; 4]), size: Vec2) {
    let [south, west, north, east] = extent_e7;
    let (tall, wide) = (north.saturating_sub(south), east.saturating_sub(west));
    let zoom = view.map.memory.zoom();
    let nearer = ground::zoom_for_span(tall.max(wide), size.min_elem() * 0.6);
    if zoom >= ZOOM_LIMITS.1 - 0.1 || nearer.is_none() {
        choose(view, first);
        return;
    }
    let middle = Point {
        lat_e7: south + tall / 2,
        lon_e7: west + wide / 2,
    };
    view.map.memory.center_at(ground::position(middle));
    view.map.zoom_to(nearer.unwrap_or(zoom).max(zoom + 1.0));
}
