//! The board as one HTML text: A4, black and white, without script and without anything from a network,
//! so that it prints where the power is on a generator.

use std::fmt::Write;

use super::{Board, Sheet, Tongue};

/// A4, black on white, and a heading that comes again on each page.
const STYLE: &str = "@page{size:A4;margin:12mm}body{font:10pt sans-serif;color:#000;\
    background:#fff;margin:0}h1{font-size:16pt;margin:0}h2{font-size:12pt;margin:8pt 0 2pt}\
    p{margin:2pt 0}.small,code{font-size:8pt;word-break:break-all}table{width:100%;\
    border-collapse:collapse}thead{display:table-header-group}tr{break-inside:avoid}\
    .map{margin:6pt 0;break-inside:avoid}.map svg{width:100%;height:auto}\
    th,td{border:0.5pt solid #000;padding:2pt 3pt;text-align:left;vertical-align:top}";

impl Board {
    /// The whole page.
    #[must_use]
    pub fn html(&self) -> String {
        self.html_with("")
    }

    /// The same with a picture above the tables: a whole SVG, which is put in as it is.
    #[must_use]
    pub fn html_with(&self, picture: &str) -> String {
        let mut page = String::new();
        let _ = write!(
            page,
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <title>{}{}</title>\n<style>{STYLE}</style></head><body>\n\
             <h1>{}</h1>\n<p>{} <code>{}</code></p>\n<p class=\"small\">{}</p>\n",
            self.tongue.say("zh-CN", "en"),
            self.drill(),
            self.name(),
            escape(&self.title()),
            self.of_when(),
            self.check_code,
            self.note(),
        );
        if !picture.is_empty() {
            let _ = writeln!(page, "<div class=\"map\">{picture}</div>");
        }
        for sheet in &self.sheets {
            table(&mut page, sheet, self.tongue);
        }
        page.push_str("</body></html>\n");
        page
    }
}

fn table(page: &mut String, sheet: &Sheet, tongue: Tongue) {
    let _ = writeln!(page, "<h2>{}</h2>", sheet.heading());
    if sheet.rows.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", tongue.say("无", "none"));
        return;
    }
    page.push_str("<table><thead><tr>");
    for column in &sheet.columns {
        let _ = write!(page, "<th>{}</th>", escape(column.heading));
    }
    page.push_str("</tr></thead><tbody>\n");
    for row in &sheet.rows {
        page.push_str("<tr>");
        for cell in &row.cells {
            let _ = write!(page, "<td>{}</td>", escape(cell));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table>\n");
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
