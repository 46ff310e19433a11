//! The board 态势单 as a PDF: A4 upright, black and white, room for the punch at the left, the head and
//! the page number on each page. The bundled faces are embedded, cut to what is used; nothing is
//! fetched, nothing runs, and the same board gives the same bytes.
//!
//! `pages` says where everything stands, with `wrap` and the widths of `faces`; `draw` writes it down, `map`
//! the picture of the situation at its head.

mod draw;
mod faces;
mod map;
mod pages;
mod system;
mod wrap;

use dispatch_core::board::Board;
use resvg::usvg::Tree;

use crate::picture::tree;

pub use faces::{FaceBytes, Faces};
#[cfg(feature = "gui")]
pub(crate) use system::SystemFaces;

/// Says which characters a face of this machine draws. The faces are read with the first question.
pub fn drawn_by_the_system() -> impl FnMut(char) -> bool {
    let mut system = None;
    move |char| {
        let system = system.get_or_insert_with(system::SystemFaces::new);
        system.face_that(char, faces::has_glyph).is_some()
    }
}

/// The board as a PDF, with the picture of the situation, an SVG, at its head where there is one. A character that the bundled faces lack comes from the system's; where no face has
/// it, a box stands for it and the last line names it.
///
/// # Errors
/// What could not be written, in English: a face that is no font, a picture that is none.
pub fn pdf(board: &Board, picture: Option<&str>) -> Result<Vec<u8>, String> {
    let map = picture.map(tree).transpose()?;
    let mut system = None;
    let found = pdf_with(board, map.as_ref(), move |char| {
        system
            .get_or_insert_with(system::SystemFaces::new)
            .face_with(char)
    });
    // A face of the system that cannot be embedded costs its characters, not the paper.
    found.or_else(|_| pdf_with(board, map.as_ref(), |_| None))
}

/// The same, with `find` in place of the system: the face that draws a character.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_with(
    board: &Board,
    map: Option<&Tree>,
    find: impl FnMut(char) -> Option<FaceBytes> + 'static,
) -> Result<Vec<u8>, String> {
    let mut faces = Faces::new(find)?;
    let pages = pages::pages(board, map, &mut faces);
    draw::draw(board, (&pages, map), &mut faces)
}
