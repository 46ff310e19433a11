//! Everything on the map at one moment, looked up once: a frame without anything new only lays it out.

use std::sync::Arc;

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

/// Everything on the map at one moment.
#[derive(Debug, Default)]
pub struct MapThings {
    of: Option<Of>,
    things: Vec<Arc<Thing>>,
}

impl MapThings {
    /// Looks at everything.
    #[must_use]
    pub fn of(sight: &Sight<'_>) -> MapThings {
        MapThings {
            of: Some(of(sight)),
            things: things(sight).into_iter().map(Arc::new).collect(),
        }
    }

    /// Whether nothing can have changed since.
    #[must_use]
    pub fn is_of(&self, sight: &Sight<'_>) -> bool {
        self.of == Some(of(sight))
    }
}

fn of(sight: &Sight<'_>) -> Of {
    (
        sight.state().height,
        sight.picture.waiting,
        sight.now.0.div_euclid(500),
        sight.look.palette,
        sight.look.lang,
    )
}

/// What stands on the map, and where.
#[derive(Debug, Default)]
pub struct Standing {
    things: Arc<MapThings>,
    layer: Layer,
}

impl Standing {
    /// Looks again, unless nothing can have changed, or takes what was looked up beside the window.
    pub fn look(&mut self, ctx: &Context, sight: &Sight<'_>) {
        let new = match &sight.waits.map {
            Some(looked) => (!Arc::ptr_eq(looked, &self.things)).then(|| Arc::clone(looked)),
            None => (!self.things.is_of(sight)).then(|| Arc::new(MapThings::of(sight))),
        };
        if let Some(new) = new {
            self.things = new;
            self.layer = Layer::default();
            for it in &self.things.things {
                self.layer.push(Spot::of(it.point), it.mark, it.size);
            }
        }
        self.layer.draw(ctx, &sight.look.palette);
    }

    /// Everything, the lowest layer first.
    #[must_use]
    pub fn things(&self) -> &[Arc<Thing>] {
        &self.things.things
    }

    /// What was looked up: as long as it is the same, nothing can have changed.
    #[must_use]
    pub fn looked_up(&self) -> &Arc<MapThings> {
        &self.things
    }

    /// What stands in a part of the screen, where, and its sprite.
    pub fn within(
        &self,
        lens: &Lens,
        room: Rect,
    ) -> impl Iterator<Item = (&Arc<Thing>, Pos2, Option<&Sprite>)> {
        let found = self.layer.within(lens, room).into_iter();
        found.filter_map(|(number, at)| {
            let thing = self.things().get(number as usize)?;
            Some((thing, at, self.layer.sprite(number)))
        })
    }
}
