//! The layers of the map: what is not wanted is put away, and the button says how much that is. Beside
//! them stands what the map cannot show rightly: teams whose place nobody said, or said long ago.

use std::collections::BTreeSet;
use std::sync::Arc;

use atlas::ground::Naming;
use dispatch_core::view::{RoadStanding, road_closures};
use eframe::egui::{Context, Rect, Ui, Vec2};

use super::elsewhere::Elsewhere;
use super::finder::Finder;
use super::layer_row::{Item, Kind, layer_row_ui};
use super::measure::Measure;
use super::things::{Target, Thing, Whereabouts};
use crate::desk::sight::Sight;
use crate::desk::widgets::Tone;
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

/// What a button of the row does.
#[derive(Clone, Debug)]
enum Does {
    /// Switches a layer.
    Layer(Switch),
    /// Switches an added one, by its name.
    Added(String),
    Legend,
    Finder,
    Measure,
    /// Shows pictures from a source, or puts them away.
    Source(usize),
    /// It only says something.
    Nothing,
}

/// In which order they leave the row where it is too narrow, the last first: what warns, what is looked at for
/// an incident, what has a key of its own, and what is rarely put away.
mod rank {
    pub const WARNS: u8 = 0;
    pub const WORD: u8 = 1;
    pub const RINGS: u8 = 2;
    pub const TOOL: u8 = 3;
    pub const SOURCE: u8 = 4;
    pub const LAYER: u8 = 5;
    pub const NAMES: u8 = 6;
    pub const ADDED: u8 = 7;
}

/// Draws the buttons at the upper left of the map, in one row. Returns where they end, from its top.
pub fn layers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    clip: Rect,
    things: &[Arc<Thing>],
    (layers, (added, off), mut tools): (&mut Layers, Added<'_>, Tools<'_>),
) -> f32 {
    let mut items = own(sight, things, layers);
    // Those beyond the last bit cannot be put away.
    items.extend(added.iter().take(32).map(|it| Item {
        text: sight.lang().name(&it.zh, &it.en),
        kind: Kind::Toggle(!off.contains(&it.zh)),
        rank: rank::ADDED,
        does: Does::Added(it.zh.clone()),
    }));
    items.extend(tool_items(sight, &tools));
    items.extend(whereabouts(sight, things));
    let room = row_room(ui.ctx(), clip);
    if let Some(does) = layer_row_ui(ui, sight, room, &items) {
        act(does, (layers, off), &mut tools);
    }
    room.bottom() - clip.top()
}

/// Where the row of buttons lies at the top of a map.
pub fn row_room(ctx: &Context, clip: Rect) -> Rect {
    // With a glove on they are higher.
    let pressed = ctx.global_style().spacing.interact_size.y;
    Rect::from_min_size(
        clip.left_top() + Vec2::new(10.0, 8.0),
        Vec2::new((clip.width() - 20.0).max(80.0), pressed.max(28.0)),
    )
}

fn act(does: &Does, (layers, off): (&mut Layers, &mut BTreeSet<String>), tools: &mut Tools<'_>) {
    match does {
        Does::Layer(of) => {
            let on = of(layers);
            *on = !*on;
        }
        Does::Added(name) => {
            if !off.remove(name) {
                off.insert(name.clone());
            }
        }
        Does::Legend => *tools.legend = !*tools.legend,
        Does::Finder => {
            *tools.finder = match tools.finder {
                Some(_) => None,
                None => Some(Finder::open()),
            };
        }
        Does::Measure => {
            *tools.measure = match tools.measure {
                Some(_) => None,
                None => Some(Measure::default()),
            };
        }
        Does::Source(number) => {
            let source = tools.elsewhere.sources().get(*number).map(|it| &it.id);
            let is_shown = tools.elsewhere.shown().map(|it| &it.id) == source;
            tools.elsewhere.show((!is_shown).then_some(*number));
        }
        Does::Nothing => {}
    }
}

