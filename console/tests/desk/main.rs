//! The window without a window: opened, read and pressed by name.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod acts;
mod aloud;
mod boards;
mod claims;
mod contacts;
mod district_report;
mod ended;
mod gate;
mod hand;
mod headquarters;
mod instructions;
mod keeper;
mod keyboard;
mod layout;
mod look_back;
mod map;
mod names;
mod obligations;
mod paper;
mod personal_end;
mod personal_numbers;
mod persons;
mod persons_gone;
mod pierce;
mod places;
mod playing;
mod printing;
mod queue;
mod reassign;
mod refused;
mod responses;
mod returns;
mod shift;
mod small_acts;
mod snapshots;
mod talk;
mod to_live;
mod waits;
mod whole_run;
mod window;
