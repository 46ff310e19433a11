//! Reads a line: which verb, what stands behind it, what is missing or could mean several. Knows no
//! window and no State; the names that can be meant are handed in.

use dispatch_core::command::WindFrom;

use super::does::Does;
use super::slots::{Named, Slot, What};
use super::token::{Cursor, Token};
use super::verbs::{VERBS, Verb, verb_of};
use crate::desk::found::{Fit, fit, initials, narrow};
use crate::desk::hazards::speed_cm_s;

/// How many names are offered for a word.
pub const OFFERED_MAX: usize = 40;

/// What is said behind a number.
const UNITS: [char; 12] = [
    '人', '名', '分', '钟', '米', '件', '台', '套', '艘', '条', '个', '顶',
];

/// The names that can be meant at a place.
pub trait Known {
    /// All of them, those expected first.
    fn names(&self, slot: Slot) -> Vec<Named>;
}

/// Which of several names a word means, as the person chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where the word begins, in bytes.
    pub at: usize,
    /// The word as it was when it was chosen: another word asks again.
    pub word: String,
    /// What it means.
    pub what: What,
}

/// What one slot was filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A name.
    Name(Named),
    /// Several names.
    Names(Vec<Named>),
    /// A number.
    Number(u32),
    /// A speed in centimetres a second.
    Speed(u32),
    /// Measures with their numbers; `None` is 不详.
    Figures(Vec<(Named, Option<u64>)>),
    /// Free words.
    Words(String),
}

impl Told {
    /// What its name stands for.
    #[must_use]
    pub fn what(&self) -> Option<&What> {
        match self {
            Told::Name(named) => Some(&named.what),
            _ => None,
        }
    }

    /// Its free words.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Told::Words(words) => Some(words),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        match self {
            Told::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Why a line says nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is typed.
    Empty,
    /// No verb is typed so.
    NoVerb(String),
    /// Nothing of this kind is called so.
    NotFound(Slot, String),
    /// Several are called so.
    Several(Slot, String, usize),
    /// Something belongs here still.
    Missing(Slot),
    /// A number belongs behind this name.
    NoNumber(String),
    /// Nothing belongs here any more.
    TooMuch(String),
}

/// The word that is being typed, and what it could mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Where the word begins, in bytes; it ends with the line.
    pub at: usize,
    /// The word.
    pub word: String,
    /// What it could mean, the best first.
    pub offered: Vec<Named>,
    /// How many more there are.
    pub more: usize,
}

/// A line as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The verb.
    pub verb: Option<&'static Verb>,
    /// What its slots were filled with, in their order; shorter where the last ones stay empty.
    pub told: Vec<Told>,
    /// The word that is being typed.
    pub open: Option<Open>,
    /// The first thing that cannot be read.
    pub fault: Option<Fault>,
}

/// Reads a line. `choice` says what an ambiguous word of it means.
#[must_use]
pub fn read(line: &str, known: &impl Known, choice: Option<&Choice>) -> Reading {
    let mut reading = Reading {
        verb: None,
        told: Vec::new(),
        open: None,
        fault: None,
    };
    let mut cursor = Cursor::new(line);
    if let Err(fault) = read_into(&mut reading, &mut cursor, known, choice) {
        reading.fault = Some(fault);
    }
    reading
}

fn read_into(
    reading: &mut Reading,
    cursor: &mut Cursor<'_>,
    known: &impl Known,
    choice: Option<&Choice>,
) -> Result<(), Fault> {
    let verb = verb_at(reading, cursor)?;
    reading.verb = Some(verb);
    for slot in verb.slots {
        let told = slot_at(reading, cursor, *slot, (known, choice))?;
        reading.told.extend(told);
    }
    match cursor.word() {
        Some(token) => Err(Fault::TooMuch(token.text.to_owned())),
        None => Ok(()),
    }
}

