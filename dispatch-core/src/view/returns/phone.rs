//! A return by telephone: the questions as they are read out, and one line that takes the answers.

use crate::catalogue::{Form, FormItem, Text};
use crate::command::{ReturnValue, ReturnValues};
use crate::view::half_width::half_width;
use crate::words::{FormItemId, ThingKind};

/// One question as it is read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Counts from 1.
    pub number: u32,
    /// The item it asks about.
    pub item: FormItemId,
    /// The question: 已转多少人? / 断电:正常、部分断、全断?
    pub text: Text,
}

/// Why a line of answers cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// Nothing was said.
    Empty,
    /// A word that is no item, no number and no choice; with the nearest item.
    Unknown(String, Option<String>),
    /// No number stands where one is asked.
    NoNumber(String, String),
    /// No choice of the item; with those there are.
    NoChoice(String, String, String),
    /// With a comma in it, it may be one number or several.
    OneOrMore(String),
    /// More answers than questions.
    TooMany(usize, usize),
    /// An item answered twice.
    Twice(String),
    /// An item named without an answer.
    NoAnswer(String),
    /// 零报告 beside other answers.
    ZeroBeside,
}

impl AnswerFault {
    /// In one sentence: what, and what now.
    #[must_use]
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            AnswerFault::Empty => (
                "没有答数。没有情况请写「零报告」。".to_owned(),
                "No answer. Write 零报告 for nothing to report.".to_owned(),
            ),
            AnswerFault::Unknown(word, nearest) => {
                let (zh, en) = nearest.as_ref().map_or_else(Default::default, |it| {
                    (
                        format!("最接近的是「{it}」。"),
                        format!(" The nearest is “{it}”."),
                    )
                });
                (
                    format!("「{word}」不是本表的项目,也不是数字。{zh}"),
                    format!("“{word}” is no item of this form and no number.{en}"),
                )
            }
            AnswerFault::NoNumber(item, word) => (
                format!("「{item}」应填数字或不详,不是「{word}」。"),
                format!("“{item}” wants a number or 不详, not “{word}”."),
            ),
            AnswerFault::NoChoice(item, word, choices) => (
                format!("「{item}」应为{choices}或不详,不是「{word}」。"),
                format!("“{item}” is one of {choices} or 不详, not “{word}”."),
            ),
            AnswerFault::OneOrMore(word) => (
                format!("「{word}」是一个数还是几个数?一个数请去掉逗号,几个数请用空格分开。"),
                format!(
                    "“{word}”: one number or several? Leave the comma out of one; part several by spaces."
                ),
            ),
            AnswerFault::TooMany(found, wanted) => (
                format!("答了 {found} 项,本表只有 {wanted} 项。"),
                format!("{found} answers to {wanted} questions."),
            ),
            AnswerFault::Twice(item) => (
                format!("「{item}」答了两次,请只留一次。"),
                format!("“{item}” is answered twice; keep one."),
            ),
            AnswerFault::NoAnswer(item) => (
                format!("「{item}」后面没有答数,不清楚请写不详。"),
                format!("“{item}” has no answer; write 不详 where it is not known."),
            ),
            AnswerFault::ZeroBeside => (
                "零报告不能同时填数,请只留一样。".to_owned(),
                "零报告 cannot stand beside figures; keep one.".to_owned(),
            ),
        };
        Text { zh, en }
    }
}

/// The questions of a form in the order in which they are read out.
#[must_use]
pub fn questions(form: &Form) -> Vec<Question> {
    let question = |(number, item): (u32, &FormItem)| {
        let id = FormItemId::new(&item.id).ok()?;
        let text = match &item.unit {
            Some(unit) => Text {
                zh: format!("{}多少{}?", item.zh, unit.zh),
                en: format!("{}: how many {}?", item.en, unit.en),
            },
            None => Text {
                zh: format!("{}:{}?", item.zh, choices_zh(item)),
                en: format!("{}: {}?", item.en, choices_en(item)),
            },
        };
        Some(Question {
            number,
            item: id,
            text,
        })
    };
    (1..).zip(&form.items).filter_map(question).collect()
}

fn choices_zh(item: &FormItem) -> String {
    let all: Vec<&str> = item.choices.iter().map(|it| it.zh.as_str()).collect();
    all.join("、")
}

fn choices_en(item: &FormItem) -> String {
    let all: Vec<&str> = item.choices.iter().map(|it| it.en.as_str()).collect();
    all.join(", ")
}

/// Words that say nothing of all this 零报告.
const ZERO: [&str; 4] = ["零报告", "零", "无", "平安无事"];
/// Words for 不详.
const UNKNOWN: [&str; 4] = ["不详", "不清楚", "未知", "?"];

/// What parts two answers: commas, colons and the like, in both widths.
const PARTS: [char; 12] = [
    ',', ':', ';', '=', '/', '.', '\u{FF0C}', '\u{FF1A}', '\u{FF1B}', '\u{FF1D}', '\u{3001}',
    '\u{3002}',
];

