use std::collections::BTreeMap;

use super::decode::{string_too_long, too_long};
use super::{Fault, Lines, Position, nearest};

/// A column that a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// A list without a needed column is refused; another one may be left out.
    pub needed: bool,
}

impl Column {
    pub const fn needed(name: &'static str) -> Self {
        Self { name, needed: true }
    }

    pub const fn may(name: &'static str) -> Self {
        Self {
            name,
            needed: false,
        }
    }
}

/// A cell of a list with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Without spaces at its ends.
    pub text: String,
    pub at: Position,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub file: String,
    /// The line of the file on which the row begins.
    pub line: u32,
    pub cells: BTreeMap<String, Cell>,
}

/// The rows of a list that could be read, and everything that is wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub rows: Vec<Row>,
    pub faults: Vec<Fault>,
}

/// Reads a list with a header line. A line whose cells are all empty, and one that begins with
/// `#`, is passed over, as spreadsheets and clerks leave them behind.
pub fn csv_rows(file: &str, text: &str, columns: &[Column]) -> Sheet {
    let mut sheet = Sheet::default();
    if let Some(fault) = too_long(file, text.len()) {
        sheet.faults.push(fault);
        return sheet;
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = Lines::new(text);
    let mut records = Records {
        file,
        text,
        lines: &lines,
    }
    .read(&mut sheet.faults)
    .into_iter();
    let Some(header) = records.next() else {
        sheet.faults.push(Fault::of_file(
            file,
            "an empty file",
            "a line with the column names",
        ));
        return sheet;
    };
    check_header(file, &header, columns, &mut sheet.faults);
    for cells in records {
        if cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let line = cells.first().map_or(0, |cell| cell.at.line);
        if cells.len() != header.len() {
            let what = format!("{} cells", cells.len());
            let fault = Fault::of_file(file, what, format!("{}, as in the header", header.len()));
            sheet.faults.push(Fault { line, ..fault });
            continue;
        }
        let cells = header
            .iter()
            .map(|name| name.text.clone())
            .zip(cells)
            .collect();
        sheet.rows.push(Row {
            file: file.to_owned(),
            line,
            cells,
        });
    }
    sheet.faults.sort();
    sheet
}

impl Row {
    /// The text of a cell; empty where the list has no such column.
    pub fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| &cell.text)
    }

    /// A fault at a cell, or at the row where the list has no such column.
    pub fn fault(
        &self,
        column: &str,
        what: impl Into<String>,
        expected: impl Into<String>,
    ) -> Fault {
        let at = self.cells.get(column).map_or(
            Position {
                line: self.line,
                column: 1,
            },
            |cell| cell.at,
        );
        let fault = Fault::of_file(&self.file, what, expected);
        Fault {
            line: at.line,
            column: at.column,
            ..fault
        }
    }
}

fn check_header(file: &str, header: &[Cell], columns: &[Column], faults: &mut Vec<Fault>) {
    let names = || columns.iter().map(|column| column.name);
    let all = names().collect::<Vec<_>>().join(", ");
    for (n, cell) in header.iter().enumerate() {
        let known = names().any(|name| name == cell.text);
        let repeated = header.iter().take(n).any(|other| other.text == cell.text);
        if known && !repeated {
            continue;
        }
        let what = if known {
            "the column twice:"
        } else {
            "unknown column"
        };
        let fault = Fault::of_file(
            file,
            format!("{what} `{}`", cell.text),
            format!("one of {all}"),
        );
        let nearest = nearest(&cell.text, names())
            .filter(|_| !known)
            .map(str::to_owned);
        faults.push(Fault {
            line: cell.at.line,
            column: cell.at.column,
            nearest,
            ..fault
        });
    }
    for column in columns.iter().filter(|column| column.needed) {
        if !header.iter().any(|cell| cell.text == column.name) {
            let line = header.first().map_or(1, |cell| cell.at.line);
            let fault = Fault::of_file(file, format!("no column `{}`", column.name), "it");
            faults.push(Fault {
                line,
                expected: format!("the columns {all}"),
                ..fault
            });
        }
    }
}

struct Records<'a> {
    file: &'a str,
    text: &'a str,
    lines: &'a Lines,
}

