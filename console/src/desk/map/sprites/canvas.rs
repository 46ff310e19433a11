//! A small picture that is drawn once: paths filled and stroked in a colour.

use eframe::egui::Color32;
use tiny_skia::{
    FillRule, LineCap, LineJoin, Mask, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash,
    Transform,
};

/// A picture under way.
#[derive(Debug)]
pub struct Canvas {
    pixmap: Pixmap,
}

/// What was drawn, without the empty edges.
#[derive(Debug)]
pub struct Drawn {
    /// Where its upper left lies from the middle, in pixels.
    pub offset: [i32; 2],
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Row by row.
    pub pixels: Vec<Color32>,
}

impl Canvas {
    /// A clear one that reaches so many pixels from its middle; `None` for no size.
    pub fn new(reach: u32) -> Option<Canvas> {
        let side = 2 * reach;
        Pixmap::new(side, side).map(|pixmap| Canvas { pixmap })
    }

    /// Fills a path.
    pub fn fill(&mut self, path: &Path, colour: Color32) {
        let rule = FillRule::Winding;
        let plain = Transform::identity();
        self.pixmap.fill_path(path, &ink(colour), rule, plain, None);
    }

    /// Fills what of a path lies below a height.
    pub fn fill_below(&mut self, path: &Path, y: f32, colour: Color32) {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        let below = Rect::from_ltrb(0.0, y, width as f32, height as f32);
        let (Some(below), Some(mut mask)) = (below, Mask::new(width, height)) else {
            return;
        };
        let (rule, plain) = (FillRule::Winding, Transform::identity());
        mask.fill_path(&PathBuilder::from_rect(below), rule, true, plain);
        self.pixmap
            .fill_path(path, &ink(colour), rule, plain, Some(&mask));
    }

    /// Strokes a path, with dashes of these lengths where there are any.
    pub fn stroke(
        &mut self,
        path: &Path,
        (width, colour): (f32, Color32),
        dash: Option<(f32, f32)>,
    ) {
        let stroke = Stroke {
            width,
            miter_limit: 6.0,
            line_cap: LineCap::Butt,
            line_join: LineJoin::Miter,
            dash: dash.and_then(|(on, off)| StrokeDash::new(vec![on, off], 0.0)),
        };
        self.pixmap
            .stroke_path(path, &ink(colour), &stroke, Transform::identity(), None);
    }

    /// Fills a path and all that lies within `by` pixels of it.
    pub fn fill_grown(&mut self, path: &Path, by: f32, colour: Color32) {
        self.fill(path, colour);
        self.stroke(path, (2.0 * by, colour), None);
    }

    /// Hands the picture over.
    pub fn finish(self) -> Drawn {
        let (width, height) = (self.pixmap.width() as usize, self.pixmap.height() as usize);
        let pixels = self.pixmap.pixels();
        let seen = |x: usize, y: usize| pixels[y * width + x].alpha() > 0;
        let rows: Vec<usize> = (0..height)
            .filter(|y| (0..width).any(|x| seen(x, *y)))
            .collect();
        let columns: Vec<usize> = (0..width)
            .filter(|x| rows.iter().any(|y| seen(*x, *y)))
            .collect();
        let span = |of: &[usize]| match of {
            [] => 0..1,
            [only] => *only..*only + 1,
            [first, .., last] => *first..*last + 1,
        };
        let (rows, columns) = (span(&rows), span(&columns));
        let size = [columns.len(), rows.len()];
        // A canvas is a few hundred pixels wide.
        let offset = [
            columns.start as i32 - (width / 2) as i32,
            rows.start as i32 - (height / 2) as i32,
        ];
        let pixels = rows
            .flat_map(|y| columns.clone().map(move |x| (x, y)))
            .map(|(x, y)| {
                let it = pixels[y * width + x];
                Color32::from_rgba_premultiplied(it.red(), it.green(), it.blue(), it.alpha())
            })
            .collect();
        Drawn {
            offset,
            size,
            pixels,
        }
    }
}

fn ink(colour: Color32) -> Paint<'static> {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, a);
    paint.anti_alias = true;
    paint
}
