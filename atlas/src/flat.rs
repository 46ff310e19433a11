//! A district as a flat sheet in metres: good to a per mille over a hundred kilometres, and fast.

use dispatch_core::point::Point;

/// Metres of a 10⁻⁷ degree of a great circle, as `Point::metres_to` has it.
const UNIT_M: f64 = 0.011_119_508;

/// A sheet that touches the earth at one latitude.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    origin: Point,
    east_m: f64,
}

/// A place on a sheet: metres east and north of its origin.
pub type Flat = [f64; 2];

impl Sheet {
    /// The sheet with this origin.
    #[must_use]
    pub fn at(origin: Point) -> Sheet {
        let latitude = f64::from(origin.lat_e7) / 1e7;
        Sheet {
            origin,
            east_m: UNIT_M * latitude.to_radians().cos(),
        }
    }

    /// Where a point lies on it.
    #[must_use]
    pub fn flat(&self, point: Point) -> Flat {
        let east = i64::from(point.lon_e7) - i64::from(self.origin.lon_e7);
        let north = i64::from(point.lat_e7) - i64::from(self.origin.lat_e7);
        [east as f64 * self.east_m, north as f64 * UNIT_M]
    }

    /// The point of a place on it; its origin where that would lie beyond the earth.
    #[must_use]
    pub fn point(&self, [east, north]: Flat) -> Point {
        let lat = f64::from(self.origin.lat_e7) + north / UNIT_M;
        let lon = f64::from(self.origin.lon_e7) + east / self.east_m.max(f64::EPSILON);
        Point::new(lat.round() as i32, lon.round() as i32).unwrap_or(self.origin)
    }
}

/// The straight line between two points, in mm, on a sheet at the first.
#[must_use]
pub fn length_mm(from: Point, to: Point) -> u64 {
    let [east, north] = Sheet::at(from).flat(to);
    (east.hypot(north) * 1_000.0).round() as u64
}

/// The metres between two places of a sheet.
#[must_use]
pub fn apart(a: Flat, b: Flat) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// How far along the line from `a` to `b` its place nearest to `p` lies, 0 … 1.
#[must_use]
pub fn along(a: Flat, b: Flat, p: Flat) -> f64 {
    let way = [b[0] - a[0], b[1] - a[1]];
    let square = way[0] * way[0] + way[1] * way[1];
    if square <= 0.0 {
        return 0.0;
    }
    let dot = (p[0] - a[0]) * way[0] + (p[1] - a[1]) * way[1];
    (dot / square).clamp(0.0, 1.0)
}

/// The place at a share of the line from `a` to `b`.
#[must_use]
pub fn between(a: Flat, b: Flat, share: f64) -> Flat {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_agrees_with_the_integers_of_the_core() {
        let at = |lat_e7, lon_e7| Point::new(lat_e7, lon_e7).unwrap();
        let home = at(279_573_000, 1_206_098_000);
        let sheet = Sheet::at(home);
        for (north, east) in [(0, 0), (1_000_000, 0), (0, 1_000_000), (-300_000, 400_000)] {
            let there = at(home.lat_e7 + north, home.lon_e7 + east);
            let metres = apart([0.0, 0.0], sheet.flat(there));
            let core = f64::from(home.metres_to(there));
            assert!(
                (metres - core).abs() <= 0.5 + core / 500.0,
                "{metres} {core}"
            );
            assert_eq!(sheet.point(sheet.flat(there)), there);
        }
    }
}
