//! How a name is found: by a piece of it in Chinese or English, by its pinyin initials, or by some of
//! them in order; a digit stands for the numeral of a name, `sy2` for 水域二队.

use pinyin::{ToPinyin, ToPinyinMulti};

/// The pinyin initials of every character that has one: 郭溪街道 is `gxjd`.
#[must_use]
pub fn initials(zh: &str) -> String {
    zh.to_pinyin()
        .flatten()
        .filter_map(|syllable| syllable.plain().chars().next())
        .collect()
}

/// How well what was typed fits a name, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the name.
    Whole,
    /// The name begins so.
    Begin,
    /// The initials begin so.
    Letters,
    /// It is a piece of the name.
    Piece,
    /// It is a piece of the initials.
    LettersInside,
    /// Some of the initials in their order, the first among them.
    Scattered,
    /// Some of the initials in their order.
    ScatteredInside,
}

/// How well what was typed fits the best of these names; `None` where it fits none. Nothing typed
/// begins every name.
#[must_use]
pub fn fit<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Fit> {
    let typed: String = typed.trim().chars().flat_map(narrow).collect();
    if typed.is_empty() {
        return Some(Fit::Begin);
    }
    let letters: Vec<char> = typed.chars().collect();
    let fits = |name: &str| fit_one(&typed, &letters, name);
    names.into_iter().filter_map(fits).min()
}

fn fit_one(typed: &str, letters: &[char], name: &str) -> Option<Fit> {
    let name: String = name.chars().flat_map(narrow).collect();
    if name == typed {
        return Some(Fit::Whole);
    }
    if name.starts_with(typed) {
        return Some(Fit::Begin);
    }
    // A piece in letters begins a word: `sy` is none of psychological.
    let before = |at: usize| name.get(..at).and_then(|it| it.chars().next_back());
    let begins_word = |at: usize| !before(at).is_some_and(|it| it.is_ascii_alphanumeric());
    let mut pieces = name.match_indices(typed).map(|it| it.0);
    if pieces.any(|at| !typed.is_ascii() || begins_word(at)) {
        return Some(Fit::Piece);
    }
    // Initials are of what is written in characters; a name in letters is found by its pieces.
    if name.is_ascii() {
        return None;
    }
    let named: Vec<char> = name.chars().collect();
    let mut runs = named.windows(letters.len());
    let is_run = |run: &[char]| run.iter().zip(letters).all(|(it, by)| stands_for(*by, *it));
    if let Some(at) = runs.position(is_run) {
        return Some(match at {
            0 => Fit::Letters,
            _ => Fit::LettersInside,
        });
    }
    if letters.len() < 2 {
        return None;
    }
    let mut rest = letters.iter().peekable();
    let mut first = None;
    for (at, it) in named.iter().enumerate() {
        if rest.next_if(|by| stands_for(**by, *it)).is_some() {
            first.get_or_insert(at);
        }
    }
    match (rest.peek(), first) {
        (None, Some(0)) => Some(Fit::Scattered),
        (None, Some(_)) => Some(Fit::ScatteredInside),
        _ => None,
    }
}

/// As it is compared: small letters, half as wide where a keyboard that writes Chinese made them wide.
pub fn narrow(c: char) -> std::char::ToLowercase {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    narrow.to_lowercase()
}

/// Whether a letter or a digit that was typed stands for this character: any of its readings counts.
fn stands_for(typed: char, named: char) -> bool {
    if typed == named {
        return true;
    }
    if typed.is_ascii_digit() {
        return numeral(named) == Some(typed);
    }
    let reads_so = |readings: pinyin::PinyinMulti| {
        let mut readings = readings.into_iter();
        readings.any(|it| it.plain().starts_with(typed))
    };
    typed.is_ascii_alphabetic() && named.to_pinyin_multi().is_some_and(reads_so)
}

fn numeral(named: char) -> Option<char> {
    let numerals = "〇一二三四五六七八九";
    let at = numerals.chars().position(|it| it == named)?;
    char::from_digit(u32::try_from(at).ok()?, 10)
}

/// Whether what was typed finds a name: by a piece, or by its initials without a gap. Nothing typed
/// finds everything.
#[must_use]
pub fn finds(typed: &str, zh: &str, en: &str) -> bool {
    fit(typed, [zh, en]).is_some_and(|it| it <= Fit::LettersInside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_a_piece_and_by_its_initials() {
        let table = [
            ("郭溪", true),
            ("gx", true),
            ("GXJ", true),
            ("guoxi sub", true),
            (" ", true),
            ("溪郭", false),
            ("gxx", false),
        ];
        for (typed, wanted) in table {
            let found = finds(typed, "郭溪街道", "Guoxi Subdistrict");
            assert_eq!(found, wanted, "{typed}");
        }
    }

    #[test]
    fn what_is_typed_fits_a_name_the_better_the_less_it_leaves_out() {
        let table = [
            ("水域救援二组", Some(Fit::Whole)),
            ("水域", Some(Fit::Begin)),
            ("救援", Some(Fit::Piece)),
            ("syjy2", Some(Fit::Letters)),
            ("ＳＹＪＹ２", Some(Fit::Letters)),
            ("水yj", Some(Fit::Letters)),
            ("jy2z", Some(Fit::LettersInside)),
            ("sy2", Some(Fit::Scattered)),
            ("y2z", Some(Fit::LettersInside)),
            ("j2", Some(Fit::ScatteredInside)),
            ("sy3", None),
            ("2sy", None),
        ];
        for (typed, wanted) in table {
            assert_eq!(fit(typed, ["水域救援二组", ""]), wanted, "{typed}");
        }
    }

    #[test]
    fn a_piece_in_letters_begins_a_word() {
        let name = "Psychological aid";
        assert_eq!(fit("aid", [name]), Some(Fit::Piece));
        assert_eq!(fit("sy", [name]), None);
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        for typed in ["dd", "td"] {
            assert_eq!(fit(typed, ["调度"]), Some(Fit::Letters), "{typed}");
        }
    }
}
