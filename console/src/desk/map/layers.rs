//! The layers of the map: what is not wanted is put away, and the button says how much that is. Beside
//! them stands what the map cannot show rightly: teams whose place nobody said, or said long ago.

use std::collections::BTreeSet;

use atlas::ground::Naming;
use dispatch_core::view::{RoadStanding, road_closures};
use eframe::egui::{Rect, Ui, UiBuilder, Vec2};

use super::elsewhere::Elsewhere;
use super::finder::Finder;
use super::measure::Measure;
use super::things::{Target, Thing, Whereabouts};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, layer_toggle};
use crate::language::Key;

/// Which layers are drawn. Incidents always are.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a layer that is on or off"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    teams: bool,
    depots: bool,
    facilities: bool,
    places: bool,
    risks: bool,
    /// Whether what is plotted is drawn.
    pub plots: bool,
    /// Whether hazard areas are drawn.
    pub hazards: bool,
    /// Whether names are written on the ground.
    pub names: bool,
    /// Whether closed roads and ways are drawn.
    pub roads: bool,
    /// Whether the rescue circle is drawn round the selected incident.
    pub rings: bool,
    /// Whether it is drawn what the stations cover.
    pub cover: bool,
}

impl Default for Layers {
    fn default() -> Layers {
        Layers {
            teams: true,
            depots: true,
            facilities: true,
            places: true,
            risks: true,
            plots: true,
            hazards: true,
            names: true,
            roads: true,
            rings: false,
            cover: false,
        }
    }
}

/// Where a layer is switched.
type Switch = fn(&mut Layers) -> &mut bool;

/// Every layer by the name that is kept of it.
const NAMES: [(&str, Switch); 11] = [
    ("teams", |it| &mut it.teams),
    ("depots", |it| &mut it.depots),
    ("facilities", |it| &mut it.facilities),
    ("places", |it| &mut it.places),
    ("risks", |it| &mut it.risks),
    ("plots", |it| &mut it.plots),
    ("hazards", |it| &mut it.hazards),
    ("roads", |it| &mut it.roads),
    ("names", |it| &mut it.names),
    ("rings", |it| &mut it.rings),
    ("cover", |it| &mut it.cover),
];

/// What is kept of an added layer that is put away: this and its name.
const ADDED: &str = "added:";

impl Layers {
    /// The names of the layers that are not as a window opens with them, and of the added ones that are put
    /// away.
    #[must_use]
    pub fn changed(mut self, added_off: &BTreeSet<String>) -> Vec<String> {
        let mut normal = Layers::default();
        let own = NAMES
            .iter()
            .filter(|(_, of)| *of(&mut self) != *of(&mut normal));
        let own: Vec<String> = own.map(|(name, _)| (*name).to_owned()).collect();
        let added = added_off.iter().map(|it| format!("{ADDED}{it}"));
        own.into_iter().chain(added).collect()
    }

    /// The layers of which these names are kept; a name that nobody knows changes nothing.
    #[must_use]
    pub fn of(changed: &[String]) -> (Layers, BTreeSet<String>) {
        let mut layers = Layers::default();
        let is_changed = |name: &str| changed.iter().any(|it| it == name);
        for (_, of) in NAMES.iter().filter(|it| is_changed(it.0)) {
            let on = of(&mut layers);
            *on = !*on;
        }
        let added = changed.iter().filter_map(|it| it.strip_prefix(ADDED));
        (layers, added.map(str::to_owned).collect())
    }

    /// Whether a thing is drawn.
    #[must_use]
    pub fn show(&self, thing: &Thing) -> bool {
        match thing.target {
            Target::Incident(_) => true,
            Target::Team(_) => self.teams,
            Target::Depot(_) => self.depots,
            Target::Facility(_) => self.facilities,
            Target::Place(_) => self.places,
            Target::Risk(_) => self.risks,
        }
    }
}

/// What else the buttons open: the legend, the list, a line to be measured.
#[derive(Debug)]
pub struct Tools<'a> {
    /// The legend.
    pub legend: &'a mut bool,
    /// The list beside the map.
    pub finder: &'a mut Option<Finder>,
    /// A line to be measured.
    pub measure: &'a mut Option<Measure>,
    /// Pictures of the ground from elsewhere.
    pub elsewhere: &'a mut Elsewhere,
}

