//! What a row of each list says. Every cell is read before the first missing one ends the row.

use super::line::Line;
use crate::register::{
    Contact, Department, Depot, Duty, Facility, LadderStep, Person, Post, Route, Site, StockRow,
    Team, Township,
};
use crate::words::{DepotId, ThingKind, Words};

pub(super) fn township(line: &mut Line<'_>) -> Option<Township> {
    let id = line.id();
    let names = line.names();
    let kind = line.get("kind");
    let center = line.point(None);
    let far: Option<Option<bool>> = line.get("far");
    line.mark()?;
    let (zh, en) = names?;
    Some(Township {
        id: id?,
        zh,
        en,
        kind: kind?,
        center: center?,
        far: far?.unwrap_or(false),
    })
}

pub(super) fn department(line: &mut Line<'_>) -> Option<Department> {
    let id = line.id();
    let names = line.names();
    let kinds = line.all_of("kinds", &line.known.department_kinds);
    let duties = line.all_of("duties", &line.known.duties);
    if kinds.as_ref().is_some_and(Vec::is_empty) {
        line.refuse("kinds", "an office without a kind", "at least one kind");
    }
    line.mark()?;
    let (zh, en) = names?;
    Some(Department {
        id: id?,
        zh,
        en,
        kinds: kinds?,
        duties: duties?,
        ladder: Vec::new(),
    })
}

/// A step of a ladder, with the department or village that it belongs to and its number.
#[derive(Clone, Debug)]
pub(super) struct Rung {
    pub unit: Words,
    pub number: u8,
    pub step: LadderStep,
}

pub(super) fn rung(line: &mut Line<'_>) -> Option<Rung> {
    let unit = line.one_of("unit", &line.known.ladder_units);
    let number = line.get("step");
    let names = line.names();
    let post = match line.row.text("post") {
        "" => Some(None),
        _ => line.one_of("post", &line.known.posts).map(Some),
    };
    let dialled: Option<Option<Words>> = line.get("number");
    let after_s = line.get("after_s");
    if let (Some(None), Some(None)) = (&post, &dialled) {
        let what = "a step that nobody can ring";
        line.refuse("step", what, "a post, a number, or both");
    }
    line.mark()?;
    let (zh, en) = names?;
    Some(Rung {
        unit: unit?,
        number: number?,
        step: LadderStep {
            zh,
            en,
            post: post?,
            number: dialled?,
            after_s: after_s?,
        },
    })
}

pub(super) fn post(line: &mut Line<'_>) -> Option<Post> {
    let id = line.id();
    let names = line.names();
    let kind = line.one_of("kind", &line.known.post_kinds);
    let unit = line.unit("unit");
    line.mark()?;
    let (zh, en) = names?;
    Some(Post {
        id: id?,
        zh,
        en,
        kind: kind?,
        unit: unit?,
    })
}

pub(super) fn person(line: &mut Line<'_>) -> Option<Person> {
    const WAYS: [&str; 4] = ["office", "mobile", "satellite", "radio"];
    let id = line.id();
    let names = line.names();
    let mut contacts = Vec::new();
    for way in WAYS {
        let number: Option<Option<Words>> = line.get(way);
        if let (Some(Some(number)), Ok(way)) = (number, ThingKind::new(way)) {
            contacts.push(Contact { way, number });
        }
    }
    line.mark()?;
    let (zh, en) = names?;
    Some(Person {
        id: id?,
        zh,
        en,
        contacts,
    })
}

pub(super) fn duty(line: &mut Line<'_>) -> Option<Duty> {
    let post = line.one_of("post", &line.known.posts);
    let person = line.one_of("person", &line.known.people);
    let from = line.time("from");
    let until = line.time("until");
    let order = line.get("order");
    if let (Some(Some(from)), Some(Some(until))) = (from, until)
        && until <= from
    {
        line.refuse("until", "an end before its beginning", "a later time");
    }
    line.mark()?;
    Some(Duty {
        post: post?,
        person: person?,
        from: from?,
        until: until?,
        order: order?,
    })
}

pub(super) fn team(line: &mut Line<'_>) -> Option<Team> {
    let id = line.id();
    let names = line.names();
    let kind = line.one_of("kind", &line.known.team_kinds);
    let owner = line.unit("owner");
    let route = line.get("route");
    let desk: Option<Option<Words>> = line.get("desk");
    let point = line.point(owner.as_ref());
    let people = line.get("people");
    if let (Some(Route::Request), Some(None)) = (route, &desk) {
        let what = "a team that is asked for, without the desk that is asked";
        line.refuse("desk", what, "its telephone, such as 119");
    }
    line.mark()?;
    let (zh, en) = names?;
    Some(Team {
        id: id?,
        zh,
        en,
        kind: kind?,
        owner: owner?,
        route: route?,
        desk: desk?,
        point: point?,
        people: people?,
    })
}

pub(super) fn depot(line: &mut Line<'_>) -> Option<Depot> {
    let id = line.id();
    let names = line.names();
    let owner = line.unit("owner");
    let route = line.get("route");
    let point = line.point(owner.as_ref());
    line.mark()?;
    let (zh, en) = names?;
    Some(Depot {
        id: id?,
        zh,
        en,
        owner: owner?,
        route: route?,
        point: point?,
        stock: Vec::new(),
    })
}

/// One item of stock, with the depot that holds it.
pub(super) fn stock(line: &mut Line<'_>) -> Option<(DepotId, StockRow)> {
    let depot = line.one_of("depot", &line.known.depots);
    let item = line.one_of("item", &line.known.supplies);
    let quantity = line.get("quantity");
    let minimum: Option<Option<u32>> = line.get("minimum");
    line.mark()?;
    let stock = StockRow {
        item: item?,
        quantity: quantity?,
        minimum: minimum?.unwrap_or(0),
    };
    Some((depot?, stock))
}

pub(super) fn facility(line: &mut Line<'_>) -> Option<Facility> {
    let id = line.id();
    let names = line.names();
    let kind = line.one_of("kind", &line.known.facility_kinds);
    let point = line.point(None);
    let keeper = line.unit("keeper");
    line.mark()?;
    let (zh, en) = names?;
    Some(Facility {
        id: id?,
        zh,
        en,
        kind: kind?,
        point: point?,
        keeper: keeper?,
    })
}

pub(super) fn site(line: &mut Line<'_>) -> Option<Site> {
    let id = line.id();
    let names = line.names();
    let kind = line.one_of("kind", &line.known.site_kinds);
    let point = line.point(None);
    let capacity = line.get("capacity");
    let township = match line.row.text("township") {
        "" => Some(None),
        _ => line.one_of("township", &line.known.townships).map(Some),
    };
    line.mark()?;
    let (zh, en) = names?;
    Some(Site {
        id: id?,
        zh,
        en,
        kind: kind?,
        point: point?,
        capacity: capacity?,
        township: township?,
        ladder: Vec::new(),
    })
}
