//! What stands over the ground of the map: which symbols are seen, which stand together, and which names have
//! room. It is laid out once, and again when anything is new that it depends on.

mod of;
mod paint;

use std::collections::HashMap;
use std::sync::Arc;

use dispatch_core::words::{IncidentId, TeamId};
use eframe::egui::{Painter, Pos2, Rect, Vec2};

use super::cluster::{Cluster, Placed, aside, clusters};
use super::corner::plate_room;
use super::edge::{Outside, outside};
use super::field::Lens;
use super::labels::{Labels, Plate, Words};
use super::layers::{Layers, row_room};
use super::sprites::{Sealed, Sprite};
use super::things::{Standing, Target, Thing};
use crate::desk::outbox::About;
use crate::desk::sight::Sight;
use crate::desk::view::Chosen;
use crate::language::Key;
use dispatch_core::point::Point;
use of::Of;

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
/// How many symbols and clusters the keyboard and a screen reader reach on the map itself: those nearest
/// to what is chosen, and no more. All of them stand in the list beside it.
const REACHED: usize = 200;

/// What is chosen, what would be acted on, and what is on its way.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// An incident of the queue.
    pub incident: Option<&'a IncidentId>,
    /// Another thing of the map.
    pub other: Option<&'a Chosen>,
    /// What a command that is half written would act on.
    pub preview: Option<&'a Chosen>,
    /// What was pressed here and has no verdict yet.
    pub sending: &'a [About],
}

/// How the map stands in this frame: the lens, the zoom, what is in its middle.
pub type Stand<'a> = (&'a Lens, f64, Option<Point>);

/// A symbol on the screen.
#[derive(Debug)]
struct Seen {
    thing: Arc<Thing>,
    at: Pos2,
    size: f32,
    chosen: bool,
    preview: bool,
    /// Something about it is on its way to the ledger.
    waiting: bool,
    // As it was drawn at the size of the thing; what is chosen is larger.
    sprite: Option<Sprite>,
    plate: Option<Plate>,
    /// Whether the keyboard and a screen reader reach it here.
    is_item: bool,
}

/// Everything that is drawn over the ground.
#[derive(Debug)]
pub struct Scene {
    of: Of,
    dots: Vec<Pos2>,
    symbols: Vec<Seen>,
    /// The units in the cards of their scenes.
    units: Vec<Seen>,
    clusters: Vec<Cluster>,
    outside: Vec<Outside>,
    /// The room that is taken: the ground writes its names round it.
    labels: Labels,
    /// Dots, symbols and clusters as they lie on one another; and over the plates the units and what stands at the
    /// edge. Two calls to the graphics card, however many there are (docs/decisions/0037).
    laid: Sealed,
    laid_over: Sealed,
}

/// What was clicked.
#[derive(Debug)]
pub enum Clicked {
    /// A symbol.
    Thing(Arc<Thing>),
    /// Several incidents that stand as one.
    Cluster {
        /// The first of them.
        first: Arc<Thing>,
        /// The smallest box around all: south, west, north, east in 10⁻⁷ degree.
        extent_e7: [i32; 4],
    },
    /// An incident off the map.
    Outside(Arc<Thing>),
    /// A team was dragged onto an incident.
    Dropped(IncidentId, TeamId),
}

