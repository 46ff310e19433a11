//! Many sprites as one mesh: all of a frame's symbols are one call to the graphics card.

use std::sync::Arc;

use eframe::egui::emath::GuiRounding;
use eframe::egui::epaint::{Mesh, Vertex};
use eframe::egui::{Color32, Context, Id, Painter, Pos2, Rect, Shape, TextureId, Vec2};

/// A place in the texture, and where it is laid from the middle of what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sprite {
    /// The texture it lies in.
    pub texture: TextureId,
    /// Its part of it.
    pub uv: Rect,
    /// From the middle to its upper left, in points.
    pub offset: Vec2,
    /// Its size in points.
    pub size: Vec2,
}

/// From so many sprites on a mesh is used again: to ask the system for megabytes in every frame, and to
/// touch each page of them for the first time, costs more than to fill them.
const SPARED_FROM: usize = 1_000;

/// The large mesh of the frame before, for this one.
#[derive(Clone, Default)]
struct Spare(Option<Arc<Mesh>>);

impl Spare {
    fn id() -> Id {
        Id::unique("spare mesh of the map")
    }

    /// The mesh of the frame before, empty; `None` where few sprites are wanted, or it is still painted.
    fn take(ctx: &Context, sprites: usize) -> Option<Mesh> {
        if sprites < SPARED_FROM {
            return None;
        }
        let kept =
            ctx.data_mut(|data| std::mem::take(data.get_temp_mut_or_default::<Spare>(Spare::id())));
        let mut mesh = Arc::try_unwrap(kept.0?).ok()?;
        mesh.clear();
        Some(mesh)
    }

    fn keep(ctx: &Context, mesh: &Arc<Mesh>) {
        if mesh.vertices.len() / 4 >= SPARED_FROM {
            let spare = Spare(Some(Arc::clone(mesh)));
            ctx.data_mut(|data| data.insert_temp(Spare::id(), spare));
        }
    }
}

/// The sprites of a layer, in the order in which they cover one another.
#[derive(Debug)]
pub struct Batch {
    // More than one only in the frame in which the texture grew.
    meshes: Vec<Mesh>,
    scale: f32,
}

impl Batch {
    /// An empty one for this window.
    #[must_use]
    pub fn new(ctx: &Context) -> Batch {
        Batch::with_room(ctx, 0)
    }

    /// An empty one with room for so many.
    #[must_use]
    pub fn with_room(ctx: &Context, sprites: usize) -> Batch {
        let mut mesh = Spare::take(ctx, sprites).unwrap_or_default();
        mesh.vertices.reserve(4 * sprites);
        mesh.indices.reserve(6 * sprites);
        Batch {
            meshes: vec![mesh],
            scale: ctx.pixels_per_point(),
        }
    }

    /// Lays a sprite with its middle on the whole pixel nearest to `at`: never blurred.
    #[inline]
    pub fn add(&mut self, sprite: &Sprite, at: Pos2) {
        let middle = Pos2::new(
            (at.x * self.scale).round() / self.scale,
            (at.y * self.scale).round() / self.scale,
        );
        let rect = Rect::from_min_size(middle + sprite.offset, sprite.size);
        let mesh = self.mesh(sprite.texture);
        // Of a layer with more than a thousand million symbols nobody could see one.
        let first = mesh.vertices.len() as u32;
        let corner = |pos: Pos2, uv: Pos2| Vertex {
            pos,
            uv,
            color: Color32::WHITE,
        };
        mesh.vertices.extend_from_slice(&[
            corner(rect.left_top(), sprite.uv.left_top()),
            corner(rect.right_top(), sprite.uv.right_top()),
            corner(rect.left_bottom(), sprite.uv.left_bottom()),
            corner(rect.right_bottom(), sprite.uv.right_bottom()),
        ]);
        mesh.indices.extend_from_slice(&[
            first,
            first + 1,
            first + 2,
            first + 2,
            first + 1,
            first + 3,
        ]);
    }

