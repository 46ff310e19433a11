//! The pages as PDF. Nothing of the machine goes into it: no clock but the board's, no name, no chance.

use dispatch_core::board::{Board, Tongue, stamp};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use resvg::usvg::Tree;

use super::faces::{Faces, Weight};
use super::pages::{HEIGHT, Mark, Page, WIDTH};

/// # Errors
/// A face that cannot be embedded.
pub(super) fn draw(
    board: &Board,
    (pages, map): (&[Page], Option<&Tree>),
    faces: &mut Faces,
) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(SerializeSettings {
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    for page in pages {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or("a page has no size")?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        for mark in &page.marks {
            one(&mut surface, mark, map, faces);
        }
        surface.finish();
        sheet.finish();
    }
    document.set_metadata(metadata(board));
    document.finish().map_err(|err| format!("{err:?}"))
}

fn metadata(board: &Board) -> Metadata {
    let language = match board.tongue {
        Tongue::Zh => "zh-CN",
        Tongue::En => "en",
    };
    let metadata = Metadata::new()
        .title(board.title())
        .creator("yishao".to_owned())
        .language(language.to_owned())
        .document_id(format!("{} {}", board.height, board.check_code));
    match date(board) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// When the board was printed, by the district's clock, which is eight hours before Greenwich.
fn date(board: &Board) -> Option<DateTime> {
    let stamp = stamp(board.printed);
    let mut parts = stamp.split(['-', ' ', ':']);
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next()?.parse::<u8>().ok();
    let (month, day, hour, minute, second) = (next()?, next()?, next()?, next()?, next()?);
    let date = DateTime::new(year).month(month).day(day).hour(hour);
    Some(date.minute(minute).second(second).utc_offset_hour(8))
}

fn one(surface: &mut Surface<'_>, mark: &Mark, map: Option<&Tree>, faces: &mut Faces) {
    match mark {
        Mark::Map { x, y, w, .. } => {
            if let Some(map) = map {
                super::map::draw(surface, map, (*x, *y, *w));
            }
        }
        Mark::Black { x, y, w, h } => {
            surface.set_fill(Some(ink(false)));
            if let Some(path) = area(&[(*x, *y, *w, *h)]) {
                surface.draw_path(&path);
            }
        }
        Mark::Text {
            x,
            y,
            size,
            weight,
            text,
            is_white,
        } => {
            surface.set_fill(Some(ink(*is_white)));
            line(surface, (*x, *y), (*size, *weight), text, faces);
        }
    }
}

/// A line, in as many pieces as faces draw it.
fn line(
    surface: &mut Surface<'_>,
    (mut x, y): (f32, f32),
    (size, weight): (f32, Weight),
    text: &str,
    faces: &mut Faces,
) {
    let mut run = Run::default();
    for (at, char) in text.char_indices() {
        let drawn = faces.drawn(weight, char);
        let face = drawn.glyph.map(|(face, _)| face);
        if run.face != face {
            x = run.end(surface, (x, y), size, text, faces);
            run = Run::default();
            run.face = face;
        }
        let glyph = drawn.glyph.map_or(0, |(_, glyph)| glyph);
        run.glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph),
            drawn.advance,
            0.0,
            0.0,
            0.0,
            at..at + char.len_utf8(),
            None,
        ));
    }
    run.end(surface, (x, y), size, text, faces);
}

/// What one face draws; `None` draws boxes.
#[derive(Default)]
struct Run {
    face: Option<usize>,
    glyphs: Vec<KrillaGlyph>,
}

impl Run {
    /// Draws it from here; where it ends.
    fn end(
        &self,
        surface: &mut Surface<'_>,
        (mut x, y): (f32, f32),
        size: f32,
        text: &str,
        faces: &Faces,
    ) -> f32 {
        let (start, glyphs) = (Point::from_xy(x, y), &self.glyphs);
        match self.face.and_then(|face| faces.font(face)) {
            Some(font) => {
                surface.draw_glyphs(start, glyphs, font.clone(), text, size, false);
                x += glyphs.iter().map(|it| it.x_advance).sum::<f32>() * size;
            }
            None => {
                for glyph in glyphs {
                    if let Some(path) = frame(x, y, size) {
                        surface.draw_path(&path);
                    }
                    x += glyph.x_advance * size;
                }
            }
        }
        x
    }
}

fn ink(is_white: bool) -> Fill {
    let colour = if is_white {
        luma::Color::white()
    } else {
        luma::Color::black()
    };
    Fill {
        paint: colour.into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

/// The box for a character that no face has: four sides around most of its square.
fn frame(x: f32, baseline: f32, size: f32) -> Option<Path> {
    let (left, top, side, thick) = (
        x + 0.1 * size,
        baseline - 0.75 * size,
        0.8 * size,
        0.07 * size,
    );
    area(&[
        (left, top, side, thick),
        (left, top + side - thick, side, thick),
        (left, top, thick, side),
        (left + side - thick, top, thick, side),
    ])
}

fn area(rects: &[(f32, f32, f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y, w, h) in rects {
        path.push_rect(Rect::from_xywh(*x, *y, *w, *h)?);
    }
    path.finish()
}
