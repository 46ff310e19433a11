//! Sheets of paper that entries were typed from (practice R20).

use serde::{Deserialize, Serialize};

use super::Said;
use crate::words::Words;

/// The sheet an entry was typed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The number on it.
    pub paper_no: Words,
    /// Who saw; `None` is 不详.
    pub seen_by: Option<Words>,
    /// Who typed it, and when.
    pub said: Said,
}
