//! The fold against the papers: rules as small tables, and then chaos.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "a test may fail, and a JSON value is written where it is said"
)]

#[path = "../common/mod.rs"]
mod common;

mod arrival;
mod board;
mod chaos;
mod clock;
mod command_chain;
mod copied;
mod deadlines;
mod departments;
mod district_report;
mod district_roads;
mod editions;
mod exercise;
mod facts;
mod figures;
mod forces;
mod golden;
mod goods;
mod handover;
mod hazard_areas;
mod heard;
mod hold;
mod in_runs;
mod instructions;
mod joining;
mod joint;
mod known;
mod ladders;
mod late_acts;
mod merging;
mod near;
mod obligations;
mod open_part;
mod paper;
mod personal;
mod phone;
mod places;
mod poison;
mod queue;
mod reaching;
mod refusals;
mod relations;
mod reports;
mod responses;
mod returns;
mod rights;
mod roads;
mod scene;
mod scene_clocks;
mod search;
mod seats;
mod shelters;
mod shift;
mod spoken;
mod talk_card;
mod tallies;
mod undo;
mod unlisted;
mod whistles;
