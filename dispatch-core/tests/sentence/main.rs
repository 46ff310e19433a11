//! What the log and the transcripts say, in both languages, with the names of the shipped district.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod every;
mod refusals;
mod scene;
mod transcripts;
mod typical;
mod world;
