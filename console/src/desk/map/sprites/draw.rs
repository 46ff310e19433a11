//! How a symbol is drawn, by the token sheet. Everything is in pixels here.

use eframe::egui::Color32;
use tiny_skia::{Path, PathBuilder, Rect};

use super::canvas::{Canvas, Drawn};
use super::glyph::{self, Weight};
use super::shape::{Place, character, outline, reach, rim};
use crate::desk::map::symbol::{Age, Form, Mark, Shape};
use crate::desk::palette::{Palette, Skin};

/// What a symbol is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Ink<'a> {
    /// The colours.
    pub palette: &'a Palette,
    /// Pixels to a point.
    pub scale: f32,
    /// Nominal size in points.
    pub size: f32,
}

impl Ink<'_> {
    /// Nominal size in pixels.
    pub fn s(&self) -> f32 {
        self.size * self.scale
    }

    /// Width of a stroke in pixels.
    pub fn width(&self) -> f32 {
        (0.07 * self.size).max(1.5) * self.scale
    }

    /// How far from its middle a symbol can reach, in pixels.
    pub fn reach(&self) -> u32 {
        // Some hundreds, so it fits.
        (1.05 * self.s() + 8.0 * self.scale).ceil() as u32
    }

    /// The middle of a canvas of that reach, and the size.
    pub fn place(&self) -> Place {
        Place {
            middle: self.reach() as f32,
            s: self.s(),
        }
    }
}

/// The colours of one symbol.
struct Colours {
    edge: Color32,
    text: Color32,
    fill: Color32,
    on: Color32,
    half: Color32,
    character: Color32,
}

fn colours(mark: &Mark, p: &Palette) -> Colours {
    let grey = match (mark.form, mark.shape) {
        (Form::Slashed | Form::Twinned, _) | (Form::Hollow, Shape::Diamond) => true,
        _ => mark.age == Age::Cut,
    };
    let Some(hue) = mark.hue else {
        let ink = if grey { p.ink3 } else { p.ink2 };
        return Colours {
            edge: ink,
            text: ink,
            fill: ink,
            on: p.bg1,
            half: p.bg3,
            character: if grey { p.ink3 } else { p.ink1 },
        };
    };
    Colours {
        // In daylight a fill alone would not stand out from paper.
        edge: if p.skin == Skin::Daylight {
            p.ink1
        } else {
            hue.text
        },
        text: hue.text,
        fill: hue.fill,
        on: hue.on,
        half: hue.half,
        character: hue.text,
    }
}

/// Draws a symbol; `None` where its size is none.
pub fn symbol(mark: &Mark, ink: Ink<'_>) -> Option<Drawn> {
    let mut canvas = Canvas::new(ink.reach())?;
    let (p, place, width) = (ink.palette, ink.place(), ink.width());
    let ground = 2.0 * ink.scale;
    let body = outline(mark.shape, place)?;
    let c = colours(mark, p);
    if mark.form == Form::Twinned {
        let twin = outline(mark.shape, place).and_then(|it| {
            let aside = tiny_skia::Transform::from_translate(0.20 * place.s, -0.14 * place.s);
            it.transform(aside)
        })?;
        canvas.fill_grown(&twin, ground, p.bg1);
        canvas.stroke(&twin, (width, c.edge), None);
    }
    if mark.form == Form::Doubled {
        // The ring is what a wide stroke covers and a narrower one does not.
        let away = 0.17 * place.s + ink.scale;
        canvas.fill_grown(&body, away + width / 2.0 + ground, p.bg1);
        canvas.stroke(&body, (2.0 * away + width, c.text), None);
        canvas.stroke(&body, (2.0 * away - width, p.bg1), None);
    }
    canvas.fill_grown(&body, ground + width / 2.0, p.bg1);
    ornament_ground(&mut canvas, mark, ink);
    let letters = fill(&mut canvas, mark, &body, (ink, &c));
    if mark.age == Age::Ageing {
        let (x, y) = reach(mark.shape).bite;
        let (x, y) = place.at(x, y);
        if let Some(bite) = PathBuilder::from_circle(x, y, 0.17 * place.s) {
            canvas.fill(&bite, p.bg1);
        }
    }
    ornament(&mut canvas, mark, (ink, c.text));
    letter(&mut canvas, mark, (ink, letters));
    if mark.form == Form::Slashed {
        let mut slash = PathBuilder::new();
        let ((ax, ay), (bx, by)) = (place.at(-0.55, 0.55), place.at(0.55, -0.55));
        slash.move_to(ax, ay);
        slash.line_to(bx, by);
        let slash = slash.finish()?;
        canvas.stroke(&slash, (2.4 * width, p.bg1), None);
        canvas.stroke(&slash, (width, c.text), None);
    }
    Some(canvas.finish())
}

