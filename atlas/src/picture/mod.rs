//! A picture of a district without a window: its map and the signs that somebody puts on it, as SVG. For
//! papers, for print and for whoever has no screen.

mod draw;
mod form;
mod frame;
mod look;
mod mark;
mod over;
mod sign;
mod text;

use dispatch_core::point::Point;

pub use form::{Dashes, Filling, Ink, Over, OverForm};
pub use look::Paper;
pub use mark::{Mark, MarkForm};

use crate::pack::Pack;

/// The smallest and the largest side of a picture, in px.
pub const SIDE_PX: (u32, u32) = (200, 8_000);

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    pub pack: &'a Pack,
    /// Width and height in px, each within [`SIDE_PX`].
    pub size: (u32, u32),
    /// What has to be seen, besides what is drawn over the map; the whole district where it is empty and
    /// nothing is drawn.
    pub around: Vec<Point>,
    /// Over the ground and under the signs, the lowest first.
    pub over: Vec<Over>,
    pub signs: Vec<Sign>,
    /// Over the signs.
    pub marks: Vec<Mark>,
    pub paper: Paper,
    /// Chinese names, else English.
    pub chinese: bool,
    /// Written at the top; nothing where it is empty.
    pub title: String,
    /// Written below it, smaller.
    pub note: String,
    /// Written where the map is a schematic.
    pub schematic: String,
    /// Written large and faint over the ground, under everything else; nothing where it is empty.
    pub stamp: String,
}

/// A sign on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub at: Point,
    pub shape: SignShape,
    /// The character inside.
    pub character: char,
    pub tone: Tone,
    /// Beside it; nothing where it is empty.
    pub label: String,
    /// A greater one is drawn over a smaller one, and larger.
    pub weight: u8,
    /// Whether it is drawn only where it happens to be seen: the picture makes no room for it.
    pub aside: bool,
}

/// The shape tells the kind (tokens.md §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignShape {
    /// An incident.
    Diamond,
    /// A team.
    Circle,
    /// A depot.
    Square,
}

/// What a sign's colour says; its form says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Somebody must act now: filled, twice outlined.
    Urgent,
    /// In hand: filled.
    Active,
    /// Free, normal: an outline.
    Quiet,
}

impl Picture<'_> {
    /// The whole SVG. The same picture is the same text.
    #[must_use]
    pub fn svg(&self) -> String {
        draw::svg(self)
    }
}
