//! The two kinds of command (law 3).

/// Whether a command may be refused for what it says (law 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 决定: checked, and refused by name.
    Decision,
    /// 情况: refused only for its form or for want of a right to record it.
    Fact,
}
