//! The lists row by row, each with its value where the row could be read.

use super::District;
use super::header::{Bounds, Header};
use super::known::Known;
use super::line::Line;
use super::lists::Lists;
use super::risk;
use super::values::{self, Rung};
use crate::register::{
    Department, Depot, Duty, Facility, Person, Post, Risk, Site, StockRow, Team, Township,
};
use crate::source::{Fault, Row};
use crate::words::DepotId;

/// A row, and what it says; nothing where it could not be read, which has been told.
#[derive(Debug)]
pub(super) struct Placed<'a, T> {
    pub row: &'a Row,
    pub value: Option<T>,
}

#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub townships: Vec<Placed<'a, Township>>,
    pub departments: Vec<Placed<'a, Department>>,
    pub ladders: Vec<Placed<'a, Rung>>,
    pub posts: Vec<Placed<'a, Post>>,
    pub people: Vec<Placed<'a, Person>>,
    pub duties: Vec<Placed<'a, Duty>>,
    pub teams: Vec<Placed<'a, Team>>,
    pub depots: Vec<Placed<'a, Depot>>,
    pub stock: Vec<Placed<'a, (DepotId, StockRow)>>,
    pub facilities: Vec<Placed<'a, Facility>>,
    pub sites: Vec<Placed<'a, Site>>,
    pub risks: Vec<Placed<'a, Risk>>,
}

impl<'a> Draft<'a> {
    pub fn read(
        lists: &'a Lists,
        known: &Known,
        bounds: Option<Bounds>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut reading = Reading {
            lists,
            known,
            bounds,
            faults,
        };
        Self {
            townships: reading.each("townships.csv", values::township),
            departments: reading.each("departments.csv", values::department),
            ladders: reading.each("ladders.csv", values::rung),
            posts: reading.each("posts.csv", values::post),
            people: reading.each("people.csv", values::person),
            duties: reading.each("duty.csv", values::duty),
            teams: reading.each("teams.csv", values::team),
            depots: reading.each("depots.csv", values::depot),
            stock: reading.each("stock.csv", values::stock),
            facilities: reading.each("facilities.csv", values::facility),
            sites: reading.each("sites.csv", values::site),
            risks: reading.each("risks.csv", risk::risk),
        }
    }

    /// The district, once nothing is wrong: ladders go to their departments and villages, stock to its depots.
    pub fn district(self, header: Header, bounds: Bounds) -> District {
        let mut departments = good(self.departments);
        let mut rungs = good(self.ladders);
        rungs.sort_by_key(|rung| rung.number);
        let mut sites = good(self.sites);
        for Rung { unit, step, .. } in rungs {
            let unit = unit.as_str();
            if let Some(it) = departments.iter_mut().find(|it| it.id.as_str() == unit) {
                it.ladder.push(step);
            } else if let Some(it) = sites.iter_mut().find(|it| it.id.as_str() == unit) {
                it.ladder.push(step);
            }
        }
        let mut depots = good(self.depots);
        for (of, stock) in good(self.stock) {
            for depot in &mut depots {
                if depot.id == of {
                    depot.stock.push(stock.clone());
                }
            }
        }
        District {
            name: header.name,
            zh: header.zh,
            en: header.en,
            code: header.code,
            edition: header.edition,
            bounds,
            rules: header.rules,
            townships: good(self.townships),
            departments,
            posts: good(self.posts),
            people: good(self.people),
            duties: good(self.duties),
            teams: good(self.teams),
            depots,
            facilities: good(self.facilities),
            sites,
            risks: good(self.risks),
        }
    }
}

struct Reading<'a, 'b> {
    lists: &'a Lists,
    known: &'b Known,
    bounds: Option<Bounds>,
    faults: &'b mut Vec<Fault>,
}

impl<'a> Reading<'a, '_> {
    fn each<T>(
        &mut self,
        list: &str,
        read: impl Fn(&mut Line<'_>) -> Option<T>,
    ) -> Vec<Placed<'a, T>> {
        let mut placed = Vec::new();
        for row in self.lists.rows(list) {
            let mut line = Line {
                row,
                known: self.known,
                bounds: self.bounds,
                faults: self.faults,
            };
            let value = read(&mut line);
            placed.push(Placed { row, value });
        }
        placed
    }
}

fn good<T>(placed: Vec<Placed<'_, T>>) -> Vec<T> {
    placed
        .into_iter()
        .filter_map(|placed| placed.value)
        .collect()
}
