//! Pictures of the ground from elsewhere, under everything: a frame asks for the tiles that it sees, draws
//! what has come, and until then the part of a coarser one. It waits for nothing (docs/decisions/0049).

mod link;
mod wished;

use std::collections::HashMap;
use std::time::Duration;

use atlas::osm::Bounds;
use eframe::egui::epaint::Vertex;
use eframe::egui::{
    Color32, ColorImage, Context, Mesh, Painter, Pos2, Rect, Shape, TextureHandle, TextureOptions,
    pos2,
};
use tiles::grid::{Tile, covering};
use tiles::source::Source;
use tiles::wants::{Id, Wants};

pub use link::{Ask, TILES_ASKED_MAX, TILES_TOLD_MAX, TilesEnds, TilesLink, Told, tiles_link};

pub use wished::{GROUND_SOURCE, TILES_MB};

use super::field::{Lens, Spot};
use crate::language::Lang;

/// Pictures that are kept: several screens of them. One takes a quarter of a MiB.
const KEPT_MAX: usize = 320;
/// More tiles than these no screen shows at once.
const SEEN_MAX: u64 = 400;
/// So many zooms coarser is still better than nothing.
const COARSER_MAX: u8 = 6;

/// The pictures, as far as they have come.
#[derive(Default)]
pub struct Elsewhere {
    link: Option<TilesLink>,
    /// Which source is shown; `None` is the map of this program.
    shown: Option<usize>,
    /// What the settings last asked for.
    wished: Option<u8>,
    wants: Wants,
    kept: HashMap<Id, Kept>,
    frame: u64,
}

struct Kept {
    texture: TextureHandle,
    /// The last frame that drew it.
    seen: u64,
}

impl std::fmt::Debug for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Elsewhere");
        shown
            .field("shown", &self.shown)
            .field("kept", &self.kept.len())
            .finish_non_exhaustive()
    }
}

impl Elsewhere {
    /// Pictures that come over a link; none is shown before somebody asks for a source.
    #[must_use]
    pub fn new(link: Option<TilesLink>) -> Elsewhere {
        Elsewhere {
            link,
            ..Elsewhere::default()
        }
    }

    /// Where pictures may come from.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        self.link.as_ref().map_or(&[], |it| &it.sources)
    }

    /// The source that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&Source> {
        self.sources().get(self.shown?)
    }

    /// Shows another source, or the map of this program.
    pub fn show(&mut self, source: Option<usize>) {
        if self.shown != source {
            self.shown = source;
            // Of another source, and perhaps another datum: nothing of it is drawn again.
            self.kept.clear();
            self.wants = Wants::default();
        }
    }

    /// Whether a picture is under way: then the window looks again soon.
    #[must_use]
    pub fn is_waiting(&self, now: Duration) -> bool {
        self.shown.is_some() && self.wants.is_waiting(now)
    }

    /// Why no picture comes at present.
    #[must_use]
    pub fn trouble(&self, lang: Lang) -> Option<String> {
        let why = self.wants.trouble()?;
        Some(match lang {
            Lang::Zh => why.zh(),
            Lang::En => why.to_string(),
        })
    }

    /// Takes what has come, draws what is seen, and asks for what is missing. `true` where a source is shown:
    /// then its pictures are the ground, as far as they have come.
    pub fn paint(&mut self, painter: &Painter, (lens, zoom): (&Lens, f64), now: Duration) -> bool {
        self.take(painter.ctx(), now);
        let Some(source) = self.shown().cloned() else {
            return false;
        };
        self.frame += 1;
        let clip = painter.clip_rect();
        let finer = (256.0 / f64::from(source.tile_px)).log2();
        let zoom = (zoom + finer)
            .round()
            .clamp(f64::from(source.min_zoom), f64::from(source.max_zoom)) as u8;
        let seen = covering(&bounds(lens, clip), source.datum, zoom);
        if seen.count() > SEEN_MAX {
            return true;
        }
        for layer in 0..source.layers.len() {
            for tile in seen.tiles() {
                self.draw(painter, lens, &source, (layer, tile), now);
            }
        }
        self.let_go();
        true
    }

    /// Draws one tile, or the part of a coarser one that lies there.
    fn draw(&mut self, painter: &Painter, lens: &Lens, source: &Source, id: Id, now: Duration) {
        let (layer, tile) = id;
        let mut part = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        let mut at = Some(tile);
        for coarser in 0..=COARSER_MAX {
            let Some(here) = at else { return };
            if let Some(kept) = self.kept.get_mut(&(layer, here)) {
                kept.seen = self.frame;
                painter.add(Shape::mesh(quad(lens, source, tile, (&kept.texture, part))));
                return;
            }
            if coarser == 0 && self.wants.want(id, now) && !self.ask(id) {
                self.wants.forget(id);
            }
            at = here.above().map(|(above, [east, south])| {
                let shift = pos2(east as f32, south as f32).to_vec2();
                part = Rect::from_min_max(
                    ((part.min.to_vec2() + shift) / 2.0).to_pos2(),
                    ((part.max.to_vec2() + shift) / 2.0).to_pos2(),
                );
                above
            });
        }
    }

    fn ask(&self, (layer, tile): Id) -> bool {
        let asked = self.link.as_ref().zip(self.shown).map(|(link, source)| {
            let ask = Ask {
                source,
                layer,
                tile,
            };
            link.asks.try_send(ask).is_ok()
        });
        asked.unwrap_or(false)
    }

    fn take(&mut self, ctx: &Context, now: Duration) {
        let Some(link) = self.link.clone() else {
            return;
        };
        while let Ok(told) = link.told.try_recv() {
            if Some(told.ask.source) != self.shown {
                continue;
            }
            let id = (told.ask.layer, told.ask.tile);
            self.wants.hear(id, told.missed.as_ref(), now);
            let Some(picture) = told.picture else {
                continue;
            };
            let size = [picture.width as usize, picture.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
            let texture = ctx.load_texture("tile", image, TextureOptions::LINEAR);
            let seen = self.frame;
            self.kept.insert(id, Kept { texture, seen });
        }
    }

    /// Lets go of the pictures that were not seen for longest.
    fn let_go(&mut self) {
        if self.kept.len() <= KEPT_MAX {
            return;
        }
        let mut seen: Vec<u64> = self.kept.values().map(|it| it.seen).collect();
        seen.sort_unstable();
        let least = seen[self.kept.len() - KEPT_MAX].min(self.frame);
        let wants = &mut self.wants;
        self.kept.retain(|id, kept| {
            let stays = kept.seen >= least;
            if !stays {
                wants.forget(*id);
            }
            stays
        });
    }
}

