//! What is wrong with the file of an arrangement.

use super::arrangement::{BYTES_MAX, PANES_MAX};

/// The first thing that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is larger than any that was written.
    #[error("more than {BYTES_MAX} bytes")]
    TooLarge,
    /// It is no JSON, or of another shape.
    #[error("no arrangement: {0}")]
    NotJson(String),
    /// It is of another format.
    #[error("format {0}, expected 1")]
    Format(u32),
    /// It has more panes, or nests them deeper, than any that was written.
    #[error("more than {PANES_MAX} panes, or nested deeper")]
    TooMany,
    /// A pane stands in two places.
    #[error("pane {0} twice")]
    Twice(String),
    /// Tabs, a row or a column without anything in it.
    #[error("a place without a pane")]
    Empty,
    /// A share is none, or out of bounds.
    #[error("a share that is no number from 1 to 1,000,000")]
    Share,
    /// A pane without a name, or with one that is too long.
    #[error("a pane without a name, or with one above 64 bytes")]
    Name,
    /// The file cannot be read.
    #[error("{0}")]
    Machine(String),
}

impl Fault {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Fault::TooLarge => format!("超过 {BYTES_MAX} 字节"),
            Fault::NotJson(what) => format!("不是版面文件（{what}）"),
            Fault::Format(format) => format!("格式 {format}，应为 1"),
            Fault::TooMany => format!("窗格超过 {PANES_MAX} 个，或层次过深"),
            Fault::Twice(pane) => format!("窗格 {pane} 出现两次"),
            Fault::Empty => "有一处没有窗格".to_owned(),
            Fault::Share => "比例应为 1 到 1000000 的整数".to_owned(),
            Fault::Name => "窗格没有名称，或名称超过 64 字节".to_owned(),
            Fault::Machine(what) => what.clone(),
        }
    }
}
