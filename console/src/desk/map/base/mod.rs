//! The ground of the map, kept in tiles between frames: a worker makes them, a frame puts those together
//! that are seen. On wgpu they lie on the graphics card and a frame says only where; elsewhere a frame moves
//! their corners (docs/decisions/0045).

mod clip;
mod found;
mod index;
mod link;
mod names;
mod style;
mod tile;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Context, Id, Mesh, Painter, Pos2, Rect, Shape, Vec2};
use walkers::{Canvas, Drawable, Drawables, Projector, lon_lat};

pub use index::Index;
pub use link::{GroundEnds, GroundLink, Sheet, ground_link};

use super::field::Spot;
use super::labels::Labels;
use crate::desk::font;
use crate::desk::palette::Palette;
use crate::desk::sight::Sight;
use link::{Ask, Told};
use names::Name;
use style::{LEVEL_MAX, LEVEL_MIN};
use tile::{Key, Tile};

/// Tiles that are kept: several screens of them, at several levels.
const KEPT_MAX: usize = 160;

/// The same name is not written twice nearer than this, in points.
const APART: f32 = 480.0;

/// The ground, as far as it is known.
#[derive(Debug, Default)]
pub struct Base {
    source: Source,
    sheet: Option<Box<Sheet>>,
    /// Why there is none, in both languages.
    failed: Option<(String, String)>,
    tiles: HashMap<Key, Kept>,
    asked: HashMap<Key, Palette>,
    frame: u64,
    /// What this frame draws, from below, each over the part of the screen that it covers.
    plan: Vec<Planned>,
}

/// Where tiles come from.
#[derive(Debug, Default)]
enum Source {
    /// Nowhere: this desk has no ground.
    #[default]
    Nowhere,
    Worker(GroundLink),
    /// From here and now: for whoever cannot wait, such as a test.
    Here(Arc<Index>),
}

#[derive(Debug)]
struct Kept {
    tile: Tile,
    palette: Palette,
    on_card: Option<Card>,
    /// The triangles as they were moved last, and how.
    moved: Option<(TSTransform, Arc<Mesh>)>,
    last_seen: u64,
}

/// The triangles on the graphics card.
#[derive(Clone)]
struct Card(Drawables);

impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Card")
    }
}

#[derive(Clone, Copy, Debug)]
struct Planned {
    key: Key,
    room: Rect,
    transform: TSTransform,
}

/// Notes that this window draws with wgpu, so that tiles can lie on the card.
pub fn note_card(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("map-on-card"), true));
}

fn has_card(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique("map-on-card")).unwrap_or(false))
}

impl Base {
    /// One whose tiles a worker makes.
    #[must_use]
    pub fn of_worker(link: GroundLink) -> Base {
        Base {
            source: Source::Worker(link),
            ..Base::default()
        }
    }

    /// One whose tiles are made where they are wanted, while the window waits.
    #[must_use]
    pub fn here(pack: &atlas::pack::Pack) -> Base {
        Base {
            source: Source::Here(Arc::new(Index::of(pack))),
            sheet: Some(Box::new(Sheet::of(pack))),
            ..Base::default()
        }
    }

