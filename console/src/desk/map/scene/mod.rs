//! One frame of the map: which symbols are seen, which stand together, and which names have room.

mod paint;

use std::collections::HashMap;

use dispatch_core::words::{IncidentId, TeamId};
use eframe::egui::{Painter, Pos2, Rect, Vec2};

use super::cluster::{Cluster, Placed, clusters};
use super::corner::plate_room;
use super::edge::{Outside, outside};
use super::field::Lens;
use super::labels::{Labels, Plate, Words};
use super::layers::Layers;
use super::sprites::Sprite;
use super::things::{Standing, Target, Thing};
use crate::desk::sight::Sight;
use crate::desk::view::Chosen;
use dispatch_core::point::Point;

/// Below this zoom what nobody asked for is a dot, so that the district can still be read.
const ZOOM_SYMBOLS: f64 = 12.4;
/// Incidents nearer to each other than this many points stand as one; teams from afar as well.
const APART: f32 = 24.0;
/// What a symbol gains when it is chosen.
const CHOSEN: f32 = 1.35;
/// How many bare names are tried in a frame: more than that nobody reads.
const BARE_MAX: usize = 150;
/// Nominal size of a unit in the card of its scene.
const UNIT: f32 = 18.0;

/// What is chosen, and what would be acted on.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// An incident of the queue.
    pub incident: Option<&'a IncidentId>,
    /// Another thing of the map.
    pub other: Option<&'a Chosen>,
    /// What a command that is half written would act on.
    pub preview: Option<&'a Chosen>,
}

/// How the map stands in this frame: the lens, the zoom, what is in its middle.
pub type Stand<'a> = (&'a Lens, f64, Option<Point>);

/// A symbol on the screen.
struct Seen<'a> {
    thing: &'a Thing,
    at: Pos2,
    size: f32,
    chosen: bool,
    preview: bool,
    // As it was drawn at the size of the thing; what is chosen is larger.
    sprite: Option<&'a Sprite>,
    plate: Option<Plate>,
}

/// Everything that is drawn over the ground.
pub struct Scene<'a> {
    dots: Vec<Pos2>,
    symbols: Vec<Seen<'a>>,
    /// The units in the cards of their scenes.
    units: Vec<Seen<'a>>,
    clusters: Vec<Cluster<'a>>,
    outside: Vec<Outside<'a>>,
    /// The room that is taken: the ground writes its names round it.
    pub labels: Labels,
}

