//! Whom to send: the rules as small stories, the eighteen types and the scenarios as golden texts.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "a test may fail, and a JSON value is written where it is said"
)]

#[expect(dead_code, reason = "shared with the tests of the fold")]
#[path = "../common/mod.rs"]
mod common;

mod competing;
mod holes;
mod picks;
mod record;
mod scenarios;
mod supplies;
mod told;
mod types;
