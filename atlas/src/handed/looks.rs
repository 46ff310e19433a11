//! Which datum a file is in, as its own names tell: what is called the same lies at the same place.

use super::{Handed, Shape};
use crate::datum::{Datum, LonLat, Wgs84};
use crate::flat::{Sheet, along, apart, between};
use dispatch_core::point::Point;

/// Named places that must be found again before anything is said.
const FOUND_MIN: usize = 3;
/// What lies nearer than this in the middle is no question, in m.
const NEAR_M: f64 = 200.0;
/// In the datum that it is in, it lies nearer than this in the middle, in m.
const FITS_M: f64 = 60.0;
/// Nothing of the same name is the same thing beyond this, in m.
const SAME_M: f64 = 3_000.0;

/// Something whose place is known in WGS-84: a point, or the points of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub name: String,
    pub points: Vec<Point>,
}

/// What the names tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looks {
    /// How many named places were found again.
    pub found: usize,
    /// How far they lie in the middle from what is called the same, read in each datum, in m; in the order
    /// of `Datum::ALL`.
    pub apart_m: [u32; 3],
    /// The datum that it looks like, where that is not WGS-84.
    pub like: Option<Datum>,
}

impl Looks {
    /// Whether enough was found again for the datum to be told.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.found >= FOUND_MIN
    }

    /// The datum that it looks like instead of the one that is given for it: in that it lies 200 m or more
    /// from what is called the same, in the other no more than 60 m.
    #[must_use]
    pub fn instead_of(&self, given: Datum) -> Option<Datum> {
        let apart = |datum: Datum| {
            let all = Datum::ALL.into_iter().zip(self.apart_m);
            all.filter(|it| it.0 == datum)
                .map(|it| f64::from(it.1))
                .sum::<f64>()
        };
        let others = Datum::ALL.into_iter().filter(|it| *it != given);
        let best = others.min_by(|a, b| apart(*a).total_cmp(&apart(*b)));
        let looks_off = self.tells() && apart(given) >= NEAR_M;
        best.filter(|it| looks_off && apart(*it) <= FITS_M)
    }
}

/// Compares the named places of a file with what is known; of an area or a line its middle.
#[must_use]
pub fn looks(handed: &[Handed], known: &[Known]) -> Looks {
    let mut apart_m: [Vec<f64>; 3] = Default::default();
    for it in handed {
        let Some(at) = spot(&it.shape) else {
            continue;
        };
        let names = [&it.name.zh, &it.name.en];
        let same = known.iter().filter(|known| {
            !known.name.is_empty() && names.iter().any(|name| **name == known.name)
        });
        let same: Vec<&Known> = same.collect();
        let far = |datum: Datum| {
            let there = at.to_wgs84(datum).point()?;
            let all = same.iter().filter_map(|it| far_m(there, &it.points));
            all.min_by(f64::total_cmp)
        };
        let [Some(wgs), Some(gcj), Some(bd)] = Datum::ALL.map(far) else {
            continue;
        };
        if wgs.min(gcj).min(bd) <= SAME_M {
            apart_m[0].push(wgs);
            apart_m[1].push(gcj);
            apart_m[2].push(bd);
        }
    }
    let found = apart_m[0].len();
    let middles = apart_m.map(middle);
    let looks = Looks {
        found,
        apart_m: middles.map(|it| it.round() as u32),
        like: None,
    };
    let like = looks.instead_of(Datum::Wgs84);
    Looks { like, ..looks }
}

/// Where something lies that is compared by its name. A road or a river is where its middle is: its ends may
/// lie in another district.
fn spot(shape: &Shape) -> Option<LonLat> {
    match shape {
        Shape::Place(at) => Some(*at),
        Shape::Line(line) => line.get(line.len() / 2).copied(),
        Shape::Area(rings) => {
            let all = rings.iter().filter_map(|it| centre(it));
            let widest = all.max_by(|a, b| a.1.total_cmp(&b.1));
            widest.map(|it| it.0)
        }
    }
}

/// The centre of gravity of a ring, and its size; `None` where it has none.
fn centre(ring: &[LonLat]) -> Option<(LonLat, f64)> {
    let first = ring.first()?;
    // Beside its first corner the numbers keep their digits.
    let off = |it: &LonLat| [it.lon - first.lon, it.lat - first.lat];
    let next = ring.iter().cycle().skip(1);
    let (mut twice, mut lon, mut lat) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(next) {
        let ([x0, y0], [x1, y1]) = (off(a), off(b));
        let piece = x0 * y1 - x1 * y0;
        twice += piece;
        lon += (x0 + x1) * piece;
        lat += (y0 + y1) * piece;
    }
    let middle = || LonLat {
        lon: first.lon + lon / (3.0 * twice),
        lat: first.lat + lat / (3.0 * twice),
    };
    (twice != 0.0).then(|| (middle(), twice.abs()))
}

