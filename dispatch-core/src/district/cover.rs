//! What a district must have so that every whistle finds somebody: the offices, posts and people
//! that the catalogue and the centre call. A row that could not be read may be the one that is
//! looked for, and counts as it.

use std::collections::BTreeMap;

use super::draft::{Draft, Placed};
use super::line::CENTRE;
use super::lists::Lists;
use crate::catalogue::{Catalogue, Role};
use crate::register::{Department, Unit};
use crate::source::{Fault, Row};

/// The posts of the command centre without which it cannot work, by kind.
pub(super) const CENTRE_POSTS: [&str; 4] =
    ["duty-officer", "duty-chief", "leader-on-duty", "director"];
/// The post that answers for a township, and commands first.
const TOWNSHIP_POST: &str = "township-duty-head";
/// The place that is first responder in every type; the townships themselves play the part.
pub(super) const TOWNSHIP_KIND: &str = "township";

pub(super) fn check(
    lists: &Lists,
    draft: &Draft<'_>,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) {
    offices_that_are_called(lists, draft, catalogue, faults);
    commanders(lists, draft, catalogue, faults);
    posts_stand_right(draft, catalogue, faults);
    centre_is_staffed(lists, draft, faults);
    townships_are_staffed(lists, draft, faults);
}

/// Every kind of department that a type's whistle calls.
fn offices_that_are_called(
    lists: &Lists,
    draft: &Draft<'_>,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) {
    for (department, types) in called(catalogue) {
        let has = |office: &Department| office.kinds.iter().any(|kind| kind.as_str() == department);
        if !draft.departments.iter().any(|placed| placed.may(has)) {
            let what = format!(
                "no office of the kind `{department}`, which is called by {}",
                types.join(", ")
            );
            faults.extend(lists.fault("departments.csv", what, "an office of every kind called"));
        }
    }
}

/// The kinds of department that lead a type or must come to one, each with these types. The township
/// is none of them.
pub(super) fn called(catalogue: &Catalogue) -> BTreeMap<&str, Vec<&str>> {
    let mut called: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in catalogue.types_in_order() {
        let must = kind
            .members_with(Role::Must)
            .map(|member| &member.department);
        for department in kind.lead.iter().chain(must) {
            called.entry(department).or_default().push(&kind.id);
        }
    }
    called.remove(TOWNSHIP_KIND);
    called
}

/// The post that each type sends to command.
fn commanders(lists: &Lists, draft: &Draft<'_>, catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    for kind in catalogue.types_in_order() {
        let post = &kind.commander_post;
        let found = draft
            .posts
            .iter()
            .any(|placed| placed.may(|found| found.kind.as_str() == post));
        if !found {
            let what = format!(
                "no post of the kind `{post}`, which commands at {}",
                kind.id
            );
            faults.extend(lists.fault("posts.csv", what, "a post for every type's commander"));
        }
    }
}

/// A post of a kind that belongs to one kind of department stands in such an office.
fn posts_stand_right(draft: &Draft<'_>, catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    for placed in &draft.posts {
        let Some(post) = &placed.value else { continue };
        let department = catalogue
            .posts
            .get(post.kind.as_str())
            .and_then(|kind| kind.department.as_deref());
        let Some(wanted) = department else { continue };
        let has = |office: &Department| office.kinds.iter().any(|kind| kind.as_str() == wanted);
        let good = match &post.unit {
            Unit::Department(id) => draft
                .departments
                .iter()
                .filter(|office| office.row.text("id") == id.as_str())
                .any(|office| office.may(has)),
            Unit::Township(_) => wanted == TOWNSHIP_KIND,
            Unit::Centre | Unit::Outside(_) => false,
        };
        if !good {
            let what = format!("a post of the kind `{}` in another office", post.kind);
            let expected = format!("an office of the kind `{wanted}`");
            faults.push(placed.row.fault("unit", what, expected));
        }
    }
}

fn centre_is_staffed(lists: &Lists, draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    for kind in CENTRE_POSTS {
        let posts = posts_of(draft, CENTRE, kind);
        if posts.is_empty() {
            let what = format!("no post of the kind `{kind}` at the centre");
            faults.extend(lists.fault("posts.csv", what, "every post of the centre"));
        }
        somebody_on_duty(lists, draft, &posts, faults);
    }
}

fn townships_are_staffed(lists: &Lists, draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    for township in &draft.townships {
        let posts = posts_of(draft, township.row.text("id"), TOWNSHIP_POST);
        if posts.is_empty() && lists.column("posts.csv", "id").is_some() {
            let what = format!("a township without a post of the kind `{TOWNSHIP_POST}`");
            faults.push(township.row.fault("id", what, "one in posts.csv"));
        }
        somebody_on_duty(lists, draft, &posts, faults);
    }
}

/// The rows of a unit's posts of one kind.
fn posts_of<'a>(draft: &Draft<'a>, unit: &str, kind: &str) -> Vec<&'a Row> {
    draft
        .posts
        .iter()
        .filter(|placed| placed.row.text("unit") == unit)
        .filter(|placed| placed.may(|post| post.kind.as_str() == kind))
        .map(|placed| placed.row)
        .collect()
}

fn somebody_on_duty(lists: &Lists, draft: &Draft<'_>, posts: &[&Row], faults: &mut Vec<Fault>) {
    let held = |post: &Row| {
        draft
            .duties
            .iter()
            .filter(|placed| placed.row.text("post") == post.text("id"))
            .any(|placed| placed.may(|duty| duty.order == 0))
    };
    if let Some(first) = posts.first()
        && !posts.iter().any(|post| held(post))
        && lists.column("duty.csv", "post").is_some()
    {
        let what = "a post that nobody holds";
        faults.push(first.fault("id", what, "a line of order 0 in duty.csv"));
    }
}

impl<T> Placed<'_, T> {
    /// Whether the row says so, or cannot be read and so may say so.
    fn may(&self, says: impl Fn(&T) -> bool) -> bool {
        self.value.as_ref().is_none_or(says)
    }
}
