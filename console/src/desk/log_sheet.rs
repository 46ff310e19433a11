//! The log of an incident as it is saved: a text, and a table that a spreadsheet opens.

use dispatch_core::entry::World;
use dispatch_core::time::Time;

/// Columns of the table.
pub const COLUMNS: usize = 9;

/// One entry of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its height.
    pub height: u64,
    /// World time when it was folded.
    pub recorded_at: Time,
    /// World time when it happened.
    pub happened_at: Time,
    /// Kind, command, who, what, why it was refused, whether it contradicts.
    pub cells: [String; 6],
}

/// What was found in the log, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogSheet {
    /// In which world.
    pub world: World,
    /// The incident's number.
    pub number: u32,
    /// World time of what is shown.
    pub now: Time,
    /// Its height.
    pub height: u64,
    /// What stands over the columns.
    pub titles: [String; COLUMNS],
    /// As one text.
    pub text: String,
    /// Entry by entry, the newest first.
    pub rows: Vec<LogRow>,
}

impl LogSheet {
    /// The table as CSV (RFC 4180) in UTF-8 with its mark, by which spreadsheets know the Chinese. What
    /// a spreadsheet would take for a formula is made a text: the words are anybody's.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut csv = String::from('\u{feff}');
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            let cells: Vec<String> = cells.map(|it| quoted(&it)).collect();
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        };
        if self.world.is_drill() {
            line(&mut ["【演练】 DRILL".to_owned()].into_iter());
        }
        line(&mut self.titles.iter().cloned());
        for row in &self.rows {
            let first = [
                row.height.to_string(),
                dispatch_core::board::stamp(row.recorded_at),
                dispatch_core::board::stamp(row.happened_at),
            ];
            line(&mut first.into_iter().chain(row.cells.iter().cloned()));
        }
        csv
    }
}

/// A cell in quotation marks, on one line, and never a formula: `=`, `+`, `-`, `@` and what a
/// spreadsheet skips before them do not begin it.
fn quoted(cell: &str) -> String {
    let line: Vec<&str> = cell.split(['\r', '\n', '\t']).collect();
    let line = line.join(" ");
    let first = line.trim_start().chars().next();
    let is_formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%')
    );
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", line.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_a_text_whatever_somebody_wrote() {
        for (cell, wanted) in [
            ("水位到车窗", "\"水位到车窗\""),
            ("他说\"撤\"", "\"他说\"\"撤\"\"\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            (" +1", "\"' +1\""),
            ("-2+3|cmd", "\"'-2+3|cmd\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"' =1\""),
            ("＝1", "\"'＝1\""),
            ("一\r\n二,三", "\"一  二,三\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn a_table_says_that_it_is_a_drill_and_names_its_columns() {
        let sheet = LogSheet {
            world: World::drill("guoxi", 1),
            number: 1,
            now: Time(1_781_722_800_000),
            height: 12,
            titles: ["号", "记", "时", "类", "令", "谁", "何", "拒", "否"].map(str::to_owned),
            text: String::new(),
            rows: vec![LogRow {
                height: 12,
                recorded_at: Time(1_781_722_800_000),
                happened_at: Time(1_781_722_740_000),
                cells: ["情况", "记录", "陈", "=1", "", ""].map(str::to_owned),
            }],
        };
        let csv = sheet.csv();
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 3, "{csv}");
        assert_eq!(lines[0], "\"【演练】 DRILL\"");
        assert_eq!(lines[1].split(',').count(), COLUMNS);
        assert!(lines[2].starts_with("\"12\",\"2026-06-18 03:00"), "{csv}");
        assert!(lines[2].ends_with("\"陈\",\"'=1\",\"\",\"\""), "{csv}");
    }
}
