//! One line as an officer types it: 「02:50前 报市防指 泽雅孤岛村」 (practice R10).
//!
//! `[今天|明天] [每小时|每日] TIME[前] [报TO] TEXT`; in English `[tomorrow] [hourly|daily] by TIME
//! [to TO:] TEXT`. What cannot be read is said with what was expected.

use std::fmt;

use super::half_width::half_width;
use crate::time::{DAY_S, Time};
use crate::words::Words;

/// What a line says: an obligation without its id and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLine {
    /// Until when, the first time.
    pub due_at: Time,
    /// To whom.
    pub to: Option<Words>,
    /// What.
    pub text: Words,
    /// Again every so many seconds.
    pub repeat_s: Option<u32>,
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It names no time.
    NoTime,
    /// What stands where a time should is none.
    BadTime(String),
    /// It says nothing that could be reported.
    NoText,
    /// Longer than a text may be.
    TooLong,
}

impl LineFault {
    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            LineFault::NoTime => {
                "no time, expected a line such as: by 02:50 to city HQ: cut-off villages".to_owned()
            }
            LineFault::BadTime(text) => format!("“{text}” is no time, expected 02:50"),
            LineFault::NoText => {
                "it is not said what is to be reported, expected a text after the time".to_owned()
            }
            LineFault::TooLong => "too long, expected at most 4096 bytes".to_owned(),
        }
    }
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LineFault::NoTime => f.write_str("没有时刻,应如:02:50前 报市防指 泽雅孤岛村"),
            LineFault::BadTime(text) => write!(f, "「{text}」不是时刻,应如 02:50"),
            LineFault::NoText => f.write_str("没有写要报什么,请写在时刻之后"),
            LineFault::TooLong => f.write_str("太长,应不超过 4096 字节"),
        }
    }
}

/// What may stand before the time: how many days on it is, or how often it comes again.
const OPENINGS: [(&str, Option<i64>, Option<u32>); 9] = [
    ("今天", Some(0), None),
    ("明天", Some(1), None),
    ("today", Some(0), None),
    ("tomorrow", Some(1), None),
    ("每小时", None, Some(3600)),
    ("hourly", None, Some(3600)),
    ("每日", None, Some(86_400)),
    ("每天", None, Some(86_400)),
    ("daily", None, Some(86_400)),
];

/// Reads a line at a moment: a clock is the next time the district's clock shows it.
///
/// # Errors
/// The first thing that cannot be read.
pub fn typed_line(line: &str, now: Time) -> Result<TypedLine, LineFault> {
    let mut rest = line.trim();
    let mut day = None;
    let mut repeat_s = None;
    while let Some((after, (_, named_day, every))) = OPENINGS
        .iter()
        .find_map(|opening| Some((rest.strip_prefix(opening.0)?, opening)))
    {
        day = named_day.or(day);
        repeat_s = every.or(repeat_s);
        rest = after.trim_start();
    }
    rest = rest.strip_prefix("by ").unwrap_or(rest).trim_start();
    // An officer whose keyboard writes Chinese has digits as wide as its characters.
    let is_digit = |c: char| half_width(c).is_ascii_digit();
    let is_time = |c: char| is_digit(c) || matches!(c, ':' | '\u{FF1A}' | '点' | '半' | '分');
    let end = rest.find(|c: char| !is_time(c)).unwrap_or(rest.len());
    let (time, after) = rest.split_at(end);
    if !time.starts_with(is_digit) {
        return Err(LineFault::NoTime);
    }
    let bare: String = time.chars().map(half_width).collect();
    let minute = minute_of(&bare).ok_or_else(|| LineFault::BadTime(time.to_owned()))?;
    let after = after.trim_start();
    let after = ["之前", "以前", "前"]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .unwrap_or(after);
    let after = after.trim_start_matches([' ', ',', '\u{FF0C}', '\u{3000}']);
    let (to, text) = addressee(after);
    let words = |text: &str| Words::new(text).map_err(|_| LineFault::TooLong);
    let text = text.trim();
    if text.is_empty() {
        return Err(LineFault::NoText);
    }
    Ok(TypedLine {
        due_at: due(now, minute, day),
        to: to.map(words).transpose()?,
        text: words(text)?,
        repeat_s,
    })
}

