//! One row of a list on its way to a value: what is wrong with a cell is told, and the next cell is
//! read all the same.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::header::{Bounds, is_official_name};
use super::known::{Known, Names};
use crate::catalogue::Mark;
use crate::point::{Degrees, Point};
use crate::register::Unit;
use crate::source::{Cell, Fault, Position, Row, nearest};
use crate::time::Time;
use crate::words::Words;

/// How a cell names the command centre.
pub(super) const CENTRE: &str = "centre";
/// How a cell names somebody whom no list knows.
const OUTSIDE: [&str; 2] = ["outside:", "outside："];

#[derive(Debug)]
pub(super) struct Line<'a> {
    pub row: &'a Row,
    pub known: &'a Known,
    pub bounds: Option<Bounds>,
    pub faults: &'a mut Vec<Fault>,
}

impl Line<'_> {
    /// The value of a cell. An empty cell, and a column that the list leaves out, is nothing where
    /// the value allows that.
    pub fn get<T: DeserializeOwned>(&mut self, column: &str) -> Option<T> {
        let cell = self.row.cells.get(column);
        let empty = || Cell {
            text: String::new(),
            at: Position {
                line: self.row.line,
                column: 1,
            },
        };
        let alone = Row {
            file: self.row.file.clone(),
            line: self.row.line,
            cells: BTreeMap::from([(column.to_owned(), cell.cloned().unwrap_or_else(empty))]),
        };
        match alone.read::<BTreeMap<String, T>>() {
            Ok(cells) => cells.into_values().next(),
            // A needed column that is missing has been told with the header.
            Err(_) if cell.is_none() => None,
            Err(fault) => {
                self.faults.push(plainly(fault, self.row.text(column)));
                None
            }
        }
    }

    pub fn refuse(&mut self, column: &str, what: impl Into<String>, expected: &str) {
        if self.row.cells.contains_key(column) {
            self.faults.push(self.row.fault(column, what, expected));
        }
    }

    fn unknown<'a>(
        &mut self,
        column: &str,
        name: &str,
        expected: &str,
        names: impl Iterator<Item = &'a str>,
    ) {
        if self.row.cells.contains_key(column) {
            let fault = self
                .row
                .fault(column, format!("unknown name `{name}`"), expected);
            self.faults.push(Fault {
                nearest: nearest(name, names).map(str::to_owned),
                ..fault
            });
        }
    }

    /// The row's own id.
    pub fn id<T: DeserializeOwned>(&mut self) -> Option<T> {
        let id = self.row.text("id");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) || id == CENTRE {
            let expected = "small letters, digits and `-`, and another word than `centre`";
            self.refuse("id", format!("the id `{id}`"), expected);
            return None;
        }
        self.get("id")
    }

    /// The name in both languages.
    pub fn names(&mut self) -> Option<(Words, Words)> {
        let (zh, en) = (self.row.text("zh"), self.row.text("en"));
        let zh_good = is_official_name(zh);
        let en_good = !en.is_empty() && !is_official_name(en);
        if !zh_good {
            self.refuse("zh", format!("the name `{zh}`"), "a name in Chinese");
        }
        if !en_good {
            self.refuse("en", format!("the name `{en}`"), "a name in English");
        }
        let (zh, en) = (self.get("zh"), self.get("en"));
        zh.filter(|_| zh_good).zip(en.filter(|_| en_good))
    }

    /// How the row is known. It is only looked at: what is not a fact says 示例 in its name.
    pub fn mark(&mut self) -> Option<Mark> {
        self.get("mark")
    }

    /// A name that must be one of the known ones.
    pub fn one_of<T: DeserializeOwned>(&mut self, column: &str, names: &Names) -> Option<T> {
        let name = self.row.text(column);
        if !names.hold(name) {
            self.unknown(column, name, names.expected, names.iter());
            return None;
        }
        self.get(column)
    }

    /// Several names in one cell, each of which must be one of the known ones.
    pub fn all_of<T: DeserializeOwned>(&mut self, column: &str, names: &Names) -> Option<Vec<T>> {
        let written: Vec<String> = self.get(column)?;
        let before = self.faults.len();
        for name in written.iter().filter(|name| !names.hold(name)) {
            self.unknown(column, name, names.expected, names.iter());
        }
        if self.faults.len() > before {
            return None;
        }
        self.get(column)
    }

    /// Who owns, keeps or employs: `centre`, the id of a township or a department, or
    /// `outside:NAME`.
    pub fn unit(&mut self, column: &str) -> Option<Unit> {
        let text = self.row.text(column);
        if text == CENTRE {
            return Some(Unit::Centre);
        }
        let outside = OUTSIDE.iter().find_map(|mark| text.strip_prefix(mark));
        if let Some(name) = outside.map(str::trim).filter(|name| !name.is_empty()) {
            return Words::new(name).ok().map(Unit::Outside);
        }
        let known = self.known;
        if known.townships.iter().any(|id| id == text) {
            return self.get(column).map(Unit::Township);
        }
        if known.departments.hold(text) {
            return self.get(column).map(Unit::Department);
        }
        // Without the list of townships the name may stand in it.
        if known.townships.hold(text) {
            return None;
        }
        let expected =
            "`centre`, an id of townships.csv or departments.csv, or `outside:` and a name";
        let names = known.departments.iter().chain(known.townships.iter());
        self.unknown(column, text, expected, names.chain([CENTRE]));
        None
    }

    /// The point of the columns `lat` and `lon`. It must lie in the district, unless it belongs to
    /// somebody outside.
    pub fn point(&mut self, owner: Option<&Unit>) -> Option<Point> {
        let lat: Option<Degrees> = self.get("lat");
        let lon: Option<Degrees> = self.get("lon");
        let (lat, lon) = (lat?, lon?);
        let point = Point::new(lat.0, lon.0);
        let Some(bounds) = self.bounds else {
            return point;
        };
        let foreign = matches!(owner, Some(Unit::Outside(_)));
        if bounds.contain(lat.0, lon.0) || foreign && point.is_some() {
            return point;
        }
        let what = if bounds.contain(lon.0, lat.0) {
            "latitude and longitude that look swapped".to_owned()
        } else {
            format!("the point {lat}, {lon} outside the district")
        };
        self.refuse("lat", what, &bounds.to_string());
        None
    }

    /// A local time or nothing.
    #[expect(clippy::option_option, reason = "a broken cell is not an empty one")]
    pub fn time(&mut self, column: &str) -> Option<Option<Time>> {
        match self.row.text(column) {
            "" => Some(None),
            text => {
                let time = Time::from_local(text);
                if time.is_none() {
                    let what = format!("no time `{text}`");
                    self.refuse(
                        column,
                        what,
                        "local time such as 2022-07-30 08:00, or nothing",
                    );
                }
                time.map(Some)
            }
        }
    }
}

/// The same fault in a clerk's words.
fn plainly(fault: Fault, text: &str) -> Fault {
    if matches!(fault.expected.as_str(), "u8" | "u32") {
        Fault {
            what: format!("no number `{text}`"),
            expected: "a whole number".to_owned(),
            ..fault
        }
    } else {
        fault
    }
}
