//! Risk lists, their places, and patrols; shelters.

use super::figures::people;
use super::say::{Clauses, quoted_some, say, text};
use super::telling::Telling;
use crate::catalogue::{RiskList, Text};
use crate::command::{Patrol, ShelterFigure, ShelterState};
use crate::register::Risk;
use crate::words::RiskListId;

pub(super) fn risk_list(it: &RiskList) -> Text {
    say!(
        "登记风险清单 {name}",
        "Risk list entered: {name}",
        name = text(&it.zh, &it.en)
    )
}

pub(super) fn risk(t: &Telling<'_>, it: &Risk) -> Text {
    let row = say!(
        "登记风险点 {name}({list}),{township},管护 {keeper}",
        "Risk point entered: {name} ({list}), {township}, kept by {keeper}",
        name = text(it.zh.as_str(), it.en.as_str()),
        list = list(t, &it.list),
        township = t.township(&it.township),
        keeper = t.unit(&it.keeper)
    );
    let post = it.post.as_ref().map(|post| t.post(post));
    let person = it.person.as_ref().map(|person| t.person(person));
    let unknown = || text("不详", "unknown");
    let responsible = say!(
        "责任 {who}",
        "answered for by {who}",
        who = person.or(post).unwrap_or_else(unknown)
    );
    let concerned = say!("涉及 {n}", "concerning {n}", n = people(it.people));
    let trigger = it
        .trigger
        .as_ref()
        .map(|it| say!("{words}时危险", "dangerous at: {words}", words = it.clone()));
    Clauses::new(row)
        .and(responsible)
        .and(concerned)
        .and_some(trigger)
        .end()
}

fn list(t: &Telling<'_>, id: &RiskListId) -> Text {
    match t.find(|register| register.risk_lists.get(id)) {
        Some(it) => text(&it.zh, &it.en),
        None => t.names.risk_list(id.as_str()),
    }
}

pub(super) fn patrol(t: &Telling<'_>, it: &Patrol) -> Text {
    let state = text(it.state.zh(), it.state.en());
    let head = match t.find(|register| register.risks.get(&it.risk)) {
        Some(risk) => say!(
            "巡查 {name}({list}):{state}",
            "Patrol of {name} ({list}): {state}",
            name = text(risk.zh.as_str(), risk.en.as_str()),
            list = list(t, &risk.list),
            state = state
        ),
        None => say!(
            "巡查 {risk}:{state}",
            "Patrol of {risk}: {state}",
            risk = super::say::same(it.risk.as_str()),
            state = state
        ),
    };
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    let incident = it.incident.as_ref().map(|id| {
        say!(
            "归入 {incident}",
            "part of {incident}",
            incident = t.incident(id)
        )
    });
    Clauses::new(head)
        .and_some(as_of)
        .and_some(incident)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}

pub(super) fn shelter(t: &Telling<'_>, it: &ShelterState) -> Text {
    let name = match t.find(|register| register.sites.get(&it.site)) {
        Some(site) => text(site.zh.as_str(), site.en.as_str()),
        None => super::say::same(it.site.as_str()),
    };
    let head = say!(
        "安置场所 {name}:{door}",
        "Shelter {name}: {door}",
        name = name,
        door = text(it.door.zh(), it.door.en())
    );
    let counted = it.figures.iter().map(|(of, n)| match of {
        ShelterFigure::Housed => say!("已安置 {n}", "{n} housed", n = people(Some(*n))),
        ShelterFigure::Places => say!("可安置 {n}", "places for {n}", n = people(Some(*n))),
    });
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    Clauses::new(head)
        .and_all(counted.collect())
        .and_some(as_of)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}