/// `报市防指 泽雅孤岛村` names both; `报泽雅人数` names nobody.
fn addressee(after: &str) -> (Option<&str>, &str) {
    if let Some(told) = after
        .strip_prefix("报")
        .or_else(|| after.strip_prefix("向"))
    {
        let told = told.trim_start();
        return match told.split_once([' ', '\u{3000}', ',', '\u{FF0C}', ':', '\u{FF1A}']) {
            Some((to, text)) if !text.trim().is_empty() => (Some(to), text),
            _ => (None, told),
        };
    }
    match after
        .strip_prefix("to ")
        .and_then(|told| told.split_once(':'))
    {
        Some((to, text)) => (Some(to.trim()), text),
        None => (None, after),
    }
}

/// Minutes after midnight: `02:50`, `2:50`, `2点50`, `2点50分`, `2点半`, `2点`; `None` for any other
/// text, and where anything follows.
#[must_use]
pub fn minute_of(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once([':', '\u{FF1A}', '点'])?;
    let minute = minute.strip_suffix('分').unwrap_or(minute);
    let spoken = text.contains('点');
    // A sign is no digit, though a number could begin with it.
    let number = |text: &str| -> Option<i64> {
        let digits = text.bytes().all(|it| it.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    };
    let hour = number(hour)?;
    let minute: i64 = match minute {
        "" if spoken => 0,
        "半" if spoken => 30,
        _ if minute.len() == 2 => number(minute)?,
        _ => return None,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

fn due(now: Time, minute: i64, day: Option<i64>) -> Time {
    let today_s = now.local_midnight_s() + minute * 60;
    let later = day.unwrap_or(i64::from(today_s <= now.0.div_euclid(1000)));
    Time(0).plus_s(today_s + later * DAY_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2022-07-30 01:10 in the district.
    const NOW: &str = "2022-07-30 01:10";

    fn read(line: &str) -> Result<(String, Option<String>, String, Option<u32>), LineFault> {
        let now = Time::from_local(NOW).expect("a moment");
        typed_line(line, now).map(|it| {
            let day = if it.due_at < now.plus_s(82_200) {
                ""
            } else {
                "+1 "
            };
            let at = format!("{day}{}", it.due_at.local_clock());
            (
                at,
                it.to.map(|it| it.to_string()),
                it.text.to_string(),
                it.repeat_s,
            )
        })
    }

    #[test]
    fn a_line_is_read_as_it_is_typed() {
        let table = [
            (
                "02:50前 报市防指 泽雅孤岛村",
                "02:50:00",
                Some("市防指"),
                "泽雅孤岛村",
                None,
            ),
            (
                "\u{FF10}\u{FF12}\u{FF1A}\u{FF15}\u{FF10}前 报市防指 \u{FF13}个孤岛村",
                "02:50:00",
                Some("市防指"),
                "\u{FF13}个孤岛村",
                None,
            ),
            ("8:30 前报泽雅人数", "08:30:00", None, "泽雅人数", None),
            (
                "2点半前,报市防指:孤岛村",
                "02:30:00",
                Some("市防指"),
                "孤岛村",
                None,
            ),
            (
                "00:30前 报市里 水位",
                "+1 00:30:00",
                Some("市里"),
                "水位",
                None,
            ),
            (
                "明天8点前 报市应急局 灾情",
                "+1 08:00:00",
                Some("市应急局"),
                "灾情",
                None,
            ),
            (
                "每小时 02:10前 报市防指 转移人数",
                "02:10:00",
                Some("市防指"),
                "转移人数",
                Some(3600),
            ),
            (
                "每日17:00前 报市应急局 灾情",
                "17:00:00",
                Some("市应急局"),
                "灾情",
                Some(86_400),
            ),
            (
                "by 02:50 to city HQ: cut-off villages",
                "02:50:00",
                Some("city HQ"),
                "cut-off villages",
                None,
            ),
        ];
        for (line, at, to, text, repeat_s) in table {
            let wanted = (
                at.to_owned(),
                to.map(str::to_owned),
                text.to_owned(),
                repeat_s,
            );
            assert_eq!(read(line), Ok(wanted), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let bad = |text: &str| LineFault::BadTime(text.to_owned());
        let table = [
            ("", LineFault::NoTime),
            ("报市防指 孤岛村", LineFault::NoTime),
            ("25:00前 报市防指 孤岛村", bad("25:00")),
            ("2:5前 报市防指 孤岛村", bad("2:5")),
            ("250前 报市防指", bad("250")),
            ("02:50前", LineFault::NoText),
            ("02:50前 报", LineFault::NoText),
        ];
        for (line, fault) in table {
            assert_eq!(read(line), Err(fault.clone()), "{line}");
            assert!(!fault.en().is_empty() && !fault.to_string().is_empty());
        }
        let long = format!("02:50前 报市防指 {}", "长".repeat(2000));
        assert_eq!(read(&long), Err(LineFault::TooLong));
    }
}
