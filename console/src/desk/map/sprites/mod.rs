//! The symbols as pictures in one texture, each drawn when it is first asked for, at the pixels of this
//! window. A frame then only lays them out: a mesh under the names and one over them, crisp at any scale.

mod batch;
mod canvas;
mod draw;
mod glyph;
mod heap;
mod marks;
mod shape;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::mutex::Mutex;
use eframe::egui::{Color32, ColorImage, Context, Id, Rect, TextureHandle, TextureOptions, Vec2};

pub use batch::{Batch, Sealed, Sprite};
use canvas::Drawn;
use draw::Ink;
pub use heap::HEAP;

use super::symbol::Mark;
use crate::desk::palette::Palette;

/// What is drawn once and then only laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A symbol.
    Symbol(Mark),
    /// What nobody asked for, seen from afar.
    Dot,
    /// Around what is chosen.
    Selected,
    /// Around what would be chosen.
    Preview,
    /// Around what the keyboard stands on.
    Focus,
    /// At what waits for the link.
    Waiting,
    /// At an incident of which so many are late.
    Late(u16),
    /// Several at one place.
    Heap,
    /// The same with somebody among them who waits.
    Distress,
    /// How many they are.
    Count(u32),
    /// One white pixel: what is laid from it has the colour that it is given.
    Plain,
}

impl Piece {
    /// Everything that is laid over a symbol or stands for one.
    pub const LAID_OVER: [Piece; 6] = [
        Piece::Selected,
        Piece::Preview,
        Piece::Focus,
        Piece::Waiting,
        Piece::Late(2),
        Piece::Dot,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Name {
    piece: Piece,
    /// Nominal size in quarters of a point.
    quarters: u16,
    /// Which of the palettes.
    palette: usize,
}

/// Sides of the texture in pixels: it begins with the first and doubles up to the last.
const SIDES: (usize, usize) = (512, 4_096);
/// Pixels between two sprites.
const GAP: usize = 1;

/// The texture and what lies where in it.
struct Texture {
    scale: f32,
    palettes: Vec<Palette>,
    known: HashMap<Name, Sprite>,
    handle: Option<TextureHandle>,
    // Those before, which the frame of that number may still show.
    before: Vec<(u64, TextureHandle)>,
    side: usize,
    // Where the next one goes, and how high the row is in which it does.
    next: [usize; 2],
    row: usize,
    epoch: u64,
}

#[derive(Clone)]
struct Shared(Arc<Mutex<Texture>>);

/// The sprites of one window.
pub struct Sprites {
    ctx: Context,
    texture: Arc<Mutex<Texture>>,
}

impl std::fmt::Debug for Sprites {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sprites = self.texture.lock().known.len();
        f.debug_struct("Sprites")
            .field("sprites", &sprites)
            .finish_non_exhaustive()
    }
}

impl Sprites {
    /// Those of this window. Where its pixels per point have changed, all are drawn anew.
    #[must_use]
    pub fn of(ctx: &Context) -> Sprites {
        let id = Id::unique("map sprites");
        let found = ctx.data(|data| data.get_temp::<Shared>(id));
        let Shared(texture) = found.unwrap_or_else(|| {
            let fresh = Shared(Arc::new(Mutex::new(Texture::new(ctx.pixels_per_point()))));
            ctx.data_mut(|data| data.insert_temp(id, fresh.clone()));
            fresh
        });
        texture.lock().begin(ctx);
        Sprites {
            ctx: ctx.clone(),
            texture,
        }
    }

    /// The sprite of a piece of nominal size `s` points in these colours.
    #[must_use]
    pub fn sprite(&self, palette: &Palette, piece: Piece, s: f32) -> Sprite {
        self.texture.lock().sprite(&self.ctx, palette, piece, s)
    }

    /// Changes whenever sprites that were handed out before must be asked for again.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.texture.lock().epoch
    }
}

impl Texture {
    fn new(scale: f32) -> Texture {
        Texture {
            scale,
            palettes: Vec::new(),
            known: HashMap::new(),
            handle: None,
            before: Vec::new(),
            side: SIDES.0,
            next: [0, 0],
            row: 0,
            epoch: 0,
        }
    }

    fn begin(&mut self, ctx: &Context) {
        let frame = ctx.cumulative_frame_nr();
        self.before.retain(|(then, _)| *then >= frame);
        if self.scale != ctx.pixels_per_point() {
            self.scale = ctx.pixels_per_point();
            self.begin_anew(ctx, SIDES.0);
        }
    }

    fn begin_anew(&mut self, ctx: &Context, side: usize) {
        let frame = ctx.cumulative_frame_nr();
        self.before.extend(self.handle.take().map(|it| (frame, it)));
        self.palettes.clear();
        self.known.clear();
        self.side = side;
        self.next = [0, 0];
        self.row = 0;
        self.epoch += 1;
    }