/// Fills and strokes the body. Returns the ink of its character.
fn fill(canvas: &mut Canvas, mark: &Mark, body: &Path, (ink, c): (Ink<'_>, &Colours)) -> Color32 {
    let (place, width) = (ink.place(), ink.width());
    // Old and cut lose their fill, whatever the form.
    let dash = match mark.age {
        Age::Fresh | Age::Ageing => None,
        Age::Old => Some((0.13 * place.s, 0.10 * place.s)),
        Age::Cut => Some((0.05 * place.s, 0.13 * place.s)),
    };
    if dash.is_some() {
        canvas.stroke(body, (width, c.text), dash);
        return c.character;
    }
    match mark.form {
        Form::Hollow | Form::Slashed | Form::Twinned => {
            canvas.fill(body, ink.palette.bg1);
            canvas.stroke(body, (width, c.text), None);
            c.character
        }
        Form::Half => {
            canvas.fill_below(body, place.at(0.0, 0.06).1, c.half);
            canvas.stroke(body, (width, c.edge), None);
            ink.palette.ink1
        }
        Form::Full | Form::Moving | Form::Based | Form::Capped | Form::Doubled => {
            canvas.fill(body, c.fill);
            canvas.stroke(body, (width, c.edge), None);
            c.on
        }
    }
}

/// The tick, the bar at the foot or over the head of a form.
fn ornament_path(mark: &Mark, place: Place) -> Option<Path> {
    let around = reach(mark.shape);
    let bar = |top: f32| {
        let (left, top) = place.at(-0.50, top);
        let rect = Rect::from_xywh(left, top, place.s, 0.11 * place.s)?;
        Some(PathBuilder::from_rect(rect))
    };
    match mark.form {
        Form::Moving => {
            let way = mark.heading.way();
            let across = way.rot90() * 0.20;
            let rim = rim(mark.shape, way);
            let (base, tip) = (way * (rim + 0.04), way * (rim + 0.30));
            let corners = [tip, base + across, base - across];
            place.path(&corners.map(|it| (it.x, it.y)))
        }
        Form::Based => bar(around.foot + 0.09),
        Form::Capped => bar(around.top - 0.20),
        Form::Hollow | Form::Half | Form::Full | Form::Doubled | Form::Slashed | Form::Twinned => {
            None
        }
    }
}

fn ornament_ground(canvas: &mut Canvas, mark: &Mark, ink: Ink<'_>) {
    if let Some(path) = ornament_path(mark, ink.place()) {
        canvas.fill_grown(&path, 2.0 * ink.scale, ink.palette.bg1);
    }
}

fn ornament(canvas: &mut Canvas, mark: &Mark, (ink, colour): (Ink<'_>, Color32)) {
    if let Some(path) = ornament_path(mark, ink.place()) {
        canvas.fill(&path, colour);
        if ink.palette.skin == Skin::Daylight {
            canvas.stroke(&path, (ink.scale, ink.palette.ink1), None);
        }
    }
}

fn letter(canvas: &mut Canvas, mark: &Mark, (ink, colour): (Ink<'_>, Color32)) {
    let (share, drop) = character(mark.shape);
    let size = (share * ink.size).max(11.0) * ink.scale;
    let weight = if ink.size < 26.0 {
        Weight::Regular
    } else {
        Weight::Bold
    };
    let mut text = [0; 4];
    let text = mark.character.encode_utf8(&mut text);
    let middle = ink.place().at(0.0, drop);
    if let Some(path) = glyph::line(text, weight, size, middle) {
        canvas.fill(&path, colour);
    }
}
