//! Counting inside the fold (law 2): a count that runs over or under is a broken rule, and stops its entry in every
//! build, whatever that one checks of itself. What cannot run over says `saturating_…`; the lint finds the rest.

/// A count and so many more.
///
/// # Panics
/// Where it would run over: the fold takes nothing of that entry.
#[expect(
    clippy::expect_used,
    reason = "a panic is how a rule stops an entry, and the fold answers it"
)]
pub(super) fn more(count: u32, by: u32) -> u32 {
    count.checked_add(by).expect("a count that ran over")
}

/// A count and so many less.
///
/// # Panics
/// Where it would fall below zero.
#[expect(
    clippy::expect_used,
    reason = "a panic is how a rule stops an entry, and the fold answers it"
)]
pub(super) fn less(count: u32, by: u32) -> u32 {
    count.checked_sub(by).expect("a count below zero")
}
