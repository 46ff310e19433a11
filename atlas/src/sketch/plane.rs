//! The sheet that a schematic is drawn on, in metres, and the unevenness that makes it look grown. Sums,
//! products and roots alone, which every machine computes alike: the same facts give the same bytes
//! everywhere.

use dispatch_core::point::Point;

/// Metres east and north of the middle of the district.
pub(super) type At = [f64; 2];

/// Metres of a 10⁻⁷ degree of a great circle, as `Point::metres_to` has it.
const UNIT_M: f64 = 0.011_119_508;

/// A sheet around one point.
pub(super) struct Plane {
    origin: Point,
    east_m: f64,
}

impl Plane {
    pub fn around(origin: Point) -> Plane {
        let radians = f64::from(origin.lat_e7) * (std::f64::consts::PI / 1.8e9);
        Plane {
            origin,
            east_m: UNIT_M * cosine(radians).max(1e-3),
        }
    }

    pub fn at(&self, point: Point) -> At {
        let east = i64::from(point.lon_e7) - i64::from(self.origin.lon_e7);
        let north = i64::from(point.lat_e7) - i64::from(self.origin.lat_e7);
        [east as f64 * self.east_m, north as f64 * UNIT_M]
    }

    /// The point of a place; the origin where that would lie beyond the earth.
    pub fn point(&self, [east, north]: At) -> Point {
        let lat = f64::from(self.origin.lat_e7) + north / UNIT_M;
        let lon = f64::from(self.origin.lon_e7) + east / self.east_m;
        Point::new(lat.round() as i32, lon.round() as i32).unwrap_or(self.origin)
    }
}

/// The series of the cosine, which unlike that of a system's library is the same everywhere.
fn cosine(radians: f64) -> f64 {
    let square = radians * radians;
    let mut term = 1.0;
    let mut sum = 1.0;
    for step in 1..=10 {
        term *= -square / f64::from((2 * step - 1) * (2 * step));
        sum += term;
    }
    sum
}

pub(super) fn plus(a: At, b: At) -> At {
    [a[0] + b[0], a[1] + b[1]]
}

pub(super) fn minus(a: At, b: At) -> At {
    [a[0] - b[0], a[1] - b[1]]
}

pub(super) fn times(a: At, by: f64) -> At {
    [a[0] * by, a[1] * by]
}

pub(super) fn dot(a: At, b: At) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

pub(super) fn length(a: At) -> f64 {
    dot(a, a).sqrt()
}

pub(super) fn apart(a: At, b: At) -> f64 {
    length(minus(a, b))
}

/// The way a vector goes, one metre long; east where it goes nowhere.
pub(super) fn way(a: At) -> At {
    let length = length(a);
    if length > 0.0 {
        times(a, 1.0 / length)
    } else {
        [1.0, 0.0]
    }
}

/// A quarter turn to the left.
pub(super) fn left(a: At) -> At {
    [-a[1], a[0]]
}

/// How far a place is from a piece of a line, and how far along it, 0 … 1.
pub(super) fn from_piece(a: At, b: At, p: At) -> (f64, f64) {
    let along = minus(b, a);
    let square = dot(along, along);
    let share = if square > 0.0 {
        (dot(minus(p, a), along) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (apart(plus(a, times(along, share)), p), share)
}

/// A number that looks random, of a place in a lattice.
pub(super) fn hash(x: i64, y: i64, seed: u64) -> u64 {
    // SplitMix64 over the three, one after the other.
    let mix = |mut it: u64| {
        it = it.wrapping_add(0x9E37_79B9_7F4A_7C15);
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    };
    mix(mix(mix(seed) ^ x.cast_unsigned()) ^ y.cast_unsigned())
}

/// −1 … 1 of a hash.
pub(super) fn signed(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}

/// −1 … 1, smooth over hills so wide.
pub(super) fn noise(at: At, wide_m: f64, seed: u64) -> f64 {
    let [x, y] = times(at, 1.0 / wide_m);
    let (left, below) = (x.floor(), y.floor());
    let soft = |it: f64| it * it * (3.0 - 2.0 * it);
    let (east, north) = (soft(x - left), soft(y - below));
    let corner = |dx: i64, dy: i64| signed(hash(left as i64 + dx, below as i64 + dy, seed));
    let low = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * east;
    let high = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * east;
    low + (high - low) * north
}

/// How far the sheet is pulled aside at a place: the same for whatever line goes through it, so that two
/// areas which shared a border share it still.
pub(super) fn pull(at: At, reach_m: f64, wide_m: f64, seed: u64) -> At {
    [
        reach_m * noise(at, wide_m, seed),
        reach_m * noise(at, wide_m, seed + 1),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_the_cosine() {
        for degrees in -89..=89 {
            let radians = f64::from(degrees).to_radians();
            assert!((cosine(radians) - radians.cos()).abs() < 1e-9, "{degrees}");
        }
    }

    #[test]
    fn a_sheet_gives_back_what_it_was_given() {
        let origin = Point::new(279_800_000, 1_205_500_000).unwrap_or(Point {
            lat_e7: 0,
            lon_e7: 0,
        });
        let plane = Plane::around(origin);
        let there = Point {
            lat_e7: 280_205_000,
            lon_e7: 1_204_138_000,
        };
        assert_eq!(plane.point(plane.at(there)), there);
        let metres = length(plane.at(there));
        assert!((metres - f64::from(origin.metres_to(there))).abs() < metres / 500.0);
    }

    #[test]
    fn noise_is_smooth_and_within_its_bounds() {
        let mut last = noise([0.0, 0.0], 1_000.0, 7);
        for step in 1..5_000 {
            let here = noise([f64::from(step) * 3.0, f64::from(step)], 1_000.0, 7);
            assert!(here.abs() <= 1.0 && (here - last).abs() < 0.02, "{step}");
            last = here;
        }
    }
}
