//! Which face draws a character, and how wide it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::bundled;

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A font file in memory.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face: the bytes of a font file, and which of its faces.
#[derive(Clone)]
pub struct FaceBytes(pub Bytes, pub u32);

impl fmt::Debug for FaceBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "face {} of a file", self.1)
    }
}

/// How a character is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawn {
    /// The face and its glyph; `None` is a box.
    pub glyph: Option<(usize, u32)>,
    /// The width, in parts of the size.
    pub advance: f32,
}

/// The bundled faces, and those of the system that were needed.
pub struct Faces {
    faces: Vec<(FaceBytes, Font)>,
    known: BTreeMap<(Weight, char), Drawn>,
    find: Box<dyn FnMut(char) -> Option<FaceBytes>>,
    missing: BTreeSet<char>,
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} faces", self.faces.len())
    }
}

impl Faces {
    /// The bundled ones; what they lack is drawn by the face that `find` gives.
    ///
    /// # Errors
    /// A bundled face is no font.
    pub fn new(find: impl FnMut(char) -> Option<FaceBytes> + 'static) -> Result<Faces, String> {
        let mut faces = Faces {
            faces: Vec::new(),
            known: BTreeMap::new(),
            find: Box::new(find),
            missing: BTreeSet::new(),
        };
        for bytes in [bundled::REGULAR, bundled::BOLD] {
            faces
                .add(FaceBytes(Arc::new(bytes), 0))
                .ok_or("a bundled face is no font")?;
        }
        Ok(faces)
    }

    /// How a character is drawn in this weight.
    pub(super) fn drawn(&mut self, weight: Weight, char: char) -> Drawn {
        if let Some(known) = self.known.get(&(weight, char)) {
            return *known;
        }
        let drawn = self.look_up(weight, char);
        self.known.insert((weight, char), drawn);
        drawn
    }

    /// The width of a text at this size, in points.
    pub(super) fn width(&mut self, weight: Weight, size: f32, text: &str) -> f32 {
        let advances = text.chars().map(|char| self.drawn(weight, char).advance);
        advances.sum::<f32>() * size
    }

    /// A face to draw with.
    pub(super) fn font(&self, face: usize) -> Option<&Font> {
        self.faces.get(face).map(|(_, font)| font)
    }

    /// The characters for which a box stands, in order.
    pub(super) fn missing(&self) -> impl Iterator<Item = char> + '_ {
        self.missing.iter().copied()
    }

    fn look_up(&mut self, weight: Weight, char: char) -> Drawn {
        let bundled = match weight {
            Weight::Regular => 0,
            Weight::Bold => 1,
        };
        let others = 2..self.faces.len();
        for face in std::iter::once(bundled).chain(others) {
            if let Some(drawn) = self.drawn_by(face, char) {
                return drawn;
            }
        }
        let found = (self.find)(char).and_then(|found| self.add(found));
        if let Some(drawn) = found.and_then(|face| self.drawn_by(face, char)) {
            return drawn;
        }
        self.missing.insert(char);
        Drawn {
            glyph: None,
            advance: 1.0,
        }
    }

    fn drawn_by(&self, face: usize, char: char) -> Option<Drawn> {
        let (bytes, _) = self.faces.get(face)?;
        let (glyph, advance) = glyph_of(bytes, char)?;
        Some(Drawn {
            glyph: Some((face, glyph)),
            advance,
        })
    }

    fn add(&mut self, bytes: FaceBytes) -> Option<usize> {
        let font = Font::new(Arc::clone(&bytes.0).into(), bytes.1)?;
        self.faces.push((bytes, font));
        Some(self.faces.len() - 1)
    }
}

/// Whether a face may stand in for the bundled ones at this character: it draws it in outlines, for
/// paper has no colours, and its licence lets it be embedded.
pub(super) fn stands_in(face: &FaceBytes, char: char) -> bool {
    let Ok(font) = FontRef::from_index(face.0.as_ref().as_ref(), face.1) else {
        return false;
    };
    // OS/2 fsType, bit 1 alone: restricted licence.
    let is_restricted = font.os2().is_ok_and(|os2| os2.fs_type() & 0xF == 0x2);
    let Some(glyph) = font.charmap().map(char).filter(|it| *it != GlyphId::NOTDEF) else {
        return false;
    };
    let is_coloured = font.color_glyphs().get(glyph).is_some() || font.svg().is_ok();
    !is_restricted && !is_coloured && has_outline(&font, glyph)
}

/// Whether a face has this character at all, in whatever way it draws it.
pub(super) fn has_glyph(face: &FaceBytes, char: char) -> bool {
    glyph_of(face, char).is_some()
}

fn has_outline(font: &FontRef<'_>, glyph: GlyphId) -> bool {
    let mut ink = Ink(false);
    let outline = font.outline_glyphs().get(glyph);
    let unhinted = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    outline.is_some_and(|it| it.draw(unhinted, &mut ink).is_ok()) && ink.0
}

/// The glyph of a character and its width in parts of the size.
fn glyph_of(FaceBytes(bytes, index): &FaceBytes, char: char) -> Option<(u32, f32)> {
    let font = FontRef::from_index(bytes.as_ref().as_ref(), *index).ok()?;
    let glyph = font.charmap().map(char)?;
    if glyph == GlyphId::NOTDEF {
        return None;
    }
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    Some((glyph.to_u32(), metrics.advance_width(glyph)?))
}

/// Notes whether anything is drawn at all.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}
