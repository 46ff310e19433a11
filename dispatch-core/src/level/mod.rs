//! Event level 事件等级: what the figures of harm come to under the rule of the incident's type.
//!
//! It is a comparison of numbers, not a finding: 未定性. Nobody's response level follows from it,
//! and it never lowers one. Read in this order: [`evaluate`] (the comparison), [`Assessment`] (what
//! it answers), `table` (the bands, one file for each family of rules), [`Assessment::sentence`]
//! (how a person reads it).
//!
//! - 以上 includes the number, 以下 does not, so a band is its lower bounds.
//! - The columns of a table are alternatives: the worst one decides.
//! - A figure that is 不详 or was not stated is never taken as 0. It counts for nothing, so that the
//!   level is what the known figures reach at least, and it is named among the unknown.
//! - The missing and the suspected dead count in the worst case only.
//!
//! Not graded here: the threat 险情 of a geological hazard, which has bands of its own (people to
//! move, possible loss), and floods, whose numbers were not obtained.

mod amount;
mod assessment;
mod evaluate;
mod event_level;
mod measure;
mod next;
mod sentence;
mod table;

#[cfg(test)]
mod tests;

pub(crate) use amount::figure_text;
pub use assessment::{Assessment, Figure, Met, Next, Reason};
pub use evaluate::{evaluate, reads};
pub use event_level::EventLevel;
pub use table::Article;
