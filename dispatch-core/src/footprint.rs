//! The ground that a leak of gas endangers, in integers: an isolation circle round the leak, and the
//! area downwind of it (practice R23).
//!
//! Downwind it widens from the isolation circle to as much as the protective distance is long: half of
//! it to each side at the far end, which holds a swing of the wind of 26° (derived; near the leak it is
//! narrower than the square that emergency guidebooks draw). Where nobody knows the wind, or it is
//! unsteady, the protective distance counts to every side.

use crate::point::{Point, sine_cosine_e9};

const ONE_E9: i128 = 1_000_000_000;

/// The ground that one version of a hazard area covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footprint {
    /// Where it leaks.
    pub origin: Point,
    /// Radius that nobody may enter unprotected, in metres.
    pub isolation_m: u32,
    /// How far downwind people must be protected, in metres.
    pub protective_m: u32,
    /// Where the wind blows to, clockwise from north in 10⁻⁷ degree; `None` is to every side.
    pub toward_e7: Option<i64>,
}

/// In which part of the ground a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 初始隔离区
    Isolation,
    /// 下风向防护区
    Downwind,
}

impl Footprint {
    /// In which part a place lies; `None` is outside. The edge belongs to it.
    #[must_use]
    pub fn part(&self, place: Point) -> Option<Part> {
        let (along, across) = self.local(place);
        let square = along * along + across * across;
        if square <= squared_mm(self.isolation_m) {
            return Some(Part::Isolation);
        }
        let reach = millimetres(self.protective_m);
        let downwind = match self.toward_e7 {
            None => square <= squared_mm(self.protective_m),
            Some(_) => {
                let (near, far) = self.half_widths();
                let half = near * reach + (far - near) * along;
                (0..=reach).contains(&along) && across.abs() * reach <= half
            }
        };
        downwind.then_some(Part::Downwind)
    }

    /// The corners of the ground downwind, from the upwind left round; `None` where there is none, or it
    /// reaches beyond a pole.
    #[must_use]
    pub fn corners(&self) -> Option<[Point; 4]> {
        let (sine, cosine) = sine_cosine_e9(self.toward_e7?);
        let (sine, cosine) = (i128::from(sine), i128::from(cosine));
        let corner = |along: i128, across: i128| {
            let east = (along * sine + across * cosine) / ONE_E9;
            let north = (along * cosine - across * sine) / ONE_E9;
            self.origin
                .moved_mm(i64::try_from(east).ok()?, i64::try_from(north).ok()?)
        };
        let [a, b, c, d] = self.local_corners();
        Some([
            corner(a.0, a.1)?,
            corner(b.0, b.1)?,
            corner(c.0, c.1)?,
            corner(d.0, d.1)?,
        ])
    }

    fn local_corners(&self) -> [Local; 4] {
        let reach = millimetres(self.protective_m);
        let (near, far) = self.half_widths();
        [(0, -near), (0, near), (reach, far), (reach, -far)]
    }

    /// How far it goes to each side at the leak and at the far end, in millimetres.
    fn half_widths(&self) -> (i128, i128) {
        let near = millimetres(self.isolation_m);
        (near, near.max(millimetres(self.protective_m) / 2))
    }

    /// Whether a line on the ground enters it.
    #[must_use]
    pub fn meets(&self, line: &[Point]) -> bool {
        let local: Vec<Local> = line.iter().map(|it| self.local(*it)).collect();
        let radius_m = match self.toward_e7 {
            None => self.isolation_m.max(self.protective_m),
            Some(_) => self.isolation_m,
        };
        let corners = self.local_corners();
        local.windows(2).any(|pair| match pair {
            [from, to] => {
                within(*from, *to, squared_mm(radius_m))
                    || self.toward_e7.is_some() && enters(*from, *to, &corners)
            }
            _ => false,
        })
    }

    /// Whether it reaches into an area: a place lies in that where an odd number of its rings goes round it.
    #[must_use]
    pub fn touches(&self, rings: &[Vec<Point>]) -> bool {
        let closes = |ring: &[Point]| match ring {
            [first, .., last] => self.meets(&[*last, *first]),
            _ => false,
        };
        // Else the one lies wholly inside the other, or they are apart.
        rings.iter().any(|it| self.meets(it) || closes(it))
            || rings
                .iter()
                .filter(|it| goes_round(it, self.origin))
                .count()
                % 2
                == 1
    }

