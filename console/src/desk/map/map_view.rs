//! Where the map stands, and what it keeps between frames.

use std::collections::BTreeSet;

use dispatch_core::point::Point;
use dispatch_core::state::Registry;
use dispatch_core::words::TeamKind;
use eframe::egui::Vec2;
use walkers::MapMemory;

use super::areas::WindDrag;
use super::base::Base;
use super::elsewhere::Elsewhere;
use super::finder::Finder;
use super::ground::{self, Areas};
use super::layers::Layers;
use super::measure::Measure;
use super::own_rings::OwnRings;
use super::scene::Scene;
use super::steer::Steer;
use super::things::Standing;
use super::{ZOOM_INCIDENT, ZOOM_LIMITS};
use crate::desk::Options;
use crate::desk::view::Chosen;
use crate::travel::Reach;

/// For which room the whole district was fitted in, and the zoom that this took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) room: Vec2,
    pub(super) zoom: f64,
}

/// Where the map stands and what it keeps between frames.
#[derive(Debug, Default)]
pub struct MapView {
    pub(super) memory: MapMemory,
    pub(super) placed: Option<Placed>,
    /// The ground under everything.
    pub base: Base,
    /// Pictures of the ground that come from elsewhere, in its place.
    pub elsewhere: Elsewhere,
    pub(super) areas: Areas,
    pub(super) standing: Standing,
    /// What stands over the ground, as it was laid out last.
    pub(super) scene: Option<Scene>,
    pub(super) layers: Layers,
    /// The added layers that are put away, by name.
    pub(super) added_off: BTreeSet<String>,
    /// Whether the legend is shown.
    pub legend: bool,
    /// The list beside the map, while it is open.
    pub finder: Option<Finder>,
    /// Where the list led to that is no symbol.
    pub(super) found: Option<Point>,
    /// The line that is being measured.
    pub measure: Option<Measure>,
    /// A click gives a place to the whistle form instead of choosing a symbol.
    pub picking: bool,
    /// The place that was picked.
    pub picked: Option<Point>,
    /// What is picked is a place of a closed road.
    pub(super) picking_road: bool,
    /// That place.
    pub picked_road: Option<Point>,
    /// What a command that is half written would act on: it has dotted brackets, whatever hides the rest.
    pub preview: Option<Chosen>,
    /// What is being plotted, as far as it is drawn.
    pub(super) draft: Vec<Point>,
    /// The kind of team whose stations are looked at.
    pub(super) cover: Option<TeamKind>,
    /// How far the rings reach, where somebody typed it.
    pub(super) own_rings: OwnRings,
    /// What the keys ask of the map while a place is picked.
    pub(super) steer: Steer,
    /// A wind that was dragged on the map and not sent.
    pub(super) wind: Option<WindDrag>,
}

impl MapView {
    /// The map of a window that opens.
    #[must_use]
    pub fn of(options: &Options) -> MapView {
        let base = options.ground.clone().map(Base::of_worker);
        MapView {
            base: base.unwrap_or_default(),
            elsewhere: Elsewhere::new(options.tiles.clone()),
            ..MapView::default()
        }
    }

    /// The names of the layers that are not as a window opens with them: what is kept of a seat.
    #[must_use]
    pub fn changed_layers(&self) -> Vec<String> {
        self.layers.changed(&self.added_off)
    }

    /// Takes the layers as they were kept.
    pub fn take_layers(&mut self, changed: &[String]) {
        (self.layers, self.added_off) = Layers::of(changed);
    }

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

    /// Opens the list beside the map with the caret in it, or puts it away.
    pub fn toggle_finder(&mut self) {
        self.found = None;
        self.finder = match self.finder {
            Some(_) => None,
            None => Some(Finder::open()),
        };
    }

    /// Lets the whole district be seen: at first, and whenever the room for it changes as long as nobody
    /// has moved the map.
    pub(super) fn place(&mut self, registry: &Registry, room: Vec2) {
        let is_settled = match &self.placed {
            None => false,
            Some(placed) => {
                let moved = self.memory.detached().is_some() || self.memory.zoom() != placed.zoom;
                moved || placed.room == room
            }
        };
        if is_settled {
            return;
        }
        if let Some(zoom) = ground::fitting_zoom(registry, room) {
            self.zoom_to(zoom);
            let zoom = self.memory.zoom();
            self.placed = Some(Placed { room, zoom });
        }
    }

    /// Whether the rings round the selected incident are drawn.
    #[must_use]
    pub fn rings(&self) -> bool {
        self.layers.rings
    }

    /// How far they reach, where somebody typed it.
    #[must_use]
    pub fn own_rings(&self) -> Option<[Reach; 3]> {
        self.own_rings.reaches()
    }

    /// The kind of team whose stations are looked at.
    #[must_use]
    pub fn cover(&self) -> Option<&TeamKind> {
        self.layers.cover.then_some(())?;
        self.cover.as_ref()
    }

    pub(super) fn zoom_to(&mut self, zoom: f64) {
        // Both limits lie inside the range of walkers, so nothing can be refused here.
        self.memory
            .set_zoom(zoom.clamp(ZOOM_LIMITS.0, ZOOM_LIMITS.1))
            .ok();
    }
}
