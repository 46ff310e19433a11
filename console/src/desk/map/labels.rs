//! Names on the map: none covers another, nor a symbol. What finds no room is not written; it is
//! still spoken, and stands under the pointer.

use std::sync::Arc;

use eframe::egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2};

use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;

/// The room on the map that is taken already.
#[derive(Debug, Default)]
pub struct Labels {
    taken: Vec<Rect>,
}

impl Labels {
    /// Nothing is written over this.
    pub fn keep_clear(&mut self, room: Rect) {
        self.taken.push(room);
    }

    /// Takes the first of these places, each the middle of a text of this size, that is free.
    pub fn place(&mut self, size: Vec2, spots: impl IntoIterator<Item = Pos2>) -> Option<Rect> {
        let room = spots
            .into_iter()
            .map(|middle| Rect::from_center_size(middle, size))
            .find(|room| !self.taken.iter().any(|it| it.intersects(*room)))?;
        self.taken.push(room);
        Some(room)
    }

    /// Writes a name of the ground at the first free place; nothing where there is none.
    pub fn write(
        &mut self,
        painter: &Painter,
        (text, points, ink): (String, f32, Color32),
        spots: impl IntoIterator<Item = Pos2>,
    ) {
        let galley = painter.layout_no_wrap(text, font::regular(points), ink);
        if let Some(room) = self.place(galley.size(), spots) {
            painter.galley(room.min, galley, ink);
        }
    }
}

/// A name on a plate of its own, that belongs to a symbol.
#[derive(Debug)]
pub struct Plate {
    galley: Arc<Galley>,
    room: Rect,
}

/// What a plate is wider and higher than its text, on each side.
const EDGE: Vec2 = Vec2::new(5.0, 1.0);

impl Plate {
    /// A plate for a symbol of `reach` points around `at`, where there is room: below, above, beside.
    pub fn around(
        painter: &Painter,
        sight: &Sight<'_>,
        labels: &mut Labels,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Option<Plate> {
        let galley = Plate::galley(painter, sight, text);
        let size = galley.size() + 2.0 * EDGE;
        let (up, side) = (reach + 3.0 + size.y / 2.0, reach + 4.0 + size.x / 2.0);
        let ways = [(0.0, up), (0.0, -up), (side, 0.0), (-side, 0.0)];
        let room = labels.place(size, ways.map(|(x, y)| at + Vec2::new(x, y)))?;
        Some(Plate { galley, room })
    }

    /// A plate below a symbol, whatever stands there: for what is chosen or pointed at.
    pub fn below(
        painter: &Painter,
        sight: &Sight<'_>,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Plate {
        let galley = Plate::galley(painter, sight, text);
        let size = galley.size() + 2.0 * EDGE;
        let middle = at + Vec2::new(0.0, reach + 3.0 + size.y / 2.0);
        let room = Rect::from_center_size(middle, size);
        Plate { galley, room }
    }

    /// Where it stands.
    pub fn room(&self) -> Rect {
        self.room
    }

    /// Paints it.
    pub fn paint(self, painter: &Painter, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        painter.rect(
            self.room,
            CornerRadius::same(2),
            p.bg1,
            Stroke::new(1.0, p.line2),
            StrokeKind::Inside,
        );
        painter.galley(self.room.min + EDGE, self.galley, p.ink1);
    }

    fn galley(painter: &Painter, sight: &Sight<'_>, text: &str) -> Arc<Galley> {
        let ink = sight.look.palette.ink1;
        painter.layout_no_wrap(text.to_owned(), font::regular(size::NOTE), ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_where_there_is_room_and_else_nowhere() {
        let mut labels = Labels::default();
        let size = Vec2::new(40.0, 10.0);
        let spots = [Pos2::new(50.0, 50.0), Pos2::new(50.0, 70.0)];
        let first = labels.place(size, spots);
        assert_eq!(first.map(|it| it.center()), Some(spots[0]));
        let second = labels.place(size, spots);
        assert_eq!(second.map(|it| it.center()), Some(spots[1]));
        assert_eq!(labels.place(size, spots), None);
        labels.keep_clear(Rect::from_center_size(Pos2::new(200.0, 50.0), size));
        assert_eq!(labels.place(size, [Pos2::new(210.0, 50.0)]), None);
    }
}
