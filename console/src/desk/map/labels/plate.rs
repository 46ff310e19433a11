//! A name that belongs to a symbol: on a plate of its own, or bare on the tone of the land.

use std::sync::Arc;

use eframe::egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2};

use super::Labels;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;

/// What a plate is wider and higher than its text, on each side.
const EDGE: Vec2 = Vec2::new(5.0, 1.0);

/// A name beside a symbol.
#[derive(Debug)]
pub struct Plate {
    galley: Arc<Galley>,
    room: Rect,
    leader: Option<[Pos2; 2]>,
    edge: Option<Color32>,
}

impl Plate {
    /// A plate for a symbol of `reach` points around `at`, at the best of its places; nothing where
    /// there is no room.
    pub fn around(
        painter: &Painter,
        sight: &Sight<'_>,
        labels: &mut Labels,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Option<Plate> {
        let galley = Plate::galley(painter, text, sight.look.palette.ink1);
        let size = galley.size() + 2.0 * EDGE;
        let found = labels.around(size, (at, reach), painter.clip_rect())?;
        Some(Plate {
            galley,
            room: found.room,
            leader: found.leader,
            edge: Some(sight.look.palette.line2),
        })
    }

    /// A bare name: only where it covers nothing, right beside its symbol.
    pub fn bare(
        painter: &Painter,
        sight: &Sight<'_>,
        labels: &mut Labels,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Option<Plate> {
        let galley = Plate::galley(painter, text, sight.look.palette.map_text);
        let size = galley.size() + Vec2::new(2.0 * EDGE.x, 0.0);
        let (side, down) = (reach + 2.0 + size.x / 2.0, reach + 1.0 + size.y / 2.0);
        let ways = [(side, 0.0), (-side, 0.0), (0.0, down), (0.0, -down)];
        let room = labels.place(size, ways.map(|(x, y)| at + Vec2::new(x, y)))?;
        Some(Plate {
            galley,
            room,
            leader: None,
            edge: None,
        })
    }

    /// A plate below a symbol, whatever stands there: for what is chosen or pointed at.
    pub fn below(
        painter: &Painter,
        sight: &Sight<'_>,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Plate {
        let galley = Plate::galley(painter, text, sight.look.palette.ink1);
        let size = galley.size() + 2.0 * EDGE;
        let middle = at + Vec2::new(0.0, reach + 3.0 + size.y / 2.0);
        Plate {
            galley,
            room: Rect::from_center_size(middle, size),
            leader: None,
            edge: Some(sight.look.palette.line2),
        }
    }

    /// Where it stands.
    pub fn room(&self) -> Rect {
        self.room
    }

    /// Paints it.
    pub fn paint(self, painter: &Painter, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        if let Some(leader) = self.leader {
            painter.line_segment(leader, Stroke::new(1.0, p.ink3));
        }
        let (fill, stroke) = match self.edge {
            Some(edge) => (p.bg1, Stroke::new(1.0, edge)),
            None => (p.map_land, Stroke::NONE),
        };
        let round = CornerRadius::same(2);
        painter.rect(self.room, round, fill, stroke, StrokeKind::Inside);
        let at = self.room.center() - self.galley.size() / 2.0;
        painter.galley(at, self.galley, p.ink1);
    }

    fn galley(painter: &Painter, text: &str, ink: Color32) -> Arc<Galley> {
        painter.layout_no_wrap(text.to_owned(), font::regular(size::NOTE), ink)
    }
}