impl Scene {
    /// Looks at every thing that a layer shows and that is on the screen; where nothing is new, what was
    /// laid out before still stands.
    pub fn look(
        kept: Option<Scene>,
        painter: &Painter,
        stand: Stand<'_>,
        sight: &Sight<'_>,
        what: (&Standing, &Layers, Choice<'_>),
    ) -> Scene {
        let of = Of::look(painter, stand, sight, what);
        if let Some(kept) = kept.filter(|it| it.of == of) {
            return kept;
        }
        Scene::laid_out(of, painter, stand, sight, what)
    }

    fn laid_out(
        of: Of,
        painter: &Painter,
        (lens, zoom, middle): Stand<'_>,
        sight: &Sight<'_>,
        (standing, layers, choice): (&Standing, &Layers, Choice<'_>),
    ) -> Scene {
        let clip = painter.clip_rect();
        let far = zoom < ZOOM_SYMBOLS;
        let (mut dots, mut symbols) = (Vec::new(), Vec::new());
        let (mut incidents, mut teams): (Vec<Placed>, Vec<Placed>) = Default::default();
        let mut at_scene: HashMap<&IncidentId, Vec<Seen>> = HashMap::new();
        for (thing, at, sprite) in standing.within(lens, clip.expand(20.0)) {
            let chosen = is_chosen(thing, choice);
            let preview = is(thing, choice.preview);
            let waiting = is_sent(thing, choice.sending);
            // What a command would act on, or acts on as soon as it has arrived, is seen, whatever layers are
            // shown, and stands alone.
            if preview || waiting {
                let told = match waiting {
                    true => Arc::new(thing.while_waiting(&sight.say(Key::WaitsForLedger))),
                    false => Arc::clone(thing),
                };
                let it = Seen {
                    preview,
                    waiting,
                    ..seen(told, at, (sprite.copied(), chosen))
                };
                match &thing.at_scene {
                    Some(scene) if !chosen && !preview => {
                        at_scene.entry(scene).or_default().push(it);
                    }
                    _ => symbols.push(it),
                }
                continue;
            }
            if !layers.show(thing) {
                continue;
            }
            let placed = || (Arc::clone(thing), at);
            match (&thing.target, &thing.at_scene) {
                (_, Some(scene)) if !chosen => {
                    let unit = seen(Arc::clone(thing), at, (None, false));
                    at_scene.entry(scene).or_default().push(unit);
                }
                _ if thing.background && !chosen && far => dots.push(at),
                (Target::Incident(_), _) if !chosen => incidents.push(placed()),
                (Target::Team(_), _) if far && !chosen && !thing.urgent => teams.push(placed()),
                _ => symbols.push(seen(Arc::clone(thing), at, (sprite.copied(), chosen))),
            }
        }
        let (mut together, alone) = clusters(&teams, APART);
        let alone = alone.into_iter();
        symbols.extend(alone.map(|(it, at)| seen(it, at, (None, false))));
        // The queue's order: the most urgent lies on top, and is the last of the things.
        incidents.reverse();
        let (urgent, alone) = clusters(&incidents, APART);
        together.extend(urgent);
        let chosen = symbols.iter().filter(|it| it.chosen);
        let chosen: Vec<_> = chosen.map(|it| (it.at, it.size)).collect();
        for it in &mut together {
            chosen.iter().for_each(|chosen| it.step_aside(*chosen));
        }
        let beside = |at, chosen: &(Pos2, f32)| aside(at, *chosen, chosen.1 / 2.0);
        let alone = alone.into_iter().rev();
        let alone = alone.map(|(it, at)| (it, chosen.iter().fold(at, beside)));
        symbols.extend(alone.map(|(it, at)| seen(it, at, (None, false))));
        // What is chosen lies over everything.
        symbols.sort_by_key(|it| it.chosen);
        for it in &mut together {
            it.tell(sight);
        }
        let mut scene = Scene {
            of,
            dots,
            symbols,
            units: Vec::new(),
            clusters: together,
            outside: outside(standing.things(), lens, (clip, middle), sight),
            labels: Labels::within(clip),
            laid: Sealed::default(),
            laid_over: Sealed::default(),
        };
        scene.write(painter, sight, at_scene);
        scene.reach(clip);
        scene.lay(painter.ctx(), sight);
        scene
    }

    /// The room that is taken, for whoever writes over the ground in this frame.
    #[must_use]
    pub fn labels(&self) -> Labels {
        self.labels.clone()
    }

    /// Gives names their room: first what is chosen, then the most urgent.
    fn write(
        &mut self,
        painter: &Painter,
        sight: &Sight<'_>,
        mut at_scene: HashMap<&IncidentId, Vec<Seen>>,
    ) {
        let clip = painter.clip_rect();
        self.labels.keep_clear(plate_room(clip));
        let row = row_room(painter.ctx(), clip);
        let above = Rect::from_min_max(clip.left_top(), row.right_bottom());
        self.labels.keep_clear(above);
        for it in &self.symbols {
            let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.1));
            self.labels.keep_clear(room);
        }
        for it in &self.clusters {
            self.labels.keep_clear(it.room().expand(5.0));
        }
        for it in self.symbols.iter_mut().rev() {
            let units: Vec<Seen> = match &it.thing.target {
                Target::Incident(id) => at_scene.remove(id).unwrap_or_default(),
                _ => Vec::new(),
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
            // Whoever pressed looks for it: it is written where nothing else has to make room, too.
            if it.waiting && it.plate.is_none() {
                it.plate = Some(Plate::below(painter, sight, place, &words));
            }
            if let Some(plate) = &it.plate {
                let there = units.into_iter().zip(plate.units());
                let unit = |(unit, at): (Seen, Pos2)| Seen {
                    at,
                    size: UNIT,
                    sprite: None,
                    ..unit
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

    /// What is nearest to what is chosen, or to the middle, is an item of its own: symbols, units and clusters
    /// alike, and of several at one distance the first.
    fn reach(&mut self, clip: Rect) {
        let chosen = self.symbols.iter().rev().find(|it| it.chosen);
        let from = chosen.map_or(clip.center(), |it| it.at);
        let seen = self.symbols.iter().chain(&self.units);
        // What is chosen comes first, whatever stands at the same place.
        let seen = seen.map(|it| (!it.chosen, from.distance_sq(it.at)));
        let heaps = self.clusters.iter();
        let heaps = heaps.map(|it| (true, from.distance_sq(it.at)));
        let mut is_item = nearest(seen.chain(heaps), REACHED).into_iter();
        let seen = self.symbols.iter_mut().chain(&mut self.units);
        for (it, is_item) in seen.zip(is_item.by_ref()) {
            it.is_item = is_item;
        }
        for (it, is_item) in self.clusters.iter_mut().zip(is_item) {
            it.is_item = is_item;
        }
    }
}

/// Of each whether it is one of the `most` nearest: those with `false` before all others, then by how far they
/// are, then as they come.
fn nearest(far: impl Iterator<Item = (bool, f32)>, most: usize) -> Vec<bool> {
    let far: Vec<(bool, f32)> = far.collect();
    let mut order: Vec<usize> = (0..far.len()).collect();
    if far.len() > most {
        order.select_nth_unstable_by(most, |a, b| {
            let (one, other) = (far[*a], far[*b]);
            let by_far = one.0.cmp(&other.0).then(one.1.total_cmp(&other.1));
            by_far.then(a.cmp(b))
        });
        order.truncate(most);
    }
    let mut is_near = vec![false; far.len()];
    for index in order {
        is_near[index] = true;
    }
    is_near
}

fn seen(thing: Arc<Thing>, at: Pos2, (sprite, chosen): (Option<Sprite>, bool)) -> Seen {
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
        waiting: false,
        sprite: sprite.filter(|_| !chosen),
        plate: None,
        is_item: false,
    }
}

/// Whether a thing is chosen.
pub fn is_chosen(thing: &Thing, choice: Choice<'_>) -> bool {
    match &thing.target {
        Target::Incident(id) => choice.incident == Some(id),
        _ => is(thing, choice.other),
    }
}

/// Whether something about it is on its way to the ledger.
fn is_sent(thing: &Thing, sending: &[About]) -> bool {
    match &thing.target {
        Target::Incident(id) => sending.iter().any(|it| it.is_of_incident(id)),
        Target::Team(id) => sending.iter().any(|it| it.team.as_ref() == Some(id)),
        _ => false,
    }
}

fn is(thing: &Thing, chosen: Option<&Chosen>) -> bool {
    match (&thing.target, chosen) {
        (Target::Team(id), Some(Chosen::Team(it))) => it == id,
        (Target::Depot(id), Some(Chosen::Depot(it))) => it == id,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_at_one_distance_the_first_are_reached_and_never_more() {
        let which = |far: &[(bool, f32)], most: usize| -> Vec<usize> {
            let near = nearest(far.iter().copied(), most).into_iter();
            let near = near.enumerate().filter(|(_, it)| *it);
            near.map(|(index, _)| index).collect()
        };
        let same = [(true, 7.0); 9];
        assert_eq!(which(&same, 4), [0, 1, 2, 3]);
        let far = [
            (true, 4.0),
            (true, 1.0),
            (true, 4.0),
            (true, 9.0),
            (true, 0.0),
        ];
        assert_eq!(which(&far, 3), [0, 1, 4]);
        // What is chosen is reached whatever stands there as well.
        let chosen = [(true, 0.0), (true, 0.0), (false, 0.0)];
        assert_eq!(which(&chosen, 1), [2]);
        assert_eq!(which(&far, 9).len(), 5, "few are all reached");
        assert!(which(&[], 3).is_empty());
    }
}
