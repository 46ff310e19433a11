//! Which datum a file is in, as its own names tell: what is called the same lies at the same place.

use super::{Handed, Shape};
use crate::datum::Datum;
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

/// Compares the named places of a file with what is known.
#[must_use]
pub fn looks(handed: &[Handed], known: &[Known]) -> Looks {
    let mut apart_m: [Vec<f64>; 3] = Default::default();
    for it in handed {
        let Shape::Place(at) = it.shape else {
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
    let best = [(Datum::Gcj02, middles[1]), (Datum::Bd09, middles[2])]
        .into_iter()
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let like = best.filter(|it| found >= FOUND_MIN && middles[0] >= NEAR_M && it.1 <= FITS_M);
    Looks {
        found,
        apart_m: middles.map(|it| it.round() as u32),
        like: like.map(|it| it.0),
    }
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
    use crate::datum::LonLat;
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
            points: LonLat { lon, lat }.point().into_iter().collect(),
        };
        PLACES.into_iter().map(known).collect()
    }

    fn handed(datum: Datum, count: usize) -> Vec<Handed> {
        let handed = |((name, lat, lon), place): ((&str, f64, f64), usize)| Handed {
            place,
            name: Naming::zh(name),
            kind: String::new(),
            shape: Shape::Place(LonLat { lon, lat }.from_wgs84(datum)),
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

    #[test]
    fn a_road_of_the_same_name_is_as_good_as_a_point() {
        let road = |name: &str, from: (f64, f64), to: (f64, f64)| Known {
            name: name.to_owned(),
            points: [from, to]
                .into_iter()
                .filter_map(|(lat, lon)| LonLat { lon, lat }.point())
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
                shape: Shape::Place(LonLat { lon, lat }.from_wgs84(Datum::Gcj02)),
            })
            .collect();
        assert_eq!(looks(&handed, &known).like, Some(Datum::Gcj02));
    }
}
