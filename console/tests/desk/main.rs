//! The window without a window: opened, read and pressed by name.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod acts;
mod aloud;
mod boards;
mod hand;
mod headquarters;
mod keeper;
mod keyboard;
mod look_back;
mod obligations;
mod places;
mod playing;
mod snapshots;
mod whole_run;
mod window;
