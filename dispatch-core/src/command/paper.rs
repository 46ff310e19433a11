//! Back-entry 补录: entries typed from a sheet of paper, with its number and who saw (practice R20).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::words::Words;

/// Most entries of one sheet, derived: far more than a person writes on one, far below 64 KiB.
pub const SHEET_ENTRIES_MAX: usize = 500;

/// A sheet of paper from which entries were typed later. It stands beside them and changes none:
/// each keeps its own `occurred_at`, its basis and whom it was recorded for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The number on the sheet.
    pub paper_no: Words,
    /// Who saw it written or done, beside whoever typed it; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_by: Option<Words>,
    /// The entries typed from it, by their ids, in the order of its lines; at least 1 and at most
    /// [`SHEET_ENTRIES_MAX`]. They may come after it.
    pub entries: Vec<Uuid>,
}