    /// A place as millimetres downwind of the leak and to the right of the wind's way; where the wind
    /// is not known, to the north and to the east.
    fn local(&self, place: Point) -> Local {
        let (east, north) = self.origin.offset_mm(place);
        let (east, north) = (i128::from(east), i128::from(north));
        let (sine, cosine) = sine_cosine_e9(self.toward_e7.unwrap_or(0));
        let (sine, cosine) = (i128::from(sine), i128::from(cosine));
        (
            (east * sine + north * cosine) / ONE_E9,
            (east * cosine - north * sine) / ONE_E9,
        )
    }
}

/// Whether a closed line goes round a place: a way from there to one side crosses it an odd number of times.
#[must_use]
pub fn goes_round(ring: &[Point], place: Point) -> bool {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = ends.filter(|(a, b)| {
        let (ay, by) = (i128::from(a.lat_e7), i128::from(b.lat_e7));
        let (ax, bx) = (i128::from(a.lon_e7), i128::from(b.lon_e7));
        let (x, y) = (i128::from(place.lon_e7), i128::from(place.lat_e7));
        let side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
        (ay > y) != (by > y) && (side < 0) == (by > ay)
    });
    crossed.count() % 2 == 1
}

/// Millimetres along the wind and across it.
type Local = (i128, i128);

fn millimetres(metres: u32) -> i128 {
    i128::from(metres) * 1000
}

fn squared_mm(metres: u32) -> i128 {
    millimetres(metres) * millimetres(metres)
}

/// Whether a way comes as near to the leak as the root of `limit`.
fn within(from: Local, to: Local, limit: i128) -> bool {
    let way = (to.0 - from.0, to.1 - from.1);
    let length = way.0 * way.0 + way.1 * way.1;
    let square = |it: Local| it.0 * it.0 + it.1 * it.1;
    let foot = -(from.0 * way.0 + from.1 * way.1);
    if foot <= 0 || length == 0 {
        return square(from) <= limit;
    }
    if foot >= length {
        return square(to) <= limit;
    }
    let cross = from.0 * to.1 - from.1 * to.0;
    // A line from the other end of the world is too long to be squared twice; it is not near.
    let near = cross.checked_mul(cross).zip(limit.checked_mul(length));
    near.is_some_and(|(distance, limit)| distance <= limit)
}

/// Whether a way enters a convex ground: no edge of it, and not the way itself, has the one wholly on
/// its outer side.
fn enters(from: Local, to: Local, corners: &[Local; 4]) -> bool {
    let side = |a: Local, b: Local, it: Local| {
        let way = (b.0 - a.0, b.1 - a.1);
        (way.0 * (it.1 - a.1) - way.1 * (it.0 - a.0)).signum()
    };
    let edges = corners.iter().zip(corners.iter().cycle().skip(1));
    for (a, b) in edges {
        let inner = corners.iter().map(|it| side(*a, *b, *it));
        let inner = inner.sum::<i128>().signum();
        let outside = |it: Local| side(*a, *b, it) * inner < 0;
        if outside(from) && outside(to) {
            return false;
        }
    }
    let sides = corners.map(|it| side(from, to, it));
    !sides.iter().all(|it| *it > 0) && !sides.iter().all(|it| *it < 0)
}

#[cfg(test)]
mod tests {
    use super::{Footprint, Part};
    use crate::point::Point;

    const LEAK: Point = Point {
        lat_e7: 279_480_000,
        lon_e7: 1_205_850_000,
    };

    fn chlorine(toward_deg: Option<i64>) -> Footprint {
        Footprint {
            origin: LEAK,
            isolation_m: 600,
            protective_m: 3500,
            toward_e7: toward_deg.map(|it| it * 10_000_000),
        }
    }

    fn at(east_m: i64, north_m: i64) -> Point {
        LEAK.moved_mm(east_m * 1000, north_m * 1000).expect("near")
    }

    #[test]
    fn the_ground_lies_where_the_wind_blows_to() {
        let table = [
            // Where it blows to, the place, its part.
            (Some(270), (-3400, 1700), Some(Part::Downwind)),
            (Some(270), (-3600, 0), None),
            (Some(270), (-3400, 1800), None),
            (Some(270), (700, 0), None),
            (Some(270), (-69, -1200), None),
            (Some(270), (500, 0), Some(Part::Isolation)),
            (Some(180), (0, -1900), Some(Part::Downwind)),
            (Some(180), (0, 1900), None),
            (Some(0), (1700, 3400), Some(Part::Downwind)),
            (Some(45), (2000, 2000), Some(Part::Downwind)),
            (Some(45), (2000, -600), None),
            (None, (-2000, -2000), Some(Part::Downwind)),
            (None, (0, 3600), None),
            (None, (0, 0), Some(Part::Isolation)),
        ];
        for (toward, (east, north), part) in table {
            let found = chlorine(toward).part(at(east, north));
            assert_eq!(found, part, "{toward:?} {east} {north}");
        }
    }

