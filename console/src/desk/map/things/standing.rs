//! Everything on the map at one moment, looked up once: a frame without anything new only lays it out.

use eframe::egui::{Context, Pos2, Rect};

use super::{Thing, things};
use crate::desk::map::field::{Lens, Spot};
use crate::desk::map::layer::Layer;
use crate::desk::map::sprites::Sprite;
use crate::desk::palette::Palette;
use crate::desk::sight::Sight;
use crate::language::Lang;

/// What the things depend on: the height of the ledger, how many commands wait for the link, the half
/// second that a frame blinks by, the colours and the language.
type Of = (u64, usize, i64, Palette, Lang);

/// What stands on the map, and where.
#[derive(Debug, Default)]
pub struct Standing {
    of: Option<Of>,
    things: Vec<Thing>,
    layer: Layer,
}

impl Standing {
    /// Looks again, unless nothing can have changed.
    pub fn look(&mut self, ctx: &Context, sight: &Sight<'_>) {
        let of = Some((
            sight.state().height,
            sight.picture.waiting,
            sight.now.0.div_euclid(500),
            sight.look.palette,
            sight.look.lang,
        ));
        if self.of != of {
            self.of = of;
            self.things = things(sight);
            self.layer = Layer::default();
            for it in &self.things {
                self.layer.push(Spot::of(it.point), it.mark, it.size);
            }
        }
        self.layer.draw(ctx, &sight.look.palette);
    }

    /// Everything, the lowest layer first.
    #[must_use]
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// What stands in a part of the screen, where, and its sprite.
    pub fn within(
        &self,
        lens: &Lens,
        room: Rect,
    ) -> impl Iterator<Item = (&Thing, Pos2, Option<&Sprite>)> {
        let found = self.layer.within(lens, room).into_iter();
        found.filter_map(|(number, at)| {
            let thing = self.things.get(number as usize)?;
            Some((thing, at, self.layer.sprite(number)))
        })
    }
}
