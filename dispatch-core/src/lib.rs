//! Dispatch core: the words, the commands, the refusals and the fold of Yishao.
//!
//! Everything here is a pure function of what it is handed: no clock, no file, no network, no
//! randomness, no float. Read in this order: [`entry`] (what an author writes), [`command`] (what
//! can be said), [`refusal`] (what can be answered), [`state`] (what is known), [`fold`] (how the
//! one becomes the other).

pub mod footprint;
pub mod point;
pub mod sun;
pub mod time;
pub mod words;

pub mod command;
pub mod entry;
pub mod refusal;
pub mod register;

pub mod digest;
pub mod fold;
pub mod state;
pub mod view;

pub mod assignment;
pub mod board;
pub mod drill;
pub mod paper;
pub mod personal;
pub mod proposal;
pub mod sentence;
pub mod transcript;
pub mod transport;
pub mod travel;

pub mod catalogue;
pub mod district;
pub mod district_report;
pub mod level;
pub mod source;