    fn sprite(&mut self, ctx: &Context, palette: &Palette, piece: Piece, s: f32) -> Sprite {
        let name = Name {
            piece,
            // A symbol is at most some hundreds of points wide.
            quarters: (4.0 * s).round() as u16,
            palette: self.palette(palette),
        };
        if let Some(sprite) = self.known.get(&name) {
            return *sprite;
        }
        let ink = Ink {
            palette,
            scale: self.scale,
            size: f32::from(name.quarters) / 4.0,
        };
        let drawn = match piece {
            Piece::Symbol(mark) => draw::symbol(&mark, ink),
            Piece::Dot => marks::dot(ink),
            Piece::Selected => marks::brackets(ink, false),
            Piece::Preview => marks::brackets(ink, true),
            Piece::Focus => marks::focus(ink),
            Piece::Waiting => marks::waiting(ink),
            Piece::Late(count) => marks::late(ink, count),
            Piece::Heap => heap::heap(ink, false),
            Piece::Distress => heap::heap(ink, true),
            Piece::Count(count) => heap::count(ink, count),
            Piece::Plain => Some(Drawn {
                offset: [0, 0],
                size: [1, 1],
                pixels: vec![Color32::WHITE],
            }),
        };
        let fits = |it: &Drawn| it.size.iter().all(|side| *side < SIDES.0);
        let drawn = drawn.filter(fits).unwrap_or_else(|| Drawn {
            offset: [0, 0],
            size: [1, 1],
            pixels: vec![Color32::TRANSPARENT],
        });
        let sprite = self.store(ctx, drawn);
        // The room for it may have begun the palettes anew.
        let palette = self.palette(palette);
        self.known.insert(Name { palette, ..name }, sprite);
        sprite
    }

    fn palette(&mut self, palette: &Palette) -> usize {
        let found = self.palettes.iter().position(|it| it == palette);
        found.unwrap_or_else(|| {
            self.palettes.push(*palette);
            self.palettes.len() - 1
        })
    }

    fn store(&mut self, ctx: &Context, drawn: Drawn) -> Sprite {
        let at = self.room(ctx, drawn.size);
        let side = self.side;
        let handle = self.handle.get_or_insert_with(|| {
            let clear = ColorImage::filled([side, side], Color32::TRANSPARENT);
            ctx.load_texture("map sprites", clear, TextureOptions::NEAREST)
        });
        let (size, offset) = (drawn.size, drawn.offset);
        let image = ColorImage::new(size, drawn.pixels);
        handle.set_partial(at, image, TextureOptions::NEAREST);
        let pixels = |it: [usize; 2]| Vec2::new(it[0] as f32, it[1] as f32);
        let uv = Rect::from_min_size(pixels(at).to_pos2(), pixels(size)) / side as f32;
        Sprite {
            texture: handle.id(),
            uv,
            offset: Vec2::new(offset[0] as f32, offset[1] as f32) / self.scale,
            size: pixels(size) / self.scale,
        }
    }

    /// Takes room in the row, in the next row, or in a larger texture: the largest is begun anew.
    fn room(&mut self, ctx: &Context, [width, height]: [usize; 2]) -> [usize; 2] {
        if self.next[0] + width > self.side {
            self.next = [0, self.next[1] + self.row];
            self.row = 0;
        }
        if self.next[1] + height > self.side {
            let limit = ctx.input(|input| input.max_texture_side).min(SIDES.1);
            self.begin_anew(ctx, (2 * self.side).min(limit.max(SIDES.0)));
        }
        let at = self.next;
        self.next[0] += width + GAP;
        self.row = self.row.max(height + GAP);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::map::symbol::{Form, Shape};
    use crate::desk::palette::Skin;
    use eframe::egui::RawInput;

    fn in_a_frame(ctx: &Context, scale: f32, mut draw: impl FnMut(&Sprites)) {
        ctx.set_pixels_per_point(scale);
        let mut output = ctx.run_ui(RawInput::default(), |ui| draw(&Sprites::of(ui.ctx())));
        output.textures_delta.clear();
    }

    fn team(character: char) -> Piece {
        Piece::Symbol(Mark::new(Shape::Circle, character, Form::Full, None))
    }

    #[test]
    fn a_symbol_is_drawn_once_and_again_when_the_pixels_change() {
        let ctx = Context::default();
        let dark = Palette::of(Skin::Dark);
        let (mut once, mut twice, mut bigger) = (None, None, None);
        in_a_frame(&ctx, 1.0, |it| {
            once = Some((it.sprite(&dark, team('舟'), 24.0), it.epoch()));
        });
        in_a_frame(&ctx, 1.0, |it| {
            twice = Some((it.sprite(&dark, team('舟'), 24.0), it.epoch()));
        });
        assert_eq!(once, twice);
        in_a_frame(&ctx, 1.5, |it| {
            bigger = Some((it.sprite(&dark, team('舟'), 24.0), it.epoch()));
        });
        let ((once, before), (bigger, after)) = (once.expect("drawn"), bigger.expect("drawn"));
        assert_ne!(before, after, "what was handed out is void");
        // As large on the screen, with more pixels.
        assert!(
            (once.size.x - bigger.size.x).abs() < 2.0,
            "{once:?} {bigger:?}"
        );
        assert_ne!(once.texture, bigger.texture);
    }

    #[test]
    fn no_two_sprites_share_a_pixel_and_a_full_texture_grows() {
        let ctx = Context::default();
        let dark = Palette::of(Skin::Dark);
        let mut all: Vec<Sprite> = Vec::new();
        in_a_frame(&ctx, 2.0, |it| {
            let characters = '一'..='丿';
            all = characters
                .map(|character| it.sprite(&dark, team(character), 78.0))
                .collect();
        });
        let last = all[all.len() - 1].texture;
        assert_ne!(all[0].texture, last, "it grew");
        let there: Vec<&Sprite> = all.iter().filter(|it| it.texture == last).collect();
        for (index, one) in there.iter().enumerate() {
            for other in &there[index + 1..] {
                let both = one.uv.intersect(other.uv);
                assert!(
                    both.width() <= 0.0 || both.height() <= 0.0,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
