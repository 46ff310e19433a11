//! Two languages at once: what can be said, and how clauses become a sentence.

use crate::catalogue::Text;
use crate::words::Words;

/// Something that can stand in a sentence, in Chinese and in English.
pub(super) trait Say {
    /// As it is written in both.
    fn both(&self) -> Text;
}

/// A text in both languages.
pub(super) fn text(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text {
        zh: zh.into(),
        en: en.into(),
    }
}

/// What is the same in both: an id, a number, a clock.
pub(super) fn same(word: &str) -> Text {
    text(word, word)
}

impl Say for Text {
    fn both(&self) -> Text {
        self.clone()
    }
}

impl Say for String {
    fn both(&self) -> Text {
        same(self)
    }
}

impl Say for u32 {
    fn both(&self) -> Text {
        same(&self.to_string())
    }
}

impl Say for Words {
    /// A person's own words stand as they are, on one line.
    fn both(&self) -> Text {
        let line: Vec<&str> = self.as_str().split_whitespace().collect();
        same(&line.join(" "))
    }
}

/// Writes one thing twice: `say!("{team} 归队", "{team} is back", team = it.team)`. The compiler
/// refuses a value that one of the two languages leaves out.
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::sentence::say::text($zh, $en)
    };
    ($zh:literal, $en:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        $(let $name = $crate::sentence::say::Say::both(&$value);)+
        $crate::sentence::say::text(
            format!($zh, $($name = $name.zh),+),
            format!($en, $($name = $name.en),+),
        )
    }};
}
pub(super) use say;

/// A sentence that grows clause by clause.
pub(super) struct Clauses(Vec<Text>);

impl Clauses {
    /// Begins with its main clause.
    pub(super) fn new(head: Text) -> Clauses {
        Clauses(vec![head])
    }

    /// One more clause.
    pub(super) fn and(mut self, clause: Text) -> Clauses {
        self.0.push(clause);
        self
    }

    /// One more clause, where there is something to say.
    pub(super) fn and_some(mut self, clause: Option<Text>) -> Clauses {
        self.0.extend(clause);
        self
    }

    /// More clauses, as many as there are.
    pub(super) fn and_all(mut self, clauses: Vec<Text>) -> Clauses {
        self.0.extend(clauses);
        self
    }

    /// The whole.
    pub(super) fn end(self) -> Text {
        joined(self.0, ",", ", ")
    }
}

/// Several things in a row: 甲、乙 / A, B.
pub(super) fn list(items: impl IntoIterator<Item = Text>) -> Text {
    joined(items, "、", ", ")
}

fn joined(items: impl IntoIterator<Item = Text>, zh_mark: &str, en_mark: &str) -> Text {
    let (zh, en): (Vec<_>, Vec<_>) = items.into_iter().map(|it| (it.zh, it.en)).unzip();
    text(zh.join(zh_mark), en.join(en_mark))
}

/// What a person said, in quotation marks; `None` where nothing was said.
pub(super) fn quoted(words: &Words) -> Option<Text> {
    (!words.is_empty()).then(|| say!("「{words}」", "“{words}”", words = words))
}

/// The same for words that may be absent.
pub(super) fn quoted_some(words: Option<&Words>) -> Option<Text> {
    words.and_then(quoted)
}

/// Why; that nobody said why is said too.
pub(super) fn reason(words: &Words) -> Text {
    if words.is_empty() {
        return say!("未填理由", "no reason given");
    }
    say!("理由:{words}", "reason: {words}", words = words)
}

/// Why, where it need not be said.
pub(super) fn reason_some(words: Option<&Words>) -> Option<Text> {
    words.filter(|it| !it.is_empty()).map(reason)
}

/// A remark.
pub(super) fn remark(words: Option<&Words>) -> Option<Text> {
    let words = words.filter(|it| !it.is_empty())?;
    Some(say!("说明:{words}", "remark: {words}", words = words))
}

impl<T: Say> Say for &T {
    fn both(&self) -> Text {
        (*self).both()
    }
}
