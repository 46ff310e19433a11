//! Names on the map: none covers a symbol where there is any other place for it. Eight sides and five
//! distances are tried, the least overlap wins, and from the second distance on a leader says whose it is.

mod plate;
mod room;

use eframe::egui::{Color32, Painter, Pos2, Rect, Vec2};

use crate::desk::font;
pub use plate::{Plate, Words};
use room::Rooms;

/// How far a name may stand from the edge of its symbol, in points (tokens.md §5).
const DISTANCES: [f32; 5] = [5.0, 18.0, 34.0, 52.0, 76.0];
/// The sides, the best first: beside, below, above, and then the corners.
const SIDES: [(f32, f32); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (1.0, 1.0),
    (-1.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
];
/// What of a name may cover something else before it is not written at all.
const OVERLAP_MAX: f32 = 0.25;

/// The room on the map that is taken already.
#[derive(Clone, Debug)]
pub struct Labels {
    screen: Rect,
    taken: Rooms,
}

/// Where a name found its place, and from where a leader goes to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Its room.
    pub room: Rect,
    /// Both ends of the leader, where the name stands away from its symbol.
    pub leader: Option<[Pos2; 2]>,
}

impl Labels {
    /// All room of this part of a screen is free.
    #[must_use]
    pub fn within(screen: Rect) -> Labels {
        Labels {
            screen,
            taken: Rooms::within(screen),
        }
    }

    /// The middle of a text of this size that belongs there, so near that its edge is not cut by the edge of the
    /// screen; what belongs beyond the screen stays there.
    #[must_use]
    pub fn inside(&self, middle: Pos2, size: Vec2) -> Pos2 {
        let room = self.screen.shrink2(size / 2.0 + Vec2::splat(2.0));
        match self.screen.contains(middle) && room.is_positive() {
            true => room.clamp(middle),
            false => middle,
        }
    }

    /// Nothing is written over this.
    pub fn keep_clear(&mut self, room: Rect) {
        self.taken.take(room);
    }

    /// Takes the first of these places, each the middle of a text of this size, that is free.
    pub fn place(&mut self, size: Vec2, spots: impl IntoIterator<Item = Pos2>) -> Option<Rect> {
        let room = spots
            .into_iter()
            .map(|middle| Rect::from_center_size(middle, size))
            .find(|room| self.taken.overlap(*room) == 0.0)?;
        self.taken.take(room);
        Some(room)
    }

    /// Takes the best place around a symbol that reaches so far from its middle: the nearest that is
    /// free, else where the least is covered; nothing where that is too much of the name.
    pub fn around(&mut self, size: Vec2, (at, reach): (Pos2, f32), clip: Rect) -> Option<Found> {
        let mut best: Option<(f32, Found)> = None;
        'all: for distance in DISTANCES {
            for side in SIDES {
                let found = beside(size, (at, reach), (side, distance));
                let outside = area(found.room) - area(found.room.intersect(clip));
                let overlap = self.taken.overlap(found.room) + 4.0 * outside;
                if best.is_none_or(|(least, _)| overlap < least) {
                    best = Some((overlap, found));
                }
                if overlap == 0.0 {
                    break 'all;
                }
            }
        }
        let (overlap, found) = best?;
        (overlap <= OVERLAP_MAX * area(found.room)).then(|| {
            self.taken.take(found.room);
            found
        })
    }

    /// Writes a name of the ground at the first free place, and says where; nothing where there is none.
    pub fn write(
        &mut self,
        painter: &Painter,
        (text, points, ink): (String, f32, Color32),
        spots: impl IntoIterator<Item = Pos2>,
    ) -> Option<Rect> {
        let galley = painter.layout_no_wrap(text, font::regular(points), ink);
        let size = galley.size();
        let spots: Vec<Pos2> = spots.into_iter().map(|it| self.inside(it, size)).collect();
        let room = self.place(size, spots)?;
        painter.galley(room.min, galley, ink);
        Some(room)
    }
}

fn area(room: Rect) -> f32 {
    room.width().max(0.0) * room.height().max(0.0)
}

/// A room on one side of a symbol, so far from its edge.
fn beside(size: Vec2, (at, reach): (Pos2, f32), (side, distance): ((f32, f32), f32)) -> Found {
    let way = Vec2::new(side.0, side.1);
    // At a corner both ways count, so each is shorter.
    let share = if side.0 != 0.0 && side.1 != 0.0 {
        std::f32::consts::FRAC_1_SQRT_2
    } else {
        1.0
    };
    let edge = at + way * share * (reach + distance);
    let room = Rect::from_center_size(edge + way * size / 2.0, size);
    let leader = (distance >= DISTANCES[1]).then(|| {
        let to = room.clamp(at);
        [at + (to - at).normalized() * (reach + 2.0), to]
    });
    Found { room, leader }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIP: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1_000.0, 1_000.0));

    #[test]
    fn a_name_is_not_cut_by_the_edge_that_its_place_lies_near() {
        let labels = Labels::within(CLIP);
        let size = Vec2::new(100.0, 20.0);
        assert_eq!(
            labels.inside(Pos2::new(10.0, 995.0), size),
            Pos2::new(52.0, 988.0)
        );
        assert_eq!(
            labels.inside(Pos2::new(500.0, 500.0), size),
            Pos2::new(500.0, 500.0)
        );
        // What is off the map is not brought onto it, nor what is wider than all of it.
        assert_eq!(
            labels.inside(Pos2::new(-5.0, 500.0), size),
            Pos2::new(-5.0, 500.0)
        );
        let wide = Vec2::new(2_000.0, 20.0);
        assert_eq!(
            labels.inside(Pos2::new(10.0, 10.0), wide),
            Pos2::new(10.0, 10.0)
        );
    }

    #[test]
    fn a_name_of_the_ground_goes_where_there_is_room_and_else_nowhere() {
        let mut labels = Labels::within(CLIP);
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

    #[test]
    fn names_of_one_place_stand_round_it_and_then_further_off_with_a_leader() {
        let mut labels = Labels::within(CLIP);
        let (at, reach) = (Pos2::new(500.0, 500.0), 20.0);
        let size = Vec2::new(90.0, 18.0);
        labels.keep_clear(Rect::from_center_size(at, Vec2::splat(2.0 * reach)));
        let found: Vec<Found> = std::iter::from_fn(|| labels.around(size, (at, reach), CLIP))
            .take(12)
            .collect();
        assert_eq!(found.len(), 12);
        assert_eq!(found[0].leader, None, "the first stands beside it");
        assert!(found[0].room.left() > at.x);
        assert!(found[11].leader.is_some(), "it needs to be led to");
        for (index, one) in found.iter().enumerate() {
            for other in &found[index + 1..] {
                let both = one.room.intersect(other.room);
                assert!(
                    area(both) <= OVERLAP_MAX * area(one.room),
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn a_name_stays_on_the_map() {
        let mut labels = Labels::within(CLIP);
        let size = Vec2::new(90.0, 18.0);
        let found = labels.around(size, (Pos2::new(990.0, 500.0), 20.0), CLIP);
        let room = found.expect("there is room on its other side").room;
        assert!(CLIP.contains_rect(room), "{room:?}");
    }

    #[test]
    fn where_all_is_taken_nothing_is_written() {
        let mut labels = Labels::within(CLIP);
        labels.keep_clear(CLIP);
        let found = labels.around(Vec2::new(90.0, 18.0), (Pos2::new(500.0, 500.0), 20.0), CLIP);
        assert_eq!(found, None);
    }
}
