use std::fmt;

/// One thing that is wrong with a file, and where.
///
/// Printed as `FILE:LINE:COLUMN: what, expected …, nearest: …`. Faults sort by place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The name of the file as the caller gave it.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1, in characters, so that it agrees with an editor also after Chinese text.
    pub column: u32,
    /// What is there.
    pub what: String,
    /// What should be there; empty where `what` already says it.
    pub expected: String,
    /// The valid name that looks most like the one that was written.
    pub nearest: Option<String>,
}

impl Fault {
    /// A fault about a file as a whole, such as one that is missing or too long.
    pub fn of_file(file: &str, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
            what: what.into(),
            expected: expected.into(),
            nearest: None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            what,
            expected,
            nearest,
        } = self;
        write!(f, "{file}:{line}:{column}: {what}")?;
        if !expected.is_empty() {
            write!(f, ", expected {expected}")?;
        }
        if let Some(nearest) = nearest {
            write!(f, ", nearest: {nearest}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