impl Records<'_> {
    fn read(&self, faults: &mut Vec<Fault>) -> Vec<Vec<Cell>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .from_reader(self.text.as_bytes());
        let mut records = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => records.push(self.cells(&record, faults)),
                Ok(false) => return records,
                Err(err) => {
                    faults.push(Fault::of_file(
                        self.file,
                        err.to_string(),
                        "comma-separated values",
                    ));
                    return records;
                }
            }
        }
    }

    fn cells(&self, record: &csv::StringRecord, faults: &mut Vec<Fault>) -> Vec<Cell> {
        let start = record.position().map_or(0, csv::Position::byte);
        let mut offset = usize::try_from(start)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        // The reader's position of a record may stand before line breaks and comments.
        while let Some(rest) = self.text.get(offset..) {
            if rest.starts_with(['\r', '\n']) {
                offset += 1;
            } else if rest.starts_with('#') {
                offset += rest.find('\n').unwrap_or(rest.len());
            } else {
                break;
            }
        }
        let mut cells = Vec::new();
        for text in record {
            let at = self.lines.position(self.text, offset);
            if let Some((what, expected)) = string_too_long(text) {
                let fault = Fault::of_file(self.file, what, expected);
                faults.push(Fault {
                    line: at.line,
                    column: at.column,
                    ..fault
                });
            }
            cells.push(Cell {
                text: text.trim().to_owned(),
                at,
            });
            offset += self.cell_bytes(offset) + 1;
        }
        cells
    }

    /// How many bytes of the text the cell at `offset` takes, with its quotes.
    fn cell_bytes(&self, offset: usize) -> usize {
        let rest = self.text.get(offset..).unwrap_or_default();
        let mut quoted = false;
        for (n, byte) in rest.bytes().enumerate() {
            match byte {
                b'"' if n == 0 || quoted || rest.starts_with('"') => quoted = !quoted,
                b',' | b'\r' | b'\n' if !quoted => return n,
                _ => {}
            }
        }
        rest.len()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde::Deserialize;

    use super::{Column, csv_rows};

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "the test prints it")]
    struct Team {
        id: String,
        zh: String,
        people: Option<u32>,
        kind: Kind,
        #[serde(default)]
        needs: Vec<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        WaterRescue,
        FireRescue,
    }

    const COLUMNS: &[Column] = &[
        Column::needed("id"),
        Column::needed("zh"),
        Column::may("people"),
        Column::needed("kind"),
        Column::may("needs"),
    ];

    fn check(text: &str, wanted: &Expect) {
        let sheet = csv_rows("teams.csv", text, COLUMNS);
        let mut shown = String::new();
        for fault in &sheet.faults {
            shown += &format!("{fault}\n");
        }
        for row in &sheet.rows {
            match row.read::<Team>() {
                Ok(team) => shown += &format!("{}: {team:?}\n", row.line),
                Err(fault) => shown += &format!("{fault}\n"),
            }
        }
        wanted.assert_eq(&shown);
    }

    #[test]
    fn a_spreadsheets_list_is_read() {
        check(
            "\u{FEFF}id,zh,people,kind,needs\r\n# 示例\r\nw1, 水域一队 ,12,water-rescue,被困;积水、停电\r\n,,,,\r\n\r\nf1,\"消防站,\"\"甲\"\"\n(示例)\",,fire-rescue,\r\n",
            &expect![[r#"
                3: Team { id: "w1", zh: "水域一队", people: Some(12), kind: WaterRescue, needs: ["被困", "积水", "停电"] }
                6: Team { id: "f1", zh: "消防站,\"甲\"\n(示例)", people: None, kind: FireRescue, needs: [] }
            "#]],
        );
    }

    #[test]
    fn faults_point_at_their_cells() {
        check(
            "id,zh,people,kind\n\"w,1\",\"水域\n一队\",twelve,water-rescue\n水,队,-3,fire-rescue\nf1,站,3,fire-resque\nf2,站\n",
            &expect![[r#"
                teams.csv:6:1: 2 cells, expected 4, as in the header
                teams.csv:3:5: invalid value: string "twelve", expected u32
                teams.csv:4:5: invalid value: string "-3", expected u32
                teams.csv:5:8: unknown variant `fire-resque`, expected `water-rescue` or `fire-rescue`, nearest: fire-rescue
            "#]],
        );
    }

    #[test]
    fn the_header_is_checked() {
        check(
            "id,名称,peple,id\n",
            &expect![[r#"
                teams.csv:1:1: no column `kind`, expected the columns id, zh, people, kind, needs
                teams.csv:1:1: no column `zh`, expected the columns id, zh, people, kind, needs
                teams.csv:1:4: unknown column `名称`, expected one of id, zh, people, kind, needs
                teams.csv:1:7: unknown column `peple`, expected one of id, zh, people, kind, needs, nearest: people
                teams.csv:1:13: the column twice: `id`, expected one of id, zh, people, kind, needs
            "#]],
        );
        check(
            "",
            &expect![[r#"
            teams.csv:1:1: an empty file, expected a line with the column names
        "#]],
        );
        check(
            &format!("id,zh,kind\na,{},b\n", "长".repeat(1366)),
            &expect![[r#"
                teams.csv:2:3: a text of 4098 bytes, expected at most 4096
                teams.csv:2:1370: unknown variant `b`, expected `water-rescue` or `fire-rescue`
            "#]],
        );
    }
}
