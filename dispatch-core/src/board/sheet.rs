//! A table of the printed board.

use std::fmt::Write;

use super::Tongue;

/// A4, black on white, and a heading that comes again on each page.
pub(super) const STYLE: &str = "@page{size:A4;margin:12mm}body{font:10pt sans-serif;color:#000;\
    background:#fff;margin:0}h1{font-size:16pt;margin:0}h2{font-size:12pt;margin:8pt 0 2pt}\
    p{margin:2pt 0}.small,code{font-size:8pt;word-break:break-all}table{width:100%;\
    border-collapse:collapse}thead{display:table-header-group}tr{break-inside:avoid}\
    th,td{border:0.5pt solid #000;padding:2pt 3pt;text-align:left;vertical-align:top}";

/// A table with its heading, written row by row.
pub(super) struct Sheet {
    title: &'static str,
    columns: String,
    rows: String,
    count: usize,
}

impl Sheet {
    pub(super) fn new(title: &'static str, columns: &[&str]) -> Sheet {
        let mut written = String::new();
        for column in columns {
            let _ = write!(written, "<th>{}</th>", escape(column));
        }
        Sheet {
            title,
            columns: written,
            rows: String::new(),
            count: 0,
        }
    }

    pub(super) fn row(&mut self, cells: &[String]) {
        self.rows.push_str("<tr>");
        for cell in cells {
            let _ = write!(self.rows, "<td>{}</td>", escape(cell));
        }
        self.rows.push_str("</tr>\n");
        self.count += 1;
    }

    /// Puts it on the page; an empty one says so, for a missing table is no statement.
    pub(super) fn end(self, page: &mut String, tongue: Tongue) {
        let _ = writeln!(page, "<h2>{} ({})</h2>", self.title, self.count);
        if self.count == 0 {
            let _ = writeln!(page, "<p>{}</p>", tongue.say("无", "none"));
            return;
        }
        let _ = writeln!(
            page,
            "<table><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table>",
            self.columns, self.rows
        );
    }
}

/// A text as HTML shows it: nothing a person typed is ever markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
