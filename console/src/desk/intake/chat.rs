//! A message of a chat group 群消息 as it is pasted: who sent it and when stand before its words, in one
//! of the orders that the programs here copy them. Nothing of the text is changed by it.

use dispatch_core::board::stamp as stamp_of;
use dispatch_core::time::{DAY_S, Time};

use crate::desk::found::narrow;

/// What stands before the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who sent it, as the group calls him.
    pub sender: String,
    /// When.
    pub sent_at: Time,
}

/// Lines before which the sender must have been named.
const HEAD_LINES: usize = 3;
/// Longest name of a sender, in characters.
const SENDER_MAX: usize = 24;

/// The first message of a text; `None` where it does not begin with one.
#[must_use]
pub fn message(text: &str, now: Time) -> Option<Message> {
    let lines: Vec<String> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .take(HEAD_LINES + 1)
        .map(|it| it.chars().flat_map(narrow).collect())
        .collect();
    let raw: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    for at in 0..lines.len().min(HEAD_LINES) {
        let Some(stamp) = stamp(&lines[at], now) else {
            continue;
        };
        // Letters lose their capitals when they are made narrow, and nothing else moves.
        let line: Vec<char> = raw[at].chars().collect();
        let (before, behind) = match line.len() == lines[at].chars().count() {
            true => (
                line[..stamp.from].iter().collect::<String>(),
                line[stamp.to..].iter().collect::<String>(),
            ),
            false => return None,
        };
        let (before, behind) = (bare(&before), bare(&behind));
        let follows = at + 1 < raw.len();
        let sender = match (before.is_empty(), behind.is_empty()) {
            // 张三 08:41
            (false, true) => Some(before),
            // [08:41] 张三：桥下积水; 08:41 张三
            (true, false) => match behind.split_once(['：', ':']) {
                Some((name, _)) => Some(bare(name)),
                None if follows => Some(behind),
                None => None,
            },
            // 张三： / 08:41, or 08:41 / 张三：
            (true, true) => match at.checked_sub(1) {
                Some(above) => Some(bare(raw[above])),
                None => raw
                    .get(1)
                    .filter(|it| it.ends_with([':', '：']))
                    .map(|it| bare(it)),
            },
            (false, false) => None,
        };
        let sender = sender.filter(|it| is_name(it))?;
        return Some(Message {
            sender,
            sent_at: stamp.at,
        });
    }
    None
}

fn bare(text: &str) -> String {
    let edge = |c: char| c.is_whitespace() || ":：,，()（）[]【】<>《》\"“”·-—|".contains(c);
    text.trim_matches(edge).to_owned()
}

/// A name is short and no sentence.
fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let sentence = |c: char| "。！？!?；;，,、".contains(c);
    (1..=SENDER_MAX).contains(&count)
        && !text.contains(sentence)
        && text.chars().any(char::is_alphabetic)
}

/// A moment within a line, and the characters that it takes up.
struct Stamp {
    at: Time,
    from: usize,
    to: usize,
}

fn stamp(line: &str, now: Time) -> Option<Stamp> {
    let chars: Vec<char> = line.chars().collect();
    (0..chars.len()).find_map(|at| {
        let (hour, minute, to) = clock(&chars, at)?;
        let (hour, from) = part_of_day(&chars, at, hour);
        let (day, from) = day(&chars, from, now);
        let midnight = day.unwrap_or(now.local_midnight_s());
        let sent = Time(0).plus_s(midnight + hour * 3_600 + minute * 60);
        // A clock alone is of the last time it showed that.
        let sent = match day {
            None if sent > now.plus_s(60) => sent.plus_s(-DAY_S),
            _ => sent,
        };
        (sent <= now.plus_s(DAY_S)).then_some(Stamp { at: sent, from, to })
    })
}

/// `8:41`, `08:41:12` that begins here; where it ends.
fn clock(chars: &[char], at: usize) -> Option<(i64, i64, usize)> {
    if at > 0 && (chars[at - 1].is_ascii_digit() || chars[at - 1] == ':') {
        return None;
    }
    let (hour, next) = number(chars, at, 2)?;
    let (minute, end) = number(chars, colon(chars, next)?, 2)?;
    if hour > 23 || minute > 59 || end - next != 3 {
        return None;
    }
    let end = match colon(chars, end).and_then(|it| number(chars, it, 2)) {
        Some((second, end)) if second < 60 => end,
        _ => end,
    };
    Some((hour, minute, end))
}

fn colon(chars: &[char], at: usize) -> Option<usize> {
    (chars.get(at) == Some(&':')).then_some(at + 1)
}

