//! Where everything is, in a grid: a frame asks for what lies on the screen, a click for what lies under
//! it, and neither looks at the rest. A move within a cell costs one store.

use std::collections::HashMap;

use dispatch_core::point::Point;
use eframe::egui::{Pos2, Rect};

/// A place on the Mercator sheet, both axes from 0 to 1, north on top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Eastwards.
    pub x: f64,
    /// Southwards.
    pub y: f64,
}

impl Spot {
    /// The place of a point on earth (spherical Mercator, as the map's tiles are).
    #[must_use]
    pub fn of(point: Point) -> Spot {
        Spot::of_degrees(f64::from(point.lat_e7) / 1e7, f64::from(point.lon_e7) / 1e7)
    }

    /// The place of a latitude and a longitude in degrees.
    #[must_use]
    pub fn of_degrees(lat: f64, lon: f64) -> Spot {
        let share = |it: f64| it / std::f64::consts::PI;
        Spot {
            x: (1.0 + share(lon.to_radians())) / 2.0,
            y: (1.0 - share(lat.to_radians().tan().asinh())) / 2.0,
        }
    }
}

/// How the sheet lies under the screen in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    points: f64,
    left: f64,
    top: f64,
}

impl Lens {
    /// The sheet `2^zoom · 256` points wide, with `spot` standing at `at`.
    #[must_use]
    pub fn new(zoom: f64, spot: Spot, at: Pos2) -> Lens {
        let points = zoom.exp2() * 256.0;
        Lens {
            points,
            left: f64::from(at.x) - spot.x * points,
            top: f64::from(at.y) - spot.y * points,
        }
    }

    /// The zoom of the map at which the sheet lies so.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        (self.points / 256.0).log2()
    }

    /// Where a place stands on the screen.
    #[inline]
    #[must_use]
    pub fn at(&self, spot: Spot) -> Pos2 {
        // The screen is some thousand points wide: single precision is a hundredth of a pixel there.
        Pos2::new(
            (spot.x * self.points + self.left) as f32,
            (spot.y * self.points + self.top) as f32,
        )
    }

    /// The upper left and the lower right of a part of the screen.
    #[must_use]
    pub fn spots(&self, room: Rect) -> (Spot, Spot) {
        let spot = |it: Pos2| Spot {
            x: (f64::from(it.x) - self.left) / self.points,
            y: (f64::from(it.y) - self.top) / self.points,
        };
        (spot(room.min), spot(room.max))
    }
}

/// Cells on one side of the sheet: about 1.1 km wide in China.
const CELLS: f64 = 32_768.0;

type CellKey = (u32, u32);

fn key(spot: Spot) -> CellKey {
    // The cast holds what lies off the sheet at its edge.
    ((spot.x * CELLS) as u32, (spot.y * CELLS) as u32)
}

#[derive(Clone, Copy, Debug)]
struct Seat {
    key: CellKey,
    cell: u32,
    slot: u32,
}

/// Places by number, in a grid.
#[derive(Debug, Default)]
pub struct Field {
    by_key: HashMap<CellKey, u32>,
    cells: Vec<Vec<(Spot, u32)>>,
    seats: Vec<Seat>,
}

impl Field {
    /// Takes the next place; its number is how many there were before.
    pub fn push(&mut self, spot: Spot) {
        // Numbers are `u32`: more places than that nobody tracks.
        let number = self.seats.len() as u32;
        let seat = self.seat(spot, number);
        self.seats.push(seat);
    }

    /// Moves a place. A number that was never given is ignored.
    pub fn put(&mut self, number: u32, spot: Spot) {
        let Some(seat) = self.seats.get(number as usize).copied() else {
            return;
        };
        if seat.key == key(spot) {
            self.cells[seat.cell as usize][seat.slot as usize].0 = spot;
            return;
        }
        let cell = &mut self.cells[seat.cell as usize];
        cell.swap_remove(seat.slot as usize);
        if let Some((_, moved)) = cell.get(seat.slot as usize).copied() {
            self.seats[moved as usize].slot = seat.slot;
        }
        self.seats[number as usize] = self.seat(spot, number);
    }

