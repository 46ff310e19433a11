//! The layers of the map: what is not wanted is put away, and the button says how much that is.

use eframe::egui::{Rect, Ui, UiBuilder, Vec2};

use super::measure::Measure;
use super::things::{Target, Thing};
use crate::desk::sight::Sight;
use crate::desk::widgets::layer_toggle;
use crate::language::Key;

/// Which layers are drawn. Incidents always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    teams: bool,
    depots: bool,
    places: bool,
}

impl Default for Layers {
    fn default() -> Layers {
        Layers {
            teams: true,
            depots: true,
            places: true,
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
            Target::Risk(_) | Target::Place(_) => self.places,
        }
    }
}

/// What else the buttons open: the legend, and a line to be measured.
pub type Tools<'a> = (&'a mut bool, &'a mut Option<Measure>);

/// Draws the buttons at the upper left of the map.
pub fn layers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    clip: Rect,
    things: &[Thing],
    (layers, (legend, measure)): (&mut Layers, Tools<'_>),
) {
    let count = |wanted: fn(&Target) -> bool| things.iter().filter(|it| wanted(&it.target)).count();
    let counts = [
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
            Key::LayerPlaces,
            count(|it| matches!(it, Target::Risk(_) | Target::Place(_))),
            &mut layers.places,
        ),
    ];
    let room = Rect::from_min_size(
        clip.left_top() + Vec2::new(10.0, 8.0),
        Vec2::new(560.0, 28.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.horizontal(|ui| {
            for (key, n, on) in counts {
                let text = sight.say_with(key, [("n", n.into())]);
                if layer_toggle(ui, sight.look, *on, &text) {
                    *on = !*on;
                }
            }
            if layer_toggle(ui, sight.look, *legend, &sight.say(Key::MapLegend)) {
                *legend = !*legend;
            }
            if layer_toggle(
                ui,
                sight.look,
                measure.is_some(),
                &sight.say(Key::MapMeasure),
            ) {
                *measure = match measure {
                    Some(_) => None,
                    None => Some(Measure::default()),
                };
            }
        });
    });
}
