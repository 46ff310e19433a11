//! What cannot be read on a sheet: where, what, what was expected, the nearest valid name.

use crate::catalogue::Text;
use crate::command::SHEET_ENTRIES_MAX;
use crate::time::Time;
use crate::words::WORDS_BYTES_MAX;

/// Something that cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFault {
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1 in characters.
    pub column: u32,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong at a place of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The line names no time.
    NoTime,
    /// What stands where a time should is none.
    BadTime(String),
    /// The clock has not shown it since the last twelve hours began.
    NotYet(String, Time),
    /// No incident is chosen, and the line names none.
    NoIncident,
    /// No incident has this number.
    UnknownIncident(String),
    /// The line says nothing after the time or the name.
    NoAct,
    /// A word that is no act; with the nearest.
    UnknownAct(String, Option<String>),
    /// The act needs somebody before it; with who may stand there.
    NoParty(&'static str, Text),
    /// A name that the district does not know; with the nearest.
    UnknownParty(String, Option<String>),
    /// A short name that fits several.
    Several(String, Vec<String>),
    /// Somebody who cannot do this; with who can.
    WrongParty(String, &'static str, Text),
    /// The act needs words after it; with what.
    NoWords(&'static str, Text),
    /// The act needs a number after it; with how it is written.
    NoNumber(&'static str, &'static str),
    /// Longer than a text may be.
    TooLong,
    /// More lines than a sheet may have.
    TooManyLines,
}

/// What stands where, in both languages.
type Both = (String, String);

fn both(zh: impl Into<String>, en: impl Into<String>) -> Both {
    (zh.into(), en.into())
}

impl Wrong {
    fn what(&self) -> Both {
        match self {
            Wrong::NoTime => both("没有时刻", "no time"),
            Wrong::BadTime(word) => both(
                format!("「{word}」不是时刻"),
                format!("“{word}” is no time"),
            ),
            Wrong::NotYet(word, now) => both(
                format!("「{word}」晚于现在 {}", now.local_clock()),
                format!("“{word}” is later than now, {}", now.local_clock()),
            ),
            Wrong::NoIncident => both("没有选事件", "no incident is chosen"),
            Wrong::UnknownIncident(word) => {
                both(format!("没有「{word}」"), format!("there is no “{word}”"))
            }
            Wrong::NoAct => both("没有写做了什么", "it is not said what was done"),
            Wrong::UnknownAct(word, _) => both(
                format!("「{word}」不是可补录的动作"),
                format!("“{word}” is no act that can be entered later"),
            ),
            Wrong::NoParty(act, _) => both(
                format!("没有写谁「{act}」"),
                format!("it is not said who: {act}"),
            ),
            Wrong::UnknownParty(word, _) => both(
                format!("「{word}」不在本区名册内"),
                format!("“{word}” is not in the register of this district"),
            ),
            Wrong::Several(word, _) => both(
                format!("「{word}」不止一个"),
                format!("“{word}” fits several"),
            ),
            Wrong::WrongParty(name, act, _) => both(
                format!("「{name}」不能「{act}」"),
                format!("“{name}” cannot: {act}"),
            ),
            Wrong::NoWords(act, _) => both(
                format!("「{act}」后面没有内容"),
                format!("nothing stands after {act}"),
            ),
            Wrong::NoNumber(act, _) => both(
                format!("「{act}」后面没有人数"),
                format!("no number stands after {act}"),
            ),
            Wrong::TooLong => both("太长", "too long"),
            Wrong::TooManyLines => both("行数太多", "too many lines"),
        }
    }

    fn expected(&self) -> Both {
        match self {
            Wrong::NoTime | Wrong::BadTime(_) => both("如 02:10", "such as 02:10"),
            Wrong::NotYet(word, _) => both(
                format!("十二小时内的时刻,更早请写「昨天 {word}」"),
                format!("a time of the last twelve hours; earlier ones as “yesterday {word}”"),
            ),
            Wrong::NoIncident => both(
                "先选一个事件,或在时刻后写「事件3」",
                "choose one, or write 事件3 after the time",
            ),
            Wrong::UnknownIncident(_) => {
                both("已有事件的编号", "the number of an incident that exists")
            }
            Wrong::NoAct | Wrong::UnknownAct(..) => {
                let words = super::ACT_WORDS.iter().map(|it| it.words[0]);
                let words = words.collect::<Vec<_>>().join("、");
                both(words.clone(), words)
            }
            Wrong::UnknownParty(..) => both(
                "部门、镇街、队伍或岗位的名称",
                "the name of a department, township, team or post",
            ),
            Wrong::Several(_, names) => both(names.join("、"), names.join(", ")),
            Wrong::NoParty(_, who) | Wrong::WrongParty(_, _, who) | Wrong::NoWords(_, who) => {
                both(&*who.zh, &*who.en)
            }
            Wrong::NoNumber(_, form) => both(format!("如 {form}"), format!("such as {form}")),
            Wrong::TooLong => both(
                format!("不超过 {WORDS_BYTES_MAX} 字节"),
                format!("at most {WORDS_BYTES_MAX} bytes"),
            ),
            Wrong::TooManyLines => both(
                format!("一张纸不超过 {SHEET_ENTRIES_MAX} 行"),
                format!("at most {SHEET_ENTRIES_MAX} lines of one sheet"),
            ),
        }
    }

    /// The valid name that looks most like the one that was written.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Wrong::UnknownAct(_, nearest) | Wrong::UnknownParty(_, nearest) => nearest.as_deref(),
            _ => None,
        }
    }
}

impl PaperFault {
    /// In one sentence: where, what, what was expected, the nearest.
    #[must_use]
    pub fn text(&self) -> Text {
        let PaperFault {
            line,
            column,
            wrong,
        } = self;
        let (what_zh, what_en) = wrong.what();
        let (expected_zh, expected_en) = wrong.expected();
        let near = |zh: &str, close: &str| {
            let nearest = wrong.nearest();
            nearest.map_or_else(String::new, |it| format!("{zh}{it}{close}"))
        };
        Text {
            zh: format!(
                "第 {line} 行第 {column} 列:{what_zh},应为{expected_zh}{}",
                near(",最接近「", "」")
            ),
            en: format!(
                "line {line}, column {column}: {what_en}, expected {expected_en}{}",
                near(", nearest: ", "")
            ),
        }
    }
}

pub(super) fn at(line: u32, column: u32, wrong: Wrong) -> PaperFault {
    PaperFault {
        line,
        column,
        wrong,
    }
}