/// The middle of an area by its rings in WGS-84: what the same area in a file is compared with.
#[must_use]
pub fn middle_of(rings: &[Vec<Point>]) -> Option<Point> {
    let pair = |it: &Point| Wgs84::of(*it).in_datum(Datum::Wgs84);
    let pairs = |ring: &Vec<Point>| ring.iter().map(pair).collect();
    let middle = spot(&Shape::Area(rings.iter().map(pairs).collect()))?;
    middle.to_wgs84(Datum::Wgs84).point()
}

/// How far a point is from the nearest of these, or from the line through them.
fn far_m(from: Point, points: &[Point]) -> Option<f64> {
    let sheet = Sheet::at(from);
    let here = [0.0, 0.0];
    let alone = points.first().filter(|_| points.len() == 1);
    if let Some(point) = alone {
        return Some(apart(here, sheet.flat(*point)));
    }
    let pieces = points.windows(2).map(|it| {
        let (a, b) = (sheet.flat(it[0]), sheet.flat(it[1]));
        apart(here, between(a, b, along(a, b, here)))
    });
    pieces.min_by(f64::total_cmp)
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Naming;

    const PLACES: [(&str, f64, f64); 4] = [
        ("娄桥街道", 27.9573, 120.6098),
        ("瞿溪街道", 27.9838, 120.5097),
        ("泽雅镇", 28.0205, 120.4138),
        ("茶山街道", 27.9201, 120.7150),
    ];

    fn known() -> Vec<Known> {
        let known = |(name, lat, lon): (&str, f64, f64)| Known {
            name: name.to_owned(),
            points: Wgs84 { lon, lat }.point().into_iter().collect(),
        };
        PLACES.into_iter().map(known).collect()
    }

    fn handed(datum: Datum, count: usize) -> Vec<Handed> {
        let handed = |((name, lat, lon), place): ((&str, f64, f64), usize)| Handed {
            place,
            name: Naming::zh(name),
            kind: String::new(),
            shape: Shape::Place(Wgs84 { lon, lat }.in_datum(datum)),
        };
        PLACES
            .into_iter()
            .zip(1..)
            .take(count)
            .map(handed)
            .collect()
    }

    #[test]
    fn a_file_in_another_datum_is_recognised_by_its_names() {
        let looks_like = |datum| looks(&handed(datum, 4), &known());
        assert_eq!(looks_like(Datum::Wgs84).like, None);
        assert_eq!(looks_like(Datum::Wgs84).apart_m[0], 0);
        let gcj = looks_like(Datum::Gcj02);
        assert_eq!(
            (gcj.like, gcj.found, gcj.apart_m[1]),
            (Some(Datum::Gcj02), 4, 0)
        );
        assert!((500..600).contains(&gcj.apart_m[0]), "{gcj:?}");
        assert_eq!(looks_like(Datum::Bd09).like, Some(Datum::Bd09));
    }

    #[test]
    fn an_area_is_known_by_its_middle() {
        let around = |it: Handed| {
            let Shape::Place(at) = it.shape else {
                unreachable!("they are places");
            };
            // Its corners lie unevenly, its middle does not.
            let corner = |lon: f64, lat: f64| LonLat {
                lon: at.lon + lon * 0.02,
                lat: at.lat + lat * 0.02,
            };
            let ring = vec![
                corner(-1.0, -1.0),
                corner(0.0, -1.0),
                corner(0.5, -1.0),
                corner(1.0, -1.0),
                corner(1.0, 1.0),
                corner(-1.0, 1.0),
            ];
            let lake = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1)].map(|it| corner(it.0, it.1));
            Handed {
                shape: Shape::Area(vec![lake.to_vec(), ring]),
                ..it
            }
        };
        let areas = |datum| -> Vec<Handed> { handed(datum, 4).into_iter().map(around).collect() };
        assert_eq!(
            looks(&areas(Datum::Gcj02), &known()).like,
            Some(Datum::Gcj02)
        );
        let plain = looks(&areas(Datum::Wgs84), &known());
        assert_eq!((plain.like, plain.found, plain.apart_m[0]), (None, 4, 0));
    }

    #[test]
    fn a_datum_that_is_named_is_asked_about_all_the_same() {
        let file = looks(&handed(Datum::Wgs84, 4), &known());
        assert_eq!(file.instead_of(Datum::Wgs84), None);
        assert_eq!(file.instead_of(Datum::Gcj02), Some(Datum::Wgs84));
        let two = looks(&handed(Datum::Wgs84, 2), &known());
        assert_eq!(two.instead_of(Datum::Gcj02), None, "two names are no proof");
    }

    /// The bounds of the issue, on both sides: 200 m and more is a question, if it fits elsewhere within 60 m.
    #[test]
    fn the_bounds_of_the_question_are_two_hundred_and_sixty_metres() {
        let gcj = Some(Datum::Gcj02);
        let table = [
            (3, [199, 0, 700], None),
            (3, [200, 0, 700], gcj),
            (3, [200, 60, 700], gcj),
            (3, [200, 61, 700], None),
            (3, [540, 60, 700], gcj),
            (3, [540, 61, 700], None),
            (3, [900, 300, 60], Some(Datum::Bd09)),
            (3, [900, 300, 61], None),
            (2, [540, 0, 700], None),
        ];
        for (found, apart_m, expected) in table {
            let looks = Looks {
                found,
                apart_m,
                like: None,
            };
            let like = looks.instead_of(Datum::Wgs84);
            assert_eq!(like, expected, "{found} {apart_m:?}");
            assert_eq!(looks.tells(), found >= 3);
        }
        // The same holds of metres that were measured, and not only of those that are given.
        let north = |metres: f64| {
            let mut all = handed(Datum::Wgs84, 4);
            for it in &mut all {
                if let Shape::Place(at) = &mut it.shape {
                    at.lat += metres / 111_195.0;
                }
            }
            looks(&all, &known()).apart_m[0]
        };
        assert_eq!((north(199.0), north(200.0)), (199, 200));
    }

    #[test]
    fn two_names_are_no_proof_and_a_file_that_is_merely_inexact_is_none() {
        assert_eq!(looks(&handed(Datum::Gcj02, 2), &known()).like, None);
        let mut inexact = handed(Datum::Wgs84, 4);
        for it in &mut inexact {
            if let Shape::Place(at) = &mut it.shape {
                at.lon -= 0.004;
            }
        }
        let looks = looks(&inexact, &known());
        assert!(looks.like.is_none() && looks.apart_m[0] > 300, "{looks:?}");
    }

    /// Handed places, one more of which is called like a known one and lies some way from it to the north: a
    /// village of the same name, a typing error.
    fn with_one_wrong(datum: Datum, count: usize, metres: f64) -> Vec<Handed> {
        let mut all = handed(datum, count);
        let mut wrong = handed(datum, count + 1).remove(count);
        if let Shape::Place(at) = &mut wrong.shape {
            at.lat += metres / 111_195.0;
        }
        all.push(wrong);
        all
    }

    /// The middle one decides and neither the sum nor the farthest.
    #[test]
    fn one_namesake_that_lies_wildly_wrong_does_not_decide() {
        // Near enough to be meant, and so far beyond the bound that no way of averaging forgives it.
        for wrong_m in [700.0, 1_500.0, 2_900.0, -2_900.0] {
            for count in [2, 3] {
                let looks_like = |datum| looks(&with_one_wrong(datum, count, wrong_m), &known());
                let plain = looks_like(Datum::Wgs84);
                let told = (plain.like, plain.found, plain.apart_m[0]);
                assert_eq!(told, (None, count + 1, 0), "{wrong_m} m of {count}");
                for datum in [Datum::Gcj02, Datum::Bd09] {
                    let shifted = looks_like(datum);
                    assert_eq!(
                        shifted.like,
                        Some(datum),
                        "{wrong_m} m of {count}: {shifted:?}"
                    );
                }
            }
        }
        // Beyond 3 km in every datum it is another place and is not counted at all.
        let far = looks(&with_one_wrong(Datum::Gcj02, 3, 9_000.0), &known());
        assert_eq!((far.like, far.found), (Some(Datum::Gcj02), 3));
        // Where half of them are wrong nothing is said for certain.
        let mut half = handed(Datum::Wgs84, 2);
        for mut it in handed(Datum::Wgs84, 4).split_off(2) {
            if let Shape::Place(at) = &mut it.shape {
                at.lat += 2_000.0 / 111_195.0;
            }
            half.push(it);
        }
        assert_eq!(looks(&half, &known()).like, None);
    }

    #[test]
    fn lines_that_are_named_are_compared_by_their_middles() {
        let mut lines = handed(Datum::Bd09, 4);
        for it in &mut lines {
            if let Shape::Place(at) = it.shape {
                let end = |by: f64| LonLat {
                    lon: at.lon + by,
                    ..at
                };
                it.shape = Shape::Line(vec![end(-0.2), at, end(0.2)]);
            }
        }
        assert_eq!(looks(&lines, &known()).like, Some(Datum::Bd09));
    }

    #[test]
    fn a_road_of_the_same_name_is_as_good_as_a_point() {
        let road = |name: &str, from: (f64, f64), to: (f64, f64)| Known {
            name: name.to_owned(),
            points: [from, to]
                .into_iter()
                .filter_map(|(lat, lon)| Wgs84 { lon, lat }.point())
                .collect(),
        };
        let known = [
            road("东路", (27.95, 120.50), (27.95, 120.70)),
            road("北路", (27.90, 120.60), (28.05, 120.60)),
            road("斜路", (27.90, 120.50), (28.00, 120.60)),
        ];
        let on = [
            ("东路", 27.95, 120.61),
            ("北路", 27.99, 120.60),
            ("斜路", 27.95, 120.55),
        ];
        let handed: Vec<Handed> = on
            .into_iter()
            .map(|(name, lat, lon)| Handed {
                place: 1,
                name: Naming::zh(name),
                kind: String::new(),
                shape: Shape::Place(Wgs84 { lon, lat }.in_datum(Datum::Gcj02)),
            })
            .collect();
        assert_eq!(looks(&handed, &known).like, Some(Datum::Gcj02));
    }
}