/// What a part of the screen shows, in WGS-84.
fn bounds(lens: &Lens, clip: Rect) -> Bounds {
    let (low, high) = lens.spots(clip);
    let e7 = |degrees: f64, most: f64| (degrees.clamp(-most, most) * 1e7) as i32;
    let lon = |spot: Spot| e7(spot.x * 360.0 - 180.0, 180.0);
    let lat = |spot: Spot| {
        let turn = std::f64::consts::PI * (1.0 - 2.0 * spot.y);
        e7(turn.sinh().atan().to_degrees(), 90.0)
    };
    Bounds {
        west: lon(low),
        south: lat(high),
        east: lon(high),
        north: lat(low),
    }
}

/// A tile where it lies on the ground: its corners are brought to WGS-84 from the datum of its grid.
fn quad(lens: &Lens, source: &Source, tile: Tile, (texture, part): (&TextureHandle, Rect)) -> Mesh {
    let mut mesh = Mesh::with_texture(texture.id());
    for (east, south) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] {
        let corner = tile.corner(east, south).to_wgs84(source.datum);
        mesh.vertices.push(Vertex {
            pos: lens.at(Spot::of_degrees(corner.lat, corner.lon)),
            uv: part.lerp_inside(eframe::egui::vec2(east as f32, south as f32)),
            color: Color32::WHITE,
        });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiles::get::{Missed, Picture};
    use tiles::source::File;

    fn sources(datum: &str) -> Vec<Source> {
        let text = format!(
            "[[source]]\nid='a'\nzh='甲'\nen='A'\nattribution='甲'\ndatum='{datum}'\n\
             url='http://a/{{z}}/{{x}}/{{y}}'\nmax_zoom=18\n"
        );
        File::read("tiles.toml", &text).unwrap().sources
    }

    /// The middle of the screen is a place in Ouhai.
    fn lens(zoom: f64) -> Lens {
        Lens::new(zoom, Spot::of_degrees(27.97, 120.62), pos2(200.0, 150.0))
    }

    fn frame(all: &mut Elsewhere, zoom: f64, now: u64) -> Vec<Mesh> {
        let ctx = Context::default();
        let mut meshes = Vec::new();
        let mut output = ctx.run_ui(Default::default(), |ui| {
            let room = Rect::from_min_max(Pos2::ZERO, pos2(400.0, 300.0));
            let painter = ui.painter().with_clip_rect(room);
            assert!(all.paint(&painter, (&lens(zoom), zoom), Duration::from_secs(now)));
        });
        for shape in std::mem::take(&mut output.shapes) {
            if let Shape::Mesh(mesh) = shape.shape {
                meshes.push((*mesh).clone());
            }
        }
        output.textures_delta.clear();
        meshes
    }

    fn told(ask: Ask) -> Told {
        Told {
            ask,
            picture: Some(Picture {
                width: 2,
                height: 2,
                rgba: vec![200; 16],
            }),
            missed: None,
        }
    }

    #[test]
    fn what_is_seen_is_asked_for_once_and_drawn_where_it_lies() {
        let (link, ends) = tiles_link(sources("WGS-84"));
        let mut all = Elsewhere::new(Some(link));
        all.show(Some(0));
        assert!(frame(&mut all, 14.0, 0).is_empty());
        let asks: Vec<Ask> = ends.asks.try_iter().collect();
        assert!((4..=9).contains(&asks.len()), "{asks:?}");
        frame(&mut all, 14.0, 1);
        assert!(ends.asks.is_empty(), "they are under way");
        for ask in &asks {
            ends.told.send(told(*ask)).unwrap();
        }
        let meshes = frame(&mut all, 14.0, 2);
        assert_eq!(meshes.len(), asks.len());
        let covered = meshes
            .iter()
            .map(Mesh::calc_bounds)
            .reduce(Rect::union)
            .unwrap();
        assert!(covered.contains_rect(Rect::from_min_max(Pos2::ZERO, pos2(400.0, 300.0))));
        for mesh in &meshes {
            let size = mesh.calc_bounds().size();
            assert!(
                (size.x - 256.0).abs() < 0.5 && (size.y - 256.0).abs() < 0.5,
                "{size:?}"
            );
        }
        // A zoom on, before anything has come: the parts of what is there.
        let nearer = frame(&mut all, 15.0, 3);
        assert!(!nearer.is_empty() && !ends.asks.is_empty());
        let part = nearer[0].vertices[2].uv - nearer[0].vertices[0].uv;
        assert_eq!((part.x, part.y), (0.5, 0.5));
    }

    #[test]
    fn a_grid_of_gcj_02_is_drawn_where_it_lies_in_wgs_84() {
        let place = |datum: &str| {
            let (link, ends) = tiles_link(sources(datum));
            let mut all = Elsewhere::new(Some(link));
            all.show(Some(0));
            frame(&mut all, 16.0, 0);
            let asks: Vec<Ask> = ends.asks.try_iter().collect();
            for ask in &asks {
                ends.told.send(told(*ask)).unwrap();
            }
            let meshes = frame(&mut all, 16.0, 1);
            (asks[0].tile, meshes[0].vertices[0].pos)
        };
        let ((plain, at), (shifted, moved)) = (place("WGS-84"), place("GCJ-02"));
        // At zoom 16 a tile is some 540 m wide. By where the tiles are in their grids the same corner lies
        // some 386 m to the west and 378 m to the north of where plain numbers would put it.
        let grid = |tile: Tile| pos2(tile.x as f32 * 256.0, tile.y as f32 * 256.0);
        let off = (moved - at) - (grid(shifted) - grid(plain));
        let metres = off * (540.0 / 256.0);
        assert!((-400.0..-370.0).contains(&metres.x), "{metres:?}");
        assert!((-400.0..-360.0).contains(&metres.y), "{metres:?}");
    }

    #[test]
    fn another_source_draws_nothing_of_the_one_before() {
        let both = [sources("WGS-84"), sources("GCJ-02")].concat();
        let (link, ends) = tiles_link(both);
        let mut all = Elsewhere::new(Some(link));
        all.show(Some(0));
        frame(&mut all, 14.0, 0);
        for ask in ends.asks.try_iter().collect::<Vec<_>>() {
            ends.told.send(told(ask)).unwrap();
        }
        all.show(Some(1));
        assert!(frame(&mut all, 14.0, 1).is_empty());
        assert!(ends.asks.try_iter().all(|it| it.source == 1));
    }

    #[test]
    fn what_fails_is_said_and_asked_for_again() {
        let (link, ends) = tiles_link(sources("WGS-84"));
        let mut all = Elsewhere::new(Some(link));
        all.show(Some(0));
        frame(&mut all, 15.0, 0);
        let asks: Vec<Ask> = ends.asks.try_iter().collect();
        for ask in &asks {
            let missed = Some(Missed::Slow);
            let (ask, picture) = (*ask, None);
            ends.told
                .send(Told {
                    ask,
                    picture,
                    missed,
                })
                .unwrap();
        }
        frame(&mut all, 15.0, 1);
        assert!(ends.asks.is_empty());
        assert_eq!(
            all.trouble(Lang::En).as_deref(),
            asks.get(5).map(|_| "no answer in time")
        );
        frame(&mut all, 15.0, 7);
        assert!(!ends.asks.is_empty());
    }
}
