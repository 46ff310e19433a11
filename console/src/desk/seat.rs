//! Who sits here, in which post, at which seat.

use dispatch_core::words::{PersonId, PostId, Words};

/// The person at this console. Rights follow the post, not the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who presses.
    pub person: PersonId,
    /// In which post.
    pub post: PostId,
    /// The seat as the command line names it: `duty`, `township@330304009` …
    pub seat: Words,
    /// The console's own name.
    pub console: Words,
}
