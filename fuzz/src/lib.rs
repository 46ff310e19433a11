//! What libFuzzer feeds: one function for each reader of what comes from outside (proof.md T15).
//!
//! Nothing may panic, hang or grow without bound; a refusal is the right answer. `fuzz_targets/`
//! hands over the bytes, `cargo xtask fuzz` builds the targets and runs them over `corpus/`.

mod golden;
mod maps;
mod said;
mod shipped;
mod texts;

pub use golden::golden;
pub use maps::{extract, handed, pack};
pub use said::entry;
pub use texts::{catalogue, district, export, scenario, typed};
