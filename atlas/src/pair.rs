//! A pair of coordinates as people write it: `27.9925,120.5886`, `GCJ-02 120.59251 27.98912`,
//! `北纬27°59′33″ 东经120°35′19″`. Which number is which is told by its letter, or by its size: China lies
//! between 3° and 54° north and between 73° and 136° east.

use crate::datum::{Datum, LonLat};

/// A pair that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// In which datum it says it is; `None` where it does not say.
    pub datum: Option<Datum>,
    /// Its two numbers.
    pub at: LonLat,
}

impl Pair {
    /// Reads a pair. `None` where the text is none, and where its numbers lie outside China, since then
    /// nobody knows which is which.
    #[must_use]
    pub fn read(text: &str) -> Option<Pair> {
        let (datum, rest) = take_datum(text.trim());
        let numbers = numbers(rest)?;
        let [first, second] = numbers[..] else {
            return None;
        };
        let north = |it: f64| (3.0..=54.0).contains(&it);
        let east = |it: f64| (73.0..=136.0).contains(&it);
        let (lat, lon) = match (north(first) && east(second), east(first) && north(second)) {
            (true, _) => (first, second),
            (_, true) => (second, first),
            _ => return None,
        };
        Some(Pair {
            datum,
            at: LonLat { lon, lat },
        })
    }
}

/// The datum that a text begins or ends with, and what is left of the text.
fn take_datum(text: &str) -> (Option<Datum>, &str) {
    let is_end = |it: char| it.is_whitespace() || ":：,，".contains(it);
    if let Some((first, rest)) = text.split_once(is_end)
        && let Some(datum) = Datum::of_name(first)
    {
        return (Some(datum), rest);
    }
    if let Some((rest, last)) = text.rsplit_once(is_end)
        && let Some(datum) = Datum::of_name(last)
    {
        return (Some(datum), rest);
    }
    (None, text)
}

/// The numbers of a text, in degrees; `None` where anything else stands in it.
fn numbers(text: &str) -> Option<Vec<f64>> {
    const WORDS: [&str; 8] = ["北纬", "东经", "纬度", "经度", "lat", "lon", "N", "E"];
    let mut text = text.to_owned();
    for word in WORDS {
        text = text.replace(word, " ");
    }
    let breaks = |it: char| it.is_whitespace() || ",，、;；:：=".contains(it);
    let words = text.split(breaks).filter(|it| !it.is_empty());
    words.map(degrees).collect()
}

/// `27.9925`, `27.9925°`, `27°59.55′`, `27°59′33″`.
fn degrees(word: &str) -> Option<f64> {
    let is_mark = |it: char| "°度′分'″秒\"".contains(it);
    let mut parts = word.split(is_mark).filter(|it| !it.is_empty());
    let mut sum: f64 = parts.next()?.parse().ok()?;
    for unit in [60.0, 3_600.0] {
        let Some(part) = parts.next() else {
            break;
        };
        let part: f64 = part.parse().ok().filter(|it| (0.0..60.0).contains(it))?;
        sum += part / unit;
    }
    (parts.next().is_none() && sum.is_finite()).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_in_either_order_and_as_it_is_spoken() {
        let wgs = Some(Datum::Wgs84);
        let table = [
            ("27.9925,120.5886", None),
            ("120.5886 27.9925", None),
            ("120.5886，27.9925", None),
            ("WGS-84 27.9925 120.5886", wgs),
            ("wgs84：27.9925, 120.5886", wgs),
            ("120.5886,27.9925 GCJ-02", Some(Datum::Gcj02)),
            ("北纬27.9925 东经120.5886", None),
            ("N27.9925° E120.5886°", None),
            ("27°59′33″ 120°35′18.96″", None),
            ("27度59.55分，120度35.316分", None),
        ];
        for (text, datum) in table {
            let read = Pair::read(text).unwrap_or_else(|| panic!("{text} is a pair"));
            assert_eq!(read.datum, datum, "{text}");
            let off = (read.at.lat - 27.9925).abs() + (read.at.lon - 120.5886).abs();
            assert!(off < 1e-6, "{text}: {read:?}");
        }
    }

    #[test]
    fn what_is_no_pair_in_china_is_not_guessed_at() {
        for text in [
            "",
            "27.9925",
            "郭溪",
            "48.1 11.5",
            "120 121",
            "27.9 120.5 3",
            "27°61′ 120",
            "nan inf",
        ] {
            assert_eq!(Pair::read(text), None, "{text}");
        }
    }
}