/// A line that begins with a time is one of what is to be reported; one with #, a number to look at.
fn verb_at(reading: &mut Reading, cursor: &mut Cursor<'_>) -> Result<&'static Verb, Fault> {
    cursor.skip_space();
    let rest = cursor.rest();
    let first = rest.chars().flat_map(narrow).next();
    let bare = match first {
        None => None,
        Some('#') => {
            cursor.advance(first_len(rest));
            verb_of(Does::Go)
        }
        Some(it) if it.is_ascii_digit() => verb_of(Does::Owe),
        Some(_) => None,
    };
    if let Some(verb) = bare {
        return Ok(verb);
    }
    let longest = VERBS.iter().filter(|it| rest.starts_with(it.zh));
    if let Some(verb) = longest.max_by_key(|it| it.zh.len()) {
        cursor.advance(verb.zh.len());
        return Ok(verb);
    }
    let Some(token) = cursor.word() else {
        offer(reading, (cursor.at(), ""), verbs());
        return Err(Fault::Empty);
    };
    let word: String = token.text.chars().flat_map(narrow).collect();
    // The letters of one may be the initials of another: then they are the one's.
    let typed_so = |it: &&Verb| it.letters == word || it.en == word;
    let spelt_so = |it: &&Verb| initials(it.zh) == word;
    let verb = VERBS.iter().find(typed_so);
    if let Some(verb) = verb.or_else(|| VERBS.iter().find(spelt_so)) {
        return Ok(verb);
    }
    if cursor.is_at_end() {
        let offered = fitting(token.text, verbs()).into_iter().map(|it| it.1);
        offer(reading, (token.at, token.text), offered.collect());
    }
    Err(Fault::NoVerb(token.text.to_owned()))
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn verbs() -> Vec<Named> {
    let named = |it: &Verb| Named::new(What::Verb(it.letters), it.zh, it.en).also(it.letters);
    VERBS.iter().map(named).collect()
}

fn slot_at<K: Known>(
    reading: &mut Reading,
    cursor: &mut Cursor<'_>,
    slot: Slot,
    names: (&K, Option<&Choice>),
) -> Result<Option<Told>, Fault> {
    if slot == Slot::Figures {
        return figures_at(reading, cursor, names).map(Some);
    }
    let token = match slot.takes_rest() {
        true => cursor.all(),
        false => cursor.word(),
    };
    let Some(token) = token else {
        let offered = names.0.names(slot);
        // While the word before it is being typed, that is what is asked for.
        if reading.open.is_none() && !offered.is_empty() {
            offer(reading, (cursor.at(), ""), offered);
        }
        return match slot.may_be_empty() {
            true => Ok(None),
            false => Err(Fault::Missing(slot)),
        };
    };
    let told = match slot {
        Slot::Task
        | Slot::Words
        | Slot::Typed
        | Slot::Why
        | Slot::Because
        | Slot::Whom
        | Slot::When => Told::Words(token.text.to_owned()),
        Slot::Speed => {
            let digits: String = token.text.chars().flat_map(narrow).collect();
            let bare = digits.trim_end_matches(['米', '每', '秒', 'm', '/', 's']);
            let speed = speed_cm_s(bare).ok_or(Fault::NotFound(slot, token.text.to_owned()));
            Told::Speed(speed?)
        }
        Slot::Wind if token.text.chars().flat_map(narrow).all(is_of_degrees) => {
            Told::Name(degrees(token.text).ok_or(Fault::NotFound(slot, token.text.to_owned()))?)
        }
        slot if slot.is_number() => {
            let digits: String = token.text.chars().flat_map(narrow).collect();
            let number = digits.trim_end_matches(UNITS).parse();
            Told::Number(number.map_err(|_| Fault::NotFound(slot, token.text.to_owned()))?)
        }
        Slot::Parties => {
            let parts = token.split(&[',', '，', '、']);
            let all = parts
                .into_iter()
                .map(|part| name_at(reading, part, cursor, slot, names));
            Told::Names(all.collect::<Result<_, _>>()?)
        }
        _ => Told::Name(name_at(reading, token, cursor, slot, names)?),
    };
    Ok(Some(told))
}

/// A number of degrees, with or without the word for it.
fn is_of_degrees(it: char) -> bool {
    it.is_ascii_digit() || matches!(it, '度' | '°')
}

fn degrees(text: &str) -> Option<Named> {
    let digits: String = text.chars().flat_map(narrow).collect();
    let degrees = digits.trim_end_matches(['度', '°']).parse().ok()?;
    let what = What::Wind(WindFrom::Degrees(degrees));
    let of_a_circle = degrees <= 360;
    of_a_circle.then(|| Named::new(what, format!("{degrees} 度"), format!("{degrees}°")))
}

/// `被困 2 重伤 1`, `被困2`, `bk 不详`.
fn figures_at<K: Known>(
    reading: &mut Reading,
    cursor: &mut Cursor<'_>,
    names: (&K, Option<&Choice>),
) -> Result<Told, Fault> {
    let mut figures = Vec::new();
    while let Some(token) = cursor.word() {
        let (word, glued) = token.part_before_digits();
        let measure = name_at(reading, word, cursor, Slot::Figures, names)?;
        let number = match glued.or_else(|| cursor.word()) {
            Some(number) => number,
            None => return Err(Fault::NoNumber(measure.zh)),
        };
        reading.open = None;
        let digits: String = number.text.chars().flat_map(narrow).collect();
        let value = match digits.as_str() {
            "不详" | "bx" | "?" => None,
            digits => match digits.trim_end_matches(['人', '户']).parse() {
                Ok(value) => Some(value),
                Err(_) => return Err(Fault::NoNumber(measure.zh)),
            },
        };
        figures.push((measure, value));
    }
    if figures.is_empty() {
        offer(reading, (cursor.at(), ""), names.0.names(Slot::Figures));
        return Err(Fault::Missing(Slot::Figures));
    }
    Ok(Told::Figures(figures))
}

/// What one word means: the one name that fits best, or the one that was chosen.
fn name_at<K: Known>(
    reading: &mut Reading,
    token: Token<'_>,
    cursor: &Cursor<'_>,
    slot: Slot,
    (known, choice): (&K, Option<&Choice>),
) -> Result<Named, Fault> {
    let word = token.text;
    let fitting = fitting(word, known.names(slot));
    let is_open = token.end() == cursor.end() || slot.takes_rest();
    if is_open {
        let offered = fitting.iter().map(|it| it.1.clone()).collect();
        offer(reading, (token.at, word), offered);
    }
    let chosen = choice.filter(|it| it.at == token.at && it.word == word);
    let chosen = chosen.and_then(|it| fitting.iter().find(|(_, named)| named.what == it.what));
    if let Some((_, named)) = chosen {
        return Ok(named.clone());
    }
    let Some((best, named)) = fitting.first() else {
        return Err(Fault::NotFound(slot, word.to_owned()));
    };
    let class = |(fit, named): &(Fit, Named)| (*fit, named.far);
    let alike = fitting.iter().filter(|it| class(it) == (*best, named.far));
    match alike.count() {
        1 => Ok(named.clone()),
        _ => Err(Fault::Several(slot, word.to_owned(), fitting.len())),
    }
}

/// The names that a word fits, the best first; of those that fit alike, those expected first.
fn fitting(word: &str, names: Vec<Named>) -> Vec<(Fit, Named)> {
    let fits = names.into_iter().filter_map(|named| {
        // An id is typed from its beginning or not at all: `sy` means no psych.
        let also = fit(word, [&*named.also]).filter(|it| *it <= Fit::Begin);
        let also = also.filter(|_| !named.also.is_empty());
        let name = fit(word, [&*named.zh, &*named.en]);
        Some((name.into_iter().chain(also).min()?, named))
    });
    let mut fitting: Vec<(Fit, Named)> = fits.collect();
    fitting.sort_by_key(|(fit, named)| (*fit, named.far));
    // Letters in their order are a last resort: where a whole piece fits, they are noise.
    if fitting.first().is_some_and(|it| it.0 <= Fit::LettersInside) {
        fitting.retain(|it| it.0 <= Fit::LettersInside);
    }
    // A substance has several names, and is offered once: by the one that fits best.
    let mut seen = Vec::new();
    fitting.retain(|(_, named)| {
        let What::Substance(id) = &named.what else {
            return true;
        };
        let is_new = !seen.contains(id);
        seen.push(id.clone());
        is_new
    });
    fitting
}

fn offer(reading: &mut Reading, (at, word): (usize, &str), mut offered: Vec<Named>) {
    let more = offered.len().saturating_sub(OFFERED_MAX);
    offered.truncate(OFFERED_MAX);
    reading.open = Some(Open {
        at,
        word: word.to_owned(),
        offered,
        more,
    });
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