    /// What is known of the ground as a whole; `None` until it is loaded.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_deref()
    }

    /// Why there is no ground, where that is so.
    #[must_use]
    pub fn failed(&self, chinese: bool) -> Option<&str> {
        let failed = self.failed.as_ref();
        failed.map(|(zh, en)| if chinese { &zh[..] } else { &en[..] })
    }

    /// Whether something is still to come: then the window looks again soon.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        let is_worker = matches!(self.source, Source::Worker(_));
        is_worker && self.failed.is_none() && (self.sheet.is_none() || !self.asked.is_empty())
    }

    /// Plans a frame: takes what the worker made, asks for what is missing, and says what is drawn where.
    pub fn plan(&mut self, projector: &Projector, palette: &Palette) {
        self.frame += 1;
        self.listen();
        self.plan.clear();
        if self.sheet.is_none() {
            return;
        }
        // Lines are as wide as at their own level: half a level off they still look right.
        let level = (projector.zoom().round() as i32).clamp(LEVEL_MIN, LEVEL_MAX);
        let wanted = seen(projector, level);
        let mut missing = Vec::new();
        for key in wanted {
            self.want(key, palette);
            if self.tiles.contains_key(&key) {
                self.put(key, projector);
            } else {
                missing.push(key);
            }
        }
        // Until a tile is made what is known of a lower or higher level stands in for it.
        for key in missing {
            let room = room(key, projector).1;
            let stand_ins = self.stand_ins(key);
            for stand_in in stand_ins {
                if let Some(planned) = self.planned(stand_in, projector) {
                    let room = planned.room.intersect(room);
                    self.plan.push(Planned { room, ..planned });
                }
            }
        }
        for planned in &self.plan {
            if let Some(kept) = self.tiles.get_mut(&planned.key) {
                kept.last_seen = self.frame;
            }
        }
        self.forget();
    }

    fn listen(&mut self) {
        let Source::Worker(link) = &self.source else {
            return;
        };
        for told in link.told.try_iter() {
            match told {
                Told::Open(sheet) => self.sheet = Some(sheet),
                Told::Failed(zh, en) => self.failed = Some((zh, en)),
                Told::Made(ask, tile) => {
                    if self.asked.get(&ask.key) == Some(&ask.palette) {
                        self.asked.remove(&ask.key);
                    }
                    let kept = kept(tile, ask.palette, self.frame);
                    self.tiles.insert(ask.key, kept);
                }
            }
        }
    }

    fn want(&mut self, key: Key, palette: &Palette) {
        if self
            .tiles
            .get(&key)
            .is_some_and(|it| it.palette == *palette)
        {
            return;
        }
        match &self.source {
            Source::Nowhere => {}
            Source::Here(index) => {
                let tile = tile::tile(index, key, palette);
                self.tiles.insert(key, kept(tile, *palette, self.frame));
            }
            Source::Worker(link) => {
                let ask = Ask {
                    key,
                    palette: *palette,
                };
                // Where the way is full it is asked again in the next frame.
                if self.asked.get(&key) != Some(palette) && link.asks.try_send(ask).is_ok() {
                    self.asked.insert(key, *palette);
                }
            }
        }
    }

    fn put(&mut self, key: Key, projector: &Projector) {
        self.plan.extend(self.planned(key, projector));
    }

    fn planned(&self, key: Key, projector: &Projector) -> Option<Planned> {
        let (transform, room) = room(key, projector);
        self.tiles.contains_key(&key).then_some(Planned {
            key,
            room,
            transform,
        })
    }

    /// Tiles of other levels that cover a missing one: the nearest lower level, or the next higher.
    fn stand_ins(&self, key: Key) -> Vec<Key> {
        for up in 1..=4 {
            let above = Key {
                level: key.level - up,
                x: key.x >> up,
                y: key.y >> up,
            };
            if self.tiles.contains_key(&above) {
                return vec![above];
            }
        }
        let below = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| Key {
            level: key.level + 1,
            x: key.x * 2 + x,
            y: key.y * 2 + y,
        });
        let there = below.into_iter().filter(|it| self.tiles.contains_key(it));
        there.collect()
    }

    /// Lets go of what was not seen for longest.
    fn forget(&mut self) {
        if self.tiles.len() <= KEPT_MAX {
            return;
        }
        let mut seen: Vec<u64> = self.tiles.values().map(|it| it.last_seen).collect();
        seen.sort_unstable();
        let limit = seen[seen.len() - KEPT_MAX];
        self.tiles.retain(|_, it| it.last_seen >= limit);
    }

    /// Draws the plan by way of the card.
    fn draw_on_card(&mut self, canvas: &mut Canvas) {
        for planned in &self.plan {
            let Some(kept) = self.tiles.get_mut(&planned.key) else {
                continue;
            };
            let mesh = &kept.tile.mesh;
            let card = kept.on_card.get_or_insert_with(|| Card(drawables(mesh)));
            let drawables = card.0.clone().with_transform(planned.transform);
            canvas.add_drawables(drawables.with_clip_rect(planned.room));
        }
    }

    /// Draws the plan by way of a painter, where there is no card for it. Returns whether there is any
    /// ground at all.
    pub fn paint(&mut self, painter: &Painter) -> bool {
        if self.plan.is_empty() || has_card(painter.ctx()) {
            return !self.plan.is_empty();
        }
        for planned in &self.plan {
            let Some(kept) = self.tiles.get_mut(&planned.key) else {
                continue;
            };
            let is_same = |it: &(TSTransform, Arc<Mesh>)| it.0 == planned.transform;
            if !kept.moved.as_ref().is_some_and(is_same) {
                let mut mesh = (*kept.tile.mesh).clone();
                mesh.transform(planned.transform);
                kept.moved = Some((planned.transform, Arc::new(mesh)));
            }
            if let Some((_, mesh)) = &kept.moved {
                let clip = painter.clip_rect().intersect(planned.room);
                painter
                    .with_clip_rect(clip)
                    .add(Shape::mesh(Arc::clone(mesh)));
            }
        }
        true
    }

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
            false => vec![*at],
        }
    };
    let room = labels.place(size, spots.iter().flat_map(beside))?;
    if name.has_dot {
        painter.circle_filled(*first, 1.8, ink);
    }
    // The ground shows through a name as little as it must.
    let halo = p.map_land.gamma_multiply(0.72);
    painter.rect_filled(room.expand2(Vec2::new(2.0, -1.0)), 2.0, halo);
    painter.galley(room.min, galley, ink);
    Some(room.center())
}

