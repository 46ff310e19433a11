//! One frame of the map: which symbols are seen, which stand together, and which names have room.

use dispatch_core::words::IncidentId;
use eframe::egui::{Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use walkers::Projector;

use super::cluster::{Cluster, clusters};
use super::ground::{plate_room, position};
use super::labels::{Labels, Plate};
use super::layers::Layers;
use super::symbol;
use super::things::{Target, Thing};
use crate::desk::sight::Sight;
use crate::desk::theme::space;
use crate::desk::view::Chosen;
use crate::language::Key;

/// Below this zoom what nobody asked for is a dot, so that the district can still be read.
const ZOOM_SYMBOLS: f64 = 12.4;
/// Incidents nearer to each other than this many points stand as one.
const APART: f32 = 24.0;
/// What a symbol gains when it is chosen.
const CHOSEN: f32 = 1.35;

/// What is chosen: an incident of the queue, or another thing of the map.
pub type Choice<'a> = (Option<&'a IncidentId>, Option<&'a Chosen>);

/// A symbol on the screen.
struct Seen<'a> {
    thing: &'a Thing,
    at: Pos2,
    size: f32,
    chosen: bool,
    plate: Option<Plate>,
}

/// Everything that is drawn over the ground.
pub struct Scene<'a> {
    dots: Vec<Pos2>,
    symbols: Vec<Seen<'a>>,
    clusters: Vec<Cluster<'a>>,
    /// The room that is taken: the ground writes its names round it.
    pub labels: Labels,
}

