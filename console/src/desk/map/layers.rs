//! The layers of the map: what is not wanted is put away, and the button says how much that is. Beside
//! them stands what the map cannot show rightly: teams whose place nobody said, or said long ago.

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
            roads: true,
            rings: false,
            cover: false,
        }
    }
}

impl Layers {
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
    (layers, mut tools): (&mut Layers, Tools<'_>),
) -> f32 {
    let count = |wanted: fn(&Target) -> bool| things.iter().filter(|it| wanted(&it.target)).count();
    let open = sight.state().incidents.going_on();
    let open = open.filter(|it| it.status.is_open());
    let plots = open.map(|it| it.plots.len()).sum();
    let closed = road_closures(sight.state(), sight.now);
    let closed = closed.iter().filter(|it| it.standing != RoadStanding::Open);
    let counts: [(Key, usize, &mut bool); 7] = [
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
                (Key::LayerRings, &mut layers.rings),
                (Key::LayerCover, &mut layers.cover),
            ] {
                if layer_toggle(ui, sight.look, *on, &sight.say(key)) {
                    *on = !*on;
                }
            }
            tools_ui(ui, sight, &mut tools);
            sources_ui(ui, sight, tools.elsewhere);
            whereabouts_ui(ui, sight, things);
        });
    });
    shown.response.rect.bottom() - clip.top()
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
