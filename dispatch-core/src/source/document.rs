use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::decode::{string_too_long, too_long};
use super::{Entry, Fault, Lines, Node, NodeKind, Position, nearest};

/// A TOML file whose every value knows its place.
#[derive(Clone, Debug)]
pub struct Document {
    pub file: String,
    pub text: String,
    /// The table that is the whole file.
    pub root: Node,
    lines: Lines,
}

impl Document {
    /// Reads a TOML text. Numbers must be integers, and times must be strings: the fold knows
    /// neither floats nor dates.
    ///
    /// # Errors
    /// Everything that is wrong with the text, in the order of its lines.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        if let Some(fault) = too_long(file, text.len()) {
            return Err(vec![fault]);
        }
        let mut document = Self {
            file: file.to_owned(),
            text: text.to_owned(),
            root: Node {
                span: 0..0,
                kind: NodeKind::Table(BTreeMap::new()),
            },
            lines: Lines::new(text),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults: Vec<Fault> = errors
            .iter()
            .map(|error| {
                let (what, expected) = error
                    .message()
                    .split_once(", expected ")
                    .unwrap_or((error.message(), ""));
                let expected = if expected == "nothing" { "" } else { expected };
                document.fault_at(error.span().unwrap_or(0..0), what, expected)
            })
            .collect();
        let span = table.span();
        document.root = document.table(span, table.get_ref(), &mut faults);
        faults.sort();
        faults.dedup();
        if faults.is_empty() {
            Ok(document)
        } else {
            Err(faults)
        }
    }

    /// Where a byte offset of the text stands.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// A fault at a node.
    pub fn fault(
        &self,
        node: &Node,
        what: impl Into<String>,
        expected: impl Into<String>,
    ) -> Fault {
        self.fault_at(node.span.clone(), what, expected)
    }

    /// A fault at a node whose text is none of the valid names. `expected` says what kind of name.
    pub fn unknown<'a>(
        &self,
        node: &Node,
        expected: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Fault {
        let word = node.as_str().unwrap_or_default();
        let fault = self.fault(node, format!("unknown name `{word}`"), expected);
        Fault {
            nearest: nearest(word, candidates).map(str::to_owned),
            ..fault
        }
    }

    /// A fault at a stretch of the text, such as a key.
    pub fn fault_at(
        &self,
        span: Range<usize>,
        what: impl Into<String>,
        expected: impl Into<String>,
    ) -> Fault {
        let Position { line, column } = self.position(span.start);
        Fault {
            line,
            column,
            ..Fault::of_file(&self.file, what, expected)
        }
    }

    fn table(&self, span: Range<usize>, table: &DeTable<'_>, faults: &mut Vec<Fault>) -> Node {
        let entries = table
            .iter()
            .map(|(key, value)| {
                let entry = Entry {
                    key: key.span(),
                    node: self.node(value, faults),
                };
                (key.get_ref().to_string(), entry)
            })
            .collect();
        Node {
            span,
            kind: NodeKind::Table(entries),
        }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) -> Node {
        let span = value.span();
        let refuse = |what: String, expected: &str, faults: &mut Vec<Fault>| {
            faults.push(self.fault_at(span.clone(), what, expected));
            NodeKind::Str(String::new())
        };
        let kind = match value.get_ref() {
            DeValue::Table(table) => return self.table(span, table, faults),
            DeValue::Array(items) => {
                NodeKind::Array(items.iter().map(|item| self.node(item, faults)).collect())
            }
            DeValue::String(text) => match string_too_long(text) {
                Some((what, expected)) => refuse(what, &expected, faults),
                None => NodeKind::Str(text.to_string()),
            },
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => NodeKind::Int(number),
                    Err(_) => refuse(format!("the number {number}"), "one of 64 bits", faults),
                }
            }
            DeValue::Boolean(yes) => NodeKind::Bool(*yes),
            DeValue::Float(number) => refuse(
                format!("the decimal number {number}"),
                "a whole number, or the same in quotes",
                faults,
            ),
            DeValue::Datetime(time) => refuse(
                format!("the date or time {time}"),
                "the same in quotes",
                faults,
            ),
        };
        Node { span, kind }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::Document;

    fn check(text: &str, wanted: &Expect) {
        let shown = match Document::parse("a.toml", text) {
            Ok(document) => document.root.to_json().to_string(),
            Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
        };
        wanted.assert_eq(&shown);
    }

    #[test]
    fn a_good_text_becomes_plain_values() {
        check(
            "\u{FEFF}# 说明\nid = 'a' # 甲\nn = 0x10\n[[steps]]\nzh = '封闭'\ncritical = true\n[[steps]]\nzh='抽排'\n",
            &expect![[
                r#"{"id":"a","n":16,"steps":[{"critical":true,"zh":"封闭"},{"zh":"抽排"}]}"#
            ]],
        );
    }

    #[test]
    fn every_broken_line_is_told_at_once() {
        check(
            "id = \nzh = '洪\n[members\nn = 1\n",
            &expect![[r#"
            a.toml:1:6: string values must be quoted, expected literal string
            a.toml:2:8: invalid literal string, expected `'`
            a.toml:3:9: unclosed table, expected `]`
        "#]],
        );
    }

    #[test]
    fn decimals_dates_and_repeats_are_faults() {
        check(
            "水深 = 0.25\nfrom = 2022-07-30\nn = 99999999999999999999\nn = 2\n",
            &expect![[r#"
                a.toml:1:1: invalid unquoted key, expected letters, numbers, `-`, `_`
                a.toml:1:6: the decimal number 0.25, expected a whole number, or the same in quotes
                a.toml:2:8: the date or time 2022-07-30, expected the same in quotes
                a.toml:3:5: the number 99999999999999999999, expected one of 64 bits
                a.toml:4:1: duplicate key
            "#]],
        );
    }

    #[test]
    fn a_text_that_is_too_long_is_pointed_at() {
        check(
            &format!("zh = '{}'\n", "长".repeat(1366)),
            &expect![[r#"
            a.toml:1:6: a text of 4098 bytes, expected at most 4096
        "#]],
        );
    }
}