    /// Calls for every place between the upper left and the lower right, in no order that says anything.
    pub fn between(&self, (low, high): (Spot, Spot), mut call: impl FnMut(u32, Spot)) {
        let inside = |it: &Spot| it.x >= low.x && it.x <= high.x && it.y >= low.y && it.y <= high.y;
        let mut look = |cell: &[(Spot, u32)]| {
            for (spot, number) in cell.iter().filter(|(spot, _)| inside(spot)) {
                call(*number, *spot);
            }
        };
        let ((left, top), (right, bottom)) = (key(low), key(high));
        let wide = u64::from(right.saturating_sub(left)) + 1;
        let tall = u64::from(bottom.saturating_sub(top)) + 1;
        if wide * tall > self.cells.len() as u64 {
            self.cells.iter().for_each(|cell| look(cell));
            return;
        }
        for y in top..=bottom {
            for x in left..=right {
                if let Some(cell) = self.by_key.get(&(x, y)) {
                    look(&self.cells[*cell as usize]);
                }
            }
        }
    }

    fn seat(&mut self, spot: Spot, number: u32) -> Seat {
        let key = key(spot);
        // No more cells than places.
        let next = self.cells.len() as u32;
        let cell = *self.by_key.entry(key).or_insert(next);
        if cell == next {
            self.cells.push(Vec::new());
        }
        let there = &mut self.cells[cell as usize];
        there.push((spot, number));
        Seat {
            key,
            cell,
            slot: there.len() as u32 - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::map::ground::position;
    use walkers::{MercatorProjection, Projection};

    fn grid_of(spots: &[Spot]) -> Field {
        let mut field = Field::default();
        for spot in spots {
            field.push(*spot);
        }
        field
    }

    fn found(field: &Field, low: (f64, f64), high: (f64, f64)) -> Vec<u32> {
        let mut found = Vec::new();
        let spot = |(x, y)| Spot { x, y };
        field.between((spot(low), spot(high)), |number, _| found.push(number));
        found.sort_unstable();
        found
    }

    /// A thousand places, each moved three times: what is found is what a look at all of them finds.
    #[test]
    fn what_is_found_is_what_lies_there_however_often_it_moved() {
        let mut seed = 7_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            // Between 0.83 and 0.84: a district.
            0.83 + 0.01 * ((seed >> 33) as f64 / f64::from(u32::MAX >> 1))
        };
        let mut spots: Vec<Spot> = (0..1_000)
            .map(|_| Spot {
                x: random(),
                y: random(),
            })
            .collect();
        let mut field = grid_of(&spots);
        for _ in 0..3 {
            for (number, spot) in (0_u32..).zip(spots.iter_mut()) {
                *spot = Spot {
                    x: random(),
                    y: random(),
                };
                field.put(number, *spot);
            }
        }
        for (low, high) in [(0.830, 0.8400), (0.833, 0.8331), (0.8310, 0.8365)] {
            let wanted: Vec<u32> = (0_u32..)
                .zip(&spots)
                .filter(|(_, it)| it.x >= low && it.x <= high && it.y >= low && it.y <= high)
                .map(|(number, _)| number)
                .collect();
            assert_eq!(found(&field, (low, low), (high, high)), wanted);
        }
    }

    #[test]
    fn a_place_stands_where_the_map_itself_puts_it() {
        let at = |lat_e7, lon_e7| Point::new(lat_e7, lon_e7).expect("on earth");
        let home = at(279_925_000, 1_205_886_000);
        let there = at(280_112_345, 1_206_054_321);
        let stands = Pos2::new(300.0, 200.0);
        for zoom in [9.5, 13.0, 17.0] {
            let lens = Lens::new(zoom, Spot::of(home), stands);
            let pixels = |it| MercatorProjection.project(position(it), zoom);
            let (from, to) = (pixels(home), pixels(there));
            let wanted = (to.x() - from.x() + 300.0, to.y() - from.y() + 200.0);
            let found = lens.at(Spot::of(there));
            let off = (f64::from(found.x) - wanted.0).abs() + (f64::from(found.y) - wanted.1).abs();
            assert!(off < 0.02, "{zoom}: {found:?}, not {wanted:?}");
        }
    }
}
