//! Personal data of private persons (law 13, practice R7): how they are recognised in free text,
//! how they are masked, and the paper that says they were destroyed.
//!
//! The data themselves lie in the vault and never in an entry, in State or in anything derived.

mod certificate;
mod found;
mod mask;
mod seen;

pub use certificate::{Certificate, certificate};
pub use found::{Kind, PERSONAL_DATA_EN, PERSONAL_DATA_ZH, Span, find};
pub use mask::{Particulars, mask_name, mask_number};
pub use seen::may_see;