    /// Lays a box of one colour, cut from a sprite that is plain white, on whole pixels: two that meet still do,
    /// and none is so small that it is not seen.
    pub fn block(&mut self, plain: &Sprite, room: Rect, ink: Color32) {
        let pixel = 1.0 / self.scale;
        let mut room = room.round_to_pixels(self.scale);
        room.max = room.max.max(room.min + Vec2::splat(pixel));
        let mesh = self.mesh(plain.texture);
        let uv = Rect::from_min_max(plain.uv.center(), plain.uv.center());
        mesh.add_rect_with_uv(room, uv, ink);
    }

    /// How many sprites it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meshes.iter().map(|it| it.vertices.len() / 4).sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Paints it.
    pub fn paint(self, painter: &Painter) {
        self.seal(painter.ctx()).paint(painter);
    }

    /// Nothing is laid any more: it can be painted in every frame.
    #[must_use]
    pub fn seal(self, ctx: &Context) -> Sealed {
        let meshes = self.meshes.into_iter().filter(|it| !it.is_empty());
        let meshes: Vec<Arc<Mesh>> = meshes.map(Arc::new).collect();
        for mesh in &meshes {
            Spare::keep(ctx, mesh);
        }
        Sealed(meshes)
    }

    fn mesh(&mut self, texture: TextureId) -> &mut Mesh {
        let last = self.meshes.len() - 1;
        let fits = self.meshes[last].is_empty() || self.meshes[last].texture_id == texture;
        if !fits {
            self.meshes.push(Mesh::default());
        }
        let last = self.meshes.len() - 1;
        self.meshes[last].texture_id = texture;
        &mut self.meshes[last]
    }
}

/// Sprites that are laid. They hold as long as the sprites do.
#[derive(Clone, Debug, Default)]
pub struct Sealed(Vec<Arc<Mesh>>);

impl Sealed {
    /// Paints them.
    pub fn paint(&self, painter: &Painter) {
        for mesh in &self.0 {
            painter.add(Shape::mesh(Arc::clone(mesh)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Piece, Sprites};
    use super::*;
    use crate::desk::map::symbol::{Form, Mark, Shape as Outline};
    use crate::desk::palette::{Palette, Skin};
    use eframe::egui::RawInput;

    /// At 100, 125, 150 and 200 %, wherever it stands: each corner lies on a whole pixel, and the middle on the
    /// one that is nearest.
    #[test]
    fn a_symbol_lies_on_whole_pixels_at_any_scale() {
        let palette = Palette::of(Skin::Dark);
        let mark = Mark::new(Outline::Circle, '舟', Form::Moving, Some(palette.blue));
        for scale in [1.0_f32, 1.25, 1.5, 2.0] {
            let ctx = Context::default();
            ctx.set_pixels_per_point(scale);
            let mut corners = 0;
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let ctx = ui.ctx();
                assert!((ctx.pixels_per_point() - scale).abs() < 1e-6);
                let sprite = Sprites::of(ctx).sprite(&palette, Piece::Symbol(mark), 25.0);
                for step in 0..50_u8 {
                    let at = Pos2::new(100.0, 70.0) + Vec2::new(0.37, 0.61) * f32::from(step);
                    let mut batch = Batch::new(ctx);
                    batch.add(&sprite, at);
                    let corner = |it: &Vertex| it.pos.to_vec2() * scale;
                    let pixels: Vec<Vec2> = batch.meshes[0].vertices.iter().map(corner).collect();
                    for it in &pixels {
                        let off = (*it - it.round()).abs().max_elem();
                        assert!(off < 0.01, "{scale} at {at}: a corner at {it}");
                        corners += 1;
                    }
                    let middle = pixels[0] - sprite.offset * scale;
                    let off = (middle - at.to_vec2() * scale).abs().max_elem();
                    assert!(off <= 0.51, "{scale} at {at}: the middle at {middle}");
                }
            });
            output.textures_delta.clear();
            assert_eq!(corners, 4 * 50);
        }
    }
}
