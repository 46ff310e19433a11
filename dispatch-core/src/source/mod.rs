//! Reading texts that people wrote: catalogue, district and scenario files.
//!
//! This crate opens no file. A caller hands in the name and the bytes or the text of a file, and
//! gets either values or *all* that is wrong with them, each fault with its line and column, what
//! was expected there, and the nearest valid name.
//!
//! ```
//! use dispatch_core::source::Document;
//!
//! #[derive(serde::Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Depot {
//!     id: String,
//!     boats: u32,
//! }
//!
//! let document = Document::parse("depots.toml", "id = 'a'\nboats = 'two'\n")?;
//! let faults = document.read::<Depot>(&document.root).err().unwrap_or_default();
//! assert_eq!(
//!     faults[0].to_string(),
//!     r#"depots.toml:2:9: invalid type: string "two", expected u32"#
//! );
//! # Ok::<(), Vec<dispatch_core::source::Fault>>(())
//! ```

mod cell;
mod decode;
mod document;
mod fault;
mod nearest;
mod node;
mod position;
mod read;
mod rows;
mod stand_in;

pub use decode::{FILE_BYTES_MAX, STRING_BYTES_MAX, decode};
pub use document::Document;
pub use fault::Fault;
pub use nearest::nearest;
pub use node::{Entry, Node, NodeKind};
pub use position::{Lines, Position};
pub use rows::{Cell, Column, Row, Sheet, csv_rows};