fn number(chars: &[char], at: usize, most: usize) -> Option<(i64, usize)> {
    let digits = chars.get(at..)?.iter().take_while(|it| it.is_ascii_digit());
    let count = digits.count();
    if count == 0 || count > most {
        return None;
    }
    let text: String = chars[at..at + count].iter().collect();
    Some((text.parse().ok()?, at + count))
}

/// The hour of the day, where 下午 and the like stand before it.
fn part_of_day(chars: &[char], at: usize, hour: i64) -> (i64, usize) {
    let end = skip_back(chars, at);
    for (word, late) in [
        ("上午", false),
        ("凌晨", false),
        ("早上", false),
        ("中午", true),
        ("下午", true),
        ("晚上", true),
    ] {
        if ends_with(chars, end, word) {
            let hour = match late {
                true if (1..12).contains(&hour) && !(word == "中午" && hour > 2) => hour + 12,
                _ => hour,
            };
            return (hour, end - word.chars().count());
        }
    }
    (hour, at)
}

/// Local midnight of the day that stands before, in seconds.
fn day(chars: &[char], at: usize, now: Time) -> (Option<i64>, usize) {
    let end = skip_back(chars, at);
    for (word, back) in [("今天", 0), ("昨天", 1), ("前天", 2)] {
        if ends_with(chars, end, word) {
            let midnight = now.local_midnight_s() - back * DAY_S;
            return (Some(midnight), end - word.chars().count());
        }
    }
    let is_date = |c: &char| c.is_ascii_digit() || "-/.年月日".contains(*c);
    let count = chars[..end]
        .iter()
        .rev()
        .take_while(|it| is_date(it))
        .count();
    let text: String = chars[end - count..end].iter().collect();
    match date(&text, now) {
        Some(midnight) => (Some(midnight), end - count),
        None => (None, at),
    }
}

fn date(text: &str, now: Time) -> Option<i64> {
    let parts: Vec<i64> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .map(|it| it.parse().ok())
        .collect::<Option<_>>()?;
    let this_year: i64 = stamp_of(now).get(..4)?.parse().ok()?;
    let (years, month, day) = match parts[..] {
        [year, month, day] => (vec![year], month, day),
        [month, day] => (vec![this_year, this_year - 1], month, day),
        _ => return None,
    };
    let days = years.into_iter().filter_map(|year| {
        let day = Time::from_local(&format!("{year:04}-{month:02}-{day:02} 00:00"))?;
        (day <= now.plus_s(DAY_S)).then(|| day.local_midnight_s())
    });
    days.max()
}

fn skip_back(chars: &[char], at: usize) -> usize {
    let spaces = chars[..at].iter().rev().take_while(|it| it.is_whitespace());
    at - spaces.count()
}

fn ends_with(chars: &[char], end: usize, word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    chars[..end].ends_with(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sender_and_moment_are_found_in_every_order_they_are_copied_in() {
        let now = Time::from_local("2026-06-18 08:47").unwrap();
        let today = "2026-06-18 08:41";
        let table = [
            ("张三 2026/6/18 8:41:12\n六虹桥下积水", "张三", today),
            (
                "郭溪值班-林国强 08:41\n六虹桥下积水",
                "郭溪值班-林国强",
                today,
            ),
            ("张三:\n2026-06-18 08:41\n六虹桥下积水", "张三", today),
            ("08:41\n张三：\n六虹桥下积水", "张三", today),
            ("[08:41] 张三：六虹桥下积水", "张三", today),
            ("08:41 张三\n六虹桥下积水", "张三", today),
            ("张三 今天 8:41\n桥下", "张三", today),
            ("Zhang San 上午8：41\n桥下", "Zhang San", today),
            ("张三 昨天 下午 11:50\n桥下", "张三", "2026-06-17 23:50"),
            ("张三 23:50\n桥下", "张三", "2026-06-17 23:50"),
            ("张三 6月17日 7:05\n桥下", "张三", "2026-06-17 07:05"),
            ("张三（12月31日 23:59）\n桥下", "张三", "2025-12-31 23:59"),
        ];
        for (text, sender, at) in table {
            let wanted = Message {
                sender: sender.to_owned(),
                sent_at: Time::from_local(at).unwrap(),
            };
            assert_eq!(message(text, now), Some(wanted), "{text}");
        }
    }

    #[test]
    fn words_that_only_name_a_clock_are_no_message() {
        let now = Time::from_local("2026-06-18 08:47").unwrap();
        for text in [
            "六虹桥下积水，08:41 开始，两辆车被淹",
            "8:41 桥下积水",
            "比分 3:2",
            "",
            "25:61 张三\n桥下",
            "张三说桥下积水了。 08:41\n桥下",
            "08:41",
            "2026/13/45 99:99",
        ] {
            assert_eq!(message(text, now), None, "{text}");
        }
    }
}
