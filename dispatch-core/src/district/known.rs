//! The names that a row may mention, from the catalogue and from the other lists.

use std::collections::BTreeSet;

use super::lists::Lists;
use crate::catalogue::{Catalogue, Shape};

/// The valid names of one kind of thing.
#[derive(Debug)]
pub(super) struct Names {
    /// What a fault says was expected.
    pub expected: &'static str,
    /// `None` where the list that would say so is missing: then every name passes.
    names: Option<BTreeSet<String>>,
}

impl Names {
    fn new<'a>(expected: &'static str, names: Option<impl IntoIterator<Item = &'a str>>) -> Self {
        let names = names.map(|names| names.into_iter().map(str::to_owned).collect());
        Self { expected, names }
    }

    pub fn hold(&self, name: &str) -> bool {
        self.names.as_ref().is_none_or(|names| names.contains(name))
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().flatten().map(String::as_str)
    }
}

/// Everything that rows may mention.
#[derive(Debug)]
pub(super) struct Known {
    pub department_kinds: Names,
    pub post_kinds: Names,
    pub team_kinds: Names,
    pub supplies: Names,
    /// Duties that a type of the catalogue gives to a member.
    pub duties: Names,
    pub facility_kinds: Names,
    pub site_kinds: Names,
    pub risk_lists: Names,
    pub townships: Names,
    pub departments: Names,
    /// Who may have a ladder of his own.
    pub ladder_units: Names,
    pub posts: Names,
    pub people: Names,
    pub depots: Names,
}

impl Known {
    pub fn new(catalogue: &Catalogue, lists: &Lists) -> Self {
        let duties = catalogue
            .types
            .values()
            .flat_map(|kind| &kind.members)
            .map(|member| member.duty.id.as_str());
        let things = |fits: &dyn Fn(Shape) -> bool| -> Vec<&str> {
            let fitting = catalogue.things.values().filter(|thing| fits(thing.shape));
            fitting.map(|thing| thing.id.as_str()).collect()
        };
        let of_list = |expected, list| Names::new(expected, lists.column(list, "id"));
        Self {
            department_kinds: Names::new(
                "a department kind of the catalogue",
                Some(catalogue.departments.keys().map(String::as_str)),
            ),
            post_kinds: Names::new(
                "a post kind of the catalogue",
                Some(catalogue.posts.keys().map(String::as_str)),
            ),
            team_kinds: Names::new(
                "a team kind of the catalogue",
                Some(catalogue.team_kinds.keys().map(String::as_str)),
            ),
            supplies: Names::new(
                "a supply of the catalogue",
                Some(catalogue.supplies.keys().map(String::as_str)),
            ),
            duties: Names::new("a duty of the catalogue's types", Some(duties)),
            facility_kinds: Names::new(
                "a facility or hazard of the catalogue's things",
                Some(things(&|shape| {
                    matches!(shape, Shape::Facility | Shape::Hazard)
                })),
            ),
            site_kinds: Names::new(
                "a thing of the catalogue other than a depot",
                Some(things(&|shape| shape != Shape::Depot)),
            ),
            risk_lists: Names::new(
                "a risk list of the catalogue",
                Some(catalogue.risk_lists.keys().map(String::as_str)),
            ),
            townships: of_list("an id of townships.csv", "townships.csv"),
            departments: of_list("an id of departments.csv", "departments.csv"),
            ladder_units: Names::new(
                "an id of departments.csv or sites.csv",
                lists
                    .column("departments.csv", "id")
                    .zip(lists.column("sites.csv", "id"))
                    .map(|(offices, sites)| offices.into_iter().chain(sites)),
            ),
            posts: of_list("an id of posts.csv", "posts.csv"),
            people: of_list("an id of people.csv", "people.csv"),
            depots: of_list("an id of depots.csv", "depots.csv"),
        }
    }
}
