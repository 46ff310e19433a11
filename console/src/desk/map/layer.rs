//! Symbols by number: where each is and how it looks. What a frame does with one of them is one step in a
//! grid, one multiplication and one copy.

use std::collections::HashMap;

use eframe::egui::{Context, Pos2, Rect};

use super::field::{Field, Lens, Spot};
use super::sprites::{Piece, Sprite, Sprites};
use super::symbol::Mark;
use crate::desk::palette::Palette;

/// Of more symbols than these on one screen nobody can tell which covers which: they are not sorted.
const SORTED_MAX: usize = 10_000;

/// A mark and its nominal size in quarters of a point.
type Look = (Mark, u16);

/// Symbols by number.
#[derive(Debug, Default)]
pub struct Layer {
    field: Field,
    // Few looks are shared by many symbols: each is known by its place in `looks`.
    of: Vec<u32>,
    looks: Vec<Look>,
    known: HashMap<Look, u32>,
    // Of this epoch of the sprites and these colours.
    drawn: Vec<Sprite>,
    drawn_for: Option<(u64, Palette)>,
}

impl Layer {
    /// Takes the next symbol of nominal size `s` points; its number is how many there were before.
    pub fn push(&mut self, spot: Spot, mark: Mark, s: f32) {
        let look = self.look(mark, s);
        self.field.push(spot);
        self.of.push(look);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Moves one. A number that was never given is ignored.
    pub fn put(&mut self, number: u32, spot: Spot) {
        self.field.put(number, spot);
    }

    /// Makes sure that every look is drawn in these colours, at the pixels of this window.
    pub fn draw(&mut self, ctx: &Context, palette: &Palette) {
        let sprites = Sprites::of(ctx);
        let of = Some((sprites.epoch(), *palette));
        if self.drawn_for != of || self.drawn.len() != self.looks.len() {
            let sprite = |(mark, quarters): &Look| {
                let s = f32::from(*quarters) / 4.0;
                sprites.sprite(palette, Piece::Symbol(*mark), s)
            };
            self.drawn = self.looks.iter().map(sprite).collect();
            // Drawing may have begun the texture anew: then the next frame draws once more.
            self.drawn_for = of;
        }
    }

    /// The sprite of one, as it was drawn last; `None` before that.
    #[inline]
    #[must_use]
    pub fn sprite(&self, number: u32) -> Option<&Sprite> {
        self.drawn.get(*self.of.get(number as usize)? as usize)
    }

    /// What stands in a part of the screen, and where: by number, unless there are too many.
    #[must_use]
    pub fn within(&self, lens: &Lens, room: Rect) -> Vec<(u32, Pos2)> {
        let mut found: Vec<(u32, Pos2)> = Vec::new();
        self.field.between(lens.spots(room), |number, spot| {
            found.push((number, lens.at(spot)));
        });
        if found.len() <= SORTED_MAX {
            found.sort_unstable_by_key(|it| it.0);
        }
        found
    }

    fn look(&mut self, mark: Mark, s: f32) -> u32 {
        let look = (mark, (4.0 * s).round() as u16);
        // There are some hundred looks.
        let next = self.looks.len() as u32;
        let found = *self.known.entry(look).or_insert(next);
        if found == next {
            self.looks.push(look);
        }
        found
    }
}