/// The layers of every district, those with a count first.
fn own(sight: &Sight<'_>, things: &[Arc<Thing>], layers: &mut Layers) -> Vec<Item<Does>> {
    let count = |wanted: fn(&Target) -> bool| things.iter().filter(|it| wanted(&it.target)).count();
    let open = sight.state().incidents.going_on();
    let open = open.filter(|it| it.status.is_open());
    let plots: usize = open.map(|it| it.plots.len()).sum();
    let closed = road_closures(sight.state(), sight.now);
    let closed = closed.iter().filter(|it| it.standing != RoadStanding::Open);
    let closed = closed.count();
    let hazards = sight.waits.hazards.iter();
    let hazards = hazards.filter(|it| it.area.is_in_force()).count();
    let warns = |n: usize| if n > 0 { rank::WARNS } else { rank::LAYER };
    let counted: [(Key, usize, u8, Switch); 8] = [
        (
            Key::LayerTeams,
            count(|it| matches!(it, Target::Team(_))),
            rank::LAYER,
            |it| &mut it.teams,
        ),
        (
            Key::LayerDepots,
            count(|it| matches!(it, Target::Depot(_))),
            rank::LAYER,
            |it| &mut it.depots,
        ),
        (
            Key::LayerFacilities,
            count(|it| matches!(it, Target::Facility(_))),
            rank::LAYER,
            |it| &mut it.facilities,
        ),
        (
            Key::LayerPlaces,
            count(|it| matches!(it, Target::Place(_))),
            rank::LAYER,
            |it| &mut it.places,
        ),
        (
            Key::LayerRisks,
            count(|it| matches!(it, Target::Risk(_))),
            rank::LAYER,
            |it| &mut it.risks,
        ),
        (Key::LayerPlots, plots, rank::LAYER, |it| &mut it.plots),
        (Key::LayerHazards, hazards, warns(hazards), |it| {
            &mut it.hazards
        }),
        (Key::LayerRoads, closed, warns(closed), |it| &mut it.roads),
    ];
    let named: [(Key, u8, Switch); 3] = [
        (Key::LayerNames, rank::NAMES, |it| &mut it.names),
        (Key::LayerRings, rank::RINGS, |it| &mut it.rings),
        (Key::LayerCover, rank::RINGS, |it| &mut it.cover),
    ];
    let counted = counted.into_iter().map(|(key, n, rank, of)| {
        let text = sight.say_with(key, [("n", n.into())]);
        (text, rank, of)
    });
    let named = named.into_iter();
    let named = named.map(|(key, rank, of)| (sight.say(key).into_owned(), rank, of));
    let all = counted.chain(named).map(|(text, rank, of)| Item {
        text,
        kind: Kind::Toggle(*of(layers)),
        rank,
        does: Does::Layer(of),
    });
    all.collect()
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

/// Legend, list, measure, and one button a source of pictures: at most one is shown, and pressed again it is
/// put away.
fn tool_items(sight: &Sight<'_>, tools: &Tools<'_>) -> Vec<Item<Does>> {
    let own = [
        (Key::MapLegend, *tools.legend, Does::Legend),
        (Key::MapList, tools.finder.is_some(), Does::Finder),
        (Key::MapMeasure, tools.measure.is_some(), Does::Measure),
    ];
    let own = own.into_iter().map(|(key, on, does)| Item {
        text: sight.say(key).into_owned(),
        kind: Kind::Toggle(on),
        rank: rank::TOOL,
        does,
    });
    let shown = tools.elsewhere.shown().map(|it| &it.id);
    let sources = tools.elsewhere.sources().iter().enumerate();
    let sources = sources.map(|(number, source)| Item {
        text: sight.lang().name(&source.zh, &source.en),
        kind: Kind::Toggle(shown == Some(&source.id)),
        rank: rank::SOURCE,
        does: Does::Source(number),
    });
    own.chain(sources).collect()
}

/// How many teams stand where nobody said they are.
fn whereabouts(sight: &Sight<'_>, things: &[Arc<Thing>]) -> Vec<Item<Does>> {
    let kinds = [
        (Whereabouts::Unsaid, Tone::Grey, Key::MapUnplaced),
        (Whereabouts::Old, Tone::Amber, Key::MapOldPlaces),
    ];
    let all = kinds.into_iter().filter_map(|(wanted, tone, key)| {
        let n = things.iter().filter(|it| it.whereabouts == wanted).count();
        (n > 0).then(|| Item {
            text: sight.say_with(key, [("n", n.into())]),
            kind: Kind::Word(tone),
            rank: rank::WORD,
            does: Does::Nothing,
        })
    });
    all.collect()
}