    /// Whether a place lies inside a polygon: on one side of all its edges.
    fn inside(corners: &[Point], place: Point) -> bool {
        let local: Vec<(i128, i128)> = corners
            .iter()
            .map(|it| {
                let (east, north) = place.offset_mm(*it);
                (i128::from(east), i128::from(north))
            })
            .collect();
        let sides = (0..local.len()).map(|i| {
            let (a, b) = (local[i], local[(i + 1) % local.len()]);
            (a.0 * b.1 - a.1 * b.0).signum()
        });
        let sides: Vec<i128> = sides.collect();
        sides.iter().all(|it| *it >= 0) || sides.iter().all(|it| *it <= 0)
    }

    /// Every place of a grid, for every direction: by the corners and the straight line.
    #[test]
    fn what_lies_inside_is_what_brute_force_finds() {
        let mut met = [0_u32; 2];
        for toward in (0..360).step_by(15) {
            let area = chlorine(Some(toward));
            let corners = area.corners().expect("no pole is near");
            for east in (-4000..=4000).step_by(307) {
                for north in (-4000..=4000).step_by(293) {
                    let place = at(east, north);
                    let forced = inside(&corners, place) || LEAK.metres_to(place) <= 600;
                    let found = area.part(place).is_some();
                    assert_eq!(found, forced, "toward {toward}: {east} {north}");
                    met[usize::from(found)] += 1;
                }
            }
        }
        assert!(met[0] > 1000 && met[1] > 1000, "{met:?}");
    }

    #[test]
    fn an_area_is_touched_though_no_corner_of_it_lies_inside() {
        let square = |west: i64, south: i64, east: i64, north: i64| {
            vec![
                at(west, south),
                at(east, south),
                at(east, north),
                at(west, north),
            ]
        };
        let south = chlorine(Some(180));
        let table = [
            // Round the whole cloud, with no edge near it.
            (vec![square(-9000, -9000, 9000, 9000)], true),
            // The same, and the cloud lies in a hole of it.
            (
                vec![
                    square(-9000, -9000, 9000, 9000),
                    square(-8000, -8000, 8000, 8000),
                ],
                false,
            ),
            // Wholly inside.
            (vec![square(-50, -2000, 50, -1900)], true),
            // Only the last side, from the last corner to the first, crosses.
            (
                vec![vec![
                    at(-5000, -1500),
                    at(-5000, -9000),
                    at(5000, -9000),
                    at(5000, -1500),
                ]],
                true,
            ),
            // Beside it, before it, behind it.
            (vec![square(2500, -3000, 5000, -1000)], false),
            (vec![square(-500, -6000, 500, -3600)], false),
            (vec![square(-500, 700, 500, 5000)], false),
            (vec![], false),
        ];
        for (rings, touched) in table {
            assert_eq!(south.touches(&rings), touched, "{rings:?}");
        }
    }

    #[test]
    fn a_line_is_met_where_one_of_its_points_lies_inside() {
        let mut met = [0_u32; 2];
        for toward in [None, Some(0), Some(63), Some(180), Some(297)] {
            let area = chlorine(toward);
            for step in -45..45_i64 {
                let (from, to) = (at(step * 100, -6000), at(step * 61 + 900, 5000));
                let along = |share: i64| {
                    let (east, north) = from.offset_mm(to);
                    from.moved_mm(east * share / 2000, north * share / 2000)
                        .expect("near")
                };
                let forced = (0..=2000).any(|it| area.part(along(it)).is_some());
                let found = area.meets(&[from, to]);
                // Sampled every few metres: what only grazes the edge is met and not sampled.
                assert!(found || !forced, "{toward:?} {step}");
                met[usize::from(found)] += 1;
            }
        }
        assert!(met[0] > 50 && met[1] > 50, "{met:?}");
        let far = [at(-9000, 4000), at(9000, 4000)];
        assert!(!chlorine(None).meets(&far), "500 m beyond");
        assert!(!chlorine(Some(180)).meets(&[at(-9000, 700), at(9000, 700)]));
        assert!(chlorine(Some(180)).meets(&[at(-9000, -3400), at(9000, -3400)]));
        assert!(chlorine(Some(180)).meets(&[at(-9000, 590), at(9000, 590)]));
        assert!(!chlorine(Some(180)).meets(&[]));
    }
}
