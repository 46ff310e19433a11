//! The names of the ground, where everything that matters more has left room.

use eframe::egui::{Painter, Pos2, Rect, Vec2};
use walkers::Projector;

use super::Base;
use super::lie::position;
use super::names::Name;
use crate::desk::font;
use crate::desk::map::labels::Labels;
use crate::desk::sight::Sight;

/// The same name is not written twice nearer than this, in points.
const APART: f32 = 480.0;

impl Base {
    /// Writes the names of what is seen, the most important first, where there is room.
    pub fn write_names(
        &self,
        painter: &Painter,
        projector: &Projector,
        sight: &Sight<'_>,
        labels: &mut Labels,
    ) {
        let zoom = projector.zoom();
        let clip = projector.clip_rect();
        let tiles = self.plan.iter().filter_map(|it| self.tiles.get(&it.key));
        let mut names: Vec<&Name> = tiles
            .flat_map(|it| &it.tile.names)
            .filter(|it| it.zoom <= zoom)
            .collect();
        names.sort_by_key(|it| it.rank);
        let registry = &sight.state().register;
        let is_township = |zh: &str| registry.townships.values().any(|it| it.zh.as_str() == zh);
        // Each tile names a road for itself: beside the next one that is once too often.
        let mut written: Vec<(&str, Pos2)> = Vec::new();
        for name in names {
            // The townships bear their names already.
            if name.rank <= 1 && is_township(&name.text.zh) {
                continue;
            }
            let near = |at: Pos2| {
                let mut same = written.iter().filter(|it| it.0 == name.text.zh);
                same.any(|it| it.1.distance(at) < APART)
            };
            if let Some(at) = write(painter, projector, sight, (name, clip, &near), labels) {
                written.push((&name.text.zh, at));
            }
        }
    }
}

fn write(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    (name, clip, is_near): (&Name, Rect, &dyn Fn(Pos2) -> bool),
    labels: &mut Labels,
) -> Option<Pos2> {
    let p = &sight.look.palette;
    let ink = name.ink.colour(p);
    let spots: Vec<Pos2> = name
        .spots
        .iter()
        .map(|it| projector.project(position(*it)).to_pos2())
        .filter(|it| clip.contains(*it) && !is_near(*it))
        .collect();
    let first = spots.first()?;
    let text = sight.lang().name(&name.text.zh, &name.text.en);
    let galley = painter.layout_no_wrap(text, font::regular(name.size), ink);
    let size = galley.size();
    let beside = |at: &Pos2| {
        let aside = Vec2::new(size.x / 2.0 + 6.0, 0.0);
        let over = Vec2::new(0.0, size.y / 2.0 + 4.0);
        match name.has_dot {
            true => vec![*at + aside, *at - aside, *at + over, *at - over],
            false => vec![labels.inside(*at, size)],
        }
    };
    let spots: Vec<Pos2> = spots.iter().flat_map(beside).collect();
    let room = labels.place(size, spots)?;
    if name.has_dot {
        painter.circle_filled(*first, 1.8, ink);
    }
    // The ground shows through a name as little as it must.
    let halo = p.map_land.gamma_multiply(0.72);
    painter.rect_filled(room.expand2(Vec2::new(2.0, -1.0)), 2.0, halo);
    painter.galley(room.min, galley, ink);
    Some(room.center())
}
