//! 补录: which entries were typed from which sheet of paper.

use super::{Act, words};
use crate::command::{Paper, SHEET_ENTRIES_MAX};
use crate::refusal::Refusal;
use crate::state::{Shared, Sheet};

/// Keeps the sheet of each entry; of two sheets that name one entry the later word counts. An entry
/// that is named and never comes leaves nothing else behind.
pub(super) fn paper(act: &mut Act<'_>, it: &Paper) -> Result<(), Refusal> {
    if it.paper_no.is_empty() {
        return Err(Refusal::Nonsense(words(
            "没有纸质记录编号,请填写纸上的编号。",
        )));
    }
    if it.entries.is_empty() || it.entries.len() > SHEET_ENTRIES_MAX {
        return Err(Refusal::Nonsense(words(format!(
            "一张纸上应有 1 至 {SHEET_ENTRIES_MAX} 条,请核对。"
        ))));
    }
    let sheet = Shared::new(Sheet {
        paper_no: it.paper_no.clone(),
        seen_by: it.seen_by.clone(),
        said: act.said(),
    });
    for entry in &it.entries {
        act.state.sheets.insert(*entry, sheet.clone());
    }
    Ok(())
}
