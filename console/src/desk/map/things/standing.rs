//! Everything on the map at one moment, looked up once: a frame without anything new only lays it out.

use eframe::egui::{Pos2, Rect};

use super::{Thing, things};
use crate::desk::map::field::{Field, Lens, Spot};
use crate::desk::palette::Palette;
use crate::desk::sight::Sight;
use crate::language::Lang;

/// What the things depend on: the height of the ledger, the half second that a frame blinks by, the
/// colours and the language.
type Of = (u64, usize, i64, Palette, Lang);

/// What stands on the map, and where.
#[derive(Debug, Default)]
pub struct Standing {
    of: Option<Of>,
    things: Vec<Thing>,
    field: Field,
}

impl Standing {
    /// Looks again, unless nothing can have changed.
    pub fn look(&mut self, sight: &Sight<'_>) {
        let of = Some((
            sight.state().height,
            sight.picture.waiting,
            sight.now.0.div_euclid(500),
            sight.look.palette,
            sight.look.lang,
        ));
        if self.of == of {
            return;
        }
        self.of = of;
        self.things = things(sight);
        self.field = Field::default();
        for thing in &self.things {
            self.field.push(Spot::of(thing.point));
        }
    }

    /// Everything, the lowest layer first.
    #[must_use]
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// What stands in a part of the screen, the lowest layer first, and where.
    #[must_use]
    pub fn within(&self, lens: &Lens, room: Rect) -> Vec<(&Thing, Pos2)> {
        let mut found: Vec<(u32, Pos2)> = Vec::new();
        // Whoever is moved aside for others stands some points from its place.
        let around = lens.spots(room.expand(160.0));
        self.field.between(around, |number, spot| {
            let at = lens.at(spot) + self.things[number as usize].shift;
            if room.contains(at) {
                found.push((number, at));
            }
        });
        found.sort_unstable_by_key(|it| it.0);
        let thing = |(number, at): (u32, Pos2)| (&self.things[number as usize], at);
        found.into_iter().map(thing).collect()
    }
}
