//! The room that is taken, in squares: whoever asks looks at what lies near and at nothing else.

use eframe::egui::Rect;

/// Side of a square in points.
const SIDE: f32 = 64.0;
/// Squares on each side at most: more than any screen has.
const SQUARES_MAX: i32 = 256;
/// The end of what lies in a square.
const END: u32 = u32::MAX;

/// Rooms that are taken. A copy is three blocks of memory: what is known of a view is copied in every frame.
#[derive(Clone, Debug)]
pub struct Rooms {
    rooms: Vec<Rect>,
    /// The first and the last square on both axes; what lies beyond them counts as in the outermost.
    first: [i32; 2],
    last: [i32; 2],
    /// Of each square the newest link, and of each link its room and the link before it.
    newest: Vec<u32>,
    links: Vec<(u32, u32)>,
}

impl Rooms {
    /// Nothing is taken yet on this part of a screen.
    #[must_use]
    pub fn within(screen: Rect) -> Rooms {
        let first = square_of(screen.left(), screen.top());
        let end = square_of(screen.right(), screen.bottom());
        let last = [0, 1].map(|axis| {
            let most = first[axis].saturating_add(SQUARES_MAX - 1);
            end[axis].clamp(first[axis], most)
        });
        let count = |axis: usize| (last[axis] - first[axis] + 1) as usize;
        Rooms {
            rooms: Vec::new(),
            first,
            last,
            newest: vec![END; count(0) * count(1)],
            links: Vec::new(),
        }
    }

    /// Takes one.
    pub fn take(&mut self, room: Rect) {
        // Some thousand rooms, each in a few squares.
        let number = self.rooms.len() as u32;
        self.rooms.push(room);
        let (from, to) = self.squares(room);
        for y in from[1]..=to[1] {
            for x in from[0]..=to[0] {
                let square = self.place([x, y]);
                self.links.push((number, self.newest[square]));
                self.newest[square] = self.links.len() as u32 - 1;
            }
        }
    }

    /// How many square points of this one are taken, each by as many as take it.
    #[must_use]
    pub fn overlap(&self, room: Rect) -> f32 {
        let mut sum = 0.0;
        let (from, to) = self.squares(room);
        for y in from[1]..=to[1] {
            for x in from[0]..=to[0] {
                let mut link = self.newest[self.place([x, y])];
                while let Some((number, before)) = self.links.get(link as usize) {
                    link = *before;
                    let both = self.rooms[*number as usize].intersect(room);
                    // What two rooms share may lie in several squares: it counts where it begins.
                    if both.width() > 0.0
                        && both.height() > 0.0
                        && self.square(both.left(), both.top()) == [x, y]
                    {
                        sum += both.area();
                    }
                }
            }
        }
        sum
    }

    fn square(&self, x: f32, y: f32) -> [i32; 2] {
        let square = square_of(x, y);
        [0, 1].map(|axis| square[axis].clamp(self.first[axis], self.last[axis]))
    }

    fn squares(&self, room: Rect) -> ([i32; 2], [i32; 2]) {
        (
            self.square(room.left(), room.top()),
            self.square(room.right(), room.bottom()),
        )
    }

    /// Where a square stands among all.
    fn place(&self, square: [i32; 2]) -> usize {
        let [x, y] = [0, 1].map(|axis| (square[axis] - self.first[axis]) as usize);
        y * (self.last[0] - self.first[0] + 1) as usize + x
    }
}

fn square_of(x: f32, y: f32) -> [i32; 2] {
    [(x / SIDE).floor() as i32, (y / SIDE).floor() as i32]
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Pos2, Vec2};

    fn room(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(Pos2::new(x, y), Vec2::new(w, h))
    }

    #[test]
    fn what_is_shared_counts_once_however_many_squares_it_lies_in() {
        let mut rooms = Rooms::within(room(0.0, 0.0, 400.0, 300.0));
        rooms.take(room(-10.0, 0.0, 310.0, 200.0));
        assert_eq!(rooms.overlap(room(50.0, 50.0, 200.0, 100.0)), 20_000.0);
        assert_eq!(rooms.overlap(room(290.0, 190.0, 200.0, 100.0)), 100.0);
        assert_eq!(rooms.overlap(room(-30.0, 10.0, 25.0, 10.0)), 50.0);
        assert_eq!(rooms.overlap(room(500.0, 0.0, 20.0, 20.0)), 0.0);
    }

    /// The squares only save looks: with one square for everything the sums are the same.
    #[test]
    fn what_lies_off_the_screen_counts_as_well() {
        let one = Rect::from_min_size(Pos2::new(70.0, 70.0), Vec2::splat(1.0));
        let mut few = Rooms::within(one);
        let mut many = Rooms::within(room(-500.0, -500.0, 1_500.0, 1_500.0));
        let mut seed = 5_u32;
        let mut random = |most: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((seed >> 8) % most) as f32
        };
        let mut any = || {
            let (x, y) = (random(1_200) - 400.0, random(1_200) - 400.0);
            room(x, y, 1.0 + random(150), 1.0 + random(40))
        };
        for _ in 0..200 {
            let asked = any();
            assert!((few.overlap(asked) - many.overlap(asked)).abs() < 0.5);
            let taken = any();
            few.take(taken);
            many.take(taken);
        }
        assert_eq!(few.newest.len(), 1);
        assert!(many.newest.len() > 500);
    }
}
