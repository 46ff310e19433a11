//! How the type would organise a scene, and which of its hold points stand open (practice R25).

use crate::catalogue::HoldPoint;
use crate::command::GroupLed;
use crate::register::Party;
use crate::state::{HoldFact, Incident, State};
use crate::time::Time;
use crate::words::{FacilityId, ThingKind};

/// The groups of the incident's type that nobody leads yet, each with the office or township that would
/// lead it. A group whose kind of department the district lacks is not proposed.
#[must_use]
pub fn proposed_groups(state: &State, incident: &Incident) -> Vec<GroupLed> {
    let register = &state.register;
    let scene = state.scenes.get(&incident.id);
    let led = |group: &str| {
        let groups = scene.map_or(&[][..], |it| it.groups.as_slice());
        groups.iter().any(|it| it.group.as_str() == group)
    };
    let groups = register.kind(&incident.kind).map(|it| it.groups.as_slice());
    let proposed = groups.unwrap_or_default().iter().filter_map(|it| {
        let lead = if it.department == "township" {
            Party::Township(incident.township.clone())
        } else {
            let office = register.office_for(&it.department, None)?;
            Party::Department(office.id.clone())
        };
        Some(GroupLed {
            group: ThingKind::new(&it.group).ok()?,
            lead,
            leader: None,
        })
    });
    proposed.filter(|it| !led(it.group.as_str())).collect()
}

/// A hold point 安全确认 of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldStanding<'a> {
    /// The point.
    pub point: &'a HoldPoint,
    /// When it was satisfied; `None` while it is open.
    pub satisfied: Option<Time>,
    /// By which word; `None` where only the moment is known, as under the first edition.
    pub fact: Option<&'a HoldFact>,
    /// What opened it again after it had been satisfied.
    pub undone: Option<Undone<'a>>,
}

/// A hold point that was satisfied is open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone<'a> {
    /// Since when.
    pub at: Time,
    /// By what.
    pub by: UndoneBy<'a>,
}

/// What opens a hold point again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoneBy<'a> {
    /// An act of the type that is its opposite was begun or ordered.
    Act(&'a str),
    /// The facility whose state satisfied it is in another one since.
    Facility(&'a FacilityId),
}

/// Every hold point of the incident's type, in the order of the catalogue. Since the second edition
/// what was confirmed lasts until the opposite is done, or until its facility changes.
#[must_use]
pub fn hold_points<'a>(state: &'a State, incident: &'a Incident) -> Vec<HoldStanding<'a>> {
    let points = state.register.kind(&incident.kind);
    let points = points.into_iter().flat_map(|it| &it.hold_points);
    let zone = &incident.zone;
    points
        .map(|point| {
            let satisfied = zone.satisfied.get(point.id.as_str()).copied();
            let fact = zone.satisfied_by.get(point.id.as_str());
            let undone = satisfied.and_then(|at| undone(state, incident, point, (at, fact)));
            HoldStanding {
                point,
                satisfied: satisfied.filter(|_| undone.is_none()),
                fact,
                undone,
            }
        })
        .collect()
}

/// The first thing that undid it after it was satisfied.
fn undone<'a>(
    state: &'a State,
    incident: &'a Incident,
    point: &'a HoldPoint,
    (at, fact): (Time, Option<&'a HoldFact>),
) -> Option<Undone<'a>> {
    if state.edition < 2 {
        return None;
    }
    let acts = point.undone_by.iter().filter_map(|act| {
        let begun = incident.zone.begun.get(act.as_str())?;
        let by = UndoneBy::Act(act);
        Some(Undone { at: *begun, by })
    });
    let facility = fact.and_then(|it| it.facility.as_ref());
    let changed = facility.and_then(|id| {
        let marks = &state.facilities.get(id)?.marks;
        let then = marks.iter().rfind(|it| it.as_of <= at)?;
        let other = marks
            .iter()
            .find(|it| it.as_of > at && it.state != then.state)?;
        let by = UndoneBy::Facility(id);
        Some(Undone {
            at: other.as_of,
            by,
        })
    });
    let all = acts.chain(changed).filter(|it| it.at > at);
    all.min_by_key(|it| it.at)
}