fn kept(tile: Tile, palette: Palette, frame: u64) -> Kept {
    Kept {
        tile,
        palette,
        on_card: None,
        moved: None,
        last_seen: frame,
    }
}

/// The tiles of a level that are seen.
fn seen(projector: &Projector, level: i32) -> Vec<Key> {
    let clip = projector.clip_rect();
    let spot = |at: Pos2| {
        let there = projector.unproject(at.to_vec2());
        Spot::of_degrees(there.y(), there.x())
    };
    let (low, high) = (spot(clip.min), spot(clip.max));
    let count = Key::count(level);
    let tile = |it: f64| (it.clamp(0.0, 1.0) * count).floor() as i64;
    let mut keys = Vec::new();
    for y in tile(low.y)..=tile(high.y) {
        for x in tile(low.x)..=tile(high.x) {
            keys.push(Key { level, x, y });
        }
    }
    keys
}

/// Where a tile lies on the screen: how its own points get there, and the room that it covers.
fn room(key: Key, projector: &Projector) -> (TSTransform, Rect) {
    let next = Key {
        x: key.x + 1,
        y: key.y + 1,
        ..key
    };
    let [low, high] = [key, next].map(|it| projector.project(position(it.corner())).to_pos2());
    let scaling = (projector.zoom() - f64::from(key.level)).exp2() as f32;
    let transform = TSTransform::new(low.to_vec2(), scaling);
    (transform, Rect::from_min_max(low, high))
}

fn position(spot: Spot) -> walkers::Position {
    let share = std::f64::consts::PI * (1.0 - 2.0 * spot.y);
    lon_lat(spot.x * 360.0 - 180.0, share.sinh().atan().to_degrees())
}

fn drawables(mesh: &Mesh) -> Drawables {
    let vertices = mesh.vertices.iter().map(|it| walkers::Vertex {
        position: it.pos,
        color: it.color,
    });
    Drawables::new(vec![Drawable::Fill(walkers::Mesh {
        vertices: vertices.collect(),
        indices: mesh.indices.clone(),
    })])
}

/// The ground as a layer of the map. What is drawn over it in the same frame looks at the same base.
#[derive(Debug)]
pub struct BaseLayer<'a> {
    base: &'a RefCell<Base>,
    palette: Palette,
    on_card: bool,
}

impl<'a> BaseLayer<'a> {
    /// Of a base, in these colours, in this window.
    #[must_use]
    pub fn new(base: &'a RefCell<Base>, palette: Palette, ctx: &Context) -> BaseLayer<'a> {
        BaseLayer {
            base,
            palette,
            on_card: has_card(ctx),
        }
    }
}

impl walkers::Layer for BaseLayer<'_> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector) {
        let mut base = self.base.borrow_mut();
        base.plan(projector, &self.palette);
        if self.on_card {
            base.draw_on_card(canvas);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_the_sheet_is_where_it_came_from() {
        let there = position(Spot::of_degrees(27.9573, 120.6098));
        assert!((there.y() - 27.9573).abs() < 1e-9 && (there.x() - 120.6098).abs() < 1e-9);
    }
}