/// What was clicked.
pub enum Clicked<'a> {
    /// A symbol.
    Thing(&'a Thing),
    /// Several incidents that stand as one, by their place among the clusters.
    Cluster(Cluster<'a>),
}

impl<'a> Scene<'a> {
    /// Looks at every thing that a layer shows and that is on the screen.
    pub fn of(
        painter: &Painter,
        projector: &Projector,
        sight: &Sight<'_>,
        (things, layers): (&'a [Thing], &Layers),
        choice: Choice<'_>,
    ) -> Scene<'a> {
        let clip = projector.clip_rect().shrink(-20.0);
        let far = projector.zoom() < ZOOM_SYMBOLS;
        let on_screen = things
            .iter()
            .filter(|it| layers.show(it))
            .map(|it| {
                let at = projector.project(position(it.point)).to_pos2() + it.shift;
                (it, at)
            })
            .filter(|(_, at)| clip.contains(*at));
        let (mut dots, mut symbols, mut incidents) = (Vec::new(), Vec::new(), Vec::new());
        for (thing, at) in on_screen {
            let chosen = is_chosen(thing, choice);
            match &thing.target {
                _ if thing.background && !chosen && far => dots.push(at),
                Target::Incident(_) if !chosen => incidents.push((thing, at)),
                _ => symbols.push(seen(thing, at, chosen)),
            }
        }
        // The queue's order: the most urgent lies on top, and is the last of the things.
        incidents.reverse();
        let (mut clusters, alone) = clusters(&incidents, APART);
        for chosen in symbols.iter().filter(|it| it.chosen) {
            for it in clusters.iter_mut() {
                it.step_aside(chosen.at, chosen.size);
            }
        }
        // Who stands at one of several scenes shown as one would only crowd the others.
        let crowded = |thing: &Thing| {
            let mut members = clusters.iter().flat_map(|it| &it.members);
            thing.shift != Vec2::ZERO && members.any(|it| it.point == thing.point)
        };
        symbols.retain(|it| it.chosen || !crowded(it.thing));
        symbols.extend(alone.into_iter().rev().map(|(it, at)| seen(it, at, false)));
        // What is chosen lies over everything.
        symbols.sort_by_key(|it| it.chosen);
        let mut scene = Scene {
            dots,
            symbols,
            clusters,
            labels: Labels::default(),
        };
        scene.write(painter, sight, projector.clip_rect());
        scene
    }

    /// Gives names their room: first what is chosen, then the most urgent.
    fn write(&mut self, painter: &Painter, sight: &Sight<'_>, clip: Rect) {
        self.labels.keep_clear(plate_room(clip));
        for it in &self.symbols {
            let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.1));
            self.labels.keep_clear(room);
        }
        for it in &self.clusters {
            self.labels.keep_clear(it.room().expand(5.0));
        }
        for it in self.symbols.iter_mut().rev() {
            let name = (it.at, 0.72 * it.size, it.thing.name.as_str());
            if it.chosen {
                let plate = Plate::below(painter, sight, name);
                self.labels.keep_clear(plate.room());
                it.plate = Some(plate);
            } else if it.thing.labelled {
                it.plate = Plate::around(painter, sight, &mut self.labels, name);
            }
        }
    }

    /// Paints it and senses the pointer. Returns what was clicked.
    pub fn paint(
        self,
        ui: &mut Ui,
        projector: &Projector,
        sight: &Sight<'_>,
    ) -> Option<Clicked<'a>> {
        let clip = projector.clip_rect();
        let painter = ui.painter().with_clip_rect(clip);
        for at in self.dots {
            painter.circle_filled(at, 2.5, sight.look.palette.ink3);
        }
        let mut clicked = None;
        let mut plates = Vec::new();
        for it in self.symbols {
            symbol::paint(&painter, sight.look, it.at, &it.thing.mark, it.size);
            if it.chosen {
                brackets(&painter, sight, it.at, 0.84 * it.size + 4.0);
            }
            let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.2));
            let room = space::touched(ui, room).intersect(clip);
            let id = ("thing", it.thing.name.as_str(), it.thing.point.lat_e7);
            let response = ui.interact(room, ui.scope_id().with(id), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &it.thing.name));
            let pointed = response.hovered().then(|| {
                let name = (it.at, 0.72 * it.size, it.thing.name.as_str());
                Plate::below(&painter, sight, name)
            });
            plates.extend(it.plate.or(pointed));
            if response.clicked() {
                clicked = Some(Clicked::Thing(it.thing));
            }
        }
        for it in self.clusters {
            it.paint(&painter, sight);
            let names: Vec<&str> = it.members.iter().map(|it| it.name.as_str()).collect();
            let name = sight.say_with(
                Key::MapCluster,
                [
                    ("n", it.members.len().into()),
                    ("names", names.join("、").into()),
                ],
            );
            let id = ui.scope_id().with(("cluster", names.first().copied()));
            let response = ui.interact(
                space::touched(ui, it.room()).intersect(clip),
                id,
                Sense::click(),
            );
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            let response = response.on_hover_text(name);
            if response.clicked() {
                clicked = Some(Clicked::Cluster(it));
            }
        }
        for plate in plates {
            plate.paint(&painter, sight);
        }
        clicked
    }
}

fn seen(thing: &Thing, at: Pos2, chosen: bool) -> Seen<'_> {
    Seen {
        thing,
        at,
        size: if chosen {
            thing.size * CHOSEN
        } else {
            thing.size
        },
        chosen,
        plate: None,
    }
}

fn is_chosen(thing: &Thing, (selected, chosen): Choice<'_>) -> bool {
    match &thing.target {
        Target::Incident(id) => selected == Some(id),
        Target::Team(id) => chosen == Some(&Chosen::Team(id.clone())),
        Target::Depot(id) => chosen == Some(&Chosen::Depot(id.clone())),
        Target::Place(_) => false,
    }
}

/// Four corner brackets: selected.
fn brackets(painter: &Painter, sight: &Sight<'_>, at: Pos2, reach: f32) {
    let stroke = Stroke::new(2.0, sight.look.palette.ink1);
    let arm = reach * 0.4;
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let corner = at + Vec2::new(x * reach, y * reach);
        painter.line_segment([corner, corner - Vec2::new(x * arm, 0.0)], stroke);
        painter.line_segment([corner, corner - Vec2::new(0.0, y * arm)], stroke);
    }
}
