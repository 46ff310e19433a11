//! 补录.

use super::say::{Clauses, same, say};
use crate::catalogue::Text;
use crate::command::Paper;
use crate::state::Sheet;
use crate::words::Words;

pub(super) fn paper(it: &Paper) -> Text {
    let head = say!(
        "补录 纸质记录「{no}」共 {n} 条",
        "Entered later from paper “{no}”: {n} entries",
        no = it.paper_no,
        n = same(&it.entries.len().to_string())
    );
    Clauses::new(head).and(seen_by(it.seen_by.as_ref())).end()
}

/// The sheet an entry was typed from, as it stands beside the entry.
#[must_use]
pub fn sheet(it: &Sheet) -> Text {
    let head = say!("纸质记录「{no}」", "paper “{no}”", no = it.paper_no);
    Clauses::new(head).and(seen_by(it.seen_by.as_ref())).end()
}

fn seen_by(who: Option<&Words>) -> Text {
    match who.filter(|it| !it.is_empty()) {
        Some(who) => say!("见证 {who}", "seen by {who}", who = who),
        None => say!("见证人不详", "seen by: unknown"),
    }
}
