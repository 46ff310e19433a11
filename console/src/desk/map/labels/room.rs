//! The room that is taken, in squares: whoever asks looks at what lies near and at nothing else.

use std::collections::HashMap;

use eframe::egui::Rect;

/// Side of a square in points.
const SIDE: f32 = 64.0;
/// Squares on each side of what is kept clear as one: larger than any screen.
const SQUARES_MAX: i32 = 256;

/// Rooms that are taken.
#[derive(Debug, Default)]
pub struct Rooms {
    rooms: Vec<Rect>,
    squares: HashMap<(i32, i32), Vec<usize>>,
}

impl Rooms {
    /// Takes one.
    pub fn take(&mut self, room: Rect) {
        let number = self.rooms.len();
        self.rooms.push(room);
        for square in squares(room) {
            self.squares.entry(square).or_default().push(number);
        }
    }

    /// How many square points of this one are taken, each by as many as take it.
    #[must_use]
    pub fn overlap(&self, room: Rect) -> f32 {
        let mut sum = 0.0;
        for square in squares(room) {
            for number in self.squares.get(&square).into_iter().flatten() {
                let both = self.rooms[*number].intersect(room);
                // What two rooms share may lie in several squares: it counts where it begins.
                let first = square_of(both.left(), both.top()) == square;
                if first && both.width() > 0.0 && both.height() > 0.0 {
                    sum += both.area();
                }
            }
        }
        sum
    }
}

fn square_of(x: f32, y: f32) -> (i32, i32) {
    ((x / SIDE).floor() as i32, (y / SIDE).floor() as i32)
}

fn squares(room: Rect) -> impl Iterator<Item = (i32, i32)> {
    let (left, top) = square_of(room.left(), room.top());
    let (right, bottom) = square_of(room.right(), room.bottom());
    let right = right.min(left.saturating_add(SQUARES_MAX));
    let bottom = bottom.min(top.saturating_add(SQUARES_MAX));
    (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Pos2, Vec2};

    #[test]
    fn what_is_shared_counts_once_however_many_squares_it_lies_in() {
        let mut rooms = Rooms::default();
        let room =
            |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(Pos2::new(x, y), Vec2::new(w, h));
        rooms.take(room(-10.0, 0.0, 310.0, 200.0));
        assert_eq!(rooms.overlap(room(50.0, 50.0, 200.0, 100.0)), 20_000.0);
        assert_eq!(rooms.overlap(room(290.0, 190.0, 200.0, 100.0)), 100.0);
        assert_eq!(rooms.overlap(room(-30.0, 10.0, 25.0, 10.0)), 50.0);
        assert_eq!(rooms.overlap(room(500.0, 0.0, 20.0, 20.0)), 0.0);
    }
}
