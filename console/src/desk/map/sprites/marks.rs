//! What is laid over a symbol: chosen, asked about, in focus, not yet sent, so many late.

use tiny_skia::{Path, PathBuilder, Rect};

use super::canvas::{Canvas, Drawn};
use super::draw::Ink;
use super::glyph::{self, Weight};

/// A plain disc.
pub fn dot(ink: Ink<'_>) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let middle = ink.reach() as f32;
    let disc = PathBuilder::from_circle(middle, middle, ink.s() / 2.0)?;
    canvas.fill(&disc, ink.palette.ink3);
    Some(canvas.finish())
}

/// Four corner brackets around a symbol; dotted for what would be chosen.
pub fn brackets(ink: Ink<'_>, dotted: bool) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let middle = ink.reach() as f32;
    let reach = (0.84 * ink.s() + 4.0 * ink.scale).round();
    let arm = 0.4 * reach;
    let mut path = PathBuilder::new();
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let (cx, cy) = (middle + x * reach, middle + y * reach);
        path.move_to(cx - x * arm, cy);
        path.line_to(cx, cy);
        path.line_to(cx, cy - y * arm);
    }
    let width = 2.0 * ink.scale;
    let dash = dotted.then_some((1.3 * width, 1.0 * width));
    canvas.stroke(&path.finish()?, (width, ink.palette.ink1), dash);
    Some(canvas.finish())
}

/// The square of the keyboard's focus.
pub fn focus(ink: Ink<'_>) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let reach = (0.84 * ink.s() + 4.0 * ink.scale).round();
    let square = square(ink.reach() as f32, ink.reach() as f32, reach)?;
    canvas.stroke(&square, (2.0 * ink.scale, ink.palette.blue.text), None);
    Some(canvas.finish())
}

/// The dashed box with an arrow up: it waits for the link.
pub fn waiting(ink: Ink<'_>) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let (s, blue) = (ink.s(), ink.palette.blue.text);
    let (x, y) = ink.place().at(0.50, 0.50);
    let reach = (0.22 * s).max(5.5 * ink.scale);
    let square = square(x, y, reach)?;
    let width = 1.5 * ink.scale;
    canvas.fill_grown(&square, ink.scale, ink.palette.bg1);
    canvas.stroke(&square, (width, blue), Some((2.0 * width, 1.3 * width)));
    let mut arrow = PathBuilder::new();
    arrow.move_to(x, y + 0.55 * reach);
    arrow.line_to(x, y - 0.55 * reach);
    arrow.move_to(x - 0.4 * reach, y - 0.15 * reach);
    arrow.line_to(x, y - 0.55 * reach);
    arrow.line_to(x + 0.4 * reach, y - 0.15 * reach);
    canvas.stroke(&arrow.finish()?, (width, blue), None);
    Some(canvas.finish())
}

/// The red disc with the number of those who are late.
pub fn late(ink: Ink<'_>, count: u16) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let radius = (0.24 * ink.size).max(7.5) * ink.scale;
    let (x, y) = ink.place().at(0.52, -0.50);
    let disc = PathBuilder::from_circle(x, y, radius)?;
    canvas.fill_grown(&disc, 1.5 * ink.scale, ink.palette.bg1);
    canvas.fill(&disc, ink.palette.red.fill);
    let text = match count {
        0..100 => count.to_string(),
        _ => "99+".to_owned(),
    };
    let size = radius * if text.len() > 1 { 1.15 } else { 1.5 };
    if let Some(number) = glyph::line(&text, Weight::Bold, size, (x, y)) {
        canvas.fill(&number, ink.palette.red.on);
    }
    Some(canvas.finish())
}

fn square(x: f32, y: f32, reach: f32) -> Option<Path> {
    let rect = Rect::from_ltrb(x - reach, y - reach, x + reach, y + reach)?;
    Some(PathBuilder::from_rect(rect))
}
