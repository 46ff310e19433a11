//! Whom to send: the rules as small stories, the eighteen types and the scenarios as golden texts.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail")]

#[expect(dead_code, reason = "shared with the tests of the fold")]
#[path = "../common/mod.rs"]
mod common;

mod competing;
mod holes;
mod picks;
mod reasons;
mod recomputed;
mod record;
mod rest;
mod scenarios;
mod shared_stock;
mod supplies;
mod told;
mod types;