/// What was clicked.
pub enum Clicked<'a> {
    /// A symbol.
    Thing(&'a Thing),
    /// Several incidents that stand as one, by their place among the clusters.
    Cluster(Cluster<'a>),
    /// An incident off the map.
    Outside(&'a Thing),
    /// A team was dragged onto an incident.
    Dropped(&'a IncidentId, TeamId),
}

impl<'a> Scene<'a> {
    /// Looks at every thing that a layer shows and that is on the screen.
    pub fn of(
        painter: &Painter,
        (lens, zoom, middle): Stand<'_>,
        sight: &Sight<'_>,
        (standing, layers): (&'a Standing, &Layers),
        choice: Choice<'_>,
    ) -> Scene<'a> {
        let clip = painter.clip_rect();
        let far = zoom < ZOOM_SYMBOLS;
        let (mut dots, mut symbols) = (Vec::new(), Vec::new());
        let (mut incidents, mut teams): (Vec<Placed<'a>>, Vec<Placed<'a>>) = Default::default();
        let mut at_scene: HashMap<&IncidentId, Vec<&'a Thing>> = HashMap::new();
        for (thing, at, sprite) in standing.within(lens, clip.expand(20.0)) {
            let chosen = is_chosen(thing, choice);
            // What a command would act on is seen, whatever layers are shown.
            if is(thing, choice.preview) {
                symbols.push(Seen {
                    preview: true,
                    ..seen(thing, at, (sprite, chosen))
                });
                continue;
            }
            if !layers.show(thing) {
                continue;
            }
            match (&thing.target, &thing.at_scene) {
                (_, Some(scene)) if !chosen => at_scene.entry(scene).or_default().push(thing),
                _ if thing.background && !chosen && far => dots.push(at),
                (Target::Incident(_), _) if !chosen => incidents.push((thing, at)),
                (Target::Team(_), _) if far && !chosen && !thing.urgent => teams.push((thing, at)),
                _ => symbols.push(seen(thing, at, (sprite, chosen))),
            }
        }
        let (mut together, alone) = clusters(&teams, APART);
        symbols.extend(
            alone
                .into_iter()
                .map(|(it, at)| seen(it, at, (None, false))),
        );
        // The queue's order: the most urgent lies on top, and is the last of the things.
        incidents.reverse();
        let (urgent, alone) = clusters(&incidents, APART);
        together.extend(urgent);
        for chosen in symbols.iter().filter(|it| it.chosen) {
            for it in together.iter_mut() {
                it.step_aside(chosen.at, chosen.size);
            }
        }
        let alone = alone.into_iter().rev();
        symbols.extend(alone.map(|(it, at)| seen(it, at, (None, false))));
        // What is chosen lies over everything.
        symbols.sort_by_key(|it| it.chosen);
        let mut scene = Scene {
            dots,
            symbols,
            units: Vec::new(),
            clusters: together,
            outside: outside(standing.things(), lens, (clip, middle), sight),
            labels: Labels::default(),
        };
        scene.write(painter, sight, &at_scene);
        scene
    }

    /// Gives names their room: first what is chosen, then the most urgent.
    fn write(
        &mut self,
        painter: &Painter,
        sight: &Sight<'_>,
        at_scene: &HashMap<&IncidentId, Vec<&'a Thing>>,
    ) {
        self.labels.keep_clear(plate_room(painter.clip_rect()));
        for it in &self.symbols {
            let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.1));
            self.labels.keep_clear(room);
        }
        for it in &self.clusters {
            self.labels.keep_clear(it.room().expand(5.0));
        }
        for it in self.symbols.iter_mut().rev() {
            let units: &[&'a Thing] = match &it.thing.target {
                Target::Incident(id) => at_scene.get(id).map_or(&[], |units| &units[..]),
                _ => &[],
            };
            let words = Words {
                text: it.thing.label(),
                units: units.len(),
            };
            let place = (it.at, 0.72 * it.size);
            if it.chosen {
                let plate = Plate::below(painter, sight, place, &words);
                self.labels.keep_clear(plate.room());
                it.plate = Some(plate);
            } else if it.thing.labelled {
                it.plate = Plate::around(painter, sight, &mut self.labels, (place, &words));
            }
            if let Some(plate) = &it.plate {
                let there = units.iter().zip(plate.units());
                let unit = |(thing, at): (&&'a Thing, Pos2)| Seen {
                    size: UNIT,
                    ..seen(thing, at, (None, false))
                };
                self.units.extend(there.map(unit));
            }
        }
        for it in &mut self.outside {
            it.write(painter, sight, &mut self.labels);
        }
        // The others only where that covers nothing.
        let bare = self.symbols.iter_mut().rev();
        for it in bare.filter(|it| it.plate.is_none()).take(BARE_MAX) {
            let name = (it.at, 0.56 * it.size, it.thing.name.as_str());
            it.plate = Plate::bare(painter, sight, &mut self.labels, name);
        }
    }
}

fn seen<'a>(thing: &'a Thing, at: Pos2, (sprite, chosen): (Option<&'a Sprite>, bool)) -> Seen<'a> {
    let size = if chosen {
        thing.size * CHOSEN
    } else {
        thing.size
    };
    Seen {
        thing,
        at,
        size,
        chosen,
        preview: false,
        sprite: sprite.filter(|_| !chosen),
        plate: None,
    }
}

/// Whether a thing is chosen.
pub fn is_chosen(thing: &Thing, choice: Choice<'_>) -> bool {
    match &thing.target {
        Target::Incident(id) => choice.incident == Some(id),
        _ => is(thing, choice.other),
    }
}

fn is(thing: &Thing, chosen: Option<&Chosen>) -> bool {
    match (&thing.target, chosen) {
        (Target::Team(id), Some(Chosen::Team(it))) => it == id,
        (Target::Depot(id), Some(Chosen::Depot(it))) => it == id,
        _ => false,
    }
}
