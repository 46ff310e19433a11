//! A name that belongs to a symbol: on a plate of its own, or bare on the tone of the land.

use std::sync::Arc;

use eframe::egui::emath::GuiRounding;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::Labels;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// What a plate is wider and higher than its text, on each side.
const EDGE: Vec2 = Vec2::new(5.0, 1.0);

/// No name is wider than this, in points.
const WIDTH_MAX: f32 = 400.0;

/// Width and height of the place of a unit on a plate.
const UNIT: Vec2 = Vec2::new(23.0, 28.0);
/// How many units a plate shows.
const UNITS_MAX: usize = 8;

/// What stands on a plate: a text, and below it so many units.
#[derive(Debug)]
pub struct Words {
    /// The text.
    pub text: String,
    /// The units.
    pub units: usize,
}

/// A name beside a symbol.
#[derive(Debug)]
pub struct Plate {
    galley: Arc<Galley>,
    units: usize,
    room: Rect,
    leader: Option<[Pos2; 2]>,
    /// What lies under the words.
    ground: Arc<Mesh>,
}

impl Plate {
    /// A plate for a symbol of `reach` points around `at`, at the best of its places; nothing where
    /// there is no room.
    pub fn around(
        painter: &Painter,
        sight: &Sight<'_>,
        labels: &mut Labels,
        (place, words): ((Pos2, f32), &Words),
    ) -> Option<Plate> {
        let (galley, size) = laid_out(painter, sight, words);
        let found = labels.around(size, place, painter.clip_rect())?;
        Some(Plate {
            galley,
            units: words.units.min(UNITS_MAX),
            room: found.room,
            leader: found.leader,
            ground: edged(painter, sight, found.room),
        })
    }

    /// A bare name: only where it covers nothing, right beside its symbol.
    pub fn bare(
        painter: &Painter,
        sight: &Sight<'_>,
        labels: &mut Labels,
        (at, reach, text): (Pos2, f32, &str),
    ) -> Option<Plate> {
        let galley = galley(painter, text, sight.look.palette.map_text);
        let size = galley.size() + Vec2::new(2.0 * EDGE.x, 0.0);
        let (side, down) = (reach + 2.0 + size.x / 2.0, reach + 1.0 + size.y / 2.0);
        let ways = [(side, 0.0), (-side, 0.0), (0.0, down), (0.0, -down)];
        let clip = painter.clip_rect();
        let spots = ways.into_iter().map(|(x, y)| at + Vec2::new(x, y));
        let whole = |it: &Pos2| clip.contains_rect(Rect::from_center_size(*it, size));
        let room = labels.place(size, spots.filter(whole))?;
        let mut ground = Mesh::default();
        let pixels = room.round_to_pixels(painter.pixels_per_point());
        ground.add_colored_rect(pixels, sight.look.palette.map_land);
        Some(Plate {
            galley,
            units: 0,
            room,
            leader: None,
            ground: Arc::new(ground),
        })
    }

    /// A plate below a symbol, whatever stands there: for what is chosen or pointed at.
    pub fn below(
        painter: &Painter,
        sight: &Sight<'_>,
        (at, reach): (Pos2, f32),
        words: &Words,
    ) -> Plate {
        let (galley, size) = laid_out(painter, sight, words);
        let middle = at + Vec2::new(0.0, reach + 3.0 + size.y / 2.0);
        let room = Rect::from_center_size(middle, size);
        Plate {
            galley,
            units: words.units.min(UNITS_MAX),
            room,
            leader: None,
            ground: edged(painter, sight, room),
        }
    }

    /// Where it stands.
    pub fn room(&self) -> Rect {
        self.room
    }

    /// The middles of the places of its units.
    pub fn units(&self) -> impl Iterator<Item = Pos2> + use<> {
        let left = self.room.center().x - UNIT.x * (self.units as f32 - 1.0) / 2.0;
        let y = self.room.bottom() - UNIT.y / 2.0 - 1.0;
        (0..self.units).map(move |it| Pos2::new(left + UNIT.x * it as f32, y))
    }

    /// Paints it.
    pub fn paint(&self, painter: &Painter, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        if let Some(leader) = self.leader {
            painter.line_segment(leader, Stroke::new(1.0, p.ink3));
        }
        painter.add(Shape::mesh(Arc::clone(&self.ground)));
        let below = if self.units > 0 { UNIT.y } else { 0.0 };
        let middle = self.room.center() - Vec2::new(0.0, below / 2.0);
        let at = middle - self.galley.size() / 2.0;
        painter.galley(at, Arc::clone(&self.galley), p.ink1);
    }
}

/// A ground with a line round it. A thousand of them may stand on one screen: two plain rectangles cost a
/// twentieth of a round one with an edge.
fn edged(painter: &Painter, sight: &Sight<'_>, room: Rect) -> Arc<Mesh> {
    let p = &sight.look.palette;
    let room = room.round_to_pixels(painter.pixels_per_point());
    let mut ground = Mesh::default();
    ground.add_colored_rect(room, p.line2);
    ground.add_colored_rect(room.shrink(1.0), p.bg1);
    Arc::new(ground)
}

fn laid_out(painter: &Painter, sight: &Sight<'_>, words: &Words) -> (Arc<Galley>, Vec2) {
    let hidden = words.units.saturating_sub(UNITS_MAX);
    let text = if hidden > 0 {
        let more = sight.say_with(Key::MapAndMore, [("n", hidden.into())]);
        format!("{} {more}", words.text)
    } else {
        words.text.clone()
    };
    let galley = galley(painter, &text, sight.look.palette.ink1);
    let mut size = galley.size() + 2.0 * EDGE;
    if words.units > 0 {
        let units = words.units.min(UNITS_MAX) as f32;
        size = Vec2::new(size.x.max(UNIT.x * units + 2.0 * EDGE.x), size.y + UNIT.y);
    }
    (galley, size)
}

/// On one line, cut where somebody wrote a whole message for a name: it would cross the map.
fn galley(painter: &Painter, text: &str, ink: Color32) -> Arc<Galley> {
    let face = font::regular(size::NOTE);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), face, ink);
    job.wrap = TextWrapping::truncate_at_width(WIDTH_MAX);
    painter.layout_job(job)
}
