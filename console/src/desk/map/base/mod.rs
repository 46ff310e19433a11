//! The ground of the map, kept in tiles between frames: a worker makes them, a frame puts those together
//! that are seen. On wgpu they lie on the graphics card and a frame says only where; elsewhere a frame moves
//! their corners (docs/decisions/0045).

mod clip;
mod found;
mod frame;
mod index;
mod lie;
mod link;
mod names;
mod style;
mod tile;
mod write;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Context, Id, Mesh, Painter, Rect, Shape};
use walkers::{Canvas, Drawable, Drawables, Projector};

pub use index::Index;
pub use link::{GroundEnds, GroundLink, Sheet, Wanted, ground_link};

use crate::desk::map::field::Lens;
use frame::Key;
use lie::{room, seen};
use link::{Ask, Told};
use style::{LEVEL_MAX, LEVEL_MIN};
use tile::Tile;

/// Tiles that are kept: several screens of them, at several levels.
const KEPT_MAX: usize = 160;

/// The ground, as far as it is known.
#[derive(Debug, Default)]
pub struct Base {
    source: Source,
    sheet: Option<Box<Sheet>>,
    /// Why there is none, in both languages.
    failed: Option<(String, String)>,
    tiles: HashMap<Key, Kept>,
    asked: HashMap<Key, Wanted>,
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
    wanted: Wanted,
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

/// Notes whether this window draws with wgpu, so that tiles can lie on the card.
pub fn note_card(ctx: &Context, is_there: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("map-on-card"), is_there));
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

    /// Plans a frame, of the part `clip` of a screen: takes what the worker made, asks for what is missing, and
    /// says what is drawn where.
    pub fn plan(&mut self, (lens, clip): (&Lens, Rect), how: &Wanted) {
        self.frame += 1;
        self.listen();
        self.plan.clear();
        if self.sheet.is_none() {
            return;
        }
        // Lines are as wide as at their own level: half a level off they still look right.
        let level = (lens.zoom().round() as i32).clamp(LEVEL_MIN, LEVEL_MAX);
        let wanted = seen((lens, clip), level);
        let mut missing = Vec::new();
        for key in wanted {
            self.want(key, how);
            if self.tiles.contains_key(&key) {
                self.put(key, lens);
            } else {
                missing.push(key);
            }
        }
        // Until a tile is made what is known of a lower or higher level stands in for it.
        for key in missing {
            let room = room(key, lens).1;
            let stand_ins = self.stand_ins(key);
            for stand_in in stand_ins {
                if let Some(planned) = self.planned(stand_in, lens) {
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

    /// Takes what the worker made; for whoever draws none of it in this frame.
    pub fn listen(&mut self) {
        let Source::Worker(link) = &self.source else {
            return;
        };
        for told in link.told.try_iter() {
            match told {
                Told::Open(sheet) => self.sheet = Some(sheet),
                Told::Failed(zh, en) => self.failed = Some((zh, en)),
                Told::Made(ask, tile) => {
                    if self.asked.get(&ask.key) == Some(&ask.wanted) {
                        self.asked.remove(&ask.key);
                    }
                    let kept = kept(tile, ask.wanted, self.frame);
                    self.tiles.insert(ask.key, kept);
                }
            }
        }
    }

    fn want(&mut self, key: Key, how: &Wanted) {
        if self.tiles.get(&key).is_some_and(|it| it.wanted == *how) {
            return;
        }
        match &self.source {
            Source::Nowhere => {}
            Source::Here(index) => {
                let tile = tile::tile(index, key, how);
                self.tiles.insert(key, kept(tile, *how, self.frame));
            }
            Source::Worker(link) => {
                let ask = Ask { key, wanted: *how };
                // Where the way is full it is asked again in the next frame.
                if self.asked.get(&key) != Some(how) && link.asks.try_send(ask).is_ok() {
                    self.asked.insert(key, *how);
                }
            }
        }
    }

    fn put(&mut self, key: Key, lens: &Lens) {
        self.plan.extend(self.planned(key, lens));
    }

    fn planned(&self, key: Key, lens: &Lens) -> Option<Planned> {
        let (transform, room) = room(key, lens);
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
            if is_bare(mesh) {
                continue;
            }
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
}

fn kept(tile: Tile, wanted: Wanted, frame: u64) -> Kept {
    Kept {
        tile,
        wanted,
        on_card: None,
        moved: None,
        last_seen: frame,
    }
}

/// Whether nothing lies on a piece of ground, such as one beyond the district. The card takes no buffer
/// of no length: it would end the program.
fn is_bare(mesh: &Mesh) -> bool {
    mesh.indices.is_empty()
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
    wanted: Wanted,
    on_card: bool,
}

impl<'a> BaseLayer<'a> {
    /// Of a base, drawn so, in this window.
    #[must_use]
    pub fn new(base: &'a RefCell<Base>, wanted: Wanted, ctx: &Context) -> BaseLayer<'a> {
        BaseLayer {
            base,
            wanted,
            on_card: has_card(ctx),
        }
    }
}

impl walkers::Layer for BaseLayer<'_> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector) {
        let mut base = self.base.borrow_mut();
        let lens = super::lens(projector).0;
        base.plan((&lens, projector.clip_rect()), &self.wanted);
        if self.on_card {
            base.draw_on_card(canvas);
        }
    }
}
