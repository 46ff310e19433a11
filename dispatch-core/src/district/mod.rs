//! A district: the folder that a clerk edits, and the rows that it becomes in the ledger.
//!
//! `district.toml` names the district and its rules; twelve lists in CSV, which a spreadsheet can
//! make, name its townships, offices, people, teams, goods and places. [`District::read`] tells
//! everything that is wrong with them in one go; [`District::rows`] says them as commands.
//! `assets/districts/README.md` explains the folder to the clerk.

mod cover;
mod digest;
mod draft;
mod header;
mod known;
mod line;
mod lists;
mod read;
mod risk;
mod rows;
mod sequence;
mod template;
mod values;

use crate::point::Point;
use crate::register::{
    Department, Depot, Duty, Facility, Person, Post, Risk, Rules, Site, Team, Township,
};
use crate::words::Words;

pub use digest::row_digest;
pub use header::{Bounds, is_folder_name};
pub use template::{Template, Unfit};

/// Everything in a district's folder, each list in the order of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Name of the folder, such as `ouhai`.
    pub name: Words,
    pub zh: Words,
    pub en: Words,
    /// Administrative code of six digits.
    pub code: Words,
    /// The label that the district gives this state of its data.
    pub edition: Words,
    /// Where every point of the district lies.
    pub bounds: Bounds,
    pub rules: Rules,
    pub townships: Vec<Township>,
    pub departments: Vec<Department>,
    pub posts: Vec<Post>,
    pub people: Vec<Person>,
    pub duties: Vec<Duty>,
    pub teams: Vec<Team>,
    pub depots: Vec<Depot>,
    pub facilities: Vec<Facility>,
    pub sites: Vec<Site>,
    /// The places on the risk lists; none where the folder lacks `risks.csv`.
    pub risks: Vec<Risk>,
}

impl District {
    /// The middle of the district's bounds, where a map opens.
    #[must_use]
    pub fn middle(&self) -> Point {
        self.bounds.middle()
    }
}
