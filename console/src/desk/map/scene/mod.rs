//! One frame of the map: which symbols are seen, which stand together, and which names have room.

mod paint;

use dispatch_core::words::IncidentId;
use eframe::egui::{Painter, Pos2, Rect, Vec2};

use super::cluster::{Cluster, clusters};
use super::field::Lens;
use super::ground::plate_room;
use super::labels::{Labels, Plate};
use super::layers::Layers;
use super::things::{Standing, Target, Thing};
use crate::desk::sight::Sight;
use crate::desk::view::Chosen;

/// Below this zoom what nobody asked for is a dot, so that the district can still be read.
const ZOOM_SYMBOLS: f64 = 12.4;
/// Incidents nearer to each other than this many points stand as one.
const APART: f32 = 24.0;
/// How many bare names are tried in a frame: more than that nobody reads.
const BARE_MAX: usize = 150;
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
        (lens, zoom): (&Lens, f64),
        sight: &Sight<'_>,
        (standing, layers): (&'a Standing, &Layers),
        choice: Choice<'_>,
    ) -> Scene<'a> {
        let clip = painter.clip_rect();
        let far = zoom < ZOOM_SYMBOLS;
        let (mut dots, mut symbols, mut incidents) = (Vec::new(), Vec::new(), Vec::new());
        for (thing, at) in standing.within(lens, clip.expand(20.0)) {
            if !layers.show(thing) {
                continue;
            }
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
            thing.at_scene.is_some() && members.any(|it| it.point == thing.point)
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
        scene.write(painter, sight, clip);
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
            let label = it.thing.label();
            let name = (it.at, 0.72 * it.size, label.as_str());
            if it.chosen {
                let plate = Plate::below(painter, sight, name);
                self.labels.keep_clear(plate.room());
                it.plate = Some(plate);
            } else if it.thing.labelled {
                it.plate = Plate::around(painter, sight, &mut self.labels, name);
            }
        }
        // The others only where that covers nothing.
        let bare = self.symbols.iter_mut().rev();
        let bare = bare.filter(|it| it.plate.is_none() && it.thing.at_scene.is_none());
        for it in bare.take(BARE_MAX) {
            let name = (it.at, 0.56 * it.size, it.thing.name.as_str());
            it.plate = Plate::bare(painter, sight, &mut self.labels, name);
        }
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
        Target::Risk(_) | Target::Place(_) => false,
    }
}