/// Draws the buttons at the upper left of the map. Returns where they end, from its top.
pub fn layers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    clip: Rect,
    things: &[Thing],
    (layers, added, mut tools): (&mut Layers, Added<'_>, Tools<'_>),
) -> f32 {
    let count = |wanted: fn(&Target) -> bool| things.iter().filter(|it| wanted(&it.target)).count();
    let open = sight.state().incidents.going_on();
    let open = open.filter(|it| it.status.is_open());
    let plots = open.map(|it| it.plots.len()).sum();
    let closed = road_closures(sight.state(), sight.now);
    let closed = closed.iter().filter(|it| it.standing != RoadStanding::Open);
    let hazards = sight.waits.hazards.iter();
    let hazards = hazards.filter(|it| it.area.is_in_force()).count();
    let counts: [(Key, usize, &mut bool); 8] = [
        (
            Key::LayerTeams,
            count(|it| matches!(it, Target::Team(_))),
            &mut layers.teams,
        ),
        (
            Key::LayerDepots,
            count(|it| matches!(it, Target::Depot(_))),
            &mut layers.depots,
        ),
        (
            Key::LayerFacilities,
            count(|it| matches!(it, Target::Facility(_))),
            &mut layers.facilities,
        ),
        (
            Key::LayerPlaces,
            count(|it| matches!(it, Target::Place(_))),
            &mut layers.places,
        ),
        (
            Key::LayerRisks,
            count(|it| matches!(it, Target::Risk(_))),
            &mut layers.risks,
        ),
        (Key::LayerPlots, plots, &mut layers.plots),
        (Key::LayerHazards, hazards, &mut layers.hazards),
        (Key::LayerRoads, closed.count(), &mut layers.roads),
    ];
    let room = Rect::from_min_size(
        clip.left_top() + Vec2::new(10.0, 8.0),
        Vec2::new((clip.width() - 20.0).max(80.0), 28.0),
    );
    let shown = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.horizontal_wrapped(|ui| {
            for (key, n, on) in counts {
                let text = sight.say_with(key, [("n", n.into())]);
                if layer_toggle(ui, sight.look, *on, &text) {
                    *on = !*on;
                }
            }
            for (key, on) in [
                (Key::LayerNames, &mut layers.names),
                (Key::LayerRings, &mut layers.rings),
                (Key::LayerCover, &mut layers.cover),
            ] {
                if layer_toggle(ui, sight.look, *on, &sight.say(key)) {
                    *on = !*on;
                }
            }
            added_ui(ui, sight, added);
            tools_ui(ui, sight, &mut tools);
            sources_ui(ui, sight, tools.elsewhere);
            whereabouts_ui(ui, sight, things);
        });
    });
    shown.response.rect.bottom() - clip.top()
}

/// The layers that a district added to its map, and the names of those that are put away.
pub type Added<'a> = (&'a [Naming], &'a mut BTreeSet<String>);

/// Which of them are put away, a bit each.
#[must_use]
pub fn hidden(layers: &[Naming], off: &BTreeSet<String>) -> u32 {
    let bits = layers.iter().zip(0_u32..32);
    let off = bits.filter(|(it, _)| off.contains(&it.zh));
    off.fold(0, |all, (_, bit)| all | 1 << bit)
}

/// One button for each of them.
fn added_ui(ui: &mut Ui, sight: &Sight<'_>, (layers, off): Added<'_>) {
    // Those beyond the last bit cannot be put away.
    for layer in layers.iter().take(32) {
        let name = sight.lang().name(&layer.zh, &layer.en);
        let is_on = !off.contains(&layer.zh);
        if layer_toggle(ui, sight.look, is_on, &name) {
            match is_on {
                true => off.insert(layer.zh.clone()),
                false => off.remove(&layer.zh),
            };
        }
    }
}

fn tools_ui(ui: &mut Ui, sight: &Sight<'_>, tools: &mut Tools<'_>) {
    let look = sight.look;
    if layer_toggle(ui, look, *tools.legend, &sight.say(Key::MapLegend)) {
        *tools.legend = !*tools.legend;
    }
    if layer_toggle(ui, look, tools.finder.is_some(), &sight.say(Key::MapList)) {
        *tools.finder = match tools.finder {
            Some(_) => None,
            None => Some(Finder::open()),
        };
    }
    if layer_toggle(
        ui,
        look,
        tools.measure.is_some(),
        &sight.say(Key::MapMeasure),
    ) {
        *tools.measure = match tools.measure {
            Some(_) => None,
            None => Some(Measure::default()),
        };
    }
}

/// One button a source of pictures: at most one is shown, and pressed again it is put away.
fn sources_ui(ui: &mut Ui, sight: &Sight<'_>, elsewhere: &mut Elsewhere) {
    let shown = elsewhere.shown().map(|it| it.id.clone());
    let mut wanted = None;
    for (number, source) in elsewhere.sources().iter().enumerate() {
        let is_shown = shown.as_ref() == Some(&source.id);
        let name = sight.lang().name(&source.zh, &source.en);
        if layer_toggle(ui, sight.look, is_shown, &name) {
            wanted = Some((!is_shown).then_some(number));
        }
    }
    if let Some(wanted) = wanted {
        elsewhere.show(wanted);
    }
}

/// How many teams stand where nobody said they are.
fn whereabouts_ui(ui: &mut Ui, sight: &Sight<'_>, things: &[Thing]) {
    for (wanted, tone, key) in [
        (Whereabouts::Unsaid, Tone::Grey, Key::MapUnplaced),
        (Whereabouts::Old, Tone::Amber, Key::MapOldPlaces),
    ] {
        let n = things.iter().filter(|it| it.whereabouts == wanted).count();
        if n > 0 {
            let text = sight.say_with(key, [("n", n.into())]);
            chip(ui, sight.look, tone, &text);
        }
    }
}