/// What one line of answers says: whether it is a zero report, and the values.
///
/// Answers stand in the order of the questions (`120 100 不详`), or each behind its item's name
/// (`应转120,已转100`, `已转地灾 12`), parted by spaces or commas. What is not named stays unsaid. A comma
/// that may stand before thousands is asked about.
///
/// # Errors
/// Everything that is wrong with the line.
pub fn answers_of(form: &Form, line: &str) -> Result<(bool, ReturnValues), Vec<AnswerFault>> {
    let parted = |c: char| c.is_whitespace() || PARTS.contains(&c);
    let line: String = line.chars().map(half_width).collect();
    if let Some(number) = thousands(&line) {
        return Err(vec![AnswerFault::OneOrMore(number.to_owned())]);
    }
    let words: Vec<String> = line
        .split(parted)
        .filter(|it| !it.is_empty())
        .flat_map(|it| cut(form, it))
        .collect();
    if words.is_empty() {
        return Err(vec![AnswerFault::Empty]);
    }
    if words.iter().any(|it| ZERO.contains(&it.as_str())) {
        return if words.len() == 1 {
            Ok((true, ReturnValues::new()))
        } else {
            Err(vec![AnswerFault::ZeroBeside])
        };
    }
    let named = words.iter().any(|it| key_of(form, it).is_some());
    let (values, faults) = if named {
        by_name(form, &words)
    } else {
        in_order(form, &words)
    };
    if faults.is_empty() {
        Ok((false, values))
    } else {
        Err(faults)
    }
}

/// A number written with a comma before each three digits, such as `9,120`: nobody can tell it from
/// two answers.
fn thousands(line: &str) -> Option<&str> {
    let in_number = |c: char| c.is_ascii_digit() || c == ',';
    line.split(|c: char| !in_number(c)).find(|run| {
        let mut groups = run.split(',');
        let first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
        let mut rest = groups.peekable();
        first && rest.peek().is_some() && rest.all(|it| it.len() == 3)
    })
}

/// An item's name with the answer stuck to it is two words: 应转120, 断电全断.
fn cut(form: &Form, word: &str) -> Vec<String> {
    if key_of(form, word).is_some() || choice_of_any(form, word) {
        return vec![word.to_owned()];
    }
    let names = names(form);
    let longest = names
        .iter()
        .filter(|(name, _)| word.starts_with(name.as_str()))
        .max_by_key(|(name, _)| name.len());
    match longest {
        Some((name, _)) => vec![name.clone(), word[name.len()..].to_owned()],
        None => vec![word.to_owned()],
    }
}

fn choice_of_any(form: &Form, word: &str) -> bool {
    let mut choices = form.items.iter().flat_map(|it| &it.choices);
    choices.any(|it| it.zh == word || it.id == word)
}

/// Every name by which an item or one of its parts may be called, with its key.
fn names(form: &Form) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for item in &form.items {
        names.push((item.zh.clone(), item.id.clone()));
        for part in form.parts.iter().filter(|_| item.by_part) {
            let key = format!("{}/{}", item.id, part.id);
            names.push((format!("{}{}", part.zh, item.zh), key.clone()));
            names.push((format!("{}{}", item.zh, part.zh), key));
        }
    }
    names
}

fn key_of(form: &Form, word: &str) -> Option<String> {
    let by_name = names(form).into_iter().find(|(name, _)| name == word);
    by_name.map(|(_, key)| key).or_else(|| {
        let is_id = form.item(word).is_some();
        is_id.then(|| word.to_owned())
    })
}

fn by_name(form: &Form, words: &[String]) -> (ReturnValues, Vec<AnswerFault>) {
    let (mut values, mut faults) = (ReturnValues::new(), Vec::new());
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(key) = key_of(form, word) else {
            let names = names(form);
            let all = names.iter().map(|(name, _)| name.as_str());
            let nearest = crate::source::nearest(word, all).map(str::to_owned);
            faults.push(AnswerFault::Unknown(word.clone(), nearest));
            continue;
        };
        match words.next_if(|next| key_of(form, next).is_none()) {
            Some(answer) => take(form, &key, answer, &mut values, &mut faults),
            None => faults.push(AnswerFault::NoAnswer(word.clone())),
        }
    }
    (values, faults)
}

fn in_order(form: &Form, words: &[String]) -> (ReturnValues, Vec<AnswerFault>) {
    let (mut values, mut faults) = (ReturnValues::new(), Vec::new());
    if words.len() > form.items.len() {
        faults.push(AnswerFault::TooMany(words.len(), form.items.len()));
        return (values, faults);
    }
    for (item, word) in form.items.iter().zip(words) {
        take(form, &item.id, word, &mut values, &mut faults);
    }
    (values, faults)
}

fn take(
    form: &Form,
    key: &str,
    word: &str,
    values: &mut ReturnValues,
    faults: &mut Vec<AnswerFault>,
) {
    let (Some((item, _)), Ok(id)) = (form.find(key), FormItemId::new(key)) else {
        return;
    };
    if values.contains_key(&id) {
        faults.push(AnswerFault::Twice(item.zh.clone()));
        return;
    }
    if UNKNOWN.contains(&word) {
        values.insert(id, None);
        return;
    }
    let value = if item.is_number() {
        let bare = item
            .unit
            .as_ref()
            .and_then(|unit| word.strip_suffix(&unit.zh))
            .unwrap_or(word);
        bare.parse().ok().map(ReturnValue::Number)
    } else {
        let mut choices = item.choices.iter();
        choices
            .find(|it| it.zh == word || it.id == word)
            .and_then(|it| ThingKind::new(&it.id).ok())
            .map(ReturnValue::Choice)
    };
    match value {
        Some(value) => drop(values.insert(id, Some(value))),
        None if item.is_number() => {
            faults.push(AnswerFault::NoNumber(item.zh.clone(), word.to_owned()));
        }
        None => {
            let choices = choices_zh(item);
            faults.push(AnswerFault::NoChoice(
                item.zh.clone(),
                word.to_owned(),
                choices,
            ));
        }
    }
}
