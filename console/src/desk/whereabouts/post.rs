//! A kilometre post 桩号: `G1513 K12+300`. Where it stands is known only where the district has
//! reference points of that line: sites whose names are posts themselves, such as `G1513高速K12`. Between
//! two of them the line is taken as straight; beyond them nothing is guessed.

use dispatch_core::point::Point;
use dispatch_core::state::Registry;

use crate::desk::found::narrow;

/// A post of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The line by its number, in capitals: G1513, S332, S1.
    pub line: String,
    /// Metres from its beginning.
    pub metres: u32,
}

impl std::fmt::Display for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (km, rest) = (self.metres / 1_000, self.metres % 1_000);
        write!(f, "{} K{km}+{rest:03}", self.line)
    }
}

/// Two reference points farther apart than this say nothing of what lies between, in metres.
const APART_MAX_M: u32 = 5_000;

/// Reads a post that stands anywhere in a text; `None` where there is none.
#[must_use]
pub fn read(text: &str) -> Option<Post> {
    let text: Vec<char> = text.chars().flat_map(narrow).collect();
    (0..text.len()).find_map(|at| {
        let inside = at > 0 && text[at - 1].is_ascii_alphanumeric();
        (!inside).then(|| read_at(&text[at..])).flatten()
    })
}

fn read_at(text: &[char]) -> Option<Post> {
    let letter = text.first().filter(|it| "gsxycz".contains(**it))?;
    let (number, rest) = digits(&text[1..], 4)?;
    let rest = after(
        rest,
        &[
            ' ', '线', '高', '速', '国', '省', '道', '公', '路', '-', ',', '，',
        ],
    );
    let rest = rest.strip_prefix(&['k'])?;
    let (km, rest) = digits(after(rest, &[' ']), 4)?;
    let rest = after(rest, &[' ']);
    let metres = match rest.strip_prefix(&['+']) {
        Some(rest) => digits(after(rest, &[' ']), 3)?.0,
        None => "0".to_owned(),
    };
    let metres = km.parse::<u32>().ok()? * 1_000 + metres.parse::<u32>().ok()?;
    Some(Post {
        line: format!("{}{number}", letter.to_ascii_uppercase()),
        metres,
    })
}

fn digits(text: &[char], most: usize) -> Option<(String, &[char])> {
    let count = text.iter().take_while(|it| it.is_ascii_digit()).count();
    (1..=most)
        .contains(&count)
        .then(|| (text[..count].iter().collect(), &text[count..]))
}

fn after<'a>(text: &'a [char], skipped: &[char]) -> &'a [char] {
    let count = text.iter().take_while(|it| skipped.contains(it)).count();
    &text[count..]
}

/// Where a post stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At a reference point, or between two.
    At(Point),
    /// The line has reference points, none of them near enough.
    Beyond,
    /// The district has no reference point of the line.
    Unknown,
}

/// Looks a post up among the sites of the district.
#[must_use]
pub fn stands(register: &Registry, post: &Post) -> Stands {
    let sites = register.sites.values();
    let known = sites.filter_map(|it| Some((read(it.zh.as_str())?, it.point)));
    stands_among(known, post)
}

fn stands_among(known: impl Iterator<Item = (Post, Point)>, post: &Post) -> Stands {
    let mut known: Vec<(u32, Point)> = known
        .filter(|(it, _)| it.line == post.line)
        .map(|(it, point)| (it.metres, point))
        .collect();
    known.sort_by_key(|it| it.0);
    if known.is_empty() {
        return Stands::Unknown;
    }
    let before = known.iter().rev().find(|it| it.0 <= post.metres);
    let behind = known.iter().find(|it| it.0 >= post.metres);
    match (before, behind) {
        (Some(a), _) if a.0 == post.metres => Stands::At(a.1),
        (Some(a), Some(b)) if b.0 - a.0 <= APART_MAX_M => {
            let along = i64::from(post.metres - a.0);
            let whole = i64::from(b.0 - a.0);
            let between = |a: i32, b: i32| {
                let way = (i64::from(b) - i64::from(a)) * along / whole;
                i32::try_from(i64::from(a) + way).ok()
            };
            let lat = between(a.1.lat_e7, b.1.lat_e7);
            let lon = between(a.1.lon_e7, b.1.lon_e7);
            let point = lat.zip(lon).and_then(|(lat, lon)| Point::new(lat, lon));
            point.map_or(Stands::Beyond, Stands::At)
        }
        _ => Stands::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(line: &str, metres: u32) -> Post {
        Post {
            line: line.to_owned(),
            metres,
        }
    }

    #[test]
    fn a_post_is_read_however_it_is_written() {
        let table = [
            ("G1513 K12+300", Some(post("G1513", 12_300))),
            ("g1513k12+300", Some(post("G1513", 12_300))),
            ("往温州方向Ｇ１５高速K1890", Some(post("G15", 1_890_000))),
            ("S332省道 k7 + 50", Some(post("S332", 7_050))),
            ("S1线桐岭站", None),
            ("G1513", None),
            ("K12+300", None),
            ("AG15 K1", None),
            ("G15 K12345", None),
            ("六虹桥", None),
        ];
        for (text, wanted) in table {
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(post("G1513", 12_030).to_string(), "G1513 K12+030");
    }

    #[test]
    fn it_stands_between_its_reference_points_and_nowhere_beyond_them() {
        let at = |lat_e7| Point {
            lat_e7,
            lon_e7: 1_206_000_000,
        };
        let known = || {
            [
                (post("G1513", 12_000), at(279_000_000)),
                (post("G1513", 13_000), at(279_100_000)),
                (post("G1513", 30_000), at(281_000_000)),
                (post("S332", 12_000), at(0)),
            ]
            .into_iter()
        };
        let table = [
            (post("G1513", 12_300), Stands::At(at(279_030_000))),
            (post("G1513", 13_000), Stands::At(at(279_100_000))),
            (post("G1513", 20_000), Stands::Beyond),
            (post("G1513", 30_001), Stands::Beyond),
            (post("G1513", 11_000), Stands::Beyond),
            (post("G15", 12_300), Stands::Unknown),
        ];
        for (post, wanted) in table {
            assert_eq!(stands_among(known(), &post), wanted, "{post}");
        }
    }
}
