//! The lists of a district's folder and their columns.

use std::collections::BTreeMap;

use crate::source::{Column, Fault, Row, csv_rows, nearest};

/// The lines of the map and where pictures of the ground come from: they are drawn and are no rows, so nothing
/// of them is read here.
const DRAWN_FILES: [&str; 2] = ["schematic.toml", "tiles.toml"];
/// The file that names the district.
pub(super) const HEADER_FILE: &str = "district.toml";

/// Every list with its columns; a column with a question mark may be left out.
const LISTS: [(&str, &str); 12] = [
    ("townships.csv", "id zh en kind lat lon far? mark"),
    ("departments.csv", "id zh en kinds duties? mark"),
    ("ladders.csv", "unit step zh en post? number? after_s mark"),
    ("posts.csv", "id zh en kind unit mark"),
    (
        "people.csv",
        "id zh en office? mobile? satellite? radio? mark",
    ),
    ("duty.csv", "post person from? until? order mark"),
    (
        "teams.csv",
        "id zh en kind owner route desk? lat lon people mark",
    ),
    ("depots.csv", "id zh en owner route lat lon mark"),
    ("stock.csv", "depot item quantity minimum? mark"),
    ("facilities.csv", "id zh en kind lat lon keeper mark"),
    (
        "sites.csv",
        "id zh en kind lat lon capacity? township? mark",
    ),
    (
        "risks.csv",
        "id zh en list township lat lon post? person? keeper people? trigger_zh? trigger_en? mark",
    ),
];

/// Lists that a folder may lack: a district may have no risk points.
const MAY_LACK: [&str; 1] = ["risks.csv"];

/// The rows of every list, by the name of the list.
#[derive(Debug, Default)]
pub(super) struct Lists {
    files: BTreeMap<&'static str, String>,
    rows: BTreeMap<&'static str, Vec<Row>>,
}

impl Lists {
    /// Reads the lists among the files of a folder, and tells those that are missing and those that
    /// belong to no district.
    pub fn read(files: &[(String, String)], faults: &mut Vec<Fault>) -> Self {
        let mut lists = Self::default();
        for (file, text) in files {
            let name = last_part(file);
            if let Some((list, columns)) = LISTS.iter().find(|(list, _)| *list == name) {
                let sheet = csv_rows(file, text, &columns_of(columns));
                faults.extend(sheet.faults);
                lists.rows.insert(list, sheet.rows);
                lists.files.insert(list, file.clone());
            } else if name != HEADER_FILE
                && !DRAWN_FILES.contains(&name)
                && (name.ends_with(".csv") || name.ends_with(".toml"))
            {
                faults.push(stray(file, name));
            }
        }
        let folder = files.first().map_or("", |(file, _)| {
            file.strip_suffix(last_part(file)).unwrap_or("")
        });
        for name in LISTS.iter().map(|(name, _)| *name) {
            if !lists.rows.contains_key(name) && !MAY_LACK.contains(&name) {
                faults.push(missing(&format!("{folder}{name}")));
            }
        }
        if !files.iter().any(|(file, _)| last_part(file) == HEADER_FILE) {
            faults.push(missing(&format!("{folder}{HEADER_FILE}")));
        }
        lists
    }

    /// The rows of a list; none where the folder lacks it.
    pub fn rows(&self, list: &str) -> &[Row] {
        self.rows.get(list).map_or(&[], Vec::as_slice)
    }

    /// The texts of one column; `None` where the folder lacks the list, so that nothing can be said
    /// about what it holds.
    pub fn column(&self, list: &str, column: &str) -> Option<Vec<&str>> {
        let rows = self.rows.get(list)?;
        Some(rows.iter().map(|row| row.text(column)).collect())
    }

    /// A fault about a list as a whole; `None` where the folder lacks it, which is told already.
    pub fn fault(&self, list: &str, what: String, expected: &str) -> Option<Fault> {
        let file = self.files.get(list)?;
        Some(Fault::of_file(file, what, expected))
    }
}

/// The name of a file without its folder.
pub(super) fn last_part(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn columns_of(names: &'static str) -> Vec<Column> {
    names
        .split(' ')
        .map(|name| match name.strip_suffix('?') {
            Some(name) => Column::may(name),
            None => Column::needed(name),
        })
        .collect()
}

fn missing(file: &str) -> Fault {
    Fault::of_file(file, "no such file", "every file of a district")
}

fn stray(file: &str, name: &str) -> Fault {
    let names = || LISTS.iter().map(|(name, _)| *name).chain([HEADER_FILE]);
    let expected = format!("one of {}", names().collect::<Vec<_>>().join(", "));
    Fault {
        nearest: nearest(name, names()).map(str::to_owned),
        ..Fault::of_file(file, "a file that is no part of a district", expected)
    }
}
