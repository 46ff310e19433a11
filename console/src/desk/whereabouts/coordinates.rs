//! Coordinates as they are read over the telephone. Which of the two numbers is which is told by their
//! size; where the caller named them the other way round, that is said. A place outside the district is
//! said to be, and taken all the same: the caller may stand there.

use atlas::datum::{Datum, LonLat};
use atlas::pair::Pair;
use dispatch_core::point::Point;
use dispatch_core::state::Registry;

/// A pair that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Coordinates {
    /// Where it lies, in each datum that it may be of: the one it names, else the two that a caller may
    /// read from.
    pub points: Vec<(Datum, Point)>,
    /// The two numbers as they were understood.
    pub read: LonLat,
    /// Whether they were named the other way round.
    pub swapped: bool,
}

/// What a text is, where it is a pair of numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// Coordinates.
    Read(Coordinates),
    /// Two numbers that are no place in China.
    Nowhere,
}

/// Reads a pair; `None` where the text is something else.
#[must_use]
pub fn numbers(text: &str) -> Option<Numbers> {
    // Half as wide, with its capitals: a letter says which number it goes with.
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let text: String = text.trim().chars().map(half).collect();
    let Some(pair) = Pair::read(&text) else {
        let words = text.split([' ', ',', '，', ';', '、']);
        let numbers: Vec<f64> = words
            .filter(|it| !it.is_empty())
            .map(|it| it.parse().ok().filter(|it: &f64| it.is_finite()))
            .collect::<Option<_>>()?;
        // `12 300` is no pair of coordinates that went wrong: those have decimals.
        return (numbers.len() == 2 && text.contains('.')).then_some(Numbers::Nowhere);
    };
    let datums = match pair.datum {
        Some(datum) => vec![datum],
        None => vec![Datum::Wgs84, Datum::Gcj02],
    };
    let point = |datum| Some((datum, pair.at.to_wgs84(datum).point()?));
    Some(Numbers::Read(Coordinates {
        points: datums.into_iter().filter_map(point).collect(),
        read: pair.at,
        swapped: is_swapped(&text.to_lowercase()),
    }))
}

/// Whether the number behind a word for latitude is as large as a longitude of China.
fn is_swapped(text: &str) -> bool {
    const NORTH: [&str; 4] = ["北纬", "纬度", "lat", "n"];
    const EAST: [&str; 4] = ["东经", "经度", "lon", "e"];
    let value = |names: [&str; 4]| {
        let at = names.iter().find_map(|name| {
            let at = text.find(name)?;
            Some(at + name.len())
        })?;
        let rest = text[at..].trim_start_matches([' ', ':', '：', '=']);
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        rest[..end].parse::<u32>().ok()
    };
    value(NORTH).is_some_and(|it| it > 60) || value(EAST).is_some_and(|it| it < 60)
}

/// How far outside the box around everything that the district has a place lies, in metres; `None`
/// inside. The box has an edge of some five kilometres: a border is no box.
#[must_use]
pub fn outside_m(register: &Registry, point: Point) -> Option<u32> {
    const EDGE_E7: i32 = 500_000;
    let townships = register.townships.values().map(|it| it.center);
    let all = townships
        .chain(register.sites.values().map(|it| it.point))
        .chain(register.facilities.values().map(|it| it.point));
    let all: Vec<Point> = all.collect();
    let (south, north) = (
        all.iter().map(|it| it.lat_e7).min()?,
        all.iter().map(|it| it.lat_e7).max()?,
    );
    let (west, east) = (
        all.iter().map(|it| it.lon_e7).min()?,
        all.iter().map(|it| it.lon_e7).max()?,
    );
    let inside = Point {
        lat_e7: point
            .lat_e7
            .clamp(south.saturating_sub(EDGE_E7), north.saturating_add(EDGE_E7)),
        lon_e7: point
            .lon_e7
            .clamp(west.saturating_sub(EDGE_E7), east.saturating_add(EDGE_E7)),
    };
    (inside != point).then(|| inside.metres_to(point))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Coordinates {
        match numbers(text) {
            Some(Numbers::Read(read)) => read,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_pair_is_read_as_it_is_spoken_and_offered_in_each_datum_it_may_be_of() {
        for text in [
            "27.9925,120.5886",
            "120.5886 27.9925",
            "２７．９９２５，１２０．５８８６",
            "北纬27度59分33秒 东经120度35分18.96秒",
            "N27.9925 E120.5886",
        ] {
            let read = read(text);
            assert!((read.read.lat - 27.9925).abs() < 1e-6, "{text}");
            let datums: Vec<Datum> = read.points.iter().map(|it| it.0).collect();
            assert_eq!(datums, [Datum::Wgs84, Datum::Gcj02], "{text}");
            let apart = read.points[0].1.metres_to(read.points[1].1);
            assert!((400..700).contains(&apart), "{text}: {apart} m");
            assert!(!read.swapped, "{text}");
        }
        assert_eq!(read("GCJ-02 120.5925,27.9891").points.len(), 1);
    }

    #[test]
    fn numbers_named_the_other_way_round_are_caught() {
        for text in [
            "北纬120.5886 东经27.9925",
            "纬度：120.5886，经度：27.9925",
            "lat 120.5886 lon 27.9925",
        ] {
            let read = read(text);
            assert!(read.swapped, "{text}");
            assert!((read.read.lon - 120.5886).abs() < 1e-6, "{text}");
        }
    }

    #[test]
    fn what_is_no_place_in_china_is_told_from_what_is_no_pair() {
        assert_eq!(numbers("48.137 11.575"), Some(Numbers::Nowhere));
        for text in [
            "六虹桥",
            "G1513 K12+300",
            "12 300",
            "27.99",
            "",
            "桥东 50.5 米",
        ] {
            assert_eq!(numbers(text), None, "{text}");
        }
    }
}
