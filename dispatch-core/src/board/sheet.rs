//! A table of the printed board, in plain texts.

/// A table with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is of.
    pub title: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; without any the table says so, for a missing table is no statement.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it says in each row.
    pub heading: &'static str,
    /// Its part of the width, against the sum over the table.
    pub share: u16,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// One text for each column.
    pub cells: Vec<String>,
    /// Whether a time has run out or somebody is unaccounted for, which the words of a cell say.
    pub is_urgent: bool,
}

impl Sheet {
    /// A table without rows. A column is its share of the width and its heading.
    pub(super) fn new(title: &'static str, columns: &[(u16, &'static str)]) -> Sheet {
        let column = |&(share, heading): &(u16, &'static str)| Column { heading, share };
        Sheet {
            title,
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.push(cells, false);
    }

    pub(super) fn push<const N: usize>(&mut self, cells: [String; N], is_urgent: bool) {
        let cells = Vec::from(cells);
        self.rows.push(Row { cells, is_urgent });
    }

    /// `未结事件 (3)`.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} ({})", self.title, self.rows.len())
    }
}
