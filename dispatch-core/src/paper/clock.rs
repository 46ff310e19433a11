//! When it happened: the clock of the room as it was written down.

use super::fault::Wrong;
use super::words::Rest;
use crate::state::BASIS_AGE_MAX_S;
use crate::time::{DAY_S, Time};
use crate::view::{half_width, minute_of};

/// How many days back each word means.
const DAYS: [(&str, i64); 5] = [
    ("今天", 0),
    ("昨天", 1),
    ("前天", 2),
    ("today", 0),
    ("yesterday", 1),
];

/// The moment a line begins with, and what comes after it. Without a day it is the last time the
/// clock showed it; longer ago than a basis may be (twelve hours), the day must be written.
pub(super) fn moment(rest: Rest<'_>, now: Time) -> (Result<Time, Wrong>, Rest<'_>) {
    let named = DAYS
        .iter()
        .find_map(|(word, back)| Some((rest.after(word)?, *back)));
    let (rest, back) = named.map_or((rest, None), |(rest, back)| (rest, Some(back)));
    // An officer whose keyboard writes Chinese has digits as wide as its characters.
    let is_digit = |c: char| half_width(c).is_ascii_digit();
    let is_time = |c: char| is_digit(c) || matches!(c, ':' | '\u{FF1A}' | '点' | '半' | '分');
    let (word, after) = rest.take_while(is_time);
    if !word.starts_with(is_digit) {
        return (Err(Wrong::NoTime), rest);
    }
    let bare: String = word.chars().map(half_width).collect();
    let Some(minute) = minute_of(&bare) else {
        return (Err(Wrong::BadTime(word.to_owned())), after);
    };
    let today_s = now.local_midnight_s() + minute * 60;
    let at = |back: i64| Time(0).plus_s(today_s - back * DAY_S);
    let wanted = match back {
        Some(back) => at(back),
        None if at(0) <= now => at(0),
        None => at(1),
    };
    let too_old = back.is_none() && now.since_s(wanted) > BASIS_AGE_MAX_S;
    if wanted > now || too_old {
        return (Err(Wrong::NotYet(word.to_owned(), now)), after);
    }
    (Ok(wanted), after)
}
